// Comments that try to run, fetch, or get out of their box, each with an alarm beside it.
import { HEAVY, PAYLOADS } from "./support/hostile.ts";
import { element } from "./support/lists.ts";
import { type Page, expect, test } from "./support/test.ts";

const ALLOWED = "P BR A EM STRONG DEL CODE PRE BLOCKQUOTE UL OL LI".split(" ");
const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:";

function thread(payloads: string[]): string {
  const items = payloads.map((html, place) => ({ id: place + 1, author: "An", html: `<p>before ${place}</p>${html}` }));
  return element("comments", { items });
}

interface Alarm {
  rang: string[];
}

/** What would be seen if anything ran or was fetched. To be called before the page is opened. */
async function watch(page: Page, origin: string): Promise<Alarm> {
  const alarm: Alarm = { rang: [] };
  page.on("dialog", (dialog) => {
    alarm.rang.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    const url = request.url();
    const isOurs = url.startsWith(`${origin}/bantin/`) || url.startsWith(`${origin}/article-`) || url === "data:,";
    if (!isOurs) alarm.rang.push(`request: ${url.slice(0, 100)}`);
  });
  page.on("frameattached", () => alarm.rang.push("frame"));
  page.on("popup", () => alarm.rang.push("popup"));
  await page.exposeFunction("ring", (what: string) => void alarm.rang.push(what));
  await page.addInitScript(() => {
    const { ring } = globalThis as unknown as { ring(what: string): void };
    Object.assign(globalThis, { alarm: () => ring("script") });
    document.addEventListener("securitypolicyviolation", (event) =>
      ring(`policy: ${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  return alarm;
}

/** Everything in what became of the comments that is not on the list. */
function strange(page: Page): Promise<string[]> {
  return page.locator("bantin-comments").evaluate((host, allowed) => {
    const found: string[] = [];
    for (const text of host.shadowRoot?.querySelectorAll(".rich") ?? []) {
      for (const element of text.querySelectorAll("*")) {
        const isHtml = element.namespaceURI === "http://www.w3.org/1999/xhtml";
        if (!isHtml || !allowed.includes(element.tagName)) found.push(element.outerHTML.slice(0, 100));
        const names = element.getAttributeNames().sort().join(" ");
        if (names !== (element.tagName === "A" ? "href rel" : "")) found.push(`${element.tagName}: ${names}`);
        if (!(element instanceof HTMLAnchorElement)) continue;
        if (element.rel !== "nofollow ugc noopener") found.push(`rel: ${element.rel}`);
        if (!/^(https?|mailto|tel):$/.test(element.protocol)) found.push(`href: ${element.href}`);
      }
    }
    return found;
  }, ALLOWED);
}

/** The comments that are wider than their place, or whose box is open. */
function escaped(page: Page): Promise<string[]> {
  return page.locator("bantin-comments").evaluate((host) => {
    const found: string[] = [];
    const place = host.getBoundingClientRect();
    for (const text of host.shadowRoot?.querySelectorAll(".rich") ?? []) {
      const box = text.getBoundingClientRect();
      const style = getComputedStyle(text);
      const isOpen =
        style.overflow !== "clip" ||
        !/^(isolate|plaintext)$/.test(style.unicodeBidi) ||
        style.overflowWrap !== "anywhere";
      if (isOpen || box.left < place.left || box.right > place.right) found.push(text.textContent.slice(0, 40));
    }
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} wide`);
    return found;
  });
}

test("there are as many attempts as we say", () => {
  expect(new Set(PAYLOADS).size).toBeGreaterThanOrEqual(150);
});

for (const [name, headers] of [
  ["a page without a policy", {}],
  ["a strict page", { "content-security-policy": STRICT }],
  [
    "a page with trusted types",
    { "content-security-policy": `${STRICT}; require-trusted-types-for 'script'; trusted-types bantin` },
  ],
] as [string, Record<string, string>][]) {
  test(`nothing that a comment tries works on ${name}`, async ({ page, site }) => {
    const alarm = await watch(page, site.url);
    await page.goto(site.page(thread(PAYLOADS), headers));
    const more = page.locator("bantin-comments [part=more]");
    for (let shown = 50; shown < PAYLOADS.length; shown += 50) {
      await expect(page.getByRole("article")).toHaveCount(shown);
      await more.click();
    }
    await expect(page.getByRole("article")).toHaveCount(PAYLOADS.length);
    for (const [place] of PAYLOADS.entries()) {
      await expect(page.getByText(`before ${place}`, { exact: true })).toHaveCount(1);
    }
    expect(await strange(page)).toEqual([]);
    expect(await escaped(page)).toEqual([]);
    // Somebody presses every link that is left and touches every word.
    await page.locator("bantin-comments").evaluate(async (host) => {
      for (const text of host.shadowRoot?.querySelectorAll(".rich, .rich *") ?? []) {
        text.addEventListener("click", (event) => event.preventDefault());
        for (const type of ["pointerenter", "mouseover", "focus", "click"]) {
          text.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }));
        }
      }
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      await frame();
      await frame();
    });
    expect(alarm.rang).toEqual([]);
    expect(new URL(page.url()).pathname).toMatch(/^\/article-/);
  });
}

