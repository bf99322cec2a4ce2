// The weather box: what a reader sees of it, in every layout, place and hour.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { element } from "./support/lists.ts";
import { type Page, expect, test } from "./support/test.ts";
import { focus, layoutShift, smallTargets, watchLayout } from "./support/watch.ts";

const folder = process.env.BANTIN_SCREENSHOTS ?? "../../target/screenshots";
/** When the samples are of. */
const NOW = "2026-11-24T09:10:00+07:00";

async function photograph(page: Page, name: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `weather-${name}.png`), fullPage: true, animations: "disabled" });
}

async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}

/** Hours of a day in UTC, each as warm as its number. */
function hours(count: number) {
  return Array.from({ length: count }, (_, hour) => ({
    time: `2026-11-24T${String(hour).padStart(2, "0")}:00:00Z`,
    temperature: hour,
    condition: "cloudy",
    precipitation_probability: hour * 4,
    wind_speed: 4,
  }));
}

const CURRENT = { temperature: 30, condition: "cloudy", wind_speed: 10, wind_direction: 90 };

test("every field that a backend gives is shown", async ({ page, site }) => {
  await page.goto(
    site.page('<bantin-weather src="/api/weather/can-tho?lang=en" time-zone="Asia/Ho_Chi_Minh"></bantin-weather>'),
  );
  const box = page.getByRole("region", { name: "Weather" });
  await expect(box.getByRole("heading", { name: "Cần Thơ" })).toBeVisible();
  for (const term of ["Wind", "Humidity", "Rain", "Cloud", "Pressure", "UV index", "Sunrise", "Sunset"]) {
    await expect(box.locator("[part=facts]").getByText(term, { exact: true })).toBeVisible();
  }
  await expect(box.locator("[part=temperature]")).toHaveText(/^-?\d+°C$/);
  await expect(box.locator("[part=hour]")).toHaveCount(24);
  await expect(box.locator("[part~=day]")).toHaveCount(8);
  await expect(box.locator("[part~='day--today']")).toContainText("Today");
  await expect(box.locator("[part=attribution]")).toBeVisible();
  await box.locator("[part~=day] summary").nth(1).click();
  await expect(box.locator("[part~=day]").nth(1).getByText("Sunrise")).toBeVisible();
  await expect(box).not.toContainText(/undefined|NaN|-0°/);
});

