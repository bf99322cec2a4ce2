// What the loader promises to the page it is in.
import { crashing } from "./support/crash.ts";
import { hold } from "./support/hold.ts";
import { type Page, events, expect, record, test } from "./support/test.ts";
import { layoutShift, watchLayout } from "./support/watch.ts";

const STORIES = JSON.stringify([
  { id: 1, title: "One", url: "/1" },
  { id: 2, title: "Two", url: "/2" },
]);
const inline = (data: string) => `<script type="application/json">${data}</script>`;
/** The core, which the code is not there without. */
const CORE = "**/bantin_bg.wasm";
const related = (inside = "", attributes = "") => `<bantin-related ${attributes}>${inside}</bantin-related>`;

test("nothing but the loader is fetched until an element comes near", async ({ page, site }) => {
  site.put("/stories.json", STORIES);
  await page.goto(site.page(`<div style="height: 3000px"></div>${related("", 'src="/stories.json"')}`));
  await page.waitForFunction(() => customElements.get("bantin-related"));
  expect(site.asked.filter((path) => path.startsWith("/bantin/"))).toEqual(["/bantin/embed.js"]);
  expect(site.count("/stories.json")).toBe(0);
  await page.locator("bantin-related").scrollIntoViewIfNeeded();
  await expect(page.getByRole("link", { name: "One" })).toBeVisible();
  expect(site.count("/bantin/bantin_bg.wasm")).toBe(1);
});

test("the data is asked for while the code is on its way", async ({ page, site }) => {
  site.put("/stories.json", STORIES);
  const letGo = await hold(page, CORE);
  const asked = page.waitForRequest("**/stories.json");
  await page.goto(site.page(related("", 'src="/stories.json"')));
  await asked;
  letGo();
  await expect(page.getByRole("link", { name: "One" })).toBeVisible();
  expect(site.count("/stories.json")).toBe(1);
});

test("what was asked for an element that is gone is not for one that comes later", async ({ page, site }) => {
  site.put("/stories.json", STORIES);
  const letGo = await hold(page, CORE);
  const element = related("", 'src="/stories.json" loading="eager"');
  await page.goto(site.page(element));
  await expect.poll(() => site.count("/stories.json")).toBe(1);
  await page.locator("bantin-related").evaluate((element) => element.remove());
  site.put("/stories.json", JSON.stringify([{ title: "Newer", url: "/n" }]));
  letGo();
  await page.waitForFunction(() => document.querySelector("bantin-related") === null);
  await page.evaluate((markup) => document.querySelector("main")?.insertAdjacentHTML("beforeend", markup), element);
  await expect(page.getByRole("listitem")).toHaveText(["Newer"]);
});

test("what was asked for two elements is for the one that stays", async ({ page, site }) => {
  site.put("/stories.json", STORIES);
  const letGo = await hold(page, CORE);
  const element = related("", 'src="/stories.json" loading="eager"');
  await page.goto(site.page(element + element));
  await expect.poll(() => site.count("/stories.json")).toBe(1);
  await page
    .locator("bantin-related")
    .first()
    .evaluate((element) => element.remove());
  letGo();
  await expect(page.getByRole("listitem")).toHaveCount(2);
  expect(site.count("/stories.json")).toBe(1);
});

test("what an element has no use for is not for one that comes later", async ({ page, site }) => {
  site.put("/stories.json", STORIES);
  const letGo = await hold(page, CORE);
  const element = related("", 'src="/stories.json" loading="eager"');
  await page.goto(site.page(element));
  await expect.poll(() => site.count("/stories.json")).toBe(1);
  await page.locator("bantin-related").evaluate((element) => {
    (element as unknown as { data: unknown }).data = [{ title: "Given", url: "/g" }];
  });
  letGo();
  await expect(page.getByRole("listitem")).toHaveText(["Given"]);
  site.put("/stories.json", JSON.stringify([{ title: "Newer", url: "/n" }]));
  await page.evaluate((markup) => document.querySelector("main")?.insertAdjacentHTML("beforeend", markup), element);
  await expect(page.getByRole("listitem")).toHaveText(["Given", "Newer"]);
});

