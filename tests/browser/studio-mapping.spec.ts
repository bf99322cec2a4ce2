// The studio's mapping: from the JSON of a backend nobody knows to a working widget.
import { hold } from "./support/hold.ts";
import { open, stage } from "./support/studio.ts";
import { type Page, expect, test } from "./support/test.ts";

const UNKNOWN = {
  response: {
    docs: [
      { head: "Giá lúa tăng", path: "/kinh-te/gia-lua", when: 1795501800 },
      { head: "Nước lên", path: "/nuoc" },
    ],
  },
};

/** The studio over a payload that nothing is known of. */
async function over(page: Page, site: Parameters<typeof open>[1], json: unknown, state = {}): Promise<void> {
  const text = typeof json === "string" ? json : JSON.stringify(json);
  await open(page, site, { tab: "mapping", source: "json", scheme: "light", json: text, ...state });
}

const field = (page: Page, name: string) => page.locator("#fields").getByLabel(name, { exact: true });

test("an unknown payload becomes a widget by pressing on it", async ({ page, site }) => {
  await over(page, site, UNKNOWN);
  const verdict = page.locator("#verdict");
  await expect(verdict).toHaveText("shape: no list at items (found keys: response)");
  await expect(page.locator("#target")).toHaveText("What you press is put into items.");
  await page.getByRole("button", { name: "response.docs a list of 2" }).click();
  await expect(verdict).toHaveText("shape: story 1: no title (found keys: head, path, when)");
  const payload = page.getByRole("list", { name: "Paths of its items" });
  await field(page, "title").focus();
  await expect(page.locator("#target")).toHaveText("What you press is put into title.");
  await payload.getByRole("button", { name: 'head "Giá lúa tăng"' }).click();
  await expect(verdict).toHaveText("shape: story 1: no url (found keys: head, path, when)");
  // By the keyboard, too.
  await field(page, "url").focus();
  await payload.getByRole("button", { name: /^path/ }).focus();
  await page.keyboard.press("Enter");
  await expect(verdict).toHaveText("Read by your mapping.");
  await field(page, "published").fill("when");
  await expect(page.locator("#fields li", { hasText: "published" })).toContainText("2026-11-24T06:30:00Z (1 of 2)");
  const cards = stage(page).locator("bantin-related").getByRole("listitem");
  await expect(cards).toHaveCount(2);
  await expect(cards.first().getByRole("link")).toHaveText("Giá lúa tăng");
  await expect(page.getByLabel("A mapping of your own")).toHaveValue(
    JSON.stringify({ items: "response.docs", title: "head", url: "path", published: "when" }, null, 2),
  );
  await expect(page.locator("#snippet")).toContainText("&quot;items&quot;:&quot;response.docs&quot;");
});

