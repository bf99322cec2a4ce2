// What changes on the backend is shown as it happens: `live`, by `live.js`.
import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { type Newsroom, start } from "./support/newsroom.ts";
import { Site } from "./support/site.ts";
import { Stream, forTest } from "./support/stream.ts";
import { type Page, expect, test as base } from "./support/test.ts";

const test = base.extend<{ stream: Stream; silent: { site: Site; newsroom: Newsroom } }>({
  /** A newsroom in which nobody has commented on anything yet, and a site of it. */
  silent: async ({ page }, use) => {
    const newsroom = await start();
    const site = await new Site(newsroom.url).start();
    await use({ site, newsroom });
    // Or the page would complain of a stream that breaks off.
    await page.goto("about:blank");
    await site.stop();
    await newsroom.stop();
  },
  stream: forTest,
});

const LIVE = '<script type="module" src="/bantin/live.js"></script>';
const THREAD = "/api/articles/dem-hoa-dang-ram/comments";

const story = (title: string) => JSON.stringify([{ title, url: "/1" }]);
const thread = (...texts: string[]) =>
  JSON.stringify(texts.map((text, at) => ({ id: at + 1, text, author: { name: "Lan" } })).reverse());
const digest = (title: string) => JSON.stringify({ title: "Digest", items: [{ title, url: "/1" }] });
const weather = (title: string) => JSON.stringify({ bulletin: "Fine.", alerts: [{ title, severity: "severe" }] });

const related = (live: string, more = "") =>
  `<bantin-related src="/stories" lang="en" loading="eager" layout="list" live="${live}" ${more}></bantin-related>`;

/** Opens a page with a list of stories that follows a stream, and waits until it does. */
async function follow(page: Page, site: Site, stream: Stream, markup = related(stream.url)): Promise<void> {
  if (!site.has("/stories")) site.put("/stories", story("Old"));
  site.head ||= LIVE;
  await page.goto(site.page(markup));
  await expect.poll(() => stream.open).toBe(1);
  await expect(page.getByText("Old", { exact: true })).toBeVisible();
}

/** The tab is looked at, or not. */
const look = (page: Page, isHidden: boolean) =>
  page.evaluate((isHidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => isHidden });
    document.dispatchEvent(new Event("visibilitychange"));
  }, isHidden);

/** The example of the documents, with our bundle. */
async function documented(): Promise<string> {
  const text = await readFile("../../docs/embedding.md", "utf8");
  const example = /## Live\n[\s\S]*?```html\n([\s\S]*?)```/.exec(text)?.[1] ?? "";
  expect(example).toContain("live.js");
  return example.replaceAll("https://cdn.example/bantin/0.1.0/", "/bantin/");
}

test("a comment of somebody else is announced as it is written, and held back", async ({ page, silent }) => {
  const { site, newsroom } = silent;
  const head = '<meta charset="utf-8"><link rel="icon" href="data:,">';
  const html = `<!doctype html><html lang="en">${head}<body>${await documented()}`;
  await page.goto(site.put("/live", html, { "content-type": "text/html" }));
  await expect(page.getByText("No comments yet")).toBeVisible();
  await expect.poll(() => site.count("/api/events")).toBe(1);
  const before = site.count(THREAD);
  const write = async (text: string) => {
    const body = JSON.stringify({ author: { name: "Minh" }, text });
    await fetch(newsroom.url + THREAD, { method: "POST", headers: { "content-type": "application/json" }, body });
  };
  await write("The first lantern is lit.");
  // What comes into an empty thread is shown.
  await expect(page.getByText("The first lantern is lit.")).toBeVisible();
  await write("And the second.");
  await page.getByRole("button", { name: "1 new comment" }).click();
  await expect(page.getByText("And the second.")).toBeVisible();
  expect(site.count(THREAD)).toBe(before + 2);
  expect(site.asked.filter((it) => it.startsWith("/api/events"))).toEqual(["/api/events"]);
});

