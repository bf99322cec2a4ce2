// The studio in every engine: axe finds nothing in it, and it can be worked by the keyboard.
import { violations } from "../support/axe.ts";
import { Key, expect, test } from "../support/engine-test.ts";
import { studio } from "../support/studio.ts";

for (const tab of ["build", "theme", "mapping"]) {
  for (const theme of ["light", "dark"]) {
    test(`${tab}: no violation, ${theme}`, async ({ tab: browser, site }) => {
      await browser.open(studio(site, { tab, widget: "related", lang: "en" }));
      await browser.run((theme) => {
        document.documentElement.style.colorScheme = theme;
      }, theme);
      await browser.find("#widgets a");
      for (const title of ["The widget, light", "The widget, dark"]) {
        await browser.enter(`iframe[title='${title}']`);
        await browser.find("bantin-related >>> [part=card]");
        await browser.leave();
      }
      if (tab === "mapping") await browser.find("#fields li");
      expect(await violations(browser)).toEqual([]);
    });
  }
}

test("from the search to a control, and from there to the snippet, by the keyboard", async ({ tab, site }) => {
  await tab.open(studio(site, { widget: "ticker", scheme: "light", lang: "en" }));
  await tab.find("#widgets a");
  await tab.walkTo(/Search all widgets/);
  await tab.press(..."beaufort");
  await expect.poll(() => tab.texts("#widgets li li")).toEqual(["attribute wind"]);
  await tab.press(Key.TAB);
  await tab.press(Key.ENTER);
  await expect.poll(async () => (await tab.focused())?.name).toBe("wind");
  await tab.press("m");
  await expect.poll(async () => (await tab.texts("#snippet"))[0]).toMatch(/wind="m/);
});
