// Threads of services with words of their own, as these have them, read and written through a file for each.
import type { Route } from "@playwright/test";
import { line, send } from "./support/form.ts";
import type { Site } from "./support/site.ts";
import { type Page, expect, test } from "./support/test.ts";

const THREAD = "bantin-comments";

/** What a service keeps, and how it says so. */
abstract class Service {
  abstract name: string;
  abstract src: string;
  abstract paths: RegExp;
  sent: Record<string, unknown>[] = [];
  headers: Record<string, string>[] = [];
  /** What becomes of what is written: nothing special, an answer that is lost, or another one. */
  fate: "lost" | { status: number; json: unknown } | undefined;

  abstract list(url: URL): unknown;
  abstract store(body: Record<string, unknown>): unknown;
  like?(id: string): unknown;

  async open(page: Page, site: Site): Promise<void> {
    await page.route(this.paths, (route) => this.answer(route));
    site.head += `<script type="module" src="/bantin/${this.name}.js"></script>`;
    await page.goto(
      site.page(
        `<${THREAD} lang="en" loading="eager" min-time="0" adapter="${this.name}" src="${this.src}"></${THREAD}>`,
      ),
    );
  }

  async answer(route: Route): Promise<void> {
    const request = route.request();
    this.headers.push(await request.allHeaders());
    if (request.method() === "GET") return route.fulfill({ json: this.list(new URL(request.url())) });
    const voted = /votes\/comment\/(\d+)\/up/.exec(request.url());
    if (voted?.[1] && this.like) return route.fulfill({ json: this.like(voted[1]) });
    const body = request.postDataJSON();
    this.sent.push(body);
    const { fate } = this;
    this.fate = undefined;
    if (fate && fate !== "lost") return route.fulfill(fate);
    const stored = this.store(body);
    return fate ? route.abort("connectionreset") : route.fulfill({ json: stored });
  }
}

/** As Artalk 2.9 answers. */
class Artalk extends Service {
  name = "artalk";
  src = "/api/v2/comments?site_name=News&page_key=%2Fflood";
  paths = /\/api\/v2\//;
  #rows = [
    this.#row(3, "Bình", "<p>Nước <strong>rút</strong> rồi</p>\n", 1),
    this.#row(2, "Chi", "<p>Chợ vẫn họp</p>\n", 0, { badge_name: "Admin" }),
    this.#row(1, "An", '<p>Đường ngập <img src="/doge.png" atk-emoticon="doge"></p>\n', 0),
  ];

  #row(id: number, nick: string, content_marked: string, rid: number, more = {}) {
    const made = {
      user_id: 4,
      email_encrypted: "47b2526e562c3046",
      link: "",
      ua: "",
      is_collapsed: false,
      is_pending: false,
    };
    const told = {
      date: `2026-11-24 0${id}:00:00`,
      vote_up: id,
      vote_down: 0,
      page_key: "/flood",
      badge_name: "",
      ...more,
    };
    return { id, content: "", content_marked, nick, rid, ...made, ...told };
  }

  list(url: URL) {
    const [limit, offset] = ["limit", "offset"].map((it) => Number(url.searchParams.get(it))) as [number, number];
    expect(url.searchParams.get("flat_mode")).toBe("true");
    const comments = this.#rows.slice(offset, offset + Math.min(limit, 2));
    return { comments, count: this.#rows.length, roots_count: 2, page: { key: "/flood", admin_only: false } };
  }

  store(body: Record<string, unknown>) {
    const { name, content, rid } = body as { name: string; content: string; rid: number };
    const row = this.#row(this.#rows.length + 1, name, `<p>${content}</p>\n`, rid);
    this.#rows.unshift(row);
    return row;
  }

  like(id: string) {
    const row = this.#rows.find((it) => `${it.id}` === id);
    return { up: (row?.vote_up ?? 0) + 1, down: 0, is_up: true, is_down: false };
  }
}

/** As Cusdis 1.3 answers. */
class Cusdis extends Service {
  name = "cusdis";
  src = "/api/open/comments?appId=a1&pageId=flood";
  paths = /\/api\/open\//;

