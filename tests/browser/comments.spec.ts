// The comment form and the thread, against the reference backend's database.
import { type Locator, type Page, events, expect, record, test } from "./support/test.ts";

let article = 0;

/** The slug of an article that has no comments yet, of its own for each test. */
async function fresh(site: { url: string }): Promise<string> {
  const pages = await Promise.all(
    [1, 2].map(async (page) => (await fetch(`${site.url}/api/stories?limit=24&page=${page}`)).json()),
  );
  const slugs = pages.flatMap((page: { items: { id: string }[] }) => page.items.map((story) => story.id));
  for (const slug of slugs.slice(article)) {
    article += 1;
    const { items, closed } = await thread(site, slug);
    if (items.length === 0 && !closed) return slug;
  }
  throw new Error("every article has comments");
}

interface Thread {
  items: { text: string; status: string; likes: number; replies: { text: string }[] }[];
  closed?: boolean;
}

async function thread(site: { url: string }, slug: string): Promise<Thread> {
  return (await fetch(`${site.url}/api/articles/${slug}/comments`)).json();
}

function markup(slug: string, query = ""): string {
  const src = `/api/articles/${slug}/comments`;
  const action = query ? ` action="${src}${query}"` : "";
  return `<bantin-comments src="${src}" article="${slug}"${action}></bantin-comments>`;
}

async function write(form: Locator | Page, text: string, name = "Lan"): Promise<void> {
  await form.getByLabel("Comment", { exact: true }).fill(text);
  await form.getByLabel("Name").fill(name);
}

test("a comment is on the page at once, in the database, and there after a reload", async ({ page, site }) => {
  await record(page, "bantin-submit");
  const slug = await fresh(site);
  await page.goto(site.page(markup(slug)));
  await expect(page.getByText("No comments yet. Be the first to write one.")).toBeVisible();
  await write(page, "The ferry was on time today.");
  await page.getByRole("button", { name: "Post comment" }).click();
  await expect(page.getByText("Your comment is posted.")).toBeVisible();
  await expect(page.getByRole("article")).toContainText("The ferry was on time today.");
  await expect(page.getByLabel("Comment", { exact: true })).toHaveValue("");
  expect((await events<{ status: string }>(page, "bantin-submit"))[0]?.status).toBe("approved");
  expect((await thread(site, slug)).items.map((it) => it.text)).toEqual(["The ferry was on time today."]);
  await page.reload();
  await expect(page.getByRole("article")).toHaveCount(1);
  await expect(page.getByRole("article")).toContainText("The ferry was on time today.");
  await expect(page.getByLabel("Name")).toHaveValue("Lan");
});

test("a comment that is held says so", async ({ page, site }) => {
  const slug = await fresh(site);
  await page.goto(site.page(markup(slug)));
  await write(page, "See https://shop.example for more");
  await page.getByRole("button", { name: "Post comment" }).click();
  await expect(page.getByText("Your comment was received and is waiting for approval.")).toBeVisible();
  await expect(page.getByRole("article")).toContainText("Awaiting approval");
  expect((await thread(site, slug)).items).toEqual([]);
});

test("a refusal says why, beside the field, and keeps the text", async ({ page, site, log }) => {
  log.expect(/422/);
  const slug = await fresh(site);
  const text = "a".repeat(2001);
  await page.goto(site.page(markup(slug).replace("<bantin-comments", '<bantin-comments max-length="9000"')));
  await write(page, text);
  await page.getByRole("button", { name: "Post comment" }).click();
  const field = page.getByLabel("Comment", { exact: true });
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveAccessibleDescription(/2000/);
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(text);
  await expect(page.getByRole("alert")).not.toBeEmpty();
});

test("what is missing is said beside its field before anything is sent", async ({ page, site }) => {
  const slug = await fresh(site);
  await page.goto(site.page(markup(slug)));
  await page.getByRole("button", { name: "Post comment" }).click();
  const field = page.getByLabel("Comment", { exact: true });
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription("Please fill this in.");
  await field.fill("Hello");
  await expect(field).not.toHaveAttribute("aria-invalid");
  await page.getByLabel("Name").fill("Lan");
  await page.getByLabel("E-mail").fill("not an address");
  await page.getByRole("button", { name: "Post comment" }).click();
  await expect(page.getByLabel("E-mail")).toHaveAccessibleDescription("That e-mail address does not look right.");
  expect((await thread(site, slug)).items).toEqual([]);
});

