// What is said of a comment: one status at a time, on its card, and the line above the thread says the same.
import { line, openForm } from "./support/form.ts";
import type { Site } from "./support/site.ts";
import { REMEMBERED } from "./support/storages.ts";
import { type Page, expect, test } from "./support/test.ts";

const TEXT = "Written on the ferry";

type Answer = { status: number; json: object; headers?: Record<string, string> } | "lost" | "never";

const TAKEN: Answer = { status: 201, json: { id: "9", text: TEXT, author: { name: "Lan" } } };
const REFUSED: Answer = { status: 403, json: { title: "Forbidden", detail: "No links, please.", status: 403 } };
const FLOOD: Answer = {
  status: 429,
  json: { title: "Too Many Requests", status: 429 },
  headers: { "retry-after": "42" },
};

/** A thread with one comment of this reader's; `next` answers what is sent. */
async function open(page: Page, site: Site, attributes = ""): Promise<{ next: Answer }> {
  const backend = { next: TAKEN };
  await page.route(/\/own\/comments/, (route) => {
    if (route.request().method() === "GET") {
      const first = { id: "1", text: "First", author: { name: "Minh" }, likes: 3, can_edit: true };
      return route.fulfill({ json: { items: [first] } });
    }
    if (backend.next === "never") return new Promise<void>(() => undefined);
    return backend.next === "lost" ? route.abort() : route.fulfill(backend.next);
  });
  await page.goto(
    site.page(`<bantin-comments src="/own/comments" min-time="0" loading="eager" ${attributes}></bantin-comments>`),
  );
  await expect(page.getByRole("article")).toHaveCount(1);
  return backend;
}

async function send(page: Page, text = TEXT): Promise<void> {
  await line(page).fill(text);
  await page.getByLabel("Name").fill("Lan");
  await page.getByRole("button", { name: "Post comment" }).click();
}

const card = (page: Page, text = TEXT) => page.getByRole("article").filter({ hasText: text });
/** The line above the thread. */
const said = (page: Page, text: string) => page.getByRole("status").filter({ hasText: text });

const ENDS = {
  "was refused": { answer: REFUSED, badge: "Not accepted", line: "The comment was not accepted." },
  "was lost": { answer: "lost", badge: "Waiting to send", line: "Not posted yet." },
  "cannot go, because there is no network": {
    answer: "offline",
    badge: "Waiting to send",
    line: "Not posted yet.",
  },
  "came too soon": { answer: FLOOD, badge: "Waiting to send", line: "Not posted yet." },
  "was taken": { answer: TAKEN, badge: "", line: "Your comment has been posted." },
} as const;

for (const [name, { answer, badge, line: expected }] of Object.entries(ENDS)) {
  test(`"Post now" of what ${name} does not go on saying that it is being posted`, async ({
    page,
    context,
    site,
    log,
  }) => {
    log.expect(/net::ERR_|403|429/);
    const backend = await open(page, site);
    backend.next = "lost";
    await send(page);
    await expect(card(page)).toContainText("Waiting to send");
    if (answer === "offline") await context.setOffline(true);
    else backend.next = answer;
    await card(page).getByRole("button", { name: "Post now" }).click();
    await expect(said(page, expected)).toBeVisible();
    await expect(page.getByText("Posting…")).toHaveCount(0);
    await expect(card(page)).toContainText(badge);
    await expect(card(page)).toHaveCount(1);
  });
}

test("a success is no longer said beside the refusal of the next", async ({ page, site, log }) => {
  log.expect(/403/);
  const backend = await open(page, site);
  await send(page);
  await expect(said(page, "Your comment has been posted.")).toBeVisible();
  backend.next = REFUSED;
  await send(page, "https://x.example");
  await expect(page.getByRole("alert")).toHaveText("No links, please.");
  await expect(page.getByText("Your comment has been posted.")).toHaveCount(0);
  await expect(page.getByText("No links, please.")).toHaveCount(1);
});

