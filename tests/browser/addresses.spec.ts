// Whose thread a page shows: by its address, whatever that is called, and where an address leads.
import { send } from "./support/form.ts";
import { type Page, expect, test } from "./support/test.ts";
import type { Site } from "./support/site.ts";

interface Listed {
  id: string;
  parent?: string;
}

const comments = (from: number, to: number): Listed[] =>
  Array.from({ length: to - from }, (_, at) => ({
    id: `${from + at}`,
    text: `Comment ${from + at}`,
    author: { name: `Reader ${from + at}` },
    created: "2026-11-20T08:00:00Z",
  }));

/** A backend of threads, by article; it remembers what was asked and written. */
class Threads {
  asked: string[] = [];
  written: { article: string; text: string }[] = [];
  pages: Record<string, Listed[][]> = {};

  async serve(page: Page): Promise<this> {
    await page.route(/\/threads?(\/\w+)?(\?|$)/, async (route) => {
      const request = route.request();
      const { pathname, searchParams } = new URL(request.url());
      if (request.method() === "POST") {
        const body = request.postDataJSON();
        this.written.push({ article: body.article, text: body.text });
        return route.fulfill({
          status: 201,
          json: { id: `9${this.written.length}`, text: body.text, author: body.author },
        });
      }
      this.asked.push(pathname);
      const pages = this.pages[pathname] ?? [[]];
      const at = Number(searchParams.get("page") ?? 1);
      const next = at < pages.length ? `${pathname}?page=${at + 1}` : null;
      return route.fulfill({ json: { items: pages[at - 1], total: pages.flat().length, next } });
    });
    return this;
  }
}

const thread = (attributes = "") =>
  `<bantin-comments lang="en" src="/thread" min-time="0" ${attributes}></bantin-comments>`;
const HIGH = '<div style="height: 4000px">An article</div>';

/** A page at a path of its own, with more in its head. */
function put(site: Site, path: string, markup: string, head = ""): string {
  const loader = `<script type="module" src="${site.url}/bantin/embed.js"></script>`;
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>An article</title><link rel="icon" href="data:,">${head}${loader}</head><body>${markup}</body></html>`;
  return site.put(path, page, { "content-type": "text/html; charset=utf-8" });
}

async function write(page: Page, text: string, at = "bantin-comments"): Promise<void> {
  await send(page.locator(at), text);
}

// --- A link to a comment ---

const leads = async (page: Page, reader: string) => {
  const wanted = page.getByRole("article", { name: reader, exact: true });
  await expect(wanted).toBeFocused();
  await expect(wanted).toBeInViewport();
};

for (const [place, before, inside] of [
  ["in the first screen", "", ""],
  ["below a long article", HIGH, ""],
  ["where a fallback shows until then", HIGH, "<p>Comments are loading</p>"],
]) {
  for (const [at, reader] of [
    ["of the first page", "Reader 15"],
    ["of the third page", "Reader 55"],
    ["that is the last", "Reader 60"],
  ]) {
    test(`a link leads to a comment ${at}, ${place}`, async ({ page, site }) => {
      const threads = await new Threads().serve(page);
      threads.pages["/thread"] = [comments(1, 21), comments(21, 41), comments(41, 61)];
      const markup = thread().replace("></", `>${inside}</`);
      const address = put(site, "/bai", before + markup + HIGH);
      await page.goto(`${address}#comment-${reader?.split(" ")[1]}`);
      await leads(page, reader ?? "");
      await expect(page.locator(".target")).toHaveCount(1);
    });
  }
}

test("a link within the page leads to a comment that nobody was near", async ({ page, site }) => {
  const threads = await new Threads().serve(page);
  threads.pages["/thread"] = [comments(1, 21)];
  await page.goto(put(site, "/bai", `<a href="#comment-15">The latest</a>${HIGH}${thread()}${HIGH}`));
  await page.waitForFunction(() => customElements.get("bantin-comments"));
  expect(threads.asked).toEqual([]);
  await page.getByRole("link", { name: "The latest" }).click();
  await leads(page, "Reader 15");
});

