// What a page does to a widget without meaning to: places that give no width, styles for all of its
// text, resets, printing, built-ins that it replaced, keys that it listens to.
import { send } from "./support/form.ts";
import { element, headlines, stories } from "./support/lists.ts";
import { INHERITED, cases } from "./support/promises.ts";
import { type Page, expect, test } from "./support/test.ts";

const THREAD = { items: [{ id: 1, author: "An", text: "First.", created: "2026-11-20T08:00:00Z" }] };
/** Every widget with its data, which starts when it comes near or by these attributes. */
const widgets = (attributes = ""): [string, string][] => [
  ["related", element("related", stories(6), attributes)],
  ["weather", `<bantin-weather lang="en" src="/api/weather/can-tho" ${attributes}></bantin-weather>`],
  ["comments", element("comments", THREAD, attributes)],
  ["ticker", element("ticker", headlines(6), attributes)],
];
const WIDGETS = widgets('loading="eager"');
const markup = (all: [string, string][]) => all.map(([, it]) => it).join("");

/** Every widget of the page has its content. */
async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const all = [...document.querySelectorAll("*")].filter((it) => it.localName.startsWith("bantin-"));
    return all.every((it) => it.shadowRoot?.querySelector("[data-state=ready]"));
  });
}

const LONG = "Nước lũ đang lên ở đầu nguồn sông Tiền và sông Hậu. ".repeat(40);

/** Places in which a box is as wide as what is in it. */
const PLACES: [string, string][] = [
  ["a flex row", '<div style="display:flex">{}</div>'],
  ["a flex row beside a picture", '<div style="display:flex"><div style="flex:none;width:200px"></div>{}</div>'],
  ["a centred column", '<div style="display:flex;flex-direction:column;align-items:center">{}</div>'],
  ["a centred cell of a grid", '<div style="display:grid;justify-items:center">{}</div>'],
  ["a grid of columns by content", '<div style="display:grid;grid-template-columns:auto">{}</div>'],
  ["a float", '<div style="float:left">{}</div>'],
  ["an inline block", '<div style="display:inline-block">{}</div>'],
  ["an inline flex box", '<div style="display:inline-flex">{}</div>'],
  ["a cell of a table", "<table><tr><td>{}</td></tr></table>"],
  ["a dialog", "<dialog open>{}</dialog>"],
  ["a box placed absolutely", '<div style="position:absolute">{}</div>'],
  ["a fixed box", '<div style="position:fixed;top:0;right:0">{}</div>'],
  ["a box that fits its content", '<div style="width:fit-content">{}</div>'],
  ["a narrow column in a flex row", '<div style="display:flex;width:180px">{}</div>'],
  ["a block", "<div>{}</div>"],
];

test("what is promised is what is tried here", () => {
  expect(cases("gives no width")).toEqual(PLACES.map(([place]) => place));
  expect(cases("resets styles")).toEqual(RESETS);
  expect(cases("changes built-ins")).toEqual(PATCHES.map(([name]) => name));
  expect(INHERITED).toContain("font-size");
});

for (const [place, around] of PLACES) {
  test(`in ${place} a widget takes the room of a paragraph`, async ({ page, site }) => {
    const put = (inside: string) =>
      `<div class="place" style="width:600px;height:900px">${around.replace("{}", inside)}</div>`;
    const paragraph = put(`<p style="margin:0">${LONG}</p>`);
    await page.goto(site.page(paragraph + WIDGETS.map(([, it]) => put(it)).join("")));
    await ready(page);
    const widths = await page.evaluate(() =>
      [...document.querySelectorAll(".place")].map((it) => {
        const inside = it.querySelector("p") ?? [...it.querySelectorAll("*")].find((it) => it.shadowRoot);
        return Math.round(inside?.getBoundingClientRect().width ?? 0);
      }),
    );
    expect(widths).toEqual(widths.map(() => widths[0]));
  });
}

for (const [size, least, most] of [
  ["min-content", 100, 200],
  ["max-content", 600, 1200],
  ["fit-content", 600, 600],
] as [string, number, number][]) {
  test(`of the width ${size} a widget can be read`, async ({ page, site }) => {
    const style = `<style>main > * { width: ${size} }</style>`;
    await page.goto(site.page(`<div style="width:600px">${style}${markup(WIDGETS)}</div>`));
    await page.addStyleTag({ content: `div > * { width: ${size} }` });
    await ready(page);
    for (const [name] of WIDGETS) {
      const width = (await page.locator(`bantin-${name}`).boundingBox())?.width;
      expect(width, name).toBeGreaterThanOrEqual(least);
      expect(width, name).toBeLessThanOrEqual(most);
    }
  });
}

