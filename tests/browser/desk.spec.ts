// The newsroom's desk, as a moderator uses it: with the keyboard, without a script, in both languages.
import { AxeBuilder } from "@axe-core/playwright";
import { type Newsroom, start } from "./support/newsroom.ts";
import { type Page, expect, test as base } from "./support/test.ts";

const TOKEN = "a-token-of-the-tests";
const THREAD = "/api/articles/dem-hoa-dang-ram/comments";

const test = base.extend<{ desk: Newsroom }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's names.
  desk: async ({}, use) => {
    const newsroom = await start("--desk-token", TOKEN);
    await use(newsroom);
    await newsroom.stop();
  },
});

/** Writes a comment that waits for a moderator. */
async function held(desk: Newsroom, text: string): Promise<void> {
  const body = JSON.stringify({ author: { name: "Lan" }, text });
  const headers = { "content-type": "application/json" };
  expect((await fetch(desk.url + THREAD, { method: "POST", headers, body })).status).toBe(202);
}

async function enter(page: Page, desk: Newsroom, lang: string): Promise<void> {
  await page.goto(`${desk.url}/desk?lang=${lang}`);
  await expect(page.getByLabel(/Token|Mã truy cập/)).toBeFocused();
  await page.keyboard.type(TOKEN);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${desk.url}/desk?lang=${lang}`);
}

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("a comment is rejected with a reason, and approved, by the keyboard alone", async ({ page, desk, log }) => {
    log.expect(/401|422/);
    await held(desk, "Xem www.bao.example nhé");
    await enter(page, desk, "vi");
    const comment = page.getByRole("article", { name: "Lan" });
    await expect(comment).toContainText("Xem www.bao.example nhé");
    await comment.getByRole("button", { name: "Từ chối" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("alert")).toHaveText("Vui lòng ghi lý do: người viết sẽ đọc được.");
    const reason = comment.getByLabel("Lý do từ chối");
    await expect(reason).toBeFocused();
    await expect(reason).toHaveAccessibleDescription("Vui lòng ghi lý do: người viết sẽ đọc được.");
    await page.keyboard.type("Quảng cáo");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("status")).toHaveText("Đã từ chối. Người viết thấy lý do ở bình luận của mình.");
    await page.getByRole("link", { name: "Bị từ chối 1" }).click();
    await expect(comment).toContainText("Lý do: Quảng cáo");
    await comment.getByRole("button", { name: "Duyệt", exact: true }).press("Enter");
    await expect(page.getByRole("status")).toHaveText("Đã duyệt. Bình luận hiện ra với mọi người.");
    const thread = await (await fetch(desk.url + THREAD)).json();
    expect(thread.items[0].text).toBe("Xem www.bao.example nhé");
  });

  test("a wrong token is refused in words, and stands in no address", async ({ page, desk, log }) => {
    log.expect(/401/);
    await page.goto(`${desk.url}/desk?lang=en`);
    await page.getByLabel("Token").fill("not the token at all");
    await page.getByRole("button", { name: "Open the desk" }).click();
    await expect(page.getByRole("alert")).toContainText("That is not the token.");
    await expect(page.getByLabel("Token")).toHaveValue("");
    expect(page.url()).not.toContain("token");
  });
});

test("what is approved appears to those who read, and to who wrote it", async ({ page, context, site, desk, log }) => {
  log.expect(/401/);
  const reader = await context.newPage();
  site.head = '<script type="module" src="/bantin/live.js"></script>';
  const src = `${desk.url}${THREAD}`;
  await reader.goto(site.page(`<bantin-comments src="${src}" lang="en" loading="eager" live></bantin-comments>`));
  await expect(reader.getByText("No comments yet")).toBeVisible();
  await held(desk, "www.bao.example has the programme.");
  await enter(page, desk, "en");
  await page.getByRole("article", { name: "Lan" }).getByRole("button", { name: "Approve" }).click();
  await expect(page.getByRole("status")).toBeVisible();
  await expect(reader.getByText("www.bao.example has the programme.")).toBeVisible();
});

test("who wrote what is rejected reads why at once, and what they change waits again", async ({
  page,
  context,
  site,
  desk,
  log,
}) => {
  log.expect(/401/);
  const author = await context.newPage();
  site.head = '<script type="module" src="/bantin/live.js"></script>';
  const src = `${desk.url}${THREAD}`;
  await author.goto(
    site.page(`<bantin-comments src="${src}" lang="en" loading="eager" min-time="0" live></bantin-comments>`),
  );
  await author.getByRole("textbox", { name: "Comment" }).fill("Boats for rent: www.bao.example");
  await author.getByRole("textbox", { name: "Name" }).fill("Lan");
  await author.getByRole("button", { name: "Post comment" }).click();
  const card = author.getByRole("article", { name: "Lan" });
  await expect(card).toContainText("Awaiting approval");

  await enter(page, desk, "en");
  const queued = page.getByRole("article", { name: "Lan" });
  await queued.getByLabel("Reason for rejecting").fill("An advertisement.");
  await queued.getByRole("button", { name: "Reject" }).click();
  await expect(page.getByRole("status")).toHaveText("Rejected: who wrote it reads why at the comment.");

  await expect(card).toContainText("Not published");
  await expect(card).toContainText("Boats for rent");
  await expect(card).toContainText("Reason: An advertisement. You can edit it to have it reviewed again.");
  await author.reload();
  await expect(card).toContainText("Reason: An advertisement.");

  await card.getByRole("button", { name: "Edit" }).click();
  await author.getByRole("textbox", { name: "Edit your comment" }).fill("The lanterns were wonderful.");
  await author.getByRole("button", { name: "Save" }).click();
  await expect(card).toContainText("Awaiting approval");
  await expect(card).not.toContainText("Reason:");
  await page.getByRole("link", { name: /^Waiting/ }).click();
  await expect(queued).toContainText("The lanterns were wonderful.");
});

test("comments are found without accents, on a page that anybody can use", async ({ page, desk, log }) => {
  log.expect(/401/);
  await held(desk, "Lồng đèn: www.bao.example");
  await held(desk, "casino");
  await enter(page, desk, "vi");
  // One waits from the first day on.
  await expect(page.getByRole("article")).toHaveCount(3);
  await page.getByRole("searchbox").fill("long den");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("article")).toHaveCount(1);
  await expect(page.getByRole("article")).toContainText("Lồng đèn");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [360, 1100]) {
      await page.setViewportSize({ width, height: 800 });
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(await overflow(), `${width}`).toBeLessThanOrEqual(0);
      expect((await new AxeBuilder({ page }).analyze()).violations, `${colorScheme}, ${width}`).toEqual([]);
      const folder = process.env.BANTIN_SCREENSHOTS;
      if (folder) await page.screenshot({ path: `${folder}/desk-${colorScheme}-${width}.png` });
    }
  }
});
