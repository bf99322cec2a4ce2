// The newspaper in every engine: axe finds nothing on its pages, in either theme and language.
import { violations } from "../support/axe.ts";
import { expect, test } from "../support/engine-test.ts";

const PAGES: Record<string, string> = {
  "": "bantin-ticker",
  "moi-truong": "aside bantin-weather",
  "moi-truong/trieu-cuong-vuot-bao-dong": "#comments bantin-comments",
};

for (const [path, widget] of Object.entries(PAGES)) {
  for (const [scheme, edition] of [
    ["light", ""],
    ["dark", "en/"],
  ]) {
    test(`${path || "front"}: no violation, ${scheme}`, async ({ tab, newsroom }) => {
      await tab.open(`${newsroom.url}/paper/${edition}${path}`);
      await tab.run((scheme) => {
        document.documentElement.style.colorScheme = scheme;
      }, scheme ?? "");
      await tab.scrollTo(widget);
      await expect.poll(() => tab.attribute(`${widget} >>> [part=base]`, "data-state")).toBe("ready");
      expect(await violations(tab)).toEqual([]);
    });
  }
}