test("an element that waits to be told waits", async ({ page, site }) => {
  const threads = await new Threads().serve(page);
  threads.pages["/thread"] = [comments(1, 21)];
  await page.goto(`${put(site, "/bai", thread('loading="manual"'))}#comment-15`);
  await page.waitForFunction(() => customElements.get("bantin-comments"));
  expect(threads.asked).toEqual([]);
  await page.locator("bantin-comments").evaluate((it) => (it as unknown as { refresh(): void }).refresh());
  await leads(page, "Reader 15");
});

for (const when of ["at first", "later"]) {
  test(`a thread that is folded away is unfolded for the comment that the address names, ${when}`, async ({
    page,
    site,
  }) => {
    const threads = await new Threads().serve(page);
    threads.pages["/thread"] = [comments(1, 21)];
    const folded = `<details><summary>Comments</summary>${thread()}</details>`;
    const around = `<details><summary>More</summary>${folded}</details><details><summary>Other</summary></details>`;
    const hash = when === "later" ? "" : "#comment-15";
    await page.goto(`${put(site, "/bai", HIGH + around)}${hash}`);
    if (!hash) {
      const host = page.locator("bantin-comments");
      await host.evaluate((it) => (it as unknown as { refresh(): void }).refresh());
      await expect(host.getByRole("article", { includeHidden: true })).toHaveCount(20);
      await page.evaluate(() => void Object.assign(location, { hash: "#comment-15" }));
    }
    await leads(page, "Reader 15");
    await expect(page.locator("details[open]")).toHaveCount(2);
  });
}

test("of several threads that one leads on which has the comment", async ({ page, site }) => {
  const threads = await new Threads().serve(page);
  threads.pages["/threads/a"] = [comments(1, 5)];
  threads.pages["/threads/b"] = [comments(101, 121), comments(121, 131)];
  const two = ["a", "b"].map((it) => thread().replace("/thread", `/threads/${it}`));
  await page.goto(`${put(site, "/bai", two.join(HIGH))}#comment-125`);
  await leads(page, "Reader 125");
});

test("a comment that is not there is said in a sentence", async ({ page, site }) => {
  const threads = await new Threads().serve(page);
  threads.pages["/thread"] = [comments(1, 21), comments(21, 31)];
  await page.goto(`${put(site, "/bai", HIGH + thread())}#comment-404`);
  await expect(page.getByText("The comment this link leads to could not be found.")).toBeVisible();
  await expect(page.getByRole("article").first()).toBeAttached();
});

test("a session that stands in the address makes no other thread", async ({ page, site }) => {
  const threads = await new Threads().serve(page);
  await page.goto(put(site, "/tin;jsessionid=0A1B2C.node1/lu-rut", thread()));
  await write(page, "Hello");
  await expect.poll(() => threads.written).toEqual([{ article: `${site.url}/tin/lu-rut`, text: "Hello" }]);
});

test("what a page calls by the names of its document leads nowhere else", async ({ page, site }) => {
  const threads = await new Threads().serve(page);
  threads.pages["/thread"] = [comments(15, 16)];
  const named = (names: string[], tag: string) =>
    names.map((it) => `<${tag} name="${it}" id="${it}"></${tag}>`).join("");
  const forms = "URL title body head cookie location referrer links activeElement documentElement dir fonts".split(" ");
  const others = named(["hidden", "visibilityState"], "iframe") + named(["configure", "fetch", "settings"], "div");
  const address = put(site, "/bai", named(forms, "form") + others + thread());
  await page.goto(`${address}#comment-15`);
  await leads(page, "Reader 15");
  await write(page, "Hello");
  await expect.poll(() => threads.written).toEqual([{ article: address, text: "Hello" }]);
});

// --- The base URL is not the address ---

