// Nothing written is lost, and nothing is sent twice.
import type { Site } from "./support/site.ts";
import { REMEMBERED } from "./support/storages.ts";
import { type Page, expect, test } from "./support/test.ts";

const TEXT = "Nước đã rút khỏi hẻm 12.";

interface Sent {
  key: string | undefined;
  text: string;
}

type Fate = "take" | "lose-after" | "lose-before" | "500" | "429-after";

/** A thread of its own in a backend of the test's own making, which fails as it is told. */
class Backend {
  comments: { id: string; text: string; author: unknown; parent?: string }[] = [];
  sent: Sent[] = [];
  /** What becomes of the next posts: the last one holds on. */
  fate: Fate[] = ["take"];

  async serve(page: Page): Promise<void> {
    await page.context().route(/\/thread(\?|$)/, async (route) => {
      const request = route.request();
      if (request.method() === "GET")
        return route.fulfill({ json: { items: this.comments, total: this.comments.length } });
      const { text, author, parent } = request.postDataJSON();
      const key = request.headers()["idempotency-key"];
      this.sent.push({ key, text });
      const fate = this.fate.length > 1 ? this.fate.shift() : this.fate[0];
      if (fate === "lose-before") return route.abort("connectionreset");
      if (fate === "500") return route.fulfill({ status: 500, json: {} });
      const known = this.comments.find((it) => it.id === `of-${key}`);
      const comment = known ?? { id: `of-${key}`, text, author, parent, created: new Date().toISOString() };
      if (!known) this.comments.unshift(comment);
      if (fate === "lose-after") return route.abort("connectionreset");
      if (fate === "429-after") return route.fulfill({ status: 429, json: { title: "Later" } });
      return route.fulfill({ status: 201, json: comment });
    });
  }
}

const MARKUP = '<bantin-comments src="/thread" article="a" min-time="0"></bantin-comments>';

async function write(page: Page, text = TEXT): Promise<void> {
  await page.getByLabel("Comment", { exact: true }).fill(text);
  await page.getByLabel("Name").fill("Lan");
  await page.getByRole("button", { name: "Post comment" }).click();
}

const waiting = (page: Page) => page.getByRole("article").filter({ hasText: "Waiting to send" });

/** Writes what waits, because it was lost or refused as `fate` says. */
async function keep(page: Page, site: Site, fate: Fate): Promise<Backend> {
  const backend = new Backend();
  await backend.serve(page);
  backend.fate = [fate];
  await page.goto(site.page(MARKUP));
  await write(page);
  await expect(waiting(page)).toHaveCount(1);
  return backend;
}

const hear = (page: Page, event: string) => page.evaluate((type) => window.dispatchEvent(new Event(type)), event);

/** Waits until it is nobody's turn to send. */
const turnsOver = (page: Page) => page.evaluate(() => navigator.locks.request("bantin", () => {}));

test("a post whose answer was lost waits, and goes again under the same key", async ({ page, site, log }) => {
  log.expect(/Failed to load/);
  const backend = new Backend();
  await backend.serve(page);
  backend.fate = ["lose-after", "take"];
  await page.goto(site.page(MARKUP));
  await write(page);
  await expect(page.getByText("Not posted yet. Your comment is saved")).toBeVisible();
  await expect(waiting(page)).toContainText(TEXT);
  await expect(waiting(page)).toBeFocused();
  await expect(page.getByLabel("Comment", { exact: true })).toHaveValue("");
  await expect(waiting(page)).toHaveCount(0);
  await expect(page.getByRole("article")).toHaveCount(1);
  // Whoever was at its card is at the comment.
  await expect(page.getByRole("article")).toBeFocused();
  expect(backend.comments).toHaveLength(1);
  expect(backend.sent).toHaveLength(2);
  expect(backend.sent[0]?.key).toBeTruthy();
  expect(backend.sent[1]).toEqual(backend.sent[0]);
});

for (const way of ["at once", "after a reload"]) {
  // A browser sends a POST again by itself when its connection breaks: what it is told may be of the second.
  test(
    `what arrived and was refused is sent under the same key ${way}`,
    way === "at once" ? {} : REMEMBERED,
    async ({ page, site, log }) => {
      log.expect(/429/);
      const backend = new Backend();
      await backend.serve(page);
      backend.fate = ["429-after", "take"];
      await page.goto(site.page(MARKUP));
      await write(page);
      await expect(page.getByRole("alert")).toContainText("That was a little fast");
      await expect(page.getByLabel("Comment", { exact: true })).toHaveValue(TEXT);
      if (way !== "at once") await page.reload();
      await write(page);
      await expect(page.getByText("Your comment has been posted.")).toBeVisible();
      await write(page, "Còn một điều nữa.");
      await expect(page.getByRole("article").filter({ hasText: "Còn một điều nữa." })).toBeVisible();
      expect(backend.comments).toHaveLength(2);
      expect(backend.sent[1]).toEqual(backend.sent[0]);
      // Other words are another comment.
      expect(backend.sent[2]?.key).not.toBe(backend.sent[1]?.key);
    },
  );
}

