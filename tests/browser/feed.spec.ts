// RSS and Atom, which `feed.js` has the widgets read themselves.
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer as createHttp } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { type Page, events, expect, record, test } from "./support/test.ts";
import type { Site } from "./support/site.ts";

const FEED = '<script type="module" src="/bantin/feed.js"></script>';
const related = (more = "") =>
  `<bantin-related src="/feed" adapter="feed" lang="en" loading="eager" ${more}></bantin-related>`;
const ticker = '<bantin-ticker src="/feed" adapter="feed" lang="en" loading="eager" mode="static"></bantin-ticker>';

const fixture = (name: string) => readFile(new URL(`../fixtures/feeds/${name}.xml`, import.meta.url), "utf8");

/** Opens a page with these widgets over a feed. */
async function open(page: Page, site: Site, xml: string, widgets: string, type = "application/rss+xml"): Promise<void> {
  await page.route("**/*.{jpg,mp3}*", (route) => route.abort());
  await page.route("**/feed", (route) => route.fulfill({ body: xml, contentType: type }));
  site.head = FEED;
  await page.goto(site.page(widgets));
}

interface Expected {
  title: string;
  url: string;
  published: string;
  excerpt: RegExp;
  image: string;
  label?: string;
  author?: string;
  next?: string;
}

const FEEDS: Record<string, Expected> = {
  wordpress: {
    title: "Cầu mới nối hai bờ – thông xe trước Tết",
    url: "https://bao.example/cau-moi/",
    published: "2026-11-24T05:55",
    excerpt: /^Hai đầu cầu đã thảm nhựa xong/,
    image: "https://bao.example/anh/cau.jpg?a=1&b=2",
    label: "Xã hội",
    author: "Tổ phóng viên",
    next: "/feed/?paged=2",
  },
  drupal: {
    title: "Lịch cắt nước cuối tuần",
    url: "https://tinh.example/node/7",
    published: "2026-11-23T02:00",
    excerpt: /^Sáu phường/,
    image: "https://tinh.example/anh/nuoc.jpg",
    author: "Văn phòng",
  },
  ghost: {
    title: "Ferries & floods",
    url: "https://river.example/ferries/",
    published: "2026-11-24T01:00",
    excerpt: /^Two landings close/,
    image: "https://river.example/ferry.jpg",
    label: "Transport",
    author: "The desk",
  },
  daily: {
    title: "Triều lên, đường ven sông ngập",
    url: "https://ngay.example/trieu",
    published: "2026-11-24T05:40",
    excerpt: /^Nước rút sau bảy giờ tối/,
    image: "https://ngay.example/trieu-lon.jpg",
  },
  atom: {
    title: "Tides & trams",
    url: "https://atom.example/en/tides",
    published: "2026-11-23T22:00",
    excerpt: /^One line is closed/,
    image: "https://atom.example/en/tides.jpg",
    label: "City",
    author: "The harbour desk",
    next: "https://atom.example/en/feed.atom?page=2",
  },
};

for (const [name, expected] of Object.entries(FEEDS)) {
  test(`a feed as ${name} writes it is stories and headlines`, async ({ page, site, log }) => {
    log.expect(/ERR_FAILED/);
    await open(page, site, await fixture(name), related('layout="list"') + ticker);
    const card = page.locator("bantin-related").getByRole("listitem").first();
    const link = card.getByRole("link", { name: expected.title });
    await expect(link).toHaveAttribute("href", expected.url);
    await expect(card.getByText(expected.excerpt)).toBeVisible();
    expect(await card.locator("time").getAttribute("datetime")).toContain(expected.published);
    for (const words of [expected.label, expected.author]) if (words) await expect(card.getByText(words)).toBeVisible();
    await expect(page.locator("bantin-ticker").getByRole("link", { name: expected.title })).toBeVisible();
    const more = page.locator("bantin-related").getByRole("button", { name: "Show more" });
    await expect(more).toHaveCount(expected.next ? 1 : 0);
    const made = await page.evaluate(
      async ({ xml, url }) => (await import("/bantin/feed.js" as string)).read(xml, url),
      { xml: await fixture(name), url: "https://bao.example/feed" },
    );
    expect(made.items[0].image).toBe(expected.image);
  });
}

test("an address in a guid is a story's own, where there is no other", async ({ page, site, log }) => {
  log.expect(/ERR_FAILED/);
  await open(page, site, await fixture("wordpress"), related());
  const second = page.getByRole("link", { name: "Chỉ có địa chỉ trong guid" });
  await expect(second).toHaveAttribute("href", "https://bao.example/?p=16");
});

