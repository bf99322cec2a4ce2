// From a press to the next paint, as Event Timing has it, on a CPU four times slower: what readers do in a thread of some
// length, and with the days of a forecast.
import { setTimeout as wait } from "node:timers/promises";
import type { Locator, Page } from "playwright-core";
import type { Session } from "./browser.ts";
import { type Figures, type Sites, open } from "./load.ts";

/** Until what the page does by itself is over. */
const SETTLE = 2000;
/** Nothing is said of what is painted sooner (Event Timing, section 4). */
const SHORTEST = 16;
/** Until it is sure that nothing is said. */
const PATIENCE = 1500;

interface Timing extends PerformanceEntry {
  interactionId: number;
}

/** Runs in the page: keeps how long each interaction took, by its id. */
function watch(shortest: number): void {
  const took = new Map<number, number>();
  Object.assign(globalThis, { benchTook: took });
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries() as Timing[]) {
      if (interactionId) took.set(interactionId, Math.max(duration, took.get(interactionId) ?? 0));
    }
  }).observe({ type: "event", durationThreshold: shortest } as PerformanceObserverInit);
}

const longest = (page: Page) =>
  page.evaluate(() => {
    const took = (globalThis as unknown as { benchTook: Map<number, number> }).benchTook;
    const found = Math.max(0, ...took.values());
    took.clear();
    return found;
  });

/** How long it takes until a press shows. */
async function press(page: Page, button: Locator): Promise<number> {
  await button.scrollIntoViewIfNeeded();
  await wait(SETTLE / 4);
  await longest(page);
  await button.click();
  await wait(PATIENCE);
  return Math.max(SHORTEST, await longest(page));
}

/** A button, by what a reader does with it. */
const BUTTONS = {
  day: "bantin-weather summary >> nth=2",
  like: "bantin-comments [part~=like] >> nth=1",
  "reply, the first time": "bantin-comments [part~=reply] >> nth=1",
  reply: "bantin-comments [part~=reply] >> nth=3",
  more: "bantin-comments [part~=more]",
};

/** Pages, and what is pressed there, in this order. */
const PAGES: [path: string, thread: string, pressed: (keyof typeof BUTTONS)[]][] = [
  ["-fifty", "50 comments", ["day", "like", "reply, the first time", "reply"]],
  ["-hundreds", "500 comments, 50 of them shown", ["like", "reply, the first time", "reply", "more"]],
  ["-all", "500 comments, all shown", ["like", "reply, the first time", "reply"]],
];

export async function interactions(session: Session, sites: Sites): Promise<Figures> {
  const figures: Figures = {};
  await session.page.addInitScript(watch, SHORTEST);
  for (const [path, thread, pressed] of PAGES) {
    await open(session, sites, "a", path);
    await wait(SETTLE);
    for (const name of pressed) {
      const button = session.page.locator(BUTTONS[name]);
      figures[name === "day" ? "a day of the forecast" : `${name}: ${thread}`] = await press(session.page, button);
    }
  }
  return figures;
}
