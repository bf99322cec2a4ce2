// The walk of docs/studio.md, step by step: from nothing to a themed widget over one's own JSON.
import { open, stage } from "./support/studio.ts";
import { expect, test } from "./support/test.ts";

/** What somebody's backend sends. */
const THEIRS = {
  status: "ok",
  result: {
    entries: [
      { name: "The ferry runs again", where: "/news/ferry", topic: "Traffic" },
      { name: "Rain by night", where: "/news/rain", topic: "Weather" },
    ],
  },
};

test("from nothing to a themed widget over one's own JSON", async ({ page, site, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  // 1. and 2.
  await open(page, site);
  await page.locator("#widgets > li", { hasText: "related" }).getByRole("link", { name: "grid" }).click();
  await expect(stage(page).locator("[part=card]").first()).toBeVisible();
  // 3.
  await page.getByLabel("my JSON").check();
  await page.getByLabel("JSON", { exact: true }).fill(JSON.stringify(THEIRS));
  // 4.
  await page.getByRole("navigation", { name: "Studio" }).getByRole("link", { name: "Mapping" }).click();
  await expect(page.locator("#verdict")).toHaveText("shape: no list at items (found keys: status, result)");
  const fields = page.getByRole("list", { name: "Fields" });
  await fields.getByLabel("items", { exact: true }).focus();
  await page.getByRole("button", { name: "result.entries a list of 2" }).click();
  const payload = page.getByRole("list", { name: "Paths of its items" });
  for (const [field, path] of [
    ["title", /^name /],
    ["url", /^where /],
    ["label", /^topic /],
  ] as const) {
    await fields.getByLabel(field, { exact: true }).focus();
    await payload.getByRole("button", { name: path }).click();
  }
  await expect(page.locator("#verdict")).toHaveText("Read by your mapping.");
  await expect(stage(page).getByRole("link")).toHaveText(["The ferry runs again", "Rain by night"]);
  // 5.
  await page.getByRole("navigation", { name: "Studio" }).getByRole("link", { name: "Theme" }).click();
  await page.getByRole("button", { name: "daily" }).click();
  await page.getByLabel("Links, the main button. light", { exact: true }).fill("#a00");
  await expect(page.getByText("Every pair can be read.")).toBeVisible();
  // 6.
  await page.getByRole("radio", { name: "HTML" }).check();
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(page.locator("#copied")).toHaveText("Copied");
  const text = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto(
    site.put(
      "/theirs.html",
      `<!doctype html><html lang="en"><title>Theirs</title><link rel="icon" href="data:,">${text}`,
      {
        "content-type": "text/html; charset=utf-8",
      },
    ),
  );
  const widget = page.locator("bantin-related");
  // What was chosen with the example's data is still so with one's own.
  await expect(widget).toHaveAttribute("layout", "grid");
  await expect(widget.getByRole("link")).toHaveText(["The ferry runs again", "Rain by night"]);
  await expect(widget.locator("[part=base]")).toHaveCSS("background-color", "rgb(251, 248, 241)");
  await expect(widget.locator("[part~=label]").first()).toHaveText("Traffic");
  await expect(widget.locator("[part~=label]").first()).toHaveCSS("color", /rgb\(170, 0, 0\)|color\(/);
});
