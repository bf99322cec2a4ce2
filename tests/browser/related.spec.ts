// The carousel of related stories: by keyboard, by hand, by itself, and with anything in it.
import { AxeBuilder } from "@axe-core/playwright";
import { LONG, RESERVE, TITLES, element, stories } from "./support/lists.ts";
import { type Locator, type Page, events, expect, record, test } from "./support/test.ts";
import { holdIntervals, tick } from "./support/timers.ts";
import {
  focus,
  layoutShift,
  running,
  runningBefore,
  smallTargets,
  watchLayout,
  watchRunning,
} from "./support/watch.ts";

const cards = (page: Page): Locator => page.locator("bantin-related [part=card]");
const inert = (page: Page): Locator => page.locator("bantin-related [part=card][inert]");
const button = (page: Page, name: string): Locator => page.getByRole("button", { name, exact: true });

/** What Tab comes to, from the top of the page, until it leaves the widget. */
async function walk(page: Page): Promise<string[]> {
  const names = [];
  for (;;) {
    await page.keyboard.press("Tab");
    const { name, isInert } = await focus(page);
    expect(isInert, `${name} has the focus and is inert`).toBe(false);
    if (name.startsWith("After") || names.length > 60) return names;
    names.push(name);
  }
}

test.describe("by keyboard", () => {
  const after = '<p><a href="/after">After</a></p>';
  const titles = ["Story 1", "Story 2", "Story 3", "Story 4", "Story 5", "Story 6", "Story 7", "Story 8"];

  test("a carousel gives its buttons, then each story in turn, and nothing out of view", async ({ page, site }) => {
    await page.setViewportSize({ width: 600, height: 800 });
    await page.goto(site.page(element("related", stories(8)) + after));
    await expect(inert(page)).not.toHaveCount(0);
    const names = await walk(page);
    expect(names.slice(0, 2)).toEqual(["Previous", "Next"]);
    // The browser brings each into view as it gets the focus, so the next one is in reach by then.
    expect(titles.join()).toContain(names.slice(2).join());
    expect(names.length).toBeGreaterThan(3);
  });

  for (const layout of ["grid", "list"]) {
    test(`a ${layout} gives each story in turn`, async ({ page, site }) => {
      await page.goto(site.page(element("related", stories(8), `layout="${layout}"`) + after));
      await expect(cards(page)).toHaveCount(8);
      expect(await walk(page)).toEqual(titles);
      await expect(inert(page)).toHaveCount(0);
    });
  }

  test("a carousel that moves by itself gives its pause button first, and stops", async ({ page, site }) => {
    await page.goto(site.page(element("related", stories(8), "autoplay") + after));
    await expect(button(page, "Pause")).toBeVisible();
    await page.keyboard.press("Tab");
    expect((await focus(page)).part).toBe("pause");
    await expect(button(page, "Play")).toBeVisible();
    expect((await walk(page)).slice(0, 2)).toEqual(["Previous", "Next"]);
  });
});

test("stories out of view are out of reach, and come back", async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(site.page(element("related", stories(8), "wrap")));
  await expect(cards(page).last()).toHaveAttribute("inert", "");
  await expect(cards(page).first()).not.toHaveAttribute("inert");
  await button(page, "Previous").click();
  await expect(cards(page).last()).not.toHaveAttribute("inert");
  await expect(cards(page).first()).toHaveAttribute("inert", "");
});

test("a story that has the focus stays in reach while it is out of view", async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(site.page(element("related", stories(8))));
  const link = cards(page).first().getByRole("link");
  await link.focus();
  await page.locator("bantin-related [part=track]").evaluate((track) => track.scrollTo({ left: 9999 }));
  await expect(cards(page).last()).not.toHaveAttribute("inert");
  await expect(cards(page).nth(1)).toHaveAttribute("inert", "");
  await expect(cards(page).first()).not.toHaveAttribute("inert");
  await expect(link).toBeFocused();
  await link.evaluate((link) => (link as HTMLElement).blur());
  await expect(cards(page).first()).toHaveAttribute("inert", "");
});