for (const state of ["full", "wide", "compact", "units", "places", "polar-night"]) {
  test(`${state}: no violation in either theme and language, from 320 pixels on`, async ({ page, site }) => {
    test.slow();
    await page.clock.setFixedTime(NOW);
    for (const [lang, theme, width] of [
      ["vi", "light", 320],
      ["en", "dark", 390],
      ["vi", "dark", 1024],
      ["en", "light", 1440],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      const query = new URLSearchParams({ lang, theme, widget: "weather", state, bare: "" });
      await page.goto(`${site.url}/gallery/index.html?${query}`);
      const box = page.locator("bantin-weather");
      await expect(box.locator("[part=temperature]")).toBeVisible();
      await photograph(page, `${state}-${lang}-${theme}-${width}`);
      await expect(box).not.toContainText(/undefined|NaN|-0°|\{|\}/);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      expect(await violations(page)).toEqual([]);
      expect(await smallTargets(page, "bantin-weather")).toEqual([]);
    }
  });
}

test("the numbers and the words are those of the language", async ({ page, site }) => {
  await page.clock.setFixedTime(NOW);
  const data = {
    place: "Cần Thơ",
    current: { ...CURRENT, precipitation: 1.5, uv: 9, humidity: 80 },
    daily: [{ date: "2026-11-24", min: -3, max: -0.3, condition: "snow" }],
  };
  await page.goto(site.page(element("weather", data)));
  const box = page.locator("bantin-weather");
  await expect(box.locator("[part=bulletin]")).toHaveText(
    "Cloudy, with snow. Wind easterly, 10 m/s. Frost. Temperature -3 to 0 °C.",
  );
  await expect(box.locator("[part=facts]")).toContainText("9 (very high)");
  await expect(box.locator("[part=facts]")).toContainText("1.5 mm");
  await box.evaluate((element) => element.setAttribute("lang", "vi"));
  await expect(box.locator("[part=bulletin]")).toHaveText(
    "Nhiều mây, có tuyết rơi. Gió đông cấp 5. Trời rét hại. Có khả năng xảy ra băng giá. Nhiệt độ từ -3 đến 0 độ.",
  );
  await expect(box.locator("[part=facts]")).toContainText("9 (rất cao)");
  await expect(box.locator("[part=facts]")).toContainText("1,5 mm");
  await expect(box.locator("[part=facts]")).toContainText("80 %");
});

test("the units are the page's choice", async ({ page, site, log }) => {
  await page.goto(site.page(element("weather", { current: { ...CURRENT, pressure: 1013.25, precipitation: 25.4 } })));
  const box = page.locator("bantin-weather");
  await expect(box).toContainText("30°C");
  await expect(box.locator("[part=bulletin]")).toContainText("10 m/s");
  await box.evaluate((element) => element.setAttribute("units", "imperial"));
  await expect(box).toContainText("86°F");
  await expect(box.locator("[part=facts]")).toContainText("22 mph");
  await expect(box.locator("[part=facts]")).toContainText("29.92 inHg");
  await expect(box.locator("[part=facts]")).toContainText("1 in");
  await box.evaluate((element) => element.setAttribute("wind", "kmh"));
  await expect(box.locator("[part=facts]")).toContainText("36 km/h");
  await box.evaluate((element) => element.setAttribute("units", "kelvin"));
  await expect(box).toContainText("30°C");
  expect(log.lines.join("\n")).toContain('attribute units: expected one of metric, imperial, si, found "kelvin"');
});

test("what is not known is said to be unknown, and what is missing vanishes", async ({ page, site, log }) => {
  await page.goto(site.page(element("weather", { current: { temperature: 21, condition: 42000 } })));
  const box = page.locator("bantin-weather");
  await expect(box.getByText("Not known")).toBeVisible();
  for (const part of ["bulletin", "hours", "days", "alert", "attribution", "place"]) {
    await expect(box.locator(`[part=${part}]`)).toBeHidden();
  }
  expect(log.lines.join("\n")).toContain('condition: expected a known name or code, found "42000"');
  await expect(box.locator("[part=facts] dt")).toHaveCount(0);
});

test("a backend's own bulletin is shown as it is", async ({ page, site }) => {
  await page.goto(site.page(element("weather", { current: CURRENT, bulletin: "Sóng <cao> & gió to." })));
  await expect(page.locator("bantin-weather [part=bulletin]")).toHaveText("Sóng <cao> & gió to.");
});

test("the hours are a table to those who do not see them", async ({ page, site }) => {
  await page.clock.setFixedTime("2026-11-24T06:30:00Z");
  await page.goto(site.page(element("weather", { hourly: hours(24) }, 'time-zone="UTC"')));
  const table = page.getByRole("table", { name: "Hour by hour" });
  await expect(table.getByRole("columnheader")).toHaveCount(19);
  await expect(table.getByRole("columnheader").nth(1)).toHaveText("06:00");
  for (const [name, first] of [
    ["Temperature", "6°"],
    ["Chance of rain", "24%"],
    ["Wind", "4 m/s"],
  ] as const) {
    const row = table.getByRole("row", { name });
    await expect(row.getByRole("rowheader")).toHaveText(name);
    await expect(row.getByRole("cell").first()).toHaveText(first);
  }
});

test("the strip of hours is reached and scrolled by keyboard", async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.clock.setFixedTime("2026-11-24T00:30:00Z");
  await page.goto(site.page(element("weather", { hourly: hours(24) }, 'time-zone="UTC"')));
  const scroller = page.getByRole("group", { name: "Hour by hour" });
  await expect(scroller).toBeVisible();
  await page.keyboard.press("Tab");
  expect((await focus(page)).name).toBe("Hour by hour");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => scroller.evaluate((strip) => strip.scrollLeft)).toBeGreaterThan(0);
});

