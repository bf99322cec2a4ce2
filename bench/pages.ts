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

const HEADS: Record<PageName, (where: Where) => string> = {
  // With what docs/embedding.md says of a page that has a widget in its first screen.
  a: ({ assets }) => `<script type="module" src="${assets}/bantin/embed.js"></script>
<link rel="modulepreload" href="${assets}/bantin/bantin_all.js">
<link rel="preload" as="fetch" crossorigin href="${assets}/bantin/bantin_all.wasm">
<style>
bantin-related:not(:defined){display:block;min-block-size:clamp(28.25em,23em + 24vw,32.1em)}
bantin-ticker:not(:defined){display:block;min-block-size:clamp(3.625em,(38em - 100vw)*999,6.375em)}
bantin-weather:not(:defined){display:block;min-block-size:26em}
bantin-comments:not(:defined){display:block;min-block-size:28em}
</style>`,
  b: (where) => `<link rel="stylesheet" href="${where.assets}/built/pasted.css">
<script type="module" src="${where.assets}/built/pasted.js"></script>${issoScript(where)}`,
  c: ({ assets }) => `<link rel="stylesheet" href="${assets}/built/preact.css">
<script type="module" src="${assets}/built/preact.js"></script>`,
  d: () => "",
};

const BODIES: Record<PageName, (where: Where, thread: string) => [string, string, string, string]> = {
  // Eager, so that it fills what the others fill: they all start at once.
  a: ({ assets, isso }, thread) => [
    `<bantin-ticker src="${assets}/data/ticker.json" mode="marquee" loading="eager"></bantin-ticker>`,
    `<bantin-related src="${assets}/data/related.json" loading="eager"></bantin-related>`,
    `<bantin-weather src="${assets}/data/weather.json" time-zone="Asia/Ho_Chi_Minh" loading="eager"></bantin-weather>`,
    `<bantin-comments src="${isso}?uri=${encodeURIComponent(thread)}" adapter="isso" loading="eager"></bantin-comments>`,
  ],
  b: (_, thread) => [
    '<div id="ticker" class="ticker"></div>',
    '<section id="related"></section>',
    '<div id="weather"></div>',
    `<section id="comments"><h2>Bình luận</h2><div id="isso-thread" data-isso-id="${thread}" data-title="Bài viết"></div></section>`,
  ],
  c: () => [
    '<div id="ticker" class="ticker"></div>',
    '<div id="related"></div>',
    '<div id="weather"></div>',
    '<div id="comments"></div>',
  ],
  d: () => ["", "", "", ""],
};

export function page(name: PageName, where: Where, thread: string): string {
  const [ticker, related, weather, comments] = BODIES[name](where, thread);
  const about = `data-data="${where.assets}/data/" data-isso="${where.isso}" data-thread="${thread}"`;
  return `<!doctype html>
<html lang="vi" ${about}>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Bài viết</title>
<link rel="icon" href="data:,"><style>${STYLE}</style>
${HEADS[name](where)}
</head>
<body>
${ticker}
<article>${ARTICLE}</article>
${weather}
${related}
${comments}
</body>
</html>
`;
}

/** Bundles the scripts and sheets of pages B and C, minified, and puts them on the host. */
export async function bundle(out: string, host: Host): Promise<void> {
  await build({
    entryPoints: { pasted: "pages/pasted/main.tsx", preact: "pages/preact/main.tsx" },
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