test("what may stay stays", async ({ page, site }) => {
  const html =
    '<div><p>One <b>bold</b> <i>word</i><br>and <a href="/x?a=1&amp;b=2" onclick="alarm()">a link</a>, ' +
    '<a href="mailto:an@news.example">mail</a></p><ul><li>item</ul><pre><code>let x;</code></pre><q>quoted</q></div>';
  await page.goto(site.page(thread([html])));
  const text = page.locator("bantin-comments .rich");
  await expect(text.getByRole("link", { name: "a link" })).toHaveAttribute("href", `${site.url}/x?a=1&b=2`);
  await expect(text.getByRole("link", { name: "mail" })).toHaveAttribute("href", "mailto:an@news.example");
  await expect(text.getByRole("strong")).toHaveText("bold");
  await expect(text.getByRole("emphasis")).toHaveText("word");
  await expect(text.getByRole("listitem")).toHaveText("item");
  await expect(text.getByRole("code")).toHaveText("let x;");
  await expect(text).toContainText("quoted");
});

test("a page that refuses our policy shows text without markup", async ({ page, site, log }) => {
  log.expect(/trusted|policy/i);
  const policy = `${STRICT}; require-trusted-types-for 'script'; trusted-types 'none'`;
  await page.goto(
    site.page(thread(["<script>alarm()</script><b>bold</b> &amp; <a href='/x'>link</a>"]), {
      "content-security-policy": policy,
    }),
  );
  const text = page.locator("bantin-comments .rich");
  await expect(text).toHaveText("before 0 bold & link");
  expect(await text.locator("*").count()).toBe(0);
});

// What people write, and what is made of it.
const WRITTEN: [string, string][] = [
  ["<p>a</p>\n<p>b</p>", "<p>a</p>\n<p>b</p>"],
  [
    "<p>a<p>b<ul><li>c<li>d<ul><li>e</li></ul><li>f</ul>g",
    "<p>a</p><p>b</p><ul><li>c</li><li>d<ul><li>e</li></ul></li><li>f</li></ul>g",
  ],
  ["<ol><li><p>a</p></li><li><p>b<li>c</ol>", "<ol><li><p>a</p></li><li><p>b</p></li><li>c</li></ol>"],
  ["a<br>b<br/>c<BR />d</br>", "a<br>b<br>c<br>d<br>"],
  ["<B>a <I>b</I></B>", "<strong>a <em>b</em></strong>"],
  ["</em>a</p><strong>b", "a<p></p><strong>b</strong>"],
  ["<em>a<strong>b</em>c</strong>", "<em>a<strong>b</strong></em><strong>c</strong>"],
  ["<a>a</a> <a href='ftp://x/'>b</a> <em>c <a href='javascript:x'>d</a></em>", "a b <em>c d</em>"],
  ["<span>a</span>b<div>c</div>", "ab c "],
  ["1 < 2 &lt;3 &hellip;&#8217;&amp;amp;", "1 &lt; 2 &lt;3 …’&amp;amp;"],
  ["<pre><code>a &lt;b&gt;\n  c</code></pre>", "<pre><code>a &lt;b&gt;\n  c</code></pre>"],
  [`${"<em>".repeat(18)}a${"</em>".repeat(18)}b`, `${"<em>".repeat(16)}a${"</em>".repeat(16)}b`],
];

test("what people write is made sense of", async ({ page, site }) => {
  const items = WRITTEN.map(([html], place) => ({ id: place + 1, html }));
  await page.goto(site.page(element("comments", { items })));
  const texts = page.locator("bantin-comments .rich");
  await expect(texts).toHaveCount(WRITTEN.length);
  const made = await texts.evaluateAll((all) => all.map((it) => it.innerHTML));
  expect(made).toEqual(WRITTEN.map(([, html]) => html));
});

for (const [name, html] of HEAVY) {
  test(`${name}: nothing hangs`, async ({ page, site }) => {
    const alarm = await watch(page, site.url);
    await page.goto(site.page(thread([html, "<em>after</em>"])));
    await expect(page.getByRole("article")).toHaveCount(2);
    await expect(page.getByRole("emphasis").last()).toHaveText("after");
    expect(await strange(page)).toEqual([]);
    expect(await escaped(page)).toEqual([]);
    const text = page.locator("bantin-comments .rich").first();
    await expect(text).toContainText("deep");
    expect(await text.locator("*").count()).toBeLessThan(60_000);
    expect(alarm.rang).toEqual([]);
  });
}

test("bytes that are no text are shown as such", async ({ page, site }) => {
  const src = site.put("/broken.json", "");
  await page.route(src, (route) => {
    const body = Buffer.concat([
      Buffer.from('[{"id":1,"html":"<p>sai '),
      Buffer.from([0xff, 0xc0, 0x80, 0xed, 0xa0, 0x80]),
      Buffer.from(' byte</p>"}]'),
    ]);
    return route.fulfill({ body, contentType: "application/json" });
  });
  await page.goto(site.page(`<bantin-comments lang="en" src="${src}"></bantin-comments>`));
  await expect(page.getByRole("article")).toContainText(/sai \ufffd+ byte/);
});

test("the page gets nothing new to call", async ({ page, site }) => {
  const names = async (html: string) => {
    await page.goto(site.page(thread([html])));
    await expect(page.getByRole("article")).toHaveCount(1);
    return page.evaluate(() => Object.getOwnPropertyNames(globalThis).sort());
  };
  const none = await names("");
  expect(none).toEqual(
    await names("<form id=alarmed name=alarmed></form><b id=alarmed>bold</b><a name=alarmed href='/x'>x</a>"),
  );
  expect(none.filter((name) => /bantin/i.test(name))).toEqual([]);
});
