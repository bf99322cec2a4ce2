// What the loader promises to the page it is in, in every engine.
import { crashing } from "../support/crash.ts";
import { expect, recorded, recording, test } from "../support/engine-test.ts";
import type { Site } from "../support/site.ts";
import type { Tab } from "../support/tab.ts";

const STORIES = JSON.stringify([
  { id: 1, title: "One", url: "/1" },
  { id: 2, title: "Two", url: "/2" },
]);
const INLINE = `<script type="application/json">${STORIES}</script>`;
const related = (inside = "", attributes = "") => `<bantin-related ${attributes}>${inside}</bantin-related>`;
const TICKER = '<bantin-ticker loading="eager" src="/api/digests/morning"></bantin-ticker>';
const CARDS = "bantin-related >>> [part=card]";

/** Has a file of the bundle wait until it is let go. */
function hold(site: Site, path: string): () => void {
  let letGo = () => {};
  const held = new Promise<undefined>((resolve) => {
    letGo = () => resolve(undefined);
  });
  site.before(path, () => held);
  return letGo;
}

/** Glue with a function that traps, as a panic does; of the first instance only, or of every one. */
function trap(site: Site, which: "first" | "every"): void {
  site.before("/bantin/bantin.js", async (asked) => {
    if (asked.includes("real")) return undefined;
    return { body: crashing(which), headers: { "content-type": "text/javascript" } };
  });
}

const refresh = (tab: Tab) =>
  tab.run(() => (document.querySelector("bantin-related") as unknown as { refresh(): void }).refresh());
/** What is shown of the page's own markup inside the element. */
const fallback = (tab: Tab) =>
  tab.run(() => (document.querySelector("bantin-related b")?.getClientRects().length ?? 0) > 0);

test("nothing but the loader is fetched until an element comes near", async ({ tab, site }) => {
  site.put("/stories.json", STORIES);
  await tab.open(site.page(`<div style="height: 3000px"></div>${related("", 'src="/stories.json"')}`));
  await expect.poll(() => tab.run(() => customElements.get("bantin-related") !== undefined)).toBe(true);
  expect(site.asked.filter((path) => path.startsWith("/bantin/"))).toEqual(["/bantin/embed.js"]);
  expect(site.count("/stories.json")).toBe(0);
  await tab.run(() => document.querySelector("bantin-related")?.scrollIntoView());
  await expect.poll(() => tab.texts(CARDS)).toEqual(["One", "Two"]);
  expect(site.count("/bantin/bantin_bg.wasm")).toBe(1);
});

test("the data is asked for while the code is on its way, once", async ({ tab, site }) => {
  site.put("/stories.json", STORIES);
  const letGo = hold(site, "/bantin/bantin_bg.wasm");
  await tab.open(site.page(related("", 'src="/stories.json"')));
  await expect.poll(() => site.count("/stories.json")).toBe(1);
  await expect.poll(() => site.count("/bantin/bantin_related.wasm")).toBe(1);
  expect(await tab.count(CARDS)).toBe(0);
  letGo();
  await expect.poll(() => tab.texts(CARDS)).toEqual(["One", "Two"]);
  expect(site.count("/stories.json")).toBe(1);
});

test("a crash is told, and one new instance follows", async ({ tab, site }) => {
  site.head += recording("bantin-error");
  trap(site, "first");
  await tab.open(site.page(TICKER + related(`<b>Fallback</b>${INLINE}`)));
  await expect.poll(() => tab.count(CARDS)).toBe(2);
  await refresh(tab);
  // Of each element.
  await expect.poll(() => recorded(tab)).toMatchObject([{ code: "crash" }, { code: "crash" }]);
  await expect.poll(() => tab.texts(CARDS)).toEqual(["One", "Two"]);
  await expect.poll(() => tab.count("bantin-ticker >>> [part=headline]")).toBe(1);
  await refresh(tab);
  expect(site.count("/bantin/bantin_bg.wasm")).toBe(2);
});

test("after a second crash the fallback stays", async ({ tab, site }) => {
  site.head += recording("bantin-error");
  trap(site, "every");
  await tab.open(site.page(related(`<b>Fallback</b>${INLINE}`)));
  await expect.poll(() => tab.count(CARDS)).toBe(2);
  await refresh(tab);
  await expect.poll(() => recorded(tab)).toHaveLength(1);
  await expect.poll(() => tab.count(CARDS)).toBe(2);
  await refresh(tab);
  await expect.poll(() => recorded(tab)).toHaveLength(2);
  await expect.poll(() => tab.count(CARDS)).toBe(0);
  expect(await fallback(tab)).toBe(true);
});

