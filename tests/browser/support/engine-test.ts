// What a test in all engines stands on: a tab of the project's engine, and a site whose pages tell
// what went wrong in them.
import { Browser, type Engine } from "./engines.ts";
import { Tab } from "./tab.ts";
import { Console, test as base, expect } from "./test.ts";

export { Key } from "selenium-webdriver";
export { expect };

interface Fixtures {
  tab: Tab;
}

interface WorkerFixtures {
  engine: Engine;
  driven: Browser;
}

/** Stands in the head of every page, before the loader, which may see to an event after this. */
const TOLD = `<script>{
  globalThis.faults = [];
  const told = (event, fault) => setTimeout(() => event.defaultPrevented || faults.push(String(fault)));
  addEventListener("error", (event) => told(event, event.message));
  addEventListener("unhandledrejection", (event) => told(event, event.reason));
}</script>`;

export const test = base.extend<Fixtures, WorkerFixtures>({
  engine: ["chromium", { option: true, scope: "worker" }],
  driven: [
    async ({ engine }, use) => {
      const browser = await Browser.start(engine);
      await use(browser);
      await browser.stop();
    },
    { scope: "worker" },
  ],
  // Playwright's own page is not there, and so there is no console of it.
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's names.
  log: ({}, use) => use(new Console()),
  tab: async ({ driven, site }, use) => {
    site.head = TOLD;
    const tab = new Tab(driven.driver);
    await use(tab);
    await tab.leave();
    const faults = await tab.run(() => (globalThis as unknown as { faults?: string[] }).faults ?? []);
    await tab.open("about:blank");
    expect(faults).toEqual([]);
  },
});

/** Collects an event that comes to the document, from the page's first moment. */
export const recording = (name: string) =>
  `<script>globalThis.recorded = []; addEventListener("${name}", ({ detail }) => recorded.push(detail));</script>`;

export function recorded<T>(tab: Tab): Promise<T[]> {
  return tab.run(() => (globalThis as unknown as { recorded: unknown[] }).recorded) as Promise<T[]>;
}
