// RSS and Atom, for `adapter="feed"`: a page that has this reads feeds themselves.
//
//   <script type="module" src="https://cdn.example/bantin/feed.js"></script>
//   <script type="module" src="https://cdn.example/bantin/embed.js"></script>
//   <bantin-related src="/feed.xml" adapter="feed"></bantin-related>
//
// What is fetched and turns out to be XML comes to the widgets as the JSON of their own contract. The browser's
// parser reads it, in a document of its own in which nothing is loaded and nothing runs.

// What the widgets refuse themselves, in their own words.
const MOST = 2 * 1024 * 1024;

const policy = globalThis.trustedTypes?.createPolicy("bantin-feed", { createHTML: (text) => text });

/** The text of the first child of one of these names that has one; the names come in order of preference. */
function text(node, ...names) {
  for (const name of names) {
    const found = [...node.children].find((it) => it.nodeName === name && it.textContent.trim());
    if (found) return found.textContent.trim();
  }
}

/** Turns a feed into stories, which a digest is, too: RSS 0.9 to 2.0 (with Media RSS, Dublin Core) and RFC 4287. */
export function read(xml, url) {
  // A feed needs none, and a few can make a little text a great one.
  if (/<!ENTITY/i.test(xml)) throw new Error("feed: expected RSS or Atom, found declarations of entities");
  const parsed = new DOMParser().parseFromString(policy?.createHTML(xml) ?? xml, "text/xml");
  const root = parsed.documentElement;
  // What is broken has this in it, beside what was read before (Chromium, WebKit), or alone (Firefox).
  const error = parsed.querySelector("parsererror");
  if (error || !/^(rss|feed|rdf:RDF)$/.test(root.nodeName)) {
    const found = error?.textContent ?? `<${root.nodeName}>`;
    throw new Error(`feed: expected RSS or Atom, found ${found.trim().slice(0, 120)}`);
  }
  const absolute = (link, node) => {
    const base = new URL(node.closest("[*|base]")?.getAttribute("xml:base") ?? "", url);
    return URL.canParse(link, base) ? new URL(link, base).href : undefined;
  };
  // What it links to in a relation (RFC 4287, section 4.2.7.2): an alternate, where none is said.
  const link = (node, relation) => {
    const found = [...node.children].find(
      (it) =>
        /(^|:)link$/.test(it.nodeName) &&
        it.hasAttribute("href") &&
        (it.getAttribute("rel") ?? "alternate") === relation,
    );
    return found && absolute(found.getAttribute("href"), found);
  };
  const story = (item) => {
    const whole = text(item, "content:encoded", "content");
    const words = text(item, "description", "summary") ?? whole;
    const id = [...item.children].find((it) => it.nodeName === "guid" && it.getAttribute("isPermaLink") !== "false");
    const own = text(item, "link") ?? id?.textContent.trim();
    const pictures = [...item.querySelectorAll("*|thumbnail[url], *|content[url], enclosure[url], *|image[href]")];
    const isPicture = (it) => /^image|^$/.test(it.getAttribute("type") ?? it.getAttribute("medium") ?? "");
    const picture = pictures.find(isPicture);
    const src =
      picture?.getAttribute("url") ??
      picture?.getAttribute("href") ??
      /<img[^>]*?\ssrc=["']([^"']+)/i.exec(`${words} ${whole}`)?.[1];
    return {
      title: text(item, "title"),
      url: own ? absolute(own, item) : link(item, "alternate"),
      published: text(item, "pubDate", "published", "dc:date", "updated"),
      excerpt: words,
      image: src && absolute(src.replaceAll("&amp;", "&"), item),
      label: text(item, "category") ?? item.querySelector("category[term]")?.getAttribute("term"),
      author: text(item, "dc:creator") ?? item.querySelector("author name")?.textContent,
    };
  };
  const channel = parsed.querySelector("channel") ?? root;
  return {
    title: text(channel, "title"),
    published: text(channel, "lastBuildDate", "pubDate", "updated"),
    url: text(channel, "link") ? absolute(text(channel, "link"), channel) : link(channel, "alternate"),
    items: [...parsed.querySelectorAll("item, entry")].map(story),
    next: link(channel, "next") ?? null,
  };
}

async function ask(own, request) {
  const response = await (own ?? fetch)(request);
  if (!response.ok || !/xml|rss|atom/.test(response.headers.get("content-type"))) return response;
  const xml = await response.text();
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  return new Response(xml.length > MOST ? xml : JSON.stringify(read(xml, request.url)), { headers });
}

if (globalThis.document) {
  globalThis[Symbol.for("bantin")] ??= { settings: { __proto__: null } };
  const { settings } = globalThis[Symbol.for("bantin")];
  // The page may give its own at any time.
  const given = Object.getOwnPropertyDescriptor(settings, "fetch");
  const below = Object.defineProperty({}, "fetch", given ?? { writable: true });
  let { adapters } = settings;
  Object.defineProperties(settings, {
    fetch: {
      enumerable: true,
      configurable: true,
      get: () => (request) => ask(below.fetch, request),
      set: (it) => {
        below.fetch = it;
      },
    },
    adapters: { enumerable: true, get: () => ({ feed: {}, ...adapters }), set: (it) => (adapters = it) },
  });
}
