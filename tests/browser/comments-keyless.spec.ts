// Backends that know no keys, and show nobody what a moderator has: here one that speaks as Isso does.
import { REMEMBERED } from "./support/storages.ts";
import { type Page, expect, test } from "./support/test.ts";

interface Kept {
  id: number;
  parent: null;
  text: string;
  author: string;
  mode: number;
  created: number;
}

const TEXT = "Nước đã rút khỏi hẻm 12.";

class Backend {
  comments: Kept[] = [];
  /** What becomes of the next posts: the last one holds on. */
  fate: ("take" | "hold" | "lose-after" | "take-late")[] = ["take"];
  posts = 0;

  async serve(page: Page): Promise<void> {
    await page.route(/\/isso\/(\?|new)/, async (route) => {
      const shown = this.comments.filter((it) => it.mode === 1).reverse();
      if (route.request().method() === "GET") {
        const asked = new URL(route.request().url()).searchParams;
        const from = Number(asked.get("offset") ?? 0);
        const replies = shown.slice(from, from + Number(asked.get("limit") ?? 50));
        const hidden_replies = shown.length - from - replies.length;
        return route.fulfill({ json: { id: null, total_replies: shown.length, hidden_replies, replies } });
      }
      this.posts += 1;
      const fate = this.fate.length > 1 ? this.fate.shift() : this.fate[0];
      const { text, author } = route.request().postDataJSON();
      const mode = fate === "hold" ? 2 : 1;
      const comment = { id: 1 + this.comments.length, parent: null, text: `<p>${text}</p>`, author, mode };
      const take = () => this.comments.push({ ...comment, created: Date.now() / 1000 });
      if (fate === "take-late") return void setTimeout(take, 1000);
      take();
      if (fate === "lose-after") return route.abort("connectionreset");
      return route.fulfill({ status: mode === 2 ? 202 : 201, json: this.comments.at(-1) });
    });
  }
}

const MARKUP = '<bantin-comments src="/isso/?uri=/a/" adapter="isso" min-time="0"></bantin-comments>';

async function write(page: Page, text = TEXT): Promise<void> {
  await page.getByLabel("Comment", { exact: true }).fill(text);
  await page.getByLabel("Name").fill("Lan");
  await page.getByRole("button", { name: "Post comment" }).click();
}

const cards = (page: Page) => page.getByRole("article");
const pending = (page: Page) => cards(page).filter({ hasText: "Awaiting approval" });
const stored = (page: Page) => page.evaluate(() => Object.keys(localStorage).filter((it) => /outbox/.test(it)).length);

/** How the page asks the backend: the method, and what it says of the browser's cache. */
async function asked(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const asked: string[] = [];
    const { fetch } = window;
    Object.assign(window, {
      asked,
      fetch: (what: Request | string, how?: RequestInit) => {
        const { method, cache, url } = what instanceof Request ? what : new Request(what, how);
        if (url.includes("/isso/")) asked.push(`${method} ${cache}`);
        return fetch(what, how);
      },
    });
  });
  return () => page.evaluate(() => (window as unknown as { asked: string[] }).asked);
}

test(
  "what tells whether a comment arrived never comes from the browser's cache",
  REMEMBERED,
  async ({ page, site, log }) => {
    log.expect(/Failed to load/);
    const backend = new Backend();
    await backend.serve(page);
    backend.fate = ["lose-after", "take"];
    const requests = await asked(page);
    await page.goto(site.page(MARKUP));
    await write(page);
    await expect(page.getByText("Not posted yet. Your comment is saved")).toBeVisible();
    await page.evaluate(() => window.dispatchEvent(new Event("online")));
    await expect(cards(page)).toHaveCount(1);
    await expect(cards(page)).not.toContainText("Waiting to send");
    expect(await requests()).toEqual(["GET default", "POST default", "GET no-store"]);
    expect(backend.posts).toBe(1);
    // Nor does the thread, for who wrote in it.
    await page.reload();
    await expect(cards(page)).toHaveCount(1);
    expect((await requests()).at(-1)).toBe("GET no-store");
  },
);

