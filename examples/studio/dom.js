// Elements, made in one expression.

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, any>} [given] Attributes; with `on…` listeners, with `.…` properties.
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function make(name, given = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(given)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key.startsWith(".")) Object.assign(element, { [key.slice(1)]: value });
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== undefined) element.setAttribute(key, String(value));
  }
  element.append(...children);
  return element;
}

/** Words, in which `code` is set off by backticks. @param {string} text */
export const prose = (text) => text.split("`").map((it, at) => (at % 2 ? make("code", {}, it) : it));

/** The element of the page that has an id; a page without it is another page. @param {string} id */
export function at(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`expected an element #${id}`);
  return found;
}

/** Says something once in a live region, not again at every key. @param {HTMLElement} region @param {string} text */
export function tell(region, text) {
  if (region.textContent !== text) region.textContent = text;
}
