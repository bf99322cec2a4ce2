// Links to states of the studio.
import { initial, written } from "./state.js";
import { attributesOf } from "./samples.js";

/** @typedef {import("./state.js").State} State */

/** How one looks at it, and what it looks like, go along to another widget. @param {State} state */
const look = ({ tab, scheme, width, lang, dir, size, still, format, properties }) => ({
  tab,
  scheme,
  width,
  lang,
  dir,
  size,
  still,
  format,
  properties: Object.fromEntries(Object.entries(properties).filter(([name]) => name.startsWith("--bantin-"))),
});

/** The address of a state of a widget. @param {State} state @param {string} widget @param {import("./samples.js").View} view */
export function toView(state, widget, view) {
  return `#${written({ ...initial(), ...look(state), widget, view: view[0], attributes: attributesOf(view) })}`;
}

/** @param {State} state @param {State["tab"]} tab */
export const toTab = (state, tab) => `#${written({ ...state, tab })}`;
