// What the adapters for WordPress stand on, asked of a real one: an upgrade that changes it is
// named here.
import { expect, direct as test } from "../support/backends.ts";
import { TOLD } from "../support/told.ts";
import type { WordPress } from "../support/wordpress.ts";

interface Comment {
  id: number;
  post: number;
  parent: number;
  author_name: string;
  date_gmt: string;
  content: { rendered: string };
  status: string;
}

interface Post {
  id: number;
  slug: string;
  link: string;
  date_gmt: string;
  title: { rendered: string };
  excerpt: { rendered: string };
  _embedded?: { "wp:featuredmedia"?: { alt_text: string; source_url: string; media_details: { sizes: object } }[] };
}

interface Refusal {
  code: string;
  message: string;
  data: { status: number };
}

async function posts(wordpress: WordPress, query: string): Promise<Response> {
  return fetch(`${wordpress.url}/wp-json/wp/v2/posts?${query}`);
}

async function list(src: string, query = ""): Promise<Comment[]> {
  return (await (await fetch(src + query)).json()) as Comment[];
}

/** Writes a comment that must be refused, and checks how. */
async function refused(answer: Response, status: number, code: string): Promise<void> {
  const refusal = (await answer.json()) as Refusal;
  expect(refusal).toMatchObject({ code, data: { status } });
  expect(refusal.message).not.toBe("");
  expect(answer.status).toBe(status);
}

test.describe("a real WordPress and its posts", { tag: "@backends" }, () => {
  test("lists them with their pictures, and titles full of entities", async ({ wordpress }) => {
    const answer = await posts(wordpress, "_embed=wp:featuredmedia&per_page=100");
    const all = (await answer.json()) as Post[];
    expect(all.map((post) => post.slug)).toEqual(TOLD.map((story) => story.slug));
    for (const [place, post] of all.entries()) {
      const picture = post._embedded?.["wp:featuredmedia"]?.[0];
      expect(Boolean(picture), post.slug).toBe(Boolean(TOLD[place]?.picture));
      if (picture) {
        expect(Object.keys(picture.media_details.sizes)).toEqual(
          expect.arrayContaining(["medium", "medium_large", "large", "full"]),
        );
        expect((await fetch(picture.source_url)).headers.get("content-type")).toBe("image/jpeg");
      }
    }
    const titles = all.map((post) => post.title.rendered).join();
    for (const entity of ["&amp;", "&#8220;", "&#8221;", "&#8217;"]) expect(titles).toContain(entity);
    expect(all[0]?.excerpt.rendered).toBe("<p>Khóm, bí đỏ &amp; xoài treo đầy cây bẹo; khách ở thêm một đêm.</p>\n");
    // 12:00 in Việt Nam, in UTC without saying so.
    expect(all[0]?.date_gmt).toBe("2025-03-10T05:00:00");
    expect(all[0]?.link).toBe(`${wordpress.url}/${TOLD[0]?.slug}/`);
  });

  test("tells totals and the next page in headers, which pages elsewhere may read", async ({ wordpress }) => {
    const answer = await fetch(`${wordpress.url}/wp-json/wp/v2/posts?per_page=10&page=2`, {
      headers: { origin: "https://bao.example" },
    });
    expect(await answer.json()).toHaveLength(10);
    expect(answer.headers.get("x-wp-total")).toBe("25");
    expect(answer.headers.get("x-wp-totalpages")).toBe("3");
    expect(answer.headers.get("link")).toContain('page=3>; rel="next"');
    expect(answer.headers.get("access-control-allow-origin")).toBe("https://bao.example");
    expect(answer.headers.get("access-control-expose-headers")).toBe("X-WP-Total, X-WP-TotalPages, Link");
  });

  test("refuses a page past the last with 400", async ({ wordpress }) => {
    await refused(await posts(wordpress, "per_page=10&page=4"), 400, "rest_post_invalid_page_number");
  });

  test("answers the same without pretty links", async ({ wordpress }) => {
    const plain = await fetch(`${wordpress.url}/index.php?rest_route=/wp/v2/posts&per_page=3`);
    const pretty = await posts(wordpress, "per_page=3");
    expect(await plain.json()).toEqual(await pretty.json());
  });
});

