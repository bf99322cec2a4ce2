// Deleting, which can be undone for a while; copying the address of a comment; reporting it.
import { line, openForm, send } from "./support/form.ts";
import type { Site } from "./support/site.ts";
import { type Page, expect, test } from "./support/test.ts";
import { fresh, thread } from "./support/threads.ts";

const SECONDS = 6000;

interface Backend {
  /** What was asked for, but for the list. */
  asked: string[];
  status: number;
}

/** A thread of two comments, the first of this reader's own. */
async function open(page: Page, site: Site, second: object | null = { can_report: true }): Promise<Backend> {
  const backend: Backend = { asked: [], status: 204 };
  await page.route(/\/own\/comments/, (route) => {
    const request = route.request();
    if (request.method() === "GET") {
      const items = [
        { id: "1", text: "Mine", author: { name: "Lan" }, created: "2026-11-24T06:30:00Z", can_edit: true },
        { id: "2", text: "Theirs", author: { name: "Minh" }, created: "2026-11-24T06:00:00Z", ...second },
      ];
      return route.fulfill({ json: { items: second ? items : items.slice(0, 1) } });
    }
    backend.asked.push(`${request.method()} ${new URL(request.url()).pathname}`);
    return route.fulfill({ status: backend.status, ...(backend.status === 204 ? {} : { json: {} }) });
  });
  await page.clock.install({ time: "2026-11-24T07:00:00Z" });
  await page.goto(
    site.page(`<bantin-comments src="/own/comments" loading="eager"></bantin-comments><a href="/after">After</a>`),
  );
  await expect(page.getByRole("article")).toHaveCount(second ? 2 : 1);
  return backend;
}

const card = (page: Page, text: string) => page.getByRole("article").filter({ hasText: text });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const said = (page: Page, text: string) => page.getByRole("status").filter({ hasText: text });

/** The reader deletes their comment, by hand, or by the keyboard. */
async function remove(page: Page, by: "hand" | "keyboard" = "hand"): Promise<void> {
  if (by === "hand") {
    await button(page, "Delete").click();
  } else {
    await page.keyboard.press("Tab");
    await button(page, "Delete").focus();
    await page.keyboard.press("Enter");
  }
  await expect(button(page, "Undo")).toBeFocused();
  await expect(card(page, "Mine")).toBeHidden();
  await expect(said(page, "Deleting your comment in 6 seconds.")).toBeVisible();
}

test("what was deleted can be had back for six seconds, and nothing was sent", async ({ page, site }) => {
  const backend = await open(page, site);
  await remove(page);
  // The page's own time passes, too.
  await page.clock.runFor(SECONDS / 2);
  await button(page, "Undo").click();
  await expect(card(page, "Mine")).toBeVisible();
  await expect(button(page, "Delete")).toBeFocused();
  await expect(page.getByText("Deleting")).toHaveCount(0);
  await page.clock.runFor(10 * SECONDS);
  await expect(card(page, "Mine")).toBeVisible();
  expect(backend.asked).toEqual([]);
});

test("what was not had back is deleted once the seconds are over", async ({ page, site }) => {
  const backend = await open(page, site);
  await remove(page);
  await page.clock.runFor(SECONDS);
  await expect(said(page, "Your comment has been deleted.")).toBeVisible();
  await expect(button(page, "Undo")).toHaveCount(0);
  await expect(page.getByRole("article")).toHaveCount(1);
  // What the focus was on is gone.
  await expect(card(page, "Theirs")).toBeFocused();
  expect(backend.asked).toEqual(["DELETE /own/comments/1"]);
});

test("where nothing is left, that is where the focus is", async ({ page, site }) => {
  await open(page, site, null);
  await remove(page);
  await page.clock.runFor(SECONDS);
  await expect(said(page, "Your comment has been deleted.")).toBeVisible();
  await expect(said(page, "No comments yet.")).toBeFocused();
});

test("who uses the keyboard has all the time they need", async ({ page, site }) => {
  const backend = await open(page, site);
  await remove(page, "keyboard");
  await page.clock.runFor(20 * SECONDS);
  expect(backend.asked).toEqual([]);
  await page.keyboard.press("Tab");
  await page.clock.runFor(SECONDS);
  await expect(said(page, "Your comment has been deleted.")).toBeVisible();
  expect(backend.asked).toEqual(["DELETE /own/comments/1"]);
});