test("all elements share one stream, and each refreshes for what is its own", async ({ page, site, stream }) => {
  const put = (path: string, body: string) => site.put(path, body, { link: `<${stream.url}>; rel="events"; id="1"` });
  put("/thread", thread("First"));
  put("/digest", digest("Old headline"));
  put("/weather", weather("Old warning"));
  put("/stories", story("Old"));
  const own = `lang="en" loading="eager" live="${stream.url}"`;
  await follow(
    page,
    site,
    stream,
    `${related(stream.url)}<bantin-comments src="/thread" article="a" ${own}></bantin-comments>
    <div data-bantin="ticker" data-src="/digest" data-mode="static" data-lang="en" data-loading="eager" data-live="${stream.url}"></div>
    <bantin-weather src="/weather" ${own}></bantin-weather>`,
  );
  for (const [name, path, body, text] of [
    ["stories", "/stories", story("New"), "New"],
    ["digests", "/digest", digest("New headline"), "New headline"],
    ["weather", "/weather", weather("New warning"), "New warning"],
  ] as const) {
    const paths = ["/stories", "/digest", "/weather", "/thread"];
    const asked = paths.map((it) => site.count(it));
    put(path, body);
    stream.tell(name);
    await expect(page.getByText(text, { exact: true }).first()).toBeVisible();
    // New stories may be headlines, too.
    for (const [at, it] of paths.entries()) {
      if (it !== path && !(name === "stories" && it === "/digest"))
        expect(site.count(it), `${it}: ${name}`).toBe(asked[at]);
    }
  }
  put("/thread", thread("First", "Second"));
  stream.tell("comments", { article: "a" });
  await expect(page.getByRole("button", { name: "1 new comment" })).toBeVisible();
  expect(stream.asked.length).toBe(1);
});

test("what another article has to tell is not asked for", async ({ page, site, stream }) => {
  const names: [string, unknown, boolean][] = [
    ["/articles/thu%20hai/comments", "thu hai", true],
    ["/articles/one/comments", "one-more", false],
    ["/articles/7/comments", 7, true],
    ["/c?uri=/flood/", "/flood/", true],
    ["/c?uri=%2Ffire%2F", "/fire", false],
    ["/c?post=5", "5", true],
    ["/c?post=6", "16", false],
    // Without a name it is the page.
    ["/c", "/article-5", true],
    ["/d?post=8", "/article-5", false],
  ];
  const markup = names.map(
    ([src], at) =>
      `<bantin-comments id="c${at}" src="${src}" adapter="bantin" live="${stream.url}" lang="en" loading="eager"></bantin-comments>`,
  );
  // Where it says where it began, only what it tells is asked for.
  const link = `<${stream.url}>; rel="events"; id="1"`;
  for (const [src] of names) site.put(decodeURIComponent(src.split("?")[0] ?? ""), thread("First"), { link });
  site.head = LIVE;
  expect(site.page(markup.join(""))).toContain("/article-5");
  await page.goto(`${site.url}/article-5`);
  for (const at of names.keys()) await expect(page.locator(`#c${at}`).getByText("First").first()).toBeVisible();
  await expect.poll(() => stream.open).toBe(1);
  for (const [at, [src, article, isOwn]] of names.entries()) {
    await page.evaluate(() => {
      Object.assign(globalThis, { loads: [] });
      document.addEventListener("bantin-load", (event) =>
        (globalThis as unknown as { loads: string[] }).loads.push((event.target as Element).id),
      );
    });
    // The second is for all: when they are there, the first has done what it does.
    stream.tell("comments", { article });
    const loads = () => page.evaluate(() => (globalThis as unknown as { loads: string[] }).loads);
    if (isOwn) await expect.poll(loads, `${src}: ${article}`).toContain(`c${at}`);
    else {
      stream.tell("stories");
      stream.tell("comments", { article: names[2]?.[1] });
      await expect.poll(loads).toContain("c2");
      expect(await loads(), `${src}: ${article}`).not.toContain(`c${at}`);
    }
  }
});

test("a tab that nobody looks at has no stream, and goes on where it ended", async ({ page, site, stream }) => {
  await follow(page, site, stream);
  stream.tell("weather", {}, "số 7");
  await expect.poll(() => page.evaluate(() => performance.now() > 0)).toBe(true);
  await look(page, true);
  await expect.poll(() => stream.open).toBe(0);
  site.put("/stories", story("New"));
  stream.answer = (answer) => {
    answer.writeHead(200, { "content-type": "text/event-stream" });
    answer.write("event: stories\ndata: {}\n\n");
  };
  await look(page, false);
  await expect(page.getByText("New", { exact: true })).toBeVisible();
  const bytes = stream.asked.map((it) => it["last-event-id"]);
  expect(bytes.slice(0, 1)).toEqual([undefined]);
  expect(["số 7", "1"]).toContain(Buffer.from(`${bytes[1]}`, "latin1").toString());
});

test("a page that comes back from the browser's cache follows again", async ({ page, site, stream }) => {
  await follow(page, site, stream);
  const pass = (type: string) =>
    page.evaluate((type) => dispatchEvent(new PageTransitionEvent(type, { persisted: true })), type);
  await pass("pagehide");
  await expect.poll(() => stream.open).toBe(0);
  await pass("pageshow");
  await expect.poll(() => stream.open).toBe(1);
});