test("the strip of hours moves on with the clock, and the age of old data is said", async ({ page, site }) => {
  await page.clock.install({ time: "2026-11-24T05:20:00Z" });
  const data = { updated: "2026-11-24T05:00:00Z", hourly: hours(24) };
  await page.goto(site.page(element("weather", data, 'time-zone="UTC"')));
  const box = page.locator("bantin-weather");
  const first = box.locator("[part=hour]").first();
  await expect(first).toHaveText("05:00");
  await expect(box.locator("[part=temperature]")).toHaveText("5°C");
  await expect(box).toContainText("Updated 05:00");
  await page.clock.fastForward("45:00");
  await expect(first).toHaveText("06:00");
  await expect(box.locator("[part=temperature]")).toHaveText("6°C");
  await expect(box).toContainText("Updated 1 hour ago");
  await page.clock.fastForward("02:00:00");
  await expect(first).toHaveText("08:00");
  await expect(box).toContainText("Updated 3 hours ago");
});

test("what a reader opened and where they are stays when the report is renewed", async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.clock.install({ time: "2026-11-24T05:20:00Z" });
  const report = (max: number) => {
    const days = ["2026-11-24", "2026-11-25", "2026-11-26"];
    const daily = days.map((date) => ({ date, min: 1, max, uv: 3 }));
    site.put("/weather.json", JSON.stringify({ hourly: hours(24), daily }));
  };
  report(9);
  await page.goto(site.page('<bantin-weather src="/weather.json" time-zone="UTC"></bantin-weather>'));
  const box = page.locator("bantin-weather");
  const day = box.locator("[part~=day]").nth(1);
  await day.locator("summary").click();
  await expect(day.getByText("UV index")).toBeVisible();
  await box.locator("[part=hours]").evaluate((strip) => strip.scrollTo({ left: 120 }));
  report(12);
  await box.evaluate((element) => (element as HTMLElement & { refresh(): void }).refresh());
  await expect(day).toContainText("12°");
  // Another hour has begun.
  await page.clock.fastForward("45:00");
  await expect(box.locator("[part=hour]").first()).toHaveText("06:00");
  await expect(day.getByText("UV index")).toBeVisible();
  await expect(day.locator("summary")).toBeFocused();
  expect(await box.locator("[part=hours]").evaluate((strip) => strip.scrollLeft)).toBe(120);
});

for (const forecast of ["", 'forecast="/ahead.json"']) {
  test(`a report that comes again as it was leaves the box as it is ${forecast}`, async ({ page, site }) => {
    await page.clock.setFixedTime(NOW);
    const report = { place: "Huế", current: CURRENT, hourly: hours(24), alerts: ALERTS };
    site.put("/weather.json", JSON.stringify(report));
    site.put("/ahead.json", JSON.stringify({ daily: [{ date: "2026-11-24", min: 1, max: 9 }] }));
    await page.goto(site.page(`<bantin-weather src="/weather.json" ${forecast} time-zone="UTC"></bantin-weather>`));
    const box = page.locator("bantin-weather");
    const refresh = () =>
      box.evaluate((element) => {
        const it = element as HTMLElement & { refresh(): void };
        const loaded = new Promise((done) => it.addEventListener("bantin-load", done, { once: true }));
        it.refresh();
        return loaded;
      });
    await expect(box.locator("[part=temperature]")).toHaveText("30°C");
    await expect(box.locator("[part~=day]")).toHaveCount(1);
    const changes = await box.evaluateHandle((element) => {
      const nodes: Node[] = [];
      const observer = new MutationObserver((records) => nodes.push(...records.flatMap((it) => [...it.removedNodes])));
      observer.observe((element as HTMLElement).shadowRoot as ShadowRoot, { childList: true, subtree: true });
      return nodes;
    });
    await refresh();
    // A place that is empty may be so anew.
    expect(await changes.evaluate((nodes) => nodes.filter((it) => it.textContent).length)).toBe(0);
    const changed = { ...report, alerts: ALERTS.map((it) => ({ ...it, title: `${it.title} again` })) };
    site.put("/weather.json", JSON.stringify(changed));
    await refresh();
    await expect(box.locator("summary").first()).toContainText("Storm again");
  });
}