/** The colours of what is said: of the edge of the line above the thread, of words, and of the theme. */
function colours(page: Page) {
  return page.locator("bantin-comments").evaluate((host) => {
    const root = host.shadowRoot?.querySelector("[part=base]");
    const of = (selector: string, property: string) => {
      const found = root?.querySelector(selector);
      return found ? getComputedStyle(found).getPropertyValue(property) : "";
    };
    const theme = (name: string) => {
      const probe = document.createElement("i");
      probe.style.color = `var(--_${name})`;
      root?.append(probe);
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color;
    };
    return {
      line: of("[role=status][part=message]", "border-inline-start-color"),
      badge: of("[part=refused], [part=pending]", "color"),
      alert: of("[role=alert]", "color"),
      success: theme("success"),
      danger: theme("danger"),
      warning: theme("warning"),
    };
  });
}

test(
  "on its way, waiting, with a moderator, refused: each has its word, its colour and what one can do",
  REMEMBERED,
  async ({ page, site, log }) => {
    log.expect(/net::ERR_|403/);
    const backend = await open(page, site);
    const buttons = () => card(page).getByRole("button").allTextContents();
    const badges = card(page).locator(".badge");
    backend.next = "lost";
    await send(page);
    await expect(badges).toHaveText(["Waiting to send"]);
    expect(await buttons()).toEqual(["Post now", "Edit", "Discard"]);
    let seen = await colours(page);
    expect([seen.badge, seen.line]).toEqual([seen.warning, seen.danger]);

    backend.next = REFUSED;
    await card(page).getByRole("button", { name: "Post now" }).click();
    await expect(badges).toHaveText(["Not accepted"]);
    expect(await buttons()).toEqual(["Post now", "Edit", "Discard"]);
    seen = await colours(page);
    expect([seen.badge, seen.line]).toEqual([seen.danger, seen.danger]);

    backend.next = "never";
    const gone = page.waitForRequest((request) => request.method() === "POST");
    await card(page).getByRole("button", { name: "Post now" }).click();
    await expect(badges).toHaveText(["Posting…"]);
    await expect(said(page, "Posting…")).toBeVisible();
    expect(await buttons()).toEqual(["Edit", "Discard"]);
    await gone;
    seen = await colours(page);
    expect(seen.badge).toBe(seen.warning);
    expect([seen.success, seen.danger]).not.toContain(seen.line);

    // What a page left on its way is sent by the next one, by itself.
    backend.next = { status: 202, json: { id: "9", text: TEXT, author: { name: "Lan" }, status: "pending" } };
    await page.reload();
    await expect(badges).toHaveText(["Awaiting approval"]);
    await expect(said(page, "is awaiting approval")).toBeVisible();
    seen = await colours(page);
    expect([seen.badge, seen.line]).toEqual([seen.warning, seen.success]);
  },
);

test(
  "why it was refused stands on its card alone, and how far it is above the thread, too",
  REMEMBERED,
  async ({ page, site, log }) => {
    log.expect(/net::ERR_|403/);
    const backend = await open(page, site);
    backend.next = "lost";
    await send(page);
    await expect(said(page, "Not posted yet.")).toBeVisible();
    // What it waits for is on the card alone, too.
    await expect(page.getByText("when the connection is back")).toHaveCount(1);
    await expect(card(page)).toContainText("when the connection is back");
    backend.next = REFUSED;
    await card(page).getByRole("button", { name: "Post now" }).click();
    await expect(card(page)).toContainText("No links, please.");
    await expect(page.getByText("No links, please.")).toHaveCount(1);
    await expect(said(page, "The comment was not accepted.")).toBeVisible();
    // As long as it is there.
    await page.reload();
    await expect(card(page)).toContainText("Not accepted");
    await expect(page.getByText("No links, please.")).toHaveCount(1);
  },
);

test("that it was not accepted is all there is to say where nobody knows why", async ({ page, site, log }) => {
  log.expect(/net::ERR_|418/);
  const backend = await open(page, site);
  backend.next = "lost";
  await send(page);
  await expect(card(page)).toContainText("Waiting to send");
  backend.next = { status: 418, json: {} };
  await card(page).getByRole("button", { name: "Post now" }).click();
  await expect(card(page)).toContainText("Not accepted");
  await expect(page.getByText(/not accepted/i).filter({ visible: true })).toHaveText([
    "The comment was not accepted.",
    "Not accepted",
  ]);
});