/** Values to try; the first that a property has and that is not its own is set. */
const VALUES = (
  "italic|700|small-caps|uppercase|justify|break-all|vertical-rl|hidden|none|all|red|wavy|7px|3|auto|both|always|120%|1.3|" +
  "1px 1px red|normal|manual|nowrap|pre|right|sideways|underline|circle|inside|'«' '»'|under|left|from-image|help|crosshair|" +
  "0.5|stroke|evenodd|round|bevel|square|optimizeLegibility|geometricPrecision|collapse|hide|separate|contents|each-line|" +
  "hanging|'ss01'|'wght' 1|'\"'|dark|exact|painted|anywhere|balance|loose|strict|keep-all|no-common-ligatures|sub|ordinal|" +
  "jis78|historical-forms|text|emoji|unicode|subpixel-antialiased|antialiased|visibleFill|url(x.svg#a)|9px|1px, 2px|2em|first|last"
).split("|");

test("of what elements inherit nothing comes in but what is meant to", async ({ page, site }) => {
  test.slow();
  await page.goto(site.page(`<div id="around">${markup(WIDGETS)}</div><div id="plain"><i></i></div>`));
  await ready(page);
  const { set, leaks } = await page.evaluate(
    ([values, onPurpose]) => {
      const around = document.querySelector<HTMLElement>("#around") as HTMLElement;
      const plain = document.querySelector<HTMLElement>("#plain") as HTMLElement;
      const child = plain.firstElementChild as HTMLElement;
      child.style.fontStyle = "inherit";
      const words = [...around.children].flatMap((host) => {
        const base = host.shadowRoot?.querySelector("[part=base]");
        const inside = base?.querySelector("h2, h3, p, li, [part=headline]");
        return [base, inside].filter((it) => it) as Element[];
      });
      const set: string[] = [];
      const leaks: string[] = [];
      for (const name of getComputedStyle(child)) {
        if (onPurpose.includes(name) || name.startsWith("--")) continue;
        const own = getComputedStyle(child).getPropertyValue(name);
        const isInherited = (value: string) => {
          plain.style.setProperty(name, value);
          const is = getComputedStyle(child).getPropertyValue(name) !== own;
          plain.style.removeProperty(name);
          return is;
        };
        const value = values.find((it) => CSS.supports(name, it) && isInherited(it));
        if (!value) continue;
        set.push(name);
        const before = words.map((it) => getComputedStyle(it).getPropertyValue(name));
        around.style.setProperty(name, value);
        words.forEach((it, at) => {
          const now = getComputedStyle(it).getPropertyValue(name);
          if (now !== before[at]) leaks.push(`${name}: ${value} on ${it.localName}.${it.className}`);
        });
        around.style.removeProperty(name);
      }
      return { set, leaks };
    },
    [VALUES, INHERITED] as [string[], string[]],
  );
  // Or nothing would have been tried.
  for (const name of ["word-break", "text-shadow", "letter-spacing", "writing-mode", "hyphens", "text-transform"]) {
    expect(set).toContain(name);
  }
  expect(set.length).toBeGreaterThan(45);
  expect(leaks).toEqual([]);
});

const RESETS = [
  "* { min-height: 0 }",
  "* { min-block-size: 0 }",
  "* { all: unset }",
  "* { all: initial }",
  "main * { all: revert }",
];
for (const reset of RESETS) {
  test(`the height is reserved whatever a page resets: ${reset}`, async ({ page, site }) => {
    await page.route("**/bantin.js", () => {}); // which never comes
    await page.goto(
      site.page(`<style>${reset} style, script, head { display: none }</style>${markup(WIDGETS)}<p id="below">x</p>`),
    );
    await page.waitForFunction(() => customElements.get("bantin-ticker"));
    const heights = await page.evaluate(() => {
      const tops = [...document.querySelectorAll("main > :not(style)")].map((it) => {
        const box = it.shadowRoot?.firstElementChild ?? it;
        return box.getBoundingClientRect().top;
      });
      return tops.slice(1).map((top, at) => Math.round(top - (tops[at] ?? 0)));
    });
    for (const [at, least] of [448, 416, 448, 58].entries())
      expect(heights[at], WIDGETS[at]?.[0]).toBeGreaterThanOrEqual(least);
  });
}

