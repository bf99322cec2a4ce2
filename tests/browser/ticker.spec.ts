// The ticker: one at a time, passing by, or as a list; by keyboard, in motion, standing still.
import { AxeBuilder } from "@axe-core/playwright";
import { LONG, RESERVE, TITLES, element, headlines, stories } from "./support/lists.ts";
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

const stage = (page: Page): Locator => page.locator("bantin-ticker [part=stage]");
const button = (page: Page, name: string): Locator => page.getByRole("button", { name, exact: true });
const list = (page: Page): Locator => page.locator("bantin-ticker .headlines:not([inert])");
const copies = (page: Page): Locator => page.locator("bantin-ticker .headlines[inert]");

/** Where the marquee is, in pixels from the start of its list. */
function offset(page: Page): Promise<number> {
  return list(page).evaluate((list) => {
    const stage = list.closest("[part=stage]") as HTMLElement;
    return stage.getBoundingClientRect().left - list.getBoundingClientRect().left;
  });
}

/** Waits until the line has moved on for so many milliseconds of its own time. */
function moves(page: Page, time: number): Promise<void> {
  return list(page).evaluate(async (list, time) => {
    const [animation] = (list.parentElement as HTMLElement).getAnimations();
    const now = () => Number(animation?.currentTime);
    const start = now();
    while (now() < start + time) await new Promise((resolve) => requestAnimationFrame(resolve));
  }, time);
}

/** Puts the marquee at a share of its way. */
function wind(page: Page, share: number): Promise<void> {
  return list(page).evaluate((list, share) => {
    const [animation] = (list.parentElement as HTMLElement).getAnimations();
    if (!animation) throw new Error("it does not move");
    animation.currentTime = Number(animation.effect?.getComputedTiming().duration) * share;
  }, share);
}

function give(page: Page, data: unknown): Promise<void> {
  return page.locator("bantin-ticker").evaluate((ticker, data) => void Object.assign(ticker, { data }), data);
}

test.describe("by keyboard", () => {
  const names = Array.from({ length: 5 }, (_, place) => `Headline ${place + 1}`);
  const orders: [string, string[]][] = [
    ["rotate", ["Pause", "Previous", "Next", "Headline 1"]],
    ["marquee", ["Pause", ...names]],
    ["static", names],
  ];
  for (const [mode, order] of orders) {
    test(`${mode}: controls first, then the headlines, all in view`, async ({ page, site }) => {
      await page.setViewportSize({ width: 600, height: 800 });
      const after = '<p><a href="/after">After</a></p>';
      await page.goto(site.page(element("ticker", headlines(5), `mode="${mode}"`) + after));
      await expect(page.locator("bantin-ticker [part=headline]").first()).toBeVisible();
      const walked = [];
      for (;;) {
        await page.keyboard.press("Tab");
        const { name, isInert } = await focus(page);
        if (name === "After") break;
        expect(isInert).toBe(false);
        await expect(page.locator("bantin-ticker :focus")).toBeInViewport({ ratio: 0.9 });
        walked.push(name);
      }
      expect(walked).toEqual(order);
    });
  }
});

for (const mode of ["rotate", "static"]) {
  test(`${mode}: the title stands in the middle of its bar, on a phone and on a desk`, async ({ page, site }) => {
    await page.goto(site.page(element("ticker", { title: "Today", items: ["One", "Two"] }, `mode="${mode}"`)));
    for (const width of [390, 1024]) {
      await page.setViewportSize({ width, height: 800 });
      const bar = await page.locator("bantin-ticker [part=title]").boundingBox();
      const text = await page.getByText("Today").boundingBox();
      if (!bar || !text) throw new Error("expected a title");
      expect(text.y + text.height / 2).toBeCloseTo(bar.y + bar.height / 2, 0);
    }
  });
}

