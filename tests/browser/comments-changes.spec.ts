// What changes around a thread while somebody reads it or writes in it: attributes, who is signed in, the language.
import { openForm } from "./support/form.ts";
import type { Site } from "./support/site.ts";
import { type Page, expect, test } from "./support/test.ts";

interface Thread {
  items: Record<string, unknown>[];
  closed?: boolean;
  next?: string;
}

const HOUR = 3_600_000;

function comment(id: number, more: Record<string, unknown> = {}): Record<string, unknown> {
  const created = new Date(Date.now() - id * HOUR).toISOString();
  return { id: `${id}`, text: `Comment ${id}`, author: { name: `Reader ${id}` }, created, likes: id, ...more };
}

/** A thread of so many, the first of this reader's own; what it answers can be changed. */
async function open(page: Page, site: Site, attributes = "", size = 2): Promise<Thread> {
  const ids = Array.from({ length: size }, (_, at) => at + 1);
  const thread: Thread = { items: ids.map((id) => comment(id, id === 1 ? { can_edit: true } : {})) };
  await page.route(/\/thread(\?|$)/, (route) =>
    route.request().method() === "GET" ? route.fulfill({ json: thread }) : route.fallback(),
  );
  const element = `<bantin-comments src="/thread" article="a" min-time="0" loading="eager" ${attributes}>`;
  await page.goto(site.page(`${element}</bantin-comments><div style="height: 3000px"></div>`));
  await expect(page.getByRole("article").first()).toBeVisible();
  return thread;
}

const set = (page: Page, name: string, value: string, target = "bantin-comments") =>
  page.locator(target).evaluate((it, [name, value]) => it.setAttribute(name, value), [name, value] as const);
const refresh = (page: Page) =>
  page.locator("bantin-comments").evaluate((it) => (it as HTMLElement & { refresh(): void }).refresh());
const card = (page: Page, text: string) => page.getByRole("article").filter({ hasText: text });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const texts = (page: Page) => page.locator("[part=text]");

test.describe("what one can do with a comment", () => {
  test("follows who may write, as the page says later", async ({ page, site }) => {
    await open(page, site, 'anonymous="read-only"');
    await expect(button(page, "Reply")).toHaveCount(0);
    await set(page, "anonymous", "form");
    await expect(button(page, "Reply")).toHaveCount(2);
    await set(page, "anonymous", "read-only");
    await expect(button(page, "Reply")).toHaveCount(0);
    await page.evaluate(async () => {
      const { configure } = await import(new URL("/bantin/embed.js", location.href).href);
      configure({ author: { name: "Thu" } });
    });
    await refresh(page);
    await expect(button(page, "Reply")).toHaveCount(2);
  });

  test("ends when the thread is closed", async ({ page, site }) => {
    const thread = await open(page, site);
    await expect(button(page, "Reply")).toHaveCount(2);
    thread.closed = true;
    await refresh(page);
    await expect(button(page, "Reply")).toHaveCount(0);
  });

  test("follows what else the backend says of who wrote it", async ({ page, site }) => {
    const thread = await open(page, site);
    thread.items[1] = comment(2, { author: { name: "Reader 2", badge: "Staff" } });
    await refresh(page);
    await expect(card(page, "Comment 2")).toContainText("Staff");
  });
});

