// A control for each attribute, slot, part and property of a widget, made from its contract.
import { make, prose } from "./dom.js";

/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./contract.js").Widget} Widget */
/** @typedef {import("./contract.js").Named} Named */
/** @typedef {"attributes" | "slots" | "parts" | "properties"} Group */
/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */

/** @param {string} group @param {string} name */
export const idOf = (group, name) => `${group}-${name || "default"}`;

/** @typedef {{group: Group, name: string, field: Field, row: HTMLElement}} Control */

/**
 * @param {Widget} widget @param {Store} store @param {(part: string) => void} light
 * @returns {{groups: HTMLElement[], controls: Control[]}}
 */
export function controls(widget, store, light) {
  /** @type {Control[]} */
  const all = [];
  const row = (/** @type {Group} */ group, /** @type {Named} */ named, /** @type {Field} */ field) => {
    const made = rowOf(group, named, field);
    all.push({ group, name: named.name, field, row: made });
    return made;
  };
  const attributes = widget.attributes.map((it) => row("attributes", it, attribute(it, store)));
  const slots = widget.slots.map((it) => row("slots", it, text("slots", it.name, store, "<p>…</p>", true)));
  const parts = widget.parts.map((it) => {
    const made = row("parts", it, text("parts", it.name, store, "color: …"));
    lights(made, it.name, light);
    return made;
  });
  const properties = widget.properties.map((it) =>
    row("properties", it, text("properties", it.name, store, it.initial)),
  );
  const groups = [
    group("Attributes", attributes, true),
    group("Parts", parts),
    group("Custom properties", properties),
    group("Slots", slots),
  ];
  return { groups, controls: all };
}

/** @param {string} title @param {HTMLElement[]} rows @param {boolean} [open] */
const group = (title, rows, open = false) =>
  make("details", { open, class: "group" }, make("summary", {}, make("h3", {}, title)), ...rows);

/** @param {Group} group @param {Named} named @param {Field} field */
function rowOf(group, { name, about }, field) {
  const id = idOf(group, name);
  field.id = id;
  field.setAttribute("aria-describedby", `${id}-about`);
  const label = make("label", { for: id }, make("code", {}, name || "(default)"));
  return make("div", { class: "row" }, label, field, make("p", { id: `${id}-about`, class: "hint" }, ...prose(about)));
}

/** @param {import("./contract.js").Attribute} attribute @param {Store} store @returns {Field} */
function attribute({ name, kind, initial }, store) {
  const set = (/** @type {string | undefined} */ value) => store.set("attributes", name, value);
  if (kind.is === "flag") {
    const field = make("input", { type: "checkbox" });
    field.addEventListener("change", () => set(field.checked ? "" : undefined));
    return field;
  }
  if (kind.is === "choice") {
    const field = make("select", {}, new Option(initial ? `${initial} (default)` : "default", ""));
    field.append(...kind.words.filter((word) => word !== initial).map((word) => new Option(word, word)));
    field.addEventListener("change", () => set(field.value || undefined));
    return field;
  }
  if (kind.is === "number") {
    const field = make("input", { type: "number", min: "0", step: "any", placeholder: initial });
    field.addEventListener("input", () => set(field.value || undefined));
    return field;
  }
  return text("attributes", name, store, initial, name === "mapping");
}

/** @param {Group} group @param {string} name @param {Store} store @param {string} placeholder @param {boolean} [tall] @returns {Field} */
function text(group, name, store, placeholder, tall = false) {
  const given = { placeholder, spellcheck: "false", autocapitalize: "off", autocomplete: "off" };
  const field = tall ? make("textarea", { ...given, rows: "2" }) : make("input", { ...given, type: "text" });
  field.addEventListener("input", () => store.set(group, name, field.value || undefined));
  return field;
}

/** @param {HTMLElement} row @param {string} part @param {(part: string) => void} light */
function lights(row, part, light) {
  row.classList.add("lights");
  for (const on of ["pointerenter", "focusin"]) row.addEventListener(on, () => light(part));
  for (const off of ["pointerleave", "focusout"]) row.addEventListener(off, () => light(""));
}

/** Puts into the fields what the state has; the one that is being written in has it. @param {Control[]} all @param {State} state */
export function fill(all, state) {
  for (const { group, name, field } of all) {
    const value = state[group][name];
    if (field instanceof HTMLInputElement && field.type === "checkbox") {
      field.checked = value !== undefined && value !== "false";
    } else if (document.activeElement !== field) {
      field.value = value ?? "";
    }
  }
}