for (const [published, said] of [
  ["2026-11-24T06:00:00+07:00", "06:00"],
  ["2026-11-24T00:10:00+07:00", "00:10"],
  ["2026-11-23T23:50:00+07:00", "23 Nov 2026, 23:50"],
  ["2026-11-16T06:00:00+07:00", "16 Nov 2026, 06:00"],
  ["2026-11-24", "24 Nov 2026"],
] as const) {
  test(`a digest says its day where it is not of today, and no hour where it has none: ${published}`, async ({
    page,
    site,
  }) => {
    await page.clock.setFixedTime("2026-11-24T09:10:00+07:00");
    await page.goto(
      site.page(element("ticker", { ...headlines(3), published }, 'time-zone="Asia/Ho_Chi_Minh" loading="eager"')),
    );
    await expect(page.locator("bantin-ticker [part=time]")).toHaveText(said);
  });
}

test.describe("one at a time", () => {
  test("each has its time, and a digest that is renewed keeps the reader's place", async ({ page, site }) => {
    await holdIntervals(page);
    await page.goto(site.page(element("ticker", headlines(4), 'interval="5"')));
    await expect(stage(page)).toHaveText("Headline 1");
    expect(await tick(page, 5)).toBe(1);
    await expect(stage(page)).toHaveText("Headline 2");
    const node = await stage(page).locator("a").elementHandle();
    const renewed = headlines(4);
    renewed.items.unshift({ title: "New", url: "/new", breaking: false });
    await give(page, renewed);
    await expect(page.locator("bantin-ticker [part=position]")).toHaveText("3 / 5");
    await expect(stage(page)).toHaveText("Headline 2");
    // The same element: nothing is read out again, and the focus would stay.
    expect(await node?.evaluate((node) => node.isConnected)).toBe(true);
    await tick(page, 5);
    await expect(stage(page)).toHaveText("BreakingHeadline 3");
  });

  test("what is corrected in a story's headline is said at once, also while it stands still", async ({
    page,
    site,
  }) => {
    await page.goto(site.page(element("ticker", headlines(5))));
    await button(page, "Pause").click();
    await button(page, "Next").click();
    const renewed = headlines(5);
    const second = renewed.items[1];
    if (!second) throw new Error("no second one");
    second.url = "/moved";
    await give(page, renewed);
    await expect(page.getByRole("link", { name: "Headline 2" })).toHaveAttribute("href", /\/moved$/);
    second.title = "Headline 2, corrected";
    renewed.items.unshift({ title: "New", url: "/new", breaking: false });
    await give(page, renewed);
    await expect(page.getByRole("link")).toHaveText("Headline 2, corrected");
    await expect(page.locator("[part=position]")).toHaveText("3 / 6");
  });

  test("a headline that is gone stays until the next turn, which goes on from its place", async ({ page, site }) => {
    await page.goto(site.page(element("ticker", headlines(4))));
    await button(page, "Next").click();
    await expect(stage(page)).toHaveText("Headline 2");
    const renewed = headlines(4);
    renewed.items.splice(1, 1);
    await give(page, renewed);
    await expect(page.locator("bantin-ticker [part=position]")).toHaveText("2 / 3");
    await expect(stage(page)).toHaveText("Headline 2");
    await button(page, "Next").click();
    await expect(stage(page)).toHaveText("BreakingHeadline 3");
    await button(page, "Previous").click();
    await expect(stage(page)).toHaveText("Headline 1");
  });

  test("an interval that is none is said once, and the usual one holds", async ({ page, site, log }) => {
    await page.mouse.move(1, 790);
    await holdIntervals(page);
    await page.goto(site.page(element("ticker", headlines(3), 'interval="x"')));
    for (const turn of [1, 2, 3]) {
      await expect(page.locator("[part=position]")).toHaveText(`${turn} / 3`);
      expect(await tick(page, 6)).toBe(1);
    }
    const said = () => log.lines.filter((line) => line.includes("attribute interval"));
    expect(said()).toHaveLength(1);
    expect(said()[0]).toContain('expected a number, found "x"');
    const change = (value: string) =>
      page.locator("bantin-ticker").evaluate((it, value) => it.setAttribute("interval", value), value);
    await change("y");
    await expect.poll(said).toHaveLength(2);
    await change("x");
    await change("3");
    await expect.poll(() => tick(page, 3)).toBe(1);
    expect(said()).toHaveLength(2);
  });

  test("it waits for the pointer and the focus, and is polite only while it stands still", async ({ page, site }) => {
    await holdIntervals(page);
    await page.goto(site.page(element("ticker", headlines(4), 'interval="5"')));
    await expect(stage(page)).toHaveAttribute("aria-live", "off");
    await stage(page).hover();
    await expect.poll(() => tick(page, 5)).toBe(0);
    await page.mouse.move(1, 790);
    await expect.poll(() => tick(page, 5)).toBe(1);
    for (let presses = 0; presses < 4; presses += 1) await page.keyboard.press("Tab");
    await expect.poll(() => tick(page, 5)).toBe(0);
    await button(page, "Pause").click();
    await expect(stage(page)).toHaveAttribute("aria-live", "polite");
  });
});

