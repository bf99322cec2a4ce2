// RSS and Atom, for `adapter="feed"`: a page that has this reads feeds themselves.
//
//   <script type="module" src="https://cdn.example/bantin/feed.js"></script>
//   <script type="module" src="https://cdn.example/bantin/embed.js"></script>
//   <bantin-related src="/feed.xml" adapter="feed"></bantin-related>
//
// What is fetched and turns out to be a feed comes to the widgets as the JSON of their own contract. The browser's
// parser reads it, in a document of its own in which nothing is loaded and nothing runs.
import { over, shared } from "./settings.js";
import { parsed } from "./source/wire/resolve.js";

// What the widgets refuse themselves, in their own words.
const MOST = 2 ** 21;

let policy;
try {
  policy = trustedTypes.createPolicy("bantin-feed", { createHTML: (text) => text });
} catch {} // not there, or the page allows none of that name, and perhaps needs none

const parse = (text, type) => new DOMParser().parseFromString(policy?.createHTML(text) ?? text, type);

/**
 * The first child of one of these names that has a text; the names come in order of preference. They are of what it
 * is a child of, but for those of Dublin Core and of `content:`, whatever their prefix is.
 */
function child(node, ...names) {
  for (const name of names) {
    for (const it of node.children) {
      const isIts = it.namespaceURI === node.namespaceURI || "encoded creator date".includes(name);
      if (isIts && it.localName === name && it.textContent.trim()) return it;
    }
  }
}

