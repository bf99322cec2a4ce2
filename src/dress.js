// The style sheets of an element, in whichever document it is: one that is moved to another, a frame's or that of a
// window the page opened, arrives there without them, and a document takes no sheet that was made in another.

/** By their text. All elements of the page's own document share them. */
const sheets = {};

/** Gives a shadow root the sheets that it has not, or has no longer. */
export function dress(root, ...texts) {
  const there = root.adoptedStyleSheets;
  const view = root.ownerDocument.defaultView;
  // The loader's is there from the start.
  const before = there.length
    ? there
    : (document.createElement(root.host.localName).shadowRoot?.adoptedStyleSheets ?? []);
  if (view === window) {
    const own = texts.map((text) => (sheets[text] ??= make(text, view)));
    root.adoptedStyleSheets = [...new Set([...before, ...own])];
  } else if (!there.length) {
    const rules = [...before].map(({ cssRules }) => [...cssRules].map((rule) => rule.cssText).join(""));
    root.adoptedStyleSheets = [...rules, ...texts].map((text) => make(text, view));
  }
}

function make(text, view) {
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}
