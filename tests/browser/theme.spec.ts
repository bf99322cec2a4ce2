// The theme of a widget, and that of the page.
import { element, stories } from "./support/lists.ts";
import { expect, test } from "./support/test.ts";

test("the attribute theme goes before the page's own scheme, and is followed", async ({ page, site }) => {
  await page.goto(site.page(`<style>:root{color-scheme:light}</style>${element("related", stories(1))}`));
  const related = page.locator("bantin-related");
  await expect(related.locator("[part=card]")).toBeVisible();
  const base = related.locator("[part=base]");
  for (const [theme, expected] of [
    ["dark", "rgb(21, 24, 26)"],
    ["light", "rgb(255, 255, 255)"],
  ] as const) {
    // On a page of the other kind.
    await page.evaluate(
      (scheme) => {
        document.documentElement.style.colorScheme = scheme;
      },
      theme === "dark" ? "light" : "dark",
    );
    await related.evaluate((element, theme) => element.setAttribute("theme", theme), theme);
    await expect(base).toHaveCSS("background-color", expected);
  }
  await related.evaluate((element) => element.removeAttribute("theme"));
  await expect(base).toHaveCSS("background-color", "rgb(21, 24, 26)");
});
