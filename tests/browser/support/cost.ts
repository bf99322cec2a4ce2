// What a page costs, as far as it is the same on every machine: counts, never times.
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { CDPSession, Page } from "@playwright/test";
import { restored } from "../../../xtask/src/bundle/restored.mjs";
import { wasmMemory } from "./wasm-memory.ts";

function dist(name: string): string {
  const folder = process.env.BANTIN_DIST;
  if (!folder) throw new Error("BANTIN_DIST: expected the deployable folder; run `cargo xtask test --only browser`");
  return join(folder, name);
}

/** What a file of the bundle weighs on its way, packed with brotli 11. */
export async function packed(name: string): Promise<number> {
  return (await stat(dist(`${name}.br`))).size;
}

/** How many functions there are: of the core and a widget's part, and of all in one file. */
export async function wasmFunctions(widget: string): Promise<number> {
  const parts: Record<string, string[]> = JSON.parse(await readFile(dist("parts.json"), "utf8"));
  const files = (parts[widget] ?? []).filter((name) => name.endsWith(".wasm"));
  let sum = 0;
  for (const name of widget === "all" ? files : ["bantin_bg.wasm", ...files]) sum += await functionsOf(name);
  return sum;
}

/** The first number in the section of code, once that is restored from its columns as the glue does it. */
async function functionsOf(name: string): Promise<number> {
  const restorer = await WebAssembly.compile(await readFile(dist("bantin_bg.wasm")));
  const bytes = await restored(restorer, await readFile(dist(name)));
  let place = 8; // behind the magic number and the version
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[place] ?? 0;
      place += 1;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  const CODE = 10;
  while (place < bytes.length) {
    const section = number();
    const size = number();
    if (section === CODE) return number();
    place += size;
  }
  throw new Error(`${name}: expected a section of code, found none`);
}

export class Meter {
  #devtools: CDPSession;
  #page: Page;

  private constructor(page: Page, devtools: CDPSession) {
    this.#page = page;
    this.#devtools = devtools;
  }

  static async of(page: Page): Promise<Meter> {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Performance.enable");
    return new Meter(page, devtools);
  }

  /** Listeners that are alive in the page, its own and ours. */
  async listeners(): Promise<number> {
    await this.#devtools.send("HeapProfiler.collectGarbage");
    return (await this.#devtools.send("Memory.getDOMCounters")).jsEventListeners;
  }

  /** How often the page was laid out, once two frames are painted. */
  async layouts(): Promise<number> {
    await this.#page.evaluate(async () => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      await frame();
      await frame();
    });
    const { metrics } = await this.#devtools.send("Performance.getMetrics");
    return metrics.find((it) => it.name === "LayoutCount")?.value ?? Number.NaN;
  }

  /** Elements, texts and the rest in the shadow root of a widget. */
  nodes(widget: string): Promise<number> {
    return this.#page.locator(widget).evaluate((element) => {
      const walker = document.createTreeWalker(element.shadowRoot as ShadowRoot);
      let count = 0;
      while (walker.nextNode()) count += 1;
      return count;
    });
  }

  /** The memory of the wasm instance, in bytes. */
  async wasmMemory(): Promise<number> {
    await this.#devtools.send("HeapProfiler.collectGarbage");
    return wasmMemory(this.#page);
  }
}