test.describe("a real WordPress and its comments", { tag: "@backends" }, () => {
  test.afterEach(({ wordpress }) => wordpress.set({}));

  test("takes one and gives it back as HTML", async ({ wordpress }) => {
    const thread = await wordpress.fresh();
    const answer = await wordpress.post(thread, { content: 'Xin chào <b>cả</b> nhà\n<script>x</script> "thật"' });
    expect(answer.status).toBe(201);
    const posted = (await answer.json()) as Comment;
    expect(posted).toMatchObject({ post: Number(thread.id), parent: 0, author_name: "Lan", status: "approved" });
    expect(posted.content.rendered).toContain("<p>Xin chào <b>cả</b> nhà<br />");
    expect(posted.content.rendered).toContain("&#8220;thật&#8221;");
    expect(posted.content.rendered).not.toContain("<script");
    expect(Math.abs(Date.parse(`${posted.date_gmt}Z`) - Date.now())).toBeLessThan(60_000);
    expect(await list(thread.src)).toMatchObject([{ id: posted.id, content: posted.content }]);
  });

  test("keeps whom it answers, and answers to any depth", async ({ wordpress }) => {
    const thread = await wordpress.fresh();
    let parent = 0;
    for (const content of ["Câu hỏi", "Trả lời", "Trả lời nữa"]) {
      const posted = (await (await wordpress.post(thread, { content, parent })).json()) as Comment;
      expect(posted.parent).toBe(parent);
      parent = posted.id;
    }
    expect(await list(thread.src, "&parent=0")).toHaveLength(1);
    expect(await list(thread.src)).toHaveLength(3);
  });

  test("pages through 200, flat, with totals in headers", async ({ wordpress }) => {
    const { src } = await wordpress.long();
    const first = await fetch(`${src}&per_page=100&order=asc&orderby=date_gmt`);
    expect(first.headers.get("x-wp-total")).toBe("200");
    expect(first.headers.get("x-wp-totalpages")).toBe("2");
    const all = [
      ...((await first.json()) as Comment[]),
      ...(await list(src, "&per_page=100&order=asc&orderby=date_gmt&page=2")),
    ];
    expect(all.map((it) => it.content.rendered)).toEqual(
      Array.from({ length: 200 }, (_, place) => `<p>Ý kiến thứ ${place + 1}</p>\n`),
    );
    expect(all.filter((it) => it.parent !== 0)).toHaveLength(50);
    await refused(await fetch(`${src}&per_page=101`), 400, "rest_invalid_param");
  });

  test("has an empty list past the last page of comments", async ({ wordpress }) => {
    const { src } = await wordpress.long();
    const answer = await fetch(`${src}&per_page=100&page=3`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual([]);
  });

  test("holds one under moderation, and does not list it", async ({ wordpress }) => {
    const thread = await wordpress.fresh();
    await wordpress.set({ moderation: true });
    const answer = await wordpress.post(thread, { content: "Chờ duyệt" });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ status: "hold" });
    expect(await list(thread.src)).toEqual([]);
    expect(await wordpress.stored(thread)).toMatchObject([{ text: "Chờ duyệt", status: "pending" }]);
  });

  test("holds them on one article alone", async ({ wordpress }) => {
    const answer = await wordpress.post(wordpress.moderated(), { content: "Chờ duyệt ở đây" });
    expect(await answer.json()).toMatchObject({ status: "hold" });
  });

  test("refuses a flood with 400", async ({ wordpress }) => {
    const thread = await wordpress.fresh();
    await wordpress.set({ flood: true });
    // Another name and address: whoever wrote within 15 seconds is known by the network address too.
    const first = await wordpress.post(thread, { content: "Lần một", author_email: "tu@bao.example" });
    const second = await wordpress.post(thread, { content: "Lần hai", author_email: "tu@bao.example" });
    expect([201, 400]).toContain(first.status);
    await refused(second, 400, "comment_flood");
  });

  test("refuses a duplicate with 409", async ({ wordpress }) => {
    const thread = await wordpress.fresh();
    expect((await wordpress.post(thread, { content: "Một câu" })).status).toBe(201);
    await refused(await wordpress.post(thread, { content: "Một câu" }), 409, "comment_duplicate");
    expect(await wordpress.stored(thread)).toHaveLength(1);
  });

  test("takes a duplicate whose text its own filter changes", async ({ wordpress }) => {
    const thread = await wordpress.fresh();
    for (const _ of [1, 2]) expect((await wordpress.post(thread, { content: "Cá & tôm" })).status).toBe(201);
    expect((await wordpress.stored(thread)).map((it) => it.text)).toEqual(["Cá &amp; tôm", "Cá &amp; tôm"]);
  });

  test("refuses who must sign in, a closed article, a missing one, and nobody's comment", async ({ wordpress }) => {
    const thread = await wordpress.fresh();
    const content = "Một câu khác";
    await refused(await wordpress.post(wordpress.closed(), { content }), 403, "rest_comment_closed");
    await refused(await wordpress.post({ ...thread, id: "999999" }, { content }), 403, "rest_comment_invalid_post_id");
    await refused(await wordpress.post(thread, { content: "" }), 400, "rest_comment_content_invalid");
    await refused(await wordpress.post(thread, { content, author_name: "" }), 400, "rest_comment_author_data_required");
    await refused(await wordpress.post(thread, { content, author_email: "lan" }), 400, "rest_invalid_param");
    await refused(await wordpress.post(thread, { content: "a".repeat(65_526) }), 400, "comment_content_column_length");
    await wordpress.set({ login: true });
    await refused(await wordpress.post(thread, { content }), 401, "rest_comment_login_required");
    expect(await wordpress.stored(thread)).toEqual([]);
  });

  test("lets pages elsewhere send JSON, and no header of their own", async ({ wordpress }) => {
    const thread = await wordpress.fresh();
    const answer = await fetch(thread.src, {
      method: "OPTIONS",
      headers: { origin: "https://bao.example", "access-control-request-method": "POST" },
    });
    expect(answer.headers.get("access-control-allow-origin")).toBe("https://bao.example");
    expect(answer.headers.get("access-control-allow-methods")).toContain("POST");
    expect(answer.headers.get("access-control-allow-headers")).toBe(
      "Authorization, X-WP-Nonce, Content-Disposition, Content-MD5, Content-Type",
    );
  });
});
