// RSS and Atom in every engine: feeds made up by chance are what they say, hostile ones are refused or harmless.
import { expect, test } from "../support/engine-test.ts";
import { type Made, HOSTILE, bytes, damaged, make } from "../support/feeds.ts";
import type { Site } from "../support/site.ts";
import type { Tab } from "../support/tab.ts";

/** Another one tries others: `SEED=7 …`. */
const SEED = Number(process.env.SEED ?? 1);
const COUNT = 300;
const FEED = '<script type="module" src="/bantin/feed.js"></script>';
const RELATED = '<bantin-related src="/feed" adapter="feed" lang="en" loading="eager" layout="list"></bantin-related>';
const XML = '<rss version="2.0"><channel><item><title>Of a feed</title><link>/a</link></item></channel></rss>';

interface Read {
  items?: Record<string, string>[];
  error?: string;
  /** How long it took, in milliseconds. */
  took: number;
}

/** Has the page read feeds as it does what is fetched: from bytes, by their headers. */
function readAll(tab: Tab, feeds: { base64: string; type: string; url: string }[]): Promise<Read[]> {
  return tab.run(async (feeds) => {
    await import("/bantin/feed.js" as string);
    const { settings } = (globalThis as never as Record<symbol, { settings: { fetch: typeof fetch } }>)[
      Symbol.for("bantin")
    ] as { settings: { fetch: typeof fetch } };
    const all: Read[] = [];
    for (const { base64, type, url } of feeds) {
      const body = Uint8Array.from(atob(base64), (it) => it.charCodeAt(0));
      settings.fetch = async () => new Response(body, { headers: { "content-type": type } });
      const began = performance.now();
      const took = () => performance.now() - began;
      try {
        const { items, detail: error } = JSON.parse(await (await settings.fetch(new Request(url))).text());
        all.push({ items, took: took(), ...(error && { error }) });
      } catch (error) {
        all.push({ error: String((error as Error).message), took: took() });
      }
    }
    return all;
  }, feeds);
}

/** An XML as servers send it. */
const asXml = (xml: string) => ({
  base64: Buffer.from(xml).toString("base64"),
  type: "text/xml",
  url: "https://bao.example/feed",
});

const sent = (made: Made, type: string) => ({ base64: bytes(made).toString("base64"), type, url: made.url });

/** How long this engine takes, here and now, to read a feed of thirty thousand stories, about the longest: what is soon. */
async function longest(tab: Tab): Promise<number> {
  const xml = XML.replace(/<item>.*<\/item>/, (item) => item.repeat(3e4));
  const [read] = await readAll(tab, [asXml(xml)]);
  expect(read?.items?.length).toBe(3e4);
  return read?.took ?? 0;
}

/** A page without a widget: what is read is looked at directly. */
async function empty(tab: Tab, site: Site): Promise<void> {
  await tab.open(site.page(""));
}

test(`${COUNT} feeds made up by chance are read as what they say`, async ({ tab, site }) => {
  await empty(tab, site);
  const made = Array.from({ length: COUNT }, (_, at) => make(SEED * 1000 + at));
  const types = ["application/rss+xml", "text/xml", "application/octet-stream", "text/plain"];
  const read = await readAll(
    tab,
    made.map((it, at) => sent(it, types[at % types.length] ?? "")),
  );
  for (const [at, { items, error }] of read.entries()) {
    const { stories, xml } = made[at] as Made;
    const squeezed = items?.map((item) => {
      const entries = Object.entries(item).map(([name, value]) => [name, value.trim()]);
      return Object.fromEntries(entries);
    });
    expect({ items: squeezed, error }, `seed ${SEED * 1000 + at}\n${xml}`).toEqual({
      items: stories,
      error: undefined,
    });
  }
});

test(`${COUNT} damaged feeds are refused in words, or have stories`, async ({ tab, site }) => {
  await empty(tab, site);
  const soon = await longest(tab);
  const xmls = Array.from({ length: COUNT }, (_, at) => damaged(SEED * 1000 + at));
  const read = await readAll(tab, xmls.map(asXml));
  let refused = 0;
  for (const [at, { items, error, took }] of read.entries()) {
    const what = `seed ${SEED * 1000 + at}\n${xmls[at]}`;
    expect(took, what).toBeLessThan(soon);
    if (error) refused += 1;
    if (error) expect(error, what).toMatch(/^feed: expected (RSS or Atom|an encoding), found /);
    else expect(Array.isArray(items), what).toBe(true);
  }
  // Else this would say nothing.
  expect(refused).toBeGreaterThan(COUNT / 10);
  expect(refused).toBeLessThan(COUNT);
});

