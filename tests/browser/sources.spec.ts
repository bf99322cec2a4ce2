// Backends of other shapes than ours, as a reader and an integrator see them.
import { expect, test } from "./support/test.ts";

function post(id: number): unknown {
  return {
    id,
    title: { rendered: `Bài ${id} &amp; hơn` },
    link: `https://wp.example/${id}`,
    date_gmt: "2026-11-24T06:00:00",
  };
}

test("WordPress is read to the end, and a page past the last is the end", async ({ page, site, log }) => {
  log.expect(/400/);
  await page.route("**/wp-json/**", (route) => {
    const number = Number(new URL(route.request().url()).searchParams.get("page") ?? 1);
    // Its totals come from a cache: there were three pages once.
    const headers = { "X-WP-Total": "5", "X-WP-TotalPages": "3" };
    if (number > 2) {
      const message = "Số trang được yêu cầu lớn hơn số trang hiện có.";
      return route.fulfill({
        status: 400,
        json: { code: "rest_post_invalid_page_number", message, data: { status: 400 } },
      });
    }
    return route.fulfill({ json: [post(number * 2 - 1), post(number * 2)], headers });
  });
  await page.goto(site.page('<bantin-related layout="grid" src="/wp-json/wp/v2/posts?per_page=2"></bantin-related>'));
  const [cards, more] = [page.getByRole("listitem"), page.getByRole("button", { name: "Show more" })];
  await expect(cards).toHaveCount(2);
  await expect(cards.first().getByRole("link")).toHaveText("Bài 1 & hơn");
  await more.click();
  await expect(cards).toHaveCount(4);
  await more.click();
  await expect(more).toHaveCount(0);
  await expect(cards).toHaveCount(4);
  await expect(page.locator("[part=stale]")).toHaveCount(0);
  expect(log.lines.filter((line) => line.includes("bantin-error") || line.includes("status: HTTP"))).toEqual([]);
});

test("another refusal of the next page keeps the stories and tells the integrator", async ({ page, site, log }) => {
  log.expect(/400/);
  await page.route("**/wp-json/**", (route) => {
    const isNext = route.request().url().includes("&page=");
    if (isNext)
      return route.fulfill({
        status: 400,
        json: { code: "rest_invalid_param", message: "Invalid parameter(s): page" },
      });
    return route.fulfill({ json: [post(1)], headers: { "X-WP-TotalPages": "3" } });
  });
  await page.goto(site.page('<bantin-related layout="grid" src="/wp-json/wp/v2/posts?per_page=1"></bantin-related>'));
  await page.getByRole("button", { name: "Show more" }).click();
  await expect
    .poll(() => log.lines.join("\n"))
    .toContain("status: HTTP 400 rest_invalid_param: Invalid parameter(s): page");
  await expect(page.getByRole("listitem")).toHaveCount(1);
});

test("what auto chose is said once in the console, and what was named is not", async ({ page, site, log }) => {
  await page.route("**/wp-json/**", (route) => route.fulfill({ json: [post(1)] }));
  await page.goto(
    site.page(
      '<bantin-related src="/wp-json/1"></bantin-related>' +
        '<bantin-ticker src="/wp-json/2" adapter="wordpress"></bantin-ticker>' +
        '<bantin-related id="own" src="/api/stories?limit=1"></bantin-related>',
    ),
  );
  await expect(page.locator("bantin-ticker [part=headline]")).toHaveText(/Bài 1 & hơn/);
  await expect(page.locator("#own [part=card]")).toHaveCount(1);
  await page
    .locator("bantin-related")
    .first()
    .evaluate((element) => (element as unknown as { refresh(): void }).refresh());
  await expect(page.locator("bantin-related").first().locator("[part=card]")).toHaveCount(1);
  const told = log.lines.filter((line) => line.includes("adapter auto"));
  expect(told.map((line) => line.split(" JSHandle")[0])).toEqual([
    expect.stringContaining("<bantin-related> adapter auto: wordpress"),
  ]);
});