test("the buttons move by what is in view, and say where one is", async ({ page, site }) => {
  await page.setViewportSize({ width: 600, height: 800 });
  await page.goto(site.page(element("related", stories(7), "wrap")));
  await expect(cards(page)).toHaveCount(7);
  const status = page.locator("bantin-related p[aria-live]");
  await expect(status).toHaveAttribute("aria-live", "polite");
  await expect(status).toHaveText("");
  await button(page, "Next").click();
  const [, first, last] = /Showing stories (\d)–(\d) of 7/.exec((await status.textContent()) ?? "") ?? [];
  const step = Number(last) - Number(first) + 1;
  expect(Number(first)).toBe(1 + step);
  await expect(cards(page).nth(step)).toBeInViewport({ ratio: 0.9 });
  for (let moves = 0; moves < 7; moves += 1) {
    await button(page, "Next").click();
    if ((await status.textContent())?.startsWith("Showing stories 1–")) break;
  }
  await expect(status).toHaveText(`Showing stories 1–${step} of 7`);
  await expect(cards(page).first()).toBeInViewport({ ratio: 0.9 });
  await expect(button(page, "Next")).toBeFocused();
  await button(page, "Previous").click();
  await expect(status).toHaveText(`Showing stories ${8 - step}–7 of 7`);
  await expect(cards(page).last()).toBeInViewport({ ratio: 0.9 });
});

test("what leads to more stories is none of them when a place is said", async ({ page, site }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  site.put("/few.json", JSON.stringify({ items: stories(2), next: "/more.json" }));
  await page.goto(site.page('<bantin-related lang="en" src="/few.json"></bantin-related>'));
  const status = page.locator("bantin-related p[aria-live]").first();
  for (let moves = 0; moves < 2; moves += 1) {
    await expect(cards(page)).toHaveCount(2);
    await button(page, "Next").click();
    await expect(status).toHaveText("Showing stories 2 of 2");
  }
});

for (const [heading, width, size, attributes] of [
  ["Stories on the spring tides at the end of November", 320, 16, ""],
  ["Xem thêm về đợt triều cường ở Cần Thơ", 390, 16, "autoplay"],
  ["", 320, 32, ""],
  ["", 320, 32, "autoplay"],
  ["", 390, 24, "autoplay"],
] as const) {
  test(`the words of the heading end before the arrows: ${heading} ${width} px, ${size} px, ${attributes}`, async ({
    page,
    site,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    const own = heading && `heading="${heading}"`;
    site.head = `<style>body { font-size: ${size}px }</style>`;
    await page.goto(site.page(element("related", stories(8), `${own} ${attributes}`)));
    await expect(button(page, "Next")).toBeVisible();
    const lines = await page.locator("bantin-related h2").evaluate((heading) => {
      const words = document.createRange();
      words.selectNodeContents(heading);
      return [...words.getClientRects()].map(({ left, right, top, bottom }) => ({ left, right, top, bottom }));
    });
    expect(lines.length).toBeGreaterThan(0);
    for (const arrow of await page.locator("bantin-related .arrows button:visible").all()) {
      const box = await arrow.boundingBox();
      if (!box) throw new Error("expected a button");
      const below = lines.filter(
        (line) =>
          line.right > box.x && line.left < box.x + box.width && line.bottom > box.y && line.top < box.y + box.height,
      );
      expect(below).toEqual([]);
    }
  });
}

for (const [heading, width] of [
  ["", 390],
  ["", 900],
  ["Stories on the spring tides at the end of November", 390],
] as const) {
  test(`what is said of an old copy takes no line from the arrows: ${heading} ${width} px`, async ({
    page,
    site,
    log,
  }) => {
    log.expect(/404/);
    await page.setViewportSize({ width, height: 800 });
    site.put("/list.json", JSON.stringify(stories(8)));
    const own = heading && `heading="${heading}"`;
    await page.goto(site.page(`<bantin-related src="/list.json" lang="en" ${own}></bantin-related>`));
    const related = page.locator("bantin-related");
    const arrow = button(page, "Next");
    await expect(arrow).toBeVisible();
    const place = async () => {
      const [title, box] = [await related.locator("h2").boundingBox(), await arrow.boundingBox()];
      return { above: (box?.y ?? 0) - (title?.y ?? 0), isOn: (box?.y ?? 0) < (title?.y ?? 0) + (title?.height ?? 0) };
    };
    const before = await place();
    expect(before.isOn).toBe(true);
    await page.route("**/list.json", (route) => route.fulfill({ status: 404 }));
    await related.evaluate((it) => (it as unknown as { refresh(): void }).refresh());
    const mark = related.locator("[part=stale]");
    await expect(mark).toBeVisible();
    expect(await place()).toEqual(before);
    const [box, said] = [await arrow.boundingBox(), await mark.boundingBox()];
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(said?.y ?? 0);
    await related.getByRole("button", { name: "Try again" }).click({ trial: true });
    await arrow.click({ trial: true });
  });
}

test("each story says its place among all, also those added later", async ({ page, site }) => {
  await page.goto(site.page('<bantin-related src="/api/stories?limit=40&lang=en"></bantin-related>'));
  await expect(cards(page).nth(4)).toHaveAttribute("aria-posinset", "5");
  await expect(cards(page).nth(4)).toHaveAttribute("aria-setsize", "40");
  await button(page, "Show more").click();
  await expect(cards(page).nth(4)).toHaveAttribute("aria-setsize", "48");
  await expect(cards(page).last()).toHaveAttribute("aria-posinset", "48");
});

test("in a page from right to left, next goes left", async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(site.page(`<div dir="rtl">${element("related", stories(6), "wrap")}</div>`));
  await expect(cards(page).last()).toHaveAttribute("inert", "");
  const track = page.locator("bantin-related [part=track]");
  await button(page, "Next").click();
  await expect.poll(() => track.evaluate((track) => track.scrollLeft)).toBeLessThan(-100);
  await button(page, "Previous").click();
  await button(page, "Previous").click();
  await expect(cards(page).last()).toBeInViewport({ ratio: 0.9 });
});