test(
  "a comment that the backend is still at when its page is gone is not sent again",
  REMEMBERED,
  async ({ page, site }) => {
    const backend = new Backend();
    await backend.serve(page);
    backend.fate = ["take-late", "take"];
    const address = site.page(MARKUP);
    await page.goto(address);
    await write(page);
    await expect.poll(() => backend.posts).toBe(1);
    await page.reload();
    await expect(cards(page).filter({ hasText: "Waiting to send" })).toHaveCount(1);
    await page.evaluate(() => window.dispatchEvent(new Event("online")));
    await expect(cards(page).filter({ hasNotText: "Waiting to send" })).toContainText(TEXT);
    await expect(cards(page)).toHaveCount(1);
    expect(backend.posts).toBe(1);
  },
);

test("a comment is found behind the hundreds that others wrote since", async ({ page, site, log }) => {
  log.expect(/Failed to load/);
  const backend = new Backend();
  await backend.serve(page);
  backend.fate = ["lose-after", "take"];
  await page.goto(site.page(MARKUP));
  await write(page);
  await expect.poll(() => backend.posts).toBe(1);
  for (let id = 2; id <= 251; id += 1)
    backend.comments.push({
      id,
      parent: null,
      text: `<p>${id}</p>`,
      author: "Tú",
      mode: 1,
      created: Date.now() / 1000,
    });
  await expect(page.getByText("Waiting to send")).toHaveCount(0);
  await expect(cards(page).filter({ hasText: TEXT })).toHaveCount(1);
  expect(backend.posts).toBe(1);
});

test("what a moderator has is shown to its author until it is in the thread", REMEMBERED, async ({ page, site }) => {
  const backend = new Backend();
  await backend.serve(page);
  backend.fate = ["hold"];
  await page.goto(site.page(MARKUP));
  await write(page);
  await expect(pending(page)).toContainText(TEXT);
  await page.reload();
  await expect(pending(page)).toContainText(TEXT);
  await expect(pending(page)).toContainText("Just now");
  await expect(cards(page)).toHaveCount(1);
  await expect(page.getByLabel("Comment", { exact: true })).toHaveValue("");
  // Nor is it sent again.
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await write(page, "Còn một điều nữa.");
  await expect(pending(page)).toHaveCount(2);
  expect(backend.posts).toBe(2);
  for (const comment of backend.comments) comment.mode = 1;
  await page.reload();
  await expect(cards(page)).toHaveCount(2);
  await expect(pending(page)).toHaveCount(0);
  await expect.poll(() => stored(page)).toBe(0);
});

test("what a moderator does not want is no longer shown after a week", REMEMBERED, async ({ page, site }) => {
  const backend = new Backend();
  await backend.serve(page);
  backend.fate = ["hold"];
  await page.goto(site.page(MARKUP));
  await write(page);
  await expect(pending(page)).toHaveCount(1);
  const day = 24 * 3_600_000;
  await page.clock.setFixedTime(Date.now() + 6 * day);
  await page.reload();
  await expect(pending(page)).toHaveCount(1);
  await page.clock.setFixedTime(Date.now() + 8 * day);
  await page.reload();
  await expect(page.getByText("No comments yet.")).toBeVisible();
  await expect(cards(page)).toHaveCount(0);
  await expect.poll(() => stored(page)).toBe(0);
});

test("what waits for a moderator can be deleted by its author, and stays so", REMEMBERED, async ({ page, site }) => {
  const backend = new Backend();
  await backend.serve(page);
  await page.route(/\/isso\/id\/1/, (route) => {
    backend.comments = [];
    return route.fulfill({ json: null });
  });
  backend.fate = ["hold"];
  await page.goto(site.page(MARKUP));
  await write(page);
  await expect(pending(page)).toHaveCount(1);
  await page.reload();
  await pending(page).getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("Your comment has been deleted.")).toBeVisible();
  await expect(cards(page)).toHaveCount(0);
  await page.reload();
  await expect(page.getByText("No comments yet.")).toBeVisible();
  await expect(cards(page)).toHaveCount(0);
});
