// The style sheet that a page needs for what was set: properties and parts.

/** @typedef {import("./state.js").State} State */

/** A property that holds for all widgets, and so stands once for the page. @param {string} name */
const isShared = (name) => name.startsWith("--bantin-") && name !== "--bantin-reserve";

/** @param {string} selector @param {string[]} declarations */
const rule = (selector, declarations) =>
  declarations.length > 0 ? `${selector} {\n${declarations.map((it) => `  ${it};`).join("\n")}\n}\n` : "";

/** @param {State} state @returns {string} */
export function sheet({ widget, properties, parts }) {
  const all = Object.entries(properties).filter(([, value]) => value.trim());
  const of = (/** @type {boolean} */ shared) =>
    all.filter(([name]) => isShared(name) === shared).map(([name, value]) => `${name}: ${value.trim()}`);
  const tag = `bantin-${widget}`;
  const rules = [rule(":root", of(true)), rule(tag, of(false))];
  for (const [name, text] of Object.entries(parts)) {
    rules.push(rule(`${tag}::part(${name})`, declarations(text)));
  }
  return rules.join("");
}

/** The declarations of a text. @param {string} text */
function declarations(text) {
  // Semicolons in quotes or brackets are of a value.
  const found = text.match(/(?:"[^"]*"|'[^']*'|\([^)]*\)|[^;])+/g) ?? [];
  return found.map((it) => it.trim()).filter((it) => it.includes(":"));
}
