// What the studio shows, and how the address keeps it: all of it, so that a link shares what one sees.
// It stands behind the `#`, which no server is told.

/**
 * @typedef {object} State
 * @property {string} widget
 * @property {"build" | "theme" | "mapping"} tab
 * @property {"sample" | "url" | "json"} source Where the data is from.
 * @property {string} view The name of a state, where it is from a sample.
 * @property {string} json One's own, where it is that.
 * @property {"" | "light" | "dark"} scheme Which of the two is shown; both, side by side, where it is empty.
 * @property {number} width In pixels; 0 for what room there is.
 * @property {string} lang
 * @property {"ltr" | "rtl"} dir
 * @property {number} size Of the page's text, in percent.
 * @property {boolean} still Whether the reader asks for less motion.
 * @property {string} format Of the snippet.
 * @property {Record<string, string>} attributes
 * @property {Record<string, string>} slots Markup, by the name of the slot.
 * @property {Record<string, string>} parts Declarations of CSS, by the name of the part.
 * @property {Record<string, string>} properties
 */

/** @returns {State} */
export const initial = () => ({
  widget: "related",
  tab: "build",
  source: "sample",
  view: "",
  json: "",
  scheme: "",
  width: 0,
  lang: "vi",
  dir: "ltr",
  size: 100,
  still: false,
  format: "html",
  attributes: {},
  slots: {},
  parts: {},
  properties: {},
});

/** How wide a stage may be set, in pixels. */
export const WIDTHS = { least: 240, most: 2000 };

/** The groups of values, by the letter that their names begin with in the address. */
const GROUPS = /** @type {const} */ ({ a: "attributes", s: "slots", p: "parts", c: "properties" });

const WORDS = /** @type {const} */ (["widget", "tab", "source", "view", "json", "scheme", "lang", "dir", "format"]);

/** What a word may be, where that is known. @type {Record<string, string[]>} */
const KNOWN = {
  tab: ["build", "theme", "mapping"],
  source: ["sample", "url", "json"],
  scheme: ["light", "dark"],
  dir: ["ltr", "rtl"],
};

/** As it stands behind the `#`. @param {State} state @returns {string} */
export function written(state) {
  const query = new URLSearchParams();
  const usual = initial();
  query.set("widget", state.widget);
  for (const word of WORDS) if (state[word] !== usual[word]) query.set(word, state[word]);
  if (state.width) query.set("width", String(state.width));
  if (state.size !== usual.size) query.set("size", String(state.size));
  if (state.still) query.set("still", "");
  for (const [letter, group] of Object.entries(GROUPS)) {
    for (const [name, value] of Object.entries(state[group])) query.set(`${letter}.${name}`, value);
  }
  return String(query);
}

/** Reads what stands behind a `#`; what is none, or out of bounds, is as usual. @param {string} text @returns {State} */
export function read(text) {
  const query = new URLSearchParams(text.replace(/^#/, ""));
  const state = initial();
  for (const word of WORDS) {
    const value = query.get(word);
    if (value !== null && (KNOWN[word]?.includes(value) ?? true)) Object.assign(state, { [word]: value });
  }
  state.width = number(query.get("width"), WIDTHS.least, WIDTHS.most, 0);
  state.size = number(query.get("size"), 50, 300, 100);
  state.still = query.has("still");
  for (const [name, value] of query) {
    const group = GROUPS[/** @type {keyof typeof GROUPS} */ (name[0])];
    if (group && name[1] === ".") state[group][name.slice(2)] = value;
  }
  return state;
}

/** @param {string | null} text @param {number} least @param {number} most @param {number} otherwise */
function number(text, least, most, otherwise) {
  const value = Math.round(Number(text));
  return text && value >= least && value <= most ? value : otherwise;
}
