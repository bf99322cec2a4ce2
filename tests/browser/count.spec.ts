// Numbers of comments beside headlines, by `count.js` alone.
import { test as real } from "./support/backends.ts";
import type { Site } from "./support/site.ts";
import { type Page, expect, test } from "./support/test.ts";

const SCRIPT = '<script type="module" src="/bantin/count.js"></script>';

/** A page with count.js and without the loader. */
function put(site: Site, body: string, { lang = "en", head = "" } = {}): string {
  const icon = '<link rel="icon" href="data:,">';
  const html = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>A list</title>${icon}${head}${SCRIPT}</head><body>${body}</body></html>`;
  return site.put("/list", html, { "content-type": "text/html; charset=utf-8" });
}

const number = (article: string, more = "") =>
  `<p>${article}: <span data-bantin-count="${article}" ${more}></span></p>`;

interface Asked {
  method: string;
  path: string;
  body: unknown;
}

/** Answers what is asked below a path. */
async function backend(page: Page, path: string, answer: unknown, headers?: Record<string, string>): Promise<Asked[]> {
  const asked: Asked[] = [];
  await page.route(`**${path}**`, (route) => {
    const [request, url] = [route.request(), new URL(route.request().url())];
    asked.push({ method: request.method(), path: url.pathname + url.search, body: request.postDataJSON() });
    return route.fulfill({ json: answer, headers });
  });
  return asked;
}

const numbers = (page: Page) => page.locator("[data-bantin-count]");

test("the newsroom counts for a list with one request, and no WebAssembly is loaded", async ({ page, site }) => {
  const slugs = ["cho-noi-ruoc-khach-dem", "trieu-cuong-vuot-bao-dong", "nobody-wrote-this"];
  const list = slugs.map((it) => number(it)).join("");
  await page.goto(put(site, `<div data-bantin-src="/api/comments/counts">${list}</div>`));
  await expect(numbers(page).first()).toHaveText(/^\d+ comments?$/);
  await expect(numbers(page).nth(1)).toHaveText(/^[1-9]\d* comments$/);
  await expect(numbers(page).last()).toHaveText("0 comments");
  expect(site.asked.filter((it) => it.startsWith("/api/"))).toHaveLength(1);
  expect(site.asked.filter((it) => it.startsWith("/bantin/"))).toEqual(["/bantin/count.js"]);
});

/** What is asked of each backend for the articles `/a/` and `/b`, and what it answers. */
const BACKENDS: { adapter: string; src: string; asked: Asked[]; answer: unknown; headers?: Record<string, string> }[] =
  [
    {
      adapter: "bantin",
      src: "/own/counts?lang=vi",
      asked: [{ method: "GET", path: "/own/counts?lang=vi&articles=%2Fa%2F%2C%2Fb", body: null }],
      answer: [
        { article: "/b", count: 3 },
        { article: "/a/", count: 3 },
      ],
    },
    {
      adapter: "isso",
      src: "/isso/?uri=%2Fpage",
      asked: [{ method: "POST", path: "/isso/count?uri=%2Fpage", body: ["/a/", "/b"] }],
      answer: [3, 3],
    },
    {
      adapter: "wordpress-comments",
      src: "/wp/v2/comments?post=0",
      asked: ["%2Fa%2F", "%2Fb"].map((post) => ({
        method: "GET",
        path: `/wp/v2/comments?post=${post}&per_page=1`,
        body: null,
      })),
      answer: [{ id: 1, author_name: "An" }],
      headers: { "x-wp-total": "3" },
    },
    {
      adapter: "waline",
      src: "/waline/api/comment?path=%2Fpage",
      asked: [{ method: "GET", path: "/waline/api/comment?path=%2Fpage&type=count&url=%2Fa%2F%2C%2Fb", body: null }],
      answer: { errno: 0, data: [3, 3] },
    },
    {
      adapter: "remark42",
      src: "/remark/api/v1/find?site=news&url=x",
      asked: [{ method: "POST", path: "/remark/api/v1/counts?site=news&url=x", body: ["/a/", "/b"] }],
      answer: [
        { url: "/a/", count: 3 },
        { url: "/b", count: 3 },
      ],
    },
  ];

for (const { adapter, src, asked: expected, answer, headers } of BACKENDS) {
  for (const named of adapter === "bantin" ? [adapter, "auto"] : [adapter, ""]) {
    test(`${adapter} is asked in its own words, ${named === adapter ? "named" : "told by its address"}`, async ({
      page,
      site,
    }) => {
      const asked = await backend(page, src.split(/[?]/)[0]?.replace(/find$|\/$/, "") ?? "", answer, headers);
      const more = `data-src="${src}" data-adapter="${named}"`;
      await page.goto(put(site, number("/a/", more) + number("/b", more)));
      await expect(numbers(page)).toHaveText(["3 comments", "3 comments"]);
      expect(asked).toEqual(expected);
    });
  }
}

test("all spellings of an address are one article, and an empty one is the link's", async ({ page, site }) => {
  const asked = await backend(page, "/isso/count", [7]);
  const more = 'data-src="/isso/" data-adapter="isso"';
  const link = (href: string) => `<a href="${href}">A headline <i data-bantin-count ${more}></i></a>`;
  await page.goto(put(site, link("/tin/chợ-nổi") + link("/x/../tin/ch%e1%bb%a3-n%E1%BB%95i#top")));
  await expect(numbers(page)).toHaveText(["7 comments", "7 comments"]);
  expect(asked.map((it) => it.body)).toEqual([["/tin/ch%E1%BB%A3-n%E1%BB%95i"]]);
});

test("many articles go in requests of a hundred", async ({ page, site }) => {
  const asked = await backend(page, "/counts", Array(100).fill(2));
  const list = Array.from({ length: 230 }, (_, at) => number(`a${at}`)).join("");
  await page.goto(put(site, `<main data-bantin-src="/counts">${list}</main>`));
  await expect(page.getByText("2 comments")).toHaveCount(230);
  expect(asked.map((it) => new URL(it.path, "http://a").searchParams.get("articles")?.split(",").length)).toEqual([
    100, 100, 30,
  ]);
});

for (const [lang, words, expected] of [
  ["vi", "", ["0 bình luận", "1 bình luận", "1.234 bình luận"]],
  ["en-GB", "", ["0 comments", "1 comment", "1,234 comments"]],
  ["de", "", ["0", "1", "1.234"]],
  ["VI", "", ["0 bình luận", "1 bình luận", "1.234 bình luận"]],
  ["EN", "", ["0 comments", "1 comment", "1,234 comments"]],
  ["vi_VN", "", [/^0 bình luận$/, /^1 bình luận$/, /^1.234 bình luận$/]],
  [
    "en",
    'data-none="Be the first" data-one="One reader" data-other="{} readers"',
    ["Be the first", "One reader", "1,234 readers"],
  ],
  // Few and many, by the plural rules of the language.
  [
    "pl",
    'data-one="{} komentarz" data-few="{} komentarze" data-other="{} komentarzy"',
    ["0 komentarzy", "1 komentarz", "1234 komentarze"],
  ],
] as const) {
  test(`${lang} ${words}: a number is said as that language has it`, async ({ page, site }) => {
    await backend(page, "/counts", [0, 1, 1234]);
    const list = ["a", "b", "c"].map((it) => number(it, `data-src="/counts" ${words}`)).join("");
    await page.goto(put(site, list, { lang }));
    await expect(numbers(page)).toHaveText([...expected]);
  });
}

test("what cannot be had leaves what stands there, and nothing is said", async ({ page, site, log }) => {
  log.expect(/404|500|ERR_/);
  await page.route("**/gone", (route) => route.fulfill({ status: 500, json: [1, 2] }));
  await page.route("**/lost", (route) => route.abort());
  const answers: [string, unknown][] = [
    ["html", "<p>Not JSON"],
    ["null", null],
    ["text", ["many"]],
    ["less", [-1]],
    ["half", [0.5]],
    ["none", []],
    ["named", [{ article: "another", count: 5 }]],
    ["object", { error: "no" }],
  ];
  for (const [name, json] of answers) {
    await page.route(`**/of-${name}?*`, (route) =>
      name === "html" ? route.fulfill({ body: String(json) }) : route.fulfill({ json }),
    );
  }
  const all = ["/gone", "/lost", ...answers.map(([name]) => `/of-${name}`)];
  const list = all.map((it) => `<p><a href="/a" data-bantin-count="a" data-src="${it}">Comments</a></p>`).join("");
  await page.goto(put(site, list));
  await page.waitForLoadState("networkidle");
  await expect(page.getByText("Comments")).toHaveCount(all.length);
  expect(log.lines.filter((line) => line.startsWith("bantin"))).toEqual([]);
});

test("what the page got wrong is said in the console, once, with what was expected", async ({ page, site, log }) => {
  log.expect(/bantin/);
  await page.goto(
    put(site, number("a", 'data-src="/counts" data-adapter="issso"') + number("b", 'data-src="http://"')),
  );
  await expect.poll(() => log.lines.filter((line) => line.startsWith("bantin"))).toHaveLength(2);
  expect(log.lines.join("\n")).toContain(
    'data-adapter: expected one of bantin,isso,wordpress-comments,waline,remark42, found "issso"',
  );
});

test("what comes later is counted, what was counted is not asked for again", async ({ page, site }) => {
  const asked = await backend(page, "/counts", [4, 4]);
  await page.goto(put(site, `<main data-bantin-src="/counts">${number("a")}</main>`));
  await expect(numbers(page)).toHaveText(["4 comments"]);
  await page.locator("main").evaluate((main) => {
    main.insertAdjacentHTML("beforeend", '<p data-bantin-count="b"></p><p data-bantin-count="c"></p>');
  });
  await expect(numbers(page)).toHaveText(["4 comments", "4 comments", "4 comments"]);
  // As a list does that shows another page in the same elements.
  await numbers(page)
    .first()
    .evaluate((it) => it.setAttribute("data-bantin-count", "d"));
  await expect.poll(() => asked.length).toBe(3);
  const articles = asked.map((it) => new URL(it.path, "http://a").searchParams.get("articles"));
  expect(articles).toEqual(["a", "b,c", "d"]);
});

for (const [what, markup, selector, attribute, value] of [
  [
    "a link that leads to another article has the number of that one",
    '<a href="/1">A <span data-src="/counts" data-bantin-count></span></a>',
    "a",
    "href",
    "/15",
  ],
  [
    "an article whose name ends like another's has its own number",
    number("5", 'data-src="/counts"'),
    "[data-bantin-count]",
    "data-bantin-count",
    "15",
  ],
] as const) {
  test(`${what}, whichever answer comes first`, async ({ page, site }) => {
    let slow: (() => void) | undefined;
    await page.route("**/counts?*", async (route) => {
      const article = new URL(route.request().url()).searchParams.get("articles") ?? "";
      const count = Number(/\d+$/.exec(article)?.[0]);
      const answer = () => route.fulfill({ json: [{ article, count }] });
      if (count === 15) return answer();
      slow = () => void answer();
    });
    await page.goto(put(site, markup));
    await expect.poll(() => slow).toBeDefined();
    await page
      .locator(selector)
      .evaluate((it, [name, value]) => it.setAttribute(name, value), [attribute, value] as const);
    await expect(numbers(page)).toHaveText(["15 comments"]);
    const late = page.waitForResponse((it) => !it.url().endsWith("15"));
    slow?.();
    await (await late).finished();
    await page.evaluate(() => new Promise((done) => setTimeout(done)));
    await expect(numbers(page)).toHaveText(["15 comments"]);
  });
}

for (const [what, answer, headers] of [
  [
    "names that are numbers",
    [
      { article: 2, count: 4 },
      { article: 1, count: 3 },
    ],
    {},
  ],
  ["nothing for one", [null, { article: "2", count: 4 }, { article: "1", count: 3 }], {}],
  [
    "a total that is of the rows",
    [
      { article: "1", count: 3 },
      { article: "2", count: 4 },
    ],
    { "x-total-count": "2" },
  ],
] as const) {
  test(`rows are of the articles they name, also with ${what}`, async ({ page, site }) => {
    await backend(page, "/counts", answer, headers);
    await page.goto(put(site, number("1", 'data-src="/counts"') + number("2", 'data-src="/counts"')));
    await expect(numbers(page)).toHaveText(["3 comments", "4 comments"]);
  });
}

test("a link in a drawing, or to nowhere, has the others counted", async ({ page, site }) => {
  const asked = await backend(page, "/counts", [1, 2, 3]);
  const own = 'data-bantin-count data-src="/counts"';
  const drawing = `<svg viewBox="0 0 90 20"><a href="/drawn"><text y="15" ${own}></text></a></svg>`;
  await page.goto(put(site, `${drawing}<a href="http://["><i ${own}></i></a>${number("a", 'data-src="/counts"')}`));
  await expect(numbers(page)).toHaveText(["1 comment", "2 comments", "3 comments"]);
  expect(new URL(asked[0]?.path ?? "", site.url).searchParams.get("articles")).toBe(`${site.url}/drawn,http://[,a`);
});