test("another deletion sends the one before, and can be undone itself", async ({ page, site }) => {
  const backend = await open(page, site, { can_edit: true });
  await card(page, "Mine").getByRole("button", { name: "Delete" }).click();
  await expect(button(page, "Undo")).toBeFocused();
  await card(page, "Theirs").getByRole("button", { name: "Delete" }).click();
  await expect.poll(() => backend.asked).toEqual(["DELETE /own/comments/1"]);
  await button(page, "Undo").click();
  await expect(card(page, "Theirs")).toBeVisible();
  await page.clock.runFor(2 * SECONDS);
  expect(backend.asked).toEqual(["DELETE /own/comments/1"]);
});

test("Escape undoes a deletion", async ({ page, site }) => {
  const backend = await open(page, site);
  await remove(page, "keyboard");
  await page.keyboard.press("Escape");
  await expect(button(page, "Delete")).toBeFocused();
  await page.clock.runFor(2 * SECONDS);
  expect(backend.asked).toEqual([]);
});

test("whoever writes meanwhile goes on writing", async ({ page, site }) => {
  await open(page, site);
  await remove(page);
  await line(page).fill("Half a comm");
  await page.clock.runFor(SECONDS);
  await expect(said(page, "Your comment has been deleted.")).toBeVisible();
  await expect(line(page)).toBeFocused();
  await page.keyboard.type("ent");
  await expect(line(page)).toHaveValue("Half a comment");
});

test("what could not be deleted is shown again, and it is said", async ({ page, site, log }) => {
  log.expect(/403/);
  const backend = await open(page, site);
  backend.status = 403;
  await remove(page);
  await page.clock.runFor(SECONDS);
  await expect(said(page, "Your comment could not be deleted.")).toBeVisible();
  await expect(card(page, "Mine")).toBeVisible();
  await expect(card(page, "Mine")).toBeFocused();
  await expect(button(page, "Undo")).toHaveCount(0);
});

for (const status of [404, 410]) {
  test(`what the backend says is not there any more (${status}) is deleted`, async ({ page, site, log }) => {
    log.expect(new RegExp(`${status}`));
    const backend = await open(page, site);
    backend.status = status;
    await remove(page);
    await page.clock.runFor(SECONDS);
    await expect(said(page, "Your comment has been deleted.")).toBeVisible();
    await expect(page.getByRole("article")).toHaveCount(1);
    // What the focus was on is gone.
    await expect(card(page, "Theirs")).toBeFocused();
  });
}

test("a refresh meanwhile changes nothing about it", async ({ page, site }) => {
  const backend = await open(page, site);
  await remove(page);
  const loaded = page.locator("bantin-comments").evaluate((host) => {
    const heard = new Promise((resolve) => host.addEventListener("bantin-load", resolve, { once: true }));
    (host as unknown as { refresh(): void }).refresh();
    return heard.then(() => true);
  });
  expect(await loaded).toBe(true);
  await expect(card(page, "Mine")).toBeHidden();
  await expect(button(page, "Undo")).toBeFocused();
  await page.clock.runFor(SECONDS);
  await expect(said(page, "Your comment has been deleted.")).toBeVisible();
  expect(backend.asked).toEqual(["DELETE /own/comments/1"]);
});

test("a form that was open under it closes", async ({ page, site }) => {
  await open(page, site);
  await button(page, "Edit").click();
  await expect(page.getByLabel("Edit your comment")).toBeFocused();
  await remove(page);
  await expect(page.getByLabel("Edit your comment")).toHaveCount(0);
});

test("an element that is taken off the page meanwhile sends it", async ({ page, site }) => {
  const backend = await open(page, site);
  await remove(page);
  await page.locator("bantin-comments").evaluate((host) => host.remove());
  await expect.poll(() => backend.asked).toEqual(["DELETE /own/comments/1"]);
});

