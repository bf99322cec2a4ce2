// From a state to what a stage shows, and to what a snippet is made of. One place: what is pasted is what was seen.
import { besideOf } from "./beside.js";
import { sheet } from "./css.js";
import { POSTED, VIEWS, WRITTEN, address, patience } from "./samples.js";
import { shownOf } from "./snippet.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./contract.js").Widget} Widget */

const here = new URL(".", import.meta.url).href;

/** The languages that there are samples in. @param {string} lang */
const spoken = (lang) => (lang.startsWith("en") ? "en" : "vi");

/** @param {State} state */
const viewOf = ({ widget, view }) => VIEWS[widget]?.find(([name]) => name === view) ?? VIEWS[widget]?.[0];

/** Whether a text is JSON. @param {string} text */
export function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Where the data is from, as the element is told. @param {State} state @param {boolean} isPlain Without what has the backend of the samples misbehave. */
function src(state, isPlain) {
  const view = viewOf(state);
  if (state.source !== "sample" || !view) return state.attributes.src ?? "";
  const found = address(state.widget, view, spoken(state.lang), here);
  return isPlain ? (found.split("?")[0] ?? "") : found;
}

/** The attributes that the element gets; those of a group that is empty are not there. @param {State} state */
function attributesOf(state) {
  const { src: own, ...rest } = state.attributes;
  return state.source === "url" && own ? { src: own, ...rest } : rest;
}

/**
 * What the contract of the widget has of a state: an address may say anything, and an attribute such as `onfocus`
 * is a script.
 *
 * @param {Widget} widget @param {State} state @returns {State}
 */
function known(widget, state) {
  const of = (/** @type {"attributes" | "slots" | "parts" | "properties"} */ group) => {
    const names = new Set(widget[group].map(({ name }) => name));
    return Object.fromEntries(Object.entries(state[group]).filter(([name]) => names.has(name)));
  };
  return {
    ...state,
    attributes: of("attributes"),
    slots: of("slots"),
    parts: of("parts"),
    properties: of("properties"),
  };
}

/** @param {Widget} widget @param {State} said @param {"light" | "dark"} scheme @param {number} take @returns {import("./show.js").Show} */
export function toShow(widget, said, scheme, take) {
  const state = known(widget, said);
  const isSample = state.source === "sample";
  const posts = isSample && state.widget === "comments" && POSTED.includes(state.view);
  const json = state.source === "json" && isJson(state.json) ? state.json : "";
  const view = viewOf(state);
  const attributes = {
    ...(isSample ? { src: src(state, false) } : {}),
    ...(isSample && view ? patience(view) : {}),
    loading: "eager",
    // Each stage has a thread of its own, and none of the site's.
    ...(posts ? { article: `bantin-studio-${scheme}` } : {}),
    ...attributesOf(state),
  };
  return {
    tag: widget.tag,
    attributes,
    beside: besideOf(attributes),
    slots: state.slots,
    events: widget.events.map(({ name }) => name),
    json,
    css: sheet(state),
    lang: state.lang,
    dir: state.dir,
    scheme,
    size: state.size,
    posts,
    refreshes: isSample && state.view === "stale",
    now: isSample ? Date.parse(WRITTEN) : 0,
    take,
  };
}

/** @param {Widget} widget @param {State} said */
export function toSnippet(widget, said) {
  const state = known(widget, said);
  return shownOf(widget, state, {
    loader: new URL("../embed.js", here).href,
    src: src(state, true) || "https://api.example/stories",
    css: sheet(state),
    attributes: attributesOf(state),
  });
}

/**
 * What makes it another showing: the widget has to start anew.
 *
 * @param {State} state
 */
export const takeOf = ({ widget, source, view, json, lang, slots, attributes }) =>
  JSON.stringify([widget, source, view, source === "json" && json, lang, slots, attributes.src]);
