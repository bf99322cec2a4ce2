// Builds the pages: the same article on all of them, with the widgets of one kind.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import type { PageName } from "./options.ts";
import type { Host } from "./site.ts";

export interface Where {
  assets: string;
  isso: string;
}

const ARTICLE = `<h1>Triều cường vượt báo động, nhiều tuyến phố ngập lúc tan tầm</h1>
<p>Đỉnh triều chiều nay cao hơn hôm qua bốn phân. Nước lên từ ba giờ, rút dần sau bảy giờ tối; lực lượng trực chốt
hướng dẫn xe đi tuyến vòng ở sáu giao lộ. Nhà trường trong vùng trũng cho học sinh về sớm một tiết.</p>`;

const STYLE = `body{margin:0 auto;padding:16px;max-width:720px;font:16px/1.5 sans-serif;color:#1b1c1a}*{box-sizing:border-box}`;

/** What Isso needs to be told before it runs; the sheet is from the same host as the script. */
const issoScript = ({ assets, isso }: Where) =>
  `<script data-isso="${isso}" data-isso-css-url="${assets}/isso/isso.css" data-isso-lang="vi" ` +
  `data-isso-max-comments-nested="inf" data-isso-reveal-on-click="inf" src="${assets}/isso/embed.min.js" async></script>`;

/** What docs/embedding.md says of a page that has a widget in its first screen: the code, and room for it. */
const bantin = ({ assets }: Where, files: string[], rooms: string[]) =>
  [
    `<script type="module" src="${assets}/bantin/embed.js"></script>`,
    `<link rel="modulepreload" href="${assets}/bantin/bantin.js">`,
    ...files.map((file) => `<link rel="preload" as="fetch" crossorigin href="${assets}/bantin/${file}">`),
    `<style>${rooms.join("\n")}</style>`,
  ].join("\n");

const ROOM = {
  related: "bantin-related:not(:defined){display:block;min-block-size:clamp(24em,15em + 34vw,28em)}",
  ticker: "bantin-ticker:not(:defined){display:block;min-block-size:clamp(3.875em,(46em - 100vw)*999,7.5em)}",
  weather: "bantin-weather:not(:defined){display:block;min-block-size:100vh}",
  comments: "bantin-comments:not(:defined){display:block;min-block-size:100vh}",
};

/** The pages with Bantin, which have wasm. */
export const WITH_WASM: PageName[] = ["a", "e", "g"];

const built = ({ assets }: Where, name: string) => `<link rel="stylesheet" href="${assets}/built/${name}.css">
<script type="module" src="${assets}/built/${name}.js"></script>`;

const HEADS: Record<PageName, (where: Where) => string> = {
  a: (where) => bantin(where, ["bantin_all.wasm"], Object.values(ROOM)),
  b: (where) => `${built(where, "pasted")}${issoScript(where)}`,
  c: (where) => built(where, "preact"),
  d: () => "",
  e: (where) => bantin(where, ["bantin_bg.wasm", "bantin_ticker.wasm", "bantin_related-ticker.wasm"], [ROOM.ticker]),
  f: (where) => built(where, "marquee"),
  g: (where) => bantin(where, ["bantin_bg.wasm", "bantin_related.wasm", "bantin_related-ticker.wasm"], [ROOM.related]),
  h: (where) => built(where, "carousel"),
};

/** Before the article, and behind it: weather, stories, comments. */
type Body = [string, string, string, string];

// Eager, so that it fills what the others fill: they all start at once.
const ticker = ({ assets }: Where) =>
  `<bantin-ticker src="${assets}/data/ticker.json" mode="marquee" loading="eager"></bantin-ticker>`;
const related = ({ assets }: Where) =>
  `<bantin-related src="${assets}/data/related.json" loading="eager"></bantin-related>`;

const BODIES: Record<PageName, (where: Where, thread: string, attributes: string) => Body> = {
  a: (where, thread, attributes) => [
    ticker(where),
    `<bantin-weather src="${where.assets}/data/weather.json" time-zone="Asia/Ho_Chi_Minh" loading="eager"></bantin-weather>`,
    related(where),
    `<bantin-comments src="${where.isso}?uri=${encodeURIComponent(thread)}" adapter="isso" loading="eager" ${attributes}></bantin-comments>`,
  ],
  b: (_, thread) => [
    '<div id="ticker" class="ticker"></div>',
    '<div id="weather"></div>',
    '<section id="related"></section>',
    `<section id="comments"><h2>Bình luận</h2><div id="isso-thread" data-isso-id="${thread}" data-title="Bài viết"></div></section>`,
  ],
  c: () => [
    '<div id="ticker" class="ticker"></div>',
    '<div id="weather"></div>',
    '<div id="related"></div>',
    '<div id="comments"></div>',
  ],
  d: () => ["", "", "", ""],
  e: (where) => [ticker(where), "", "", ""],
  f: () => ['<div id="ticker" class="ticker"></div>', "", "", ""],
  g: (where) => ["", "", related(where), ""],
  h: () => ["", "", '<section id="related"></section>', ""],
};

/** A page; `attributes` are more of them for Bantin's comments. */
export function page(name: PageName, where: Where, thread: string, attributes = ""): string {
  const [above, ...below] = BODIES[name](where, thread, attributes);
  const about = `data-data="${where.assets}/data/" data-isso="${where.isso}" data-thread="${thread}"`;
  return `<!doctype html>
<html lang="vi" ${about}>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Bài viết</title>
<link rel="icon" href="data:,"><style>${STYLE}</style>
${HEADS[name](where)}
</head>
<body>
${above}
<article>${ARTICLE}</article>
${below.join("\n")}
</body>
</html>
`;
}

/** Bundles the scripts and sheets of all pages but Bantin's, minified, and puts them on the host. */
export async function bundle(out: string, host: Host): Promise<void> {
  await build({
    entryPoints: {
      pasted: "pages/pasted/main.tsx",
      marquee: "pages/pasted/marquee.ts",
      carousel: "pages/pasted/carousel.ts",
      preact: "pages/preact/main.tsx",
    },
    outdir: join(out, "built"),
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    jsx: "automatic",
    jsxImportSource: "preact",
    logLevel: "warning",
  });
  await host.folder("/built/", join(out, "built"));
}

/** Isso's client and its sheet, from its own package, so that they come packed. `python` is of its environment. */
export async function issoClient(given: string, host: Host): Promise<void> {
  const lib = join(given, "../../lib");
  const python = (await readdir(lib)).find((name) => name.startsWith("python"));
  if (!python) throw new Error(`${lib}: expected Python's packages, found none`);
  const isso = join(lib, python, "site-packages/isso");
  host.put("/isso/embed.min.js", await readFile(join(isso, "js/embed.min.js")));
  host.put("/isso/isso.css", await readFile(join(isso, "css/isso.css")));
}
