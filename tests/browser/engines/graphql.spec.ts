// GraphQL as a source of all four widgets, by `graphql.js`, against a real server, in every engine.
import { readFile } from "node:fs/promises";
import { Key, expect, recorded, recording, test as base } from "../support/engine-test.ts";
import { GraphQL } from "../support/graphql.ts";

const test = base.extend<{ graphql: GraphQL }>({
  graphql: async ({ site }, use) => {
    site.head += '<script type="module" src="/bantin/graphql.js"></script>';
    const graphql = await new GraphQL().start();
    await use(graphql);
    await graphql.stop();
  },
});

const attribute = (value: unknown) => JSON.stringify(value).replaceAll("&", "&amp;").replaceAll("'", "&#39;");
const query = (id: string, text: string) => `<script type="application/graphql" id="${id}">${text}</script>`;
const CARDS = "bantin-related >>> [part=card] a";
const MORE = "bantin-related >>> button";
const POSTS =
  "posts(first: 2, after: $after) { nodes { databaseId title uri date excerpt } pageInfo { hasNextPage endCursor } }";
const AS_POSTS =
  '{"items": "data.posts.nodes", "id": "databaseId", "title": "title", "url": "uri", "published": "date"}';
const LIST = 'layout="list" lang="en" loading="eager"';

test("all four widgets read a server of GraphQL, each with a query of its own", async ({ tab, site, graphql }) => {
  const thread = {
    query: "query($a: String!) { thread(article: $a) { id text created author { name } } }",
    variables: { a: 'Mưa "lớn" + 100% & %41' },
  };
  await tab.open(
    site.page(
      `<bantin-related ${LIST} src="${graphql.url}" method="POST" body="#posts" mapping='${AS_POSTS}'></bantin-related>
      <bantin-ticker lang="en" loading="eager" mode="static" src="${graphql.url}" body='${attribute({ query: "{ articles(limit: 2) { id title slug } }" })}'
        mapping='{"items": "data.articles", "title": "title", "url": "/{slug}"}'></bantin-ticker>
      <bantin-weather lang="en" loading="eager" src="${graphql.url}" body="#sky" mapping='{"place": "data.weather.place", "current": "data.weather.current"}'></bantin-weather>
      <bantin-comments lang="en" loading="eager" src="${graphql.url}" body='${attribute(thread)}'
        mapping='{"items": "data.thread", "id": "id", "text": "text", "author": "author.name", "created": "created"}'></bantin-comments>
      ${query("posts", `query Latest($after: String) { ${POSTS} }`)}${query("sky", "{ weather { place current { temperature condition } } }")}`,
    ),
  );
  await expect.poll(() => tab.texts(CARDS)).toEqual(["Cầu mới thông xe", "Lúa vàng ruộng bậc thang"]);
  await expect
    .poll(() => tab.texts("bantin-ticker >>> [part=headline]"))
    .toEqual(["Cầu mới thông xe", "Lúa vàng ruộng bậc thang"]);
  await expect.poll(async () => (await tab.texts("bantin-weather >>> [part=base]")).join()).toContain("Cần Thơ");
  await expect
    .poll(async () => (await tab.texts("bantin-comments >>> [part=base]")).join())
    .toContain('On Mưa "lớn" + 100% & %41');
  // Each was asked for once, and in these words alone.
  expect(graphql.asked.map((it) => it.method)).toEqual(["POST", "POST", "POST", "POST"]);
  const posts = graphql.asked.map((it) => JSON.parse(it.body)).find((it) => it.query.includes("Latest"));
  expect(posts.variables).toEqual({ after: null });
});

test("the example of the documents reads it", async ({ tab, site, graphql }) => {
  const document = await readFile(new URL("../../../docs/backends.md", import.meta.url), "utf8");
  const example = /## GraphQL.*?```html\n(.*?)```/s.exec(document)?.[1] ?? "";
  const here = example
    .replace("https://news.example/graphql", graphql.url)
    .replaceAll("https://cdn.example/bantin/0.1.0/", "/bantin/");
  await tab.open(site.put("/example", `<!doctype html><meta charset="utf-8">${here}`, { "content-type": "text/html" }));
  await expect.poll(() => tab.count(CARDS)).toBe(5);
});

for (const [how, body] of Object.entries({
  "a query that has the variable `after`": `body="#q">${query("q", `query($after: String) { ${POSTS} }`)}`,
  "JSON with the place for a cursor": `body='${attribute({ query: `query($after: String) { ${POSTS} }`, variables: { after: "{after}" } })}'>`,
})) {
  test(`pages follow one another by cursor: ${how}`, async ({ tab, site, graphql }) => {
    await tab.open(
      site.page(`<bantin-related ${LIST} src="${graphql.url}" mapping='${AS_POSTS}' ${body}</bantin-related>`),
    );
    await expect.poll(() => tab.count(CARDS)).toBe(2);
    for (const count of [4, 5]) {
      await (await tab.named(MORE, "Show more")).sendKeys(Key.ENTER);
      await expect.poll(() => tab.count(CARDS)).toBe(count);
    }
    // The server says that there is no more.
    await expect.poll(() => tab.count(MORE)).toBe(0);
    expect(await tab.texts(CARDS)).toEqual([
      "Cầu mới thông xe",
      "Lúa vàng ruộng bậc thang",
      "Bến phà nghỉ",
      "Chợ nổi dời chỗ",
      "Triều lên",
    ]);
  });
}

