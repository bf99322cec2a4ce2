// For every reader: who prints, who asks for contrast, whose page is in a language that is not ours.
import { LONG, element, headlines, stories } from "./support/lists.ts";
import { type Locator, expect, test } from "./support/test.ts";

test("on paper a ticker has all of its headlines, and nothing to press", async ({ page, site }) => {
  const comments = { items: [{ id: 1, text: "A", author: { name: "B" } }] };
  await page.goto(site.page(element("ticker", headlines(5)) + element("comments", comments)));
  await expect(page.locator("bantin-ticker [part=position]")).toHaveText("1 / 5");
  await expect(page.locator("bantin-comments [part=comment]")).toBeVisible();
  await page.emulateMedia({ media: "print" });
  for (const place of [1, 2, 3, 4, 5]) {
    const headline = page.getByText(`Headline ${place}`, { exact: true });
    await expect(headline.filter({ visible: true })).toHaveCount(1);
  }
  await expect(page.locator("bantin-ticker button:visible, bantin-comments :is(button, select):visible")).toHaveCount(
    0,
  );
  await page.emulateMedia({ media: "screen" });
  await expect(page.locator("bantin-ticker [part=position]")).toBeVisible();
  // The widget knows of it, too.
  await expect(page.getByText("Headline 5", { exact: true })).toHaveCount(0);
  // A browser that does not change the medium says that it prints.
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await expect(page.getByText("Headline 5", { exact: true })).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await expect(page.getByText("Headline 5", { exact: true })).toHaveCount(0);
});

for (const [width, attributes] of [
  [700, ""],
  [980, 'layout="wide"'],
] as const) {
  test(`on paper of ${width} px all hours are to be seen, and no name of a list that is not there`, async ({
    page,
    site,
  }) => {
    await page.clock.setFixedTime("2026-11-24T09:10:00+07:00");
    await page.setViewportSize({ width, height: 900 });
    const hourly = Array.from({ length: 48 }, (_, hour) => ({
      time: new Date(Date.parse("2026-11-24T02:00:00Z") + hour * 3_600_000).toISOString(),
      temperature: 24 + (hour % 5),
      condition: "rain",
      precipitation_probability: 100,
      wind_speed: 12,
    }));
    site.put("/hue.json", JSON.stringify({ place: "Huế", current: { temperature: 25 }, hourly }));
    const places = `places="Huế, hue; Cần Thơ, can-tho" ${attributes}`;
    await page.goto(site.page(`<bantin-weather lang="vi" src="/{place}.json" ${places}></bantin-weather>`));
    const hours = page.locator("bantin-weather [part=hour]");
    await expect(hours).toHaveCount(24);
    await page.emulateMedia({ media: "print" });
    await expect(page.getByText("Địa điểm")).toBeHidden();
    const [box, last] = [await page.locator("bantin-weather").boundingBox(), await hours.last().boundingBox()];
    if (!box || !last) throw new Error("expected both");
    expect(last.x + last.width).toBeLessThanOrEqual(box.x + box.width + 1);
    // And none runs into the next.
    const wide = await hours.evaluateAll((all) => all.filter((it) => it.scrollWidth > it.clientWidth + 1).length);
    expect(wide).toBe(0);
  });
}

test("who asks for more contrast reads small print in the colour of the text", async ({ page, site }) => {
  await page.goto(site.page(element("related", stories(1))));
  const color = (part: string) =>
    page.locator(`bantin-related [part=${part}]`).evaluate((it) => getComputedStyle(it).color);
  await expect(page.locator("bantin-related [part=meta]")).toBeVisible();
  expect(await color("meta")).not.toBe(await color("title"));
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-contrast", value: "more" }] });
  expect(await color("meta")).toBe(await color("title"));
  expect(await color("excerpt")).toBe(await color("title"));
});

test("where the page speaks a language that nobody has words of, each text says which it is in", async ({
  page,
  site,
}) => {
  const alerts = [{ title: "Gewitter", text: "Bleiben Sie zu Hause." }, { title: "Nebel" }];
  const widgets = [
    element("related", [
      {
        ...stories(1)[0],
        published: Date.now() - 300_000,
        title: "Die Flut",
        excerpt: "Das Wasser steigt",
        sponsored: true,
      },
    ]),
    element("ticker", { title: "Am Morgen", items: ["Erstens", "Zweitens"] }),
    element("weather", {
      place: "Hué",
      current: { temperature: 20 },
      bulletin: "Schönes Wetter.",
      alerts,
      attribution: { text: "Wetterdienst" },
    }),
    element("comments", { items: [{ id: 1, text: "Gut gesagt", author: { name: "Lan" } }] }),
  ].join("");
  await page.goto(site.page(`<div lang="de">${widgets.replaceAll('lang="en"', "")}</div>`));
  const language = (it: Locator) => it.first().evaluate((it) => it.closest("[lang]")?.getAttribute("lang"));
  await expect(page.locator("[part=base][data-state=ready]")).toHaveCount(4);
  await page.locator("bantin-weather summary").first().click();
  for (const text of ["Related stories", "Sponsored", "Weather", "Warnings", "Comments", "Reply", "5 minutes ago"]) {
    expect(await language(page.getByText(text, { exact: true })), text).toBe("en");
  }
  for (const text of [
    "Die Flut",
    "Das Wasser steigt",
    "Am Morgen",
    "Erstens",
    "Hué",
    "Schönes Wetter.",
    "Gewitter",
    "Wetterdienst",
    "Gut gesagt",
  ]) {
    expect(await language(page.getByText(text, { exact: true })), text).toBe("de");
  }
  await page.locator("bantin-related").evaluate((it) => it.setAttribute("lang", "en-GB"));
  await expect.poll(() => language(page.getByText("Die Flut"))).toBe("en-GB");
});

test.describe("a headline that does not fit", () => {
  test.use({ viewport: { width: 390, height: 800 } });

  test("can be opened, link or not, and is closed again by the next one", async ({ page, site }) => {
    const items = [{ title: LONG }, { title: "Short" }, { title: `${LONG} (2)`, url: "/2" }];
    await page.goto(site.page(element("ticker", { title: "Today", items })));
    const ticker = page.locator("bantin-ticker");
    const line = ticker.locator("[part=headline]");
    const rest = () => line.evaluate((it) => it.scrollHeight - it.clientHeight);
    const open = ticker.getByRole("button", { name: "Show in full" });
    await expect(open).toHaveAttribute("aria-expanded", "false");
    expect(await rest()).toBeGreaterThan(10);
    await open.focus();
    await page.keyboard.press("Enter");
    await expect(open).toHaveAttribute("aria-expanded", "true");
    await expect(open).toBeFocused();
    expect(await rest()).toBeLessThanOrEqual(1);
    await ticker.getByRole("button", { name: "Next" }).click();
    await expect(line).toHaveText("Short");
    await expect(open).toBeHidden();
    await ticker.getByRole("button", { name: "Next" }).click();
    await expect(open).toHaveAttribute("aria-expanded", "false");
  });

  test("is whole where it is breaking, or the only one", async ({ page, site }) => {
    const breaking = { items: [{ title: LONG, breaking: true }, { title: "Short" }] };
    await page.goto(site.page(element("ticker", breaking) + element("ticker", { items: [{ title: LONG }] })));
    for (const line of await page.locator("bantin-ticker [part=headline]").all()) {
      expect(await line.evaluate((it) => it.scrollHeight - it.clientHeight)).toBeLessThanOrEqual(1);
      expect(await line.evaluate((it) => getComputedStyle(it).webkitLineClamp)).toBe("none");
    }
  });
});