test("a page that ends meanwhile sends it", async ({ page, site }) => {
  const slug = await fresh(site);
  await page.goto(
    site.page(
      `<bantin-comments src="/api/articles/${slug}/comments?lang=en" min-time="0" loading="eager"></bantin-comments>`,
    ),
  );
  await openForm(page);
  await send(page, "Never mind");
  await expect(card(page, "Never mind")).toBeFocused();
  expect((await thread(site, slug)).items).toHaveLength(1);
  await card(page, "Never mind").getByRole("button", { name: "Delete" }).click();
  await expect(button(page, "Undo")).toBeFocused();
  await page.goto(site.page("<p>Another page</p>"));
  await expect.poll(async () => (await thread(site, slug)).items.length).toBe(0);
});

test("the address of a comment is copied, and it is said", async ({ page, context, site }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, site);
  const copy = card(page, "Theirs").getByRole("button", { name: "Copy link" });
  await copy.click();
  await expect(said(page, "Copied.")).toBeVisible();
  await expect(copy).toBeFocused();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const link = card(page, "Theirs").locator("[part=permalink]");
  expect(copied).toBe(await link.evaluate((it) => (it as HTMLAnchorElement).href));
  await page.goto(copied);
  await expect(card(page, "Theirs")).toBeFocused();
});

for (const [why, refuse] of [
  ["has no clipboard", () => Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined })],
  [
    "refuses its clipboard",
    () =>
      Object.assign(Clipboard.prototype, { writeText: () => Promise.reject(new DOMException("", "NotAllowedError")) }),
  ],
] as const) {
  test(`where the browser ${why} the reader is told where the address is`, async ({ page, site }) => {
    await page.addInitScript(refuse);
    await open(page, site);
    await card(page, "Theirs").getByRole("button", { name: "Copy link" }).click();
    await expect(said(page, "The time of the comment is its link.")).toBeVisible();
  });
}

test("what the backend says can be reported has a button for it, which goes once that arrived", async ({
  page,
  site,
}) => {
  const backend = await open(page, site);
  await expect(button(page, "Report")).toHaveCount(1);
  const report = card(page, "Theirs").getByRole("button", { name: "Report" });
  await report.click();
  await expect(said(page, "Thank you for your report.")).toBeVisible();
  await expect(report).toHaveCount(0);
  await expect(card(page, "Theirs")).toBeFocused();
  expect(backend.asked).toEqual(["POST /own/comments/2/report"]);
});

test("a report that did not arrive is said, and can be tried again", async ({ page, site, log }) => {
  log.expect(/500/);
  const backend = await open(page, site);
  backend.status = 500;
  const report = card(page, "Theirs").getByRole("button", { name: "Report" });
  await report.click();
  await expect(said(page, "It could not be saved.")).toBeVisible();
  await expect(report).toBeFocused();
});

test("the newsroom knows who reported what", async ({ page, site, storage }) => {
  const slug = await fresh(site);
  const src = `/api/articles/${slug}/comments?lang=en`;
  await fetch(site.url + src, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ article: slug, author: { name: "Minh" }, text: "Theirs" }),
  });
  await page.goto(site.page(`<bantin-comments src="${src}" loading="eager"></bantin-comments>`));
  await button(page, "Report").click();
  await expect(said(page, "Thank you for your report.")).toBeVisible();
  await page.reload();
  await expect(card(page, "Theirs")).toBeVisible();
  // It knows them by a name that is remembered, or by none.
  await expect(button(page, "Report")).toHaveCount(storage === "none" ? 1 : 0);
});

test("a backend that takes no reports has no button for them", async ({ page, site }) => {
  await page.route(/\/isso\//, (route) =>
    route.fulfill({
      json: {
        id: null,
        total_replies: 1,
        hidden_replies: 0,
        replies: [
          {
            id: 1,
            parent: null,
            text: "<p>Theirs</p>",
            author: "Minh",
            likes: 0,
            dislikes: 0,
            mode: 1,
            created: 1,
            can_report: true,
            replies: [],
          },
        ],
      },
    }),
  );
  await page.goto(site.page('<bantin-comments src="/isso/?uri=/a" adapter="isso" loading="eager"></bantin-comments>'));
  await expect(card(page, "Theirs")).toBeVisible();
  await expect(button(page, "Report")).toHaveCount(0);
});