test("a draft survives a reload, and each article has its own", async ({ page, site }) => {
  const [slug, other] = [await fresh(site), await fresh(site)];
  const address = site.page(markup(slug));
  await page.goto(address);
  await page.getByLabel("Comment", { exact: true }).fill("Half a thought");
  await page.reload();
  await expect(page.getByLabel("Comment", { exact: true })).toHaveValue("Half a thought");
  await page.goto(site.page(markup(other)));
  await expect(page.getByLabel("Comment", { exact: true })).toHaveValue("");
});

test("a post whose answer was lost is sent again under the same key, and stored once", async ({ page, site, log }) => {
  log.expect(/Failed to load resource/);
  const slug = await fresh(site);
  const keys: (string | undefined)[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") keys.push(request.headers()["idempotency-key"]);
  });
  await page.goto(site.page(markup(slug, "?fault=drop-after")));
  await write(page, "Only once, please.");
  const send = page.getByRole("button", { name: "Post comment" });
  await send.click();
  await expect(page.getByRole("alert")).toHaveText(
    "It could not be posted. Your text is still here; please try again.",
  );
  await expect(page.getByLabel("Comment", { exact: true })).toHaveValue("Only once, please.");
  // The reader reloads, and the network is back.
  await page.goto(site.page(markup(slug)));
  await expect(page.getByLabel("Comment", { exact: true })).toHaveValue("Only once, please.");
  await send.click();
  await expect(page.getByText("Your comment is posted.")).toBeVisible();
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBeTruthy();
  expect(keys[1]).toBe(keys[0]);
  expect((await thread(site, slug)).items).toHaveLength(1);
});

test("a flood is told how long to wait", async ({ page, site, log }) => {
  log.expect(/429/);
  const slug = await fresh(site);
  await page.goto(site.page(markup(slug)));
  await page.route("**/comments", (route) => {
    if (route.request().method() !== "POST") return route.continue();
    const problem = { title: "Too Many Requests", status: 429 };
    return route.fulfill({ status: 429, headers: { "retry-after": "42" }, json: problem });
  });
  await write(page, "Again");
  await page.getByRole("button", { name: "Post comment" }).click();
  await expect(page.getByRole("alert")).toContainText("42 seconds");
});

test("a reply is written where it belongs", async ({ page, site }) => {
  const slug = await fresh(site);
  await page.goto(site.page(markup(slug)));
  await write(page, "First");
  await page.getByRole("button", { name: "Post comment" }).click();
  await expect(page.getByRole("article")).toHaveCount(1);
  await page.getByRole("button", { name: "Reply" }).click();
  const field = page.getByLabel("Your reply");
  await expect(field).toBeFocused();
  await field.fill("Second");
  await page.getByRole("button", { name: "Post comment" }).last().click();
  await expect(page.getByRole("article")).toHaveCount(2);
  await expect(field).toHaveCount(0);
  const [first] = (await thread(site, slug)).items;
  expect(first?.replies.map((it) => it.text)).toEqual(["Second"]);
});

test("a like is counted by the backend", async ({ page, site }) => {
  await page.goto(site.page(markup("trieu-cuong-vuot-bao-dong")));
  const like = page.getByRole("button", { name: /^Like/ }).first();
  const before = Number((await like.textContent())?.replace(/\D/g, ""));
  await like.click();
  await expect(like).toHaveAttribute("aria-pressed", "true");
  await expect(like).toContainText(String(before + 1));
});

test("the page may add to what is sent, or keep it back", async ({ page, site }) => {
  const slug = await fresh(site);
  await page.goto(site.page(markup(slug)));
  await page.evaluate(() => {
    document.addEventListener("bantin-before-submit", (event) => {
      const { body, headers } = (
        event as CustomEvent<{ body: Record<string, unknown>; headers: Record<string, string> }>
      ).detail;
      headers["x-token"] = "secret";
      body.text += " (from the app)";
      if (String(body.text).startsWith("Keep")) event.preventDefault();
    });
  });
  const sent = page.waitForRequest((request) => request.method() === "POST");
  await write(page, "Keep this");
  await page.getByRole("button", { name: "Post comment" }).click();
  await write(page, "Send this");
  await page.getByRole("button", { name: "Post comment" }).click();
  expect((await sent).headers()["x-token"]).toBe("secret");
  await expect(page.getByRole("article")).toContainText("Send this (from the app)");
  expect((await thread(site, slug)).items).toHaveLength(1);
});

test("the form can be used by keyboard alone", async ({ page, site }) => {
  const slug = await fresh(site);
  await page.goto(site.page(markup(slug)));
  await page.getByLabel("Comment", { exact: true }).focus();
  await page.keyboard.type("By keyboard");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Minh");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Post comment" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Your comment is posted.")).toBeVisible();
});