test("hours begin, and warnings end, at the half and the quarter of an hour, too", async ({ page, site }) => {
  await page.clock.install({ time: "2026-11-24T05:20:00Z" });
  const hourly = hours(24).map((hour) => ({ ...hour, time: hour.time.replace(":00:00Z", ":00:00+05:30") }));
  const alerts = [{ title: "Flood", severity: "severe", ends: "2026-11-24T05:45:00Z" }];
  await page.goto(site.page(element("weather", { hourly, alerts }, 'time-zone="Asia/Kolkata"')));
  const box = page.locator("bantin-weather");
  const first = box.locator("[part=hour]").first();
  await expect(first).toHaveText("10:00");
  await expect(box.getByText("Flood").first()).toBeVisible();
  await page.clock.fastForward("12:00");
  await expect(first).toHaveText("11:00");
  await expect(box.getByText("Flood").first()).toBeVisible();
  await page.clock.fastForward("15:00");
  await expect(box.getByText("Flood")).toHaveCount(0);
});

test("a line in the header moves nothing when it is filled", async ({ page, site }) => {
  await watchLayout(page);
  await page.clock.setFixedTime(NOW);
  const report = { place: "Cần Thơ", current: CURRENT, attribution: { text: "Sample office" } };
  site.put("/weather.json", JSON.stringify(report));
  // As the embedding guide has it, for the time before the loader.
  const reserve = "<style>bantin-weather:not(:defined){display:block;min-block-size:2em}</style>";
  const line = '<bantin-weather src="/weather.json" layout="compact"></bantin-weather>';
  await page.goto(site.page(`${reserve}${line}<p>Below</p>`));
  await expect(page.locator("bantin-weather [part=temperature]")).toBeVisible();
  const below = await page.getByText("Below").boundingBox();
  expect(below?.y).toBeLessThan(80);
  expect(await layoutShift(page)).toBe(0);
});

test("where the sun does not rise the days have a moon", async ({ page, site }) => {
  await page.clock.setFixedTime(NOW);
  const day = (date: string, rise: string, set: string) => ({ date, condition: "clear", sunrise: rise, sunset: set });
  const daily = [
    day("2026-11-24", "2026-11-24T00:00Z", "2026-11-24T00:00Z"),
    day("2026-11-25", "2026-11-25T11:00Z", "2026-11-25T12:30Z"),
  ];
  await page.goto(site.page(element("weather", { time_zone: "UTC", daily })));
  const days = page.locator("bantin-weather [part~=day]");
  await expect(days.nth(0).locator(".moon")).toHaveCount(1);
  await expect(days.nth(0)).not.toContainText("Sunrise");
  await expect(days.nth(1).locator(".sun")).toHaveCount(1);
});

// The reader is in Vietnam, seven hours ahead of UTC.
for (const [zone, now, first, today] of [
  ["America/New_York", "2026-11-24T03:30:00Z", "22:00", "2026-11-23"],
  ["Pacific/Auckland", "2026-11-24T13:30:00Z", "02:00", "2026-11-25"],
  // Its clock was put forward that day, so that the next one has begun.
  ["Europe/Paris", "2027-03-28T22:30:00Z", "00:00", "2027-03-29"],
] as const) {
  test(`hours and days are those of the place: ${zone}`, async ({ page, site }) => {
    await page.clock.setFixedTime(now);
    const at = (hours: number) => new Date(Date.parse(now) + hours * 3_600_000).toISOString();
    const hourly = [-2, -1, 0, 1, 2].map((hour) => ({ time: at(hour).replace(":30:", ":00:"), temperature: 9 }));
    const daily = [-24, 0, 24].map((hour) => ({ date: at(hour).slice(0, 10), min: 1, max: 9 }));
    await page.goto(site.page(element("weather", { time_zone: zone, hourly, daily })));
    const box = page.locator("bantin-weather");
    await expect(box.locator("[part=hour]").first()).toHaveText(new RegExp(`${first}$`));
    await expect(box.locator("[part~='day--today'] time")).toHaveAttribute("datetime", today);
    await expect(box.locator("[part~=day]").first()).toContainText("Today");
  });
}

test("an hour that the clock shows twice is over when it is over", async ({ page, site }) => {
  await page.clock.setFixedTime("2026-11-01T06:10:00Z");
  const hourly = [5, 6, 7, 8].map((hour) => ({ time: `2026-11-01T0${hour}:00:00Z`, temperature: hour }));
  await page.goto(site.page(element("weather", { time_zone: "America/New_York", hourly }, 'loading="eager"')));
  const box = page.locator("bantin-weather");
  await expect(box.locator("[part=temperature]")).toHaveText("6°C");
  await expect(box.locator("[part=hour] time").first()).toHaveAttribute("datetime", "2026-11-01T06:00:00.000Z");
});