test.describe("by itself", () => {
  test("nothing moves unless the page asks for it", async ({ page, site }) => {
    await holdIntervals(page);
    await page.goto(site.page(element("related", stories(8), 'interval="4"')));
    await expect(cards(page)).toHaveCount(8);
    expect(await tick(page, 4)).toBe(0);
    await expect(page.locator("bantin-related [part=pause]")).toBeHidden();
  });

  async function autoplay(page: Page, address: string): Promise<() => Promise<number>> {
    await page.mouse.move(1, 790);
    await holdIntervals(page);
    await page.goto(address);
    await expect(button(page, "Pause")).toBeVisible();
    await expect(page.locator("bantin-related p[aria-live]")).toHaveAttribute("aria-live", "off");
    const track = page.locator("bantin-related [part=track]");
    return () => track.evaluate((track) => track.scrollLeft);
  }

  test("it moves on every so often", async ({ page, site }) => {
    const left = await autoplay(page, site.page(element("related", stories(8), 'autoplay interval="4"')));
    expect(await tick(page, 4)).toBe(1);
    await expect.poll(left).toBeGreaterThan(100);
  });

  const uses: [string, (page: Page) => Promise<void>][] = [
    ["the pointer over it", (page) => cards(page).first().hover()],
    ["the focus in it", (page) => page.keyboard.press("Tab")],
    ["a press of its button", (page) => button(page, "Next").click()],
  ];
  for (const [name, use] of uses) {
    test(`${name} stops it, for good`, async ({ page, site }) => {
      const left = await autoplay(page, site.page(element("related", stories(8), 'autoplay interval="4"')));
      await use(page);
      await expect(button(page, "Play")).toBeVisible();
      await expect(page.locator("bantin-related p[aria-live]")).toHaveAttribute("aria-live", "polite");
      await page.mouse.move(1, 790);
      expect(await tick(page, 4)).toBe(0);
      // Asked to, it goes on, though the focus is on the button.
      await button(page, "Play").focus();
      await page.keyboard.press("Enter");
      await expect(button(page, "Pause")).toBeVisible();
      const now = await left();
      expect(await tick(page, 4)).toBe(1);
      await expect.poll(left).not.toBe(now);
    });
  }

  test("the pause button pauses, on a touch screen too", async ({ browser, site }) => {
    const context = await browser.newContext({ hasTouch: true, viewport: { width: 390, height: 800 } });
    const page = await context.newPage();
    await page.goto(site.page(element("related", stories(8), "autoplay")));
    await button(page, "Pause").tap();
    await expect(button(page, "Play")).toBeVisible();
    await button(page, "Play").tap();
    await expect(button(page, "Pause")).toBeVisible();
    await context.close();
  });

  test("what was paused stays so, in another tab's turn and on the next page", async ({ page, site }) => {
    const address = site.page(element("related", stories(8), 'autoplay interval="2"'));
    await page.goto(address);
    await button(page, "Pause").focus();
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await button(page, "Play").click();
    await button(page, "Pause").click();
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await expect(button(page, "Play")).toBeVisible();
    await page.goto(address);
    await expect(button(page, "Play")).toBeVisible();
  });

  test.describe("for readers who ask for less motion", () => {
    test.use({ contextOptions: { reducedMotion: "reduce" } });
    test("it stands still until it is asked", async ({ page, site }) => {
      await page.goto(site.page(element("related", stories(8), "autoplay")));
      await expect(button(page, "Play")).toBeVisible();
    });
  });
});