test("an element that is moved keeps its stream, and one that is gone ends it", async ({ page, site, stream }) => {
  await follow(page, site, stream);
  const element = page.locator("bantin-related");
  await element.evaluate((it) => document.body.append(it));
  await expect(page.getByText("Old", { exact: true })).toBeVisible();
  expect(stream.asked.length).toBe(1);
  expect(stream.open).toBe(1);
  const held = await element.evaluateHandle((it) => {
    it.remove();
    return it;
  });
  await expect.poll(() => stream.open).toBe(0);
  await held.evaluate((it) => document.body.append(it));
  await expect.poll(() => stream.open).toBe(1);
});

test("an element in a shadow root is followed, too", async ({ page, site, stream }) => {
  await follow(page, site, stream, related(stream.url));
  const markup = related(stream.url).replace("/stories", "/others");
  site.put("/others", story("Others"));
  await page.evaluate((markup) => {
    const host = document.createElement("section");
    host.attachShadow({ mode: "open" }).innerHTML = markup;
    document.querySelector("bantin-related")?.replaceWith(host);
  }, markup);
  await expect(page.getByText("Others", { exact: true })).toBeVisible();
  await expect.poll(() => stream.open).toBe(1);
  site.put("/others", story("Still others"));
  stream.tell("stories");
  await expect(page.getByText("Still others", { exact: true })).toBeVisible();
});

test("the attribute may come, change and go", async ({ page, site, stream }) => {
  const other = await new Stream().start();
  await follow(page, site, stream);
  const element = page.locator("bantin-related");
  await element.evaluate((it, url) => it.setAttribute("live", url), other.url);
  await expect.poll(() => [stream.open, other.open]).toEqual([0, 1]);
  await element.evaluate((it) => it.removeAttribute("live"));
  await expect.poll(() => other.open).toBe(0);
  await element.evaluate((it, url) => it.setAttribute("live", url), stream.url);
  await expect.poll(() => stream.open).toBe(1);
  site.put("/stories", story("New"));
  stream.tell("stories");
  await expect(page.getByText("New", { exact: true })).toBeVisible();
  await other.stop();
});

test("what changed before the stream was open is not missed", async ({ page, site, stream }) => {
  const begin = stream.answer;
  const letGo = new Promise<void>((resolve) => {
    stream.answer = (answer) => {
      site.put("/stories", story("New"));
      begin(answer);
      resolve();
    };
  });
  site.put("/stories", story("Old"));
  site.head = LIVE;
  await page.goto(site.page(related(stream.url)));
  await letGo;
  await expect(page.getByText("New", { exact: true })).toBeVisible();
});

test("many events at once are a few requests, and the last is shown", async ({ page, site, stream }) => {
  await follow(page, site, stream);
  const before = site.count("/stories");
  for (let at = 0; at < 3000; at += 1) stream.tell("stories", { at }, `${at}`);
  site.put("/stories", story("The last"));
  stream.tell("stories");
  await expect(page.getByText("The last", { exact: true })).toBeVisible();
  expect(site.count("/stories") - before).toBeLessThan(4);
});

test("a slow backend is waited for, however often it is told to have changed", async ({ page, site, stream }) => {
  await follow(page, site, stream);
  let asked = 0;
  let answer = () => {};
  site.before("/stories", async () => {
    asked += 1;
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    return { body: story(`Answer ${asked}`) };
  });
  stream.tell("stories");
  await expect.poll(() => asked).toBe(1);
  for (let at = 0; at < 20; at += 1) stream.tell("stories");
  answer();
  await expect(page.getByText("Answer 1", { exact: true })).toBeVisible();
  await expect.poll(() => asked).toBe(2);
  answer();
  await expect(page.getByText("Answer 2", { exact: true })).toBeVisible();
});

test("a stream in pieces, with every end of line, is read", async ({ page, site, stream }) => {
  await follow(page, site, stream);
  const shapes: [string, (string | Uint8Array)[]][] = [
    ["CR", ["event: stories\rdata: {}\r\r"]],
    ["CR and LF in two pieces", ["event: stories\r", "\ndata: {}\r", "\n\r", "\n"]],
    ["half a letter", [Buffer.from("event: stories\ndata: ế").subarray(0, -1), Buffer.from([0xbf]), "\n\n"]],
    ["no UTF-8", [Buffer.from([0x64, 0x61, 0x74, 0x61, 0x3a, 0xff, 0xc3, 0x0a, 0x0a])]],
    ["no name, no JSON", ["data: changed\n\n"]],
    ["fields that nobody knows", [":\n\nconstructor: x\nevent: constructor\nid: a\0b\nretry: soon\ndata\n\n"]],
  ];
  for (const [what, pieces] of shapes) {
    site.put("/stories", story(`After ${what}`));
    for (const piece of pieces) {
      stream.write(piece);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    }
    await expect(page.getByText(`After ${what}`, { exact: true })).toBeVisible();
  }
  expect(stream.asked.length).toBe(1);
});