test("what waits outlives a reload, and is sent when the network is back", REMEMBERED, async ({ page, site, log }) => {
  log.expect(/Failed to load|ERR_/);
  const backend = await keep(page, site, "lose-before");
  await page.reload();
  await expect(waiting(page)).toContainText(TEXT);
  await page.context().setOffline(true);
  await write(page, "Còn một điều nữa.");
  await expect(waiting(page)).toHaveCount(2);
  await expect(page.getByLabel("Comment", { exact: true })).toHaveValue("");
  backend.fate = ["take"];
  await page.context().setOffline(false);
  await expect(waiting(page)).toHaveCount(0);
  await expect(page.getByRole("article")).toHaveCount(2);
  // Each is on its way when it no longer waits.
  await expect.poll(() => backend.comments.map((it) => it.text).sort()).toEqual(["Còn một điều nữa.", TEXT].sort());
  expect(new Set(backend.sent.filter((it) => it.text === TEXT).map((it) => it.key)).size).toBe(1);
});

test(
  "a page that ends while it sends neither loses the words nor sends them twice",
  REMEMBERED,
  async ({ page, site, log }) => {
    log.expect(/Failed to load/);
    const backend = new Backend();
    await backend.serve(page);
    await page.context().route(/\/thread(\?|$)/, async (route) => {
      if (route.request().method() === "GET" || backend.comments.length > 0) return route.fallback();
      // It is taken, and the answer never comes.
      const { text, author } = route.request().postDataJSON();
      const key = route.request().headers()["idempotency-key"];
      backend.sent.push({ key, text });
      backend.comments.push({ id: `of-${key}`, text, author });
    });
    await page.goto(site.page(MARKUP));
    await write(page);
    await expect.poll(() => backend.sent.length).toBe(1);
    await page.reload();
    await expect.poll(() => backend.sent.length).toBe(2);
    await expect(page.getByRole("article")).toHaveCount(1);
    await expect(waiting(page)).toHaveCount(0);
    await expect(page.getByLabel("Comment", { exact: true })).toHaveValue("");
    expect(backend.sent[1]).toEqual(backend.sent[0]);
    expect(backend.comments).toHaveLength(1);
  },
);

test("what waits can be taken back into the form, sent now, or thrown away", async ({ page, site, log }) => {
  log.expect(/500|Failed to load/);
  const backend = await keep(page, site, "500");
  await waiting(page).getByRole("button", { name: "Edit" }).click();
  const field = page.getByLabel("Comment", { exact: true });
  await expect(field).toHaveValue(TEXT);
  await expect(field).toBeFocused();
  await expect(waiting(page)).toHaveCount(0);
  await write(page, "Other words");
  await expect(waiting(page)).toContainText("Other words");
  backend.fate = ["take"];
  await waiting(page).getByRole("button", { name: "Post now" }).click();
  await expect(page.getByText("Your comment has been posted.")).toBeVisible();
  backend.fate = ["500"];
  await write(page, "Never mind");
  await waiting(page).getByRole("button", { name: "Discard" }).click();
  await expect(waiting(page)).toHaveCount(0);
  await expect(page.getByRole("article")).toBeFocused();
  await page.reload();
  await expect(page.getByRole("article")).toHaveText(/Other words/);
  expect(backend.comments.map((it) => it.text)).toEqual(["Other words"]);
});

test("what is thrown away while it is on its way stays away, though it was refused", async ({ page, site, log }) => {
  log.expect(/500|429|Failed to load/);
  await keep(page, site, "500");
  let refuse = () => {};
  const discarded = new Promise<void>((resolve) => {
    refuse = resolve;
  });
  await page.route(/\/thread$/, async (route) => {
    if (route.request().method() === "GET") return route.fallback();
    await discarded;
    return route.fulfill({ status: 429, json: { title: "Later" } });
  });
  const sent = page.waitForRequest((it) => it.method() === "POST");
  await waiting(page).getByRole("button", { name: "Post now" }).click();
  await sent;
  await waiting(page).getByRole("button", { name: "Discard" }).click();
  await expect(waiting(page)).toHaveCount(0);
  refuse();
  await turnsOver(page);
  await expect(waiting(page)).toHaveCount(0);
  await page.reload();
  await expect(page.getByText("No comments yet")).toBeVisible();
  await expect(waiting(page)).toHaveCount(0);
});

