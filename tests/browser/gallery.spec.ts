// Every widget in every state, as the designer sees it: photographed, and checked by axe.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "./support/test.ts";
import { POSTED, post, stateOf, VIEWS } from "./support/views.ts";

const THEMES = ["light", "dark"] as const;
const LOOKS = [
  { lang: "vi", width: 390 },
  { lang: "en", width: 1024 },
];

// Nothing half faded in when it is looked at.
test.use({ contextOptions: { reducedMotion: "reduce" } });

const folder = process.env.BANTIN_SCREENSHOTS ?? "../../target/screenshots";

for (const [widget, views] of Object.entries(VIEWS)) {
  for (const view of views) {
    test(`${widget}, ${view}: no violation in either theme`, async ({ page, site, log }) => {
      log.expect(/404|422|429/);
      await mkdir(folder, { recursive: true });
      await page.addInitScript((now) => {
        Date.now = () => now;
        // What came too soon waits over a reload, and here for ever.
        localStorage.clear();
        sessionStorage.clear();
      }, Date.parse("2026-11-24T09:10:00+07:00"));
      for (const { lang, width } of LOOKS) {
        for (const theme of THEMES) {
          await page.setViewportSize({ width, height: 800 });
          const query = new URLSearchParams({ lang, theme, widget, state: view, bare: "" });
          await page.goto(`${site.url}/gallery/index.html?${query}`);
          const element = page.locator(`bantin-${widget}`);
          await expect(element.locator("[part=base]")).toHaveAttribute("data-state", stateOf(widget, view));
          if (view === "stale") await expect(element.locator("[part=stale]")).toBeVisible();
          if (POSTED.includes(view)) await post(page);
          await expect
            .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
            .toBeLessThanOrEqual(0);
          await page.screenshot({
            path: join(folder, `${widget}-${view}-${lang}-${theme}-${width}.png`),
            fullPage: true,
            animations: "disabled",
          });
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
        }
      }
    });
  }
}

test("what loads does so for as long as somebody looks at it", async ({ page, site }) => {
  await page.clock.install({ time: "2026-11-24T09:10:00+07:00" });
  await page.goto(`${site.url}/gallery/index.html?lang=en&widget=weather&state=loading`);
  const loading = page.locator("bantin-weather").getByRole("img", { name: "Loading" });
  await expect(loading).toBeVisible();
  await page.clock.runFor("05:00");
  await expect(loading).toBeVisible();
});

test("the gallery shows the live widgets when the backend runs, and a comment stays", async ({ page, site }) => {
  await page.goto(`${site.url}/gallery/index.html?lang=en&widget=none`);
  await expect(page.getByText(/From the database of the reference backend: \d+ stories/)).toBeVisible();
  const live = page.locator("#live");
  await expect(live.locator("bantin-related [part=card]").first()).toBeVisible();
  await expect(live.locator("bantin-ticker [part=headline]")).toBeVisible();
  await expect(live.locator("bantin-weather [part=temperature]")).toBeVisible();
  const comments = live.locator("bantin-comments");
  await comments.locator("[name=text]").fill("Hello from the gallery");
  await comments.locator("[name=name]").fill("Lan");
  await comments.locator("[part=send]").click();
  await expect(comments.locator("[part=text]").filter({ hasText: "Hello from the gallery" })).toHaveCount(1);
  await page.reload();
  await expect(comments.locator("[part=text]").filter({ hasText: "Hello from the gallery" })).toHaveCount(1);
});

test("without a backend the gallery says which command starts it", async ({ page, site, log }) => {
  log.expect(/502|404|Failed to load resource/);
  await page.route("**/api/**", (route) => route.abort());
  await page.goto(`${site.url}/gallery/index.html?lang=en&widget=ticker`);
  await expect(page.getByText("The reference backend is not running. cargo xtask preview starts it")).toBeVisible();
  await expect(page.locator("#ticker-static li")).toHaveCount(8);
});

test("the whole gallery has no violation", async ({ page, site, log }) => {
  log.expect(/404/);
  await page.goto(`${site.url}/gallery/index.html?lang=en`);
  await expect(page.locator("#live bantin-related [part=card]").first()).toBeVisible();
  // Here every widget is there many times under one name.
  const { violations } = await new AxeBuilder({ page }).disableRules("landmark-unique").analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
});
