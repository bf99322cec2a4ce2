// Comments by the WordPress plugin, in a real WordPress: guests and staff write, moderators approve,
// and pages are the same for everybody.
import { AS_DELIVERED, OPEN, OPEN_TO_ALL, as, shown, signIn, test, withoutScript, write } from "../support/plugin.ts";
import { type Page, expect } from "../support/test.ts";
import type { WordPress } from "../support/wordpress.ts";

interface Comment {
  user_id: number;
  comment_author: string;
  comment_approved: string;
}

const BLOCK = "<!-- wp:bantin/comments /-->";

/** What was stored of the comments of an article. */
const stored = (blog: WordPress, id: number) =>
  blog.rows<Comment>(
    `SELECT user_id, comment_author, comment_approved FROM wp_comments WHERE comment_post_ID = ${id} ORDER BY comment_ID`,
  );

/** Writes a comment, as a reader does; the site asks guests for a name and an e-mail address. */
async function say(page: Page, text: string, name = ""): Promise<void> {
  const comments = page.locator("bantin-comments");
  await comments.getByRole("textbox").first().click();
  await comments.locator("textarea").first().fill(text);
  if (name) {
    await comments.getByLabel("Name").fill(name);
    await comments.getByLabel("Email").fill("lan@bao.example");
  }
  await comments.locator("[part=send]").first().click();
}

const card = (page: Page, text: string) =>
  page.locator("bantin-comments").getByRole("article").filter({ hasText: text });