  #row(id: string, by_nickname: string, parsedContent: string, more = {}) {
    const replies = { commentCount: 0, pageSize: 10, pageCount: 0, data: [] as unknown[] };
    const made = {
      createdAt: "2026-11-24T01:00:00.000Z",
      parsedCreatedAt: "2026-11-24 08:00",
      approved: true,
      parentId: null,
    };
    return { id, by_nickname, by_email: null, content: "", parsedContent, moderator: null, replies, ...made, ...more };
  }

  list(url: URL) {
    const second = this.#row("r1", "", "<p>Đã mở lại</p>", { parentId: "c1", moderator: { displayName: "Tòa soạn" } });
    const first = this.#row("c1", "An", "<p>Cầu <b>mở</b> chưa?</p>");
    first.replies = { commentCount: 1, pageSize: 10, pageCount: 1, data: [second] };
    const data = url.searchParams.get("page") === "2" ? [this.#row("c2", "Chi", "<p>Trang hai</p>")] : [first];
    return { data: { commentCount: 3, pageSize: 1, pageCount: 2, data } };
  }

  store(body: Record<string, unknown>) {
    return {
      data: {
        id: "n1",
        content: body.content,
        by_nickname: body.nickname,
        createdAt: "2026-11-24T02:00:00.000Z",
        approved: false,
      },
    };
  }
}

/** As Remark42 1.15 answers, behind the page's own host, with guests. */
class Remark42 extends Service {
  name = "remark42";
  src = "/remark42/api/v1/find?site=news&url=https://news.example/flood";
  paths = /\/remark42\//;
  /** Who is signed in. */
  user: { name: string; id: string; admin: boolean } | undefined;
  #rows: Record<string, unknown>[] = [
    this.#row("c2", { id: "anonymous_2", name: "Chi" }, "<p>Chợ <strong>vẫn</strong> họp</p>\n", {
      pid: "c1",
      score: 3,
    }),
    this.#row("c1", { id: "github_1", name: "Ban biên tập", admin: true }, "<p>Đường ngập</p>\n"),
  ];

  #row(id: string, user: Record<string, unknown>, text: string, more = {}) {
    const locator = { site: "news", url: "https://news.example/flood" };
    const time = new Date().toISOString();
    const made = { pid: "", orig: text.replace(/<[^>]*>/g, "").trim(), locator, score: 0, vote: 0, time };
    return { id, user: { picture: "", ip: "", admin: false, ...user }, text, ...made, ...more };
  }

  list(url: URL) {
    expect(Object.fromEntries(url.searchParams)).toMatchObject({ site: "news", format: "plain" });
    return { comments: this.#rows, info: { url: url.searchParams.get("url"), count: this.#rows.length } };
  }

  store(body: Record<string, unknown>) {
    const row = this.#row("n1", this.user ?? {}, `<p>${body.text}</p>\n`, { pid: body.pid ?? "" });
    this.#rows.unshift(row);
    return row;
  }

  override async answer(route: Route): Promise<void> {
    const request = route.request();
    const url = new URL(request.url());
    const path = url.pathname.replace("/remark42/", "");
    const name = url.searchParams.get("user");
    if (path === "auth/anonymous/login") {
      if ((name ?? "").length < 3) return route.fulfill({ status: 403, json: { error: "incorrect user or password" } });
      this.user = { id: "anonymous_9", name: name ?? "", admin: false };
      return route.fulfill({ json: this.user, headers: { "set-cookie": "XSRF-TOKEN=x1; Path=/" } });
    }
    if (path === "api/v1/config") return route.fulfill({ json: { edit_duration: 300, anon_vote: true } });
    if (path === "/api/v1/find") {
      const headers = { "access-control-allow-origin": "*" };
      return route.fulfill({ json: this.list(url), headers });
    }
    if (path !== "api/v1/find" && !(this.user && request.headers()["x-xsrf-token"] === "x1"))
      return route.fulfill({ status: 401, body: "Unauthorized" });
    if (path === "api/v1/user") return route.fulfill({ json: this.user });
    const row = this.#rows.find((it) => path.endsWith(`/${it.id}`));
    if (row && path.includes("/vote/")) {
      row.vote = Number(row.vote) + Number(url.searchParams.get("vote"));
      row.score = Number(row.score) + Number(url.searchParams.get("vote"));
      return route.fulfill({ json: { id: row.id, score: row.score } });
    }
    if (row) {
      const { text, delete: gone } = request.postDataJSON();
      Object.assign(row, gone ? { delete: true, text: "" } : { text: `<p>${text}</p>`, orig: text });
      return route.fulfill({ json: row });
    }
    return super.answer(route);
  }
}

const account = (acct: string, more = {}) => ({
  id: acct,
  acct,
  display_name: "",
  url: `https://social.example/@${acct}`,
  avatar_static: "",
  ...more,
});