/** Has a backend answer those alone who bring a key. Gives what each request brought. */
async function locked(page: Page): Promise<(string | undefined)[]> {
  const keys: (string | undefined)[] = [];
  await page.route("**/stories.json", async (route) => {
    const key = route.request().headers()["x-key"];
    keys.push(key);
    await route.fulfill(key ? { json: JSON.parse(STORIES) } : { status: 401, body: "{}" });
  });
  return keys;
}
const EAGER = related("", 'src="/stories.json" loading="eager"');
const HEADERS = '{ headers: { [location.origin]: { "x-key": "k" } } }';
const FETCH = '{ fetch: (request) => { request.headers.set("x-key", "k"); return fetch(request); } }';

for (const [what, given] of [
  ["headers", HEADERS],
  ["fetch", FETCH],
]) {
  test(`${what} that the module gives which imports the loader are for the first request`, async ({ page, site }) => {
    const keys = await locked(page);
    const module = `<script type="module">import { configure } from "/bantin/embed.js"; configure(${given});</script>`;
    const type = { "content-type": "text/html" };
    await page.goto(site.put("/own", `<!doctype html><html lang="en"><title>Own</title>${module}${EAGER}`, type));
    await expect(page.getByRole("link", { name: "One" })).toBeVisible();
    expect(keys).toEqual(["k"]);
  });

  test(`${what} that come while the code is on its way have the data asked for anew`, async ({ page, site, log }) => {
    log.expect(/401/);
    const keys = await locked(page);
    const letGo = await hold(page, CORE);
    await page.goto(site.page(EAGER));
    await expect.poll(() => keys).toEqual([undefined]);
    await page.addScriptTag({
      type: "module",
      content: `import { configure } from "/bantin/embed.js"; configure(${given}); globalThis.isSet = true;`,
    });
    await page.waitForFunction(() => (globalThis as unknown as { isSet?: boolean }).isSet);
    letGo();
    await expect(page.getByRole("link", { name: "One" })).toBeVisible();
    expect(keys).toEqual([undefined, "k"]);
  });

  test(`what was asked before ${what} came is for nobody who comes later, be it answered or not`, async ({
    page,
    site,
  }) => {
    await page.route(/(stories|slow)\.json/, (route) => {
      const key = route.request().headers()["x-key"];
      return route.fulfill({ json: [{ title: key ? `Key ${key}` : "No key", url: "/1" }] });
    });
    const letGo = await hold(page, "**/slow.json");
    const slow = EAGER.replace("stories", "slow");
    await page.goto(site.page(EAGER + slow));
    await expect(page.getByRole("link", { name: "No key" })).toHaveCount(1);
    await page.evaluate(
      async ([given, markup]) => {
        const { configure } = await import("/bantin/embed.js" as string);
        configure(new Function(`return ${given}`)());
        document.body.insertAdjacentHTML("beforeend", markup);
      },
      [given, EAGER + slow] as const,
    );
    await expect(page.getByRole("link", { name: "Key k" })).toHaveCount(1);
    letGo();
    await expect(page.getByRole("link", { name: "No key" })).toHaveCount(2);
    await expect(page.getByRole("link", { name: "Key k" })).toHaveCount(2);
  });
}

test("fallback content shows until the widget does", async ({ page, site }) => {
  const letGo = await hold(page, CORE);
  await page.goto(site.page(related(`<a href="/news">All news</a>${inline(STORIES)}`)));
  await expect(page.getByRole("link", { name: "All news" })).toBeVisible();
  letGo();
  await expect(page.getByRole("link", { name: "One" })).toBeVisible();
  await expect(page.getByRole("link", { name: "All news" })).toBeHidden();
});

test("without the code the fallback stays, and the page is told", async ({ page, site, log }) => {
  log.expect(/ERR_FAILED|Failed to load resource/);
  await record(page, "bantin-error");
  await page.route("**/bantin_bg.wasm", (route) => route.abort());
  await page.goto(site.page(related('<a href="/news">All news</a>', 'src="/stories.json"')));
  await expect.poll(() => events(page, "bantin-error")).toHaveLength(1);
  await expect(page.getByRole("link", { name: "All news" })).toBeVisible();
  expect((await events<{ code: string }>(page, "bantin-error"))[0]?.code).toBe("load");
});

test("nothing moves when a widget takes its place", async ({ page, site }) => {
  await watchLayout(page);
  await page.goto(site.page('<bantin-ticker src="/api/digests/morning"></bantin-ticker><p>Below</p>'));
  await expect(page.locator("bantin-ticker [part=headline]")).toBeVisible();
  expect(await layoutShift(page)).toBeLessThan(0.01);
});