test("what is made to be too much is refused in words, or harmless, and soon", async ({ tab, site }) => {
  await empty(tab, site);
  // What takes as long as its square takes minutes.
  const soon = 3 * (await longest(tab));
  for (const [name, { xml, stories }] of Object.entries(HOSTILE)) {
    const [read] = await readAll(tab, [asXml(xml())]);
    expect(read?.took, name).toBeLessThan(soon);
    if (stories) expect(read?.items?.length, `${name}: ${read?.error}`).toBe(stories);
    else
      expect(read?.error ?? `${read?.items?.length} stories`, name).toMatch(
        /^feed: expected RSS or Atom, found |^[01] stories/,
      );
  }
});

const ATOM = (inside: string, before = "") =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">${before}<entry><title>A</title><link href="/a"/>${inside}</entry></feed>`;
const RSS = (inside: string) =>
  `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><item><title>A</title><link>/a</link>${inside}</item></channel></rss>`;
const cdata = (html: string) => RSS(`<description><![CDATA[${html}]]></description>`);
const DIV = '<div xmlns="http://www.w3.org/1999/xhtml">';

/** What a feed has, and what of its story that is. */
const MEANT: Record<string, [xml: string, expected: Record<string, unknown>]> = {
  "XHTML keeps its paragraphs": [
    ATOM(`<summary type="xhtml">${DIV}<p>One.</p><p>Two.</p></div></summary>`),
    { excerpt: expect.stringContaining("<p>One.</p><p>Two.</p>") },
  ],
  "XHTML under a prefix is HTML, too": [
    ATOM('<summary type="xhtml" xmlns:x="http://www.w3.org/1999/xhtml"><x:div><x:p>One.</x:p></x:div></summary>'),
    { excerpt: expect.stringContaining("<p>One.</p>") },
  ],
  "a picture in XHTML": [
    ATOM(`<content type="xhtml">${DIV}<img src="/i.jpg"/>Words</div></content>`),
    { image: "https://bao.example/i.jpg" },
  ],
  "a picture in the words is relative to them": [
    ATOM('<content type="html" xml:base="https://b.example/2026/x/">&lt;img src="i.jpg"&gt;Words</content>'),
    { image: "https://b.example/2026/x/i.jpg" },
  ],
  "a picture is relative to its element": [
    RSS('<media:thumbnail xml:base="https://cdn.example/x/" url="i.jpg"/>'),
    { image: "https://cdn.example/x/i.jpg" },
  ],
  "references in an address": [
    cdata('<img src="https://a.example/i.jpg?w=1&#038;h=2&amp;q=3">'),
    { image: "https://a.example/i.jpg?w=1&h=2&q=3" },
  ],
  "a picture without quotes": [cdata("<img src=/i.jpg>"), { image: "https://bao.example/i.jpg" }],
  "a picture with spaces": [cdata('<img alt="a > b" src = "/i.jpg">'), { image: "https://bao.example/i.jpg" }],
  "an address with an apostrophe": [cdata('<img src="/it\'s.jpg">'), { image: "https://bao.example/it's.jpg" }],
  "an empty thumbnail": [
    RSS('<media:thumbnail url=""/><description>&lt;img src="/i.jpg"&gt;</description>'),
    { image: "https://bao.example/i.jpg" },
  ],
  "what is heard is no picture": [
    RSS('<enclosure url="/a.mp3" length="1"/><itunes:image href="/i.jpg"/>'),
    { image: "https://bao.example/i.jpg" },
  ],
  "what moves is no picture": [
    RSS('<media:content url="/v.mp4?a=b"/><media:thumbnail url="/i.jpg"/>'),
    { image: "https://bao.example/i.jpg" },
  ],
  "a thumbnail is preferred, wherever it stands": [
    RSS('<enclosure url="/e.jpg" type="image/jpeg"/><media:thumbnail url="/i.jpg"/>'),
    { image: "https://bao.example/i.jpg" },
  ],
  "a type in capitals": [RSS('<enclosure url="/i" type="Image/JPEG"/>'), { image: "https://bao.example/i" }],
  "a picture that Atom links to": [
    ATOM('<link rel="enclosure" type="image/jpeg" href="/i.jpg"/>'),
    { url: "https://bao.example/a", image: "https://bao.example/i.jpg" },
  ],
  "a category's own words": [ATOM('<category term="xa-hoi" label="Xã hội"/>'), { label: "Xã hội" }],
  "the author of the whole feed": [
    ATOM("", "<author><name>Tổ phóng viên</name></author>"),
    { author: "Tổ phóng viên" },
  ],
  "a story's own author": [
    ATOM("<author><name>An</name></author>", "<author><name>Bình</name></author>"),
    { author: "An" },
  ],
  "dashes in the words": [
    cdata(`${"<i style='margin:var(--wp--preset--x)'></i>".repeat(6000)}<!-- more -->Words`),
    { excerpt: expect.stringMatching(/<!-- more -->Words$/) },
  ],
  "a declaration that is told about": [cdata("&lt;!ENTITY a <!ENTITY b"), { excerpt: "&lt;!ENTITY a <!ENTITY b" }],
  "lines without words before it": [`\n\r\n \ufeff<!-- a -->\n<?xml version="1.0"?>${RSS("")}`, { title: "A" }],
  "signs that XML has not": [
    RSS("<description>On\u000be\u0008 &#x1F6A2;<![CDATA[ tw\u000co\u0000]]>\ufffe</description>"),
    { excerpt: "One 🚢 two" },
  ],
  "comments, also badly closed": [
    `${RSS("<!-- a --><description>b<!-- & --></description>")}<!-- 1s -- -->`,
    { excerpt: "b" },
  ],
};

