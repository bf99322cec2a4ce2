// Every widget in every state, as the designer sees it: photographed, and checked by axe.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { type Page, expect, test } from "./support/test.ts";

const VIEWS = {
  related: ["carousel", "grid", "list", "broken-items", "loading", "empty", "failed", "stale"],
  weather: ["full", "units", "bulletin", "loading", "failed", "stale"],
  comments: [
    "thread",
    "closed",
    "held",
    "rejected",
    "refused",
    "flood",
    "waiting",
    "flat",
    "sign-in",
    "count",
    "loading",
    "empty",
    "failed",
    "stale",
  ],
  ticker: ["rotate", "static", "summary", "loading", "empty", "failed", "stale"],
};
const THEMES = ["light", "dark"] as const;
const LOOKS = [
  { lang: "vi", width: 390 },
  { lang: "en", width: 1024 },
];

/** Views in which the reader has just posted something. */
const POSTED = ["held", "refused", "flood", "waiting"];

/** The state that the widget itself says it is in. An empty thread has its form: it is ready. */
function stateOf(widget: string, view: string): string {
  if (widget === "comments" && view === "empty") return "ready";
  return ["loading", "empty", "failed"].includes(view) ? view : "ready";
}

async function post(page: Page): Promise<void> {
  await page.locator("bantin-comments [name=text]").fill("Nước lên https://x.example");
  await page.locator("bantin-comments [name=name]").fill("Lan");
  await page.locator("bantin-comments [part=send]").click();
  await expect(
    page.locator("bantin-comments :is([part=message]:not(:empty), [aria-invalid=true])").first(),
  ).toBeVisible();
}

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
