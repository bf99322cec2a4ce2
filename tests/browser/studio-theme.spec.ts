// The studio's theme: tokens, the contrast of what is seen, and finished themes over all widgets.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { contracts, open, stage, studio } from "./support/studio.ts";
import { type Page, expect, test } from "./support/test.ts";

const folder = process.env.BANTIN_SCREENSHOTS ?? "../../target/screenshots";

/** A module of the studio, as the page has it. */
const inStudio = <T>(page: Page, script: string): Promise<T> => page.evaluate(script) as Promise<T>;

/** The cell of a pair in the table. */
const cell = (page: Page, pair: string, scheme: "light" | "dark") =>
  page
    .locator("#contrasts tr", { has: page.getByRole("rowheader", { name: pair, exact: true }) })
    .locator("td")
    .nth(scheme === "light" ? 0 : 1);

test("a token is set for light and dark, and seen on both stages", async ({ page, site }) => {
  await open(page, site, { tab: "theme", widget: "related", lang: "en" });
  await expect(page.getByText("Every pair can be read.")).toBeVisible();
  await page.getByLabel("Background. light", { exact: true }).fill("#ffe9c0");
  await page.getByLabel("Background. dark", { exact: true }).fill("#102030");
  const ground = (scheme: "light" | "dark") =>
    stage(page, scheme)
      .locator("[part=base]")
      .evaluate((base: Element) => getComputedStyle(base).backgroundColor);
  await expect.poll(() => ground("light")).toBe("rgb(255, 233, 192)");
  await expect.poll(() => ground("dark")).toBe("rgb(16, 32, 48)");
  await page.getByRole("radio", { name: "CSS" }).check();
  await expect(page.locator("#snippet")).toHaveText(
    /:root \{\s+--bantin-surface: light-dark\(#ffe9c0, #102030\);\s+\}/,
  );
});

test("a pair that is too low says so, and takes the nearest colour that passes", async ({ page, site }) => {
  await open(page, site, { tab: "theme", widget: "related" });
  await page.getByLabel("Small print. light", { exact: true }).fill("#b0b0b0");
  await expect(page.getByText("2 pairs are too low.")).toBeVisible();
  // #b0b0b0 on #fff.
  await expect(cell(page, "muted on surface", "light")).toContainText("2.16 of 4.5");
  await page.getByRole("button", { name: /for muted on surface, light/ }).click();
  await expect(page.getByText("Every pair can be read.")).toBeVisible();
  const contrasts = async (pair: string) => Number(await cell(page, pair, "light").textContent());
  expect(await contrasts("muted on raised")).toBeGreaterThanOrEqual(4.5);
  // The nearest: a step lighter would not pass.
  expect(await contrasts("muted on raised")).toBeLessThan(4.7);
});

test("contrast is that of WCAG, and the nearest colour is near and passes, whatever the two are", async ({
  page,
  site,
}) => {
  await page.goto(studio(site));
  const found = await inStudio<{ known: number[]; missed: string[]; far: number }>(
    page,
    `import("${site.url}/bantin/studio/contrast.js").then(({ contrast, nearest, hex }) => {
      const known = [contrast([0,0,0],[255,255,255]), contrast([119,119,119],[255,255,255]), contrast([255,0,0],[255,255,255])];
      let state = 7;
      const any = () => (state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff) % 256;
      const missed = [];
      for (let turn = 0; turn < 500; turn += 1) {
        const [one, other] = [[any(), any(), any()], [any(), any(), any()]];
        // Against one ground black or white has always 4.58.
        const it = nearest(one, [other], 4.5);
        if (!it || contrast(it, other) < 4.5) missed.push(hex(one) + " on " + hex(other));
        if (contrast(one, other) >= 4.5 && hex(it) !== hex(one)) missed.push(hex(one) + " was good");
      }
      const near = nearest([118, 118, 119], [[255, 255, 255]], 4.6);
      return { known, missed, far: Math.abs(near[0] - 118) };
    })`,
  );
  expect(found.known[0]).toBeCloseTo(21, 5);
  // The grey that is known for just not passing.
  expect(found.known[1]).toBeCloseTo(4.48, 2);
  expect(found.known[2]).toBeCloseTo(4.0, 2);
  expect(found.missed).toEqual([]);
  expect(found.far).toBeLessThan(4);
});

const THEMES = ["tabloid", "daily", "magazine", "night"];

for (const name of THEMES) {
  test(`${name}: all can be read, on every widget`, async ({ page, site }) => {
    test.setTimeout(90_000);
    await mkdir(folder, { recursive: true });
    await page.setViewportSize({ width: 1440, height: 900 });
    for (const { name: widget } of await contracts()) {
      await open(page, site, { tab: "theme", widget, lang: widget === "related" ? "en" : "vi" });
      await page.getByRole("group", { name: "Finished themes" }).getByRole("button", { name }).click();
      await expect(page.getByText("Every pair can be read.")).toBeVisible();
      for (const scheme of ["light", "dark"] as const) {
        await expect(stage(page, scheme).locator("[part=base]")).toHaveAttribute("data-state", "ready");
      }
      await page.locator("#box").screenshot({ path: join(folder, `theme-${name}-${widget}.png`) });
      // What is computed, too: the engine's own look at every text in the widget.
      const { violations } = await new AxeBuilder({ page }).include("iframe").withRules(["color-contrast"]).analyze();
      expect(violations.flatMap(({ nodes }) => nodes.map((node) => node.html))).toEqual([]);
    }
  });
}

test("ours takes a theme away, and leaves what is the widget's own", async ({ page, site }) => {
  await open(page, site, { tab: "theme", widget: "related", "c.--card-ratio": "1" });
  await page.getByRole("button", { name: "daily" }).click();
  const snippet = page.locator("#snippet");
  await expect(snippet).toContainText("--bantin-accent");
  await page.getByRole("button", { name: "ours" }).click();
  await expect(snippet).not.toContainText("--bantin-");
  await expect(snippet).toContainText("--card-ratio: 1");
});
