// Shows a page as to a reader who asks for less motion. No script can set that query for a page, so what asks is
// told another answer: `matchMedia`, and each rule of a sheet that asks for it.

const QUERY = /\(\s*prefers-reduced-motion\s*(?::\s*(reduce|no-preference))?\s*\)/g;

/** It is asked once and followed from then on: who asks for less motion has a page of their own. */
const isLess = new URLSearchParams(location.search).has("still");

const real = globalThis.matchMedia.bind(globalThis);
if (isLess) globalThis.matchMedia = (/** @type {string} */ query) => real(answered(query));

/** A query with the answer in it: one that is always so, or never. @param {string} query */
export function answered(query) {
  return query.replaceAll(QUERY, (_, asked) =>
    asked === "no-preference" ? "(max-width: 0px) and (min-width: 1px)" : "(min-width: 0px)",
  );
}

/** Answers what the sheets of the widgets ask. */
export function lessMotion() {
  if (!isLess) return;
  for (const { shadowRoot } of document.querySelectorAll(":defined")) {
    for (const sheet of shadowRoot?.adoptedStyleSheets ?? []) answer(sheet.cssRules);
  }
}

/** @param {CSSRuleList} rules */
function answer(rules) {
  for (const rule of rules) {
    if (rule instanceof CSSMediaRule) {
      const wanted = answered(rule.media.mediaText);
      if (rule.media.mediaText !== wanted) rule.media.mediaText = wanted;
    }
    if ("cssRules" in rule) answer(/** @type {CSSGroupingRule} */ (rule).cssRules);
  }
}
