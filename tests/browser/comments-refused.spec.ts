// What a browser or a backend refuses: the comment goes all the same, or its words are still there and it is said why.
import type { Site } from "./support/site.ts";
import { REMEMBERED } from "./support/storages.ts";
import { type Locator, type Page, expect, test } from "./support/test.ts";

const TEXT = "Nước đã rút khỏi hẻm 12.";

interface Comment {
  id: string;
  text: string;
  author?: { name: string };
  can_edit?: boolean;
  created?: string;
}

interface Answer {
  status: number;
  headers?: Record<string, string>;
  json?: unknown;
}

/** A thread in our own contract, of which a test says how it answers what is written. */
class Backend {
  comments: Comment[] = [];
  sent: { method: string; text: string }[] = [];
  /** What it answers to what is written; it takes it where this gives nothing. */
  answer: (method: string) => Answer | "lost" | undefined | Promise<Answer | undefined> = () => undefined;
  /** The ids it gives. */
  name = (place: number) => `c${place}`;

  async serve(page: Page): Promise<void> {
    await page.context().route(/\/thread(\/[^?]*)?(\?|$)/, async (route) => {
      const request = route.request();
      const method = request.method();
      if (method === "GET") return route.fulfill({ json: { items: this.comments, total: this.comments.length } });
      const { text, author } = request.postDataJSON();
      this.sent.push({ method, text });
      const answer = await this.answer(method);
      if (answer === "lost") return route.abort("connectionreset");
      if (answer) return route.fulfill(answer);
      const created = new Date().toISOString();
      const comment = { id: this.name(this.comments.length), text, author, created };
      this.comments.unshift(comment);
      return route.fulfill({ status: 201, json: comment });
    });
  }
}

const markup = (attributes = 'article="a"') =>
  `<bantin-comments src="/thread" min-time="0" ${attributes}></bantin-comments>`;

async function open(page: Page, site: Site, backend: Backend, attributes?: string): Promise<void> {
  await backend.serve(page);
  await page.goto(site.page(markup(attributes)));
  await expect(field(page)).toBeVisible();
}

type Place = Pick<Page, "getByLabel" | "getByRole">;

const field = (place: Place) => place.getByLabel("Comment", { exact: true });
const waiting = (page: Page) => page.getByRole("article").filter({ hasText: "Waiting to send" });
const status = (page: Page) => page.getByRole("status").and(page.locator("[part=message]"));
const keyed = (page: Page, start: string) =>
  page.evaluate((start) => Object.keys(localStorage).filter((it) => it.startsWith(start)), start);

async function write(place: Place, text = TEXT): Promise<void> {
  await field(place).fill(text);
  await place.getByLabel("Name").fill("Lan");
  await place.getByRole("button", { name: "Post comment" }).click();
}

/** Has a browser refuse something, as some do on some pages. */
const REFUSALS: Record<string, () => void> = {
  "locks that reject": () => {
    navigator.locks.request = () => Promise.reject(new DOMException("no storage here", "SecurityError"));
  },
  "locks that throw": () => {
    navigator.locks.request = () => {
      throw new DOMException("no locks here", "SecurityError");
    };
  },
  "locks that may not be named": () => {
    Object.defineProperty(navigator, "locks", {
      get() {
        throw new DOMException("no locks here", "SecurityError");
      },
    });
  },
  "storage that may not be named": () => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("no storage here", "SecurityError");
      },
    });
  },
  "storage that may not be named, and locks that reject": () => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("no storage here", "SecurityError");
      },
    });
    navigator.locks.request = () => Promise.reject(new DOMException("no storage here", "SecurityError"));
  },
};

for (const [name, refuse] of Object.entries(REFUSALS)) {
  test(`with ${name}, a comment is sent, and once`, async ({ page, site }) => {
    await page.addInitScript(refuse);
    const backend = new Backend();
    await open(page, site, backend);
    await write(page);
    await expect(page.getByText("Your comment has been posted.")).toBeVisible();
    await expect(page.getByRole("article")).toHaveText([new RegExp(TEXT)]);
    expect(backend.sent).toHaveLength(1);
  });
}

test("in a frame without an origin of its own, a comment is sent, and once", async ({ page, site }) => {
  const backend = new Backend();
  await backend.serve(page);
  // Such a frame may load what the site gives to everybody.
  await page.route("**/bantin/*", async (route) => {
    const response = await route.fetch();
    return route.fulfill({ response, headers: { ...response.headers(), "access-control-allow-origin": "*" } });
  });
  const inside = site.page(markup());
  const frame = `<iframe sandbox="allow-scripts allow-forms" src="${inside}" width="800" height="600"></iframe>`;
  await page.goto(
    site.put("/outside", `<!doctype html><title>A frame</title><link rel="icon" href="data:,">${frame}`, {
      "content-type": "text/html; charset=utf-8",
    }),
  );
  const place = page.frameLocator("iframe");
  await write(place);
  await expect(place.getByText("Your comment has been posted.")).toBeVisible();
  await expect(place.getByRole("article")).toHaveText([new RegExp(TEXT)]);
  expect(backend.sent).toHaveLength(1);
});

