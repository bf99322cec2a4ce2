// What the studio writes is pasted, and run: each form of it shows the widget that the studio showed.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { compileScript, parse } from "vue/compiler-sfc";
import type { Site } from "./support/site.ts";
import { open, stage } from "./support/studio.ts";
import { type Locator, type Page, expect, test } from "./support/test.ts";

const MODULES = join(import.meta.dirname, "node_modules");

/** A state that has something of everything in it: attributes, words, flags, properties, parts, a slot. */
const STATE = {
  widget: "related",
  lang: "en",
  "a.layout": "grid",
  "a.limit": "3",
  "a.heading": `"Read" & it's <more>`,
  "a.autoplay": "",
  "c.--bantin-accent": "rgb(160 0 0)",
  "c.--card-ratio": "1",
  "p.title": "letter-spacing: 2px",
  "s.": "<a href='/latest'>The \"latest\"</a>",
};

/** What each language of a snippet has a meaning for. */
const HOSTILE = ["it's </script> & `this`", "{that} \\ {{ more }}"].join(" $");

const OWN = {
  ...STATE,
  source: "json",
  json: JSON.stringify({
    rows: [
      { head: "One", path: "/1", note: HOSTILE },
      { head: "Two", path: "/2" },
    ],
  }),
  "a.mapping": JSON.stringify({ items: "rows", title: "head", url: "path", excerpt: "note" }),
};

/** What needs a file beside the loader. */
const FEED = { widget: "ticker", lang: "en", source: "url", "a.src": "/feed.xml", "a.adapter": "feed" };
const RSS = `<rss version="2.0"><channel><title>Elsewhere</title>
  <item><title>The ferry runs again</title><link>/ferry</link></item></channel></rss>`;

const WEATHER = { widget: "weather", lang: "en", "a.units": "imperial", "a.locate": "", "a.layout": "wide" };

/** What a reader perceives of a widget, and what the page asked of it. */
async function perceived(widget: Locator): Promise<unknown> {
  await expect(widget.locator("[part=base]")).toHaveAttribute("data-state", "ready");
  return widget.evaluate((element) => {
    const attributes = [...element.attributes].filter(({ name }) => !["loading", "src", "mapping"].includes(name));
    const root = element.shadowRoot;
    const title = root?.querySelector("[part~=title], [part~=place]");
    const label = root?.querySelector("[part~=label]");
    return {
      texts: root?.querySelector<HTMLElement>("[part=base]")?.innerText,
      attributes: attributes.map(({ name, value }) => `${name}=${value === "true" ? "" : value}`).sort(),
      spacing: title ? getComputedStyle(title).letterSpacing : "",
      accent: label ? getComputedStyle(label).color : "",
      fallback: element.textContent?.includes("The") ? element.querySelector("a")?.textContent : "",
    };
  });
}

async function snippet(page: Page, format: string): Promise<string> {
  await page.getByRole("radio", { name: format, exact: true }).check();
  return (await page.locator("#snippet").textContent()) ?? "";
}

/** A page of somebody's, at the time that the samples are from. */
function put(site: Site, path: string, head: string, body: string): string {
  const clock = `<script>Date.now = () => ${Date.parse("2026-11-24T09:10:00+07:00")}</script>`;
  const icon = '<link rel="icon" href="data:,">';
  const start = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Mine</title>${icon}${clock}`;
  return site.put(path, `${start}${head}</head><body>${body}</body></html>`, {
    "content-type": "text/html; charset=utf-8",
  });
}

/** A program of somebody's, with the package where npm would have it. */
async function bundled(site: Site, entry: string, component: { path: string; contents: string }): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: entry, loader: "jsx", resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: "esm",
    define: { "process.env.NODE_ENV": '"production"' },
    nodePaths: [MODULES],
    external: [`${site.url}/*`],
    plugins: [
      {
        name: "ours",
        setup(build) {
          build.onResolve({ filter: /^bantin-widgets$/ }, () => ({
            path: `${site.url}/bantin/embed.js`,
            external: true,
          }));
          build.onResolve({ filter: /^bantin-widgets\/feed$/ }, () => ({
            path: `${site.url}/bantin/feed.js`,
            external: true,
          }));
          build.onResolve({ filter: /^bantin-widgets\// }, () => ({ path: "types", namespace: "none" }));
          build.onLoad({ filter: /.*/, namespace: "none" }, () => ({ contents: "export {};" }));
          build.onResolve({ filter: /^component$/ }, () => ({ path: component.path, namespace: "component" }));
          build.onLoad({ filter: /.*/, namespace: "component" }, () => ({
            contents: component.contents,
            loader: "jsx",
            resolveDir: import.meta.dirname,
          }));
        },
      },
    ],
    jsx: "automatic",
  });
  return outputFiles[0]?.text ?? "";
}