test("a div stands in for an element where tags are stripped", async ({ page, site }) => {
  site.put("/stories.json", STORIES);
  await page.goto(site.page('<div data-bantin="related" data-src="/stories.json" data-lang="vi">Fallback</div>'));
  await expect(page.getByRole("heading", { name: "Tin liên quan" })).toBeVisible();
  await expect(page.getByRole("listitem")).toHaveCount(2);
});

test("what a div brings is neither a handler nor a style of the element", async ({ page, site }) => {
  site.put("/stories.json", STORIES);
  const handlers = "data-onclick data-onfocus data-ONPointerEnter".replaceAll(
    /(data-\S+)/g,
    '$1="globalThis.ran = true"',
  );
  const markup = `<div data-bantin="related" data-src="/stories.json" ${handlers} data-style="position: fixed"></div>`;
  await page.goto(site.page(markup));
  await expect(page.getByRole("listitem")).toHaveCount(2);
  expect(await page.locator("bantin-related").evaluate((it) => it.getAttributeNames())).toEqual(["src"]);
});

test("an unknown widget is named in the console, and its neighbour lives", async ({ page, site, log }) => {
  await page.goto(
    site.page(`<div data-bantin="clock">It is late</div><bantin-map>A map</bantin-map>${related(inline(STORIES))}`),
  );
  await expect(page.getByRole("link", { name: "One" })).toBeVisible();
  await expect(page.getByText("It is late")).toBeVisible();
  await expect(page.getByText("A map")).toBeVisible();
  for (const name of ["clock", "map"]) {
    expect(log.lines.join("\n")).toContain(`expected one of ticker,related,weather,comments, found "${name}"`);
  }
});

for (const [what, script, lost] of [
  ["without WebAssembly", "delete globalThis.WebAssembly", ""],
  ["without its glue", "", "**/bantin.js"],
  ["without its part", "", "**/bantin_weather.wasm"],
]) {
  test(`a widget ${what} leaves no hole where nobody has come yet, and moves nothing that is seen`, async ({
    page,
    site,
    log,
  }) => {
    log.expect(/Failed to load resource/);
    await record(page, "bantin-error");
    await page.addInitScript({ content: `{${script}}` });
    if (lost) await page.route(lost, (route) => route.abort());
    const widget = (inside: string) => `<bantin-weather src="/api/weather/can-tho">${inside}</bantin-weather>`;
    const seen = `${widget('<a href="/weather">The weather</a>')}<p id="seen">Seen</p>`;
    await page.goto(site.page(`${seen}${widget("")}<p>Below</p><div style="height:3000px"></div>`));
    const widgets = page.locator("bantin-weather");
    const height = (at: number) => widgets.nth(at).evaluate((it) => it.getBoundingClientRect().height);
    await expect.poll(() => events(page, "bantin-error")).toHaveLength(2);
    await expect.poll(() => height(1)).toBe(0);
    expect(await height(0)).toBe(800);
    await expect(page.getByRole("link", { name: "The weather" })).toBeVisible();
  });
}

test("included twice, it warns and goes on", async ({ page, site, log }) => {
  const again = '<script type="module" src="/bantin/embed.js?again"></script>';
  await page.goto(site.page(`${again}${related(inline(STORIES))}`));
  await expect(page.getByRole("listitem")).toHaveCount(2);
  expect(log.lines.join("\n")).toMatch(/expected one, found .* and /);
});

test("properties set before the upgrade count", async ({ page, site }) => {
  const early = `<script>
    const element = document.querySelector("bantin-related");
    element.data = { posts: [{ name: "Early", link: "/e" }] };
    element.transform = (json) => json.posts.map((post) => ({ title: post.name, url: post.link }));
  </script>`;
  await page.goto(site.page(`${related()}${early}`));
  await expect(page.getByRole("link", { name: "Early" })).toBeVisible();
});

test("data is shown anew when it is set", async ({ page, site }) => {
  await page.goto(site.page(related(inline(STORIES))));
  await expect(page.getByRole("listitem")).toHaveCount(2);
  await page.locator("bantin-related").evaluate((element) => {
    (element as unknown as { data: unknown }).data = [{ title: "Later", url: "/l" }];
  });
  await expect(page.getByRole("listitem")).toHaveText(["Later"]);
});

