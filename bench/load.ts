// One page, loaded once: what it fetched, when its widgets were filled, and what that took.
import { setTimeout as wait } from "node:timers/promises";
import { type Calls, countCalls, sum } from "../tests/browser/support/calls.ts";
import { wasmMemory, watchWasmMemory } from "../tests/browser/support/wasm-memory.ts";
import type { Session } from "./browser.ts";
import type { PageName } from "./options.ts";
import { WITH_WASM } from "./pages.ts";
import { DONE, FILLED, type Seen, WIDGETS, probe } from "./probe.ts";

/** Between the last widget and the reading of the instruments: what is left to do is done by then. */
const SETTLE = 1500;
const PATIENCE = 60_000;

/** Figures of one run, by name. */
export type Figures = Record<string, number>;

export interface Sites {
  pages: string;
  assets: string;
  isso: string;
}

/** Opens a page and waits until it is filled. */
export async function open(session: Session, sites: Sites, name: PageName, path = ""): Promise<void> {
  // The process is there, and its connection to the host of the pages; all that counts is what comes after.
  await session.page.goto(`${sites.pages}/blank.html`);
  await watchWasmMemory(session.page);
  await session.page.addInitScript(probe, { filled: FILLED[name], done: DONE });
  session.fetched.length = 0;
  const done = session.page.waitForEvent("console", {
    predicate: (message) => message.text() === DONE,
    timeout: PATIENCE,
  });
  await session.page.goto(`${sites.pages}/${name}${path}.html`, { waitUntil: "commit" });
  await done.catch(async (error) => {
    const seen = await session.page.evaluate(() =>
      JSON.stringify((globalThis as unknown as { benchSeen: Seen }).benchSeen.filled),
    );
    throw new Error(`page ${name}: only ${seen} were filled: ${session.errors.join("; ")} ${error}`);
  });
}

export async function load(session: Session, sites: Sites, name: PageName): Promise<Figures> {
  await open(session, sites, name);
  await wait(SETTLE);
  // They count from the navigation on.
  const metrics = await session.metrics();
  const seen = await session.page.evaluate(() => (globalThis as unknown as { benchSeen: Seen }).benchSeen);
  if (session.errors.length > 0) throw new Error(`page ${name}: ${session.errors.join("; ")}`);
  const spent = (metric: string) => (metrics[metric] ?? Number.NaN) * 1000;

  const code = session.fetched.filter(({ url }) => /\/(bantin|built|isso)\//.test(url));
  const data = session.fetched.filter(({ url }) => url.includes("/data/") || url.startsWith(sites.isso));
  const sum = (all: { bytes: number }[]) => all.reduce((sum, { bytes }) => sum + bytes, 0);
  // What a timer calls without a script of its own between has no URL; the page itself has only the probe.
  const scripts = seen.longScripts.filter(({ url, duration }) => duration > 50 && !url.startsWith(sites.pages));
  const figures: Figures = {
    "bytes of code": sum(code),
    "requests for code": code.length,
    "bytes of data": sum(data),
    "bytes in all": sum(session.fetched),
    "requests in all": session.fetched.length,
    "first paint": seen.paint ?? Number.NaN,
    "task time": spent("TaskDuration"),
    "script time": spent("ScriptDuration"),
    "layout time": spent("LayoutDuration"),
    "style time": spent("RecalcStyleDuration"),
    layouts: metrics.LayoutCount ?? Number.NaN,
    "long tasks": seen.longTasks.length,
    "blocking time": seen.longTasks.reduce((sum, duration) => sum + duration - 50, 0),
    "longest task": Math.max(0, ...seen.longTasks),
    "long scripts of its own": scripts.length,
    "layout shift": seen.shift,
  };
  for (const widget of WIDGETS) {
    const at = seen.filled[widget];
    if (at !== undefined) figures[`${widget} filled`] = at;
  }
  if (FILLED[name]) figures["all filled"] = Math.max(...Object.values(seen.filled));
  const { nodes, listeners, heap } = await session.alive();
  Object.assign(figures, { "DOM nodes": nodes, listeners, "JS heap": heap });
  if (WITH_WASM.includes(name)) figures["wasm memory"] = await wasmMemory(session.page);
  return figures;
}

/** Calls out of the wasm until all widgets are filled. Counting them takes time, so this load is not timed. */
export async function calls(session: Session, sites: Sites): Promise<Figures> {
  await session.page.addInitScript(countCalls);
  await open(session, sites, "a");
  const found = await session.page.evaluate(() => (globalThis as unknown as { calls: Calls }).calls);
  return { "first fill: calls out of the wasm": sum(found) };
}
