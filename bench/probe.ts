// What runs in every page, from its first moment: says when each widget is filled, and keeps what took long.
import type { PageName } from "./options.ts";

export const WIDGETS = ["ticker", "weather", "related", "comments"] as const;
export type Widget = (typeof WIDGETS)[number];

export interface Seen {
  /** Milliseconds from navigation to the frame that shows the widget with its data. */
  filled: Partial<Record<Widget, number>>;
  /** Lengths of tasks over 50 ms. */
  longTasks: number[];
  /** Of frames over 50 ms: what each script in them took, in milliseconds, and where it is from. */
  longScripts: { url: string; duration: number }[];
  shift: number;
  paint?: number;
}

const TICKER = 'bantin-ticker >> [data-state="ready"] [part~="headline"]';
const RELATED = 'bantin-related >> [data-state="ready"] [part~="card"]';
const MARQUEE = '#ticker [data-part="item"]';
const SLIDE = "swiper-slide.swiper-slide-active";

/** What has to be there for a widget to be filled; `>>` goes into a shadow root. */
export const FILLED: Partial<Record<PageName, Partial<Record<Widget, string>>>> = {
  a: {
    ticker: TICKER,
    weather: 'bantin-weather >> [data-state="ready"] [part~="day"]',
    related: RELATED,
    comments: 'bantin-comments >> [data-state="ready"] [part~="comment"]',
  },
  b: {
    ticker: MARQUEE,
    weather: ".days li",
    related: SLIDE,
    // Isso's form has one for its preview, without a hash.
    comments: "#isso-thread .isso-comment[data-hash]",
  },
  c: { ticker: "#ticker li", weather: ".days li", related: ".track .card", comments: ".thread .comment" },
  e: { ticker: TICKER },
  f: { ticker: MARQUEE },
  g: { related: RELATED },
  h: { related: SLIDE },
};

/** The word by which a page says that all is there. */
export const DONE = "bench: filled";

/** Runs in the page. */
export function probe({ filled, done }: { filled: Partial<Record<Widget, string>> | undefined; done: string }): void {
  const seen: Seen = { filled: {}, longTasks: [], longScripts: [], shift: 0 };
  Object.assign(globalThis, { benchSeen: seen });

  const observe = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) take(entry);
    }).observe({ type, buffered: true });
  observe("longtask", (entry) => seen.longTasks.push(entry.duration));
  observe("layout-shift", (entry) => {
    const { value, hadRecentInput } = entry as unknown as { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) seen.shift += value;
  });
  observe("paint", (entry) => {
    if (entry.name === "first-contentful-paint") seen.paint = entry.startTime;
  });
  // Playwright describes an element that is logged by a script of 330 KB, which it has the page read: 80 ms of a slow
  // phone's time that no reader spends.
  const { info } = console;
  console.info = (...said) => info(...said.map((it) => (it instanceof Element ? it.localName : it)));
  observe("long-animation-frame", (entry) => {
    const { scripts } = entry as unknown as { scripts: { sourceURL: string; duration: number }[] };
    for (const { sourceURL, duration } of scripts) seen.longScripts.push({ url: sourceURL, duration });
  });

  if (!filled) {
    addEventListener("load", () => console.debug(done));
    return;
  }
  const left = new Map(Object.entries(filled));
  const find = (path: string) => {
    const [outer, inner] = path.split(" >> ");
    const found = document.querySelector(outer ?? "");
    return inner === undefined ? found : found?.shadowRoot?.querySelector(inner);
  };
  const look = (at: number) => {
    for (const [widget, path] of left) {
      if (!find(path)) continue;
      seen.filled[widget as Widget] = at;
      left.delete(widget);
    }
    if (left.size === 0) console.debug(done);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
