// What the widgets may cost, held: bytes, requests, functions, nodes, listeners, layouts. Never times.
import { readFile } from "node:fs/promises";
import budgets from "./budgets.json" with { type: "json" };
import { type Calls, countCalls, most, sum } from "./support/calls.ts";
import { Meter, packed, wasmFunctions } from "./support/cost.ts";
import { RESERVE, element } from "./support/lists.ts";
import { type Page, expect, test } from "./support/test.ts";
import { watchWasmMemory } from "./support/wasm-memory.ts";
import { layoutShift, watchLayout } from "./support/watch.ts";

const WIDGETS = ["related", "weather", "comments", "ticker"] as const;
/** Of the samples: what is ahead, and what is today, are the same whenever the tests run. */
const NOW = new Date("2026-11-24T09:00:00+07:00");

const FOUR = `${RESERVE}
  <bantin-ticker src="/api/digests/morning" loading="eager"></bantin-ticker>
  <bantin-related src="/api/stories?limit=8" loading="eager"></bantin-related>
  <bantin-weather src="/api/weather/can-tho" loading="eager"></bantin-weather>
  <bantin-comments src="/api/articles/trieu-cuong-vuot-bao-dong/comments" loading="eager"></bantin-comments>`;

/** Notes a figure in the report; one over its budget fails the test, which goes on to the other figures. */
function hold(what: string, found: number, budget: number): void {
  test.info().annotations.push({ type: what, description: `${found} of ${budget}` });
  expect.soft(found, what).toBeLessThanOrEqual(budget);
}

async function bytes(names: Iterable<string>): Promise<number> {
  let sum = 0;
  for (const name of names) sum += await packed(name);
  return sum;
}

/** Waits until each of the widgets shows its data. */
async function filled(page: Page, widgets: readonly string[] = WIDGETS): Promise<void> {
  for (const widget of widgets) await expect(page.locator(`bantin-${widget} [data-state=ready]`)).toBeAttached();
}

async function sample(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(`../fixtures/samples/en/${name}.json`, import.meta.url), "utf8"));
}

for (const [kind, most] of Object.entries(budgets.pageBytes)) {
  const widgets = kind.split(" ");
  test(`a page with ${widgets.join(", ")} loads no more files and bytes than it may`, async ({ page, site }) => {
    const elements = FOUR.split("\n").filter((line) => widgets.some((it) => line.includes(`<bantin-${it} `)));
    await page.goto(site.page(`${RESERVE}${elements.join("")}`));
    await filled(page, widgets);
    const asked = site.asked.filter((path) => path.startsWith("/bantin/")).map((path) => path.slice("/bantin/".length));
    expect(new Set(asked).size, "each file once").toBe(asked.length);
    hold("requests", asked.length, budgets.requests[kind as keyof typeof budgets.requests]);
    hold("bytes, brotli", await bytes(asked), most + budgets.slackBytes);
  });
}

test("before any of them is near, the loader is all there is", async ({ page, site }) => {
  const far = FOUR.replaceAll(' loading="eager"', "");
  await page.goto(site.page(`<div style="height: 5000px"></div>${far}`));
  await page.waitForFunction(() => customElements.get("bantin-ticker"));
  expect(site.asked.filter((path) => path.startsWith("/bantin/"))).toEqual(["/bantin/embed.js"]);
  expect(site.asked.filter((path) => path.startsWith("/api/"))).toEqual([]);
  hold("bytes of the loader, brotli", await packed("embed.js"), budgets.loaderBytes);
});

test("the wasm has no more functions than it may", async () => {
  for (const [widget, most] of Object.entries(budgets.wasmFunctions)) {
    hold(`functions of ${widget}`, await wasmFunctions(widget), most);
  }
});

test("nothing moves on a page with four widgets, and their memory is small", async ({ page, site }) => {
  await watchLayout(page);
  await watchWasmMemory(page);
  await page.goto(site.page(FOUR));
  await filled(page);
  hold("layout shift", await layoutShift(page), budgets.layoutShift);
  hold("bytes of wasm memory", await (await Meter.of(page)).wasmMemory(), budgets.wasmMemory);
});

test("a week of hours beside the others takes no more memory than it may", async ({ page, site }) => {
  const hours = Array.from({ length: 7 * 24 }, (_, hour) => new Date(NOW.getTime() + hour * 3_600_000).toISOString());
  const each = (value: number) => hours.map((_, hour) => value + (hour % 24) / 10);
  const hourly = {
    time: hours,
    temperature_2m: each(24),
    precipitation_probability: each(10),
    wind_speed_10m: each(6),
  };
  const units = { temperature_2m: "°C", wind_speed_10m: "km/h" };
  site.put("/week.json", JSON.stringify({ hourly_units: units, hourly, current: { temperature_2m: 28 } }));
  await watchWasmMemory(page);
  await page.goto(site.page(FOUR.replace('"/api/weather/can-tho"', '"/week.json" adapter="open-meteo"')));
  await filled(page);
  hold("bytes of wasm memory", await (await Meter.of(page)).wasmMemory(), budgets.wasmMemoryOfWeek);
});

test("the wasm does not call out of itself more often than it may, to fill four widgets", async ({ page, site }) => {
  await page.addInitScript(countCalls);
  await page.goto(site.page(FOUR));
  await filled(page);
  const calls = await page.evaluate(() => (globalThis as unknown as { calls: Calls }).calls);
  for (const line of most(calls)) test.info().annotations.push({ type: "calls", description: line });
  hold("calls out of the wasm", sum(calls), budgets.calls);
});

for (const widget of WIDGETS) {
  test(`${widget}: nodes, listeners, and layouts until it is filled`, async ({ page, site, log }) => {
    log.expect(/404/); // the pictures of the samples
    await page.addInitScript((now) => {
      Date.now = () => now;
    }, NOW.getTime());
    await page.goto(site.page(""));
    await page.waitForFunction(() => customElements.get("bantin-related"));
    const meter = await Meter.of(page);
    // The first of its kind brings what all of them share.
    const mount = (html: string) =>
      page.evaluate((html) => document.querySelector("main")?.insertAdjacentHTML("beforeend", html), html);
    const data = await sample(widget);
    await mount(element(widget, data, 'loading="eager"'));
    await filled(page, [widget]);
    await page.evaluate(() => document.querySelector("main")?.replaceChildren());
    const [layouts, listeners] = [await meter.layouts(), await meter.listeners()];
    await mount(element(widget, data, 'loading="eager"'));
    await filled(page, [widget]);
    hold("layouts", (await meter.layouts()) - layouts, budgets.layouts[widget]);
    hold("listeners", (await meter.listeners()) - listeners, budgets.listeners[widget]);
    hold("nodes", await meter.nodes(`bantin-${widget}`), budgets.nodes[widget]);
  });
}

test("a marquee moves without laying the page out", async ({ page, site }) => {
  await page.goto(site.page(element("ticker", await sample("ticker"), 'mode="marquee"')));
  await filled(page, ["ticker"]);
  const meter = await Meter.of(page);
  const moved = () =>
    page.locator("bantin-ticker").evaluate((element) => {
      const times = element.shadowRoot?.getAnimations().map((it) => Number(it.currentTime)) ?? [];
      return Math.max(0, ...times);
    });
  await expect.poll(moved).toBeGreaterThan(0);
  const [layouts, from] = [await meter.layouts(), await moved()];
  await expect.poll(moved).toBeGreaterThan(from + 2000);
  hold("layouts in two seconds", (await meter.layouts()) - layouts, budgets.marqueeLayouts);
});