test("a page that says otherwise has the height it wants", async ({ page, site }) => {
  await page.route("**/bantin.js", () => {});
  await page.goto(
    site.page(`<style>bantin-weather { --bantin-reserve: 50px }</style>${WIDGETS[1]?.[1]}<p id="below">x</p>`),
  );
  await page.waitForFunction(() => customElements.get("bantin-ticker"));
  expect((await page.locator("bantin-weather").boundingBox())?.height).toBe(50);
});

// --- Printing ---

test("what was not reached is printed as its fallback, without an empty box", async ({ page, site }) => {
  await page.route("**/bantin.js", () => {});
  const far = '<div style="height: 4000px"></div>';
  const widget = '<bantin-weather src="/api/weather/can-tho"><a href="/weather">The weather</a></bantin-weather>';
  const bare = '<bantin-related src="/api/stories"></bantin-related>';
  await page.goto(site.page(`${far}${widget}${bare}<p id="below">x</p>`));
  await page.waitForFunction(() => customElements.get("bantin-ticker"));
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("link", { name: "The weather" })).toBeVisible();
  expect((await page.locator("bantin-weather").boundingBox())?.height).toBeLessThan(40);
  expect((await page.locator("bantin-related").boundingBox())?.height).toBe(0);
});

test("what is not there yet is printed as its fallback", async ({ page, site }) => {
  await page.route("**/slow.json", () => {});
  const widget = `<bantin-weather src="${site.url}/slow.json"><a href="/weather">The weather</a></bantin-weather>`;
  const bare = `<bantin-related src="${site.url}/slow.json"></bantin-related>`;
  await page.goto(site.page(`${widget}${bare}`));
  await expect(page.locator("bantin-related .skeleton").first()).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("link", { name: "The weather" })).toBeVisible();
  expect((await page.locator("bantin-related").boundingBox())?.height).toBe(0);
});

test("printing has far widgets filled", async ({ page, site }) => {
  await page.goto(site.page(`<div style="height: 4000px"></div>${markup(widgets())}`));
  await page.waitForFunction(() => customElements.get("bantin-ticker"));
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await expect(page.locator("bantin-weather [part=temperature]")).toBeAttached();
  await expect(page.locator("bantin-related [part=card]")).toHaveCount(6);
  await expect(page.locator("bantin-comments article")).toHaveCount(1);
});

for (const mode of ["rotate", "marquee", "static"]) {
  test(`a ticker that is ${mode} prints all headlines, once`, async ({ page, site }) => {
    await page.goto(site.page(element("ticker", headlines(6), `mode="${mode}"`)));
    await ready(page);
    const shown = () => page.locator("bantin-ticker [part=headline]:visible").allInnerTexts();
    await page.emulateMedia({ media: "print" });
    await expect.poll(shown).toHaveLength(6);
    expect(await shown()).toEqual(headlines(6).items.map(({ title }) => expect.stringContaining(title)));
    await page.emulateMedia({ media: "screen" });
    if (mode === "rotate") await expect.poll(shown).toHaveLength(1);
  });
}

test("a ticker prints all headlines when it is printed by the page", async ({ page, site }) => {
  await page.goto(site.page(element("ticker", headlines(6))));
  await ready(page);
  const printed = await page.evaluate(() => {
    dispatchEvent(new Event("beforeprint"));
    // No task runs before the browser takes its picture.
    const found = document.querySelector("bantin-ticker")?.shadowRoot?.querySelectorAll("li[part=headline]").length;
    dispatchEvent(new Event("afterprint"));
    return found;
  });
  expect(printed).toBe(6);
  await expect(page.locator("bantin-ticker li")).toHaveCount(0);
});

// --- Tags, frames, translators ---

test("a tag that closes itself is named in the console, and the page it swallowed stays", async ({
  page,
  site,
  log,
}) => {
  const { items } = headlines(4);
  site.put("/digest.json", JSON.stringify({ items }));
  const rest = `<h1>The article</h1><p>Its text</p>${WIDGETS[0]?.[1]}<footer>The end</footer>`;
  await page.goto(site.page(`<bantin-ticker src="/digest.json" />${rest}`));
  await expect(page.locator("bantin-ticker [part=headline]")).toBeVisible();
  await expect(page.getByText("Its text")).toBeVisible();
  await expect(page.locator("bantin-related [part=card]").first()).toBeVisible();
  const said = log.lines.filter((line) => line.includes("end tag"));
  expect(said).toHaveLength(1);
  expect(said[0]).toContain("<bantin-ticker> expected its end tag </bantin-ticker>, found <h1> first");
});

