// Intervals in the test's hands: they run when it says so, and not before.
import type { Page } from "@playwright/test";

interface Held {
  intervals: Map<number, { call: () => void; period: number }>;
}

/** To be called before the page is opened. */
export async function holdIntervals(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const intervals: Held["intervals"] = new Map();
    let last = 0;
    Object.assign(globalThis, { bantinHeld: { intervals } });
    Object.assign(window, {
      setInterval: (call: () => void, period: number) => {
        last += 1;
        intervals.set(last, { call, period });
        return last;
      },
      clearInterval: (id: number) => intervals.delete(id),
    });
  });
}

/** Lets every interval of so many seconds run once; says how many there are. */
export function tick(page: Page, seconds: number): Promise<number> {
  return page.evaluate((period) => {
    const { intervals } = (globalThis as unknown as { bantinHeld: Held }).bantinHeld;
    const due = [...intervals.values()].filter((it) => it.period === period);
    for (const { call } of due) call();
    return due.length;
  }, seconds * 1000);
}
