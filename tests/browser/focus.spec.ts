// Whatever a reader presses, the focus is somewhere sensible afterwards, never at the top of the page.
import { isInside, kinds } from "./support/focus.ts";
import { element, stories } from "./support/lists.ts";
import { expect, test } from "./support/test.ts";
import { focus } from "./support/watch.ts";

/** The states of the gallery whose buttons are pressed; a thread that can be written in is in focus-comments.spec.ts. */
const STATES: Record<string, string[]> = {
  related: ["carousel", "grid", "list", "autoplay", "empty", "failed", "stale"],
  weather: ["full", "wide", "compact", "places", "failed", "stale"],
  ticker: ["rotate", "marquee", "static", "single", "failed", "stale"],
  comments: ["failed", "closed"],
};

for (const [widget, states] of Object.entries(STATES)) {
  for (const state of states) {
    test(`${widget}, ${state}: no button loses the focus`, async ({ page, site, log }) => {
      test.slow();
      log.expect(/404/);
      const query = new URLSearchParams({ lang: "en", widget, state, bare: "" });
      const host = page.locator(`bantin-${widget}`);
      const open = async () => {
        await page.goto(`${site.url}/gallery/index.html?${query}`);
        await expect(host.locator("[part=base]")).not.toHaveAttribute("data-state", "loading");
        if (state === "stale") await expect(host.locator("[part=stale]")).toBeVisible();
      };
      await open();
      for (const kind of await kinds(host)) {
        await open();
        const button = host.locator(kind).first();
        await button.focus();
        await page.keyboard.press("Enter");
        // Until all that was asked for is there.
        await page.waitForLoadState("networkidle");
        await expect.poll(() => isInside(page), kind).toBe(true);
      }
    });
  }
}

for (const phase of ["a first failure", "an old copy"]) {
  test(`"Try again" after ${phase} that succeeds leaves the focus in the widget`, async ({ page, site, log }) => {
    log.expect(/404/);
    if (phase === "an old copy") site.put("/later.json", JSON.stringify(stories(2)));
    await page.goto(
      site.page('<bantin-related src="/later.json" lang="en"></bantin-related><a href="/after">After</a>'),
    );
    const related = page.locator("bantin-related");
    if (phase === "an old copy") {
      await expect(page.getByRole("listitem")).toHaveCount(2);
      await page.route("**/later.json", (route) => route.fulfill({ status: 404 }), { times: 1 });
      await related.evaluate((it) => (it as unknown as { refresh(): void }).refresh());
    }
    const retry = page.getByRole("button", { name: "Try again" });
    await retry.focus();
    site.put("/later.json", JSON.stringify(stories(3)));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("listitem")).toHaveCount(3);
    await expect(retry).toHaveCount(0);
    expect((await focus(page)).part).toBe("frame");
    await page.keyboard.press("Tab");
    expect((await focus(page)).name).toBe("Story 1");
  });
}

test('"Try again" in vain keeps the focus on it', async ({ page, site, log }) => {
  log.expect(/404/);
  await page.goto(site.page('<bantin-related src="/gone.json" lang="en"></bantin-related>'));
  const retry = page.getByRole("button", { name: "Try again" });
  await retry.focus();
  const asked = site.count("/gone.json");
  await page.keyboard.press("Enter");
  await expect.poll(() => site.count("/gone.json")).toBeGreaterThan(asked);
  await expect(retry).toBeFocused();
});

test.describe("the next page of stories", () => {
  for (const layout of ["carousel", "grid", "list"]) {
    test(`in a ${layout}: its first story is in view and has the focus, and it is said how many came`, async ({
      page,
      site,
    }) => {
      await page.setViewportSize({ width: 390, height: 800 });
      const page2 = stories(5).map((it) => ({ ...it, id: it.id + 8, url: `/next/${it.id}`, title: `Next ${it.id}` }));
      site.put("/two.json", JSON.stringify({ items: page2 }));
      site.put("/one.json", JSON.stringify({ items: stories(8), next: "/two.json" }));
      const after = '<p><a href="/after">After</a></p>';
      await page.goto(
        site.page(`<bantin-related src="/one.json" layout="${layout}" lang="en"></bantin-related>${after}`),
      );
      const more = page.getByRole("button", { name: "Show more" });
      await expect(page.locator("bantin-related [part=card]")).toHaveCount(8);
      // By hand, as a reader comes to it.
      if (layout === "carousel") {
        const next = page.getByRole("button", { name: "Next" });
        for (let turns = 0; turns < 9; turns += 1) await next.click();
      } else await more.scrollIntoViewIfNeeded();
      await expect(more).toBeInViewport({ ratio: 0.9 });
      await more.focus();
      await expect(more).toBeFocused();
      await page.keyboard.press("Enter");
      const first = page.getByRole("link", { name: "Next 1", exact: true });
      await expect(first).toBeFocused();
      await expect(first).toBeInViewport({ ratio: 0.9 });
      await expect(page.locator("[aria-live]").getByText("5 more shown.")).toHaveCount(1);
      await expect(more).toHaveCount(0);
      // A carousel comes to rest first.
      const second = page.getByRole("link", { name: "Next 2", exact: true });
      await expect(second).toBeInViewport({ ratio: 0.5 });
      await expect(page.locator("[part=card]", { has: second })).not.toHaveAttribute("inert");
      await page.keyboard.press("Tab");
      await expect(second).toBeFocused();
    });
  }
});

test("a story that is taken off the list with the focus in it leaves the focus in the widget", async ({
  page,
  site,
}) => {
  await page.goto(site.page(element("related", stories(3))));
  await page.getByRole("link", { name: "Story 2" }).focus();
  await page.locator("bantin-related").evaluate((it, data) => void Object.assign(it, { data }), [stories(1)[0]]);
  await expect(page.getByRole("listitem")).toHaveCount(1);
  expect((await focus(page)).part).toBe("frame");
});

for (const [widget, attributes] of [
  ["related", 'layout="grid"'],
  ["related", 'layout="list"'],
  ["related", 'layout="carousel"'],
  ["ticker", 'mode="static"'],
  ["ticker", 'mode="marquee"'],
]) {
  test(`a refresh with another order leaves the focus on its link: ${widget}, ${attributes}`, async ({
    page,
    site,
  }) => {
    const list = stories(4);
    site.put("/list.json", JSON.stringify(list));
    await page.goto(site.page(`<bantin-${widget} src="/list.json" lang="en" ${attributes}></bantin-${widget}>`));
    const links = page.locator(`bantin-${widget}`).getByRole("listitem").getByRole("link");
    const held = list[3]?.title ?? "";
    await links.filter({ hasText: held }).focus();
    for (const order of [
      [3, 1, 0, 2],
      [1, 2, 0, 3],
    ]) {
      site.put("/list.json", JSON.stringify(order.map((at) => list[at])));
      await page.locator(`bantin-${widget}`).evaluate((it) => (it as unknown as { refresh(): void }).refresh());
      await expect(links.first()).toContainText(list[order[0] ?? 0]?.title ?? "");
      await expect(links.filter({ hasText: held })).toBeFocused();
    }
  });
}
