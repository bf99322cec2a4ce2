// The number of comments beside each headline of a list, without WebAssembly.
//
//   <script type="module" src="https://cdn.example/bantin/count.js"></script>
//   <ul data-bantin-src="/api/comments/counts">
//     <li><a href="/flood">The water is rising</a> <span data-bantin-count="flood"></span></li>
//
// Articles of one backend are asked for together, where it can do that. An element whose number cannot be
// had stays as it is.
import { parsed } from "./source/wire/resolve.js";
import { baseUri, normal } from "./ui/address.js";

// How each adapter counts: how many articles go together; where they go, in a body behind a path or in the last
// parameter of a query; which parameter of `src` tells the adapter where none is named; whether they go by their paths
// alone. `cargo xtask contract` writes it.
// <dialects>
// biome-ignore format: a command writes it
const DIALECTS = {
  "bantin": [100, "articles"],
  "isso": [100, "/count", "uri", true],
  "wordpress-comments": [1, "per_page=1&post", "post"],
  "waline": [100, "type=count&url", "path", true],
  "remark42": [100, "/../counts", "url"],
};
// </dialects>

// What the widget says; other languages bring their own words, or have the number alone. `cargo xtask contract`
// writes it.
// <words>
// biome-ignore format: a command writes it
const WORDS = {
  "vi": { other: "{} bình luận" },
  "en": { one: "1 comment", other: "{} comments" },
};
// </words>

/** What each element was counted for. */
const counted = new WeakMap();

/** What the page is about, once it is known how to tell. */
let about;

/** Only a number of the page's own, outside of every link, needs that. */
async function learn(root) {
  ({ about } = await import("./subject.js"));
  count(root);
}

/** A setting of an element, or of what it is in. */
const setting = (element, name) =>
  element.dataset[name] ?? element.closest(`[data-bantin-${name}]`)?.getAttribute(`data-bantin-${name}`) ?? "";

/** Counts for all elements in `root` that were not counted yet, or for another article. */
export function count(root = document) {
  const backends = {};
  for (const element of root.querySelectorAll("[data-bantin-count]")) {
    const adapter = setting(element, "adapter");
    const src = setting(element, "src");
    // An empty one is what the headline leads to, in a drawing, too; outside of a link, the page.
    const link = element.closest("a[href]")?.getAttribute("href");
    const named = element.dataset.bantinCount || (link ? (parsed(link, baseUri()).href ?? link) : about?.());
    if (!named) {
      learn(root).catch(console.warn);
      continue;
    }
    const article = normal(named);
    const where = `${adapter} ${src}`;
    const key = `${where} ${article}`;
    if (!src || counted.get(element) === key) continue;
    counted.set(element, key);
    backends[where] ??= { src, adapter, articles: {} };
    backends[where].articles[key] ??= [article, key]; // and their elements
    backends[where].articles[key].push(element);
  }
  for (const { src, adapter, articles } of Object.values(backends)) {
    try {
      const url = new URL(src, new URL(settings().base ?? "", baseUri()));
      const dialect = choose(adapter, url);
      const all = Object.values(articles);
      // A number is not worth a word of what went wrong on the way to it.
      while (all.length) ask(url, dialect, all.splice(0, dialect[0])).catch(() => {});
    } catch (error) {
      console.warn("bantin:", error.message);
    }
  }
}

const settings = () => globalThis[Symbol.for("bantin")]?.settings ?? {};

function choose(adapter, { searchParams }) {
  const isAsked = ([, , article]) => searchParams.has(article);
  if (DIALECTS[adapter]) return DIALECTS[adapter];
  if (/^(auto)?$/.test(adapter)) return Object.values(DIALECTS).find(isAsked) ?? DIALECTS.bantin;
  throw Error(`data-adapter: expected one of ${Object.keys(DIALECTS)}, found "${adapter}"`);
}

/** Asks for these articles, each with its elements, and has those say what came. */
async function ask({ href }, [, where, , isPath], articles) {
  const names = articles.map(([article]) => (isPath ? article.replace(/^https?:..[^/]*/, "") : article));
  const url = new URL(href);
  let init;
  if (where[0] === "/") {
    url.pathname = url.pathname.replace(/\/*$/, where);
    init = { method: "POST", body: new Blob([JSON.stringify(names)], { type: "application/json" }) };
  } else {
    for (const it of where.split("&")) {
      const [name, value = names] = it.split("=");
      url.searchParams.set(name, value);
    }
  }
  const response = await (settings().fetch ?? fetch)(new Request(url, init));
  if (!response.ok) return;
  const json = await response.json();
  const total = response.headers.get("x-total-count") ?? response.headers.get("x-wp-total");
  const data = json.data ?? json;
  // Numbers, or objects that have one and perhaps say of which article; else a list that has a total.
  const hasNames = data.some?.((it) => it?.article != null);
  const list = !data.map || (!hasNames && total) ? [data.total ?? total ?? data] : data;
  articles.forEach(([, key, ...elements], at) => {
    const own = hasNames ? list.find((it) => `${it?.article}` === names[at]) : list[at];
    // It may be for another article by now.
    for (const element of elements) if (counted.get(element) === key) say(element, own?.count ?? own);
  });
}

/** Says a number in the words of the element, or in ours. */
function say(element, number) {
  if (!/^\d+$/.test(number)) return;
  const own = element.dataset;
  let lang = element.closest("[lang]")?.lang || document.documentElement.lang || navigator.language;
  const words = own.other ? own : WORDS[lang.slice(0, 2).toLowerCase()];
  try {
    new Intl.PluralRules(lang);
  } catch {
    lang = []; // the reader's own
  }
  const form =
    (number > 0 ? "" : own.none) || words?.[new Intl.PluralRules(lang).select(number)] || words?.other || "{}";
  element.textContent = form.replace("{}", () => (+number).toLocaleString(lang));
}

if (globalThis.document) {
  new MutationObserver(() => count()).observe(document, {
    subtree: true,
    childList: true,
    // A list that shows another page in the same elements changes the one or the other.
    attributeFilter: ["data-bantin-count", "href"],
  });
  count();
}