test("rows are counted where a server has no cursors, and what the page gives to `configure` goes along", async ({
  tab,
  site,
  graphql,
}) => {
  const headers = { [new URL(graphql.url).origin]: { "x-token": "open" } };
  site.head += `<script type="module">import { configure } from "/bantin/embed.js"; configure(${JSON.stringify({ headers })})</script>`;
  const text = "query($offset: Int) { articles(limit: 2, offset: $offset) { id title slug } }";
  await tab.open(
    site.page(
      `<bantin-related ${LIST} src="${graphql.url}" body="#q" mapping='{"items": "data.articles", "id": "id", "title": "title", "url": "/{slug}"}'></bantin-related>${query("q", text)}`,
    ),
  );
  await expect.poll(() => tab.count(CARDS)).toBe(2);
  await (await tab.named(MORE, "Show more")).sendKeys(Key.ENTER);
  await expect.poll(() => tab.count(CARDS)).toBe(4);
  expect(graphql.asked.map((it) => JSON.parse(it.body).variables.offset)).toEqual([0, 2]);
  expect(graphql.asked.every((it) => it.headers["x-token"] === "open")).toBe(true);
});

for (const [what, body, expected] of [
  [
    "a field that the server does not know",
    `body='${attribute({ query: "{ stories { title } }" })}'`,
    /GraphQL: Cannot query field "stories" on type "Query"/,
  ],
  ["a resolver that fails", `body='${attribute({ query: "{ broken { title } }" })}'`, /GraphQL: the archive is closed/],
  ["no such script", 'body="#gone"', /body: no element with the id "gone"/],
  [
    "what is neither JSON nor a script of GraphQL",
    'body="{ posts }"',
    /body: expected JSON, or a script of the type application\/graphql/,
  ],
] as const) {
  test(`it is said what is wrong: ${what}`, async ({ tab, site, graphql }) => {
    site.head += recording("bantin-error");
    await tab.open(
      site.page(`<bantin-related ${LIST} src="${graphql.url}" ${body} mapping='${AS_POSTS}'></bantin-related>`),
    );
    await expect
      .poll(async () => (await recorded<{ message: string }>(tab)).map((it) => it.message).join())
      .toMatch(expected);
    await tab.named(MORE, "Try again");
    // A server that refuses is not asked the same again by itself.
    expect(graphql.asked.length).toBeLessThan(2);
  });
}

for (const [errors, expected] of [
  [[null], "GraphQL: null"],
  [["out of order"], 'GraphQL: "out of order"'],
  [[{ code: 7 }, { message: "closed" }], 'GraphQL: {"code":7}; closed'],
] as const) {
  test(`errors of any shape are said, once: ${JSON.stringify(errors)}`, async ({ tab, site }) => {
    site.head += `<script type="module" src="/bantin/graphql.js"></script>${recording("bantin-error")}`;
    site.put("/odd", JSON.stringify({ errors, data: null }), { "content-type": "application/json" });
    await tab.open(site.page(`<bantin-related ${LIST} src="/odd" body="{}" mapping='${AS_POSTS}'></bantin-related>`));
    await expect
      .poll(async () => (await recorded<{ message: string }>(tab)).map((it) => it.message).join())
      .toContain(expected);
    expect(site.count("/odd")).toBe(1);
  });
}

for (const type of ["Application/GraphQL", "application/graphql; charset=utf-8"]) {
  test(`a query may be in a script of the type ${type}`, async ({ tab, site, graphql }) => {
    const script = `<script type="${type}" id="q">query { articles(limit: 1) { id title slug } }</script>`;
    const mapping = '{"items": "data.articles", "id": "id", "title": "title", "url": "/{slug}"}';
    await tab.open(
      site.page(
        `<bantin-related ${LIST} src="${graphql.url}" body="#q" mapping='${mapping}'></bantin-related>${script}`,
      ),
    );
    await expect.poll(() => tab.count(CARDS)).toBe(1);
  });
}

test("the body may change, and so does what is shown", async ({ tab, site, graphql }) => {
  const of = (like: string) => attribute({ query: `{ articles(limit: 9, like: "%${like}%") { id title slug } }` });
  await tab.open(
    site.page(
      `<bantin-related ${LIST} src="${graphql.url}" body='${of("Cầu")}' mapping='{"items": "data.articles", "title": "title", "url": "/{slug}"}'></bantin-related>`,
    ),
  );
  await expect.poll(() => tab.texts(CARDS)).toEqual(["Cầu mới thông xe"]);
  const next = JSON.stringify({ query: '{ articles(limit: 9, like: "%phà%") { id title slug } }' });
  await tab.run((body) => document.querySelector("bantin-related")?.setAttribute("body", body), next);
  await expect.poll(() => tab.texts(CARDS)).toEqual(["Bến phà nghỉ"]);
});
