// The page that a widget stands in. It is a page of its own, in a frame: its width, its language, its direction,
// its scheme and the size of its text are those of a page, which nothing inside another page can be.
import { lightUp } from "./light.js";
import { lessMotion } from "./motion.js";
import { forget, post } from "./post.js";
import { backend } from "./samples.js";
import { followSheets } from "./sheets.js";
import { listen, say } from "./show.js";

/** @typedef {import("./show.js").Show} Show */

/** What was asked for last. @type {Show | undefined} */
let wanted;

/** What the element shows, which is behind while scripts load. @type {Show | undefined} */
let shown;

/** @type {(HTMLElement & {data?: unknown, refresh(): void}) | undefined} */
let element;

const own = new CSSStyleSheet();
document.adoptedStyleSheets.push(own);

// A widget moves the focus as its reader goes on; while nobody is in this page, that would take it out of the studio.
const { focus } = HTMLElement.prototype;
/** @param {FocusOptions} [options] */
HTMLElement.prototype.focus = function (options) {
  if (document.hasFocus()) focus.call(this, options);
};

const main = /** @type {HTMLElement} */ (document.querySelector("main"));
const clock = Date.now;

/**
 * The loader is asked for once the page is as it shall be: the widgets look at it when they start.
 *
 * @param {string[]} beside
 */
async function loader(beside) {
  for (const name of beside) await import(`../${name}.js`);
  const { configure } = await import("../embed.js");
  configure({ fetch: backend });
}

/** @param {Show} show */
async function take(show) {
  wanted = show;
  // The same listener is added once.
  for (const name of show.events) document.addEventListener(name, hear);
  const root = document.documentElement;
  root.lang = show.lang;
  root.dir = show.dir;
  root.style.colorScheme = show.scheme;
  root.style.fontSize = `${show.size}%`;
  Date.now = show.now ? () => show.now : clock;
  own.replaceSync(show.css);
  await loader(show.beside);
  // Another came meanwhile.
  if (wanted !== show) return;
  if (shown && element && shown.take === show.take && shown.tag === show.tag) {
    change(element, shown.attributes, show.attributes);
  } else place(show);
  shown = show;
}

/** Says why there is no widget; the next that is to be shown is tried anew. @param {unknown} error */
function failed(error) {
  const text = document.createElement("p");
  text.lang = "en";
  text.role = "alert";
  text.textContent = `The widget could not be shown: ${error instanceof Error ? error.message : error}. Reload the page to try again.`;
  main.replaceChildren(text);
  element = undefined;
}

/** @param {Show} show */
function place(show) {
  const made = /** @type {HTMLElement & {data?: unknown, refresh(): void}} */ (document.createElement(show.tag));
  change(made, {}, show.attributes);
  if (show.json) made.data = JSON.parse(show.json);
  for (const [name, markup] of Object.entries(show.slots)) {
    const child = document.createElement("div");
    child.slot = name;
    child.innerHTML = markup;
    made.append(child);
  }
  element = made;
  if (show.refreshes) made.addEventListener("bantin-ready", () => made.refresh(), { once: true });
  if (show.posts) forget(show.attributes.article ?? "");
  if (show.posts) made.addEventListener("bantin-ready", () => post(made), { once: true });
  main.replaceChildren(made);
}

/** @param {Element | undefined} element @param {Record<string, string>} from @param {Record<string, string>} to */
function change(element, from, to) {
  for (const name of Object.keys(from)) if (!(name in to)) element?.removeAttribute(name);
  for (const [name, value] of Object.entries(to)) if (from[name] !== value) element?.setAttribute(name, value);
}

/** @param {Event} event */
function hear(event) {
  const { detail } = /** @type {CustomEvent} */ (event);
  // What cannot be copied to another page is told as text.
  say(parent, { event: event.type, detail: JSON.parse(JSON.stringify(detail ?? null)) });
}
document.addEventListener("bantin-ready", lessMotion);

// Nothing that is pressed in a widget leads out of the studio.
document.addEventListener("click", (event) => {
  const link = event.composedPath().find((it) => it instanceof HTMLAnchorElement);
  if (link instanceof HTMLAnchorElement && link.origin !== "null" && !isOfThisPage(link)) event.preventDefault();
});

/** @param {HTMLAnchorElement} link */
const isOfThisPage = (link) => link.href.split("#")[0] === location.href.split("#")[0] && link.hash !== "";

listen((what, from) => {
  if (from !== parent) return;
  if ("show" in what) take(what.show).catch((error) => what.show === wanted && failed(error));
  if ("light" in what) lightUp(element, what.light);
});

void followSheets(() => element, lessMotion);
say(parent, { ready: true });
