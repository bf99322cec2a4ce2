// What the studio writes is pasted, and run: each form of it shows the widget that the studio showed.
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
    const head = `<style>${css}</style><script type="module" src="${loader}"></script>`;
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

for (const [name, state] of Object.entries({ sample: STATE, "own JSON and mapping": OWN, weather: WEATHER })) {
  for (const [format, use] of Object.entries(USES)) {
    test(`${format}, ${name}: the same widget as in the studio`, async ({ page, site }) => {
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
