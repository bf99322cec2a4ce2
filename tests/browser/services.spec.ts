// Threads of Artalk and Cusdis, in the words that these services have, read and written through `artalk.js` and `cusdis.js`.
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