test("a day that is given by its noon is today's in the morning, too", async ({ page, site }) => {
  await page.clock.setFixedTime("2026-11-24T08:00:00+07:00");
  const daily = [23, 24, 25].map((day) => ({
    date: `2026-11-${day}T12:00:00+07:00`,
    min: 20,
    max: day,
    sunset: `2026-11-${day}T17:${day}:00+07:00`,
  }));
  const data = { time_zone: "Asia/Ho_Chi_Minh", current: CURRENT, daily };
  await page.goto(site.page(element("weather", data, 'loading="eager"')));
  const box = page.locator("bantin-weather");
  await expect(box.locator("[part~=day]").first()).toContainText("Today");
  await expect(box.locator("[part=facts]")).toContainText("17:24");
});

const ALERTS = [
  { title: "Fog", severity: "minor" },
  { title: "Storm", severity: "extreme" },
  { title: "Yesterday's flood", severity: "severe", ends: "2026-11-23T12:00:00+07:00" },
  { title: "Heat", severity: "moderate", url: "/heat", starts: NOW },
  { title: "Ice", severity: "moderate", ends: "2027-11-24" },
  { title: "Wind", severity: "moderate", starts: "2026-11-24", ends: "2027-11-24" },
];

test("the weather answers first; below it the worst warning is a line that opens to all in force", async ({
  page,
  site,
}) => {
  await page.clock.setFixedTime(NOW);
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto(site.page(element("weather", { place: "Huế", alerts: ALERTS, current: CURRENT })));
  const box = page.locator("bantin-weather");
  const line = box.locator("summary").first();
  await expect(line).toHaveText("Extreme: StormWarnings+4 more", { useInnerText: false });
  await expect(line.getByText("+4 more")).toBeVisible();
  const [temperature, warning] = [await box.locator("[part=temperature]").boundingBox(), await line.boundingBox()];
  if (!temperature || !warning) throw new Error("expected both");
  expect(temperature.y).toBeLessThan(180);
  expect(warning.y).toBeGreaterThan(temperature.y);
  expect(warning.height).toBeLessThan(48);
  const list = page.getByRole("list", { name: "Warnings" });
  await expect(list).toBeHidden();
  await line.focus();
  await page.keyboard.press("Enter");
  await expect(list.getByRole("listitem")).toHaveText([
    /^Storm.*Extreme$/,
    /^Heat.*ModerateFrom \S.*2026/,
    /^Ice.*ModerateUntil 24 Nov 2027$/,
    /^Wind.*Moderate24 Nov 2026 – 24 Nov 2027$/,
    /^Fog.*Minor$/,
  ]);
  await expect(list.getByRole("link", { name: "Heat" })).toHaveAttribute("href", /\/heat$/);
  // What the reader opened stays open, and keeps the focus, when the report is renewed.
  const renewed = { place: "Huế", alerts: ALERTS.slice(0, 4), current: { ...CURRENT, temperature: 12 } };
  await box.evaluate((it, data) => void Object.assign(it, { data }), renewed);
  await expect(box.locator("[part=temperature]")).toHaveText("12°C");
  await expect(list.getByRole("listitem")).toHaveCount(3);
  await expect(box.locator("summary").first()).toBeFocused();
});

for (const [now, count] of [
  ["2026-11-24T00:10:00+07:00", 1],
  ["2026-11-24T23:50:00+07:00", 1],
  ["2026-11-25T00:10:00+07:00", 0],
] as const) {
  test(`a warning that ends on a day is in force until its midnight: ${now}`, async ({ page, site }) => {
    await page.clock.setFixedTime(now);
    const alerts = [{ title: "Flood", severity: "severe", ends: "2026-11-24" }];
    const data = { time_zone: "Asia/Ho_Chi_Minh", alerts, current: CURRENT };
    await page.goto(site.page(element("weather", data, 'loading="eager"')));
    await expect(page.locator("bantin-weather [part=temperature]")).toBeVisible();
    await expect(page.locator("bantin-weather summary")).toHaveCount(count);
  });
}

