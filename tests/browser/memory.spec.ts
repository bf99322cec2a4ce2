// A thousand lives of each widget leave nothing behind. Counts, not times.
import { expect, test } from "./support/test.ts";
import { wasmMemory, watchWasmMemory } from "./support/wasm-memory.ts";

const DATA: Record<string, unknown> = {
  related: [
    { title: "One", url: "/1", image: "/bantin/none.svg" },
    { title: "Two", url: "/2" },
  ],
  weather: { current: { temperature: 20, condition: "rain" }, daily: [{ date: "2026-11-24", min: 1, max: 2 }] },
  comments: {
    items: [{ id: 1, author: "Lan", text: "Hello", likes: 1, replies: [{ id: 2, author: "Minh", text: "Hi" }] }],
  },
  ticker: {
    items: [
      { title: "First", url: "/1" },
      { title: "Second", breaking: true },
    ],
  },
};

for (const [name, data] of Object.entries(DATA)) {
  test(`1,000 mounts and removals of ${name} leave memory, nodes and listeners flat`, async ({ page, site, log }) => {
    test.setTimeout(180_000);
    log.expect(/404/);
    await watchWasmMemory(page);
    await page.goto(site.page(""));
    await page.waitForFunction(() => customElements.get("bantin-related"));
    const devtools = await page.context().newCDPSession(page);
    const live = async (times: number) => {
      await page.evaluate(
        async ({ name, data, times }) => {
          for (let i = 0; i < times; i += 1) {
            const element = document.createElement(`bantin-${name}`) as HTMLElement & { data: unknown };
            element.setAttribute("loading", "eager");
            element.data = data;
            const shown = new Promise((resolve) => element.addEventListener("bantin-load", resolve, { once: true }));
            document.body.append(element);
            await shown;
            element.remove();
          }
        },
        { name, data, times },
      );
    };
    const counts = async () => {
      for (let i = 0; i < 3; i += 1) {
        await devtools.send("HeapProfiler.collectGarbage");
        await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
      }
      const { nodes, jsEventListeners } = await devtools.send("Memory.getDOMCounters");
      return { nodes, listeners: jsEventListeners, memory: await wasmMemory(page) };
    };
    // The first ones fill caches: sheets, formats, interned names.
    await live(50);
    const before = await counts();
    await live(1000);
    const after = await counts();
    expect(after.memory).toBe(before.memory);
    expect(after.listeners).toBe(before.listeners);
    // The browser keeps a few nodes of its own about.
    expect(after.nodes - before.nodes).toBeLessThan(20);
  });
}
