// The backends of others, each started by the first test of a worker that asks for it.
import { Isso } from "./isso.ts";
import { JsonServer } from "./json-server.ts";
import { FaultProxy } from "./proxy.ts";
import { Site } from "./site.ts";
import { Console, test as base } from "./test.ts";
import { WordPress } from "./wordpress.ts";

export * from "./test.ts";

interface Fixtures {
  /** Puts a bad network before a backend. */
  badNetwork(backend: string): Promise<FaultProxy>;
}

interface WorkerFixtures {
  /** The site of all tests of a worker: Isso must know the origin of its pages when it starts. */
  pages: Site;
  isso: Isso;
  wordpress: WordPress;
  jsonServer: JsonServer;
}

/** Runs a server for as long as it is used. */
export async function during<T extends { start(): Promise<T>; stop(): Promise<void> }>(
  server: T,
  use: (server: T) => Promise<void>,
): Promise<void> {
  try {
    await use(await server.start());
  } finally {
    await server.stop();
  }
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  pages: [({ newsroom }, use) => during(new Site(newsroom.url), use), { scope: "worker" }],
  isso: [({ pages }, use) => during(new Isso([pages.url]), use), { scope: "worker" }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's names.
  wordpress: [({}, use) => during(new WordPress(), use), { scope: "worker" }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's names.
  jsonServer: [({}, use) => during(new JsonServer(), use), { scope: "worker" }],
  site: async ({ pages, storage }, use) => {
    pages.asked = [];
    pages.settings = storage && { storage };
    await use(pages);
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's names.
  badNetwork: async ({}, use) => {
    const proxies: FaultProxy[] = [];
    await use(async (backend) => {
      const proxy = await new FaultProxy(backend).start();
      proxies.push(proxy);
      return proxy;
    });
    await Promise.all(proxies.map((proxy) => proxy.stop()));
  },
});

/** Asks a backend directly: no browser is started, and there is no console to watch. */
export const direct = test.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's names.
  log: ({}, use) => use(new Console()),
});