test("a tag that closes itself before long words alone is named, too", async ({ page, site, log }) => {
  site.put("/digest.json", JSON.stringify(headlines(4)));
  await page.goto(site.page(`<bantin-ticker src="/digest.json" /><p>${LONG}</p>`));
  await expect(page.locator("bantin-ticker [part=headline]")).toBeVisible();
  await expect.poll(() => log.lines.filter((line) => line.includes("end tag"))).toHaveLength(1);
});

test("a fallback is no tag that closes itself", async ({ page, site, log }) => {
  const lists = '<ul><li><a href="/1">One</a></li><li><a href="/2">Two</a></li></ul><p>See all of our news.</p>';
  const fallback = `<article><h2>${lists}</h2></article>`;
  const put = ([name, markup]: [string, string]) => markup.replace(`</bantin-${name}>`, `${fallback}</bantin-${name}>`);
  await page.goto(site.page(WIDGETS.map(put).join("")));
  await ready(page);
  expect(log.lines.filter((line) => line.includes("end tag"))).toEqual([]);
});

test("a fallback of many links is none either, where nothing follows it", async ({ page, site, log }) => {
  site.put("/digest.json", JSON.stringify(headlines(4)));
  const links = stories(20).map(({ url }) => `<li><a href="${url}">What was in the news of this week</a></li>`);
  await page.goto(site.page(`<div><bantin-ticker src="/digest.json"><ul>${links.join("")}</ul></bantin-ticker></div>`));
  await expect(page.locator("bantin-ticker [part=headline]")).toBeVisible();
  expect(log.lines.filter((line) => line.includes("end tag"))).toEqual([]);
});

test("a comment is sent from a frame that may not submit forms", async ({ page, site }) => {
  const inside =
    '<bantin-comments lang="en" src="/api/articles/trieu-cuong-vuot-bao-dong/comments" min-time="0"></bantin-comments>';
  const src = site.page(inside);
  await page.goto(
    site.page(`<iframe sandbox="allow-scripts allow-same-origin" src="${src}" width="700" height="900"></iframe>`),
  );
  const frame = page.frameLocator("iframe");
  await send(frame, "Từ một khung");
  await expect(frame.getByText("Từ một khung")).toBeVisible();
  await expect(frame.getByRole("article").filter({ hasText: "Từ một khung" })).toHaveCount(1);
});

/** What a translator makes of every text: words in a `<font>` in a `<font>`, as Google's does. */
const translate = (page: Page, tag: string) =>
  page.locator(tag).evaluate((host) => {
    const texts: Text[] = [];
    const walk = document.createTreeWalker(host.shadowRoot as ShadowRoot, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) texts.push(walk.currentNode as Text);
    for (const text of texts.filter((it) => it.data.trim())) {
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      inner.textContent = text.data;
      outer.append(inner);
      text.replaceWith(outer);
    }
  });

test("the ticker counts on under a translator", async ({ page, site }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(site.page(element("ticker", headlines(6))));
  await expect(page.locator("[part=position]")).toHaveText("1 / 6");
  await translate(page, "bantin-ticker");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.locator("[part=position]")).toHaveText("2 / 6");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.locator("[part=position]")).toHaveText("3 / 6");
  await expect(page.locator("[part=headline]")).toContainText("Headline 3");
});

// --- Keys ---

/** A page with shortcuts of one letter, as hotkey libraries have them. */
const SHORTCUTS = `<script>
  globalThis.acted = [];
  for (const type of ["keydown", "keypress", "keyup"]) {
    document.addEventListener(type, (event) => {
      if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable) return;
      globalThis.acted.push(type + " " + event.key);
      if (/^[kj\\/?]$/.test(event.key)) event.preventDefault();
    });
  }
</script>`;
const acted = (page: Page) => page.evaluate(() => (globalThis as unknown as { acted: string[] }).acted.splice(0));

test("what is typed in a form stays in it", async ({ page, site }) => {
  await page.goto(site.page(SHORTCUTS + (WIDGETS[2]?.[1] ?? "")));
  const text = page.getByRole("textbox").first();
  await text.click();
  await page.keyboard.type("Gió 40 km/h? j");
  await expect(text).toHaveValue("Gió 40 km/h? j");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Backspace");
  await expect(text).toHaveValue("");
  expect(await acted(page)).toEqual([]);
  await page.keyboard.press("Escape");
  expect(await acted(page)).toEqual(["keydown Escape", "keyup Escape"]);
  await page.keyboard.press("Tab");
  expect(await acted(page)).toContain("keydown Tab");
  await expect(text).not.toBeFocused();
  // What is no field is the page's as ever.
  await page.locator("article a").first().focus();
  await page.keyboard.press("x");
  expect(await acted(page)).toEqual(["keydown x", "keypress x", "keyup x"]);
});