/** What is no stream; and what the console says. */
const WRONG: Record<string, [(answer: ServerResponse) => void, RegExp]> = {
  "is a page": [
    (answer) => answer.writeHead(200, { "content-type": "text/html" }).end("<h1>Hello</h1>"),
    /expected 200 and text\/event-stream, found 200 and text\/html/,
  ],
  "is refused": [(answer) => answer.writeHead(503).end(), /expected 200 and text\/event-stream, found 503 and null/],
  "has a line that never ends": [
    (answer) => {
      answer.writeHead(200, { "content-type": "text/event-stream" });
      answer.write(`data: ${"x".repeat(70_000)}`);
    },
    /expected events of at most 65536 characters, found a longer one/,
  ],
  "has an event that never ends": [
    (answer) => {
      answer.writeHead(200, { "content-type": "text/event-stream" });
      answer.write(`data: ${"x".repeat(500)}\n`.repeat(140));
    },
    /expected events of at most 65536 characters/,
  ],
  "ends at once": [
    (answer) => answer.writeHead(200, { "content-type": "text/event-stream" }).end(),
    /expected events, found an end/,
  ],
  "breaks off": [(answer) => answer.destroy(), /live: http:\S+: \w+/],
};

for (const [what, [answer, words]] of Object.entries(WRONG)) {
  test(`a stream that ${what} is said once, then the widget asks by itself until it is back`, async ({
    page,
    site,
    stream,
    log,
  }) => {
    log.expect(/Failed to load resource|ERR_/);
    const begin = stream.answer;
    stream.answer = answer;
    site.put("/stories", story("Old"));
    site.head = LIVE;
    await page.goto(site.page(related(stream.url)));
    const element = page.locator("bantin-related");
    await expect(element).toHaveAttribute("refresh", "30", { timeout: 15_000 });
    expect(stream.asked.length).toBeGreaterThanOrEqual(3);
    await expect(page.getByText("Old", { exact: true })).toBeVisible();
    const said = log.lines.filter((line) => line.startsWith("bantin: live:"));
    expect(said.length).toBe(1);
    expect(said[0]).toMatch(words);
    // Nothing is lost: when the stream is back, what changed meanwhile is shown.
    site.put("/stories", story("New"));
    stream.answer = begin;
    await expect(page.getByText("New", { exact: true })).toBeVisible({ timeout: 15_000 });
    await expect(element).not.toHaveAttribute("refresh");
  });
}

test("a stream that a proxy keeps for itself is one that failed, and the widget asks by itself", async ({
  page,
  site,
  stream,
  log,
}) => {
  stream.answer = (answer) => answer.writeHead(200, { "content-type": "text/event-stream" }).flushHeaders();
  site.put("/stories", story("Old"));
  site.head = LIVE;
  await page.clock.install();
  await page.goto(site.page(related(stream.url)));
  await page.clock.runFor(1000);
  await expect(page.getByText("Old", { exact: true })).toBeVisible();
  for (const count of [1, 2, 3]) {
    await expect.poll(() => stream.asked.length).toBe(count);
    // The line that is waited for, and the longest pause before the next try.
    await page.clock.runFor(90_000);
    await expect.poll(() => stream.open).toBe(0);
    await page.clock.runFor(9000);
  }
  await expect(page.locator("bantin-related")).toHaveAttribute("refresh", "30");
  expect(log.lines.filter((line) => /live: .*expected an end of line within 90 s/.test(line)).length).toBe(1);
});

test("a backend that wants no more to be asked is not, and the widget asks by itself", async ({
  page,
  site,
  stream,
  log,
}) => {
  stream.answer = (answer) => answer.writeHead(204).end();
  site.put("/stories", story("Old"));
  site.head = LIVE;
  await page.goto(site.page(related(stream.url, 'refresh="600"')));
  await expect.poll(() => log.lines.join()).toMatch(/live: \S+: expected 200 and text\/event-stream, found 204/);
  await look(page, true);
  await look(page, false);
  await expect(page.getByText("Old", { exact: true })).toBeVisible();
  expect(stream.asked.length).toBe(1);
  // What the page said itself stays.
  await expect(page.locator("bantin-related")).toHaveAttribute("refresh", "600");
});

