// A designer's edit of a style sheet is seen at once: the sheets are files here, which are looked at again and
// again, and what is in them takes the place of what came with the bundle. No Rust is built for it.
import { SHEETS } from "./here.js";

/** How often they are looked at, in milliseconds. */
const OFTEN = 400;

/** @type {Map<string, string>} */
const texts = new Map();

/** @param {() => Element | undefined} shown @param {() => void} changed */
export async function followSheets(shown, changed) {
  if (!SHEETS) return;
  for (;;) {
    const element = shown();
    if (document.visibilityState === "visible" && element) if (await look(element)) changed();
    await new Promise((resolve) => setTimeout(resolve, OFTEN));
  }
}

/** Gives whether anything is new. @param {Element} element */
async function look(element) {
  // The loader's own, then tokens and base, then the widget's: src/element/sheets.rs has that order.
  const [, shared, own] = element.shadowRoot?.adoptedStyleSheets ?? [];
  if (!shared || !own) return false;
  const name = element.localName.replace(/^bantin-/, "");
  const [tokens, base, widget] = await Promise.all(["tokens", "base", name].map(text));
  const news = [put(shared, "", [tokens, base]), put(own, name, [widget])];
  return news.includes(true);
}

/** @param {CSSStyleSheet} sheet @param {string} key @param {(string | undefined)[]} parts */
function put(sheet, key, parts) {
  // While a file is being written there may be none.
  if (parts.some((part) => part === undefined)) return false;
  const wanted = parts.join("\n");
  if (texts.get(key) === wanted) return false;
  texts.set(key, wanted);
  sheet.replaceSync(wanted);
  return true;
}

/** @param {string} name @returns {Promise<string | undefined>} */
async function text(name) {
  try {
    const answer = await fetch(new URL(`${SHEETS}${name}.css`, import.meta.url), { cache: "no-cache" });
    return answer.ok ? await answer.text() : undefined;
  } catch {
    return undefined; // the server is away; it is looked for again
  }
}
