// The newspaper of the newsroom: what a reader finds in it, with a script and without.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { type Newsroom, start } from "./support/newsroom.ts";
import { type Page, expect, test as base } from "./support/test.ts";

const folder = process.env.BANTIN_SCREENSHOTS ?? "../../target/screenshots";

/** A newsroom whose stories are those of its own paper. */
const test = base.extend<object, { paper: Newsroom }>({
  paper: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's names.
    async ({}, use) => {
      const newsroom = await start("--site", "/paper");
      await use(newsroom);
      await newsroom.stop();
    },
    { scope: "worker" },
  ],
});

/** The pages, and what is on each. */
const PAGES: Record<string, string[]> = {
  "": ["ticker", "weather", "related"],
  "moi-truong": ["weather"],
  "moi-truong/trieu-cuong-vuot-bao-dong": ["related", "comments"],
  "thoi-tiet": ["weather"],
  "diem-tin/hom-nay": ["ticker"],
};

const EDITIONS = { vi: "/paper/", en: "/paper/en/" };

async function ready(page: Page, widgets: string[]): Promise<void> {
  for (const name of widgets) {
    const widget = page.locator(`main bantin-${name}:not([count-only])`).first();
    await widget.scrollIntoViewIfNeeded();
    await expect(widget.locator("[part=base]")).toHaveAttribute("data-state", "ready");
  }
}

for (const [lang, edition] of Object.entries(EDITIONS)) {
  for (const [path, widgets] of Object.entries(PAGES)) {
    test(`${lang}, ${path || "front"}: the widgets are there, and nothing is wrong with it, on a phone and a desktop`, async ({
      page,
      paper,
    }) => {
      await mkdir(folder, { recursive: true });
      const name = path.split("/").at(-1) || "front";
      for (const [width, scheme] of [
        [390, "light"],
        [1280, "dark"],
        [390, "dark"],
        [1280, "light"],
      ] as const) {
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
        await page.setViewportSize({ width, height: 900 });
        await page.goto(paper.url + edition + path);
        await expect(page.locator("html")).toHaveAttribute("lang", lang);
        await ready(page, widgets);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        await page.evaluate(() => scrollTo(0, 0));
        await page.screenshot({ path: join(folder, `paper-${lang}-${name}-${scheme}-${width}.png`), fullPage: true });
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
      }
    });
  }
}

test("a reader goes from the ticker to the article, reads what goes with it, comments, and comes back to it", async ({
  page,
  paper,
}) => {
  await page.goto(`${paper.url}/`);
  await expect(page).toHaveURL(/\/paper\/$/);
  await page.getByRole("link", { name: "English" }).click();
  await page.locator("bantin-ticker [part~=headline]").getByRole("link").first().click();
  await expect(page).toHaveURL(/\/paper\/en\/moi-truong\/trieu-cuong-vuot-bao-dong$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/tide/i);
  await expect(page.locator(".text p")).toHaveCount(4);
  const comments = page.locator("#comments bantin-comments");
  await comments.scrollIntoViewIfNeeded();
  await comments.locator("[name=text]").fill("We moved the goods up in time.");
  await comments.locator("[name=name]").fill("Lan");
  await comments.locator("[part=send]").click();
  await expect(comments.locator("[part=text]").filter({ hasText: "We moved the goods up" })).toHaveCount(1);
  const related = page.locator("bantin-related [part=card]").getByRole("link").first();
  const title = (await related.textContent()) ?? "";
  await related.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await page.goBack();
  await comments.scrollIntoViewIfNeeded();
  await expect(comments.locator("[part=text]").filter({ hasText: "We moved the goods up" })).toHaveCount(1);
});

