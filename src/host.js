// What an element does in its page that needs no wasm: the loader leaves it to the time when the code
// is there.
import { baseUri } from "./ui/address.js";
import { settle } from "./ui/storage.js";

/** Sets right what the page gave to `configure`, and names what it should not be. */
export function check(settings) {
  const { base, labels, storage } = settings;
  try {
    if (base) settings.base = new URL(base, baseUri()).href;
  } catch {
    delete settings.base;
    say(`base: expected a URL, found "${base}"`);
  }
  if (!settle()) say(`storage: expected none, session or local, found "${storage}"`);
  for (const tag of Object.keys(labels ?? {})) {
    if (!/^[a-z]{2,3}(-|$)/.test(tag)) say(`labels: expected a tag such as vi or fr-CA, found "${tag}"`);
  }
}

const said = new Set();

/** Tells the integrator, once. */
export function say(line) {
  if (!said.has(line)) console.warn(`bantin: ${line}`);
  said.add(line);
}

/** Attends to an element that is about to be mounted into `base`, once or again. */
export function attend(element, base) {
  for (const type of ["keydown", "keypress", "keyup"]) base.addEventListener(type, keepKeys);
  const slot = base.nextElementSibling;
  slot.addEventListener("slotchange", markFallback);
  markFallback({ target: slot });
  warnOfWhatIsInside(element, base);
  giveBack(base);
}

/**
 * Gives back the room that was kept for a widget, once it is known how much it needs, when nobody
 * sees it happen: what is in view stays where it is. By the height of the box and not by
 * `--bantin-reserve`, which all that is inside inherits: each of its elements would be styled anew.
 */
function giveBack(base) {
  const box = base.parentNode;
  const views = new IntersectionObserver((entries) => {
    const { boundingClientRect, isIntersecting } = entries.pop();
    // Above what is in view, the browser has to scroll along.
    if (isIntersecting || (boundingClientRect.top <= 0 && !("overflowAnchor" in box.style))) return;
    box.style.minBlockSize = 0;
    views.disconnect();
  });
  const states = new MutationObserver(() => {
    if (base.dataset.state === "loading") return;
    views.observe(box);
    states.disconnect();
  });
  states.observe(base, { attributeFilter: ["data-state"] });
}

/**
 * What is typed into a field stays with it: outside of the shadow root its target is the element, and
 * a page that has shortcuts takes it for no field. A field of the page, in a slot, is the page's own.
 */
function keepKeys(event) {
  const { target, key } = event;
  const isTyped = target.matches("input, select, textarea") && key !== "Escape" && key !== "Tab";
  if (isTyped && this.contains(target)) event.stopPropagation();
}

function markFallback({ target: slot }) {
  const isContent = (node) => node.localName !== "script" && (node.localName || node.data.trim());
  slot.previousElementSibling.toggleAttribute("data-fallback", slot.assignedNodes().some(isContent));
}

/**
 * `<bantin-ticker />` is not closed for a parser of HTML: what follows in the page is inside, and
 * would be hidden as its fallback. What cannot be a fallback tells it.
 */
function warnOfWhatIsInside(element, base) {
  const own = [...element.children].filter((it) => !it.slot && it.localName !== "script");
  const foreign = [...element.querySelectorAll(":scope :not([slot], [slot] *)")].find((it) =>
    /^(bantin-.*|main|footer|aside|h1)$/.test(it.localName),
  );
  base.toggleAttribute("data-open", !!foreign);
  // Long words that lead nowhere, up to the end of what the element is in, may be no fallback.
  const letters = (nodes) => nodes.map((it) => it.textContent).join("").length;
  const links = own.flatMap((it) => (it.localName === "a" ? it : [...it.querySelectorAll("a")]));
  const words = letters(own) - letters(links);
  if (!foreign && (element.nextElementSibling || words < 300)) return;
  const tag = element.localName;
  const found = foreign ? `<${foreign.localName}>` : `${words} letters`;
  console.warn(`<${tag}> expected its end tag </${tag}>, found ${found} first: no tag of HTML closes itself`, element);
}

/**
 * True while a parser is inside of an element whose data stands in there, or has not come to the end of a
 * script that an attribute names, as on a page that comes in pieces.
 */
export function isArriving(element) {
  if (document.readyState !== "loading") return false;
  for (const name of ["mapping", "body"]) {
    const [, id] = /^\s*#(.+?)\s*$/.exec(element.getAttribute(name)) ?? [];
    if (id && isOpen(document.getElementById(id))) return true;
  }
  const script = element.querySelector(":scope > script[type='application/json']");
  if (element.data !== undefined || script?.nextSibling) return false;
  return (script || !element.hasAttribute("src")) && isOpen(element);
}

/** True while a parser is inside of a node, or is yet to come to one that is not there. */
function isOpen(node) {
  let last = node;
  while (last && !last.nextSibling) last = last.parentNode;
  return !last;
}