test("a change that is to wait is saved by the same button afterwards", async ({ page, site, log }) => {
  log.expect(/429/);
  const backend = new Backend();
  backend.comments = [{ id: "5", text: "Secnd", can_edit: true }];
  backend.answer = () => ({ status: 429, headers: { "retry-after": "2" }, json: { title: "Later" } });
  await open(page, site, backend);
  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByLabel("Edit your comment").fill("Second");
  const form = page.locator("form").filter({ has: page.getByLabel("Edit your comment") });
  const save = form.locator("[part=send]");
  await save.click();
  await expect(save).toHaveAccessibleName(/^Save \( ?[12] ?\)$/);
  await expect(save).toHaveAccessibleName("Save");
  await expect(save).toHaveAttribute("aria-disabled", "false");
  await expect(page.getByLabel("Edit your comment")).toHaveValue("Second");
});

for (const status of [404, 410]) {
  test(`a change of what is not there any more (${status}) says so, and its words stay`, async ({
    page,
    site,
    log,
  }) => {
    log.expect(new RegExp(`${status}`));
    const backend = new Backend();
    backend.comments = [{ id: "5", text: "Secnd", can_edit: true }];
    backend.answer = () => ({ status, json: {} });
    await open(page, site, backend);
    await page.getByRole("button", { name: "Edit" }).click();
    await page.getByLabel("Edit your comment").fill("Second");
    const form = page.locator("form").filter({ has: page.getByLabel("Edit your comment") });
    await form.locator("[part=send]").click();
    await expect(form.getByText("This comment has been deleted.")).toBeVisible();
    await expect(page.getByLabel("Edit your comment")).toHaveValue("Second");
  });
}

test("what waits and is refused again says why, and nothing says that it is being sent", async ({
  page,
  site,
  log,
}) => {
  log.expect(/403|Failed to load/);
  const backend = new Backend();
  backend.answer = () => "lost";
  await open(page, site, backend);
  await write(page);
  await expect(waiting(page)).toHaveCount(1);
  backend.answer = () => ({ status: 403, json: { title: "Forbidden", detail: "Not in this house." } });
  await waiting(page).getByRole("button", { name: "Post now" }).click();
  await expect(page.getByRole("article").filter({ hasText: "Not accepted" })).toContainText("Not in this house.");
  await expect(status(page)).toHaveText("The comment was not accepted.");
  await expect(page.getByText("Posting…")).toHaveCount(0);
});

test("what waits and is lost again is not said to be being sent", async ({ page, site, log }) => {
  log.expect(/Failed to load/);
  const backend = new Backend();
  backend.answer = () => "lost";
  await open(page, site, backend);
  await write(page);
  await expect(waiting(page)).toHaveCount(1);
  const before = backend.sent.length;
  await waiting(page).getByRole("button", { name: "Post now" }).click();
  await expect.poll(() => backend.sent.length).toBeGreaterThan(before);
  await expect(status(page)).toHaveText(/^Not posted yet\./);
});

test("what waits is not said to be being sent without a network", async ({ page, site, log }) => {
  log.expect(/Failed to load/);
  const backend = new Backend();
  backend.answer = () => "lost";
  await open(page, site, backend);
  await write(page);
  await expect(waiting(page)).toHaveCount(1);
  await page.context().setOffline(true);
  await waiting(page).getByRole("button", { name: "Post now" }).click();
  await expect(status(page)).toHaveText(/^Not posted yet\./);
  backend.answer = () => undefined;
  await page.context().setOffline(false);
  await expect(status(page)).toHaveText("Your comment has been posted.");
});

test("what is wrong with a field is said beside it, and nowhere else", async ({ page, site, log }) => {
  log.expect(/422/);
  const backend = new Backend();
  const errors = [{ pointer: "#/author/name", detail: "That name is taken." }];
  backend.answer = () => ({ status: 422, json: { title: "Unprocessable", detail: "That name is taken.", errors } });
  await open(page, site, backend);
  await write(page);
  await expect(page.getByLabel("Name")).toHaveAccessibleDescription("That name is taken.");
  await expect(page.getByLabel("Name")).toBeFocused();
  await expect(page.getByText("That name is taken.")).toHaveCount(1);
  await expect(page.getByRole("alert")).toBeEmpty();
  await expect(field(page)).toHaveValue(TEXT);
});