/** What an element says, as HTML, whose elements may be its own, under a prefix. */
function said(node) {
  if (/html|null/.test(node?.firstElementChild?.namespaceURI)) return node.innerHTML.replace(/<(\/?)\w+:/g, "<$1");
  const text = node?.textContent.trim();
  // Atom has text, where it does not say that it is HTML (RFC 4287, section 3.1.1).
  const isText = /Atom$/.test(node?.namespaceURI) && !/html/i.test(node.getAttribute("type"));
  return isText ? text.replace(/<(?=[\w/!])|&(?=#?\w+;)/g, (sign) => `&#${sign.charCodeAt()};`) : text;
}

const text = (node, ...names) => said(child(node, ...names));

// Pictures, in order of preference: what says that it is one, or does not say what it is and is not called otherwise.
const IS = ":is([type^=image i],[medium=image],:not([type],[medium]))";
const PICTURES = ["thumbnail", `content${IS}`, `enclosure${IS}`, "[rel=enclosure][type^=image i]", "image"];
const OTHER = /\.(m\w{2,3}|og\w|opus|wav|flac|aac|webm|avi|pdf|zip)([?#]|$)/i;

const resolve = (link, base) => parsed(link, base).href;

function refuse(found) {
  throw Error(`feed: expected RSS or Atom, found ${found.slice(0, 200)}`);
}

/** Turns a feed into stories, which a digest is, too: RSS 0.9 to 2.0 (with Media RSS, Dublin Core) and RFC 4287. */
export function read(xml, url) {
  // Markup that is none in a feed, and that the parser must not see: WebKit's takes minutes for as many comments as fit in,
  // and a few entities, of which a feed needs none, can make a little text a great one. What is no reference is a sign, as
  // `&` in a title, or a word of HTML, which the widgets read. In CDATA all of it is text.
  const markup =
    /<!\[C.*?(]]>|$)|<\?.*?(\?>|$)|<!--.*?(-->|$)|<![A-Z]("[^"]*"|'[^']*'|[^"'>[]+)*|&(?!#|([lg]t|amp|apos|quot);)/gs;
  // What was pasted may have signs that XML has not, and servers put lines without words before what says that it is XML,
  // where nothing may stand.
  const clean = xml
    .replace(/[^\t\n\r -\ufffd]/g, "")
    .replace(markup, (it) => {
      if (it.startsWith("<!ENTITY")) refuse("<!ENTITY");
      return it === "&" ? "&amp;" : it[2] === "-" ? "" : it;
    })
    .trim();
  const tree = parse(clean, "text/xml");
  const root = tree.documentElement;
  // What is broken has this in it, beside what was read before (Chromium, WebKit), or alone (Firefox).
  const error = tree.querySelector("parsererror");
  if (error) refuse(error.textContent);
  if (!/^(RDF|rss|feed)$/.test(root.localName)) refuse(`<${root.nodeName}>`);
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
  // Not by a selector, which takes its time where there are thousands.
  const author = (node) => {
    const own = node && child(node, "author");
    return own && text(own, "name");
  };
  // Whose a story is that does not say whose it is, nor from where it was taken (RFC 4287, section 4.2.1).
  const everybodys = author(root);
  const story = (item) => {
    const whole = child(item, "encoded", "content");
    const words = child(item, "description", "summary") ?? whole;
    const picture = () => {
      for (const it of PICTURES.flatMap((selector) => [...item.querySelectorAll(selector)])) {
        const address = it.getAttribute("url") ?? it.getAttribute("href");
        if (address && !OTHER.test(address)) return absolute(address, it);
      }
      for (const it of [words, whole]) {
        const address = it && parse(said(it), "text/html").querySelector("img[src]")?.getAttribute("src");
        if (address) return absolute(address, it);
      }
    };
    const category = item.querySelector("category[term]");
    return {
      title: text(item, "title"),
      // Its name, if that is an address, and it does not say that it is none.
      url: home(item) ?? /^\s*https?:.*/.exec(item.querySelector("guid:not([isPermaLink=false])")?.textContent)?.[0],
      published: text(item, "pubDate", "published", "date", "updated"),
      excerpt: said(words),
      image: picture(),
      label: text(item, "category") ?? category?.getAttribute("label") ?? category?.getAttribute("term"),
      author: text(item, "creator") ?? author(item) ?? author(child(item, "source")) ?? everybodys,
    };
  };
  const channel = tree.querySelector("channel") ?? root;
  return {
    title: text(channel, "title"),
    published: text(channel, "lastBuildDate", "pubDate", "published", "date", "updated"),
    url: home(channel),
    // Those of RSS 1.0 stand beside their channel.
    items: [...tree.querySelectorAll(":is(:root,channel)>:is(item,entry)")].map(story),
    next: link(channel, "[rel=next]"),
  };
}

/** The text of an answer: by its mark (BOM), else as its header says, else as it says itself (RFC 7303, section 3). */
async function decode(response, type, isXml) {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const marked = { 239: "utf-8", 254: "utf-16be", 255: "utf-16le" }[bytes[0]];
  const head = String.fromCharCode(...bytes.slice(0, 200));
  const named = /charset=["']?([^;"'\s]+)/i.exec(type) ?? /^[^>]*encoding=.([^;"'\s]+)/.exec(head);
  const label = marked ?? named?.[1];
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    if (isXml) refuse(label);
    return ""; // of no feed
  }
}

async function ask(request, next) {
  const response = await next(request);
  try {
    return await told(response, response.url || request.url);
  } catch ({ message }) {
    // Not asked again, as what does not come through would be.
    return new Response(JSON.stringify({ detail: message }), { status: 400 });
  }
}

async function told(response, url) {
  const type = response.headers.get("content-type");
  // A stream of events has no end to wait for.
  if (!response.ok || /json|event/i.test(type)) return response;
  const isXml = /xml|rss|atom/i.test(type);
  const xml = await decode(response.clone(), type, isXml);
  // Whatever a careless server calls it.
  const isFeed = isXml || /^\s*(<.*)?<(\w+:)?(RDF|rss|feed)[\s>]/s.test(xml.slice(0, 2000));
  if (!isFeed || xml.length > MOST) return response;
  return new Response(JSON.stringify(read(xml, url)));
}

if (globalThis.document) {
  over("fetch", (own) => (request) => ask(request, own ?? fetch));
  over("adapters", (adapters) => ({ feed: {}, ...adapters }));
  // What the loader, if it was here first, asked for so far is asked for once more.
  const late = new Set(shared.version && document.querySelectorAll("[adapter=feed]"));
  const again = ({ target }) => late.delete(target) && target.refresh();
  addEventListener("bantin-error", again, true);
  for (const target of late) if (target.shadowRoot?.querySelector("[data-state=failed]")) again({ target });
}
