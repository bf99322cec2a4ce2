// What happens in use: moves of the carousel, a minute of marquee, a long thread, a thousand refreshes.
import { setTimeout as wait } from "node:timers/promises";
import type { Metrics, Session } from "./browser.ts";
import { wasmMemory } from "../tests/browser/support/wasm-memory.ts";
import { type Figures, type Sites, calls, open } from "./load.ts";
import type { Options, PageName } from "./options.ts";
import { WITH_WASM } from "./pages.ts";

const MOVES = 20;
/** A move is over by then, its animation too. */
const MOVE = 450;

/** How a page goes to the next card; `>>` goes into a shadow root. */
const NEXT: Partial<Record<PageName, string>> = {
  a: 'bantin-related >> [part~="next"]',
  b: "swiper-container >> .swiper-button-next",
  c: ".related .next",
};

function took(before: Metrics, after: Metrics): Figures {
  const by = (metric: string) => (after[metric] ?? 0) - (before[metric] ?? 0);
  return {
    "task time": by("TaskDuration") * 1000,
    "script time": by("ScriptDuration") * 1000,
    layouts: by("LayoutCount"),
    styles: by("RecalcStyleCount"),
  };
}

const named = (what: string, figures: Figures): Figures =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [`${what}: ${name}`, value]));

export async function moves(session: Session, sites: Sites, name: PageName): Promise<Figures> {
  await open(session, sites, name);
  await wait(1000);
  const before = await session.metrics();
  for (let move = 0; move < MOVES; move += 1) {
    await session.page.evaluate((path) => {
      const [outer, inner] = path.split(" >> ");
      const found = document.querySelector(outer ?? "");
      const button = inner === undefined ? found : found?.shadowRoot?.querySelector(inner);
      if (!button) throw new Error(`expected ${path}`);
      (button as HTMLElement).click();
    }, NEXT[name] ?? "");
    await wait(MOVE);
  }
  return named(`${MOVES} moves`, took(before, await session.metrics()));
}

export async function marquee(session: Session, sites: Sites, name: PageName, seconds: number): Promise<Figures> {
  await open(session, sites, name);
  await session.page.evaluate(() => scrollTo(0, 0));
  await wait(1000);
  const before = await session.metrics();
  await wait(seconds * 1000);
  return named(`${seconds} s of marquee`, took(before, await session.metrics()));
}

export async function thread(session: Session, sites: Sites, name: PageName, count: number): Promise<Figures> {
  await open(session, sites, name, "-many");
  await wait(1500);
  const figures = took({}, await session.metrics());
  const seen = await session.page.evaluate(() => {
    const { filled } = (globalThis as unknown as { benchSeen: { filled: Record<string, number> } }).benchSeen;
    const own = document.querySelector("bantin-comments")?.shadowRoot ?? document;
    const shown = own.querySelectorAll('[part~="comment"], .isso-comment[data-hash], .thread .comment').length;
    return { filled: filled.comments ?? Number.NaN, shown };
  });
  const { nodes, heap } = await session.alive();
  return named(`${count} comments`, {
    ...figures,
    filled: seen.filled,
    shown: seen.shown,
    "DOM nodes": nodes,
    "JS heap": heap,
  });
}

export async function refreshes(session: Session, sites: Sites, name: PageName, times: number): Promise<Figures> {
  await open(session, sites, name);
  // The first ones fill what is kept for good: formats, sheets, caches.
  await refresh(session, name, Math.min(50, times));
  const before = await session.alive();
  const hasWasm = WITH_WASM.includes(name);
  const wasmBefore = hasWasm ? await wasmMemory(session.page) : 0;
  const start = await session.metrics();
  await refresh(session, name, times);
  const end = await session.metrics();
  const after = await session.alive();
  const figures: Figures = {
    "task time": took(start, end)["task time"] ?? Number.NaN,
    "JS heap grew by": after.heap - before.heap,
    "DOM nodes grew by": after.nodes - before.nodes,
    "listeners grew by": after.listeners - before.listeners,
  };
  if (hasWasm) figures["wasm memory grew by"] = (await wasmMemory(session.page)) - wasmBefore;
  return named(`${times} refreshes`, figures);
}

/** Asks all widgets of a page for their data anew, and waits for it, so many times. */
function refresh(session: Session, name: PageName, times: number): Promise<void> {
  return session.page.evaluate(
    async ({ isBantin, times }) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      type Element = HTMLElement & { refresh(): void };
      const elements = [
        ...document.querySelectorAll<Element>("bantin-ticker, bantin-related, bantin-weather, bantin-comments"),
      ];
      let asked = 0;
      const counting = new PerformanceObserver((list) => {
        asked += list.getEntries().filter(({ name }) => /\/data\/|\?.*uri=/.test(name)).length;
      });
      counting.observe({ type: "resource" });
      for (let time = 1; time <= times; time += 1) {
        if (isBantin) {
          await Promise.all(
            elements.map((element) => {
              const loaded = new Promise((resolve) => element.addEventListener("bantin-load", resolve, { once: true }));
              element.refresh();
              return loaded;
            }),
          );
        } else {
          (window as unknown as { refreshAll(): void }).refreshAll();
          // Four answers; the entry of a request is there when its body is.
          while (asked < time * 4) await frame();
        }
        performance.clearResourceTimings();
        await frame();
      }
      counting.disconnect();
    },
    { isBantin: name === "a", times },
  );
}

/** All of it for one page, each in a browser of its own. */
export async function use(
  withSession: (take: (session: Session) => Promise<Figures>) => Promise<Figures>,
  sites: Sites,
  name: PageName,
  options: Options,
): Promise<Figures> {
  return {
    ...(name === "a" ? await withSession((session) => calls(session, sites)) : {}),
    ...(await withSession((session) => moves(session, sites, name))),
    ...(await withSession((session) => marquee(session, sites, name, options.marqueeSeconds))),
    ...(await withSession((session) => thread(session, sites, name, options.comments))),
    ...(await withSession((session) => refreshes(session, sites, name, options.refreshes))),
  };
}