test.describe("a form that is open", () => {
  const author = (page: Page, author: { name: string } | null) =>
    page.evaluate(async (author) => {
      const { configure } = await import(new URL("/bantin/embed.js", location.href).href);
      configure({ author });
    }, author);

  test("no longer asks who writes once the page says it, and asks again when it does not", async ({ page, site }) => {
    const thread = await open(page, site);
    await openForm(page);
    const text = page.getByLabel("Comment", { exact: true });
    await text.fill("Half of what");
    await expect(page.getByLabel("Name")).toBeVisible();
    await author(page, { name: "Thu" });
    await refresh(page);
    await expect(page.getByText("You are commenting as Thu.")).toBeVisible();
    await expect(page.getByLabel("Name")).toHaveCount(0);
    await expect(text).toHaveValue("Half of what");
    await expect(text).toBeFocused();
    await author(page, { name: "Minh" });
    await refresh(page);
    await expect(page.getByText("You are commenting as Minh.")).toBeVisible();
    await expect(page.getByText("Thu")).toHaveCount(0);
    await expect(text).toBeFocused();
    await author(page, null);
    await refresh(page);
    await expect(page.getByLabel("Name")).toBeVisible();
    await expect(text).toHaveValue("Half of what");
    // Whoever writes goes on writing, whatever else comes.
    await page.getByLabel("Name").fill("Minh");
    thread.items.push(comment(3));
    await refresh(page);
    await expect(button(page, "1 new comment")).toBeVisible();
    await expect(page.getByLabel("Name")).toHaveValue("Minh");
    await expect(page.getByLabel("Name")).toBeFocused();
  });

  test("so does one under a comment", async ({ page, site }) => {
    await open(page, site);
    await card(page, "Comment 2").getByRole("button", { name: "Reply" }).click();
    await page.getByLabel("Your reply").fill("I do not");
    await author(page, { name: "Thu" });
    await refresh(page);
    await expect(page.getByText("You are commenting as Thu.")).toBeVisible();
    await expect(page.getByLabel("Name")).toHaveCount(0);
    await expect(page.getByLabel("Your reply")).toHaveValue("I do not");
    await expect(page.getByLabel("Your reply")).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.getByLabel("Your reply")).toHaveCount(0);
  });

  test("one that changes a comment stays as it is", async ({ page, site }) => {
    await open(page, site);
    await button(page, "Edit").click();
    await page.getByLabel("Edit your comment").fill("Comment 1, put right");
    await author(page, { name: "Thu" });
    await refresh(page);
    await openForm(page);
    await expect(page.getByText("You are commenting as Thu.")).toHaveCount(1);
    await expect(page.getByLabel("Edit your comment")).toHaveValue("Comment 1, put right");
  });
});

test("as many comments are shown as the page says later", async ({ page, site }) => {
  await open(page, site, 'limit="2"', 5);
  await expect(texts(page)).toHaveText(["Comment 1", "Comment 2"]);
  await set(page, "limit", "4");
  await expect(texts(page)).toHaveCount(4);
  await set(page, "limit", "1");
  await expect(texts(page)).toHaveCount(1);
});

test("the choice of an order says the one that the page asks for later", async ({ page, site }) => {
  await open(page, site);
  const choice = page.getByLabel("Sort by");
  await expect(choice).toHaveValue("");
  await set(page, "sort", "liked");
  await expect(choice).toHaveValue("liked");
  await choice.focus();
  await choice.selectOption("oldest");
  await expect(choice).toHaveValue("oldest");
  await expect(choice).toBeFocused();
});

