// What the adapter for Isso stands on, asked of a real one: an upgrade that changes it is named here.
import { expect, direct as test } from "../support/backends.ts";

interface Comment {
  id: number;
  parent: number | null;
  text: string;
  author: string | null;
  mode: number;
  created: number;
  likes: number;
  dislikes: number;
  total_replies: number;
  hidden_replies: number;
  replies: Comment[];
}

interface Listing {
  id: number | null;
  total_replies: number;
  hidden_replies: number;
  replies: Comment[];
}

async function json<T>(answer: Response): Promise<T> {
  expect(answer.headers.get("content-type")).toBe("application/json");
  return (await answer.json()) as T;
}

async function list(src: string, query = ""): Promise<Listing> {
  return json(await fetch(src + query));
}

test.describe("a real Isso", () => {
  test("takes a comment and gives it back as HTML", async ({ isso }) => {
    const thread = await isso.fresh();
    const answer = await isso.post(thread, { text: "Xin chào **cả** nhà\n<script>x</script>", author: "Lan & Tú" });
    expect(answer.status).toBe(201);
    const posted = await json<Comment>(answer);
    expect(posted).toMatchObject({ parent: null, mode: 1, author: "Lan &amp; Tú", likes: 0, dislikes: 0 });
    expect(posted.text).toBe("<p>Xin chào <strong>cả</strong> nhà</p>\n<p>&lt;script&gt;x&lt;/script&gt;</p>");
    // Seconds, with a fraction.
    expect(Math.abs(posted.created - Date.now() / 1000)).toBeLessThan(60);
    const { replies, total_replies } = await list(thread.src);
    expect(total_replies).toBe(1);
    expect(replies[0]).toMatchObject({ id: posted.id, text: posted.text, author: posted.author, replies: [] });
    const plain = await list(thread.src, "&plain=1");
    expect(plain.replies[0]?.text).toBe("Xin chào **cả** nhà\n<script>x</script>");
  });

  test("has an empty list for a page it does not know", async ({ isso }) => {
    const thread = await isso.fresh();
    expect(await list(thread.src)).toMatchObject({ id: null, total_replies: 0, replies: [] });
  });

  test("keeps an answer below what it answers, one level deep", async ({ isso }) => {
    const thread = await isso.fresh();
    const first = await json<Comment>(await isso.post(thread, { text: "Câu hỏi" }));
    const second = await json<Comment>(await isso.post(thread, { text: "Trả lời", parent: first.id }));
    expect(second.parent).toBe(first.id);
    const third = await json<Comment>(await isso.post(thread, { text: "Trả lời nữa", parent: second.id }));
    expect(third.parent).toBe(first.id);
    const { replies } = await list(thread.src);
    expect(replies.map((it) => it.replies.map((reply) => reply.text))).toEqual([
      ["<p>Trả lời</p>", "<p>Trả lời nữa</p>"],
    ]);
    expect(replies[0]).toMatchObject({ total_replies: 2, hidden_replies: 0 });
  });

  test("makes a comment of its own of an answer to nothing", async ({ isso }) => {
    const thread = await isso.fresh();
    const answer = await isso.post(thread, { text: "Trả lời ai?", parent: 999_999 });
    expect(answer.status).toBe(201);
    expect((await json<Comment>(answer)).parent).toBe(null);
  });

  test("pages by offset; its total is of all, and what is hidden of those that answer nobody", async ({ isso }) => {
    const thread = await isso.long();
    const all = await list(thread.src);
    expect(all.replies).toHaveLength(150);
    expect(all.replies.flatMap((it) => it.replies)).toHaveLength(50);
    const pages = [];
    for (const offset of [0, 60, 120]) {
      const page = await list(thread.src, `&limit=60&offset=${offset}&sort=oldest`);
      expect(page).toMatchObject({ total_replies: 200, hidden_replies: 150 - offset - page.replies.length });
      pages.push(...page.replies.map((it) => it.text));
    }
    expect(pages).toEqual(all.replies.map((it) => it.text));
    const newest = await list(thread.src, "&limit=1&sort=newest");
    expect(newest.replies[0]?.text).toBe("<p>Ý kiến thứ 199</p>");
    const folded = await list(thread.src, "&limit=3&nested_limit=0&sort=oldest");
    expect(folded.replies[2]).toMatchObject({ total_replies: 1, hidden_replies: 1, replies: [] });
    expect((await isso.stored(thread)).length).toBe(200);
  });

  test("holds a comment under moderation, answers 202, and does not list it", async ({ isso }) => {
    const thread = await isso.fresh();
    await isso.set({ moderation: true });
    try {
      const answer = await isso.post(thread, { text: "Chờ duyệt" });
      expect(answer.status).toBe(202);
      expect((await json<Comment>(answer)).mode).toBe(2);
    } finally {
      await isso.set({});
    }
    expect((await list(thread.src)).replies).toEqual([]);
    expect(await isso.stored(thread)).toMatchObject([{ text: "Chờ duyệt", status: "pending" }]);
  });

  test("refuses a flood with 403, in HTML or as JSON", async ({ isso }) => {
    const thread = await isso.fresh();
    expect((await isso.post(thread, { text: "Lần một" })).status).toBe(201);
    await isso.set({ flood: true });
    try {
      const html = await isso.post(thread, { text: "Lần hai" });
      expect(html.status).toBe(403);
      expect(html.headers.get("content-type")).toContain("text/html");
      expect(await html.text()).toContain("ratelimit exceeded");
      const asked = await isso.post(thread, { text: "Lần hai" }, { accept: "application/json" });
      expect(asked.status).toBe(403);
      expect((await json<{ message: string }>(asked)).message).toContain("ratelimit exceeded");
    } finally {
      await isso.set({});
    }
    expect(await isso.stored(thread)).toHaveLength(1);
  });

  test("takes the same comment twice: it knows no duplicates", async ({ isso }) => {
    const thread = await isso.fresh();
    for (const _ of [1, 2]) expect((await isso.post(thread, { text: "Một câu" })).status).toBe(201);
    expect((await isso.stored(thread)).map((it) => it.text)).toEqual(["Một câu", "Một câu"]);
  });

  test("refuses a text that is too short with 400, in HTML whatever was asked for", async ({ isso }) => {
    const answer = await isso.post(await isso.fresh(), { text: "ab" }, { accept: "application/json" });
    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-type")).toContain("text/html");
    expect(await answer.text()).toContain("text is too short (minimum length: 3)");
  });

  test("wants a title for a page it cannot read, and reads those it can", async ({ isso, site }) => {
    const unknown = await isso.fresh();
    const refused = await isso.post(unknown, { text: "Không tựa", title: null });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain("Please provide a title");
    const page = new URL(site.page('<section id="isso-thread"></section>')).pathname;
    expect((await isso.post(isso.thread(page), { text: "Có tựa", title: null })).status).toBe(201);
  });

  test("likes and dislikes, and says why not with 200", async ({ isso }) => {
    const thread = await isso.fresh();
    const { id } = await json<Comment>(await isso.post(thread, { text: "Hay lắm" }));
    const vote = (id: number) =>
      fetch(`${isso.url}/id/${id}/like`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: "{}",
      });
    // Whoever wrote it, by address, has no vote.
    const own = await vote(id);
    expect(own.status).toBe(200);
    expect(await json<object>(own)).toMatchObject({ likes: 0, dislikes: 0, message: expect.any(String) });
    const missing = await vote(999_999);
    expect(missing.status).toBe(200);
    expect(await json<null>(missing)).toBe(null);
  });

  test("lets an author edit and delete by cookie, and keeps what has answers", async ({ isso }) => {
    const thread = await isso.fresh();
    const posted = await isso.post(thread, { text: "Bản đầu" });
    const { id } = await json<Comment>(posted);
    const cookie = posted.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    expect(posted.headers.get("x-set-cookie")).toContain(`isso-${id}=`);
    const url = `${isso.url}/id/${id}`;
    const headers = { "content-type": "application/json", cookie };
    const stranger = await fetch(url, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: '{"text":"Không phải tôi"}',
    });
    expect(stranger.status).toBe(403);
    const edited = await fetch(url, { method: "PUT", headers, body: '{"text":"Bản sau"}' });
    expect(edited.status).toBe(200);
    expect((await json<Comment>(edited)).text).toBe("<p>Bản sau</p>");
    await isso.post(thread, { text: "Trả lời", parent: id });
    const again = edited.headers.getSetCookie()[0]?.split(";")[0] ?? cookie;
    const deleted = await fetch(url, { method: "DELETE", headers: { ...headers, cookie: again } });
    expect(deleted.status).toBe(200);
    const { replies } = await list(thread.src);
    expect(replies).toMatchObject([
      { id, mode: 4, text: "<p></p>", author: null, replies: [{ text: "<p>Trả lời</p>" }] },
    ]);
  });

  test("counts for many pages with one request", async ({ isso }) => {
    const [written, empty] = [await isso.fresh(), await isso.fresh()];
    await isso.post(written, { text: "Một câu" });
    const answer = await fetch(`${isso.url}/count`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify([written.id, empty.id]),
    });
    expect(await json<number[]>(answer)).toEqual([1, 0]);
  });

  test("answers pages of its list, and gives all others an origin that is not theirs", async ({ isso, site }) => {
    const { src } = await isso.fresh();
    for (const origin of [site.url, "http://127.0.0.1:1"]) {
      const { headers } = await fetch(src, { headers: { origin } });
      expect(headers.get("access-control-allow-origin")).toBe(site.url);
      expect(headers.get("access-control-allow-credentials")).toBe("true");
      expect(headers.get("access-control-allow-headers")).toBe("Origin, Referer, Content-Type");
    }
  });

  test("drops what no client could send by itself: a comment that is not JSON", async ({ isso }) => {
    const thread = await isso.fresh();
    const answer = await isso.post(thread, { text: "Từ một trang lạ" }, { "content-type": "text/plain" });
    expect(answer.status).toBe(403);
    expect(await isso.stored(thread)).toEqual([]);
  });
});
