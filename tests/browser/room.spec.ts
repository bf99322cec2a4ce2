// The room of a widget: kept while it loads, given back when there is nothing for it, without a jump.
import { readFileSync } from "node:fs";
import { RESERVE, element } from "./support/lists.ts";
import { type Page, expect, test } from "./support/test.ts";
import { layoutShift, watchLayout } from "./support/watch.ts";

const README = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

/** As on a cheap phone. */
async function throttle(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
}

const LAYOUTS = [
  '<bantin-related src="/api/stories?limit=8"></bantin-related>',
  '<bantin-related src="/api/stories?limit=8" style="--card-ratio: 16 / 9"></bantin-related>',
  '<bantin-related src="/api/stories?limit=8" layout="grid"></bantin-related>',
  '<bantin-related src="/api/stories?limit=8" layout="list"></bantin-related>',
  '<bantin-ticker src="/api/digests/morning"></bantin-ticker>',
  '<bantin-ticker src="/old.json"></bantin-ticker>',
  '<bantin-ticker lang="en" src="/api/digests/morning?lang=en"></bantin-ticker>',
  '<div style="padding: 0 8px"><bantin-ticker src="/api/digests/morning"></bantin-ticker></div>',
  '<div style="padding: 0 8px"><bantin-ticker lang="en" src="/api/digests/morning?lang=en"></bantin-ticker></div>',
  '<bantin-ticker src="/long.json"></bantin-ticker>',
  '<bantin-ticker src="/long.json" mode="marquee"></bantin-ticker>',
  '<bantin-ticker src="/api/digests/morning" mode="marquee"></bantin-ticker>',
  '<bantin-ticker src="/api/digests/morning" mode="static"></bantin-ticker>',
  '<bantin-weather src="/api/weather/can-tho"></bantin-weather>',
  '<bantin-weather src="/api/weather/can-tho" layout="wide"></bantin-weather>',
  '<bantin-weather src="/api/weather/can-tho" layout="compact"></bantin-weather>',
  '<aside style="inline-size: 300px"><bantin-weather src="/api/weather/can-tho"></bantin-weather><p>Beside</p></aside>',
  '<bantin-comments src="/api/articles/trieu-cuong-vuot-bao-dong/comments"></bantin-comments>',
  '<bantin-comments src="/api/articles/trieu-cuong-vuot-bao-dong/comments" limit="3"></bantin-comments>',
  '<bantin-comments src="/no-comments.json"></bantin-comments>',
];

/** A digest of another day, which is said beside its title. */
const OLD = {
  title: "Điểm tin sáng 23-11",
  url: "/diem-tin",
  published: "2026-11-23T06:00:00+07:00",
  items: [{ title: "Triều cường vượt báo động III, nhiều tuyến phố ngập", url: "/ngap", breaking: true }, "Nước lên"],
};

/** One whose title takes three lines on a phone. */
const LONG = { ...OLD, title: "Điểm tin buổi sáng thứ Hai, ngày 23 tháng 11" };

for (const markup of LAYOUTS) {
  test(`the page does not move: ${markup.replace(/ src="\/api[^"]*"|<\/.*|bantin-/g, "")}`, async ({ page, site }) => {
    test.slow();
    await watchLayout(page);
    site.put("/old.json", JSON.stringify(OLD));
    site.put("/long.json", JSON.stringify(LONG));
    site.put("/no-comments.json", "[]");
    const address = site.page(`${RESERVE}<p>Above</p>${markup}<p>Below</p>`);
    for (const width of [320, 390, 600, 768, 1024, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await throttle(page);
      await page.goto(address);
      await expect(page.locator("[part=base]")).toHaveAttribute("data-state", "ready");
      await page.waitForLoadState("networkidle");
      expect(await layoutShift(page), `on ${width} px`).toBe(0);
    }
  });
}

test("the page of the README does not move, on a slow device", async ({ page, site }) => {
  await watchLayout(page);
  const snippet = /```html\n([^`]*)```/.exec(README)?.[1] ?? "";
  const own = snippet.replace("https://cdn.example/bantin/0.1.0/", "/bantin/");
  expect(own).toContain('<bantin-related src="/api/stories?limit=8">');
  const address = site.put(
    "/readme",
    `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">${own}<p>Below</p>`,
    {
      "content-type": "text/html; charset=utf-8",
    },
  );
  for (const width of [320, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await throttle(page);
    await page.goto(address);
    await expect(page.getByRole("listitem")).toHaveCount(8);
    await page.waitForLoadState("networkidle");
    expect(await layoutShift(page), `on ${width} px`).toBe(0);
  }
});

const BARE: [what: string, src: string, attributes: string, most: number][] = [
  ["a widget that failed", "/gone.json", "", 200],
  ["an empty one", "/empty.json", "", 200],
  ["an empty one that is to hide", "/empty.json", 'empty="hide"', 0],
];
for (const [what, src, attributes, most] of BARE) {
  test(`${what} keeps its room in view, and gives it back out of view`, async ({ page, site, log }) => {
    log.expect(/404/);
    await watchLayout(page);
    site.put("/empty.json", "[]");
    const related = page.locator("bantin-related");
    const widget = `<bantin-related src="${src}" lang="en" ${attributes}></bantin-related>`;
    const below = `<p id="below">Below</p><div style="block-size: 300vh"></div>`;
    await page.goto(site.page(`${RESERVE}<p>Above</p>${widget}${below}`));
    const height = () => related.evaluate((it) => (it as HTMLElement).offsetHeight);
    await expect(related.locator("[part=base]")).toHaveAttribute("data-state", /failed|empty/);
    const kept = await height();
    expect(kept).toBeGreaterThan(350);
    if (most === 0) await expect(related.locator("[part=frame]")).toBeHidden();
    // What the reader is looking at stays where it is.
    await page.evaluate(() => scrollTo(0, 900));
    await expect.poll(height).toBeLessThanOrEqual(most);
    expect(await layoutShift(page)).toBe(0);
  });

  test(`${what} below what is in view takes no more room than it needs`, async ({ page, site, log }) => {
    log.expect(/404/);
    await watchLayout(page);
    site.put("/empty.json", "[]");
    const widget = `<bantin-related src="${src}" lang="en" ${attributes} loading="eager"></bantin-related>`;
    await page.goto(site.page(`${RESERVE}<div style="block-size: 120vh">Above</div>${widget}<p>Below</p>`));
    const height = () => page.locator("bantin-related").evaluate((it) => (it as HTMLElement).offsetHeight);
    await expect.poll(height).toBeLessThanOrEqual(most);
    expect(await layoutShift(page)).toBe(0);
  });
}

test("a list of which all is left out hides too", async ({ page, site }) => {
  const data = [{ title: "This", url: "/article-0" }];
  await page.goto(site.page(element("related", data, 'exclude empty="hide"')));
  await expect(page.locator("bantin-related [part=base]")).toHaveAttribute("data-state", "ready");
  await expect(page.locator("bantin-related [part=frame]")).toBeHidden();
});