test.describe("another language", () => {
  const WAYS: Record<string, (page: Page) => Promise<void>> = {
    "of the element": (page) => set(page, "lang", "vi"),
    "of the page": async (page) => {
      await set(page, "lang", "vi", "html");
      await refresh(page);
    },
  };

  for (const [name, change] of Object.entries(WAYS)) {
    test(`${name} leaves a comment that is being written`, async ({ page, site }) => {
      await open(page, site);
      await openForm(page);
      await page.getByLabel("Comment", { exact: true }).fill("Half of what");
      await page.getByLabel("Name").fill("Lan");
      await change(page);
      const text = page.getByRole("textbox", { name: "Bình luận" });
      await expect(text).toHaveValue("Half of what");
      await expect(page.getByLabel("Tên")).toHaveValue("Lan");
      await expect(page.getByLabel("Tên")).toBeFocused();
      await expect(button(page, "Gửi bình luận")).toBeVisible();
    });
  }

  test("leaves an answer that is being written, and the focus in it", async ({ page, site }) => {
    await open(page, site);
    await card(page, "Comment 2").getByRole("button", { name: "Reply" }).click();
    await page.getByLabel("Name").fill("Lan");
    await page.getByLabel("Your reply").fill("I do not");
    await set(page, "lang", "vi");
    const item = page.locator("li", { has: card(page, "Comment 2") });
    const text = item.getByLabel("Câu trả lời của bạn");
    await expect(text).toHaveValue("I do not");
    await expect(text).toBeFocused();
    await page.keyboard.type(" agree");
    await expect(text).toHaveValue("I do not agree");
    await expect(item.getByLabel("Tên")).toHaveValue("Lan");
    await expect(item.getByRole("button", { name: "Trả lời" })).toHaveAttribute("aria-expanded", "true");
  });

  test("leaves a change that is being made, where nothing can be kept", async ({ page, site }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", { value: undefined });
      Object.defineProperty(window, "sessionStorage", { value: undefined });
    });
    await open(page, site);
    await button(page, "Edit").click();
    await page.getByLabel("Edit your comment").fill("Comment 1, put right");
    await set(page, "lang", "vi");
    await expect(page.getByLabel("Sửa bình luận của bạn")).toHaveValue("Comment 1, put right");
    await expect(page.getByLabel("Sửa bình luận của bạn")).toBeFocused();
  });

  test("leaves a preview that is open", async ({ page, site }) => {
    await open(page, site);
    await openForm(page);
    await page.getByLabel("Comment", { exact: true }).fill("Half of what");
    await button(page, "Preview").click();
    const preview = page.locator("[part=preview]");
    await expect(preview).toHaveText("Half of what");
    await set(page, "lang", "vi");
    await expect(button(page, "Xem trước")).toHaveAttribute("aria-pressed", "true");
    await expect(preview).toHaveText("Half of what");
    await button(page, "Xem trước").click();
    await expect(preview).toBeHidden();
  });

  const REFUSALS: Record<string, [number, object, string, string]> = {
    "of all of it": [
      403,
      { title: "Forbidden" },
      "You do not have permission to do this.",
      "Bạn chưa có quyền làm việc này.",
    ],
    "in the backend's words": [
      403,
      { title: "No", detail: "No links, please." },
      "No links, please.",
      "No links, please.",
    ],
    "of a field": [
      422,
      { title: "Invalid", errors: [{ pointer: "/author/name", detail: "Taken by another" }] },
      "Taken by another",
      "Taken by another",
    ],
  };

  for (const [name, [status, json, before, after]] of Object.entries(REFUSALS)) {
    test(`leaves a refusal ${name}`, async ({ page, site, log }) => {
      log.expect(/403|422/);
      await open(page, site);
      await page.route(/\/thread$/, (route) =>
        route.request().method() === "POST" ? route.fulfill({ status, json }) : route.fallback(),
      );
      await openForm(page);
      await page.getByLabel("Comment", { exact: true }).fill("Half of what");
      await page.getByLabel("Name").fill("Lan");
      await button(page, "Post comment").click();
      await expect(page.getByText(before)).toBeVisible();
      await page.getByLabel("Comment", { exact: true }).focus();
      await set(page, "lang", "vi");
      await expect(button(page, "Gửi bình luận")).toBeVisible();
      await expect(page.getByText(after)).toBeVisible();
      await expect(page.getByText(after)).toHaveCount(1);
      await expect(page.getByRole("textbox", { name: "Bình luận" })).toBeFocused();
      // What is typed in a field may be right.
      if (status === 422) {
        await page.getByLabel("Tên").fill("Lan Anh");
        await set(page, "lang", "en");
        await expect(button(page, "Post comment")).toBeVisible();
        await expect(page.getByText(after)).toHaveCount(0);
      }
    });
  }

  test("leaves what is wrong with what was typed", async ({ page, site }) => {
    await open(page, site);
    await openForm(page);
    await page.getByLabel("Comment", { exact: true }).fill("Half of what");
    await button(page, "Post comment").click();
    const name = page.getByLabel(/^(Name|Tên)/);
    await expect(name).toHaveAccessibleDescription("Please fill this in.");
    await set(page, "lang", "vi");
    await expect(button(page, "Gửi bình luận")).toBeVisible();
    await expect(name).toHaveAccessibleDescription("Mời bạn điền vào ô này.");
    await expect(name).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByRole("textbox", { name: "Bình luận" })).toHaveAccessibleDescription("");
  });

  test("leaves the seconds that are to be waited for, of a comment and of a change", async ({ page, site, log }) => {
    log.expect(/429/);
    await open(page, site);
    await page.route(/\/thread(\/1)?$/, (route) =>
      route.request().method() === "GET"
        ? route.fallback()
        : route.fulfill({ status: 429, headers: { "retry-after": "40" }, json: { title: "Later" } }),
    );
    await openForm(page);
    await page.getByLabel("Comment", { exact: true }).fill("Half of what");
    await page.getByLabel("Name").fill("Lan");
    await button(page, "Post comment").click();
    await expect(page.locator("[part=send]")).toHaveText(/^Post comment \((40|3\d)\)$/);
    await button(page, "Edit").click();
    await page.getByLabel("Edit your comment").fill("Comment 1, put right");
    await button(page, "Save").click();
    await expect(page.locator("[part=send]").last()).toHaveText(/^Save \((40|3\d)\)$/);
    await set(page, "lang", "vi");
    await expect(page.locator("[part=send]").first()).toHaveText(/^Gửi bình luận \((40|[23]\d)\)$/);
    await expect(page.locator("[part=send]").last()).toHaveText(/^Lưu \((40|[23]\d)\)$/);
    for (const alert of await page.getByRole("alert").all()) await expect(alert).toHaveText(/(40|[23]\d) giây/);
  });

  test("leaves what was posted, and as much as was shown", async ({ page, site }) => {
    await open(page, site, 'limit="2"', 5);
    await page.route(/\/thread$/, (route) =>
      route.request().method() === "POST"
        ? route.fulfill({ status: 201, json: { ...route.request().postDataJSON(), id: "new" } })
        : route.fallback(),
    );
    await button(page, "Show more").click();
    await expect(texts(page)).toHaveCount(4);
    await openForm(page);
    await page.getByLabel("Comment", { exact: true }).fill("Just now");
    await page.getByLabel("Name").fill("Lan");
    await button(page, "Post comment").click();
    await expect(texts(page).first()).toHaveText("Just now");
    await set(page, "lang", "vi");
    await expect(page.getByRole("button", { name: "Trả lời" })).toHaveCount(5);
    await expect(texts(page).first()).toHaveText("Just now");
    await expect(texts(page)).toHaveCount(5);
  });
});

