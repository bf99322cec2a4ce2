// The comment form and the thread, against the reference backend's database.
import { openForm } from "./support/form.ts";
import { REMEMBERED } from "./support/storages.ts";
import { type Locator, type Page, events, expect, record, test } from "./support/test.ts";
import { fresh, thread } from "./support/threads.ts";

/** A thread whose form may be sent at once: a test writes as fast as a program. */
function markup(slug: string, attributes = ""): string {
  const src = `/api/articles/${slug}/comments`;
  return `<bantin-comments src="${src}" article="${slug}" min-time="0" ${attributes}></bantin-comments>`;
}

async function write(form: Locator | Page, text: string, name = "Lan"): Promise<void> {
  await form.getByLabel("Comment", { exact: true }).fill(text);
  await form.getByLabel("Name").fill(name);
}

test("a comment is on the page at once, in the database, and there after a reload", async ({ page, site, storage }) => {
  const isRemembered = storage !== "none";
  await record(page, "bantin-submit");
  const slug = await fresh(site);
  await page.goto(site.page(markup(slug)));
  await expect(page.getByText("No comments yet. Be the first to write one.")).toBeVisible();
  const sort = page.getByRole("combobox", { name: "Sort by" });
  await expect(sort).toBeHidden();
  await write(page, "The ferry was on time today.");
  const remember = page.getByLabel("Remember me on this device");
  if (isRemembered) await remember.check();
  else await expect(remember).toHaveCount(0);
  await page.getByRole("button", { name: "Post comment" }).click();
  await expect(page.getByText("Your comment has been posted.")).toBeVisible();
  await expect(page.getByRole("article")).toContainText("The ferry was on time today.");
  await expect(page.getByLabel("Comment", { exact: true })).toHaveValue("");
  expect((await events<{ status: string }>(page, "bantin-submit"))[0]?.status).toBe("approved");
  expect((await thread(site, slug)).items.map((it) => it.text)).toEqual(["The ferry was on time today."]);
  await expect(page.getByRole("article")).toBeFocused();
  await expect(page.getByRole("heading", { name: "1 comment", exact: true })).toBeVisible();
  await expect(sort).toBeVisible();
  await page.reload();
  await expect(page.getByRole("article")).toHaveCount(1);
  await expect(page.getByRole("article")).toContainText("The ferry was on time today.");
  await openForm(page);
  await expect(page.getByLabel("Name")).toHaveValue(isRemembered ? "Lan" : "");
  if (isRemembered) await remember.uncheck();
  await write(page, "And again.");
  await page.getByRole("button", { name: "Post comment" }).click();
  await expect(page.getByRole("article")).toHaveCount(2);
  await page.reload();
  await openForm(page);
  await expect(page.getByLabel("Name")).toHaveValue("");
});

test("a comment that is held says so", async ({ page, site, storage }) => {
  const slug = await fresh(site);
  await page.goto(site.page(markup(slug)));
  await write(page, "See https://shop.example for more");
  await page.getByRole("button", { name: "Post comment" }).click();
  await expect(page.getByText("Your comment has been received and is awaiting approval.")).toBeVisible();
  await expect(page.getByRole("article")).toContainText("Awaiting approval");
  expect((await thread(site, slug)).items).toEqual([]);
  // It is its author's alone, after a reload too, where that is remembered.
  await page.reload();
  if (storage === "none") await expect(page.getByText("No comments yet.")).toBeVisible();
  else await expect(page.getByRole("article")).toContainText("Awaiting approval");
});

test("a refusal says why, beside the field, and keeps the text", async ({ page, site, log }) => {
  log.expect(/422/);
  const slug = await fresh(site);
  const text = "a".repeat(2001);
  await page.goto(site.page(markup(slug, 'max-length="9000"')));
  await write(page, text);
  await page.getByRole("button", { name: "Post comment" }).click();
  const field = page.getByLabel("Comment", { exact: true });
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveAccessibleDescription(/2000/);
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(text);
  await expect(page.getByRole("alert")).toBeEmpty();
});

