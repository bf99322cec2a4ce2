// What readers do with the widgets is told to the page, for its statistics; who they are and what they write is not.
import { line, openForm, send } from "./support/form.ts";
import { headlines, stories } from "./support/lists.ts";
import { recipe } from "./support/recipes.ts";
import { type Page, events, expect, record, test } from "./support/test.ts";

interface Act {
  act: string;
  value: unknown;
}

const COMMENTS = '<bantin-comments src="/thread" article="a" min-time="0" loading="eager"></bantin-comments>';
const created = "2026-11-24T09:10:00+07:00";

/** A thread of three pages, which takes a like, and once more takes it back. */
async function serve(page: Page): Promise<void> {
  let isLiked = false;
  await page.route(/\/thread(\/[^?]*)?(\?|$)/, (route) => {
    const request = route.request();
    if (request.url().endsWith("/like")) {
      isLiked = !isLiked;
      return route.fulfill({ json: { likes: isLiked ? 2 : 1, liked: isLiked } });
    }
    if (request.method() === "POST") {
      const { text, author } = request.postDataJSON();
      return route.fulfill({ status: 201, json: { id: "9", text, author, created } });
    }
    const at = Number(new URL(request.url()).searchParams.get("page") ?? 1);
    const items = [{ id: `${at}`, text: "Đầu tiên", author: { name: "Minh" }, created, likes: 1 }];
    return route.fulfill({ json: { items, total: 3, next: at < 3 ? `/thread?page=${at + 1}` : null } });
  });
}

const acts = (page: Page) => events<Act>(page, "bantin-act");

test("what is done with comments is told, by its kind", async ({ page, site }) => {
  await record(page, "bantin-act");
  await serve(page);
  await page.goto(site.page(COMMENTS));
  const like = page.locator("[part=like]").first();
  const answered = page.waitForResponse("**/like");
  await like.click();
  await expect(like).toHaveAttribute("aria-pressed", "true");
  await answered;
  await like.click();
  await expect(like).toHaveAttribute("aria-pressed", "false");
  const reply = page.locator("[part=reply]").first();
  await reply.click();
  await expect(page.getByRole("textbox", { name: "Your reply" })).toBeVisible();
  await reply.click(); // closes it, which is no act
  await expect(page.getByRole("textbox", { name: "Your reply" })).toHaveCount(0);
  await page.locator("[part=more]").click();
  await expect(page.getByRole("article")).toHaveCount(2);
  await page.locator("[part=sort]").selectOption("oldest");
  expect(await acts(page)).toEqual([
    { act: "like", value: true },
    { act: "like", value: false },
    { act: "reply", value: null },
    { act: "more", value: null },
    { act: "sort", value: "oldest" },
  ]);
});

test("what is done with the weather is told, but no position", async ({ page, site, context }) => {
  await record(page, "bantin-act");
  await context.grantPermissions(["geolocation"]);
  await context.setGeolocation({ latitude: 10.0312, longitude: 105.7834 });
  await page.route("**/weather/*", (route) => {
    const days = ["2026-11-24", "2026-11-25"].map((date) => ({ date, min: 20, max: 30, condition: "rain" }));
    return route.fulfill({ json: { current: { temperature: 20, condition: "rain" }, daily: days } });
  });
  const places = 'places="Cần Thơ, can-tho; Vĩnh Long, vinh-long" locate';
  await page.goto(site.page(`<bantin-weather src="/weather/{place}" ${places} loading="eager"></bantin-weather>`));
  const days = page.locator("bantin-weather [part~=day] summary");
  await days.first().click();
  await days.first().click(); // closes it
  await days.nth(1).focus();
  await page.keyboard.press("Enter");
  await page.locator("bantin-weather select").selectOption("Vĩnh Long");
  await expect(days).toHaveCount(2);
  await page.getByRole("button", { name: /location|position/i }).click();
  await expect
    .poll(() => acts(page))
    .toEqual([
      { act: "day", value: "2026-11-24" },
      { act: "day", value: "2026-11-25" },
      { act: "place", value: "Vĩnh Long" },
      { act: "place", value: null },
    ]);
});

test("what is done with a ticker and a carousel is told, and where", async ({ page, site }) => {
  await page.addInitScript(() => {
    const told: unknown[] = [];
    Object.assign(globalThis, { told });
    addEventListener("bantin-act", (event) => told.push([(event.target as Element).localName, event.detail]));
  });
  await page.route("**/stories*", (route) => {
    const at = Number(new URL(route.request().url()).searchParams.get("page") ?? 1);
    return route.fulfill({ json: { items: stories(3), next: at < 2 ? `/stories?page=${at + 1}` : null } });
  });
  await page.route("**/headlines", (route) => route.fulfill({ json: headlines(3) }));
  await page.goto(
    site.page(
      '<bantin-ticker src="/headlines" loading="eager"></bantin-ticker><bantin-related src="/stories" layout="list" loading="eager"></bantin-related>',
    ),
  );
  const pause = page.locator("bantin-ticker [part=pause]");
  await pause.click();
  await pause.click();
  await page.locator("bantin-related [part=more]").click();
  await expect(page.locator("bantin-related [part=more]")).toHaveCount(0);
  const told = () => page.evaluate(() => (globalThis as unknown as { told: unknown[] }).told);
  expect(await told()).toEqual([
    ["bantin-ticker", { act: "pause", value: true }],
    ["bantin-ticker", { act: "pause", value: false }],
    ["bantin-related", { act: "more", value: null }],
  ]);
});

