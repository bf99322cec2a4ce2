// Blocks and shortcodes of the WordPress plugin, in a real WordPress: who may write no HTML places them,
// readers see the widgets, and links where no script runs.
import { AS_DELIVERED, as, shown, test, withoutScript, write } from "../support/plugin.ts";
import { type Page, expect } from "../support/test.ts";
import type { WordPress } from "../support/wordpress.ts";

/** The nearest first: a tag and the section, a tag alone, then the section by time. */
const RELATED = ["lang-hoa-vao-vu", "sat-lo-bo-song", "lua-thu-dong-duoc-mua", "rice-and-r-and-d"];

/** The articles that links lead to, by their names. */
const slugs = (page: Page, within: string) =>
  page
    .locator(`${within} a`)
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname.split("/")[1]));

/** The sections and tags of an article. */
async function terms(page: Page, blog: WordPress, slug: string): Promise<{ categories: number[]; tags: number[] }> {
  return (await page.request.get(`${blog.url}/wp-json/wp/v2/posts/${blog.id(slug)}`)).json();
}

test.describe("the plugin's blocks and shortcodes", { tag: "@backends" }, () => {
  test("an author places a block in the editor", async ({ page, blog, browser }) => {
    const link = await as(browser, blog, "author", async (desk) => {
      await desk.goto(`${blog.url}/wp-admin/post-new.php`);
      const canvas = desk.frameLocator("iframe[name=editor-canvas]");
      await canvas.getByRole("textbox", { name: "Add title" }).fill("Chợ nổi");
      await desk.getByRole("button", { name: "Toggle block inserter" }).click();
      await desk.getByPlaceholder("Search").fill("Headline ticker");
      await desk.getByRole("option", { name: "Headline ticker" }).click();
      await desk.getByLabel("mode", { exact: true }).selectOption("static");
      await desk.getByRole("button", { name: "Data and behaviour" }).click();
      await desk.getByLabel("limit", { exact: true }).fill("4");
      await desk.getByLabel("heading", { exact: true }).fill("Tin & “nóng”");
      // What readers without a script get is what the editor shows.
      await expect(canvas.locator("bantin-ticker a").first()).toBeVisible();
      await desk.getByRole("button", { name: "Publish", exact: true }).click();
      const panel = desk.getByRole("region", { name: "Editor publish" });
      await panel.getByRole("button", { name: "Publish", exact: true }).click();
      return (await panel.getByRole("link", { name: "View Post" }).getAttribute("href")) ?? "";
    });
    await page.goto(link);
    const ticker = await shown(page, "ticker");
    await expect(ticker).toHaveAttribute("mode", "static");
    await expect(ticker.locator("[part=title]")).toHaveText("Tin & “nóng”");
    await expect(ticker.getByRole("listitem")).toHaveCount(4);
    await expect(ticker.getByRole("link", { name: /Chợ nổi vào mùa/ })).toBeVisible();
  });

  test("an author writes a shortcode into a classic post", async ({ page, blog, browser }) => {
    const { link, content } = await as(browser, blog, "author", (desk) =>
      write(
        desk,
        blog,
        "<p>Trên sông</p><script>alert(1)</script>\n\n[bantin_ticker mode=static limit=”3”]\n\n<p>Hết</p>",
        { title: "Một ngày trên sông" },
      ),
    );
    expect(content.raw, "an author may not write any HTML").not.toContain("<script");
    await page.goto(link);
    const ticker = await shown(page, "ticker");
    await expect(ticker.getByRole("listitem")).toHaveCount(3);
    await expect(ticker, "the newest story is the one that is read").not.toContainText("Một ngày trên sông");
    await expect(page.locator("p:has(bantin-ticker)")).toHaveCount(0);
    await withoutScript(browser, link, async (page) => {
      await expect(page.locator("bantin-ticker a").first()).toBeVisible();
      const others = await slugs(page, "bantin-ticker");
      expect(others.length).toBe(3);
      expect(others).not.toContain(new URL(link).pathname.split("/")[1]);
    });
  });

  test("what an attribute needs beside the loader comes with it", async ({ page, blog, browser }) => {
    const feed =
      '<rss version="2.0"><channel><item><title>Từ nguồn RSS</title><link>/rss</link></item></channel></rss>';
    await page.route("**/tin.xml", (route) => route.fulfill({ contentType: "application/rss+xml", body: feed }));
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    const stream = { contentType: "text/event-stream", body: "id: 1\ndata:\n\n" };
    await page.route("**/su-kien", (route) => route.fulfill(stream));
    const { link } = await as(browser, blog, "author", (desk) =>
      write(desk, blog, '[bantin_ticker src="/tin.xml" adapter="feed" mode="static" live="/su-kien"]'),
    );
    await page.goto(link);
    await expect((await shown(page, "ticker")).getByRole("link", { name: "Từ nguồn RSS" })).toBeVisible();
    await expect.poll(() => asked).toContain("/su-kien");
    expect(asked.filter((it) => it.endsWith("/graphql.js"))).toEqual([]);
    const services = ["artalk", "cusdis", "discourse", "mastodon", "remark42"];
    const written = services.map((it) => `[bantin_comments src="/nothing" adapter="${it}"]`).join("\n\n");
    // Not among the newest, which another test lists.
    const date = "2025-01-01T08:00:00";
    const others = await as(browser, blog, "author", (desk) => write(desk, blog, written, { date }));
    const markup = await (await page.request.get(others.link)).text();
    expect(services.filter((it) => markup.includes(`/${it}.js?ver`))).toEqual(services);
  });

  test("related stories are those with a tag and a section of the article", async ({ page, blog, browser }) => {
    const block = '<!-- wp:bantin/related {"limit":4,"layout":"list","src":""} /-->';
    const { categories, tags } = await terms(page, blog, "dam-ca-tom-cua");
    const { link } = await as(browser, blog, "chief", (desk) =>
      write(desk, blog, block, { categories, tags, date: "2025-01-01T08:00:00" }),
    );
    await page.goto(link);
    const related = await shown(page, "related");
    const found = related.locator("[part=title] a, a[part=title]");
    await expect(found.first()).toBeVisible();
    const paths = await found.evaluateAll((all) => all.map((it) => new URL((it as HTMLAnchorElement).href).pathname));
    // The article that these are read from has a tag and the section, too.
    expect(paths.map((it) => it.split("/")[1])).toEqual(["dam-ca-tom-cua", ...RELATED.slice(0, 3)]);
    await withoutScript(browser, link, async (page) => {
      expect(await slugs(page, "bantin-related")).toEqual(["dam-ca-tom-cua", ...RELATED.slice(0, 3)]);
    });
    // Further pages come from the same list.
    const next = await (
      await page.request.get(`${blog.url}/wp-json/bantin/v1/related?post=${blog.id("dam-ca-tom-cua")}&per_page=3`)
    ).json();
    expect(next.items).toHaveLength(3);
    const second = await (await page.request.get(next.next)).json();
    expect(new Set([...next.items, ...second.items].map(({ id }) => id)).size).toBe(
      next.items.length + second.items.length,
    );
  });

  test("what is wrong is a line for who may edit, and nothing for readers", async ({ page, blog, browser }) => {
    const wrong = "[bantin_ticker limt=3 mode=spin src=javascript:alert(1) autoplay]";
    const { link } = await as(browser, blog, "author", async (desk) => {
      const article = await write(desk, blog, wrong);
      await desk.goto(article.link);
      const note = desk.locator(".bantin-note");
      await expect(note).toHaveCount(1);
      await expect(note).toContainText("expected “limit”, found “limt”");
      await expect(note).toContainText("mode: expected rotate, marquee, static, found “spin”");
      await expect(note).toContainText("src: expected an address");
      await expect(note).toContainText("bantin_ticker has no “autoplay”");
      return article;
    });
    await page.goto(link);
    const ticker = await shown(page, "ticker");
    await expect(ticker).not.toHaveAttribute("mode", /./);
    await expect(page.locator(".bantin-note")).toHaveCount(0);
    await as(browser, blog, "author", async (desk) => {
      // An article of somebody else is not theirs to change.
      const other = await as(browser, blog, "chief", (desk) => write(desk, blog, wrong));
      await desk.goto(other.link);
      await expect(desk.locator("bantin-ticker")).toHaveCount(1);
      await expect(desk.locator(".bantin-note")).toHaveCount(0);
    });
  });

  const HIDDEN = ["javascript&#58;alert(1)", "javascript&colon;alert(1)", "java&Tab;script:alert(1)"];

  test("an address is judged as a browser reads it, however it is written", async ({ blog, browser }) => {
    const wrong = [...HIDDEN, ...HIDDEN.map((it) => it.replace("&", "&amp;"))];
    const ticker = (src: string) => `[bantin_ticker src="${src}" heading="A &amp;amp; B &lt;i&gt;"]`;
    const { link } = await as(browser, blog, "chief", async (desk) => {
      const article = await write(desk, blog, [...wrong, "/tin?a=1&amp;b=2&#038;c=3"].map(ticker).join("\n\n"));
      await desk.goto(article.link);
      await expect(desk.locator(".bantin-note").filter({ hasText: "src: expected an address" })).toHaveCount(3);
      return article;
    });
    await withoutScript(browser, link, async (page) => {
      const read = page.locator("bantin-ticker");
      await expect(read.first()).toHaveAttribute("heading", "A &amp; B <i>");
      const addresses = await read.evaluateAll((all) => all.map((it) => it.getAttribute("src") ?? ""));
      expect(addresses.at(-1)).toBe("/tin?a=1&b=2&c=3");
      expect(addresses.map((it) => new URL(it, page.url()).protocol)).toEqual(addresses.map(() => "http:"));
    });
  });

  test("in a list of articles each block is of its article, whatever the query", async ({ blog, browser }) => {
    const counted = '<!-- wp:bantin/comments {"count-only":true} /-->';
    const { id } = await as(browser, blog, "chief", (desk) =>
      write(desk, blog, "[bantin_comments count-only]", { title: "Trong danh sách" }),
    );
    const query = (inherit: boolean) => {
      const asked = { perPage: 3, postType: "post", order: "desc", orderBy: "date", inherit };
      const each = `<!-- wp:post-title /-->${counted}<!-- wp:post-content /-->`;
      return `<!-- wp:query ${JSON.stringify({ queryId: 1, query: asked })} --><div class="wp-block-query">${counted}<!-- wp:post-template -->${each}<!-- /wp:post-template --></div><!-- /wp:query -->`;
    };
    const template = `${blog.url}/index.php?rest_route=/wp/v2/templates/twentytwentyfour//home`;
    await as(browser, blog, "chief", async (desk) => {
      const nonce = await (await desk.request.get(`${blog.url}/wp-admin/admin-ajax.php?action=rest-nonce`)).text();
      const headers = { "X-WP-Nonce": nonce };
      try {
        for (const inherit of [false, true]) {
          const data = { content: `${counted}${query(inherit)}${counted}` };
          expect((await desk.request.post(template, { headers, data })).status()).toBe(200);
          await withoutScript(browser, blog.url, async (page) => {
            const articles = await page
              .locator("bantin-comments")
              .evaluateAll((all) => all.map((it) => Number(it.getAttribute("article"))));
            // By the block and by the shortcode in the newest; a block beside the articles is of none of them.
            expect(articles.slice(0, 2), `inherit: ${inherit}`).toEqual([id, id]);
            const titles = await page.locator("h2").count();
            expect(new Set(articles).size).toBe(titles);
            expect(articles).toHaveLength(titles + 1);
          });
        }
      } finally {
        await desk.request.delete(`${template}&force=true`, { headers });
      }
    });
  });

  test("headlines and comments in the markup are no shortcodes and no HTML", async ({ page, blog, browser }) => {
    const title = 'A [bantin_weather src="https://evil.example"] & <b>bold</b>';
    const { link } = await as(browser, blog, "author", async (desk) => {
      await write(desk, blog, "<p>Một</p>", { title });
      return write(desk, blog, "<!-- wp:bantin/ticker /-->");
    });
    await withoutScript(browser, link, async (page) => {
      const headlines = page.locator("bantin-ticker a");
      await expect(headlines.filter({ hasText: '[bantin_weather src="https://evil.example"]' })).toHaveCount(1);
      await expect(page.locator("bantin-weather, bantin-ticker b")).toHaveCount(0);
    });
    await page.goto(link);
    await shown(page, "ticker");
  });

  test("all four stand in one page, in a classic theme, under a strict policy", async ({
    page,
    blog,
    browser,
    site,
    log,
  }) => {
    const weather = `${site.url}/api/weather/can-tho?lang=en`;
    site.headers = { "access-control-allow-origin": "*" };
    const content = `[bantin_related layout=list]\n\n[bantin_ticker]\n\n[bantin_ticker mode=static]\n\n[bantin_weather src="${weather}"]<a href="/thoi-tiet">Thời tiết</a>[/bantin_weather]\n\n[bantin_comments]`;
    const { categories } = await terms(page, blog, "dam-ca-tom-cua");
    const { link } = await as(browser, blog, "author", (desk) => write(desk, blog, content, { categories }));
    const policy = [
      "default-src 'self'",
      "script-src 'self' 'wasm-unsafe-eval'",
      `connect-src 'self' ${site.url}`,
      "img-src 'self' data:",
      "style-src 'self'",
      "require-trusted-types-for 'script'",
      "trusted-types bantin",
    ].join("; ");
    const options = { stylesheet: "classic", template: "classic" };
    await withoutScript(browser, link, async (page) => {
      await expect(page.getByRole("link", { name: "Thời tiết" })).toBeVisible();
    });
    await blog.set({ ...AS_DELIVERED, options, headers: { "Content-Security-Policy": policy } });
    // WordPress itself writes scripts and styles into its pages; no console line is about ours.
    log.expect(/Content Security Policy/);
    const refused: string[] = [];
    page.on("console", (message) => refused.push(message.text()));
    await page.goto(link);
    for (const name of ["related", "weather", "comments"]) await shown(page, name);
    for (const ticker of await page.locator("bantin-ticker").all())
      await expect(ticker.locator("[part=base]")).toHaveAttribute("data-state", "ready");
    expect(refused.filter((line) => line.includes("bantin"))).toEqual([]);
    expect(await page.locator("script[type=module]").count()).toBe(2);
  });

  test("a feed has the links alone", async ({ page, blog, browser }) => {
    const { link } = await as(browser, blog, "author", (desk) =>
      write(desk, blog, "<p>Một</p><!-- wp:bantin/ticker /-->", { title: "Cho nguồn tin" }),
    );
    const feed = await (await page.request.get(`${blog.url}/feed/`)).text();
    const item = feed.split("<item>").find((it) => it.includes("Cho nguồn tin")) ?? "";
    expect(item).toMatch(/<li><a href="[^"]+">[^<]+<\/a><\/li>/);
    expect(item, "an article does not list itself").not.toContain(`<li><a href="${link}">`);
    expect(item).not.toContain("<bantin-");
  });
});