test("one warning that says no more than its name has nothing to open", async ({ page, site }) => {
  await page.clock.setFixedTime(NOW);
  await page.goto(site.page(element("weather", { alerts: ALERTS.slice(1, 2), current: CURRENT })));
  await expect(page.getByRole("list", { name: "Warnings" }).getByRole("listitem")).toHaveText("StormExtreme");
  await expect(page.locator("bantin-weather summary")).toHaveCount(0);
});

test("the degrees stand on the curve, the night is dark, and a new day begins with a line", async ({ page, site }) => {
  await page.clock.setFixedTime("2026-11-24T00:30:00Z");
  const tomorrow = hours(3).map((it) => ({ ...it, time: it.time.replace("24T", "25T") }));
  await page.goto(site.page(element("weather", { hourly: [...hours(24), ...tomorrow].slice(6) }, 'time-zone="UTC"')));
  const box = page.locator("bantin-weather");
  // Of what is drawn: a cell is as high as its row.
  const drawn = (text: string) =>
    box.getByRole("cell", { name: text, exact: true }).evaluate((cell) => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      const { y, height } = range.getBoundingClientRect();
      return { y, height };
    });
  const [low, high, curve] = [await drawn("0°"), await drawn("23°"), await box.locator(".curve").boundingBox()];
  if (!curve) throw new Error("expected a curve");
  // The warmest hour is at its top, the coldest at its foot, each just above it.
  expect(Math.abs(high.y + high.height - curve.y)).toBeLessThan(8);
  expect(Math.abs(low.y + low.height - (curve.y + curve.height))).toBeLessThan(8);
  const columns = await box.locator("col").evaluateAll((columns) =>
    columns.slice(1).map((it) => {
      const { backgroundColor, borderInlineStartStyle } = getComputedStyle(it);
      return { isDark: backgroundColor !== "rgba(0, 0, 0, 0)", isFirst: borderInlineStartStyle === "solid" };
    }),
  );
  // From six in the morning on.
  expect(columns.map((it) => it.isDark).indexOf(true)).toBe(12);
  expect(columns.flatMap((it, place) => (it.isFirst ? [place] : []))).toEqual([18]);
});

test("a day is filled when it is first opened, and says what is new from then on", async ({ page, site }) => {
  await page.clock.setFixedTime("2026-11-24T00:30:00Z");
  const report = (uv: number) => ({
    current: CURRENT,
    daily: ["24", "25"].map((day) => ({ date: `2026-11-${day}`, min: 20, max: 28, uv })),
  });
  await page.goto(site.page(element("weather", report(4), 'time-zone="UTC"')));
  const box = page.locator("bantin-weather");
  const day = box.locator("[part~=day]").nth(1);
  const rest = day.locator("dl");
  await expect(day).toBeVisible();
  await expect(rest).toHaveCount(0);
  await day.locator("summary").press("Enter");
  await expect(rest).toHaveText("UV index4 (moderate)");
  await box.evaluate((it, data) => Object.assign(it, { data }), report(7));
  await expect(rest).toHaveText("UV index7 (high)");
  await day.locator("summary").press("Enter");
  await expect(rest).toBeHidden();
});

test("words that belong together stay on a line of a phone", async ({ page, site }) => {
  await page.clock.setFixedTime(NOW);
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto(`${site.url}/gallery/index.html?lang=vi&widget=weather&state=full&bare`);
  const box = page.locator("bantin-weather");
  const lines = (text: string) =>
    box
      .getByText(text, { exact: true })
      .first()
      .evaluate((it) => {
        const range = document.createRange();
        range.selectNodeContents(it);
        return new Set([...range.getClientRects()].map((rect) => Math.round(rect.y))).size;
      });
  await expect(box.locator("[part=temperature]")).toBeVisible();
  expect(await lines("Hôm nay")).toBe(1);
  await expect(box.locator("[part=facts] dd").first()).toHaveText("tây\u00a0nam\u00a0cấp\u00a03, giật\u00a0cấp\u00a05");
});

for (const lang of ["vi", "en"]) {
  test(`the date of each day stands below its name, whichever would have room beside it: ${lang}`, async ({
    page,
    site,
  }) => {
    await page.clock.setFixedTime(NOW);
    await page.goto(`${site.url}/gallery/index.html?lang=${lang}&widget=weather&state=full&bare`);
    const days = page.locator("bantin-weather [part~=day]");
    await expect(days).toHaveCount(7);
    for (const width of [240, 320, 360, 390, 430, 600, 1024]) {
      await page.setViewportSize({ width, height: 800 });
      const places = await days.evaluateAll((days) =>
        days.map((day) => {
          const [name, date] = ["strong", "time"].map((it) => day.querySelector(it)?.getBoundingClientRect());
          return name && date && date.top >= name.bottom - 4 ? "below" : "beside";
        }),
      );
      expect(places, `${width} px`).toEqual(places.map(() => "below"));
    }
  });
}