test("a comment that arrived after all is not taken back into the form", async ({ page, site, log }) => {
  log.expect(/Failed to load/);
  const backend = new Backend();
  await backend.serve(page);
  backend.fate = ["lose-after", "500"];
  await page.goto(site.page(MARKUP));
  await write(page);
  await waiting(page).getByRole("button", { name: "Edit" }).click();
  await expect(page.getByText("Your comment has been posted.")).toBeVisible();
  await expect(page.getByLabel("Comment", { exact: true })).toHaveValue("");
  await expect(page.getByRole("article")).toHaveCount(1);
});

for (const locks of [true, false]) {
  test(
    `one of two tabs sends, ${locks ? "by the browser's locks" : "by a lease"}`,
    REMEMBERED,
    async ({ page, site, log }) => {
      log.expect(/Failed to load/);
      const context = page.context();
      if (!locks) await context.addInitScript(() => Object.defineProperty(navigator, "locks", { value: undefined }));
      const backend = await keep(page, site, "lose-before");
      const other = await context.newPage();
      await other.goto(page.url());
      await expect(waiting(other)).toHaveCount(1);
      const before = backend.sent.length;
      backend.fate = ["take"];
      for (const tab of [page, other]) await hear(tab, "online");
      for (const tab of [page, other]) await expect(waiting(tab)).toHaveCount(0);
      expect(backend.sent.length - before).toBe(1);
      expect(backend.comments).toHaveLength(1);
      await other.close();
    },
  );
}

test(
  "a tab that hears late of the network does not add what another one sent",
  REMEMBERED,
  async ({ page, site, log }) => {
    log.expect(/Failed to load/);
    const backend = await keep(page, site, "lose-before");
    const other = await page.context().newPage();
    // It hears nothing of what the first one stores, until it is told.
    await other.addInitScript(() => {
      const deaf = (event: Event) => event.isTrusted && event.stopImmediatePropagation();
      window.addEventListener("storage", deaf, true);
    });
    await other.goto(page.url());
    await expect(waiting(other)).toHaveCount(1);
    backend.fate = ["take"];
    await hear(page, "online");
    await expect(waiting(page)).toHaveCount(0);
    await hear(other, "online");
    await turnsOver(other);
    await hear(other, "storage");
    await expect(waiting(other)).toHaveCount(0);
    // Where a backend knows a key again, nobody waits until both see the same storage: it may get it twice.
    expect(backend.comments).toHaveLength(1);
    await other.close();
  },
);

test("drafts are kept for the thread and for each reply, and only there", REMEMBERED, async ({ page, site }) => {
  const backend = new Backend();
  backend.comments = ["x", "y"].map((id) => ({ id, text: `Comment ${id}`, author: { name: "Minh" } }));
  await backend.serve(page);
  await page.goto(site.page(MARKUP));
  await page.getByLabel("Comment", { exact: true }).fill("Half a thought");
  const reply = (text: string) =>
    page.getByRole("article").filter({ hasText: text }).getByRole("button", { name: "Reply" });
  await reply("Comment x").click();
  await page.getByLabel("Your reply").fill("Half an answer");
  await page.reload();
  await expect(page.getByLabel("Comment", { exact: true })).toHaveValue("Half a thought");
  await reply("Comment y").click();
  await expect(page.getByLabel("Your reply")).toHaveValue("");
  await reply("Comment x").click();
  await expect(page.getByLabel("Your reply")).toHaveValue("Half an answer");
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("article").filter({ hasText: "Comment x" })).toBeFocused();
});

test("where nothing can be kept, that is said, and the words stay on the page", async ({ page, site, log }) => {
  log.expect(/Failed to load/);
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  const backend = new Backend();
  await backend.serve(page);
  backend.fate = ["lose-before", "take"];
  await page.goto(site.page(MARKUP));
  await page.getByLabel("Comment", { exact: true }).fill(TEXT);
  await expect(page.getByText("Drafts are not kept here")).toBeVisible();
  await write(page);
  await expect(waiting(page)).toContainText(TEXT);
  await expect(waiting(page)).toHaveCount(0);
  expect(backend.comments).toHaveLength(1);
});
