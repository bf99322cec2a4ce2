// The mapping bench: from the JSON of a backend nobody knows to a working widget.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { type Page, expect, test } from "./support/test.ts";

const folder = process.env.BANTIN_SCREENSHOTS ?? "../../target/screenshots";

const UNKNOWN = {
  response: {
    docs: [
      { head: "Giá lúa tăng", path: "/kinh-te/gia-lua", when: 1795501800 },
      { head: "Nước lên", path: "/nuoc" },
    ],
  },
};

async function open(page: Page, url: string, query = ""): Promise<void> {
  await page.goto(`${url}/gallery/mapping.html${query}`);
  await expect(page.getByText("Read by your mapping. 3 in all.")).toBeVisible();
}

/** Puts a payload on the bench that nothing is known of. */
async function paste(page: Page, json: unknown): Promise<void> {
  await page.getByLabel("A mapping of your own").fill("");
  await page.getByLabel("JSON, fetched or pasted").fill(typeof json === "string" ? json : JSON.stringify(json));
}

test("an unknown payload becomes a widget, field by field", async ({ page, site }) => {
  await open(page, site.url);
  await paste(page, UNKNOWN);
  const verdict = page.locator("#verdict");
  await expect(verdict).toHaveText("shape: no list at items (found keys: response)");
  const field = (name: string) => page.locator("#fields").getByLabel(name, { exact: true });
  await field("items").fill("response.docs");
  await expect(verdict).toHaveText("shape: story 1: no title (found keys: head, path, when)");
  await field("title").fill("head");
  await expect(verdict).toHaveText("shape: story 1: no url (found keys: head, path, when)");
  await field("url").fill("path");
  await expect(verdict).toHaveText("Read by your mapping.");
  await field("published").fill("when");
  await expect(page.locator("#fields li", { hasText: "published" })).toContainText("2026-11-24T06:30:00Z (1 of 2)");
  const cards = page.locator("bantin-related").getByRole("listitem");
  await expect(cards).toHaveCount(2);
  await expect(cards.first().getByRole("link")).toHaveText("Giá lúa tăng");
  await expect(page.locator("#snippet")).toHaveText(
    [
      '<script type="module" src="https://cdn.example/bantin/0.1.0/embed.js"></script>',
      '<script type="application/json" id="related-mapping">',
      JSON.stringify({ items: "response.docs", title: "head", url: "path", published: "when" }, null, 2),
      "</script>",
      '<bantin-related src="https://api.example/stories" lang="vi" mapping="#related-mapping"></bantin-related>',
    ].join("\n"),
    { useInnerText: true },
  );
});

test("what is wrong is told where it is", async ({ page, site }) => {
  await open(page, site.url);
  const [mapping, verdict] = [page.getByLabel("A mapping of your own"), page.locator("#verdict")];
  // "yesterday" is no time, and the third story has no address.
  await expect(page.locator("#fields li.wrong")).toContainText('expected a time, found "yesterday"');
  await expect(page.locator("#skipped")).toContainText(
    "Left out: story 3: no url at /tin/{slug} (found keys: headline,",
  );
  await mapping.fill('{"items": "result.articles", "title": "a..b"}');
  await expect(verdict).toHaveText('mapping: title: expected a key after "." at column 3 in "a..b"');
  await mapping.fill('{"items": }');
  await expect(verdict).toHaveText('mapping: expected JSON, found "}" at line 1, column 11');
  await mapping.fill('{"items": "result.posts"}');
  await expect(verdict).toHaveText("mapping: no list at result.posts (at result found keys: articles)");
  await paste(page, "<!doctype html>");
  await expect(verdict).toHaveText('json: expected JSON, found "<!doctype html>" at line 1, column 1');
  await expect(page.locator("#shown")).toBeEmpty();
});