test("the conditions now and a forecast feed one box", async ({ page, site }) => {
  await page.clock.setFixedTime("2026-11-24T06:30:00Z");
  site.put("/now.json", JSON.stringify({ place: "Huế", current: CURRENT }));
  site.put("/ahead.json", JSON.stringify({ hourly: hours(24) }));
  await page.goto(
    site.page('<bantin-weather src="/now.json" forecast="/ahead.json" time-zone="UTC"></bantin-weather>'),
  );
  const box = page.locator("bantin-weather");
  await expect(box.getByRole("heading", { name: "Huế" })).toBeVisible();
  await expect(box.locator("[part=temperature]")).toHaveText("30°C");
  await expect(box.locator("[part=hour]")).toHaveCount(18);
});

test("a forecast that cannot be had leaves the conditions now", async ({ page, site, log }) => {
  log.expect(/404/);
  site.put("/now.json", JSON.stringify({ place: "Huế", current: CURRENT }));
  await page.goto(site.page('<bantin-weather src="/now.json" forecast="/gone.json"></bantin-weather>'));
  const box = page.locator("bantin-weather");
  await expect(box.locator("[part=temperature]")).toHaveText("30°C");
  await expect(box.locator("[part=hours]")).toBeHidden();
  await expect.poll(() => log.lines.join("\n")).toContain("status: HTTP 404");
});

const PLACES = 'places="Huế, hue, 16.46, 107.59; Đà Lạt, da-lat, 11.94, 108.44"';

test("a place is chosen from a list, by keyboard, and remembered for the visit", async ({ page, site, log }) => {
  log.expect(/404/);
  site.put("/hue.json", JSON.stringify({ place: "Huế", current: CURRENT }));
  site.put("/da-lat.json", JSON.stringify({ place: "Đà Lạt", current: { ...CURRENT, temperature: 18 } }));
  const address = site.page(`<bantin-weather src="/{place}.json?at={lat},{lon}" ${PLACES}></bantin-weather>`);
  await page.goto(address);
  const box = page.locator("bantin-weather");
  const select = box.getByRole("combobox", { name: "Place" });
  await expect(box.locator("[part=temperature]")).toHaveText("30°C");
  await expect(select).toHaveValue("Huế");
  await select.focus();
  await select.selectOption("Đà Lạt");
  await expect(box.locator("[part=temperature]")).toHaveText("18°C");
  await expect(select).toBeFocused();
  await page.reload();
  await expect(box.locator("[part=temperature]")).toHaveText("18°C");
  await expect(select).toHaveValue("Đà Lạt");
  expect(site.asked.filter((asked) => asked.includes(".json"))).toEqual([
    "/hue.json?at=16.46,107.59",
    "/da-lat.json?at=11.94,108.44",
    "/da-lat.json?at=11.94,108.44",
  ]);
});

test("a phone does not zoom in on the list of places", async ({ page, site }) => {
  site.head = "<style>body { font-size: 13px }</style>";
  site.put("/hue.json", JSON.stringify({ place: "Huế", current: CURRENT }));
  await page.goto(site.page(`<bantin-weather src="/{place}.json" ${PLACES}></bantin-weather>`));
  await expect(page.getByRole("combobox", { name: "Place" })).toHaveCSS("font-size", "16px");
});

test("a place without weather says so, and another one can be chosen", async ({ page, site, log }) => {
  log.expect(/404/);
  site.put("/hue.json", JSON.stringify({ place: "Huế", current: CURRENT }));
  await page.goto(site.page(`<bantin-weather src="/{place}.json" ${PLACES}></bantin-weather>`));
  const box = page.locator("bantin-weather");
  await expect(box.locator("[part=temperature]")).toHaveText("30°C");
  const select = box.getByRole("combobox", { name: "Place" });
  await select.selectOption("Đà Lạt");
  await expect(box.getByText("The weather could not be loaded.")).toBeVisible();
  await expect(box.locator("[part=temperature]")).toHaveCount(0);
  await select.selectOption("Huế");
  await expect(box.locator("[part=temperature]")).toHaveText("30°C");
});