test.describe("passing by", () => {
  const marquee = (count: number, attributes = "") =>
    element("ticker", headlines(count), `mode="marquee" ${attributes}`);

  for (const count of [2, 8, 40]) {
    test(`${count} headlines pass at the same speed, without a gap, and are read once`, async ({ page, site }) => {
      await page.goto(site.page(marquee(count)));
      await expect(copies(page).first()).toBeAttached();
      const { speed, behind } = await list(page).evaluate((list) => {
        const reel = list.parentElement as HTMLElement;
        const stage = reel.parentElement as HTMLElement;
        const duration = Number(reel.getAnimations()[0]?.effect?.getComputedTiming().duration);
        return {
          speed: (list.getBoundingClientRect().width / duration) * 1000,
          behind: reel.scrollWidth - (list as HTMLElement).offsetWidth - stage.clientWidth,
        };
      });
      expect(speed).toBeCloseTo(60, 0);
      expect(behind).toBeGreaterThanOrEqual(0);
      await expect(page.locator("bantin-ticker").getByRole("listitem")).toHaveCount(count);
      for (const copy of await copies(page).all()) await expect(copy).toHaveAttribute("aria-hidden", "true");
    });
  }

  test("another speed or a wider page changes nothing of what is seen", async ({ page, site }) => {
    await page.goto(site.page(marquee(8, 'speed="1"')));
    await expect(copies(page).first()).toBeAttached();
    await wind(page, 0.4);
    const before = await offset(page);
    await page.locator("bantin-ticker").evaluate((ticker) => ticker.setAttribute("speed", "2"));
    await page.setViewportSize({ width: 700, height: 800 });
    await expect
      .poll(() => list(page).evaluate((list) => list.parentElement?.getAnimations()[0]?.effect?.getTiming().duration))
      .toBe((await list(page).evaluate((list) => (list as HTMLElement).offsetWidth)) * 500);
    expect(Math.abs((await offset(page)) - before)).toBeLessThan(20);
  });

  test("it waits for the pointer, and goes on from there", async ({ page, site }) => {
    await page.goto(site.page(marquee(8)));
    await expect(copies(page).first()).toBeAttached();
    await wind(page, 0.3);
    const before = await offset(page);
    await stage(page).hover();
    await expect(stage(page)).toHaveAttribute("data-still", "");
    const held = await offset(page);
    expect(held - before).toBeGreaterThanOrEqual(0);
    expect(held - before).toBeLessThan(60);
    await page.mouse.move(1, 790);
    await expect(stage(page)).not.toHaveAttribute("data-still");
    expect((await offset(page)) - held).toBeLessThan(30);
  });

  test("the pause button stops all that moves on the page, for the visit; nothing is out of reach then", async ({
    page,
    site,
  }) => {
    const data = [1, 2, 3, 4, 5, 6].map((place) => ({ title: `Story ${place}`, url: `/${place}` }));
    const address = site.page(marquee(8) + element("ticker", headlines(3)) + element("related", data, "autoplay"));
    await page.goto(address);
    await expect(button(page, "Pause")).toHaveCount(3);
    await button(page, "Pause").first().click();
    await expect(button(page, "Play")).toHaveCount(3);
    const line = stage(page).first();
    await line.evaluate((line) => line.scrollTo({ left: line.scrollWidth }));
    await expect(list(page).first().getByText("Headline 8")).toBeAttached();
    await list(page).first().getByText("Headline 8").scrollIntoViewIfNeeded();
    await expect(list(page).first().getByText("Headline 8")).toBeInViewport({ ratio: 0.9 });
    await page.reload();
    await expect(button(page, "Play")).toHaveCount(3);
    await button(page, "Play").first().click();
    await expect(button(page, "Pause")).toHaveCount(3);
  });

  test("headlines that lead nowhere can be scrolled by keyboard while they stand still", async ({ page, site }) => {
    const items = headlines(8).items.map(({ title }) => title);
    await page.goto(site.page(`${element("ticker", { items }, 'mode="marquee"')}<a href="/after">After</a>`));
    await button(page, "Pause").focus();
    await expect(stage(page)).not.toHaveAttribute("tabindex");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    const line = page.getByRole("group", { name: "Headlines" });
    await expect(line).toBeFocused();
    await expect(line).toHaveAttribute("tabindex", "0");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => line.evaluate((it) => it.scrollLeft)).toBeGreaterThan(0);
    // Those that lead somewhere are reached themselves.
    await give(page, headlines(8));
    await expect(list(page).getByRole("link")).toHaveCount(8);
    await expect(stage(page)).not.toHaveAttribute("tabindex");
  });

  test("a reader who asks for less motion while the page is open is heard at once", async ({ page, site }) => {
    const moving = marquee(8) + element("ticker", headlines(3)) + element("related", stories(8), "autoplay");
    await page.goto(site.page(moving));
    await expect(button(page, "Pause")).toHaveCount(3);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await expect(button(page, "Play")).toHaveCount(3);
    await expect(stage(page).first()).toHaveAttribute("data-still", "");
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await expect(button(page, "Pause")).toHaveCount(3);
  });

  test("what a reader last said of motion holds, by a button or by their setting", async ({ page, site }) => {
    await page.goto(site.page(marquee(8)));
    await button(page, "Pause").click();
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.emulateMedia({ reducedMotion: "no-preference" });
    // Their own pause is not taken back by a setting.
    await expect(button(page, "Play")).toBeVisible();
    await button(page, "Play").click();
    await expect(button(page, "Pause")).toBeVisible();
    await page.emulateMedia({ reducedMotion: "reduce" });
    await expect(button(page, "Play")).toBeVisible();
    await page.reload();
    await expect(button(page, "Play")).toBeVisible();
  });

  test("a headline pressed in a copy is the headline", async ({ page, site }) => {
    await record(page, "bantin-select");
    await page.goto(site.page(marquee(2, 'speed="1"')));
    await page.evaluate(() => document.addEventListener("bantin-select", (event) => event.preventDefault()));
    const place = await copies(page).first().locator("li").nth(1).boundingBox();
    if (!place) throw new Error("no copy in view");
    await page.mouse.click(place.x + 40, place.y + place.height / 2);
    const [detail] = await events<{ title: string; position: number }>(page, "bantin-select");
    expect(detail).toMatchObject({ title: "Headline 2", position: 1 });
  });

  test("a digest that is renewed comes in at the seam", async ({ page, site }) => {
    await page.goto(site.page(marquee(8)));
    await expect(copies(page).first()).toBeAttached();
    await wind(page, 0.5);
    const renewed = headlines(8);
    renewed.items.splice(0, 2, { title: "New", url: "/new", breaking: true });
    await give(page, renewed);
    const first = list(page).locator("li").first();
    await expect(first).toHaveText("Headline 1");
    await wind(page, 0.999);
    // It follows what is in view, and is not there yet.
    await expect(copies(page).first().locator("li").first()).toHaveText("BreakingNew");
    await expect(first).toHaveText("Headline 1");
    await wind(page, 1.999);
    await expect(first).toHaveText("BreakingNew");
    expect(await offset(page)).toBeLessThan(60);
    await expect(copies(page).first().locator("li").first()).toHaveText("BreakingNew");
  });

  test("while it stands still, what is renewed moves nothing of what is seen", async ({ page, site }) => {
    await page.goto(site.page(marquee(12)));
    await button(page, "Pause").click();
    await stage(page).evaluate((stage) => stage.scrollTo({ left: 500 }));
    const seen = list(page).getByText("Headline 7");
    const before = await seen.boundingBox();
    const renewed = headlines(12);
    renewed.items.unshift({ title: "New and rather long, to push", url: "/new", breaking: true });
    await give(page, renewed);
    await expect(list(page).locator("li")).toHaveCount(13);
    await expect.poll(async () => Math.abs(((await seen.boundingBox())?.x ?? 0) - (before?.x ?? 0))).toBeLessThan(3);
  });

  test("it moves on while the page is busy, and no script runs for it", async ({ page, site }) => {
    await page.goto(site.page(marquee(8, 'speed="200"')));
    await expect(copies(page).first()).toBeAttached();
    const devtools = await page.context().newCDPSession(page);
    const frames: { at: number; data: string }[] = [];
    devtools.on("Page.screencastFrame", ({ data, sessionId, metadata }) => {
      frames.push({ at: (metadata.timestamp ?? 0) * 1000, data });
      void devtools.send("Page.screencastFrameAck", { sessionId });
    });
    // Two frames that differ: it moved meanwhile. On a machine that is busy itself there may be too
    // few of them in one second.
    await expect(async () => {
      frames.length = 0;
      await devtools.send("Page.startScreencast", { format: "png", everyNthFrame: 1 });
      const busy = await page.evaluate(() => {
        const start = Date.now();
        while (Date.now() - start < 1000);
        return { from: start, to: Date.now() };
      });
      await devtools.send("Page.stopScreencast");
      // Leaves out the edges, where a frame may have been on its way.
      const during = frames.filter(({ at }) => at > busy.from + 100 && at < busy.to - 100);
      expect(new Set(during.map(({ data }) => data)).size).toBeGreaterThan(1);
    }).toPass();

    const browser = page.context().browser();
    await browser?.startTracing(page, { categories: ["devtools.timeline"] });
    await moves(page, 1000);
    const trace = JSON.parse(String(await browser?.stopTracing()));
    const work = (trace.traceEvents as { name: string; args: { data?: { url?: string } } }[]).filter(
      ({ name, args }) =>
        ["Layout", "Paint"].includes(name) || (name === "FunctionCall" && args.data?.url?.includes("/bantin/")),
    );
    expect(work.map(({ name }) => name)).toEqual([]);
  });

  test.describe("for readers who ask for less motion", () => {
    test.use({ contextOptions: { reducedMotion: "reduce" } });
    test("it stands still, and every headline can be scrolled to", async ({ page, site }) => {
      await page.goto(site.page(marquee(8)));
      await expect(button(page, "Play")).toBeVisible();
      expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
      for (const line of await list(page).locator("li a").all()) {
        await line.scrollIntoViewIfNeeded();
        await expect(line).toBeInViewport({ ratio: 0.9 });
      }
    });
  });

  test("from right to left it passes the other way", async ({ page, site }) => {
    await page.goto(site.page(`<div dir="rtl">${marquee(8)}</div>`));
    await expect(copies(page).first()).toBeAttached();
    const right = () => list(page).evaluate((list) => list.getBoundingClientRect().right);
    await wind(page, 0);
    const before = await right();
    await expect.poll(right).toBeGreaterThan(before + 5);
    await stage(page).hover();
    await expect(stage(page)).toHaveAttribute("data-still", "");
    const held = await right();
    await page.mouse.move(1, 790);
    await expect(stage(page)).not.toHaveAttribute("data-still");
    expect((await right()) - held).toBeLessThan(30);
  });
});

