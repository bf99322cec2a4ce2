// Languages, zones and clocks as pages and backends have them, and what is said of those that are wrong.
import type { Site } from "./support/site.ts";
import { expect, type Page, test } from "./support/test.ts";

const story = (published: string) => ({ title: "A", url: "/a", published });
const inline = (data: unknown) => `<script type="application/json">${JSON.stringify(data)}</script>`;
const card = (attributes: string, published = "2019-11-24T06:30:00Z") =>
  `<bantin-related loading="eager" ${attributes}>${inline([story(published)])}</bantin-related>`;
const time = (page: Page) => page.locator("bantin-related").getByRole("time");

/** The page with an element, its lines in the console that say what was expected. */
async function told(page: Page, log: { lines: string[] }, site: Site, body: string): Promise<string[]> {
  await page.goto(site.page(body));
  await expect(time(page)).toBeVisible();
  return log.lines.filter((line) => line.includes("expected")).map((line) => line.split(" JSHandle")[0] ?? line);
}

for (const [tag, date, more, line] of [
  ["vi", "13:30 24/11/2019", "Tải thêm", ""],
  ["VI", "13:30 24/11/2019", "Tải thêm", ""],
  ["vi_VN", "13:30 24/11/2019", "Tải thêm", ""],
  ["vie", "13:30 24/11/2019", "Tải thêm", ""],
  ["vn", "13:30 24/11/2019", "Tải thêm", 'lang: expected "vi", found "vn"'],
  ["en", "24 Nov 2019, 13:30", "Show more", ""],
  ["en_AU", "24 Nov 2019, 13:30", "Show more", ""],
  ["en-us", "11/24/2019, 13:30", "Show more", ""],
  ["de", "24 Nov 2019, 13:30", "Show more", 'lang: expected one of vi, en, fr, found "de": English is spoken'],
] as const) {
  test(`words and dates of lang="${tag}" are of one language`, async ({ page, site, log }) => {
    const list = { items: [story("2019-11-24T06:30:00Z")], next: "/more" };
    const element = `<bantin-related loading="eager" lang="${tag}" time-zone="Asia/Ho_Chi_Minh" load-more="manual" layout="grid">${inline(list)}</bantin-related>`;
    await told(page, log, site, element);
    await expect(time(page)).toHaveText(date);
    await expect(page.locator("bantin-related [part=more]")).toHaveText(/Tải thêm|Xem thêm|Show more/);
    expect((await page.locator("bantin-related [part=more]").innerText()) === "Show more").toBe(more === "Show more");
    // That of a language that nobody has comes when it was looked for.
    const lines = () => log.lines.filter((it) => it.includes("expected"));
    await expect.poll(lines).toEqual(line === "" ? [] : [`bantin: ${line}`]);
  });
}

for (const [tag, published, shown] of [
  ["vi", "2019-11-24", "24/11/2019"],
  ["vi", "24/11/2019", "24/11/2019"],
  ["en", "2019-11-24Z", "24 Nov 2019"],
  ["en-US", "20191124", "11/24/2019"],
] as const) {
  test(`a day without a clock has its year: ${published} in ${tag}`, async ({ page, site }) => {
    await page.goto(site.page(card(`lang="${tag}"`, published)));
    await expect(time(page)).toHaveText(shown);
  });
}

for (const [zone, shown] of [
  ["UTC+7", "13:30 24/11/2019"],
  ["GMT+7", "13:30 24/11/2019"],
  ["+05:30", "12:00 24/11/2019"],
  ["SE Asia Standard Time", "13:30 24/11/2019"],
] as const) {
  test(`a clock is that of time-zone="${zone}"`, async ({ page, site, log }) => {
    expect(await told(page, log, site, card(`lang="vi" time-zone="${zone}"`))).toEqual([]);
    await expect(time(page)).toHaveText(shown);
  });
}

test.describe("where the reader's browser is English", () => {
  test.use({ locale: "en-US" });

  test("a widget in the shadow roots of a page speaks the language of the page", async ({ page, site }) => {
    await page.goto(site.page('<div id="outer" lang="vi"></div><div id="inner"></div>'));
    const shown = async (around: string, own: string) => {
      await page.evaluate(
        ([around, markup]) => {
          const roots = [document.querySelector(around ?? ""), document.createElement("section")].map(
            (it) => it?.shadowRoot ?? it?.attachShadow({ mode: "open" }),
          );
          roots[0]?.replaceChildren((roots[1] as ShadowRoot).host);
          (roots[1] as ShadowRoot).innerHTML = markup ?? "";
        },
        [around, card(own)],
      );
      return page.locator(`${around} bantin-related`).getByRole("heading").first();
    };
    await expect(await shown("#outer", "")).toHaveText("Tin liên quan");
    await expect(await shown("#outer", 'lang=""')).toHaveText("Tin liên quan");
    await expect(await shown("#outer", 'lang="en"')).toHaveText("Related stories");
    await page.evaluate(() => document.documentElement.setAttribute("lang", "vi"));
    await expect(await shown("#inner", "")).toHaveText("Tin liên quan");
  });
});