test("a field that the first item lacks can be pressed on", async ({ page, site }) => {
  site.put("/two.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>', { "content-type": "image/svg+xml" });
  const list = [
    { head: "One", path: "/one", lead: null },
    { head: "Two", path: "/two", lead: { file: "/two.svg" } },
  ];
  const mapping = JSON.stringify({ items: "list", title: "head", url: "path" });
  await over(page, site, { list }, { "a.mapping": mapping });
  await field(page, "image").focus();
  const payload = page.getByRole("list", { name: "Paths of its items" });
  await payload.getByRole("button", { name: 'lead.file "/two.svg"' }).click();
  await expect(page.locator("#fields li").filter({ has: page.getByLabel("image", { exact: true }) })).toContainText(
    "(1 of 2)",
  );
});

test("what is wrong is told where it is", async ({ page, site }) => {
  const json = {
    result: {
      articles: [
        { headline: "One", slug: "one", released: "06:30 24/11/2026" },
        { headline: "Two", slug: "two", released: "yesterday" },
        { headline: "Three" },
      ],
    },
  };
  const first = { items: "result.articles", title: "headline", url: "/tin/{slug}", published: "released" };
  await over(page, site, json, { "a.mapping": JSON.stringify(first) });
  const [mapping, verdict] = [page.getByLabel("A mapping of your own"), page.locator("#verdict")];
  await expect(page.locator("#fields li.wrong")).toContainText('expected a time, found "yesterday"');
  await expect(page.locator("#skipped")).toContainText(
    "Left out: story 3: no url at /tin/{slug} (found keys: headline",
  );
  await mapping.fill('{"items": "result.articles", "title": "a..b"}');
  await expect(verdict).toHaveText('mapping: title: expected a key after "." at column 3 in "a..b"');
  await mapping.fill('{"items": }');
  await expect(verdict).toHaveText('mapping: expected JSON, found "}" at line 1, column 11');
  await mapping.fill('{"items": "result.posts"}');
  await expect(verdict).toHaveText("mapping: no list at result.posts (at result found keys: articles)");
  await mapping.fill("");
  await page.getByLabel("JSON", { exact: true }).fill("<!doctype html>");
  await expect(verdict).toHaveText('json: expected JSON, found "<!doctype html>" at line 1, column 1');
});

test("an adapter is recognised, can be named, and its mapping be changed", async ({ page, site }) => {
  await over(page, site, [
    { id: 1, title: { rendered: "A &amp; B" }, link: "https://n.example/a", date_gmt: "2026-11-24T06:00:00" },
  ]);
  await expect(page.locator("#verdict")).toHaveText("Read by the adapter wordpress.");
  await expect(stage(page).locator("bantin-related").getByRole("link")).toHaveText("A & B");
  await page.getByLabel("Adapter", { exact: true }).selectOption("wordpress");
  await expect(page.locator("#snippet")).toContainText('adapter="wordpress"');
  await field(page, "label").fill("'Mới'");
  await expect(page.getByLabel("A mapping of your own")).toHaveValue(
    /"title": "title.rendered"[\s\S]*"label": "'Mới'"/,
  );
  await expect(stage(page).locator("bantin-related")).toContainText("Mới");
});

test("a URL is asked, and one that gives nothing says what to do", async ({ page, site, log }) => {
  log.expect(/ERR_|404|CORS/);
  site.put("/feed.json", JSON.stringify({ items: [{ title: "From afar", url: "/x" }] }));
  await open(page, site, { tab: "mapping", source: "url", scheme: "light", "a.src": `${site.url}/feed.json` });
  await expect(page.locator("#fetched")).toContainText("HTTP 200");
  await expect(page.locator("#verdict")).toHaveText("Read by the adapter bantin.");
  await expect(stage(page).getByRole("link", { name: "From afar" })).toHaveAttribute("href", `${site.url}/x`);
  await page.getByLabel("URL of the data").fill("http://127.0.0.1:9/");
  await expect(page.locator("#fetched")).toContainText("paste what it sends");
  await page.getByLabel("URL of the data").fill(`${site.url}/gone.json`);
  await expect(page.locator("#fetched")).toContainText("HTTP 404");
});

test("nothing of an example is left in what is made from one's own", async ({ page, site }) => {
  await open(page, site, { tab: "mapping", widget: "weather", scheme: "light" });
  await page.getByRole("link", { name: "places" }).click();
  await expect(page.locator("#snippet")).toContainText("places=");
  await page.getByLabel("my JSON").check();
  await page
    .getByLabel("JSON", { exact: true })
    .fill('{"current": {"temperature": 31, "condition": "rain"}, "place": "Here"}');
  await expect(page.locator("#verdict")).toHaveText("Read by the adapter bantin.");
  const snippet = page.locator("#snippet");
  for (const word of ["places", "time-zone", "samples", "Asia"]) await expect(snippet).not.toContainText(word);
  await expect(stage(page).locator("bantin-weather")).toContainText("Here");
});

/** The studio over a feed, which no adapter is chosen for. */
async function overFeed(page: Page, site: Parameters<typeof open>[1]): Promise<void> {
  const feed =
    '<?xml version="1.0"?>\n<rss version="2.0"><channel><item><title>The ferry</title><link>/f</link></item></channel></rss>';
  site.put("/feed.xml", feed, { "content-type": "application/rss+xml" });
  await open(page, site, { tab: "mapping", source: "url", scheme: "light", "a.src": `${site.url}/feed.xml` });
}

test("a feed is known for one, and needs no mapping", async ({ page, site, log }) => {
  log.expect(/expected JSON/);
  await overFeed(page, site);
  await expect(page.locator("#verdict")).toHaveText(/expected JSON.*This is a feed: choose the adapter feed\.$/s);
  await page.getByLabel("Adapter", { exact: true }).selectOption("feed");
  await expect(page.locator("#verdict")).toHaveText("Read by the adapter feed, which needs no mapping.");
  await expect(stage(page).getByRole("link")).toHaveText("The ferry");
  await expect(page.getByRole("list", { name: "Fields" }).getByRole("listitem")).toHaveCount(0);
});

test("a choice that waits for a script is not lost when another change comes before the script", async ({
  page,
  site,
  log,
}) => {
  log.expect(/expected JSON/);
  const letGo = await hold(page, "**/feed.js");
  await overFeed(page, site);
  await expect(stage(page).locator("bantin-related")).toContainText("Chưa tải được");
  const asked = page.waitForRequest("**/feed.js");
  await page.getByLabel("Adapter", { exact: true }).selectOption("feed");
  await asked;
  await page.getByRole("separator").press("ArrowLeft");
  letGo();
  await expect(stage(page).getByRole("link")).toHaveText("The ferry");
});
