// Whatever stands in a field, it stays in its box: long words, and the text spacing of WCAG 1.4.12.
import { WORD, element } from "./support/lists.ts";
import { type Page, expect, test } from "./support/test.ts";

const TEXT = `${WORD} ${WORD}`;
const AT = "2026-11-24T08:00:00+07:00";
const CONDITIONS = { temperature: 28.6, apparent: 33, condition: "thunderstorm", wind_speed: 14, wind_gusts: 22 };
const DAYS = ["2026-11-24", "2026-11-25", "2026-11-26"].map((date) => ({ date, min: -12, max: 38, ...CONDITIONS }));
const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  time: `2026-11-24T${String(hour).padStart(2, "0")}:00:00Z`,
  ...CONDITIONS,
}));

/** Each model with long words in each of its fields of text. */
const WIDGETS: [widget: string, data: unknown, attributes: string[]][] = [
  [
    "related",
    [
      { title: TEXT, url: "/1", label: TEXT, author: TEXT, published: AT, excerpt: TEXT },
      { title: TEXT, url: "/2", sponsored: true, author: TEXT, excerpt: TEXT },
      { title: "Short", url: "/3", author: TEXT },
    ],
    ["", 'layout="grid"', 'layout="list"', `heading="${TEXT}"`],
  ],
  [
    "ticker",
    {
      title: TEXT,
      published: AT,
      items: [{ title: TEXT, url: "/1" }, { title: TEXT, breaking: true }, { title: TEXT }],
    },
    ["", 'mode="static"', 'limit="1"'],
  ],
  [
    "weather",
    {
      place: TEXT,
      updated: AT,
      current: { ...CONDITIONS, humidity: 100, pressure: 1009, uv: 11 },
      bulletin: TEXT,
      hourly: HOURS,
      daily: DAYS,
      alerts: ["extreme", "minor"].map((severity) => ({ title: TEXT, text: TEXT, severity, starts: AT, url: "/a" })),
      attribution: { text: TEXT, url: "/source" },
    },
    ["", 'layout="wide"', 'layout="compact"', `places="${TEXT}, a, 1, 2; B, b, 1, 2"`],
  ],
  [
    "comments",
    {
      items: [
        { id: 1, text: TEXT, author: { name: TEXT, badge: TEXT, url: "/a" }, created: AT, edited: AT },
        { id: 2, parent: 1, text: TEXT, author: { name: TEXT } },
        { id: 3, html: `<pre>${TEXT}</pre><blockquote><a href="/x">${TEXT}</a></blockquote>`, author: { name: "B" } },
      ],
    },
    [""],
  ],
];

/** Texts that stick out of a box around them, which neither scrolls nor cuts them off. */
function overflowing(page: Page, widget: string): Promise<string[]> {
  return page.locator(`bantin-${widget}`).evaluate((host) => {
    const found: string[] = [];
    const root = host.shadowRoot as ShadowRoot;
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const range = document.createRange();
      range.selectNode(text);
      const rects = [...range.getClientRects()];
      // Said to assistive technology alone.
      if (text.parentElement?.closest(".sr, [data-layout=compact] .detail")) continue;
      for (let box = text.parentElement; box; box = box.parentElement) {
        const style = getComputedStyle(box);
        if (["inline", "contents"].includes(style.display)) continue;
        const { left, right } = box.getBoundingClientRect();
        const isOut = rects.some((rect) => rect.width > 0 && (rect.left < left - 1 || rect.right > right + 1));
        if (style.overflowX !== "visible") break;
        if (isOut) {
          found.push(`${box.className || box.localName}: ${text.textContent?.slice(0, 30)}`);
          break;
        }
      }
    }
    return found;
  });
}

/** As WCAG 1.4.12 has it; a page cannot reach into a widget, a reader's own style can. */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`;

for (const [widget, data, looks] of WIDGETS) {
  for (const attributes of looks) {
    test(`nothing is wider than its box: ${widget} ${attributes.slice(0, 20)}`, async ({ page, site, log }) => {
      log.expect(/404/);
      await page.clock.setFixedTime(AT);
      await page.goto(site.page(element(widget, data, `${attributes} time-zone="UTC"`)));
      await expect(page.locator(`bantin-${widget} [part=base]`)).toHaveAttribute("data-state", "ready");
      for (const summary of await page.locator("summary").all()) await summary.click();
      for (const spacing of ["", SPACING]) {
        await page.locator(`bantin-${widget}`).evaluate((host, text) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(text);
          host.shadowRoot?.adoptedStyleSheets.push(sheet);
        }, spacing);
        for (const width of [320, 390, 900]) {
          await page.setViewportSize({ width, height: 800 });
          expect(await overflowing(page, widget), `on ${width} px ${spacing && "with text spacing"}`).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        }
      }
    });
  }
}