test("the page's own adapters, base, headers and fetch are used", async ({ page, site }) => {
  const asked: Record<string, string>[] = [];
  await page.route("https://cms.example/**", (route) => {
    asked.push(route.request().headers());
    return route.fulfill({
      headers: { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*" },
      json: { docs: [{ head: "Lúa được giá", path: "/tin/lua" }] },
    });
  });
  const script = `<script type="module">
    import { configure } from "/bantin/embed.js";
    configure({
      base: "https://cms.example/v1/",
      headers: { "https://cms.example": { "X-Token": "abc" } },
      adapters: { house: { items: "docs", title: "head", url: "https://news.example{+path}" } },
      fetch: (request) => { globalThis.fetched = request.url; return fetch(request); },
    });
    document.querySelector("bantin-related").refresh();
  </script>`;
  const related = '<bantin-related loading="manual" src="stories" adapter="house"></bantin-related>';
  await page.goto(site.page(script + related));
  const link = page.getByRole("link", { name: "Lúa được giá" });
  await expect(link).toHaveAttribute("href", "https://news.example/tin/lua");
  expect(asked.at(-1)?.["x-token"]).toBe("abc");
  expect(await page.evaluate(() => Reflect.get(globalThis, "fetched"))).toBe("https://cms.example/v1/stories");
});

test("relative links of a payload are of the base that the page gives", async ({ page, site }) => {
  const script = `<script type="module">
    import { configure } from "/bantin/embed.js";
    configure({ base: "https://news.example/" });
  </script>`;
  const data = JSON.stringify([{ title: "A", url: "/a" }]);
  const inline = `<bantin-related><script type="application/json">${data}</script></bantin-related>`;
  await page.goto(site.page(script + inline));
  await expect(page.getByRole("link", { name: "A" })).toHaveAttribute("href", "https://news.example/a");
});

for (const [kind, transform] of [
  ["at once", "(json) => json.hits.map((hit) => hit._source)"],
  [
    "later",
    "async (json) => { await new Promise((go) => setTimeout(go, 20)); return json.hits.map((hit) => hit._source); }",
  ],
]) {
  test(`a transform that answers ${kind} is read as an answer is`, async ({ page, site }) => {
    site.put("/search.json", JSON.stringify({ hits: [{ _source: { head: "Found", url: "/f", at: "2026-11-24" } }] }));
    await page.goto(
      site.page(`<bantin-related loading="manual" src="/search.json" mapping='{"title": "head"}'></bantin-related>`),
    );
    await page.locator("bantin-related").evaluate((element, transform) => {
      const related = element as unknown as { transform: unknown; refresh(): void };
      // biome-ignore lint/security/noGlobalEval: the page's own words, from this test.
      related.transform = globalThis.eval(transform);
      related.refresh();
    }, transform as string);
    await expect(page.getByRole("link", { name: "Found" })).toHaveAttribute("href", `${site.url}/f`);
  });
}

test("a date of JavaScript in the data is a time", async ({ page, site }) => {
  await page.goto(site.page('<bantin-related loading="manual" lang="en"></bantin-related>'));
  await page.locator("bantin-related").evaluate((element) => {
    const related = element as unknown as { data: unknown; refresh(): void };
    related.data = [{ title: "A", url: "/a", published: new Date("2026-11-24T06:30:00Z"), more: () => 1 }];
    related.refresh();
  });
  await expect(page.locator("bantin-related time")).toHaveAttribute("datetime", /^2026-11-24T06:30/);
});

test("a transform is given what the browser reads, however deep", async ({ page, site }) => {
  const deep = `${"[".repeat(100)}"Deep"${"]".repeat(100)}`;
  site.put("/deep.json", `{"url": "/first", "url": "/last", "id": 12345678901234567890, "title": ${deep}}`);
  await page.goto(site.page('<bantin-related loading="manual" lang="en" src="/deep.json"></bantin-related>'));
  await page.locator("bantin-related").evaluate((element) => {
    const related = element as unknown as { transform: unknown; refresh(): void };
    related.transform = ({ url, id, title }: Record<string, unknown>) => [{ url, id, title: `${title} ${id}` }];
    related.refresh();
  });
  const link = page.getByRole("link", { name: "Deep 12345678901234567000" });
  await expect(link).toHaveAttribute("href", `${site.url}/last`);
});

for (const [what, text, told] of [
  ["a page of HTML", "<!doctype html><p>Sorry</p>", 'expected JSON, found "<!doctype html><p>Sorry</p>" at byte 0'],
  ["an answer cut short", '[{"title": "Lúa', "expected JSON, found the end at byte 16"],
  ["a comma too many", '[{"title": "Lúa", }]', 'expected JSON, found "}]" at byte 19, behind'],
  ["a comment of a cache", "[]\n<!-- Cached -->", 'expected JSON, found "<!-- Cached -->" at byte 3, behind "[]"'],
  ["a notice of PHP", "<b>Notice</b>: x\n[]", 'expected JSON, found "<b>Notice</b>: x\n[]" at byte 0'],
] as const) {
  test(`${what} is told with its place`, async ({ page, site, log }) => {
    site.put("/broken.json", text);
    await page.goto(
      site.page(
        `<bantin-related src="/broken.json"></bantin-related>
         <bantin-ticker><script type="application/json">${text.replace("<p>", "")}</script></bantin-ticker>`,
      ),
    );
    await expect(page.getByRole("button", { name: "Try again" })).toHaveCount(2);
    expect(log.lines.join("\n")).toContain(`<bantin-related> json: ${told}`);
    expect(log.lines.join("\n")).toContain("<bantin-ticker> json: inline data: expected JSON, found ");
  });
}
