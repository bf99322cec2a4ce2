// axe in whichever engine: what is wrong with a page for people who see, hear or move otherwise.
import axe from "axe-core";
import type { Tab } from "./tab.ts";

/** Each violation with the elements it is about. `without` names rules that say nothing of a page made for tests. */
export async function violations(tab: Tab, ...without: string[]): Promise<string[]> {
  await tab.source(axe.source);
  return tab.run(async (without) => {
    const off = without.map((rule) => [rule, { enabled: false }]);
    // The size of targets (WCAG 2.5.8) is not among the rules that run by default.
    const rules = Object.fromEntries([["target-size", { enabled: true }], ...off]);
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    const { violations } = await axe.run(document, { rules, resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.flat().join(" ")} ${node.html}`),
    );
  }, without);
}