test("what a feed says is read as it is meant", async ({ tab, site }) => {
  await empty(tab, site);
  const base64 = ([xml]: [string, unknown]) => Buffer.from(xml).toString("base64");
  const sent = Object.values(MEANT).map((it) => ({
    base64: base64(it),
    type: "text/xml; charset=utf-8",
    url: "https://bao.example/feed",
  }));
  const read = await readAll(tab, sent);
  for (const [at, [what, [, expected]]] of Object.entries(MEANT).entries()) {
    expect(read[at]?.items?.[0], `${what}: ${read[at]?.error}`).toMatchObject(expected);
  }
});

test("a mark at the start says which letters they are, whatever else does", async ({ tab, site }) => {
  await empty(tab, site);
  const xml = `<?xml version="1.0" encoding="ISO-8859-1"?>${RSS("<description>Nước lên</description>")}`;
  const base64 = Buffer.from(`\ufeff${xml}`).toString("base64");
  const types = ["text/xml", "application/rss+xml; charset=ISO-8859-1", "text/xml; charset='utf-16'"];
  const read = await readAll(
    tab,
    types.map((type) => ({ base64, type, url: "https://bao.example/feed" })),
  );
  expect(read.map((it) => it.items?.[0]?.excerpt)).toEqual(types.map(() => "Nước lên"));
});

test("ten megabytes are refused in words", async ({ tab, site }) => {
  const item = "<item><title>A</title><link>/a</link></item>";
  site.put("/feed", XML.replace("<item>", `${item.repeat(10_000_000 / item.length)}<item>`), {
    "content-type": "text/xml",
  });
  site.head += `${FEED}<script>globalThis.told = []; addEventListener("bantin-error", ({ detail }) => told.push(detail.message));</script>`;
  await tab.open(site.page(RELATED));
  await expect
    .poll(() => tab.run(() => (globalThis as never as { told: string[] }).told.join()))
    .toMatch(/at most 2 MB/);
});

for (const [order, [before, after]] of Object.entries({
  "before the loader": [FEED, ""],
  "after the loader": ["", FEED],
  "twice, on both sides of the loader": [FEED, '<script type="module" src="/bantin/feed.js?again"></script>'],
})) {
  test(`feed.js may stand ${order}`, async ({ tab, site }) => {
    site.put("/feed", XML, { "content-type": "application/rss+xml" });
    site.head += before;
    await tab.open(site.page(RELATED + after));
    await expect.poll(() => tab.texts("bantin-related >>> [part=card] a")).toEqual(["Of a feed"]);
  });
}

test("feed.js that comes long after all else has the feeds read that were not, and no more", async ({ tab, site }) => {
  site.put("/feed", XML, { "content-type": "application/rss+xml" });
  site.put("/gone", "", { "content-type": "text/plain" });
  const other = RELATED.replace("/feed", "/gone");
  await tab.open(site.page(RELATED + other));
  await expect.poll(() => tab.count("bantin-related >>> [data-state=failed]")).toBe(2);
  const asked = site.count("/gone");
  await tab.run(() => import("/bantin/feed.js" as string).then(() => null));
  await expect.poll(() => tab.texts("bantin-related >>> [part=card] a")).toEqual(["Of a feed"]);
  await expect.poll(() => site.count("/gone")).toBe(asked + 1);
});
