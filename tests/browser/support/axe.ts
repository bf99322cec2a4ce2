// axe in whichever engine: what is wrong with a page for people who see, hear or move otherwise.
import axe from "axe-core";
import type { Tab } from "./tab.ts";

/** Each violation with the elements it is about. `without` names rules that say nothing of a page made for tests. */
export async function violations(tab: Tab, ...without: string[]): Promise<string[]> {
  await tab.run(layOut);
  await tab.source(axe.source);
  return tab.run(async (without) => {
    const off = without.map((rule) => [rule, { enabled: false }]);
    // The size of targets (WCAG 2.5.8) is not among the rules that run by default.
    const rules = Object.fromEntries([["target-size", { enabled: true }], ...off]);
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    const { violations } = await axe.run(document, { rules, resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, html, any }) => `${id}: ${target.flat().join(" ")} ${html} ${any.map((it) => it.message)}`),
    );
  }, without);
}

/**
 * Lays out what is far out of view, too: axe measures all that there is. A headline that comes in has its colours when
 * it is there. Runs in the page.
 */
function layOut(): void {
  const all = new CSSStyleSheet();
  all.replaceSync(
    "* { content-visibility: visible !important; animation: none !important; transition: none !important }",
  );
  for (const { shadowRoot } of document.querySelectorAll("*")) shadowRoot?.adoptedStyleSheets.push(all);
}