test("what came too soon says so on its card, with the seconds, and not that there is no network", async ({
  page,
  site,
  log,
}) => {
  log.expect(/net::ERR_|429/);
  const backend = await open(page, site);
  backend.next = "lost";
  await send(page);
  await expect(card(page)).toContainText("Waiting to send");
  backend.next = FLOOD;
  await card(page).getByRole("button", { name: "Post now" }).click();
  await expect(card(page)).toContainText("That was a little fast.");
  await expect(card(page)).toContainText(/Trying again in (4[0-2]|3\d) seconds/);
  await expect(page.getByText("That was a little fast.")).toHaveCount(1);
  await expect(page.getByText("connection")).toHaveCount(0);
});

const FAILURES: Record<string, (page: Page) => Promise<void>> = {
  "of a like": async (page) => {
    await card(page, "First").getByRole("button", { name: "Like" }).click();
    await expect(said(page, "Your like could not be saved.")).toBeVisible();
  },
  "of a change": async (page) => {
    await card(page, "First").getByRole("button", { name: "Edit" }).click();
    await page.getByLabel("Edit your comment").fill("Second");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "No links, please." })).toBeVisible();
  },
};

for (const [what, fail] of Object.entries(FAILURES)) {
  test(`an older success is not said beside the failure ${what}, which is not green`, async ({ page, site, log }) => {
    log.expect(/403/);
    const backend = await open(page, site);
    await send(page);
    await expect(said(page, "Your comment has been posted.")).toBeVisible();
    const done = await colours(page);
    expect(done.line).toBe(done.success);
    expect(done.success).not.toBe(done.danger);
    backend.next = REFUSED;
    await fail(page);
    await expect(page.getByText("Your comment has been posted.")).toHaveCount(0);
    const now = await colours(page);
    const words = what === "of a like" ? now.line : now.alert;
    expect(words).toBe(now.danger);
  });
}

test("the seconds that one has to wait are the same wherever they stand", async ({ page, site, log }) => {
  log.expect(/429/);
  const backend = await open(page, site);
  backend.next = FLOOD;
  await send(page);
  await expect(page.getByRole("alert")).toContainText("42 seconds");
  const counted = () =>
    page.locator("bantin-comments").evaluate((element) => {
      const shown = (selector: string) =>
        /\d+/.exec(element.shadowRoot?.querySelector(selector)?.textContent ?? "")?.[0];
      return [shown("[part=send]"), shown("[role=alert]")];
    });
  await expect.poll(async () => Number((await counted())[0])).toBeLessThan(41);
  const [button, alert] = await counted();
  expect(alert).toBe(button);
});

test("nothing is left of a preview when the comment is sent", async ({ page, site }) => {
  await open(page, site);
  await openForm(page);
  await page.getByRole("button", { name: "Preview" }).click();
  const preview = page.locator("bantin-comments [part=preview]");
  await expect(preview).toBeHidden();
  await line(page).fill(TEXT);
  await expect(preview).toHaveText(TEXT);
  await send(page);
  await expect(card(page)).toHaveCount(1);
  await expect(preview).toBeHidden();
});

test("Escape closes an answer, which is kept, and undoes a deletion", async ({ page, site }) => {
  await open(page, site);
  await page.getByRole("button", { name: "Reply" }).click();
  await page.getByLabel("Your reply").fill("Half an answer");
  await page.keyboard.press("Escape");
  await expect(page.getByLabel("Your reply")).toHaveCount(0);
  await expect(card(page, "First")).toBeFocused();
  await page.getByRole("button", { name: "Edit" }).click();
  await expect(page.getByLabel("Edit your comment")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByLabel("Edit your comment")).toHaveCount(0);
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Delete", exact: true })).toBeFocused();
  await page.getByRole("button", { name: "Reply" }).click();
  await expect(page.getByLabel("Your reply")).toHaveValue("Half an answer");
});

