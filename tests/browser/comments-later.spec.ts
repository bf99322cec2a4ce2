// What only a writer needs comes when somebody begins to write, and nothing written before that is lost.
import { crashing } from "./support/crash.ts";
import { line, openForm } from "./support/form.ts";
import { hold } from "./support/hold.ts";
import type { Site } from "./support/site.ts";
import { REMEMBERED } from "./support/storages.ts";
import { type Page, events, expect, record, test } from "./support/test.ts";

const PART = "/bantin/bantin_write.wasm";
const SLUG = "trieu-cuong-vuot-bao-dong";

const thread = (attributes = "") =>
  `<bantin-comments src="/api/articles/${SLUG}/comments" min-time="0" loading="eager" ${attributes}></bantin-comments>`;

const name = (page: Page) => page.getByLabel("Name", { exact: true });

/** Opens a page with a thread, and waits until it can be read. */
async function open(page: Page, site: Site, attributes?: string): Promise<string> {
  const address = site.page(thread(attributes));
  await page.goto(address);
  await expect(page.getByRole("article").first()).toBeVisible();
  return address;
}

/** Answers the next comment that is sent; gives what was in it. */
async function take(page: Page): Promise<() => string[]> {
  const sent: string[] = [];
  await page.route(/\/comments$/, (route) => {
    if (route.request().method() !== "POST") return route.continue();
    const { text, author } = route.request().postDataJSON();
    sent.push(text);
    return route.fulfill({ status: 201, json: { id: `own-${sent.length}`, text, author } });
  });
  return () => sent;
}

test("who reads sees one line to write into, and loads nothing for writing", async ({ page, site }) => {
  await open(page, site);
  await expect(line(page)).toHaveAttribute("placeholder", "Write a comment…");
  await expect(page.getByRole("heading", { name: "Write a comment" })).toHaveCount(1);
  await expect(page.getByRole("button", { name: "Post comment" })).toHaveCount(0);
  const { height = 0 } = (await line(page).boundingBox()) ?? {};
  expect(height).toBeLessThan(60);
  const like = page.getByRole("button", { name: "Like" }).first();
  const before = await like.getAttribute("aria-pressed");
  await like.click();
  await expect(like).not.toHaveAttribute("aria-pressed", before ?? "");
  expect(site.count(PART)).toBe(0);
});

test("to pass by the line opens nothing, and the form is there as soon as somebody writes", async ({ page, site }) => {
  await open(page, site);
  await line(page).focus();
  await expect.poll(() => site.count(PART)).toBe(1);
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Sort by")).toBeFocused();
  await expect(name(page)).toHaveCount(0);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.type("a");
  await expect(name(page)).toBeVisible();
  await expect(line(page)).toBeFocused();
  await expect(line(page)).toHaveValue("a");
  await page.keyboard.type("nd more");
  await expect(line(page)).toHaveValue("and more");
});

test("what is typed before the form is there is in it, and is sent", async ({ page, site }) => {
  const release = await hold(page, `**${PART}`);
  const sent = await take(page);
  await open(page, site);
  await line(page).click();
  await page.keyboard.type("The ferry was ");
  await expect(page.getByRole("status").filter({ hasText: "Loading…" })).toBeVisible();
  release();
  await expect(name(page)).toBeVisible();
  await expect(page.getByText("Loading…")).toHaveCount(0);
  await expect(line(page)).toBeFocused();
  await page.keyboard.type("late.");
  await expect(line(page)).toHaveValue("The ferry was late.");
  await name(page).fill("Lan");
  await page.getByRole("button", { name: "Post comment" }).click();
  await expect(page.getByRole("article").filter({ hasText: "The ferry was late." })).toBeFocused();
  expect(sent()).toEqual(["The ferry was late."]);
});

test("what is typed before the form is there outlives a reload", REMEMBERED, async ({ page, site }) => {
  const release = await hold(page, `**${PART}`);
  await open(page, site);
  await line(page).click();
  await page.keyboard.type("Half a thought");
  await page.reload();
  release();
  await expect(line(page)).toHaveValue("Half a thought");
  await expect(name(page)).toBeVisible();
});

test(
  "a draft is in the line before its form is there, and what is typed then is one text with it",
  REMEMBERED,
  async ({ page, site }) => {
    await open(page, site);
    await openForm(page);
    await line(page).fill("The ferry was late");
    const release = await hold(page, `**${PART}`);
    await page.reload();
    await expect(line(page)).toHaveValue("The ferry was late");
    await line(page).press("End");
    await page.keyboard.type(", twice.");
    release();
    await expect(name(page)).toBeVisible();
    await expect(line(page)).toHaveValue("The ferry was late, twice.");
    await line(page).fill("");
    await page.reload();
    await expect(page.getByRole("article").first()).toBeVisible();
    await expect(line(page)).toHaveValue("");
    await expect(name(page)).toHaveCount(0);
  },
);

test("an answer that is wanted before the form is there opens once", async ({ page, site }) => {
  const release = await hold(page, `**${PART}`);
  await open(page, site);
  const reply = page.getByRole("button", { name: "Reply" }).nth(1);
  await reply.click();
  await reply.click();
  release();
  await expect(page.getByLabel("Your reply")).toBeFocused();
  await expect(reply).toHaveAttribute("aria-expanded", "true");
});