/** As Mastodon 4.5 answers. */
class Mastodon extends Service {
  name = "mastodon";
  src = "/api/v1/statuses/110/context";
  paths = /\/api\/v1\/statuses\//;

  #row(id: string, in_reply_to_id: string, content: string, more = {}) {
    const made = { created_at: `2026-11-24T0${id.slice(-1)}:00:00.000Z`, edited_at: null, favourites_count: 4 };
    return {
      id,
      in_reply_to_id,
      content,
      spoiler_text: "",
      media_attachments: [],
      account: account("an"),
      ...made,
      ...more,
    };
  }

  list() {
    const picture = {
      type: "image",
      url: "/p.png",
      remote_url: "https://far.example/p.png",
      description: "Cầu <lúc> sáng",
    };
    const descendants = [
      this.#row("111", "110", "<p>Cầu mở chưa?</p>", { account: account("chi", { display_name: "Chi" }) }),
      this.#row("112", "111", "<p>Mở <em>rồi</em></p>"),
      this.#row("113", "110", "", { spoiler_text: "Ảnh", media_attachments: [picture] }),
    ];
    return { ancestors: [], descendants };
  }

  store() {
    throw new Error("Mastodon is read alone");
  }
}

/** As Discourse 3 answers. */
class Discourse extends Service {
  name = "discourse";
  src = "/t/cau-moi/110.json";
  paths = /\/(t|user_avatar)\//;
  #rows = Array.from({ length: 25 }, (_, at) => ({
    id: 500 + at,
    post_number: at + 1,
    post_type: at === 3 ? 3 : 1,
    username: `ban_${at}`,
    name: at === 1 ? "Bạn Một" : "",
    avatar_template: "/user_avatar/forum.example/a/{size}/1.png",
    cooked: `<p>Bài ${at + 1}</p>`,
    created_at: `2026-11-24T01:${10 + at}:00.000Z`,
    reply_to_post_number: at === 2 ? 2 : at === 4 ? 1 : null,
    version: 1,
    actions_summary: at === 2 ? [{ id: 2, count: 6 }] : [],
  }));

  override async answer(route: Route): Promise<void> {
    if (route.request().url().endsWith("/96/1.png"))
      return route.fulfill({ contentType: "image/svg+xml", body: "<svg/>" });
    return super.answer(route);
  }

  list(url: URL) {
    const stream = this.#rows.map((it) => it.id);
    const asked = url.searchParams.getAll("post_ids[]").map(Number);
    if (asked.length) {
      expect(url.pathname).toBe("/t/cau-moi/110/posts.json");
      return { post_stream: { posts: this.#rows.filter((it) => asked.includes(it.id)) } };
    }
    return { id: 110, posts_count: 25, post_stream: { stream, posts: this.#rows.slice(0, 20) } };
  }

  store() {
    throw new Error("Discourse is read alone");
  }
}

const article = (page: Page, text: string) => page.getByRole("article").filter({ hasText: text }).last();
const more = (page: Page) => page.locator(THREAD).getByRole("button", { name: /more comments|Show more/i });

test("a thread of Artalk is read, with answers, badges, votes and pages", async ({ page, site }) => {
  await new Artalk().open(page, site);
  await expect(article(page, "Nước rút rồi").locator("strong")).toHaveText("rút");
  await expect(article(page, "Chợ vẫn họp")).toContainText("Admin");
  await more(page).click();
  await expect(article(page, "Đường ngập doge")).toBeVisible();
  const like = article(page, "Chợ vẫn họp").getByRole("button", { name: /like/i });
  await like.click();
  await expect(like).toContainText("3");
});

test("a comment is written to Artalk in its own words, as an answer, too", async ({ page, site }) => {
  const service = new Artalk();
  await service.open(page, site);
  await send(page.locator(THREAD), "Hẻm 12 khô rồi.");
  await expect(article(page, "Hẻm 12 khô rồi.")).toBeVisible();
  await article(page, "Chợ vẫn họp").getByRole("button", { name: "Reply" }).click();
  const thread = page.locator(THREAD);
  await thread.getByLabel("Your reply", { exact: true }).fill("Tới mấy giờ?");
  await thread.getByRole("list").getByRole("button", { name: "Post comment" }).click();
  await expect(article(page, "Tới mấy giờ?")).toBeVisible();
  expect(service.sent).toMatchObject([
    { name: "An", content: "Hẻm 12 khô rồi.", rid: 0, page_key: "/flood", site_name: "News", page_title: "An article" },
    { name: "An", content: "Tới mấy giờ?", rid: 2 },
  ]);
  // Its CORS knows no such header.
  expect(service.headers.some((it) => "idempotency-key" in it)).toBe(false);
});

for (const text of ["Một lần thôi.", "👍"]) {
  test(`what Artalk has, though its answer was lost, is not sent twice: ${text}`, async ({ page, site, log }) => {
    log.expect(/ERR_CONNECTION_RESET/);
    const service = new Artalk();
    service.fate = "lost";
    await service.open(page, site);
    await send(page.locator(THREAD), text);
    await expect(article(page, text)).toBeVisible();
    await expect(page.getByText("Waiting to send")).toBeHidden({ timeout: 20_000 });
    expect(service.sent).toHaveLength(1);
  });
}

test("another comment is sent, also where both are nothing but signs, or the old one says the same", async ({
  page,
  site,
}) => {
  const service = new Artalk();
  await service.open(page, site);
  const texts = ["❤", "👍", "!!!", "Cảm ơn", "Cảm ơn", "❤"];
  for (const [at, text] of texts.entries()) {
    await send(page.locator(THREAD), text);
    await expect.poll(() => service.sent.map((it) => it.content)).toEqual(texts.slice(0, at + 1));
    await expect(line(page)).toHaveValue("");
  }
  // What others wrote before this page was opened is not what is written now.
  await page.reload();
  await expect(article(page, "❤")).toBeVisible();
  await send(page.locator(THREAD), "Cảm ơn");
  await expect.poll(() => service.sent).toHaveLength(texts.length + 1);
});

for (const [file, src] of [
  ["artalk", "/own/api/v2/comments?article=flood"],
  ["cusdis", "/own/api/open/comments"],
]) {
  test(`${file}.js leaves a backend of one's own alone whose comments are at a path like its own`, async ({
    page,
    site,
  }) => {
    const row = { id: 1, text: "Của riêng mình", author: { name: "An" }, created: "2026-11-20T10:00:00Z" };
    await page.route("**/own/**", (route) => route.fulfill({ json: { items: [row], total: 1 } }));
    site.head += `<script type="module" src="/bantin/${file}.js"></script>`;
    await page.goto(
      site.page(`<${THREAD} lang="en" loading="eager" adapter="bantin" src="${src}" article="a"></${THREAD}>`),
    );
    await expect(article(page, row.text)).toBeVisible();
  });
}

test("why Artalk refuses a comment is said, and its words stay", async ({ page, site, log }) => {
  log.expect(/403/);
  const service = new Artalk();
  service.fate = { status: 403, json: { msg: "Verification required" } };
  await service.open(page, site);
  await send(page.locator(THREAD), "Giữ lại nhé.");
  await expect(
    page
      .locator(THREAD)
      .getByText(/Verification required|not allowed|refused/i)
      .first(),
  ).toBeVisible();
  await expect(line(page)).toHaveValue("Giữ lại nhé.");
});

test("a thread of Cusdis is read, with what a moderator answered, and its pages", async ({ page, site }) => {
  await new Cusdis().open(page, site);
  await expect(article(page, "Cầu mở chưa?").locator("b, strong").first()).toHaveText("mở");
  await expect(article(page, "Đã mở lại")).toContainText("Tòa soạn");
  await more(page).click();
  await expect(article(page, "Trang hai")).toBeVisible();
});

test("what is written to Cusdis waits for its moderator", async ({ page, site }) => {
  const service = new Cusdis();
  await service.open(page, site);
  await send(page.locator(THREAD), "Cho tôi hỏi <b>thêm</b>.");
  await expect(article(page, "Cho tôi hỏi")).toContainText(/moderat|review|approv/i);
  expect(service.sent).toMatchObject([
    { appId: "a1", pageId: "flood", nickname: "An", content: "Cho tôi hỏi <b>thêm</b>.", pageTitle: "An article" },
  ]);
});

test("a thread of Remark42 is read, and a guest writes, changes and votes there", async ({ page, site }) => {
  const service = new Remark42();
  await service.open(page, site);
  const thread = page.locator(THREAD);
  await expect(article(page, "Chợ vẫn họp").locator("strong")).toHaveText("vẫn");
  await expect(article(page, "Đường ngập")).toContainText("admin");
  // Nobody is signed in, so nobody can vote.
  await expect(thread.getByRole("button", { name: /^Like/ })).toHaveCount(0);
  await send(thread, "Nước rút rồi.", "Bình Trần");
  await expect(article(page, "Nước rút rồi.")).toContainText("Bình Trần");
  expect(service.sent).toMatchObject([
    { text: "Nước rút rồi.", locator: { site: "news", url: "https://news.example/flood" }, title: "An article" },
  ]);
  await article(page, "Nước rút rồi.").getByRole("button", { name: "Edit" }).click();
  await thread.getByRole("list").getByRole("textbox").fill("Nước rút hẳn rồi.");
  await thread.getByRole("button", { name: "Save" }).click();
  await expect(article(page, "Nước rút hẳn rồi.")).toBeVisible();
  await page.reload();
  const like = article(page, "Chợ vẫn họp").getByRole("button", { name: /^Like/ });
  await like.click();
  await expect(like).toContainText("4");
  await like.click();
  await expect(like).toContainText("3");
});

test("a thread of Remark42 is that of the page where its address names none", async ({ page, site }) => {
  const service = new Remark42();
  service.src = "/remark42/api/v1/find?site=news";
  site.head += '<link rel="canonical" href="https://news.example/flood">';
  const asked = page.waitForRequest(/api\/v1\/find/);
  await service.open(page, site);
  expect(new URL((await asked).url()).searchParams.get("url")).toBe("https://news.example/flood");
  await expect(article(page, "Chợ vẫn họp")).toBeVisible();
});

test("Remark42 of another host is read, and the console says what it would take to write there", async ({
  page,
  site,
  log,
}) => {
  const service = new Remark42();
  service.src = `http://remark.example${service.src.replace("/remark42", "")}`;
  service.paths = /remark\.example/;
  await service.open(page, site);
  await expect(article(page, "Chợ vẫn họp")).toBeVisible();
  await expect(page.locator(THREAD).getByRole("textbox")).toHaveCount(0);
  const said = log.lines.filter((it) =>
    /remark42\.js: expected Remark42 at http:.* found http:\/\/remark\.example$/.test(it),
  );
  expect(said).toHaveLength(1);
});

test("a name that Remark42 does not take is said beside its field, and the words stay", async ({ page, site, log }) => {
  log.expect(/403/);
  const service = new Remark42();
  await service.open(page, site);
  const thread = page.locator(THREAD);
  await send(thread, "Giữ lại nhé.", "An");
  await expect(thread.getByLabel("Name", { exact: true })).toHaveAccessibleDescription(/three letters or more/);
  await expect(line(page)).toHaveValue("Giữ lại nhé.");
  expect(service.sent).toEqual([]);
});

test("the replies to a post in the Fediverse are read, with what is attached, and nothing is written", async ({
  page,
  site,
}) => {
  await new Mastodon().open(page, site);
  const thread = page.locator(THREAD);
  await expect(article(page, "Cầu mở chưa?")).toContainText("Chi");
  await expect(article(page, "Mở rồi").locator("em")).toHaveText("rồi");
  // Within what it answers.
  await expect(thread.getByRole("article").filter({ hasText: "Cầu mở chưa?" }).first()).toBeVisible();
  const link = article(page, "Ảnh").getByRole("link", { name: "Cầu <lúc> sáng" });
  await expect(link).toHaveAttribute("href", "https://far.example/p.png");
  await expect(thread.getByRole("textbox")).toHaveCount(0);
  await expect(thread.getByRole("button", { name: /Reply|Like/ })).toHaveCount(0);
  await expect(thread.getByRole("heading", { name: "3 comments" })).toBeVisible();
});

test("a topic of Discourse is read page by page, without its first post and what the forum says itself", async ({
  page,
  site,
}) => {
  await new Discourse().open(page, site);
  const thread = page.locator(THREAD);
  await expect(article(page, "Bài 25")).toBeVisible();
  await expect(thread.getByRole("textbox")).toHaveCount(0);
  await expect(article(page, "Bài 3")).toHaveCount(0);
  await more(page).click();
  await expect(article(page, "Bài 3")).toContainText("6");
  await expect(article(page, "Bài 2")).toContainText("Bạn Một");
  await expect(thread.getByText("Bài 4", { exact: true })).toHaveCount(0);
  await expect(thread.getByText("Bài 1", { exact: true })).toHaveCount(0);
  await expect(thread.getByRole("combobox").getByRole("option")).toHaveText(["Default order", "Newest", "Oldest"]);
  await thread.getByRole("combobox").selectOption("oldest");
  await expect(thread.getByRole("article").first()).toContainText("Bài 2");
});