test("what waits since yesterday has the date of yesterday", REMEMBERED, async ({ page, site, log }) => {
  log.expect(/Failed to load/);
  const backend = new Backend();
  backend.answer = () => "lost";
  await open(page, site, backend);
  await write(page);
  await expect(waiting(page)).toContainText("Just now");
  const written = Date.now();
  await page.clock.setFixedTime(written + 26 * 3_600_000);
  await page.reload();
  await expect(waiting(page)).toHaveCount(1);
  await expect(waiting(page)).not.toContainText("Just now");
  const shown = await waiting(page).locator("time").getAttribute("datetime");
  expect(Math.abs(Date.parse(shown ?? "") - written)).toBeLessThan(60_000);
});

test("what is typed while the words before it are being sent stays", REMEMBERED, async ({ page, site }) => {
  const backend = new Backend();
  let take = () => {};
  const taken = new Promise<undefined>((resolve) => {
    take = () => resolve(undefined);
  });
  backend.answer = () => taken;
  await open(page, site, backend);
  await write(page);
  await expect.poll(() => backend.sent.length).toBe(1);
  await field(page).fill("Còn một điều nữa.");
  take();
  await expect(page.getByText("Your comment has been posted.")).toBeVisible();
  await expect(field(page)).toHaveValue("Còn một điều nữa.");
  await page.reload();
  await expect(field(page)).toHaveValue("Còn một điều nữa.");
  await expect(page.getByRole("article")).toHaveCount(1);
});

test("two forms that are sent at once are both told what came of them", async ({ page, site }) => {
  const backend = new Backend();
  backend.comments = [{ id: "5", text: "First", author: { name: "Minh" } }];
  await open(page, site, backend);
  await page.getByRole("button", { name: "Reply" }).click();
  const reply = page.getByLabel("Your reply");
  await reply.fill("Second");
  const buttons: Locator = page.getByRole("button", { name: "Post comment" });
  await page.getByLabel("Name").fill("Lan");
  await field(page).fill(TEXT);
  await expect(buttons).toHaveCount(2);
  await page.getByLabel("Name").first().fill("Lan");
  await buttons.last().click();
  await buttons.first().click();
  await expect(page.getByRole("article")).toHaveCount(3);
  await expect(reply).toHaveCount(0);
  await expect(field(page)).toHaveValue("");
  await expect(page.getByRole("button", { name: "Post comment" })).toHaveAttribute("aria-disabled", "false");
});

test("the drafts of articles with blanks in their names are not taken for each other's", async ({ page, site }) => {
  const backend = new Backend();
  backend.comments = [{ id: "5", text: "First", can_edit: true }];
  await open(page, site, backend, 'article="a"');
  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByLabel("Edit your comment").fill("Second");
  await page.goto(site.page(markup('article="a edit"')));
  await page.getByRole("button", { name: "Reply" }).click();
  await expect(page.getByLabel("Your reply")).toHaveValue("");
});

test("a comment of one's own is known again, whatever its id looks like", REMEMBERED, async ({ page, site }) => {
  const backend = new Backend();
  backend.name = () => "a b\\c";
  await open(page, site, backend);
  await write(page);
  const edit = page.getByRole("article").getByRole("button", { name: "Edit" });
  await expect(edit).toBeVisible();
  await page.reload();
  await expect(page.getByRole("article")).toHaveCount(1);
  await expect(edit).toBeVisible();
});

test(
  "what the version before kept of an article with blanks is still there, and is sent",
  REMEMBERED,
  async ({ page, site }) => {
    const backend = new Backend();
    backend.comments = [{ id: "5", text: "First", author: { name: "Minh" } }];
    await backend.serve(page);
    const address = site.page(markup('article="lũ rút"'));
    const thread = `${new URL("/thread", address).href} lũ rút`;
    await page.addInitScript((thread) => {
      if (sessionStorage.getItem("told")) return;
      sessionStorage.setItem("told", "1");
      const lines = [thread, "", "Lan", "", "", "", "1", "0", `${Date.now() - 60_000}`, "", "It waited."];
      localStorage.setItem("bantin:outbox:1-2-3", lines.join("\n"));
      localStorage.setItem(`bantin:draft:${thread} `, "Half a thought");
      localStorage.setItem(`bantin:draft:${thread} 5`, "Half an answer");
      localStorage.setItem("bantin:mine", `5 ${thread}`);
    }, thread);
    await page.goto(address);
    await expect(field(page)).toHaveValue("Half a thought");
    await expect(page.getByRole("article").filter({ hasText: "It waited." })).toHaveCount(1);
    await expect(waiting(page)).toHaveCount(0);
    const first = page.getByRole("article").filter({ hasText: "First" });
    await expect(first.getByRole("button", { name: "Edit" })).toBeVisible();
    await first.getByRole("button", { name: "Reply" }).click();
    await expect(page.getByLabel("Your reply")).toHaveValue("Half an answer");
    expect(backend.sent.map((it) => it.text)).toEqual(["It waited."]);
    expect(await keyed(page, "bantin:outbox:")).toEqual([]);
  },
);