test("a comment that is approved at the desk is there by itself, held back until the reader wants it", async ({
  page,
  context,
  log,
}) => {
  // Who has no token yet; and the stream, which this newsroom's end cuts off.
  log.expect(/401|ERR_INCOMPLETE_CHUNKED_ENCODING/);
  const TOKEN = "a-token-of-the-tests";
  const newsroom = await start("--site", "/paper", "--desk-token", TOKEN);
  try {
    await page.goto(`${newsroom.url}/paper/moi-truong/trieu-cuong-vuot-bao-dong`);
    const comments = page.locator("#comments bantin-comments");
    await comments.scrollIntoViewIfNeeded();
    await expect(comments.getByRole("article").first()).toBeVisible();
    const count = page.locator("bantin-comments[count-only] [part=count]");
    await expect(count).toHaveText(/^\d+ bình luận$/);
    const before = Number.parseInt((await count.innerText()).trim(), 10);

    const thread = `${newsroom.url}/api/articles/trieu-cuong-vuot-bao-dong/comments`;
    const body = JSON.stringify({ author: { name: "Lan" }, text: "Lịch triều ở www.bao.example" });
    await fetch(thread, { method: "POST", headers: { "content-type": "application/json" }, body });
    const desk = await context.newPage();
    await desk.goto(`${newsroom.url}/desk`);
    await desk.getByLabel("Mã truy cập").fill(TOKEN);
    await desk.keyboard.press("Enter");
    const held = desk.getByRole("article", { name: "Lan" });
    await held.getByRole("button", { name: "Duyệt", exact: true }).click();
    await expect(desk.getByRole("status")).toHaveText("Đã duyệt. Bình luận hiện ra với mọi người.");

    const fresh = comments.getByRole("button", { name: "1 bình luận mới" });
    // By asking again, without a stream, it would take half a minute.
    await expect(fresh).toBeVisible({ timeout: 15_000 });
    await expect(count).toHaveText(`${before + 1} bình luận`);
    const text = comments.getByText("Lịch triều ở www.bao.example");
    await expect(text).toHaveCount(0);
    await fresh.click();
    await expect(text).toBeVisible();
  } finally {
    await newsroom.stop();
  }
});

test("the ticker of the front page follows the same stream", async ({ page, paper }) => {
  const streams: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/api/events")) streams.push(new URL(request.url()).pathname);
  });
  await page.goto(`${paper.url}/paper/`);
  await expect.poll(() => streams).toEqual(["/api/events"]);
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("each widget's place has links that lead to the same, and the comments are there", async ({ page, paper }) => {
    await page.goto(`${paper.url}/paper/en/`);
    await expect(page.locator("bantin-ticker").getByRole("link")).toHaveCount(8);
    await expect(page.locator("bantin-related").getByRole("link")).toHaveCount(8);
    await page
      .locator("bantin-ticker")
      .getByRole("link", { name: /floating market/i })
      .click();
    await expect(page).toHaveURL(/cho-noi-ruoc-khach-dem$/);
    await expect(
      page.locator("#comments blockquote").filter({ hasText: "My family has sold pineapple" }),
    ).toBeVisible();
    await page.locator("bantin-related").getByRole("link").first().click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.goto(`${paper.url}/paper/en/`);
    await page.locator("aside bantin-weather").getByRole("link").click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Weather");
  });
});

test("an article says to machines what it says to readers", async ({ page, paper }) => {
  await page.goto(`${paper.url}/paper/en/kinh-te/cho-noi-ruoc-khach-dem`);
  const script = page.locator('script[type="application/ld+json"]');
  const said = JSON.parse((await script.textContent()) ?? "");
  expect(said).toMatchObject({
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    inLanguage: "en",
    mainEntityOfPage: `${paper.url}/paper/en/kinh-te/cho-noi-ruoc-khach-dem`,
    articleSection: "Business",
  });
  expect(said.headline).toBe(await page.getByRole("heading", { level: 1 }).textContent());
  expect(said.articleBody.split("\n\n")).toEqual(await page.locator(".text p").allTextContents());
  expect(said.comment.length).toBeGreaterThan(3);
  // HTML of a comment is told as words.
  const texts: string[] = said.comment.map(({ text }: { text: string }) => text);
  expect(texts.some((text) => text.startsWith("Thank you. We asked the people who run the landing:"))).toBe(true);
  expect(texts.join()).not.toContain("<");
});

test("what there is not is not found, in both editions", async ({ page, paper, log }) => {
  log.expect(/404/);
  for (const path of ["khong-co", "kinh-te/khong-co", "the-thao/cho-noi-ruoc-khach-dem"]) {
    for (const edition of Object.values(EDITIONS)) {
      const answer = await page.goto(paper.url + edition + path);
      expect(answer?.status(), path).toBe(404);
    }
  }
});

test("the paper leads to the studio", async ({ page, paper }) => {
  await page.goto(`${paper.url}/paper/en/`);
  await page.getByRole("link", { name: "The studio" }).click();
  await expect(page.getByRole("heading", { name: "Bantin the studio" })).toBeVisible();
  await expect(page.locator("#snippet")).toContainText("/bantin/embed.js");
});
