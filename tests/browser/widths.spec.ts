// Large type in narrow columns: no widget is wider than its host, and no word breaks between letters.
import { headlines, stories } from "./support/lists.ts";
import { type Page, expect, test } from "./support/test.ts";

const AT = "2026-11-24T08:00:00+07:00";
const NOW = {
  temperature: 28.6,
  apparent: 33,
  condition: "partly-cloudy",
  humidity: 84,
  wind_speed: 4,
  wind_gusts: 9,
  pressure: 1009,
  uv: 11,
};
const DAYS = ["2026-11-24", "2026-11-25", "2026-11-26"].map((date) => ({
  date,
  min: 24,
  max: 33,
  condition: "thunderstorm",
  precipitation_probability: 100,
}));
const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  time: `2026-11-24T${String(hour).padStart(2, "0")}:00:00Z`,
  ...NOW,
}));
const WEATHER = {
  place: "Cần Thơ",
  updated: AT,
  current: NOW,
  hourly: HOURS,
  daily: DAYS,
  alerts: [{ title: "Gió mạnh trên biển", severity: "severe", text: "Không ra khơi.", starts: AT }],
  attribution: { text: "Đài khí tượng", url: "/a" },
};
const TITLES = ["Nước lũ lên nhanh ở đầu nguồn sông Tiền và sông Hậu", "Chợ nổi mở bến đêm"];
const STORIES = stories(4, TITLES).map((it) => ({ ...it, excerpt: "Các địa phương ven sông gấp rút gia cố bờ bao." }));
const DIGEST = { ...headlines(4, TITLES), title: "Điểm tin sáng 24-11", published: AT };
const THREAD = {
  items: [
    { id: 1, text: "Mong nước rút sớm.", author: { name: "Bạn đọc xa quê", badge: "Tác giả" }, created: AT, likes: 12 },
    { id: 2, parent: 1, text: "Đúng vậy.", author: { name: "Bình" }, created: AT },
    { id: 3, parent: 2, text: "Cảm ơn.", author: { name: "Cúc" }, created: AT, status: "pending" },
  ],
  total: 3,
};

/** Every widget in each of its looks. */
const LOOKS: [string, string, unknown][] = [
  ["related", "", STORIES],
  ["related", 'layout="grid"', STORIES],
  ["related", 'layout="list"', STORIES],
  ["related", "", []],
  ["weather", "", WEATHER],
  ["weather", 'layout="wide"', WEATHER],
  ["weather", 'layout="compact"', WEATHER],
  ["weather", 'places="Cần Thơ, a, 1, 2; Vĩnh Long, b, 1, 2" locate', WEATHER],
  ["comments", "", THREAD],
  ["ticker", "", DIGEST],
  ["ticker", 'mode="marquee"', DIGEST],
  ["ticker", 'mode="static"', DIGEST],
  ["ticker", 'limit="1"', DIGEST],
];
const SIZES = [12, 16, 20, 24, 32];
const WIDTHS = [200, 220, 260, 300, 360, 480, 720];

/** What is wrong with a widget as wide as `width`, with type of `size`. */
function wrong(page: Page, size: number, width: number): Promise<string[]> {
  return page.locator("#around").evaluate(
    async (around, [size, width]) => {
      (around as HTMLElement).style.cssText = `font-size:${size}px;width:${width}px`;
      const host = around.querySelector("*") as HTMLElement;
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      await frame();
      await frame();
      const place = host.getBoundingClientRect();
      const found = new Set<string>();
      const root = host.shadowRoot as ShadowRoot;
      /** Said to assistive technology alone, or in a box that scrolls or is cut off on purpose. */
      const isElsewhere = (it: Element | null): boolean => {
        for (let box = it; box; box = box.parentElement) {
          const { overflowX, clipPath } = getComputedStyle(box);
          const isCut =
            overflowX !== "visible" && box.matches(".track, .scroller, .stage, .headline, .alerts, .future");
          if (clipPath !== "none" || isCut) return true;
        }
        return false;
      };
      /** What is cut off so that it is not seen at all. */
      const isUnseen = (it: Element | null): boolean => {
        for (let box = it; box; box = box.parentElement) {
          if (getComputedStyle(box).clipPath === "inset(50%)") return true;
        }
        return false;
      };
      for (const element of root.querySelectorAll("*")) {
        const box = element.getBoundingClientRect();
        if (!box.width || isElsewhere(element)) continue;
        if (box.right > place.right + 1 || box.left < place.left - 9)
          found.add(`${element.localName}.${element.className} sticks out`);
      }
      const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      for (let text = texts.nextNode() as Text | null; text; text = texts.nextNode() as Text | null) {
        if (text.parentElement?.closest("textarea, option") || isUnseen(text.parentElement)) continue;
        for (const { 0: word, index } of text.data.matchAll(/[^\s\-–—/]+/g)) {
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          const lines = new Set(
            [...range.getClientRects()].filter((it) => it.width > 0).map((it) => Math.round(it.top)),
          );
          if (lines.size > 1)
            found.add(`"${word}" of ${text.parentElement?.className || text.parentElement?.localName} is broken`);
        }
      }
      return [...found];
    },
    [size, width] as [number, number],
  );
}

for (const lang of ["vi", "en"]) {
  for (const [widget, attributes, data] of LOOKS) {
    test(`fits at every size: ${widget} ${attributes} ${Array.isArray(data) && !data.length ? "empty" : ""} ${lang}`, async ({
      page,
      site,
    }) => {
      test.slow();
      await page.clock.setFixedTime(AT);
      const script = `<script type="application/json">${JSON.stringify(data)}</script>`;
      const host = `<bantin-${widget} lang="${lang}" time-zone="UTC" ${attributes}>${script}</bantin-${widget}>`;
      await page.goto(site.page(`<div id="around">${host}</div>`));
      await expect(page.locator(`bantin-${widget} [part=base]`)).toHaveAttribute("data-state", /ready|empty/);
      const bad: string[] = [];
      for (const size of SIZES) {
        for (const width of WIDTHS) {
          for (const what of await wrong(page, size, width)) bad.push(`${size} px on ${width} px: ${what}`);
        }
      }
      expect(bad).toEqual([]);
    });
  }
}

for (const widget of ["related", "weather", "comments", "ticker"]) {
  test(`what is said of a failure fits at every size: ${widget}`, async ({ page, site, log }) => {
    test.slow();
    log.expect(/404/);
    await page.goto(
      site.page(`<div id="around"><bantin-${widget} lang="vi" src="/none.json"></bantin-${widget}></div>`),
    );
    await expect(page.locator(`bantin-${widget} [part=base]`)).toHaveAttribute("data-state", "failed");
    const bad: string[] = [];
    for (const size of SIZES) {
      for (const width of WIDTHS) {
        for (const what of await wrong(page, size, width)) bad.push(`${size} px on ${width} px: ${what}`);
      }
    }
    expect(bad).toEqual([]);
  });
}