test("signs and words of HTML that XML does not know are read as they were meant, and in CDATA they stay", async ({
  page,
  site,
}) => {
  const item = (title: string, more = "") => `<item><title>${title}</title><link>/a?b=1&c=2${more}</link></item>`;
  const titles = ["Tides & trams", "Caf&eacute;&nbsp;Hạ &copy; & co", "A&amp;B &#38; C &#xe0;", "AT&T;", "1 &lt; 2"];
  const literal = "<![CDATA[R&amp;D & <b>hay</b>]]>";
  await open(page, site, RSS([...titles, literal].map((it) => item(it)).join("")), ticker);
  const said = ["Tides & trams", "Café Hạ © & co", "A&B & C à", "AT&T;", "1 < 2", "R&D & hay"];
  await expect(page.getByRole("link")).toHaveText(said);
  await expect(page.getByRole("link").first()).toHaveAttribute("href", /\/a\?b=1&c=2$/);
});

test("text that Atom does not call HTML is shown as it stands", async ({ page, site }) => {
  const entry = (title: string, type = "") => `<entry><title ${type}>${title}</title><link href="/a"/></entry>`;
  const titles = [
    entry("Use &lt;b&gt; for bold"),
    entry("Write &amp;amp; for an &amp;, 1 &lt; 2", 'type="text"'),
    entry("Use &lt;b&gt;bold&lt;/b&gt;", 'type="html"'),
    entry('<div xmlns="http://www.w3.org/1999/xhtml">Less: <em>&lt;</em></div>', 'type="xhtml"'),
  ];
  await open(page, site, `<feed xmlns="http://www.w3.org/2005/Atom">${titles.join("")}</feed>`, ticker);
  const said = ["Use <b> for bold", "Write &amp; for an &, 1 < 2", "Use bold", "Less: <"];
  await expect(page.getByRole("link")).toHaveText(said);
});

for (const [what, type, title] of [
  ["of letters that nobody knows", "text/plain; charset=utf8mb4", "Of JSON"],
  ["about feeds", "text/plain; charset=utf-8", "How a <feed> is read"],
] as const) {
  test(`JSON ${what} that a server calls text goes its way`, async ({ page, site }) => {
    await page.route("**/feed", (route) =>
      route.fulfill({ body: JSON.stringify([{ title, url: "/a" }]), contentType: type }),
    );
    site.head = FEED;
    await page.goto(site.page(related().replace('adapter="feed"', "")));
    await expect(page.getByRole("link")).toHaveText(title.replace("<feed> ", ""));
  });
}

const RSS = (inside: string, before = "") => `${before}<rss version="2.0"><channel>${inside}</channel></rss>`;
const LAUGHS = `<!DOCTYPE rss [<!ENTITY a "ha">${Array.from({ length: 30 }, (_, at) => {
  const [own, before] = [String.fromCharCode(98 + at), String.fromCharCode(97 + at)];
  return /\w\w/.test(own + before) ? `<!ENTITY ${own} "${`&${before};`.repeat(10)}">` : "";
}).join("")}]>`;

