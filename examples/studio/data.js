// Where the data is from: a sample, a URL, or one's own JSON.
import { at, tell } from "./dom.js";
import { isJson } from "./shown.js";

/** @typedef {import("./store.js").Store} Store */

/** @param {Store} store */
export function data(store) {
  const url = /** @type {HTMLInputElement} */ (at("url"));
  const json = /** @type {HTMLTextAreaElement} */ (at("json"));
  for (const input of at("source").querySelectorAll("input")) {
    input.addEventListener("change", () => choose(store, /** @type {any} */ (input.value)));
  }
  url.addEventListener("input", () => store.set("attributes", "src", url.value || undefined));
  json.addEventListener("input", () => store.change({ json: json.value }));
  store.follow((state) => {
    for (const input of at("source").querySelectorAll("input")) input.checked = input.value === state.source;
    at("of-url").hidden = state.source !== "url";
    at("of-json").hidden = state.source !== "json";
    if (document.activeElement !== url) url.value = state.attributes.src ?? "";
    if (document.activeElement !== json) json.value = state.json;
    const isWrong = state.source === "json" && state.json.trim() !== "" && !isJson(state.json);
    tell(at("json-wrong"), isWrong ? "This is no JSON yet." : "");
  });
}

/** Where data is from, and how that is read: of a sample or of one's own, but never of the other. */
const OF_DATA = "src forecast body adapter mapping live action article time-zone places min-time".split(" ");

/**
 * What was chosen of its looks stays.
 *
 * @param {Store} store @param {"sample" | "url" | "json"} source
 */
export function choose(store, source) {
  const isOwn = (/** @type {string} */ it) => it !== "sample";
  if (isOwn(source) === isOwn(store.state.source)) return store.change({ source });
  const looks = Object.entries(store.state.attributes).filter(([name]) => !OF_DATA.includes(name));
  store.change({ source, view: "", attributes: Object.fromEntries(looks) });
}