test("what is typed into a field of the page's own, in a slot, is the page's", async ({ page, site }) => {
  const slot = '<label slot="captcha">Sum<input id="sum"></label>';
  await page.goto(
    site.page(SHORTCUTS + (WIDGETS[2]?.[1] ?? "").replace("</bantin-comments>", `${slot}</bantin-comments>`)),
  );
  await page.evaluate(() => {
    Object.assign(globalThis, { own: [] });
    document.querySelector("main")?.addEventListener("keydown", (event) => {
      if (event.target instanceof HTMLInputElement) (globalThis as unknown as { own: string[] }).own.push(event.key);
    });
  });
  await page.getByRole("textbox").first().click();
  await page.locator("#sum").click();
  await page.keyboard.type("7");
  expect(await page.evaluate(() => (globalThis as unknown as { own: string[] }).own)).toEqual(["7"]);
});

// --- Built-ins ---

const ALL = WIDGETS.map(([name, markup]) =>
  name === "related" ? '<bantin-related lang="en" src="/api/stories?limit=3"></bantin-related>' : markup,
).join("");

/** What pages and their libraries do to what the browser has. */
const PATCHES: [string, string][] = [
  [
    "Prototype 1.6's toJSON",
    `
    Array.prototype.toJSON = function () { return "[" + this.map((it) => JSON.stringify(it)).join(", ") + "]" };
    String.prototype.toJSON = function () { return '"' + this + '"' };
    Date.prototype.toJSON = function () { return '"' + this.toISOString() + '"' };`,
  ],
  ["toJSON of all objects", 'Object.prototype.toJSON = function () { return "an object" };'],
  [
    "additions to all objects and lists",
    `
    Object.prototype.each = function () {}; Object.prototype.clone = function () { return this };
    Array.prototype.contains = function (it) { return this.includes(it) };`,
  ],
  ["another JSON", 'JSON.stringify = () => "{}"; JSON.parse = () => ({});'],
  [
    "a fetch that knows texts and requests",
    `
    const real = fetch;
    globalThis.fetch = (input, init) => real(typeof input === "string" ? input : input.url, init);`,
  ],
  [
    "a fetch that adds to its address",
    'const real = fetch; globalThis.fetch = (url, init = {}) => real(url + (url.includes("?") ? "&" : "?") + "v=1", { ...init });',
  ],
  [
    "another Promise",
    `
    const Native = Promise;
    globalThis.Promise = class Own {
      #native;
      constructor(run) { this.#native = typeof run === "function" ? new Native(run) : run }
      then(...all) { return new Own(this.#native.then(...all)) }
      catch(no) { return this.then(undefined, no) }
      finally(call) { return new Own(this.#native.finally(call)) }
      static resolve(value) { return value instanceof Own ? value : new Own(Native.resolve(value)) }
      static reject(reason) { return new Own(Native.reject(reason)) }
      static all(list) { return new Own(Native.all(list)) }
      static race(list) { return new Own(Native.race(list)) }
      static allSettled(list) { return new Own(Native.allSettled(list)) }
    };`,
  ],
  [
    "an old bind",
    "Function.prototype.bind = function (context) { const call = this; return (...all) => call.apply(context, all.slice(0, 1)) };",
  ],
  [
    "an old CustomEvent",
    `
    globalThis.CustomEvent = function (name, { bubbles = false, cancelable = false, detail } = {}) {
      const event = document.createEvent("CustomEvent");
      event.initCustomEvent(name, bubbles, cancelable, detail);
      return event;
    };
    globalThis.Event = class Own {};`,
  ],
  ["another Date.parse", "Date.parse = () => null; Date.prototype.toString = () => 'today';"],
  [
    "Prototype's elements",
    `
    Element.prototype.scrollTo = function () { window.scrollTo(0, 0); return this };
    Array.from = (it) => { const list = []; for (let at = 0; at < it.length; at++) list.push(it[at]); return list };`,
  ],
  [
    "an append of one",
    "Element.prototype.append = function (it) { this.appendChild(it.nodeType ? it : document.createTextNode(it)) };",
  ],
  [
    "MooTools' lists",
    `
    localStorage.setItem("theirs", "1");
    Array.from = (it) => (it == null ? [] : typeof it === "object" && "length" in it ? [].slice.call(it) : [it]);
    Array.prototype.contains = function (it) { return this.indexOf(it) !== -1 };
    Function.prototype.extend = function (key, value) { this[key] = value; return this };
    globalThis.Window = function () {}; globalThis.Document = function () {};`,
  ],
  [
    "a fetch with answers of its own",
    `
    const theirs = fetch;
    const own = (it) => ({
      ok: it.ok, status: it.status, headers: it.headers,
      text: () => it.text(), arrayBuffer: () => it.arrayBuffer(), clone: () => own(it.clone()),
    });
    globalThis.fetch = async (...asked) => own(await theirs(...asked));`,
  ],
  [
    "a console that calls them",
    `
    const warn = console.warn;
    console.warn = (...said) => { warn.apply(console, said); document.querySelector("bantin-related")?.refresh(); };`,
  ],
  ["a console without most of its words", "globalThis.console = { warn() {}, log() {} };"],
  ["no match for media", "delete globalThis.matchMedia; globalThis.matchMedia = undefined;"],
  ["no Intl", "globalThis.Intl = undefined;"],
  ["no normalize", "String.prototype.normalize = undefined;"],
];

