// The WordPress plugin on sites as there are: in a folder, without pretty links, in Vietnamese, with a
// snippet of the studio; and what is left when it goes.
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { during } from "../support/backends.ts";
import { AS_DELIVERED, as, shown, signIn, test, write } from "../support/plugin.ts";
import { OURS, output, path, scratch } from "../support/program.ts";
import { open } from "../support/studio.ts";
import { type Page, expect } from "../support/test.ts";
import { WordPress } from "../support/wordpress.ts";

const ALL = "[bantin_ticker mode=static limit=2]\n\n[bantin_comments]\n\n[bantin_related layout=list]";
/** The theme without blocks. */
const CLASSIC = { stylesheet: "classic", template: "classic" };
/** Between the two parts of a snippet. */
const IN_THE_EDITOR = '<!-- In the editor, a block "Custom HTML": -->';

const settings = (page: Page, blog: WordPress) => page.goto(`${blog.url}/wp-admin/options-general.php?page=bantin`);

test.describe("the plugin on a site", { tag: "@backends" }, () => {
  test("works in a folder, without pretty links, in Vietnamese", async ({ page, browser }) => {
    await during(new WordPress({ plugin: true, folder: "/tin" }), async (blog) => {
      const { id, link } = await as(browser, blog, "author", (desk) => write(desk, blog, ALL));
      expect(link).toContain("/tin/");
      const options = { ...CLASSIC, permalink_structure: "", WPLANG: "vi", bantin: { anonymous: true } };
      await blog.set({ ...AS_DELIVERED, options });
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      await page.goto(`${blog.url}/?p=${id}`);
      await expect(page.locator("html")).toHaveAttribute("lang", "vi");
      const ticker = await shown(page, "ticker");
      await expect(ticker.getByRole("link").first()).toHaveAttribute("href", /\/tin\/\?p=\d+$/);
      const comments = await shown(page, "comments");
      await comments.getByRole("textbox").first().click();
      await comments.locator("textarea").first().fill("Trong một thư mục");
      await comments.getByLabel("Tên").fill("Lan");
      await comments.getByLabel("Email").fill("lan@bao.example");
      await comments.locator("[part=send]").first().click();
      await expect(comments.getByRole("article")).toContainText("Trong một thư mục");
      // Who is signed in is known here, too.
      await signIn(page, blog, "editor");
      await page.goto(`${blog.url}/?p=${id}`);
      await shown(page, "comments");
      await comments.getByRole("textbox").first().click();
      await comments.locator("textarea").first().fill("Và của tòa soạn");
      await comments.locator("[part=send]").first().click();
      await expect(comments.getByRole("article").filter({ hasText: "tòa soạn" })).toContainText("Biên tập viên");
      const query = `SELECT comment_author FROM wp_comments WHERE comment_post_ID = ${id} AND user_id > 0`;
      expect(await blog.rows(query)).toEqual([{ comment_author: "Biên tập viên" }]);
      expect(asked.filter((url) => url.includes("/wp-json/"))).toEqual([]);
      expect(asked.filter((url) => url.includes("rest_route="))).not.toEqual([]);
    });
  });

  test("speaks Vietnamese where the site does, and says what an address is", async ({ page, blog }) => {
    await signIn(page, blog, "chief");
    await blog.set({ ...AS_DELIVERED, options: { WPLANG: "vi" } });
    await settings(page, blog);
    await expect(page.getByText("Bạn đọc không có tài khoản")).toBeVisible();
    // The example of an address is longer than a phone is wide.
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    const loader = page.getByLabel("Địa chỉ của embed.js");
    const weather = page.getByLabel("Thời tiết: địa chỉ dữ liệu");
    await loader.fill("javascript:alert(1)");
    await weather.fill("/thoi-tiet.json?lat={lat}&lon={lon}");
    await page.locator("#submit").click();
    await expect(page.locator(".notice-error")).toContainText("Địa chỉ của embed.js: cần một địa chỉ");
    await expect(loader).toHaveValue("");
    await expect(weather).toHaveValue("/thoi-tiet.json?lat={lat}&lon={lon}");
    // Without a scheme it would be another address on each page.
    for (const wrong of ["cdn.example/bantin/embed.js", "embed.js", "?embed.js", "https:embed.js"]) {
      await loader.fill(wrong);
      await page.locator("#submit").click();
      await expect(page.locator(".notice-error")).toContainText(`“${wrong}”`);
      await expect(loader).toHaveValue("");
    }
    for (const right of ["//cdn.example/bantin/embed.js", "/bantin/embed.js", "HTTPS://cdn.example/embed.js", ""]) {
      await loader.fill(right);
      await page.locator("#submit").click();
      await expect(page.locator(".notice-success")).toBeVisible();
      await expect(loader).toHaveValue(right);
    }
    // The names of the blocks, too.
    expect(await (await page.request.get(`${blog.url}/wp-admin/post-new.php`)).text()).toContain(
      JSON.stringify("Tin liên quan")
        .slice(1, -1)
        .replace(/[^ -~]/g, (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, "0")}`),
    );
    await weather.fill("");
    await page.locator("#submit").click();
    await expect(weather).toHaveValue("");
  });

  test("leaves nothing of its own when it is deleted", async ({ page }) => {
    await during(new WordPress({ plugin: true }), async (blog) => {
      await signIn(page, blog, "chief");
      await settings(page, blog);
      await page.getByLabel("may comment").check();
      await page.getByRole("button", { name: "Save Changes" }).click();
      await expect(page.getByText("Settings saved.")).toBeVisible();
      const kept = () => blog.rows("SELECT * FROM wp_options WHERE option_name LIKE 'bantin%'");
      expect(await kept()).toHaveLength(1);
      await page.goto(`${blog.url}/wp-admin/plugins.php`);
      page.on("dialog", (dialog) => dialog.accept());
      await page.locator("#deactivate-bantin").click();
      await page.locator("#delete-bantin").click();
      await expect.poll(kept).toEqual([]);
      await expect.poll(() => readdir(join(blog.plugin(), ".."))).not.toContain("bantin");
      // Its page asks on and on.
      await page.goto("about:blank");
    });
  });

  test("a snippet of the studio shows its widget, though an author pastes it", async ({
    page,
    blog,
    browser,
    site,
  }) => {
    const heading = `It's "new" & <true>`;
    await open(page, site, {
      widget: "ticker",
      lang: "en",
      "a.mode": "static",
      "a.heading": heading,
      "c.--bantin-accent": "rgb(160 0 0)",
    });
    await page.getByRole("radio", { name: "WordPress", exact: true }).check();
    const snippet = (await page.locator("#snippet").textContent()) ?? "";
    const [functions = "", block = ""] = snippet.split(IN_THE_EDITOR);
    const { folder, stop } = await scratch("snippet");
    try {
      await writeFile(join(folder, "functions.php"), functions);
      const { link, content } = await as(browser, blog, "author", (desk) =>
        write(desk, blog, `<!-- wp:html -->\n${block.trim()}\n<!-- /wp:html -->`),
      );
      expect(content.raw).toContain('data-bantin="ticker"');
      await blog.set({ ...AS_DELIVERED, functions: join(folder, "functions.php") });
      site.headers = { "access-control-allow-origin": "*" };
      await page.goto(link);
      const ticker = await shown(page, "ticker");
      await expect(ticker.locator("[part=title]")).toContainText(heading);
      await expect(ticker.getByRole("listitem").first()).toBeVisible();
      const accent = await ticker.evaluate((element) => getComputedStyle(element).getPropertyValue("--bantin-accent"));
      expect(accent).toBe("rgb(160 0 0)");
    } finally {
      site.headers = {};
      await stop();
    }
  });

  test("what a snippet has for a slot is there, though an author pastes it", async ({ page, blog, browser, site }) => {
    const slot = '<a href="/dang-nhap">Sign in by your number</a>';
    await open(page, site, { widget: "comments", lang: "en", "a.anonymous": "sign-in", "s.sign-in": slot });
    await page.getByRole("radio", { name: "WordPress", exact: true }).check();
    const [functions = "", block = ""] = ((await page.locator("#snippet").textContent()) ?? "").split(IN_THE_EDITOR);
    const { folder, stop } = await scratch("snippet");
    try {
      await writeFile(join(folder, "functions.php"), functions);
      await blog.set({ ...AS_DELIVERED, functions: join(folder, "functions.php") });
      const { link } = await as(browser, blog, "author", (desk) =>
        write(desk, blog, `<!-- wp:html -->\n${block.trim()}\n<!-- /wp:html -->`),
      );
      site.headers = { "access-control-allow-origin": "*" };
      await page.goto(link);
      await shown(page, "comments");
      await expect(page.getByRole("link", { name: "Sign in by your number" })).toBeVisible();
    } finally {
      site.headers = {};
      await stop();
    }
  });

  test("every word has its translation", async ({ blog }) => {
    expect(await output(path("PHP_BIN"), join(OURS, "wordpress/words.php"), blog.plugin())).toBe("");
  });

  test("WordPress' own checker of plugins finds nothing @plugin-check", async ({ blog }) => {
    expect(await blog.checked(path("PLUGIN_CHECK"))).toBe("");
  });
});
