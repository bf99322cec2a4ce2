// What only instruments see: layout shift, and what is left running.
import type { Page } from "@playwright/test";

/** Adds up layout shift from the first moment on; read it by `layoutShift(page)`. */
export async function watchLayout(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const sum = { value: 0 };
    Object.assign(globalThis, { bantinShift: sum });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum.value += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** The sum so far, once two frames are painted. */
export function layoutShift(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    return (globalThis as unknown as { bantinShift: { value: number } }).bantinShift.value;
  });
}

/** Counts timers and observers as they come and go; read them by `running(page)`. */
export async function watchRunning(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const timers = new Set<number>();
    const observers = new Set<object>();
    Object.assign(globalThis, { bantinRunning: () => ({ timers: timers.size, observers: observers.size }) });

    for (const kind of ["Timeout", "Interval"] as const) {
      const [set, clear] = [window[`set${kind}`].bind(window), window[`clear${kind}`].bind(window)];
      const start = (call: () => void, ...rest: unknown[]) => {
        const done = () => {
          if (kind === "Timeout") timers.delete(id);
          call();
        };
        const id = (set as (...all: unknown[]) => number)(done, ...rest);
        timers.add(id);
        return id;
      };
      const stop = (id: number) => {
        timers.delete(id);
        clear(id);
      };
      Object.assign(window, { [`set${kind}`]: start, [`clear${kind}`]: stop });
    }
    for (const kind of [IntersectionObserver, ResizeObserver]) {
      const { observe, disconnect } = kind.prototype;
      Object.assign(kind.prototype, {
        observe(this: object, ...all: never[]) {
          observers.add(this);
          return (observe as (...all: never[]) => void).apply(this, all);
        },
        disconnect(this: object) {
          observers.delete(this);
          return (disconnect as () => void).apply(this);
        },
      });
    }
  });
}

/** How many timers and observers there are, and how many animations the document runs. */
export function running(page: Page): Promise<{ timers: number; observers: number; animations: number }> {
  return page.evaluate(() => {
    const counts = (
      globalThis as unknown as { bantinRunning(): { timers: number; observers: number } }
    ).bantinRunning();
    return { ...counts, animations: document.getAnimations().length };
  });
}

/** What runs on an empty page once the loader has seen an element of each kind: its own observers. */
export async function runningBefore(page: Page): Promise<Awaited<ReturnType<typeof running>>> {
  await page.waitForFunction(() => customElements.get("bantin-related"));
  await page.evaluate(() => {
    for (const name of ["related", "weather", "comments", "ticker"]) {
      const element = document.createElement(`bantin-${name}`);
      document.querySelector("main")?.append(element);
      // At once, so that it starts nothing.
      element.remove();
    }
  });
  return running(page);
}

/** What has the focus, through shadow roots: its name, and whether it can be reached. */
export function focus(page: Page): Promise<{ name: string; part: string; isInert: boolean }> {
  return page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return {
      name: active?.getAttribute("aria-label") ?? active?.textContent ?? "",
      part: active?.getAttribute("part") ?? "",
      isInert: active?.closest("[inert]") !== null,
    };
  });
}

/** Everything that can be focused and is smaller than 24 by 24 CSS pixels (WCAG 2.5.8). */
export function smallTargets(page: Page, selector: string): Promise<string[]> {
  return page.locator(selector).evaluate((element) => {
    const small = [];
    for (const target of element.shadowRoot?.querySelectorAll<HTMLElement>("a, button") ?? []) {
      if (target.closest("[hidden], [inert]")) continue;
      // The whole card is the target of its link.
      const box = (target.closest(".card") ?? target.closest("li") ?? target).getBoundingClientRect();
      if (box.width < 24 || box.height < 24) small.push(`${target.textContent} ${box.width}×${box.height}`);
    }
    return small;
  });
}