test("a backend that links to no stream is told, and asked as before", async ({ page, site, log }) => {
  site.put("/stories", story("Old"), { link: '</stories?page=2>; rel="next"' });
  site.head = LIVE;
  await page.goto(site.page(related("")));
  await expect(page.locator("bantin-related")).toHaveAttribute("refresh", "30");
  expect(log.lines.filter((line) => /expected a header Link with rel="events", found none/.test(line)).length).toBe(1);
});

test("what is no URL is told", async ({ page, site, log }) => {
  site.put("/stories", story("Old"));
  site.head = LIVE;
  await page.goto(site.page(related("http://[")));
  await expect.poll(() => log.lines.join()).toContain("bantin: live: http://[: expected a URL");
});

test("an element whose src is no URL leaves the others their stream", async ({ page, site, stream }) => {
  const wrong = '<bantin-ticker src="http://[" lang="en" loading="eager" live></bantin-ticker>';
  await follow(page, site, stream, `${wrong}${related(stream.url)}`);
  site.put("/stories", story("New"));
  stream.tell("stories");
  await expect(page.getByText("New", { exact: true })).toBeVisible();
});

test("the link beside the data says where the stream is and where it begins", async ({ page, site, stream }) => {
  site.put("/stories", story("Old"), {
    link: `</stories?page=2>; rel="next", <${stream.url}>; title="a, b"; rel="alternate events"; id="41"`,
  });
  site.head = LIVE;
  await page.goto(site.page(related("")));
  await expect.poll(() => stream.open).toBe(1);
  expect(stream.asked[0]?.["last-event-id"]).toBe("41");
  expect(site.count("/stories")).toBe(1);
});

for (const [own, id] of [
  ['rel="events"; id="0,12"', "0,12"],
  ['rel="events"; id="a;b c"', "a;b c"],
  ["REL = Events; ID = a%20b", "a%20b"],
  ['title="a > b"; rel="events"; id="1"', "1"],
  ['title="see <this>, or \\"that\\""; rel="alternate events"; id="1"', "1"],
  ['rel="events"; id="1", </elsewhere>; rel="my-events"; id="2"', "1"],
]) {
  test(`a link may be written in any way there is: ${own}`, async ({ page, site, stream }) => {
    site.put("/stories", story("Old"), { link: `</no>; rel="events-archive", <${stream.url}>; ${own}` });
    site.head = LIVE;
    await page.goto(site.page(related("")));
    await expect.poll(() => stream.open).toBe(1);
    expect(stream.asked[0]?.["last-event-id"]).toBe(id);
  });
}

test("included after the widgets have loaded it serves them, too", async ({ page, site }) => {
  await page.goto(site.page(`<bantin-comments src="${THREAD}" lang="en" loading="eager" live></bantin-comments>`));
  await expect(page.getByRole("textbox").first()).toBeVisible();
  expect(site.count("/api/events")).toBe(0);
  await page.evaluate(() => import("/bantin/live.js" as string));
  await expect.poll(() => site.count("/api/events")).toBe(1);
});

test("the page's own fetch and headers go with it, whatever stands beside it", async ({ page, site, stream }) => {
  for (const order of [
    ["live", "feed"],
    ["feed", "live"],
  ]) {
    site.head = order.map((name) => `<script type="module" src="/bantin/${name}.js"></script>`).join("");
    site.head += `<script type="module">
      import { configure } from "/bantin/embed.js";
      const asked = (globalThis.asked = []);
      configure({
        headers: { "${new URL(stream.url).origin}": { "x-reader": "Lan" } },
        fetch: (request) => (asked.push(new URL(request.url).pathname), fetch(request)),
      });
    </script>`;
    site.put("/stories", story("Old"));
    await page.goto(site.page(related(stream.url)));
    await expect.poll(() => stream.open).toBe(1);
    expect(stream.asked.at(-1)?.["x-reader"]).toBe("Lan");
    expect(await page.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)).toContain("/events");
  }
});

test("a page without it asks for nothing more, and one that has it twice has one stream", async ({
  page,
  site,
  stream,
}) => {
  site.head = `${LIVE}<script type="module" src="/bantin/live.js?other"></script>`;
  await follow(page, site, stream);
  expect(stream.asked.length).toBe(1);
  site.head = "";
  await page.goto(site.page(related(stream.url)));
  await expect(page.getByText("Old", { exact: true })).toBeVisible();
  expect(site.asked.filter((it) => it.includes("live.js")).length).toBe(2);
  expect(stream.asked.length).toBe(1);
});