test.describe("which stories", () => {
  const titles = (page: Page) => cards(page).locator("[part=title]").allTextContents();

  test("the current article is left out, however the reader came to it", async ({ page, site }) => {
    const own = site.page(element("related", [{ title: "This", url: "/article-0" }, ...stories(2)], "exclude"));
    await page.goto(`${own}?utm_source=zalo&fbclid=x#top`);
    await expect.poll(() => titles(page)).toEqual(["Story 1", "Story 2"]);
  });

  test("so is what a canonical link or the attribute names", async ({ page, site }) => {
    const canonical = '<link rel="canonical" href="https://bao.example/one/">';
    const data = [
      { title: "One", url: "http://www.bao.example/one?utm_medium=x" },
      { title: "Two", url: "https://bao.example/two?id=2" },
      { title: "Three", url: "https://bao.example/two?id=3" },
    ];
    await page.goto(site.page(canonical + element("related", data, "exclude")));
    await expect.poll(() => titles(page)).toEqual(["Two", "Three"]);
    await page.locator("bantin-related").evaluate((element) => {
      element.setAttribute("exclude", "/elsewhere https://bao.example/two?id=2");
    });
    await expect.poll(() => titles(page)).toEqual(["One", "Three"]);
  });

  test("a list of which all are left out says that there is nothing", async ({ page, site }) => {
    const address = site.page(element("related", [{ title: "This", url: "/article-0" }], "exclude"));
    await page.goto(address);
    await expect(page.getByRole("status")).toHaveText("No related stories yet.");
  });

  test("more are loaded on reaching the end", async ({ page, site }) => {
    await page.goto(
      site.page('<bantin-related src="/api/stories?limit=20&lang=en" load-more="auto" layout="grid"></bantin-related>'),
    );
    await expect(cards(page)).toHaveCount(20);
    await cards(page).last().scrollIntoViewIfNeeded();
    await expect(cards(page)).toHaveCount(40);
    await cards(page).last().scrollIntoViewIfNeeded();
    await expect(cards(page)).toHaveCount(48);
  });

  test("no more are offered than the page wants", async ({ page, site }) => {
    await page.goto(site.page('<bantin-related src="/api/stories?limit=6&lang=en" limit="6"></bantin-related>'));
    await expect(cards(page)).toHaveCount(6);
    await expect(button(page, "Show more")).toHaveCount(0);
    await page.locator("bantin-related").evaluate((element) => element.setAttribute("limit", "9"));
    await button(page, "Show more").click();
    await expect(cards(page)).toHaveCount(9);
    await expect(button(page, "Show more")).toHaveCount(0);
  });

  test("links carry the parameters of a campaign, and stay whole", async ({ page, site }) => {
    await record(page, "bantin-select");
    const data = [{ title: "One", url: "https://bao.example/a?id=1&utm_source=own#phan-2" }];
    await page.goto(site.page(element("related", data, 'utm="utm_source=widget&utm_medium=related"')));
    const link = cards(page).getByRole("link");
    await expect(link).toHaveAttribute("href", "https://bao.example/a?id=1&utm_source=own&utm_medium=related#phan-2");
    await page.evaluate(() => document.addEventListener("bantin-select", (event) => event.preventDefault()));
    await link.click();
    const [detail] = await events<{ url: string }>(page, "bantin-select");
    expect(detail?.url).toBe("https://bao.example/a?id=1&utm_source=own#phan-2");
  });

  test("a story that was corrected is shown anew, and the others stay as they are", async ({ page, site }) => {
    await page.goto(site.page(element("related", stories(3))));
    await cards(page).nth(2).getByRole("link").focus();
    await page.locator("bantin-related").evaluate(
      (element, data) => {
        Object.assign(element, { data });
      },
      [{ id: 9, title: "New", url: "/9" }, { ...stories(1)[0], title: "Story 1, corrected" }, ...stories(3).slice(1)],
    );
    await expect.poll(() => titles(page)).toEqual(["New", "Story 1, corrected", "Story 2", "Story 3"]);
    await expect(cards(page).nth(3).getByRole("link")).toBeFocused();
    await expect(cards(page).nth(3)).toHaveAttribute("aria-posinset", "4");
  });
});

