// How it is looked at: language, direction, scheme, width, size of the text, motion.
import { at } from "./dom.js";

/** @typedef {import("./store.js").Store} Store */

/** @param {Store} store */
export function view(store) {
  const form = /** @type {HTMLFormElement} */ (at("view"));
  const [lang, dir, scheme, width, size, still] = ["lang", "dir", "scheme", "width", "size", "still"].map(
    (name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name)),
  );
  if (!lang || !dir || !scheme || !width || !size || !still) throw new Error("expected the fields of the view");
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    if (target === width) store.change({ width: Math.max(0, Math.min(2000, Math.round(Number(width.value)))) });
    else if (target === size) store.change({ size: Number(size.value) });
    else if (target === still) store.change({ still: still.checked });
    else store.change(/** @type {any} */ ({ [/** @type {any} */ (target).name]: /** @type {any} */ (target).value }));
  });
  store.follow((state) => {
    lang.value = state.lang;
    dir.value = state.dir;
    scheme.value = state.scheme;
    if (document.activeElement !== width) width.value = state.width ? String(state.width) : "";
    size.value = String(state.size);
    still.checked = state.still;
  });
}