test("a form that cannot be had is said, asked for again, and has what was typed", async ({ page, site, log }) => {
  log.expect(/net::ERR_FAILED/);
  await record(page, "bantin-error");
  // Each time it is wanted it is asked for twice.
  const release = await hold(page, `**${PART}`, 2);
  release();
  await open(page, site);
  await line(page).click();
  await page.keyboard.type("Kept");
  await expect(page.getByText("The comment form could not be loaded.")).toBeVisible();
  expect((await events<{ code: string }>(page, "bantin-error")).map((it) => it.code)).toEqual(["load"]);
  expect(log.lines.filter((it) => it.includes("<bantin-comments> load:"))).toHaveLength(1);
  await expect(line(page)).toHaveValue("Kept");
  await expect(page.getByRole("article").first()).toBeVisible();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(name(page)).toBeVisible();
  await expect(line(page)).toHaveValue("Kept");
  await expect(page.getByText("The comment form could not be loaded.")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Try again" })).toBeHidden();
});

test("it is asked for again when the network is back", async ({ page, context, site, log }) => {
  log.expect(/net::ERR_/);
  await open(page, site);
  await context.setOffline(true);
  await page.getByRole("button", { name: "Reply" }).first().click();
  await expect(page.getByText("The comment form could not be loaded.")).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByLabel("Your reply")).toBeFocused();
});

test("a draft that was kept is in an open form at once", REMEMBERED, async ({ page, site }) => {
  const address = await open(page, site);
  await openForm(page);
  await line(page).fill("Half a thought");
  await page.goto(address);
  await expect(line(page)).toHaveValue("Half a thought");
  await expect(name(page)).toBeVisible();
});

test("the line is one again where nothing was written", async ({ page, site }) => {
  const address = await open(page, site);
  await openForm(page);
  await page.goto(address);
  await expect(page.getByRole("article").first()).toBeVisible();
  await expect(name(page)).toHaveCount(0);
});

test("what waits to be sent is fetched for, shown and sent", REMEMBERED, async ({ page, context, site, log }) => {
  log.expect(/net::ERR_/);
  const address = await open(page, site);
  await openForm(page);
  await line(page).fill("Written on the ferry");
  await name(page).fill("Lan");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Post comment" }).click();
  const card = page.getByRole("article").filter({ hasText: "Written on the ferry" });
  await expect(card).toContainText("Waiting to send");
  await page.goto("about:blank");
  await context.setOffline(false);
  const sent = await take(page);
  await page.goto(address);
  await expect(card).toBeVisible();
  await expect.poll(sent).toEqual(["Written on the ferry"]);
  await expect(card).not.toContainText("Waiting to send");
});

test("an open form follows what the page asks of who writes, and keeps what is in it", async ({ page, site }) => {
  await open(page, site);
  await line(page).click();
  await line(page).fill("Kept");
  await name(page).fill("Lan");
  await page.locator("bantin-comments").evaluate((element) => element.setAttribute("website", "optional"));
  await expect(page.getByLabel("Website")).toBeVisible();
  await expect(line(page)).toHaveValue("Kept");
  await expect(name(page)).toHaveValue("Lan");
  await page.locator("bantin-comments").evaluate((element) => element.setAttribute("lang", "vi"));
  await expect(page.getByRole("button", { name: "Gửi bình luận" })).toHaveCount(1);
  await expect(page.getByRole("textbox", { name: "Bình luận" })).toHaveValue("Kept");
});

test("on a page with all widgets, which come in one file, it comes later all the same", async ({ page, site }) => {
  const others = ["related", "weather", "ticker"]
    .map((it) => `<bantin-${it} loading="manual"></bantin-${it}>`)
    .join("");
  await page.goto(site.page(`${others}${thread()}`));
  await expect(page.getByRole("article").first()).toBeVisible();
  const code = () => site.asked.filter((path) => path.startsWith("/bantin/") && path.endsWith(".wasm"));
  expect(code()).toEqual(["/bantin/bantin_all.wasm"]);
  const sent = await take(page);
  await openForm(page);
  await line(page).fill("The ferry was late.");
  await name(page).fill("Lan");
  await page.getByRole("button", { name: "Post comment" }).click();
  await expect(page.getByRole("article").filter({ hasText: "The ferry was late." })).toBeFocused();
  expect(sent()).toEqual(["The ferry was late."]);
  expect(code()).toEqual(["/bantin/bantin_all.wasm", "/bantin/bantin_all_write.wasm"]);
});

test("after a crash it is fetched anew, and the draft is in it", async ({ page, site }) => {
  const body = crashing("every");
  await page.route(/\/bantin\.js$/, (route) => route.fulfill({ contentType: "text/javascript", body }));
  await open(page, site);
  await openForm(page);
  await line(page).fill("Half a thought");
  await page.locator("bantin-comments").evaluate((element) => (element as unknown as { refresh(): void }).refresh());
  await expect(name(page)).toBeVisible();
  await expect(line(page)).toHaveValue("Half a thought");
  expect(site.count(PART)).toBe(2);
});