test.describe("with the reader's position", () => {
  test.use({ geolocation: { latitude: 10.03456, longitude: -105.78901 } });
  const MARKUP = `<h1>An article</h1><bantin-weather src="/{lat}/{lon}.json" ${PLACES} locate></bantin-weather>`;

  test("it is asked for on a click alone, and rounded to two decimals", async ({ page, site, context }) => {
    await context.grantPermissions(["geolocation"], { origin: site.url });
    site.put("/16.46/107.59.json", JSON.stringify({ place: "Huế", current: CURRENT }));
    site.put("/10.03/-105.79.json", JSON.stringify({ place: "Near you", current: { ...CURRENT, temperature: 25 } }));
    await page.addInitScript(() => {
      const { geolocation } = navigator;
      const ask = geolocation.getCurrentPosition.bind(geolocation);
      Object.assign(globalThis, { bantinAsked: 0 });
      geolocation.getCurrentPosition = (...all) => {
        (globalThis as unknown as { bantinAsked: number }).bantinAsked += 1;
        ask(...all);
      };
    });
    const asked = () => page.evaluate(() => (globalThis as unknown as { bantinAsked: number }).bantinAsked);
    await page.goto(site.page(MARKUP));
    const box = page.locator("bantin-weather");
    await expect(box.locator("[part=temperature]")).toHaveText("30°C");
    expect(await asked()).toBe(0);
    await box.getByRole("button", { name: "Use my location" }).click();
    await expect(box.getByRole("heading", { name: "Near you" })).toBeVisible();
    await expect(box.getByRole("combobox")).toHaveValue("@");
    // It cannot be chosen without a position.
    await expect(box.locator("option[value='@']")).toBeDisabled();
    expect(await asked()).toBe(1);
    // Not kept: the next page begins with the first place.
    await page.reload();
    await expect(box.locator("[part=temperature]")).toHaveText("30°C");
  });

  test("a refusal is said plainly, and what is shown stays", async ({ page, site, context }) => {
    await context.clearPermissions();
    site.put("/16.46/107.59.json", JSON.stringify({ place: "Huế", current: CURRENT }));
    await page.goto(site.page(MARKUP));
    const box = page.locator("bantin-weather");
    await expect(box.locator("[part=temperature]")).toHaveText("30°C");
    await box.getByRole("button", { name: "Use my location" }).click();
    await expect(box.getByRole("status")).toContainText("Your location could not be found.");
    await expect(box.locator("[part=temperature]")).toHaveText("30°C");
    expect(await violations(page)).toEqual([]);
  });

  test("where there is no list a refusal names none, and is heard", async ({ page, site, context }) => {
    await context.clearPermissions();
    site.put("/weather.json", JSON.stringify({ place: "Huế", current: CURRENT }));
    await page.goto(site.page('<bantin-weather lang="en" src="/weather.json?at={lat}" locate></bantin-weather>'));
    const box = page.locator("bantin-weather");
    // It is there before it speaks, or it would not be read out.
    await expect(box.getByRole("status")).toHaveText("");
    await box.getByRole("button", { name: "Use my location" }).click();
    await expect(box.getByRole("status")).toHaveText("Your location could not be found.");
  });
});

test.describe("with forced colours", () => {
  test.use({ contextOptions: { forcedColors: "active" } });

  test("bars, curve and ranges are still to be seen", async ({ page, site }) => {
    await page.clock.setFixedTime(NOW);
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(`${site.url}/gallery/index.html?lang=vi&widget=weather&state=full&bare`);
    const box = page.locator("bantin-weather");
    await expect(box.locator("[part=temperature]")).toBeVisible();
    await photograph(page, "forced-colors");
    const [track, surface] = await box.evaluate((element) => {
      const style = (selector: string) => {
        const found = element.shadowRoot?.querySelector(selector);
        return found ? getComputedStyle(found) : undefined;
      };
      return [style(".range")?.backgroundColor, style("[part=base]")?.backgroundColor];
    });
    expect(track).not.toBe(surface);
  });
});