test("Escape that ends a syllable closes nothing", async ({ page, site }) => {
  await open(page, site);
  await page.getByRole("button", { name: "Reply" }).click();
  const reply = page.getByLabel("Your reply");
  await reply.dispatchEvent("keydown", { key: "Escape", isComposing: true, bubbles: true, composed: true });
  await expect(reply).toBeVisible();
});

for (const key of ["Control+Enter", "Meta+Enter"]) {
  test(`${key} sends what is in a form, from any field of it`, async ({ page, site }) => {
    await open(page, site);
    await line(page).fill(TEXT);
    await page.getByLabel("Name").fill("Lan");
    await page.keyboard.press(key);
    await expect(card(page)).toBeFocused();
    await expect(line(page)).toHaveValue("");
  });
}

test("what need not be filled in says so", async ({ page, site }) => {
  await open(page, site);
  await openForm(page);
  await expect(page.getByLabel("Email (not shown), optional", { exact: true })).not.toHaveAttribute("required");
  await expect(page.getByLabel("Name", { exact: true })).toHaveAttribute("required");
  await expect(line(page)).toHaveAttribute("required");
});

test("how much room is left is said when there is little", async ({ page, site }) => {
  await open(page, site, 'max-length="203"');
  await line(page).fill("123");
  await expect(page.getByLabel("Name")).toBeVisible();
  await expect(page.getByText("characters left")).toHaveCount(0);
  await line(page).fill("1234");
  await expect(page.getByText("199 characters left")).toBeVisible();
  await expect(line(page)).toHaveAccessibleDescription("199 characters left");
});

test("what came of a late like is of the like alone: a change in between stays", async ({ page, site }) => {
  await open(page, site);
  const come: ((likes: number) => void)[] = [];
  await page.route(/\/comments\/1(\/like)?$/, async (route) => {
    const comment = { id: "1", text: "First, put right", author: { name: "Minh" }, likes: 3, can_edit: true };
    if (route.request().method() === "PATCH") return route.fulfill({ json: comment });
    const likes = await new Promise<number>((resolve) => come.push(resolve));
    return route.fulfill({ json: { likes } });
  });
  const card = page.getByRole("article");
  const like = card.locator("[part~=like]");
  await like.click();
  await expect(like).toHaveText("Like 4");
  await expect.poll(() => come.length).toBe(1);
  await card.getByRole("button", { name: "Edit" }).click();
  await page.getByLabel("Edit your comment").fill("First, put right");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(card.getByText("First, put right")).toBeVisible();
  come[0]?.(12);
  await expect(like).toHaveText("Like 12");
  await expect(card.getByText("First, put right")).toBeVisible();
  // Taken back, and liked again before what came of that: one goes after the other, and the last wish is shown.
  await like.click();
  await expect(like).toHaveText("Like 11");
  await like.click();
  await expect(like).toHaveText("Like 12");
  await expect.poll(() => come.length).toBe(2);
  come[1]?.(30);
  await expect.poll(() => come.length).toBe(3);
  await expect(like).toHaveText("Like 12");
  come[2]?.(31);
  await expect(like).toHaveText("Like 31");
  await expect(like).toHaveAttribute("aria-pressed", "true");
});

test(
  "a comment that is held is sent once, also where the backend says no more than that",
  REMEMBERED,
  async ({ page, site }) => {
    let posts = 0;
    await page.route(/\/held\/comments/, (route) => {
      if (route.request().method() === "GET") return route.fulfill({ json: { items: [] } });
      posts += 1;
      return route.fulfill({ status: 202, body: "" });
    });
    await page.goto(site.page('<bantin-comments src="/held/comments" min-time="0" loading="eager"></bantin-comments>'));
    await send(page);
    await expect(said(page, "is awaiting approval")).toBeVisible();
    await expect(card(page).getByText("Awaiting approval")).toBeVisible();
    await page.reload();
    await expect(card(page).getByText("Awaiting approval")).toBeVisible();
    expect(posts).toBe(1);
  },
);