test("a deletion goes to where the comment is, whatever the page shows by then", async ({ page, site }) => {
  const asked: string[] = [];
  await page.route(/\/(thread|isso)\/?[^?]*(\?|$)/, (route) => {
    const request = route.request();
    if (request.method() === "GET") {
      const isOther = request.url().includes("/isso");
      return route.fulfill({ json: isOther ? { total_replies: 0, replies: [] } : { items: [comment(7)] } });
    }
    const url = new URL(request.url());
    asked.push(`${request.method()} ${url.pathname}${url.search}`);
    return route.fulfill({ status: 204 });
  });
  const thread = await open(page, site);
  await expect(texts(page)).toHaveCount(thread.items.length);
  await button(page, "Delete").click();
  await expect(button(page, "Undo")).toBeFocused();
  await page.locator("bantin-comments").evaluate((it) => {
    it.setAttribute("adapter", "isso");
    it.setAttribute("src", "/isso/?uri=/a");
  });
  await expect.poll(() => asked).toEqual(["DELETE /thread/1"]);
});

test("the page may do anything while comments are shown anew", async ({ page, site }) => {
  const thread = await open(page, site);
  await page.route(/\/like$/, (route) => route.fulfill({ status: 204 }));
  const like = card(page, "Comment 2").locator("[part=like]");
  await like.focus();
  await page.evaluate(() => {
    const host = document.querySelector("bantin-comments") as HTMLElement & { refresh(): void };
    const told: string[] = [];
    Object.assign(window, { told });
    for (const event of ["focusin", "focusout"]) {
      document.addEventListener(event, () => {
        if (told.length > 3) return;
        told.push(event);
        host.refresh();
        host.setAttribute("sort", "oldest");
        host.shadowRoot?.querySelector<HTMLElement>("[part=more]")?.click();
        host.shadowRoot?.querySelectorAll<HTMLElement>("[part=like]")[0]?.click();
        for (const name of ["hashchange", "storage", "online"]) dispatchEvent(new Event(name));
      });
    }
  });
  thread.items = [1, 2, 3, 4, 5].map((id) => comment(id, { text: `Changed ${id}` }));
  await refresh(page);
  await expect(texts(page)).toHaveText([5, 4, 3, 2, 1].map((id) => `Changed ${id}`));
  expect(await page.evaluate(() => (window as unknown as { told: string[] }).told)).toContain("focusin");
});