test("what comes by itself is no act", async ({ page, site }) => {
  await record(page, "bantin-act");
  await serve(page);
  await page.goto(site.page(COMMENTS.replace("min-time", 'load-more="auto" sort="newest" min-time')));
  await page.mouse.wheel(0, 3000);
  await expect(page.getByRole("article")).toHaveCount(3);
  await page.locator("bantin-comments").evaluate((it) => it.setAttribute("sort", "oldest"));
  await page.emulateMedia({ media: "print", reducedMotion: "reduce" });
  expect(await acts(page)).toEqual([]);
});

test("no event but the one before a comment is sent says who wrote what", async ({ page, site }) => {
  const names = ["ready", "load", "error", "select", "impression", "submit", "act"].map((it) => `bantin-${it}`);
  await record(page, ...names);
  await serve(page);
  await page.goto(site.page(COMMENTS));
  await openForm(page);
  await page.getByLabel(/email/i).fill("lan@bao.example");
  await page.getByLabel("Name").fill("Nguyễn Thị Lan");
  await line(page).fill("Nước đã rút khỏi hẻm 12.");
  await send(page, "Nước đã rút khỏi hẻm 12.");
  await expect(page.getByText("Your comment has been posted.")).toBeVisible();
  const told = JSON.stringify(await Promise.all(names.map((name) => events(page, name))));
  expect(told).toContain("approved");
  for (const word of ["lan@bao", "Nguyễn", "Nước"]) expect(told).not.toContain(word);
});

// --- Recipes -------------------------------------------------------------------------------------------------------

/** What a page has of each program before and after it is loaded, as its maker's snippet leaves it. */
const PROGRAMS: Record<string, { stub: string; sent: string; expected: unknown[] }> = {
  "tag-manager": {
    stub: "window.dataLayer = [{ 'gtm.start': 1, event: 'gtm.js' }];",
    sent: "dataLayer",
    expected: [
      { "gtm.start": 1, event: "gtm.js" },
      { event: "bantin", bantin_widget: "bantin-ticker", bantin_act: "pause", bantin_value: true },
      {
        event: "bantin",
        bantin_widget: "bantin-related",
        bantin_act: "select",
        bantin_value: "https://bao.example/1",
        bantin_position: 0,
      },
      { event: "bantin", bantin_widget: "bantin-related", bantin_act: "more", bantin_value: null },
    ],
  },
  matomo: {
    // Matomo takes what was pushed, and puts an object of its own in the place of the list.
    stub: `const sent = []; window.sent = sent; window._paq = [["trackPageView"]];
      sent.push(...window._paq); window._paq.push = (...calls) => sent.push(...calls);`,
    sent: "sent",
    expected: [
      ["trackPageView"],
      ["trackEvent", "bantin-ticker", "pause", "true"],
      ["trackEvent", "bantin-related", "select", "https://bao.example/1", 0],
      ["trackEvent", "bantin-related", "more", ""],
    ],
  },
};

for (const [name, { stub, sent, expected }] of Object.entries(PROGRAMS)) {
  test(`the recipe for ${name} hands on what readers do`, async ({ page, site }) => {
    site.head = `<script>${stub}</script><script type="module">${recipe(name)}</script>`;
    await page.route("**/stories*", (route) => {
      const at = Number(new URL(route.request().url()).searchParams.get("page") ?? 1);
      const items = [{ title: "One", url: "https://bao.example/1" }];
      return route.fulfill({ json: { items, next: at < 2 ? `/stories?page=${at + 1}` : null } });
    });
    await page.route("**/headlines", (route) => route.fulfill({ json: headlines(3) }));
    await page.goto(
      site.page(
        '<bantin-ticker src="/headlines" loading="eager"></bantin-ticker><bantin-related src="/stories" layout="list" loading="eager"></bantin-related>',
      ),
    );
    await page.locator("bantin-ticker [part=pause]").click();
    const link = page.locator("bantin-related").getByRole("link", { name: "One" });
    await page.evaluate(() => addEventListener("click", (event) => event.preventDefault()));
    await link.click();
    await page.locator("bantin-related [part=more]").click();
    const told = () => page.evaluate((sent) => (window as unknown as Record<string, unknown[]>)[sent], sent);
    await expect.poll(told).toEqual(expected);
  });
}
