// What a reader sees of each widget, from the reference backend's database.
import { events, expect, record, test } from "./support/test.ts";

test("related stories are links with headline, time and excerpt, in the reader's language", async ({ page, site }) => {
  await page.goto(site.page('<bantin-related src="/api/stories?limit=6" lang="vi"></bantin-related>'));
  const related = page.getByRole("region", { name: "Tin liên quan" });
  const cards = related.getByRole("listitem");
  await expect(cards).toHaveCount(6);
  await expect(related.getByRole("heading", { level: 2 })).toHaveText("Tin liên quan");
  const first = cards.first();
  await expect(first.getByRole("link")).toHaveText(
    "Triều cường vượt báo động III, nhiều tuyến phố trung tâm ngập lúc tan tầm",
  );
  await expect(first.getByRole("link")).toHaveAttribute(
    "href",
    "https://bao.example/moi-truong/trieu-cuong-vuot-bao-dong",
  );
  await expect(first.locator("time")).toHaveAttribute("datetime", /^\d{4}-\d\d-\d\dT/);
  await expect(first).toContainText("Đỉnh triều dự báo");
  await expect(first.getByRole("img")).toHaveAttribute("alt", /.+/);
});

test("the same stories come in English", async ({ page, site }) => {
  await page.goto(site.page('<bantin-related src="/api/stories?limit=3&lang=en"></bantin-related>'));
  await expect(page.getByRole("heading", { name: "Related stories" })).toBeVisible();
  await expect(page.getByRole("listitem")).toHaveCount(3);
});

test("the arrows show what is beside, stop at either end, and keep the focus", async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(site.page('<bantin-related src="/api/stories?limit=4&lang=en"></bantin-related>'));
  const [previous, next] = [page.getByRole("button", { name: "Previous" }), page.getByRole("button", { name: "Next" })];
  const cards = page.getByRole("listitem");
  await expect(cards.first()).toBeInViewport();
  await expect(cards.last()).not.toBeInViewport();
  await expect(previous).toBeDisabled();
  await expect(next).toBeEnabled();
  // Dimmed while it is being pressed, it is pressed all the same: that does nothing.
  const force = true;
  while (!(await next.isDisabled())) {
    await next.click({ force });
    await expect(next).toBeFocused();
  }
  await expect(cards.last()).toBeInViewport({ ratio: 0.9 });
  // Dimmed, it does nothing, and the focus stays.
  await page.keyboard.press("Enter");
  await expect(next).toBeFocused();
  await expect(cards.last()).toBeInViewport({ ratio: 0.9 });
  await expect(previous).toBeEnabled();
  while (!(await previous.isDisabled())) await previous.click({ force });
  await expect(cards.first()).toBeInViewport({ ratio: 0.9 });
});

test("more stories are loaded behind those shown", async ({ page, site }) => {
  await page.goto(site.page('<bantin-related src="/api/stories?limit=40&lang=en" layout="grid"></bantin-related>'));
  await expect(page.getByRole("listitem")).toHaveCount(40);
  await page.getByRole("button", { name: "Show more" }).click();
  await expect(page.getByRole("listitem")).toHaveCount(48);
  await expect(page.getByRole("button", { name: "Show more" })).toHaveCount(0);
});

test("a chosen story is told to the page, which may keep the reader", async ({ page, site }) => {
  await record(page, "bantin-select");
  const address = site.page('<bantin-related src="/api/stories?limit=3&lang=en"></bantin-related>');
  await page.goto(address);
  await page.evaluate(() => document.addEventListener("bantin-select", (event) => event.preventDefault()));
  await page.getByRole("listitem").nth(1).getByRole("link").click();
  const [detail] = await events<{ url: string; title: string; position: number }>(page, "bantin-select");
  expect(detail?.position).toBe(1);
  expect(detail?.url).toMatch(/^https:\/\/bao\.example\//);
  expect(page.url()).toBe(address);
});

test("a story half in view for a second is told as an impression, once", async ({ page, site }) => {
  await record(page, "bantin-impression");
  await page.goto(site.page('<bantin-related src="/api/stories?limit=2&lang=en"></bantin-related>'));
  await expect.poll(() => events(page, "bantin-impression")).toHaveLength(2);
});

test("a story without a picture is a card of words, and so is one whose picture fails", async ({ page, site, log }) => {
  log.expect(/404/);
  const data = JSON.stringify([
    { title: "No picture", url: "/x" },
    { title: "A lost one", url: "/y", image: "/gone.jpg" },
  ]);
  await page.goto(site.page(`<bantin-related><script type="application/json">${data}</script></bantin-related>`));
  await expect(page.getByRole("listitem")).toHaveText(["No picture", "A lost one"]);
  await expect(page.locator("bantin-related [part=picture]")).toHaveCount(0);
  const rules = await page.getByRole("listitem").evaluateAll((cards) =>
    cards.map((card) => {
      const { borderTopWidth, borderTopStyle } = getComputedStyle(card);
      return `${borderTopWidth} ${borderTopStyle}`;
    }),
  );
  expect(rules).toEqual(["3px solid", "3px solid"]);
});

test("the ticker turns by hand and by itself, and pauses for the visit", async ({ page, site }) => {
  await page.goto(site.page('<bantin-ticker src="/api/digests/morning?lang=en" interval="2"></bantin-ticker>'));
  const ticker = page.locator("bantin-ticker");
  const headline = ticker.locator("[part=headline]");
  await expect(ticker.locator("[part=position]")).toHaveText("1 / 8");
  const first = await headline.textContent();
  await expect(headline).not.toHaveText(first ?? "");
  await ticker.getByRole("button", { name: "Pause" }).click();
  await expect(ticker.getByRole("button", { name: "Play" })).toBeVisible();
  await ticker.getByRole("button", { name: "Next" }).click();
  const second = await ticker.locator("[part=position]").textContent();
  await ticker.getByRole("button", { name: "Previous" }).click();
  await expect(ticker.locator("[part=position]")).not.toHaveText(second ?? "");
  await page.reload();
  await expect(ticker.getByRole("button", { name: "Play" })).toBeVisible();
});

test.describe("with reduced motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("the ticker stands still, and every headline can be reached", async ({ page, site }) => {
    await page.goto(site.page('<bantin-ticker src="/api/digests/morning?lang=en" interval="2"></bantin-ticker>'));
    const ticker = page.locator("bantin-ticker");
    await expect(ticker.getByRole("button", { name: "Play" })).toBeVisible();
    for (let turn = 1; turn <= 8; turn += 1) {
      await expect(ticker.locator("[part=position]")).toHaveText(`${turn} / 8`);
      await ticker.getByRole("button", { name: "Next" }).click();
    }
    await expect(ticker.locator("[part=position]")).toHaveText("1 / 8");
  });
});
