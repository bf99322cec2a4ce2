// A page that comes in pieces: an element whose data stands inside of it may be there before that is.
import type { Site } from "./support/site.ts";
import { type Page, expect, test } from "./support/test.ts";

const HEAD =
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>An article</title><link rel="icon" href="data:,">' +
  '<script type="module" async src="/bantin/embed.js"></script></head><body><main><p>A long article.</p>';
const DATA = JSON.stringify(["One", "Two", "Three"].map((title) => ({ title, url: `/${title}` })));
const OPEN = '<bantin-related loading="eager"><script type="application/json">';
const CLOSE = "</script></bantin-related>";

/** A page of which a test sends one piece after the other. */
class Pieces {
  #waiting: (() => void)[] = [];
  #pieces: (string | null)[] = [];

  /** Sends a piece, or that there is no more. */
  send(piece: string | null): void {
    this.#pieces.push(piece);
    for (const go of this.#waiting.splice(0)) go();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string> {
    for (;;) {
      while (this.#pieces.length === 0) await new Promise<void>((go) => this.#waiting.push(go));
      const piece = this.#pieces.shift();
      if (piece === null || piece === undefined) return;
      yield piece;
    }
  }
}

/** Opens a page whose first piece ends so, once the widgets' code has run in it. */
async function open(page: Page, site: Site, start: string): Promise<Pieces> {
  const pieces = new Pieces();
  site.before("/pieces", async () => ({ body: pieces, headers: { "content-type": "text/html; charset=utf-8" } }));
  pieces.send(HEAD + start);
  await page.goto(`${site.url}/pieces`, { waitUntil: "commit" });
  await expect(page.locator("bantin-related [data-state]")).toHaveAttribute("data-state", "loading");
  return pieces;
}

const cards = (page: Page) => page.locator("bantin-related [part=card]");

const CUTS: [string, string[]][] = [
  ["before its data", ['<bantin-related loading="eager">', `<script type="application/json">${DATA}${CLOSE}`]],
  ["in the middle of its data", [OPEN + DATA.slice(0, 20), DATA.slice(20) + CLOSE]],
  ["behind its data", [OPEN + DATA, CLOSE]],
  [
    "three times",
    [
      '<bantin-related loading="eager">\n',
      OPEN.slice(OPEN.indexOf("<script")) + DATA.slice(0, 9),
      DATA.slice(9) + CLOSE,
    ],
  ],
];

for (const [cut, [first = "", ...rest]] of CUTS) {
  test(`a page that is cut ${cut} shows all of it, before the page is at its end`, async ({ page, site, log }) => {
    const pieces = await open(page, site, first);
    for (const piece of rest) {
      await expect(page.locator("bantin-related [data-state]")).toHaveAttribute("data-state", "loading");
      pieces.send(piece);
    }
    pieces.send("<p>More of the article.</p>");
    await expect(cards(page)).toHaveText([/One/, /Two/, /Three/]);
    expect(await page.evaluate(() => document.readyState)).toBe("loading");
    pieces.send(null);
    await page.waitForLoadState();
    await expect(cards(page)).toHaveCount(3);
    expect(log.lines.filter((it) => it.includes("found"))).toEqual([]);
  });
}

const NAMED: [string, string, string][] = [
  [
    "mapping",
    '<bantin-related src="/stories" loading="eager" mapping="#map"></bantin-related>',
    '<script type="application/json" id="map">{"items": "rows", "title": "head", "url": "at"}</script>',
  ],
  [
    "body",
    '<bantin-related src="/stories" loading="eager" mapping=\'{"items": "rows", "title": "head", "url": "at"}\' body="#query"></bantin-related>',
    '<script type="application/graphql" id="query">{ rows { head at } }</script>',
  ],
];
for (const [attribute, markup, script] of NAMED) {
  test(`an element waits for the script that its ${attribute} names, further down`, async ({ page, site, log }) => {
    const rows = ["One", "Two", "Three"].map((head) => ({ head, at: `/${head}` }));
    site.put("/stories", JSON.stringify({ rows }));
    const pieces = await open(page, site, `<script type="module" src="/bantin/graphql.js"></script>${markup}<p>More.`);
    pieces.send(`</p>${script.slice(0, -20)}`);
    await expect.poll(() => page.evaluate(() => document.querySelector("script[id]")?.textContent)).toBeTruthy();
    await expect(page.locator("bantin-related [data-state]")).toHaveAttribute("data-state", "loading");
    pieces.send(`${script.slice(-20)}<p>More of the article.</p>`);
    await expect(cards(page)).toHaveText([/One/, /Two/, /Three/]);
    expect(await page.evaluate(() => document.readyState)).toBe("loading");
    pieces.send(null);
    await page.waitForLoadState();
    expect(log.lines.filter((it) => /found|no element/.test(it))).toEqual([]);
  });
}

test("a script that is named and never comes is said at the page's end", async ({ page, site, log }) => {
  site.put("/stories", "{}");
  const pieces = await open(
    page,
    site,
    '<bantin-related src="/stories" loading="eager" mapping="#map"></bantin-related>',
  );
  pieces.send("<p>More of the article.</p>");
  pieces.send(null);
  await expect(page.getByText("The related stories could not be loaded.")).toBeVisible();
  expect(log.lines.join()).toContain('mapping: no element with the id "map"');
});

test("an element that is the last of its page is filled at the page's end", async ({ page, site }) => {
  const pieces = await open(page, site, OPEN);
  pieces.send(DATA + CLOSE);
  pieces.send(null);
  await expect(cards(page)).toHaveCount(3);
});

test("what is missing altogether is said once the element is at its end", async ({ page, site, log }) => {
  const pieces = await open(page, site, '<bantin-related loading="eager">');
  pieces.send("</bantin-related><p>More of the article.</p>");
  await expect(page.getByText("The related stories could not be loaded.")).toBeVisible();
  expect(log.lines.join()).toContain("src: expected a URL or inline data, found neither");
  pieces.send(null);
});
