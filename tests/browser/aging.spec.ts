// "5 minutes ago" stays true while a page is open.
import type { Site } from "./support/site.ts";
import { type Page, expect, test } from "./support/test.ts";

test.use({ timezoneId: "Asia/Ho_Chi_Minh" });

const MINUTE = 60_000;
const OPENED = Date.parse("2026-11-24T07:00:00Z");

const before = (minutes: number) => new Date(OPENED - minutes * MINUTE).toISOString();

/** Opens a page with one comment, or one story, of five minutes ago. */
async function open(page: Page, site: Site, lang = "en"): Promise<void> {
  const comments = [{ id: "1", text: "First", author: { name: "Lan" }, created: before(5) }];
  await page.route("**/thread", (route) => route.fulfill({ json: { items: comments } }));
  const stories = [{ title: "A story", url: "/a", published: before(5) }];
  await page.route("**/stories", (route) => route.fulfill({ json: stories }));
  await page.clock.install({ time: OPENED });
  site.lang = lang;
  await page.goto(
    site.page(
      '<bantin-comments src="/thread" loading="eager"></bantin-comments>' +
        '<bantin-related src="/stories" loading="eager"></bantin-related>',
    ),
  );
}

const ages = (page: Page) => page.locator("bantin-comments [part=permalink], bantin-related time");

/** The tab is another one's background, or in front again. */
async function hide(page: Page, isHidden: boolean): Promise<void> {
  await page.evaluate((isHidden) => {
    Object.defineProperty(document, "hidden", { value: isHidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, isHidden);
}

for (const [lang, young, older] of [
  ["en", "5 minutes ago", "15 minutes ago"],
  ["vi", "5 phút trước", "15 phút trước"],
  ["fr", "il y a 5 minutes", "il y a 15 minutes"],
] as const) {
  test(`what was written five minutes ago is older ten minutes later, in ${lang}`, async ({ page, site }) => {
    await open(page, site, lang);
    await expect(ages(page)).toHaveText([young, young]);
    await page.clock.runFor(10 * MINUTE);
    await expect(ages(page)).toHaveText([older, older]);
  });
}

test("a day later its date is said, and whoever reads there keeps their place", async ({ page, site }) => {
  await open(page, site);
  const link = page.locator("[part=permalink]");
  await link.focus();
  await page.clock.fastForward("24:00:00");
  await page.clock.runFor(MINUTE);
  await expect(link).toHaveText("24 Nov 2026, 13:55");
  await expect(link).toBeFocused();
});

test("nothing is said anew while nobody looks, and at once when somebody does", async ({ page, site }) => {
  await open(page, site);
  const age = page.locator("bantin-comments [part=permalink]");
  await expect(age).toHaveText("5 minutes ago");
  await hide(page, true);
  await page.clock.runFor(10 * MINUTE);
  await expect(age).toHaveText("5 minutes ago");
  await hide(page, false);
  await expect(age).toHaveText("15 minutes ago");
});
