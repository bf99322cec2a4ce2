// What every test stands on: a backend and a site, and a console that stays clean.
import { type Frame, type Locator, type Page, test as base, expect } from "@playwright/test";
import { type Newsroom, start } from "./newsroom.ts";
import { Site } from "./site.ts";
import { type Place, expectKept } from "./storages.ts";

export { expect, type Frame, type Locator, type Page };

/** What was said in the console; errors that a test did not expect fail it. */
export class Console {
  lines: string[] = [];
  errors: string[] = [];
  #expected: RegExp[] = [];

  /** An error that belongs to the test. */
  expect(error: RegExp): void {
    this.#expected.push(error);
  }

  unexpected(): string[] {
    return this.errors.filter((error) => !this.#expected.some((expected) => expected.test(error)));
  }

  listen(page: Page): void {
    page.on("console", (message) => {
      this.lines.push(message.text());
      if (message.type() === "error") this.errors.push(`${message.text()} (${message.location().url})`);
    });
    page.on("pageerror", (error) => this.errors.push(`uncaught: ${error.message}`));
  }
}

interface Fixtures {
  site: Site;
  log: Console;
}

interface WorkerFixtures {
  newsroom: Newsroom;
  /** What all pages of a project say to `configure` of where things are remembered. */
  storage: Place | undefined;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  storage: [undefined, { option: true, scope: "worker" }],
  newsroom: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's names.
    async ({}, use) => {
      const newsroom = await start();
      await use(newsroom);
      await newsroom.stop();
    },
    { scope: "worker" },
  ],
  site: async ({ newsroom, storage }, use) => {
    const site = await new Site(newsroom.url).start();
    if (storage) site.settings = { storage };
    await use(site);
    await site.stop();
  },
  log: [
    async ({ page, storage }, use) => {
      const log = new Console();
      log.listen(page);
      await use(log);
      // Before anything is waited for: what is still under way ends with the site.
      expect(log.unexpected()).toEqual([]);
      await expectKept(page.context(), storage);
    },
    { auto: true },
  ],
});

/** Collects an event that bubbles to the document; read it by `events(page, name)`. */
export async function record(page: Page, ...names: string[]): Promise<void> {
  await page.addInitScript((names) => {
    const store: Record<string, unknown[]> = {};
    Object.assign(globalThis, { bantinEvents: store });
    for (const name of names) {
      store[name] = [];
      document.addEventListener(name, (event) => store[name]?.push((event as CustomEvent).detail));
    }
  }, names);
}

export function events<T>(page: Page, name: string): Promise<T[]> {
  return page.evaluate(
    (name) => (globalThis as unknown as { bantinEvents: Record<string, T[]> }).bantinEvents[name] ?? [],
    name,
  );
}