test("what is missing is said beside its field before anything is sent", async ({ page, site }) => {
  const slug = await fresh(site);
  await page.goto(site.page(markup(slug)));
  await openForm(page);
  await page.getByRole("button", { name: "Post comment" }).click();
  const field = page.getByLabel("Comment", { exact: true });
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(/^Please fill this in\./);
  await field.fill("Hello");
  await expect(field).not.toHaveAttribute("aria-invalid");
  await page.getByLabel("Name").fill("Lan");
  await page.getByLabel("Email").fill("not an address");
  await page.getByRole("button", { name: "Post comment" }).click();
  await expect(page.getByLabel("Email")).toHaveAccessibleDescription("That email address does not look right.");
  expect((await thread(site, slug)).items).toEqual([]);
});

test("a draft survives a reload, and each article has its own", REMEMBERED, async ({ page, site }) => {
  const [slug, other] = [await fresh(site), await fresh(site)];
  const address = site.page(markup(slug));
  await page.goto(address);
  await page.getByLabel("Comment", { exact: true }).fill("Half a thought");
  await page.reload();
  await expect(page.getByLabel("Comment", { exact: true })).toHaveValue("Half a thought");
  await page.goto(site.page(markup(other)));
  await expect(page.getByLabel("Comment", { exact: true })).toHaveValue("");
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
  const send = page.getByRole("button", { name: "Post comment" });
  await expect(send).toHaveAccessibleName(/\( ?(3[0-9]|4[012]) ?\)/);
  await expect(send).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByLabel("Comment", { exact: true })).toHaveValue("Again");
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
  await openForm(page);
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

test("the form can be used by keyboard alone", async ({ page, site, storage }) => {
  const slug = await fresh(site);
  await page.goto(site.page(markup(slug)));
  await page.getByLabel("Comment", { exact: true }).focus();
  await page.keyboard.type("By keyboard");
  await expect(page.getByLabel("Name")).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.type("Minh");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  if (storage !== "none") {
    await expect(page.getByLabel("Remember me on this device")).toBeFocused();
    await page.keyboard.press("Tab");
  }
  await expect(page.getByRole("button", { name: "Post comment" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Your comment has been posted.")).toBeVisible();
});

test("a preview shows what will be shown, and no more", async ({ page, site }) => {
  const slug = await fresh(site);
  await page.goto(site.page(markup(slug)));
  await write(page, "One\n<b>two</b>");
  const preview = page.getByRole("button", { name: "Preview" });
  await expect(page.locator("[part=preview]")).toBeHidden();
  await preview.click();
  await expect(preview).toHaveAttribute("aria-pressed", "true");
  await expect(page.locator("[part=preview]")).toHaveText("One\n<b>two</b>");
  await write(page, "Three");
  await expect(page.locator("[part=preview]")).toHaveText("Three");
  await preview.click();
  await expect(page.locator("[part=preview]")).toBeHidden();
});

test("what is asked of who writes is the page's choice", async ({ page, site }) => {
  const slug = await fresh(site);
  await page.goto(site.page(markup(slug, 'email="required" website="optional" min-length="5"')));
  await write(page, "Four");
  await page.getByLabel("Website").fill("javascript:alert(1)");
  await page.getByRole("button", { name: "Post comment" }).click();
  await expect(page.getByLabel("Comment", { exact: true })).toHaveAccessibleDescription(/At least 5 characters/);
  await expect(page.getByLabel("Email")).toHaveAccessibleDescription(/Please fill this in/);
  await expect(page.getByLabel("Website")).toHaveAccessibleDescription(/must begin with https/);
  await page.locator("bantin-comments").evaluate((element) => element.setAttribute("email", "none"));
  await expect(page.getByLabel("Email")).toHaveCount(0);
  // What was written is still there.
  await expect(page.getByLabel("Comment", { exact: true })).toHaveValue("Four");
});

test("a program that fills in all it finds, or is too fast, gives itself away", async ({ page, site }) => {
  const slug = await fresh(site);
  await page.goto(site.page(markup(slug).replace('min-time="0"', 'min-time="3"')));
  const sent = page.waitForRequest((request) => request.method() === "POST");
  await write(page, "Buy now");
  const before = Date.now();
  await page.locator("bantin-comments").evaluate((element) => {
    const trap = element.shadowRoot?.querySelector<HTMLInputElement>("[aria-hidden] input");
    if (trap) trap.value = "https://shop.example";
  });
  await page.getByRole("button", { name: "Post comment" }).click();
  await expect(page.getByRole("button", { name: "Posting" })).toBeVisible();
  const body = (await sent).postDataJSON() as { website?: string };
  expect(Date.now() - before).toBeGreaterThan(1500);
  expect(body.website).toBe("https://shop.example");
});

test("a comment of one's own is changed and deleted where it stands", async ({ page, site, storage }) => {
  const slug = await fresh(site);
  await page.goto(site.page(markup(slug)));
  for (const text of ["First", "Secnd"]) {
    await write(page, text);
    await page.getByRole("button", { name: "Post comment" }).click();
    await expect(page.getByRole("article").filter({ hasText: text })).toBeFocused();
  }
  // The right to do so outlives the page, where it is remembered.
  if (storage !== "none") await page.reload();
  const second = page.getByRole("article").filter({ hasText: "Secnd" });
  await second.getByRole("button", { name: "Edit" }).click();
  const field = page.getByLabel("Edit your comment");
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("Secnd");
  await field.fill("Second");
  await page.getByRole("button", { name: "Save" }).click();
  const changed = page.getByRole("article").filter({ hasText: "Second" });
  await expect(changed).toBeFocused();
  await expect(changed).toContainText("edited");
  const remove = changed.getByRole("button", { name: "Delete" });
  await remove.click();
  await expect(page.getByRole("status").filter({ hasText: "Deleting your comment in 6 seconds" })).toBeVisible();
  await expect(page.getByText("Your comment has been deleted.")).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(1);
  await expect(page.getByRole("article")).toBeFocused();
  expect((await thread(site, slug)).items.map((it) => it.text)).toEqual(["First"]);
});

test(
  "a change that the network lost stays in its form, and outlives a reload",
  REMEMBERED,
  async ({ page, site, log }) => {
    log.expect(/Failed to load/);
    const slug = await fresh(site);
    await page.goto(site.page(markup(slug)));
    await write(page, "Secnd");
    await page.getByRole("button", { name: "Post comment" }).click();
    const own = page.getByRole("article").filter({ hasText: "Secnd" });
    await own.getByRole("button", { name: "Edit" }).click();
    const field = page.getByLabel("Edit your comment");
    await field.fill("Second");
    let isLost = true;
    await page.route("**/comments/*", (route) =>
      isLost && route.request().method() === "PATCH" ? route.abort("connectionreset") : route.fallback(),
    );
    const save = page.getByRole("button", { name: "Save" });
    await save.click();
    await expect(page.getByRole("alert").filter({ hasText: "It could not be saved. Please try again." })).toBeVisible();
    await expect(field).toHaveValue("Second");
    await expect(save).toHaveAttribute("aria-disabled", "false");
    await page.reload();
    await own.getByRole("button", { name: "Edit" }).click();
    await expect(field).toHaveValue("Second");
    isLost = false;
    await save.click();
    await expect(page.getByText("Your change has been saved.")).toBeVisible();
    expect((await thread(site, slug)).items.map((it) => it.text)).toEqual(["Second"]);
  },
);

test("what comes of a change is said, whatever form is open by then, and that stays", async ({ page, site, log }) => {
  log.expect(/Failed to load/);
  const slug = await fresh(site);
  await page.goto(site.page(markup(slug)));
  const card = (text: string) => page.getByRole("article").filter({ hasText: text });
  for (const text of ["First", "Secnd"]) {
    await write(page, text);
    await page.getByRole("button", { name: "Post comment" }).click();
    await expect(card(text)).toBeFocused();
  }
  let end = (_: boolean) => {};
  await page.route("**/comments/*", async (route) => {
    if (route.request().method() !== "PATCH") return route.fallback();
    const isWell = await new Promise<boolean>((resolve) => {
      end = resolve;
    });
    return isWell ? route.fallback() : route.abort("connectionreset");
  });
  const reply = page.getByLabel("Your reply");
  for (const [isWell, said] of [
    [false, "It could not be saved."],
    [true, "Your change has been saved."],
  ] as const) {
    await card("Secnd").getByRole("button", { name: "Edit" }).click();
    await page.getByLabel("Edit your comment").fill("Second");
    const asked = page.waitForRequest((it) => it.method() === "PATCH");
    await page.getByRole("button", { name: "Save" }).click();
    await asked;
    await card("First").getByRole("button", { name: "Reply" }).click();
    await reply.fill("Half an answer");
    end(isWell);
    await expect(page.getByRole("status").filter({ hasText: said })).toBeVisible();
    await expect(reply).toHaveValue("Half an answer");
  }
  await expect(card("Second")).toBeVisible();
});

test("who is signed in at the page need not say who they are", async ({ page, site }) => {
  const slug = await fresh(site);
  await page.goto(
    site.page(markup(slug, 'anonymous="sign-in"').replace("</bantin", '<a slot="sign-in" href="/in">In</a></bantin')),
  );
  await expect(page.getByRole("link", { name: "In", exact: true })).toBeVisible();
  await expect(page.getByLabel("Comment", { exact: true })).toHaveCount(0);
  await page.evaluate(async () => {
    const { configure } = await import(new URL("/bantin/embed.js", location.href).href);
    configure({ author: { name: "Thu", email: "thu@bao.example" } });
    (document.querySelector("bantin-comments") as unknown as { refresh(): void }).refresh();
  });
  await openForm(page);
  await expect(page.getByText("You are commenting as Thu.")).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveCount(0);
  await page.getByLabel("Comment", { exact: true }).fill("Signed");
  await page.getByRole("button", { name: "Post comment" }).click();
  await expect(page.getByRole("article")).toContainText("Thu");
  await expect(page.getByRole("link", { name: "In", exact: true })).toBeHidden();
});

test("a page's own form to sign in is sent as the page wants", async ({ page, site, log }) => {
  log.expect(/favicon/);
  const slug = await fresh(site);
  const form = '<form slot="sign-in" action="/in"><select name="sort"><option>b</select><button>In</button></form>';
  await page.goto(site.page(markup(slug, 'anonymous="sign-in"').replace("</bantin", `${form}</bantin`)));
  site.put("/in", "<!doctype html><title>In</title>", { "content-type": "text/html" });
  await page.locator("select[name=sort]").dispatchEvent("change", { bubbles: true, composed: true });
  await expect(page.locator("bantin-comments")).not.toHaveAttribute("sort");
  await page.getByRole("button", { name: "In", exact: true }).click();
  await expect(page).toHaveURL(/\/in\?sort=b$/);
});

test("a page's captcha is in the form that has the focus", async ({ page, site }) => {
  const slug = await fresh(site);
  const captcha = '<label slot="captcha">Seven and two <input id="captcha"></label></bantin';
  await page.goto(site.page(markup(slug).replace("</bantin", captcha)));
  await write(page, "Nine");
  await expect(page.getByLabel("Seven and two")).toBeVisible();
  await page.getByRole("button", { name: "Post comment" }).click();
  await page.getByRole("article").getByRole("button", { name: "Reply" }).click();
  await expect(page.getByLabel("Your reply")).toBeFocused();
  const isInReply = await page.locator("#captcha").evaluate((input) => {
    const form = (input.closest("label") as HTMLElement).assignedSlot?.closest("form");
    return form?.closest("li") !== null;
  });
  expect(isInReply).toBe(true);
});