test.describe("with anything in it", () => {
  for (const mode of ["rotate", "marquee", "static"]) {
    for (const count of [0, 1, 2, 3, 200]) {
      test(`${mode}, ${count} headlines`, async ({ page, site }) => {
        await page.goto(site.page(element("ticker", headlines(count), `mode="${mode}"`)));
        if (count === 0) {
          await expect(page.getByRole("status")).toHaveText("No headlines yet.");
        } else {
          await expect(page.locator("bantin-ticker").getByText("Headline 1", { exact: true }).first()).toBeVisible();
        }
        await expect(button(page, "Pause")).toHaveCount(count > 1 && mode !== "static" ? 1 : 0);
        // What passes under something else while it is looked at has no colours of its own.
        if (await button(page, "Pause").count()) await button(page, "Pause").click();
        const { violations } = await new AxeBuilder({ page }).include("bantin-ticker").analyze();
        expect(violations.map(({ id }) => id)).toEqual([]);
      });
    }

    for (const width of [320, 1440]) {
      test(`${mode}, titles of every kind on ${width} px`, async ({ page, site }) => {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(site.page(element("ticker", headlines(8, TITLES), `mode="${mode}"`)));
        await expect(page.locator("bantin-ticker [part=headline]").first()).toBeVisible();
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        expect(await smallTargets(page, "bantin-ticker")).toEqual([]);
      });
    }
  }

  for (const mode of ["rotate", "marquee"]) {
    for (const width of [320, 768, 1440]) {
      test(`the page does not move under a ${mode} on ${width} px`, async ({ page, site }) => {
        await watchLayout(page);
        await holdIntervals(page);
        await page.setViewportSize({ width, height: 800 });
        site.put("/digest.json", JSON.stringify(headlines(3, ["Lũ về", LONG])));
        const ticker = `<bantin-ticker src="/digest.json" mode="${mode}" interval="2"></bantin-ticker>`;
        await page.goto(site.page(`${RESERVE}${ticker}<p>Below</p>`));
        await expect(page.locator("bantin-ticker [part=headline]").first()).toBeVisible();
        await tick(page, 2);
        expect(await layoutShift(page)).toBe(0);
      });
    }
  }

  test("its mode can change at any time", async ({ page, site }) => {
    await page.goto(site.page(element("ticker", headlines(4), 'mode="marquee"')));
    await expect(copies(page).first()).toBeAttached();
    const ticker = page.locator("bantin-ticker");
    await ticker.evaluate((ticker) => ticker.setAttribute("mode", "static"));
    await expect(ticker.getByRole("listitem")).toHaveCount(4);
    await expect(button(page, "Pause")).toHaveCount(0);
    await ticker.evaluate((ticker) => ticker.setAttribute("mode", "rotate"));
    await expect(page.locator("bantin-ticker [part=position]")).toHaveText("1 / 4");
    await ticker.evaluate((ticker) => ticker.setAttribute("limit", "1"));
    await expect(button(page, "Pause")).toHaveCount(0);
  });

  for (const mode of ["rotate", "marquee"]) {
    test(`${mode}, removed while it moves, leaves nothing running`, async ({ page, site }) => {
      await watchRunning(page);
      await page.goto(site.page(""));
      const before = await runningBefore(page);
      await page.evaluate(
        ([markup]) => document.querySelector("main")?.insertAdjacentHTML("beforeend", markup ?? ""),
        [element("ticker", headlines(8), `mode="${mode}" refresh="5"`)],
      );
      await expect(button(page, "Pause")).toBeVisible();
      expect(await running(page)).not.toEqual(before);
      await page.evaluate(() => document.querySelector("bantin-ticker")?.remove());
      await expect.poll(() => running(page)).toEqual(before);
    });
  }
});