for (const [name, script] of PATCHES) {
  test(`all widgets live beside ${name}`, async ({ page, site }) => {
    let posted = "";
    await page.route("**/thread.json*", async (route) => {
      if (route.request().method() === "GET") return route.fulfill({ json: { items: [] } });
      posted = route.request().postData() ?? "";
      await route.fulfill({ status: 201, json: { id: "9", text: "Chào “bạn”\n\\", author: { name: "An" } } });
    });
    await page.addInitScript({ content: `{${script}}` });
    const thread =
      '<bantin-comments lang="en" src="/thread.json" article="a" min-time="0" limit="x"></bantin-comments>';
    await page.goto(site.page(`${ALL.replace(WIDGETS[2]?.[1] ?? "", "")}${thread}`));
    await page.evaluate(() => {
      for (const it of document.querySelectorAll("main > *")) (it as unknown as { refresh(): void }).refresh();
    });
    await expect(page.locator("bantin-related [part=card]")).toHaveCount(3);
    await expect(page.locator("bantin-weather [part=temperature]")).toBeVisible();
    await expect(page.locator("bantin-ticker [part=headline]").first()).toBeVisible();
    await send(page.locator("bantin-comments"), 'Chào “bạn”\n\\ "!"');
    await expect.poll(() => posted).not.toBe("");
    expect(JSON.parse(posted)).toMatchObject({ article: "a", text: 'Chào “bạn”\n\\ "!"', author: { name: "An" } });
    // Data of the page's own, with what JSON has and what it does not.
    await page.locator("bantin-related").evaluate((it) => {
      const published = new Date(Date.UTC(2026, 10, 20));
      (it as unknown as { data: unknown }).data = [
        { title: "Given", url: "/g", published, odd: () => 1, no: undefined, nan: NaN },
      ];
    });
    await expect(page.locator("bantin-related [part=title]")).toHaveText(["Given"]);
    await expect(page.locator("bantin-related time")).toHaveAttribute("datetime", /^2026-11-20T/);
  });
}

test("nothing is asked for twice where Promise is another", async ({ page, site }) => {
  site.put("/stories.json", JSON.stringify(stories(2)));
  const script = PATCHES.find(([name]) => name === "another Promise")?.[1] ?? "";
  await page.addInitScript({ content: `{${script}}` });
  await page.goto(site.page('<bantin-related lang="en" src="/stories.json"></bantin-related>'));
  await expect(page.locator("bantin-related [part=card]")).toHaveCount(2);
  expect(site.count("/stories.json")).toBe(1);
});

test("a carousel moves where all elements scroll in another way", async ({ page, site }) => {
  const script = PATCHES.find(([name]) => name === "Prototype's elements")?.[1] ?? "";
  await page.addInitScript({ content: `{${script}}` });
  await page.goto(site.page(element("related", stories(9))));
  await ready(page);
  await page.getByRole("button", { name: "Next" }).click();
  const track = page.locator("bantin-related [part=track]");
  await expect.poll(() => track.evaluate((it) => it.scrollLeft)).toBeGreaterThan(100);
});