test.describe("where the reader's own clock is that of Kathmandu", () => {
  test.use({ timezoneId: "Asia/Kathmandu" });

  test("a zone that nobody knows is said once, and the language stays as it is", async ({ page, site, log }) => {
    for (const [tag, date, zone] of [
      ["vi", "12:15 24/11/2019", "Asia/Hanoi"],
      ["en-GB", "24 Nov 2019, 12:15", "Asia/Hanoi"],
      // Properties of any object.
      ["vi", "12:15 24/11/2019", "constructor"],
      ["vi", "12:15 24/11/2019", "__proto__"],
    ]) {
      log.lines = [];
      const lines = await told(page, log, site, card(`lang="${tag}" time-zone="${zone}"`));
      await expect(time(page)).toHaveText(String(date));
      const expected = "an IANA name or an offset such as +07:00 (the place's or the reader's own is used)";
      expect(lines).toEqual([`<bantin-related> attribute time-zone: expected ${expected}, found "${zone}"`]);
    }
  });

  test("a place has the clock of its offset, of half an hour too", async ({ page, site, log }) => {
    const report = { place: "A", updated: 1795501800, bulletin: "B" };
    const show = async (zone: object) => {
      log.lines = [];
      // Not an hour old, so that its clock is shown.
      await page.clock.setFixedTime("2026-11-24T06:45:00Z");
      const data = inline({ ...report, ...zone });
      await page.goto(site.page(`<bantin-weather loading="eager" lang="vi">${data}</bantin-weather>`));
      await expect(page.getByText("Cập nhật")).toBeVisible();
      const lines = log.lines.filter((line) => line.includes("expected"));
      return [await page.getByText("Cập nhật").innerText(), ...lines.map((line) => line.split(" JSHandle")[0])];
    };
    expect(await show({ time_zone: 19800 })).toEqual(["Cập nhật 12:00"]);
    expect(await show({ time_zone: "UTC+7" })).toEqual(["Cập nhật 13:30"]);
    const unknown = (used: string) =>
      `<bantin-weather> time_zone: expected an IANA name or an offset such as +07:00 (${used} is used), found "Asia/Hanoi"`;
    expect(await show({ time_zone: "Asia/Hanoi", utc_offset: 25200 })).toEqual(["Cập nhật 13:30", unknown("+07:00")]);
    expect(await show({ time_zone: "Asia/Hanoi" })).toEqual(["Cập nhật 12:15", unknown("the reader's own")]);
  });
});

for (const [what, minutes] of [
  ["five minutes slow", -5],
  ["two hours fast", 120],
] as const) {
  test(`on a clock that is ${what}, what was written just now is "Vừa xong"`, async ({ page, site }) => {
    await page.clock.setFixedTime(Date.now() + minutes * 60_000);
    await page.route("**/stories", async (route) => {
      const date = new Date().toUTCString();
      const headers = { Date: date, "Cache-Control": "no-cache" };
      await route.fulfill({ json: [story(new Date().toISOString())], headers });
    });
    await page.goto(site.page('<bantin-related lang="vi" loading="eager" src="/stories"></bantin-related>'));
    await expect(time(page)).toHaveText("Vừa xong");
  });
}

test("a time that is a little ahead is now, where no server says what time it is", async ({ page, site }) => {
  const soon = new Date(Date.now() + 40 * 60_000).toISOString();
  await page.goto(site.page(card('lang="en"', soon)));
  await expect(time(page)).toHaveText("Just now");
});

test("a time that is not read is named in the console, and its story is shown", async ({ page, site, log }) => {
  await page.goto(site.page(`<bantin-related lang="vi">${inline([story("hôm qua")])}</bantin-related>`));
  await expect(page.getByRole("link", { name: "A" })).toBeVisible();
  await expect(time(page)).toHaveCount(0);
  const line = 'story 1: published: expected a time, found "hôm qua"';
  expect(log.lines.filter((it) => it.includes(line))).toHaveLength(1);
});

test("a picture in a comment is what it says instead", async ({ page, site }) => {
  const comments = [
    { id: 1, html: '<p><img class="wl-emoji" src="/s.png" alt="smile"></p>' },
    { id: 2, html: "<p>Hay quá<img src=/p.png alt='👍'>!</p>" },
    { id: 3, html: '<p><img src="/p.png" title="Lũ về"></p>' },
  ];
  site.put("/thread.json", JSON.stringify(comments));
  await page.goto(site.page('<bantin-comments lang="vi" loading="eager" src="/thread.json"></bantin-comments>'));
  const texts = page.locator("bantin-comments .rich");
  await expect(texts).toHaveText(["smile", "Hay quá👍!", "Lũ về"]);
});