for (const [what, head, expected] of [
  ["as it says of itself", '<link rel="canonical" href="/tin/lu">', "/tin/lu"],
  ["without what counts its readers", "", "/list"],
] as const) {
  test(`an empty article outside of a link is the page, ${what}`, async ({ page, site }) => {
    const asked = await backend(page, "/counts", [7]);
    await page.goto(`${put(site, '<p data-bantin-count data-src="/counts"></p>', { head })}?utm_source=mail`);
    await expect(numbers(page)).toHaveText(["7 comments"]);
    expect(new URL(asked[0]?.path ?? "", site.url).searchParams.get("articles")).toBe(site.url + expected);
    expect(site.asked.filter((it) => it.startsWith("/bantin/"))).toEqual(["/bantin/count.js", "/bantin/subject.js"]);
  });
}

test("it asks as the page told the widgets to: by its own fetch, from its base", async ({ page, site }) => {
  const asked = await backend(page, "/elsewhere/counts", [9]);
  const head = `<script type="module">
    import { configure } from "/bantin/embed.js";
    configure({ base: "/elsewhere/", fetch: (request) => { globalThis.seen = request.url; return fetch(request); } });
  </script>`;
  await page.goto(put(site, number("a", 'data-src="counts"'), { head }));
  await expect(numbers(page)).toHaveText(["9 comments"]);
  expect(asked).toHaveLength(1);
  expect(await page.evaluate(() => (globalThis as unknown as { seen: string }).seen)).toContain("/elsewhere/counts");
});

test("numbers in a shadow root are counted when that is asked for", async ({ page, site }) => {
  await backend(page, "/counts", [2]);
  await page.goto(put(site, "<div></div>"));
  await page.locator("div").evaluate(async (host) => {
    const root = host.attachShadow({ mode: "open" });
    root.innerHTML = '<span data-bantin-count="a" data-src="/counts"></span>';
    const { count } = await import("/bantin/count.js" as string);
    count(root);
  });
  await expect(page.getByText("2 comments")).toBeVisible();
});

real("a real Isso counts", async ({ page, site, isso }) => {
  const [written, empty] = [await isso.fresh(), await isso.fresh()];
  await isso.post(written, { text: "Một câu" });
  const one = ({ id }: { id: string }) => number(id, `data-src="${isso.url}/" data-adapter="isso"`);
  await page.goto(put(site, one(written) + one(empty)));
  await expect(numbers(page)).toHaveText(["1 comment", "0 comments"]);
});
