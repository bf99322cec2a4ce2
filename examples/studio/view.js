// How it is looked at: language, direction, scheme, width, size of the text, motion.
import { at } from "./dom.js";
import { WIDTHS } from "./state.js";

/** @typedef {import("./store.js").Store} Store */

/** The first digits of a number are no width yet: until it is one, there is what room there is. @param {string} text */
function widthOf(text) {
  const width = Math.round(Number(text));
  return width < WIDTHS.least ? 0 : Math.min(width, WIDTHS.most);
}

/** @param {Store} store */
export function view(store) {
  const form = /** @type {HTMLFormElement} */ (at("view"));
  const [lang, dir, scheme, width, size, still] = ["lang", "dir", "scheme", "width", "size", "still"].map(
    (name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name)),
  );
  if (!lang || !dir || !scheme || !width || !size || !still) throw new Error("expected the fields of the view");
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    if (target === width) store.change({ width: widthOf(width.value) });
    else if (target === size) store.change({ size: Number(size.value) });
    else if (target === still) store.change({ still: still.checked });
    else store.change(/** @type {any} */ ({ [/** @type {any} */ (target).name]: /** @type {any} */ (target).value }));
  });
  width.min = String(WIDTHS.least);
  width.max = String(WIDTHS.most);
  store.follow((state) => {
    lang.value = state.lang;
    dir.value = state.dir;
    scheme.value = state.scheme;
    if (document.activeElement !== width) width.value = state.width ? String(state.width) : "";
    size.value = String(state.size);
    still.checked = state.still;
  });
}