/** Each form as somebody uses it; gives the address of the page that has it. */
const USES: Record<string, (site: Site, text: string) => Promise<string>> = {
  HTML: async (site, text) => put(site, "/mine.html", "", text),
  "<div>": async (site, text) => put(site, "/mine.html", "", text),
  async WordPress(site, text) {
    const [php = "", block = ""] = text.split('<!-- In the editor, a block "Custom HTML": -->');
    // Strings of PHP in single quotes have two escapes.
    const strings = [...php.matchAll(/'((?:[^'\\]|\\.)*)'/gs)].map(([, it = ""]) => it.replace(/\\([\\'])/g, "$1"));
    const loader = strings[strings.indexOf("bantin") + 1];
    const css = strings.includes("<style>") ? strings[strings.indexOf("<style>") + 1] : "";
    const beside = strings.filter((it) => it.endsWith(".js") && it !== loader);
    const scripts = [...beside, loader].map((src) => `<script type="module" src="${src}"></script>`).join("");
    const head = `<style>${css}</style>${scripts}`;
    return put(site, "/mine.html", head, block);
  },
  async React(site, text) {
    const entry = `
      import { createRoot } from "react-dom/client";
      import { Bantin } from "component";
      createRoot(document.getElementById("app")).render(<Bantin />);`;
    site.put("/app.js", await bundled(site, entry, { path: "bantin.jsx", contents: text }));
    return put(site, "/mine.html", "", '<div id="app"></div><script type="module" src="/app.js"></script>');
  },
  async Vue(site, text) {
    const { descriptor, errors } = parse(text);
    expect(errors).toEqual([]);
    const { content } = compileScript(descriptor, {
      id: "mine",
      inlineTemplate: true,
      // As the snippet says that vite.config.js is to have it.
      templateOptions: { compilerOptions: { isCustomElement: (tag: string) => tag.startsWith("bantin-") } },
    });
    const entry = `
      import { createApp } from "vue";
      import Bantin from "component";
      createApp(Bantin).mount("#app");`;
    site.put("/app.js", await bundled(site, entry, { path: "bantin.js", contents: content }));
    return put(site, "/mine.html", "", '<div id="app"></div><script type="module" src="/app.js"></script>');
  },
};

for (const [name, state] of Object.entries({
  sample: STATE,
  "own JSON and mapping": OWN,
  weather: WEATHER,
  feed: FEED,
})) {
  for (const [format, use] of Object.entries(USES)) {
    test(`${format}, ${name}: the same widget as in the studio`, async ({ page, site }) => {
      site.put("/feed.xml", RSS, { "content-type": "application/rss+xml" });
      await open(page, site, { ...state, scheme: "light" });
      const text = await snippet(page, format);
      const css = await snippet(page, "CSS");
      const seen = await perceived(stage(page).locator(`bantin-${state.widget}`));
      const address = await use(site, text);
      await page.setViewportSize({ width: 1024, height: 800 });
      await page.goto(address);
      // A program has its style sheet in a file of its own.
      if (["React", "Vue"].includes(format)) await page.addStyleTag({ content: css });
      const widget = page.locator(`bantin-${state.widget}`);
      await expect.poll(() => perceived(widget)).toEqual(seen);
    });
  }
}

/** Files of the package that a page has for what it does with an element, each with a state that needs it. */
const NEEDED: Record<string, Record<string, string>> = {
  graphql: { widget: "related", "a.body": "{ posts { nodes { title } } }" },
  live: { widget: "comments", "a.live": "" },
  feed: { widget: "related", "a.adapter": "feed" },
  ...Object.fromEntries(
    ["artalk", "cusdis", "discourse", "mastodon", "remark42"].map((it) => [
      it,
      { widget: "comments", "a.adapter": it },
    ]),
  ),
};

test("what an attribute needs beside the loader is in the snippet, before it", async ({ page, site, log }) => {
  log.expect(/bantin|404/);
  const { exports } = JSON.parse(await readFile(join(import.meta.dirname, "../../package/package.json"), "utf8"));
  const others = /^\.\/(count|react|preact|solid|vue|svelte)$|\.json$|^\.$/;
  const files = Object.keys(exports).filter((it) => !others.test(it));
  expect(files.toSorted()).toEqual(
    Object.keys(NEEDED)
      .map((it) => `./${it}`)
      .toSorted(),
  );
  for (const [name, state] of Object.entries(NEEDED)) {
    await open(page, site, { ...state, source: "url", "a.src": "/nothing", scheme: "light" });
    expect(await snippet(page, "HTML")).toMatch(new RegExp(`/${name}\\.js".*\n.*/embed\\.js"`));
    expect(await snippet(page, "React")).toContain(`import "bantin-widgets/${name}";\nimport "bantin-widgets";`);
  }
  // And of what needs none there is none.
  await open(page, site, { widget: "related", scheme: "light" });
  expect((await snippet(page, "HTML")).match(/\.js"/g)).toHaveLength(1);
});