test("an adapter is recognised, can be named, and its mapping be changed", async ({ page, site }) => {
  await open(page, site.url);
  await paste(page, [
    { id: 1, title: { rendered: "A &amp; B" }, link: "https://n.example/a", date_gmt: "2026-11-24T06:00:00" },
  ]);
  await expect(page.locator("#verdict")).toHaveText("Read by the adapter wordpress.");
  await expect(page.locator("bantin-related").getByRole("link")).toHaveText("A & B");
  await expect(page.locator("#snippet")).toContainText('lang="vi"></bantin-related>');
  await page.getByLabel("Adapter", { exact: true }).selectOption("wordpress");
  await expect(page.locator("#snippet")).toContainText('adapter="wordpress"');
  await page.locator("#fields").getByLabel("label", { exact: true }).fill("'Mới'");
  await expect(page.getByLabel("A mapping of your own")).toHaveValue(
    /"title": "title.rendered"[\s\S]*"label": "'Mới'"/,
  );
  await expect(page.locator("bantin-related")).toContainText("Mới");
  await page.getByLabel("Widget", { exact: true }).selectOption("ticker");
  await expect(page.locator("bantin-ticker [part=headline]")).toHaveText(/A & B/);
});

test("a URL is fetched, and stands in the snippet", async ({ page, site }) => {
  site.put("/feed.json", JSON.stringify({ items: [{ title: "From afar", url: "/x" }] }));
  await open(page, site.url);
  // The example's mapping is on the bench: it is not for what comes now.
  await page.getByLabel("URL", { exact: true }).fill(`${site.url}/feed.json`);
  await page.getByRole("button", { name: "Fetch" }).click();
  await expect(page.locator("#fetched")).toContainText("HTTP 200");
  await expect(page.locator("bantin-related").getByRole("link", { name: "From afar" })).toHaveAttribute(
    "href",
    `${site.url}/x`,
  );
  await expect(page.locator("#snippet")).toContainText(`<bantin-related src="${site.url}/feed.json" lang="vi">`);
  // One of their own stays.
  const own = '{"title": "title", "url": "url", "label": "\'Mới\'"}';
  await page.getByLabel("A mapping of your own").fill(own);
  await page.getByRole("button", { name: "Fetch" }).click();
  await expect(page.locator("bantin-related")).toContainText("Mới");
  await expect(page.getByLabel("A mapping of your own")).toHaveValue(own);
});

test("a URL that cannot be had says what to do, and does not get into the snippet", async ({ page, site, log }) => {
  log.expect(/ERR_|404/);
  await open(page, site.url);
  await page.getByLabel("URL", { exact: true }).fill("http://127.0.0.1:9/");
  await page.getByRole("button", { name: "Fetch" }).click();
  await expect(page.locator("#fetched")).toContainText("you can paste its JSON below");
  const snippet = page.locator("#snippet");
  await expect(snippet).toContainText('src="https://api.example/stories"');
  await page.getByLabel("URL", { exact: true }).fill(`${site.url}/gone.json`);
  await page.getByRole("button", { name: "Fetch" }).click();
  await expect(page.locator("#fetched")).toContainText("HTTP 404");
  await expect(snippet).toContainText('src="https://api.example/stories"');
});

test("the snippet is copied", async ({ page, site, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, site.url);
  await page.getByRole("button", { name: "Copy" }).click();
  await expect(page.locator("#copied")).toHaveText("Copied");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await page.locator("#snippet").textContent());
});

test.describe("in every look", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  for (const theme of ["light", "dark"]) {
    for (const width of [390, 1280]) {
      test(`${theme}, ${width} px: no violation, nothing cut off`, async ({ page, site }) => {
        await mkdir(folder, { recursive: true });
        await page.setViewportSize({ width, height: 900 });
        await open(page, site.url, `?theme=${theme}`);
        await expect(page.locator("bantin-related [part=card]").first()).toBeVisible();
        await page.screenshot({ path: join(folder, `mapping-bench-${theme}-${width}.png`), fullPage: true });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(over).toBeLessThanOrEqual(0);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
      });
    }
  }
});