for (const [what, base] of [
  ["the root", '<base href="/">'],
  ["a folder", '<base href="/vi/">'],
  ["another host", '<base href="https://cdn.example/assets/">'],
]) {
  test(`the base of a page may be ${what}: its address is its own`, async ({ page, site }) => {
    const threads = await new Threads().serve(page);
    threads.pages["/thread"] = [comments(15, 16)];
    const path = "/tin/lu-rut";
    const address = put(site, path, thread().replace("/thread", `${site.url}/thread`), base);
    await page.goto(`${address}?utm_source=x#comment-15`);
    const link = page.locator("bantin-comments [part=permalink]");
    expect(await link.evaluate((it) => (it as HTMLAnchorElement).href)).toBe(`${address}?utm_source=x#comment-15`);
    await leads(page, "Reader 15");
    await link.click();
    expect(page.url()).toBe(`${address}?utm_source=x#comment-15`);
    await write(page, "Hello");
    await expect.poll(() => threads.written).toEqual([{ article: address, text: "Hello" }]);
  });

  test(`a carousel leaves out its own page whatever the base: ${what}`, async ({ page, site }) => {
    const data = JSON.stringify([
      { title: "This", url: `${site.url}/tin/lu-rut/` },
      { title: "Other", url: `${site.url}/o` },
    ]);
    const markup = `<bantin-related lang="en" exclude><script type="application/json">${data}</script></bantin-related>`;
    await page.goto(put(site, "/tin/lu-rut", markup, base));
    await expect(page.locator("bantin-related [part=title]")).toHaveText(["Other"]);
  });
}

// --- One address, one thread ---

/** Spellings of one address, from the origin on. */
const SPELLINGS = [
  "/tin/l%C5%A9-r%C3%BAt",
  "/tin/l%c5%a9-r%c3%bat",
  "/tin/lũ-rút",
  "/tin/lũ-rút".normalize("NFD"),
  encodeURI("/tin/lũ-rút".normalize("NFD")),
  "/tin/./lũ-rút",
  "/x/../tin/lũ-rút",
  "/tin/%6C%C5%A9%2Dr%C3%BAt",
  "/tin/lũ-rút#",
  "/tin/lũ-rút#binh-luan",
];

/** Writes into each of so many threads. A thread that has grown moves those below it, so one comes after the other. */
async function writeEach(page: Page, threads: Threads, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    await write(page, `Comment ${at}`, `#t${at} bantin-comments`);
    await expect.poll(() => threads.written.length).toBe(at + 1);
  }
}

test("all spellings of an address are one article", async ({ page, site }) => {
  const threads = await new Threads().serve(page);
  const articles = SPELLINGS.map((it) => `https://Bao.example:443${it}`);
  const markup = articles.map((it, at) => `<div id="t${at}">${thread(`article="${it}"`)}</div>`).join("");
  await page.goto(put(site, "/bai", markup.replaceAll("<bantin-comments", '<bantin-comments loading="eager"')));
  await writeEach(page, threads, articles.length);
  expect([...new Set(threads.written.map((it) => it.article))]).toEqual(["https://bao.example/tin/l%C5%A9-r%C3%BAt"]);
});

test("what is no other spelling is another article", async ({ page, site }) => {
  const threads = await new Threads().serve(page);
  const articles = [
    "https://bao.example/a%2Fb",
    "https://bao.example/a/b",
    "https://bao.example/a%28b",
    "https://bao.example/a(b",
    // Bytes that are no text stay as they are; what stands beside them is undone.
    "https://bao.example/%FFA",
    "https://bao.example/a/b/",
    "https://bao.example/A/b",
    "http://bao.example/a/b",
    "https://bao.example:8443/a/b",
    "https://bao.example/a/b?p=5",
    "https://bao.example/a/b?p=6",
    "https://bao.example/#/a",
    "https://bao.example/#/b",
    "lũ rút",
    "/a/b",
    "15",
  ];
  const markup = articles
    .map((it, at) => `<div id="t${at}">${thread(`article="${it}" loading="eager"`)}</div>`)
    .join("");
  await page.goto(put(site, "/bai", markup));
  await writeEach(page, threads, articles.length);
  expect(new Set(threads.written.map((it) => it.article))).toEqual(new Set(articles));
});

for (const path of ["/tin/l%c5%a9-r%C3%BAt", "/tin/lũ-rút", encodeURI("/tin/lũ-rút".normalize("NFD"))]) {
  test(`a page at ${path} has the thread of its article`, async ({ page, site }) => {
    const threads = await new Threads().serve(page);
    put(site, decodeURI(path), thread());
    await page.goto(site.url + path);
    await write(page, "Hello");
    await expect.poll(() => threads.written).toEqual([{ article: `${site.url}/tin/l%C5%A9-r%C3%BAt`, text: "Hello" }]);
  });
}