/** Has a page keep what the core exports, and call one of that so that it traps, later and uncaught. */
const TRAPPING = `<script>
  const { instantiate } = WebAssembly;
  let core;
  WebAssembly.instantiate = async (...all) => {
    const made = await instantiate(...all);
    if (made.exports?.mount) core ??= made.exports;
    return made;
  };
  function trap() {
    // Some of it is the glue's own, handed on to the parts: what promises of that come to is nothing to this test.
    addEventListener("unhandledrejection", (event) => event.preventDefault());
    for (const it of Object.values(core)) {
      try {
        if (typeof it === "function") it(-1, -1, -1, -1);
      } catch (error) {
        if (error instanceof WebAssembly.RuntimeError) return void setTimeout(() => { throw error; });
      }
    }
  }
</script>`;

test("a trap is a crash of ours though its stack has no call but those of the wasm", async ({ tab, site }) => {
  site.head += recording("bantin-error") + TRAPPING;
  await tab.open(site.page(related(`<b>Fallback</b>${INLINE}`)));
  await expect.poll(() => tab.count(CARDS)).toBe(2);
  await tab.run(() => (globalThis as unknown as { trap(): void }).trap());
  await expect.poll(() => recorded(tab)).toMatchObject([{ code: "crash" }]);
  await expect.poll(() => tab.texts(CARDS)).toEqual(["One", "Two"]);
  expect(site.count("/bantin/bantin_bg.wasm")).toBe(2);
});

test("without its part a widget's fallback stays, the others live, and refresh() tries again", async ({
  tab,
  site,
}) => {
  site.head += recording("bantin-error");
  let isAway = true;
  site.before("/bantin/bantin_related.wasm", async () => (isAway ? { status: 503, body: "" } : undefined));
  await tab.open(site.page(TICKER + related(`<b>Fallback</b>${INLINE}`)));
  await expect.poll(() => recorded(tab)).toMatchObject([{ code: "load" }]);
  expect(await fallback(tab)).toBe(true);
  await expect.poll(() => tab.count("bantin-ticker >>> [part=headline]")).toBe(1);
  isAway = false;
  await refresh(tab);
  await expect.poll(() => tab.texts(CARDS)).toEqual(["One", "Two"]);
  expect(await fallback(tab)).toBe(false);
});

test("a moved element keeps its widget, and a removed one ends", async ({ tab, site }) => {
  await tab.open(site.page(`${related(INLINE)}<aside></aside>`));
  await expect.poll(() => tab.count(CARDS)).toBe(2);
  await tab.run(() => {
    const element = document.querySelector("bantin-related") as Element;
    Object.assign(window, { element, card: element.shadowRoot?.querySelector("[part=card]") });
    document.querySelector("aside")?.append(element);
  });
  expect(await tab.run(() => (globalThis as unknown as { card: Element }).card.isConnected)).toBe(true);
  await tab.run(() => (globalThis as unknown as { element: Element }).element.remove());
  const left = () =>
    tab.run(() => {
      const { element } = globalThis as unknown as { element: Element };
      return element.shadowRoot?.querySelector("[part=base]")?.childNodes.length;
    });
  await expect.poll(left).toBe(0);
});

test("what is out of view gives back the height it does not need, and the page's element stays as it was", async ({
  tab,
  site,
}) => {
  const far = '<div style="height: 3000px"></div>';
  const fallback = '<a href="/">News</a>';
  const data = '<script type="application/json">[]</script>';
  await tab.open(site.page(`${far}<bantin-related loading="eager">${data}${fallback}</bantin-related>`));
  const related = () =>
    tab.run(() => {
      const found = document.querySelector("bantin-related") as Element;
      return { height: found.getBoundingClientRect().height, attributes: found.getAttributeNames() };
    });
  await expect.poll(async () => (await related()).height).toBeLessThan(200);
  expect((await tab.texts("bantin-related >>> [role=status]"))[0]).toBe("No related stories yet.");
  expect((await related()).attributes).toEqual(["loading"]);
});