test("whatever is corrected in a story, its card says so", async ({ page, site }) => {
  const [story] = stories(1);
  site.put("/a.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>');
  await page.goto(site.page(element("related", [story])));
  await expect(cards(page)).toHaveCount(1);
  const give = (more: object) =>
    page.locator("bantin-related").evaluate((it, data) => void Object.assign(it, { data }), [{ ...story, ...more }]);
  const card = cards(page).first();
  await give({ url: "/moved" });
  await expect(card.getByRole("link")).toHaveAttribute("href", /\/moved$/);
  await give({ image: { src: "/a.svg", alt: "A bridge" } });
  await expect(card.getByRole("img", { name: "A bridge" })).toBeAttached();
  await give({ label: "Kinh tế" });
  await expect(card.locator("[part=label]")).toHaveText("Kinh tế");
  await give({ author: "Thu" });
  await expect(card.locator("[part=meta]")).toContainText("Thu");
  await give({ published: "2020-01-02T03:04:00Z" });
  await expect(card.locator("time")).toHaveAttribute("datetime", "2020-01-02T03:04:00.000Z");
  await give({ sponsored: true });
  await expect(card.locator("[part=sponsored]")).toBeVisible();
  await expect(card.getByRole("link")).toHaveAttribute("rel", /sponsored/);
});

test.describe("with anything in it", () => {
  for (const count of [0, 1, 2, 3, 200]) {
    test(`${count} stories`, async ({ page, site }) => {
      await page.setViewportSize({ width: 1440, height: 800 });
      await page.goto(site.page(element("related", stories(count))));
      if (count === 0) {
        await expect(page.getByRole("status")).toHaveText("No related stories yet.");
      } else {
        await expect(cards(page)).toHaveCount(count);
        const next = page.locator("bantin-related [part=next]");
        if (count > 3) await expect(next).toBeVisible();
        else await expect(next).toBeHidden();
      }
      const { violations } = await new AxeBuilder({ page }).include("bantin-related").analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    });
  }

  for (const width of [320, 1440]) {
    for (const layout of ["carousel", "grid", "list"]) {
      test(`titles of every kind in a ${layout} on ${width} px`, async ({ page, site }) => {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(site.page(element("related", stories(8, TITLES), `layout="${layout}"`)));
        await expect(cards(page)).toHaveCount(8);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        for (const card of await cards(page).all()) {
          const over = await card.evaluate((card) => card.scrollWidth - card.clientWidth);
          expect(over).toBeLessThanOrEqual(0);
        }
        expect(await smallTargets(page, "bantin-related")).toEqual([]);
      });
    }
  }

  for (const width of [320, 768, 1440]) {
    test(`the page does not move on ${width} px`, async ({ page, site }) => {
      await watchLayout(page);
      await page.setViewportSize({ width, height: 1200 });
      const data = { items: stories(8, [LONG]), next: "/api/stories" };
      site.put("/stories.json", JSON.stringify(data), { "content-type": "application/json" });
      await page.goto(
        site.page(`${RESERVE}<bantin-related lang="vi" src="/stories.json" limit="9"></bantin-related><p>Below</p>`),
      );
      await expect(cards(page)).toHaveCount(8);
      expect(await layoutShift(page)).toBe(0);
    });
  }

  test("its layout can change at any time", async ({ page, site }) => {
    await page.setViewportSize({ width: 600, height: 800 });
    await page.goto(site.page(element("related", stories(8))));
    const related = page.locator("bantin-related");
    await expect(inert(page)).not.toHaveCount(0);
    await related.evaluate((element) => element.setAttribute("layout", "grid"));
    await expect(inert(page)).toHaveCount(0);
    await expect(button(page, "Next")).toHaveCount(0);
    await related.evaluate((element) => element.setAttribute("layout", "carousel"));
    await expect(inert(page)).not.toHaveCount(0);
    await expect(button(page, "Next")).toBeVisible();
  });

  test("removed while it moves, it leaves nothing running", async ({ page, site }) => {
    await watchRunning(page);
    await page.goto(site.page(""));
    const before = await runningBefore(page);
    await page.evaluate(
      ([markup]) => document.querySelector("main")?.insertAdjacentHTML("beforeend", markup ?? ""),
      [element("related", stories(20), 'autoplay interval="2" load-more="auto"')],
    );
    await expect(button(page, "Pause")).toBeVisible();
    await page.locator("bantin-related [part=track]").evaluate((track) => track.scrollTo({ left: 300 }));
    expect((await running(page)).timers).toBeGreaterThan(before.timers);
    await page.evaluate(() => document.querySelector("bantin-related")?.remove());
    await expect.poll(() => running(page)).toEqual(before);
  });
});