for (const [said, canonical, expected] of [
  ["with a query", "/?p=5", "/?p=5"],
  ["as another path", "/tin/l%c5%a9", "/tin/l%C5%A9"],
  ["with a fragment", "/tin/a#x", "/tin/a"],
  ["of another origin", "https://other.example/a", "/index.php"],
  ["in vain", "", "/index.php"],
  ["as no address", "http://", "/index.php"],
]) {
  test(`a page that says its own address ${said} has the thread of that`, async ({ page, site }) => {
    const threads = await new Threads().serve(page);
    put(site, "/index.php", thread(), `<link rel="canonical" href="${canonical}">`);
    await page.goto(`${site.url}/index.php?p=5&utm_source=a`);
    await write(page, "Hello");
    await expect.poll(() => threads.written).toEqual([{ article: site.url + expected, text: "Hello" }]);
  });
}

test("a carousel leaves out a story in whatever spelling", async ({ page, site }) => {
  const stories = [...SPELLINGS.map((url) => ({ title: "Lũ rút", url })), { title: "Other", url: "/o" }];
  const data = JSON.stringify(stories);
  const markup = `<bantin-related lang="en" exclude="/tin/l%c5%a9-r%c3%bat"><script type="application/json">${data}</script></bantin-related>`;
  await page.goto(put(site, "/bai", markup));
  await expect(page.locator("bantin-related [part=title]")).toHaveText(["Other"]);
});

// --- An address that changes under a thread ---

for (const change of ["pushState", "replaceState"]) {
  test(`what was begun is sent where it was begun, after ${change}`, async ({ page, site }) => {
    const threads = await new Threads().serve(page);
    threads.pages["/thread"] = [comments(1, 3)];
    const address = put(site, "/tin/mot", thread());
    await page.goto(address);
    const text = page.getByRole("textbox", { name: /comment/i }).first();
    await text.fill("Begun at one");
    await page.evaluate((change) => {
      (history as unknown as Record<string, (...all: unknown[]) => void>)[change]?.(null, "", "/tin/hai");
      document.title = "Two";
    }, change);
    await page.locator("bantin-comments").evaluate((it) => (it as unknown as { refresh(): void }).refresh());
    await expect(text).toHaveValue("Begun at one");
    await write(page, "Begun at one");
    await expect.poll(() => threads.written).toEqual([{ article: address, text: "Begun at one" }]);
    await expect(page.getByRole("article")).toHaveCount(3);
  });
}

test("what waits its time is sent where it was begun", async ({ page, site }) => {
  const threads = await new Threads().serve(page);
  const address = put(site, "/tin/mot", thread().replace('min-time="0"', 'min-time="3"'));
  await page.goto(address);
  await write(page, "Quick");
  await page.evaluate(() => history.pushState(null, "", "/tin/hai"));
  await expect.poll(() => threads.written).toEqual([{ article: address, text: "Quick" }]);
});

for (const attribute of ["article", "src"]) {
  test(`another ${attribute} is another thread, with a draft of its own`, async ({ page, site }) => {
    const threads = await new Threads().serve(page);
    const one = attribute === "src" ? "/threads/one" : "one";
    const two = attribute === "src" ? "/threads/two" : "two";
    threads.pages["/threads/one"] = [comments(1, 3)];
    threads.pages["/threads/two"] = [comments(11, 15)];
    threads.pages["/thread"] = [comments(1, 3)];
    await page.goto(put(site, "/bai", thread().replace("/thread", "/thread")));
    const element = page.locator("bantin-comments");
    const change = (value: string) =>
      element.evaluate((it, [name, value]) => it.setAttribute(name, value), [attribute, value] as [string, string]);
    const text = page.getByRole("textbox", { name: /comment/i }).first();
    await change(one);
    await expect(page.getByRole("article").first()).toBeVisible();
    await text.fill("A draft of one");
    await change(two);
    if (attribute === "src") await expect(page.getByRole("article")).toHaveText([/11/, /12/, /13/, /14/]);
    await expect(text).toHaveValue("");
    await text.fill("A draft of two");
    await change(one);
    await expect(text).toHaveValue("A draft of one");
    await change(two);
    await expect(text).toHaveValue("A draft of two");
    await write(page, "A draft of two");
    await expect.poll(() => threads.written.length).toBe(1);
    if (attribute === "article") expect(threads.written[0]?.article).toBe("two");
  });
}