test.describe("the plugin's comments", { tag: "@backends" }, () => {
  test("who has no account is asked to sign in, as WordPress delivers it", async ({ page, blog, browser }) => {
    const { link } = await as(browser, blog, "author", (desk) => write(desk, blog, BLOCK));
    await page.goto(link);
    const comments = await shown(page, "comments");
    await expect(page.getByRole("link", { name: "Sign in to comment" })).toBeVisible();
    await expect(comments.getByRole("textbox")).toHaveCount(0);
    await withoutScript(browser, link, async (page) => {
      await page.getByRole("link", { name: "Sign in to comment" }).click();
      await expect(page.getByLabel("Username or Email Address")).toBeVisible();
      // And back to the article.
      expect(decodeURIComponent(page.url())).toContain(`redirect_to=${link}`);
    });
  });

  test("who asks for a page has the way to sign in beside words of the author's own, a feed neither", async ({
    page,
    blog,
    browser,
  }) => {
    const content = '[bantin_comments]<a href="/thu-ban-doc">Thư bạn đọc</a>[/bantin_comments]';
    const { link } = await as(browser, blog, "author", (desk) => write(desk, blog, content, { title: "Lời riêng" }));
    await page.goto(link);
    await shown(page, "comments");
    await expect(page.getByRole("link", { name: "Sign in to comment" })).toBeVisible();
    await withoutScript(browser, link, async (page) => {
      await expect(page.getByRole("link", { name: "Thư bạn đọc" })).toBeVisible();
      await expect(page.getByRole("link", { name: "Sign in to comment" })).toBeVisible();
    });
    const feed = await (await page.request.get(`${blog.url}/feed/`)).text();
    const item = feed.split("<item>").find((it) => it.includes("Lời riêng")) ?? "";
    expect(item).toContain('<a href="/thu-ban-doc">Thư bạn đọc</a>');
    expect(item).not.toMatch(/Sign in|JavaScript|slot=/);
  });

  test("who writes has an invitation to sign in of their own", async ({ page, blog, browser }) => {
    const content =
      '[bantin_comments]<p slot="sign-in"><a href="/dang-nhap">Sign in by your number</a></p>[/bantin_comments]';
    const { link } = await as(browser, blog, "author", (desk) => write(desk, blog, content));
    await page.goto(link);
    await shown(page, "comments");
    await expect(page.getByRole("link", { name: "Sign in by your number" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Sign in to comment" })).toHaveCount(0);
    await withoutScript(browser, link, async (page) => {
      await expect(page.getByText("please turn on JavaScript")).toBeVisible();
    });
  });

  test("a guest comments where the site's settings allow it", async ({ page, blog, browser }) => {
    const article = await as(browser, blog, "chief", async (desk) => {
      await desk.goto(`${blog.url}/wp-admin/options-general.php?page=bantin`);
      await desk.getByLabel("may comment").check();
      await desk.getByRole("button", { name: "Save Changes" }).click();
      await expect(desk.getByText("Settings saved.")).toBeVisible();
      return write(desk, blog, BLOCK);
    });
    try {
      await page.goto(article.link);
      await shown(page, "comments");
      await say(page, "Nước lên nhanh quá [bantin_ticker]", "Lan");
      await expect(card(page, "Nước lên nhanh quá")).toBeVisible();
      expect(await stored(blog, article.id)).toEqual([{ user_id: 0, comment_author: "Lan", comment_approved: "1" }]);
      await withoutScript(browser, article.link, async (page) => {
        await expect(page.locator("bantin-comments li")).toHaveText("Lan: Nước lên nhanh quá [bantin_ticker]");
        await expect(page.locator("bantin-comments a").first()).toHaveAttribute("href", /#comment-\d+$/);
        await expect(page.locator("bantin-ticker")).toHaveCount(0);
      });
    } finally {
      await as(browser, blog, "chief", async (desk) => {
        await desk.goto(`${blog.url}/wp-admin/options-general.php?page=bantin`);
        await desk.getByLabel("may comment").uncheck();
        await desk.getByRole("button", { name: "Save Changes" }).click();
        await expect(desk.getByText("Settings saved.")).toBeVisible();
      });
    }
  });

  test("what the site holds is approved in wp-admin, and is there", async ({ page, blog, browser }) => {
    await blog.set(OPEN);
    const { link, id } = await as(browser, blog, "author", (desk) => write(desk, blog, BLOCK));
    await page.goto(link);
    await shown(page, "comments");
    await blog.mails();
    // WordPress' own rule of links: two are held.
    await say(page, "Xem https://a.example và https://b.example nhé", "Lan");
    await expect(card(page, "a.example")).toBeVisible();
    expect((await stored(blog, id)).map((it) => it.comment_approved)).toEqual(["0"]);
    // Who moderates is told, as of a comment by WordPress' own form.
    const moderate = { to: "chief@bao.example", subject: expect.stringContaining("Please moderate") };
    expect(await blog.mails()).toEqual([moderate, { ...moderate, to: "author@bao.example" }]);
    await withoutScript(browser, link, async (page) => {
      await expect(page.locator("bantin-comments li")).toHaveCount(0);
    });
    await as(browser, blog, "editor", async (desk) => {
      await desk.goto(`${blog.url}/wp-admin/edit-comments.php?comment_status=moderated`);
      const row = desk.getByRole("row").filter({ hasText: "a.example" });
      await row.hover();
      await row.getByRole("button", { name: "Approve" }).click();
      await expect(desk.getByRole("row").filter({ hasText: "a.example" })).toHaveCount(0);
    });
    await page.reload();
    await expect(card(page, "a.example")).toBeVisible();
    await withoutScript(browser, link, async (page) => {
      await expect(page.locator("bantin-comments li")).toContainText("a.example");
    });
  });

  test("a flood and an unwanted word go by the site's own rules", async ({ page, blog, browser, log }) => {
    const rules = { ...OPEN, options: { ...OPEN.options, moderation_keys: "lụt" } };
    await blog.set(rules);
    const { link, id } = await as(browser, blog, "author", (desk) => write(desk, blog, BLOCK));
    await page.goto(link);
    await shown(page, "comments");
    await say(page, "Lại lụt rồi", "Lan");
    await expect(card(page, "Lại lụt rồi")).toBeVisible();
    log.expect(/400/);
    await blog.set({ ...rules, flood: true });
    await say(page, "Và thêm một câu");
    await expect(page.locator("bantin-comments")).toContainText(/too|quick|fast|seconds|chờ/i);
    expect((await stored(blog, id)).map((it) => it.comment_approved)).toEqual(["0"]);
  });

  test("an editor comments as themselves, on a page that is the same for all", async ({ page, blog, browser }) => {
    const { link, id } = await as(browser, blog, "author", (desk) => write(desk, blog, BLOCK));
    const markup = async (page: Page) =>
      /<bantin-comments.*?<\/bantin-comments>/s.exec(await (await page.request.get(link)).text())?.[0];
    const forGuests = await markup(page);
    await signIn(page, blog, "editor");
    expect(await markup(page)).toBe(forGuests);
    const { nonce } = await (
      await page.request.get(`${blog.url}/wp-admin/admin-ajax.php?action=bantin_session`)
    ).json();
    // The bar of WordPress is for who is signed in, and has nonces of its own.
    expect(await (await page.request.get(link)).text()).not.toContain(nonce);
    await page.goto(link);
    await shown(page, "comments");
    await blog.mails();
    await expect(page.locator("bantin-comments").getByRole("textbox")).toHaveCount(1);
    await say(page, "Tòa soạn đã ghi nhận");
    await expect(card(page, "Tòa soạn đã ghi nhận")).toContainText("Biên tập viên");
    const editor = await blog.rows<{ ID: number }>("SELECT ID FROM wp_users WHERE user_login = 'editor'");
    const expected = { user_id: editor[0]?.ID, comment_author: "Biên tập viên", comment_approved: "1" };
    expect(await stored(blog, id)).toEqual([expected]);
    // And the author of the article is told.
    expect(await blog.mails()).toEqual([{ to: "author@bao.example", subject: expect.stringContaining("Comment") }]);
  });

  test("who signed out in another tab is told, and writes as nobody", async ({ page, blog, browser, log, context }) => {
    const { link, id } = await as(browser, blog, "author", (desk) => write(desk, blog, BLOCK));
    await signIn(page, blog, "editor");
    await page.goto(link);
    await shown(page, "comments");
    await context.clearCookies();
    log.expect(/40[13]/);
    await say(page, "Vẫn còn đây");
    await expect(page.locator("bantin-comments").getByRole("alert").first()).toBeVisible();
    expect(await stored(blog, id)).toEqual([]);
  });

  test("a page that outlived who was signed in reads on", async ({ page, blog, browser, log, context }) => {
    await blog.set(OPEN);
    const { link } = await as(browser, blog, "author", (desk) => write(desk, blog, BLOCK));
    await signIn(page, blog, "editor");
    await page.goto(link);
    await shown(page, "comments");
    await context.clearCookies();
    log.expect(/403/);
    const reads: number[] = [];
    page.on("response", (answer) => {
      if (answer.url().includes("/wp/v2/comments")) reads.push(answer.status());
    });
    await page.locator("bantin-comments").evaluate((element) => (element as unknown as { refresh(): void }).refresh());
    await expect.poll(() => reads).toEqual([403, 200]);
  });

  test("the nonce goes to the comments' address and to no other", async ({ page, blog, browser, site, log }) => {
    log.expect(/40[0-9]/);
    const elsewhere = `${blog.url}/wp-json/wp/v2/comments?post=1&per_page=5&rest_route=/wp/v2/users/1`;
    const content = [`${site.url}/api/comments`, elsewhere, `${blog.url}/wp-json/wp/v2/comments/1?post=1`]
      .map((src) => `[bantin_comments src="${src}" adapter="wordpress-comments" loading="eager"]`)
      .join("\n\n");
    const { link } = await as(browser, blog, "author", (desk) => write(desk, blog, `${content}\n\n[bantin_comments]`));
    await signIn(page, blog, "editor");
    const withNonce: string[] = [];
    const asked: string[] = [];
    page.on("request", (request) => {
      if (!/comments/.test(request.url()) || request.resourceType() !== "fetch") return;
      asked.push(request.url());
      if (request.headers()["x-wp-nonce"]) withNonce.push(request.url());
    });
    await page.goto(link);
    await page.locator("bantin-comments").last().scrollIntoViewIfNeeded();
    await expect.poll(() => withNonce.length).toBe(1);
    await expect.poll(() => asked.filter((url) => url.includes("rest_route=")).length).toBeGreaterThan(0);
    expect(withNonce[0]).toContain("/wp-json/wp/v2/comments?post=");
    expect(withNonce.join()).not.toContain("users");
  });

  test("closed, protected and unpublished articles have what is right for them", async ({ page, blog, browser }) => {
    const notes = await as(browser, blog, "author", async (desk) => {
      const closed = await write(desk, blog, BLOCK, { comment_status: "closed" });
      const secret = await write(desk, blog, BLOCK, { password: "under test" });
      const draft = await write(desk, blog, BLOCK, { status: "draft" });
      const seen: string[] = [];
      for (const address of [closed.link, `${blog.url}/?p=${draft.id}&preview=true`]) {
        await desk.goto(address);
        seen.push((await desk.locator(".bantin-note").textContent()) ?? "");
      }
      await page.goto(closed.link);
      await expect(page.locator("bantin-comments, .bantin-note")).toHaveCount(0);
      await page.goto(secret.link);
      await page.getByLabel("Password").fill("under test");
      await page.getByRole("button", { name: "Enter" }).click();
      await expect(page.getByLabel("Password")).toHaveCount(0);
      await expect(page.locator("bantin-comments, .bantin-note")).toHaveCount(0);
      return seen;
    });
    expect(notes).toEqual([
      "Bantin: Comments are closed for this article, and there are none.",
      "Bantin: Comments show once everybody may read the article: now it is a draft, private, or has a password.",
    ]);
    // One that is closed and has comments is there to be read.
    await blog.set(AS_DELIVERED);
    const { link } = await as(browser, blog, "author", (desk) => write(desk, blog, BLOCK));
    await page.goto(link);
    await shown(page, "comments");
  });

  test("the order is the site's", async ({ page, blog, browser }) => {
    const { link, id } = await as(browser, blog, "author", (desk) => write(desk, blog, BLOCK));
    await blog.set(OPEN_TO_ALL);
    for (const content of ["Trước", "Sau"])
      expect((await blog.post({ id: String(id), src: "" }, { content })).status).toBe(201);
    for (const [comment_order, first] of [
      ["asc", "Trước"],
      ["desc", "Sau"],
    ]) {
      await blog.set({ ...AS_DELIVERED, options: { comment_order } });
      await page.goto(link);
      await shown(page, "comments");
      await expect(page.locator("bantin-comments").getByRole("article").first()).toContainText(first ?? "");
      await expect(page.locator("bantin-comments").getByRole("combobox")).toHaveValue(
        comment_order === "asc" ? "oldest" : "newest",
      );
    }
  });

  test("a number of comments stands in a line", async ({ page, blog, browser }) => {
    const { link } = await as(browser, blog, "author", (desk) =>
      write(desk, blog, "<p>Có [bantin_comments count-only] ở đây</p>"),
    );
    await page.goto(link);
    await expect(page.locator("bantin-comments")).toHaveText(/0|No|Chưa/);
  });

  test("a number without a script is that of the widget: links from other sites are no comments", async ({
    blog,
    browser,
  }) => {
    const { link, id } = await as(browser, blog, "author", (desk) =>
      write(desk, blog, "<p>Có [bantin_comments count-only] ở đây</p>"),
    );
    const linked = `INSERT INTO wp_comments (comment_post_ID, comment_author, comment_content, comment_type, comment_approved)
      VALUES (${id}, 'Another site', 'A link', 'pingback', '1') RETURNING comment_ID`;
    expect(await blog.rows(linked)).toHaveLength(1);
    await blog.rows(`UPDATE wp_posts SET comment_count = 1 WHERE ID = ${id} RETURNING ID`);
    await withoutScript(browser, link, async (page) => {
      await expect(page.locator("bantin-comments")).toHaveText("0");
    });
  });
});
