// Where lines break: between words, never in a date, a score or a number.
import type { Tab } from "../support/tab.ts";
import { expect, test } from "../support/engine-test.ts";
import { element } from "../support/lists.ts";
import { ready } from "../support/widgets.ts";

const WORDS = [
  "Điểm tin sáng 27-11",
  "Gọi 1900-1234 hoặc (028) 3822-1234",
  "Thắng 2-1 ở phút 90+3, 3–0 cả lượt",
  "Ngày 30/11/2026, từ 7:30-9:00, 12.500 đồng",
  "COVID-19 và F-16, −12-8 °C",
];
const LINES = WORDS.join(" ");
const AT = "2026-11-24T08:00:00+07:00";

/** Each model with such words in each of its fields of text. */
const WIDGETS: [widget: string, data: unknown, attributes: string][] = [
  ["ticker", { title: WORDS[0], published: AT, items: WORDS.map((title) => ({ title })) }, 'mode="static"'],
  [
    "related",
    WORDS.map((title, id) => ({ id, title, url: `/${id}`, label: title, author: title, excerpt: LINES })),
    'layout="grid"',
  ],
  [
    "weather",
    {
      place: WORDS[0],
      current: {
        temperature: -2.5,
        apparent: -12,
        condition: "snow",
        wind_speed: 14,
        wind_gusts: 22,
        wind_direction: 225,
      },
      bulletin: LINES,
      alerts: [{ title: WORDS[1], severity: "severe", starts: AT, ends: "2026-11-25T08:00:00+07:00", text: LINES }],
      attribution: { text: LINES },
    },
    "",
  ],
  [
    "comments",
    {
      items: WORDS.map((text, id) => ({
        id,
        ...(id % 2 ? { html: `<p>${text} <em>${LINES}</em></p>` } : { text: `${text}\n${LINES}` }),
        author: { name: WORDS[0] },
      })),
    },
    "",
  ],
];

/** Words that are on two lines, with what the first one ends in, at any width of the column. */
function broken(tab: Tab, widget: string): Promise<string[]> {
  return tab.run((widget) => {
    const found = new Set<string>();
    const root = document.querySelector(`bantin-${widget}`)?.shadowRoot as ShadowRoot;
    const range = document.createRange();
    const top = (text: Node, at: number) => {
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return [...range.getClientRects()].at(-1)?.top;
    };
    for (let width = 220; width <= 640; width += 7) {
      (document.querySelector("main") as HTMLElement).style.width = `${width}px`;
      const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const words = text.textContent ?? "";
        for (const { index } of words.matchAll(/(?<=\S)(?=\S)/g)) {
          const [before, after] = [top(text, index - 1), top(text, index)];
          if (before === undefined || after === undefined || after - before < 4) continue;
          found.add(`${words.slice(0, index)}|${words.slice(index)}`);
        }
      }
    }
    return [...found];
  }, widget);
}

for (const [widget, data, attributes] of WIDGETS) {
  test(`no number is on two lines: ${widget}`, async ({ tab, site }) => {
    await tab.open(site.page(element(widget, data, attributes)));
    await ready(tab, widget);
    expect(await broken(tab, widget)).toEqual([]);
  });
}

test("words that are kept on one line are found, copied and named as they are", async ({ tab, site }) => {
  const [widget, data] = ["ticker", { items: WORDS.map((title) => ({ title, url: "/x" })) }];
  await tab.open(site.page(element(widget, data, 'mode="static"')));
  await ready(tab, widget);
  const links = await tab.perceived("bantin-ticker >>> a");
  expect(links.map(({ name }) => name)).toEqual(WORDS);
  expect(await tab.texts("bantin-ticker >>> a")).toEqual(WORDS);
});