test("a thread is not of another article while that is on its way", async ({ page, site }) => {
  const threads = await new Threads().serve(page);
  threads.pages["/threads/one"] = [comments(1, 3)];
  await page.route("**/threads/two*", () => {});
  await page.goto(put(site, "/bai", thread().replace("/thread", "/threads/one")));
  await expect(page.getByRole("article")).toHaveCount(2);
  await page.locator("bantin-comments").evaluate((it) => it.setAttribute("src", "/threads/two"));
  await expect(page.getByRole("article")).toHaveCount(0);
});

test("an address that the page changes and an article that follows are one step", async ({ page, site }) => {
  const threads = await new Threads().serve(page);
  threads.pages["/threads/one"] = [comments(1, 3)];
  threads.pages["/threads/two"] = [comments(11, 13)];
  await page.goto(put(site, "/tin/mot", thread().replace("/thread", "/threads/one")));
  await expect(page.getByRole("article")).toHaveCount(2);
  await page.evaluate(() => {
    history.pushState(null, "", "/tin/hai");
    document.querySelector("bantin-comments")?.setAttribute("src", "/threads/two");
  });
  await expect(page.getByRole("article")).toHaveText([/11/, /12/]);
  await write(page, "Hello");
  await expect.poll(() => threads.written).toEqual([{ article: `${site.url}/tin/hai`, text: "Hello" }]);
});

test("what an answer names is relative to where it came from, behind redirects", async ({ page, site }) => {
  const story = { title: "High tide", url: "tide" };
  site.put("/new/list", JSON.stringify({ items: [story], next: "list?page=2" }));
  const moved = async () => ({ status: 302, body: "", headers: { location: "/new/list" } });
  site.before("/old", moved);
  await page.goto(put(site, "/home", '<bantin-related lang="en" layout="list" load-more src="/old"></bantin-related>'));
  await expect(page.getByRole("link", { name: "High tide" })).toHaveAttribute("href", `${site.url}/new/tide`);
  await page.getByRole("button", { name: "More" }).click();
  await expect.poll(() => site.asked).toContain("/new/list?page=2");
});

test("on a page whose address was opened with a password files beside the loader ask without it", async ({
  page,
  site,
  log,
}) => {
  log.expect(/404/); // of the stream
  site.put("/counts", "[3]");
  site.put("/stories", JSON.stringify([{ title: "Flut", url: "/flut" }]));
  site.put("/de.json", JSON.stringify({ related: "Mehr zum Thema" }));
  site.head = ["count", "live"].map((it) => `<script type="module" src="/bantin/${it}.js"></script>`).join("");
  site.lang = "de";
  site.settings = { languages: { de: "/de.json" } };
  const related = '<bantin-related src="/stories" live="/events" loading="eager"></bantin-related>';
  const address = site.page(`<span data-bantin-count="flood" data-src="/counts"></span>${related}`);
  await page.goto(address.replace("http://", "http://editor:s3cret@"));
  await expect(page.locator("[data-bantin-count]")).toHaveText("3");
  await expect(page.getByRole("heading", { name: "Mehr zum Thema" })).toBeVisible();
  await expect.poll(() => site.count("/events")).toBeGreaterThan(0);
});

test("a page whose address was opened with a password asks for its data without it", async ({ page, site }) => {
  const address = site.page(
    '<bantin-ticker src="/api/digests/morning?lang=en" mode="static" loading="eager"></bantin-ticker>',
  );
  await page.goto(address.replace("http://", "http://editor:s3cret@"));
  await expect(page.locator("bantin-ticker li")).toHaveCount(8);
});
