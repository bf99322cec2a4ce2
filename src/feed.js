// RSS and Atom, for `adapter="feed"`: a page that has this reads feeds themselves.
//
//   <script type="module" src="https://cdn.example/bantin/feed.js"></script>
//   <script type="module" src="https://cdn.example/bantin/embed.js"></script>
//   <bantin-related src="/feed.xml" adapter="feed"></bantin-related>
//
// What is fetched and turns out to be a feed comes to the widgets as the JSON of their own contract. The browser's
// parser reads it, in a document of its own in which nothing is loaded and nothing runs.
import { over, shared } from "./settings.js";
import { parsed } from "./ui/address.js";

// What the widgets refuse themselves, in their own words.
const MOST = 2 ** 21;

let policy;
try {
  policy = trustedTypes.createPolicy("bantin-feed", { createHTML: (text) => text });
} catch {} // not there, or the page allows none of that name, and perhaps needs none

/**
 * The text of the first child of one of these names that has one; the names come in order of preference. They
 * are of what it is a child of, but for those of Dublin Core and of `content:`, whatever their prefix is.
 */
function text(node, ...names) {
  for (const name of names) {
    for (const it of node.children) {
      const isIts = it.namespaceURI === node.namespaceURI || "encoded creator date".includes(name);
      const found = isIts && it.localName === name && it.textContent.trim();
      if (found) return found;
    }
  }
}

const resolve = (link, base) => parsed(link, base).href;

function refuse(found) {
  throw Error(`feed: expected RSS or Atom, found ${found.slice(0, 200)}`);
}

/** Turns a feed into stories, which a digest is, too: RSS 0.9 to 2.0 (with Media RSS, Dublin Core) and RFC 4287. */
export function read(xml, url) {
  // A feed needs none, and a few can make a little text a great one. HTML in a feed has such words escaped.
  if (xml.includes("<!ENTITY")) refuse("<!ENTITY");
  // WebKit's parser takes minutes for as many comments as fit in.
  if (1e4 in xml.split("--")) refuse("comments");
  // What is no reference is a sign, as `&` in a title, or a word of HTML, which the widgets read. In CDATA it is text.
  xml = xml.replace(/(^|]]>).*?($|<!\[C)/gs, (markup) => markup.replace(/&(?!#|([lg]t|amp|apos|quot);)/g, "&amp;"));
  const parsed = new DOMParser().parseFromString(policy?.createHTML(xml) ?? xml, "text/xml");
  const root = parsed.documentElement;
  // What is broken has this in it, beside what was read before (Chromium, WebKit), or alone (Firefox).
  const error = parsed.querySelector("parsererror");
  if (error || !/^(rss|feed|RDF)$/.test(root.localName)) refuse(error?.textContent ?? `<${root.nodeName}>`);
  // Each `xml:base` is relative to the one around it.
  const baseOf = (node) => (node ? resolve(node.getAttribute("xml:base") ?? "", baseOf(node.parentElement)) : url);
  const absolute = (link, node) => resolve(link, baseOf(node));
  // What it links to in a relation, which is a selector; an alternate, where none is said (RFC 4287, section 4.2.7.2).
  const link = (node, relation, found = node.querySelector(`:scope>link[href]${relation}`)) =>
    found && absolute(found.getAttribute("href"), found);
  const home = (node) => {
    const own = text(node, "link");
    return own ? absolute(own, node) : link(node, ":is([rel=alternate],:not([rel]))");
  };
  const story = (item) => {
    const whole = text(item, "encoded", "content");
    const words = text(item, "description", "summary") ?? whole;
    // An address, where it does not say that it is none.
    const id = item.querySelector("guid:not([isPermaLink=false])")?.textContent.trim();
    const picture = item.querySelector(
      ":is(thumbnail,content,enclosure)[url]:is([type^=image],[medium=image],:not([type],[medium])),image[href]",
    );
    const src =
      picture?.getAttribute(picture.localName === "image" ? "href" : "url") ??
      /<img[^<>]*?\ssrc=["']([^"']+)/i.exec(`${words} ${whole}`)?.[1];
    return {
      title: text(item, "title"),
      url: home(item) ?? /^https?:.*$/.exec(id)?.[0],
      published: text(item, "pubDate", "published", "date", "updated"),
      excerpt: words,
      image: src && absolute(src.replaceAll("&amp;", "&"), item),
      label: text(item, "category") ?? item.querySelector("category[term]")?.getAttribute("term"),
      author: text(item, "creator") ?? item.querySelector("author name")?.textContent,
    };
  };
  const channel = parsed.querySelector("channel") ?? root;
  return {
    title: text(channel, "title"),
    published: text(channel, "lastBuildDate", "pubDate", "published", "date", "updated"),
    url: home(channel),
    // Those of RSS 1.0 stand beside their channel.
    items: [...parsed.querySelectorAll(":is(:root,channel)>:is(item,entry)")].map(story),
    next: link(channel, "[rel=next]"),
  };
}

/** The text of an answer: by its mark (BOM), else as its header says, else as it says itself (RFC 7303, section 3). */
async function decode(response, type) {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const marked = { 254: "utf-16be", 255: "utf-16le" }[bytes[0]];
  const head = String.fromCharCode(...bytes.slice(0, 200));
  const said = /charset="?([^;"\s]+)/i.exec(type) ?? /^[^>]*encoding=.([^"']+)/.exec(head);
  const label = marked ?? said?.[1];
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    refuse(label);
  }
}

async function ask(request, next) {
  const response = await next(request);
  const type = response.headers.get("content-type") ?? "";
  // A stream of events has no end to wait for.
  if (!response.ok || /json|event/.test(type)) return response;
  const xml = await decode(response.clone(), type);
  // Whatever a careless server calls it.
  const isFeed = /xml|rss|atom/.test(type) || /<(\w+:)?(rss|feed|RDF)[\s>]/.test(xml.slice(0, 2000));
  if (!isFeed || xml.length > MOST) return response;
  return new Response(JSON.stringify(read(xml, response.url || request.url)));
}

if (globalThis.document) {
  over("fetch", (own) => (request) => ask(request, own ?? fetch));
  over("adapters", (adapters) => ({ feed: {}, ...adapters }));
  // What the loader, if it was here first, asked for so far is asked for once more.
  const late = new Set(shared.version && document.querySelectorAll("[adapter=feed]"));
  const again = (element) => late.delete(element) && element.refresh();
  addEventListener("bantin-error", ({ target }) => again(target), true);
  for (const it of late) if (it.shadowRoot?.querySelector("[data-state=failed]")) again(it);
}