test("configure gives headers, fetch, labels and adapters", async ({ page, site }) => {
  site.put("/posts.json", JSON.stringify({ posts: [{ name: "Mapped", to: "/m" }] }));
  const setUp = `<script type="module">
    import { configure } from "/bantin/embed.js";
    configure({
      headers: { [location.origin]: { "x-key": "k" } },
      labels: { en: { related: "Read on" } },
      adapters: { house: { items: "posts", title: "name", url: "to" } },
      fetch: (request) => { globalThis.key = request.headers.get("x-key"); return fetch(request); },
    });
  </script>`;
  await page.goto(site.page(`${setUp}${related("", 'src="/posts.json" adapter="house"')}`));
  await expect(page.getByRole("link", { name: "Mapped" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Read on" })).toBeVisible();
  expect(await page.evaluate(() => (globalThis as unknown as { key: string }).key)).toBe("k");
});

test("labels under a tag that is none are named in the console", async ({ page, site, log }) => {
  const settings = 'configure({ labels: { vi_VN: { related: "Đọc thêm" }, vi: { related: "Đọc thêm" } } })';
  const script = `<script type="module">import { configure } from "/bantin/embed.js"; ${settings}</script>`;
  await page.goto(site.page(script + related(inline(STORIES), 'lang="vi"')));
  await expect(page.getByRole("link", { name: "One" })).toBeVisible();
  const said = log.lines.filter((line) => line.includes("labels"));
  expect(said).toEqual(['bantin: labels: expected a tag such as vi or fr-CA, found "vi_VN"']);
});

test("a mapping reads any backend, inline or from a script", async ({ page, site }) => {
  site.put("/any.json", JSON.stringify({ data: { rows: [{ headline: "A &amp; B", slug: "a-b" }] } }));
  const mapping = JSON.stringify({ items: "data.rows", title: "headline", url: "/stories/{slug}" });
  const script = `<script type="application/json" id="map">${mapping}</script>`;
  await page.goto(site.page(`${script}${related("", 'src="/any.json" mapping="#map"')}`));
  const link = page.getByRole("link", { name: "A & B" });
  await expect(link).toHaveAttribute("href", `${site.url}/stories/a-b`);
});

test("an element that was out for a while as the code loaded has one widget", async ({ page, site }) => {
  const letGo = await hold(page, CORE);
  await page.goto(site.page(`<main>${related(inline(STORIES), 'loading="eager"')}</main>`));
  await page.waitForFunction(() => customElements.get("bantin-related"));
  await page.locator("bantin-related").evaluate(async (element) => {
    element.remove();
    await new Promise((done) => setTimeout(done));
    document.querySelector("main")?.append(element);
  });
  letGo();
  await expect(page.getByRole("listitem")).toHaveCount(2);
});

test("a moved element keeps its widget; a removed one ends", async ({ page, site }) => {
  await page.goto(site.page(`${related(inline(STORIES))}<aside></aside>`));
  await expect(page.getByRole("listitem")).toHaveCount(2);
  const isSame = await page.evaluate(async () => {
    const element = document.querySelector("bantin-related");
    const row = element?.shadowRoot?.querySelector("li");
    document.querySelector("aside")?.append(element as Element);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return row?.isConnected;
  });
  expect(isSame).toBe(true);
  const left = await page.evaluate(async () => {
    const element = document.querySelector("bantin-related");
    element?.remove();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return element?.shadowRoot?.querySelector("[part=base]")?.childNodes.length;
  });
  expect(left).toBe(0);
});

test("refresh fetches anew, and starts an element that waits to be told", async ({ page, site }) => {
  site.put("/stories.json", STORIES);
  await page.goto(site.page(related("", 'src="/stories.json" loading="manual"')));
  await page.waitForFunction(() => customElements.get("bantin-related"));
  await refresh(page);
  await expect(page.getByRole("listitem")).toHaveCount(2);
  site.put("/stories.json", JSON.stringify([{ title: "New", url: "/n" }]));
  await refresh(page);
  await expect(page.getByRole("listitem")).toHaveText(["New"]);
});

test("a strict policy is no obstacle", async ({ page, site }) => {
  const policy = [
    "default-src 'none'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types bantin",
  ].join("; ");
  const markup = `${related("", 'src="/api/stories?limit=3"')}
    <bantin-weather src="/api/weather/can-tho"></bantin-weather>
    <bantin-comments src="/api/articles/trieu-cuong-vuot-bao-dong/comments"></bantin-comments>
    <bantin-ticker src="/api/digests/morning"></bantin-ticker>`;
  await page.goto(site.page(markup, { "content-security-policy": policy }));
  await expect(page.locator("bantin-related [part=card]")).toHaveCount(3);
  await expect(page.locator("bantin-weather [part=temperature]")).toBeVisible();
  await page.locator("bantin-comments").scrollIntoViewIfNeeded();
  await expect(page.locator("bantin-comments [part~=comment]").first()).toBeVisible();
  await page.locator("bantin-ticker").scrollIntoViewIfNeeded();
  await expect(page.locator("bantin-ticker [part=headline]")).toBeVisible();
});

test("a wrong type of the wasm is no obstacle", async ({ page, site }) => {
  site.wasmType = "text/plain";
  await page.goto(site.page(related(inline(STORIES))));
  await expect(page.getByRole("listitem")).toHaveCount(2);
});

/** Glue with a function that traps, as a panic does; of the first instance only, or of every one. */
async function trap(page: Page, which: "first" | "every", name: "mount" | "refresh" = "refresh"): Promise<void> {
  const body = crashing(which, name);
  await page.route(/\/bantin\.js$/, (route) => route.fulfill({ contentType: "text/javascript", body }));
}

const refresh = (page: Page) =>
  page.locator("bantin-related").evaluate((element) => (element as unknown as { refresh(): void }).refresh());

test("a crash is told, and one new instance follows", async ({ page, site }) => {
  await record(page, "bantin-error");
  await trap(page, "first");
  await page.goto(site.page(related(`<b>Fallback</b>${inline(STORIES)}`)));
  await expect(page.getByRole("listitem")).toHaveCount(2);
  await refresh(page);
  await expect.poll(() => events(page, "bantin-error")).toHaveLength(1);
  expect((await events<{ code: string }>(page, "bantin-error"))[0]?.code).toBe("crash");
  await expect(page.getByRole("listitem")).toHaveCount(2);
  await refresh(page);
  await expect(page.getByRole("listitem")).toHaveCount(2);
  expect(site.count("/bantin/bantin_bg.wasm")).toBe(2);
});

test("a widget whose turn comes after another one crashed is there in the new instance", async ({ page, site }) => {
  await trap(page, "first", "mount");
  await page.goto(site.page(related(inline(STORIES)) + related(inline(STORIES))));
  await expect(page.getByRole("listitem")).toHaveCount(4);
  expect(site.count("/bantin/bantin_bg.wasm")).toBe(2);
});

test("an element that the page's own code makes fail has its fallback back, and the others live", async ({
  page,
  site,
  log,
}) => {
  log.expect(/bantin: crash Error: the page's own/);
  await record(page, "bantin-error");
  const failing = `<script>Object.defineProperty(document.querySelector("bantin-related"), "heading",
    { get() { throw new Error("the page's own") } })</script>`;
  await page.goto(site.page(related(`<b>Fallback</b>${inline(STORIES)}`) + failing + related(inline(STORIES))));
  await expect(page.getByRole("listitem")).toHaveCount(2);
  await expect(page.getByText("Fallback")).toBeVisible();
  const told = await events<{ code: string; message: string }>(page, "bantin-error");
  expect(told).toMatchObject([{ code: "crash", message: "Error: the page's own" }]);
  expect(site.count("/bantin/bantin_bg.wasm")).toBe(1);
});

test("after a second crash the fallback stays", async ({ page, site }) => {
  await record(page, "bantin-error");
  await trap(page, "every");
  await page.goto(site.page(related(`<b>Fallback</b>${inline(STORIES)}`)));
  await expect(page.getByRole("listitem")).toHaveCount(2);
  await refresh(page);
  await expect.poll(() => events(page, "bantin-error")).toHaveLength(1);
  await expect(page.getByRole("listitem")).toHaveCount(2);
  await refresh(page);
  await expect(page.getByText("Fallback")).toBeVisible();
  await expect(page.getByRole("listitem")).toHaveCount(0);
  expect(await events(page, "bantin-error")).toHaveLength(2);
});

/** The files of the bundle that were asked for. */
const files = (asked: string[]) =>
  asked.filter((path) => /^\/bantin\/.*wasm$/.test(path)).map((path) => path.slice("/bantin/".length));
const ticker = '<bantin-ticker loading="eager" src="/api/digests/morning"></bantin-ticker>';

test("a page with one widget loads the core and its part only", async ({ page, site }) => {
  await page.goto(site.page(ticker));
  await expect(page.locator("bantin-ticker [part=headline]")).toBeVisible();
  expect(files(site.asked).sort()).toEqual(["bantin_bg.wasm", "bantin_related-ticker.wasm", "bantin_ticker.wasm"]);
});

test("a part is asked for beside the core, not after it", async ({ page, site }) => {
  const letGo = await hold(page, CORE);
  const asked = page.waitForRequest("**/bantin_ticker.wasm");
  await page.goto(site.page(ticker));
  await asked;
  await expect(page.locator("bantin-ticker [part=headline]")).toHaveCount(0);
  letGo();
  await expect(page.locator("bantin-ticker [part=headline]")).toBeVisible();
});

test("two widgets load each part once, and what both need once", async ({ page, site }) => {
  await page.goto(site.page(`${ticker}${related(inline(STORIES))}${ticker}${related(inline(STORIES))}`));
  await expect(page.getByRole("listitem")).toHaveCount(4);
  await expect(page.locator("bantin-ticker [part=headline]")).toHaveCount(2);
  expect(files(site.asked).sort()).toEqual([
    "bantin_bg.wasm",
    "bantin_related-ticker.wasm",
    "bantin_related.wasm",
    "bantin_ticker.wasm",
  ]);
});

test("a part that cannot be fetched is tried again", async ({ page, site, log }) => {
  log.expect(/ERR_FAILED|Failed to load resource/);
  let tries = 0;
  await page.route("**/bantin_related.wasm", (route) => {
    tries += 1;
    return tries === 1 ? route.abort() : route.continue();
  });
  await page.goto(site.page(related(inline(STORIES))));
  await expect(page.getByRole("listitem")).toHaveCount(2);
  expect(tries).toBe(2);
});

test("without its part a widget's fallback stays, the others live, and refresh() tries again", async ({
  page,
  site,
  log,
}) => {
  log.expect(/ERR_FAILED|Failed to load resource/);
  await record(page, "bantin-error");
  let isAway = true;
  await page.route("**/bantin_related.wasm", (route) => (isAway ? route.abort() : route.continue()));
  await page.goto(site.page(`${ticker}${related(`<b>Fallback</b>${inline(STORIES)}`)}`));
  await expect.poll(() => events(page, "bantin-error")).toHaveLength(1);
  expect((await events<{ code: string }>(page, "bantin-error"))[0]?.code).toBe("load");
  await expect(page.getByText("Fallback")).toBeVisible();
  await expect(page.locator("bantin-ticker [part=headline]")).toBeVisible();
  isAway = false;
  await refresh(page);
  await expect(page.locator("bantin-related").getByRole("listitem")).toHaveCount(2);
  await expect(page.locator("bantin-ticker [part=headline]")).toBeVisible();
  expect(files(site.asked).filter((name) => name !== "bantin_related.wasm")).toHaveLength(3);
});

test("after a crash all parts start anew", async ({ page, site }) => {
  await trap(page, "first");
  await page.goto(site.page(`${ticker}${related(inline(STORIES))}`));
  await expect(page.getByRole("listitem")).toHaveCount(2);
  await expect(page.locator("bantin-ticker [part=headline]")).toBeVisible();
  await refresh(page);
  await expect.poll(() => site.count("/bantin/bantin_bg.wasm")).toBe(2);
  await expect(page.getByRole("listitem")).toHaveCount(2);
  await expect(page.locator("bantin-ticker [part=headline]")).toBeVisible();
  for (const name of ["ticker", "related", "related-ticker"]) expect(site.count(`/bantin/bantin_${name}.wasm`)).toBe(2);
});

test("fifty widgets share one instance, and one request for each URL", async ({ page, site }) => {
  const widgets = Array.from({ length: 50 }, (_, i) =>
    related("", `src="/api/stories?limit=${(i % 5) + 1}" loading="eager"`),
  );
  await page.goto(site.page(widgets.join("")));
  await expect(page.locator("bantin-related [part=card]")).toHaveCount(150);
  expect(site.count("/bantin/bantin_bg.wasm")).toBe(1);
  expect(site.count("/api/stories")).toBe(5);
});
