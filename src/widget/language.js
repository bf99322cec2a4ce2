/** The language that a page gives an element: its own, or that of the nearest around it, outside of shadow roots too. */
export function language(element) {
  for (let at = element; at; at = at.getRootNode().host) {
    const near = at.closest("[lang]:not([lang=''])");
    if (near) return near.getAttribute("lang");
  }
}