/** What is no feed, and what the page is told. */
const WRONG: Record<string, [string, RegExp]> = {
  "declares entities of entities": [RSS("<item><title>&z;</title></item>", LAUGHS), /found <!ENTITY/],
  "asks for a file of the reader's": [
    RSS("<item><title>&x;</title></item>", '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    /found <!ENTITY/,
  ],
  "breaks off": ["<rss><channel><item><title>A", /expected RSS or Atom, found .*error/i],
  "is another kind of XML": ["<svg xmlns='http://www.w3.org/2000/svg'/>", /expected RSS or Atom, found <svg>/],
  "is over two megabytes": [RSS(`<item><title>${"a".repeat(3_000_000)}</title></item>`), /at most 2 MB/],
  "is empty": ["", /expected RSS or Atom/],
};

for (const [name, [xml, expected]] of Object.entries(WRONG)) {
  test(`a feed that ${name} is refused in words, and the fallback stays`, async ({ page, site, log }) => {
    log.expect(/bantin/);
    let asked = 0;
    page.on("request", (request) => {
      asked += Number(request.url().endsWith("/feed"));
    });
    await record(page, "bantin-error");
    const fallback = related().replace("></", ">Elsewhere</");
    await open(page, site, xml, fallback, "text/xml");
    await expect
      .poll(async () => (await events<{ message: string }>(page, "bantin-error"))[0]?.message)
      .toMatch(expected);
    await expect(page.getByText("Elsewhere")).toBeVisible();
    // It is what it is, however often it is asked for.
    expect(asked).toBe(1);
  });
}

test("what is in a feed does nothing: no script runs, no address but of the web is a link", async ({
  page,
  site,
  log,
}) => {
  log.expect(/bantin|ERR_FAILED/);
  const bad = `
    <item><title>&lt;img src=x onerror="globalThis.ran = 1"&gt;One</title><link>/one</link>
      <description><![CDATA[<script>globalThis.ran = 2</script><p>Words</p>]]></description></item>
    <item><title>Two</title><link>javascript:globalThis.ran = 3</link></item>
    <script xmlns="http://www.w3.org/1999/xhtml">globalThis.ran = 4</script>`;
  await open(page, site, RSS(bad), related('layout="list"'), "text/xml");
  await expect(page.getByRole("link", { name: "One" })).toHaveAttribute("href", `${site.url}/one`);
  await expect(page.getByRole("link", { name: "Two" })).toHaveCount(0);
  expect(await page.evaluate(() => (globalThis as { ran?: number }).ran)).toBeUndefined();
});

test("a page that allows no policy of that name has no feed, and all else", async ({ page, site, log }) => {
  log.expect(/bantin|Trusted|policy/i);
  await record(page, "bantin-error");
  await page.route("**/stories", (route) => route.fulfill({ json: [{ title: "Of JSON", url: "/a" }] }));
  await page.route("**/feed", (route) =>
    route.fulfill({ body: RSS("<item><title>A</title></item>"), contentType: "text/xml" }),
  );
  site.head = FEED;
  const policy = "require-trusted-types-for 'script'; trusted-types bantin";
  const other = '<bantin-related src="/stories" lang="en" loading="eager"></bantin-related>';
  await page.goto(site.page(related() + other, { "content-security-policy": policy }));
  await expect(page.getByRole("link", { name: "Of JSON" })).toBeVisible();
  await expect.poll(() => events(page, "bantin-error")).toHaveLength(1);
});

test("what the stories of a feed lack is left out, one by one", async ({ page, site, log }) => {
  log.expect(/bantin/);
  const items = `
    <item><title>Whole</title><link>/a</link><pubDate>24/11/2026 05:55</pubDate></item>
    <item><link>/b</link></item>
    <item><title>Without an address</title></item>
    <item><title>With a name for one</title><guid>tag:bao.example,2026:4</guid></item>
    <item><title>Of no day</title><link>/e</link><pubDate>hôm qua</pubDate></item>`;
  await open(page, site, RSS(items), related('layout="list"') + ticker, "text/plain; charset=utf-8");
  const cards = page.locator("bantin-related [part=card]");
  await expect(cards).toHaveCount(2);
  await expect(cards.nth(0).locator("time")).toHaveAttribute("datetime", /^2026-11-2[34]T/);
  await expect(cards.nth(1)).toContainText("Of no day");
  await expect(cards.nth(1).locator("time")).toHaveCount(0);
  await expect(page.locator("bantin-ticker")).toContainText("With a name for one");
});

test("under Trusted Types, and beside the page's own fetch and adapters", async ({ page, site, log }) => {
  log.expect(/ERR_FAILED/);
  const own = `<script type="module">
    import { configure } from "/bantin/embed.js";
    configure({ fetch: (request) => { globalThis.asked = request.url; return fetch(request); }, adapters: { mine: { title: "name" } } });
  </script>`;
  await page.route("**/mine", (route) => route.fulfill({ json: [{ name: "Of mine", url: "/a" }] }));
  await page.route("**/feed", (route) =>
    route.fulfill({ body: RSS("<item><title>Of a feed</title><link>/b</link></item>"), contentType: "text/xml" }),
  );
  site.head = FEED + own;
  const policy = "require-trusted-types-for 'script'; trusted-types bantin bantin-feed";
  await page.goto(site.page("", { "content-security-policy": policy }));
  // Once the page has said how it asks.
  await page.evaluate(() => {
    for (const [src, adapter] of Object.entries({ "/feed": "feed", "/mine": "mine" })) {
      const element = document.createElement("bantin-related");
      for (const [name, value] of Object.entries({ src, adapter, lang: "en" })) element.setAttribute(name, value);
      document.body.append(element);
    }
  });
  await expect(page.getByRole("link", { name: "Of a feed" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Of mine" })).toBeVisible();
  expect(await page.evaluate(() => (globalThis as unknown as { asked: string }).asked)).toContain(site.url);
});

/** A port of this machine that nobody has. */
async function free(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

test("the server of the documents passes on a feed as it is, and says when there is none", async ({ site }) => {
  const text = await readFile("../../docs/backends.md", "utf8");
  const example = /```js\n(import \{ createServer[\s\S]*?)```/.exec(text)?.[1] ?? "";
  const port = await free();
  const bytes = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><rss>Caf\xe9</rss>', "latin1");
  const origin = createHttp((_, answer) => answer.end(bytes));
  await new Promise<void>((done) => origin.listen(0, "127.0.0.1", done));
  const { port: from } = origin.address() as AddressInfo;
  const here = example.replace("https://news.example/feed/", `http://127.0.0.1:${from}/`).replace("8080", `${port}`);
  expect(here).not.toBe(example);
  const server = spawn(process.execPath, ["--input-type=module", "-e", here], { stdio: "inherit" });
  try {
    const ask = () => fetch(`${site.url.replace(/\d+$/, `${port}`)}/`).catch(() => undefined);
    await expect.poll(async () => (await ask())?.status).toBe(200);
    expect(Buffer.from((await (await ask())?.arrayBuffer()) ?? new ArrayBuffer(0)).equals(bytes)).toBe(true);
    origin.closeAllConnections();
    await new Promise((done) => origin.close(done));
    for (let at = 0; at < 2; at += 1) expect((await ask())?.status).toBe(502);
  } finally {
    server.kill();
    origin.close();
  }
});
