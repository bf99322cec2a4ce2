// Every state of every widget, in both themes, is checked by axe in every engine.
import { violations } from "../support/axe.ts";
import { expect, test } from "../support/engine-test.ts";
import { gallery, settle, views } from "../support/gallery.ts";
import { ADDRESSES, embedded, ready } from "../support/widgets.ts";

test.setTimeout(120_000);

for (const widget of Object.keys(ADDRESSES)) {
  for (const [theme, lang] of [
    ["light", "vi"],
    ["dark", "en"],
  ] as const) {
    test(`${widget}: no violation in any state, ${theme}`, async ({ tab, site }) => {
      await tab.open(gallery(site, { lang, theme, widget }));
      await expect.poll(async () => (await views(tab)).length).toBeGreaterThan(5);
      for (const view of await views(tab)) await settle(tab, view);
      // Here a widget is there many times under one name.
      expect(await violations(tab, "landmark-unique", "landmark-no-duplicate-main")).toEqual([]);
    });
  }
}

test("axe finds a name that is missing, in a shadow root too", async ({ tab, site }) => {
  await tab.open(site.page(`<h1>An article</h1>${embedded("related")}`));
  await ready(tab, "related");
  expect(await violations(tab)).toEqual([]);
  await tab.run(() => {
    const button = document.createElement("button");
    document.querySelector("bantin-related")?.shadowRoot?.querySelector("[part=base]")?.append(button);
  });
  expect((await violations(tab)).join()).toContain("button-name");
});
