// Speaks the languages that are not in the bundle: French, and those of the page's own.
//
//   configure({ languages: { de: "/bantin-de.json" } });
//
// A language is one file: a JSON object of its words, by the keys of docs/embedding.md. How it writes times and
// numbers the browser knows. The core has this loaded on pages that speak another language than its own two.

import { baseUri } from "./ui/address.js";

// Which come with Bantin: as scripts, which every bundler takes along. `cargo xtask dist` makes them of those files.
const OURS = { fr: async () => (await import("./languages/fr.js")).default };

// The core says these itself.
const BUNDLED = /^(vi|en)(-|$)/;

const shared = globalThis[Symbol.for("bantin")];
const settings = () => shared.settings ?? {};

const said = new Set();

function say(line) {
  if (!said.has(line)) console.warn(`bantin: ${line}`);
  said.add(line);
}

const tags = new Map(); // by what was given: each word asks

/** A tag as BCP 47 has it, also of what POSIX writes; nothing where it is none. */
function canonical(given) {
  if (!tags.has(given)) tags.set(given, locale(given)?.baseName);
  return tags.get(given);
}

function locale(given) {
  try {
    return new Intl.Locale(given.trim().split(/[.@]/)[0].replaceAll("_", "-"));
  } catch {}
}

/** A tag and what stands for it where it has no words: "fr-Latn-CA", "fr-Latn", "fr". */
const chain = (tag) => tag.split("-").map((_, place, parts) => parts.slice(0, parts.length - place).join("-"));

/** Of each tag in a chain what the page has for it, however it is written there. */
const known = (all, tag) =>
  chain(tag).flatMap((it) =>
    Object.entries(all ?? {}).flatMap(([key, value]) => (value && canonical(key) === it ? [value] : [])),
  );

const files = new Map(); // by where it is: the promise of its words, and those, or that they did not come

/** Where the words of a language are, the nearest first: URLs, or what fetches ours. */
function sources(tag) {
  const own = known(settings().languages, tag).flatMap((url) => {
    try {
      return new URL(url, new URL(settings().base ?? "", baseUri())).href;
    } catch {
      say(`languages: expected a URL, found "${url}"`);
      return [];
    }
  });
  return own.length ? own : known(OURS, tag);
}

/** Fetches a file once, and again when it did not come. */
function load(source) {
  const known = files.get(source);
  if (known && !known.hasFailed) return known.coming;
  const file = {};
  files.set(source, file);
  file.coming = (typeof source === "string" ? read(source) : source()).then(
    (words) => {
      file.words = words;
    },
    (error) => {
      file.hasFailed = true;
      const at = typeof source === "string" ? ` at ${source}` : "";
      say(`languages: expected the words of a language, a JSON object${at}, found ${error.message ?? error}`);
    },
  );
  return file.coming;
}

async function read(url) {
  const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) throw new Error(`the status ${answer.status}`);
  const words = await answer.json();
  if (typeof words !== "object" || !words || Array.isArray(words)) throw new Error(JSON.stringify(words).slice(0, 40));
  return words;
}

/** What a language has of words, the page's own first. */
function words(tag) {
  const loaded = sources(tag).flatMap((it) => files.get(it)?.words ?? []);
  return [...known(settings().labels, tag), ...loaded];
}

/** Fetches the words of a language, and tells an element that waits for them; `given` is what the page said, if it did. */
export async function learn(tag, element, given) {
  const read = canonical(tag);
  const wanted = read ? sources(read) : [];
  if (!wanted.length && !(read && words(read).length)) {
    const taught = Object.keys({ vi: 0, en: 0, ...OURS, ...settings().languages, ...settings().labels });
    // What the reader's browser speaks is nothing that the page said.
    if (given) say(`lang: expected one of ${taught.join(", ")}, found "${tag}": English is spoken`);
    return;
  }
  const loaded = Promise.all(wanted.map(load));
  // Who waits with the core for a page's language has its data shown in any case.
  const isPage = element === document.documentElement;
  await (isPage ? Promise.race([loaded, new Promise((over) => setTimeout(over, 3000))]) : loaded);
  if (!isPage && element.isConnected && speaks(tag)) tell(element);
}

/** Has the loader see that the language is another one now. */
function tell(element) {
  const own = element.getAttribute("lang");
  element.setAttribute("lang", own ?? "");
  if (own === null) element.removeAttribute("lang");
}

function speaks(given) {
  const tag = canonical(given);
  const isOver = (it) => files.get(it)?.words || files.get(it)?.hasFailed;
  const isHere = tag && sources(tag).every(isOver) && words(tag).length;
  return isHere ? tag : undefined;
}

const rules = {};

/** The form of a word for what is put into it, by the plural rules of the language. */
function form(word, tag, value) {
  if (typeof word !== "object" || !word) return word;
  rules[tag] ??= new Intl.PluralRules(tag);
  return word[rules[tag].select(Number(value.replace(/\D/g, "")))] ?? word.other;
}

/** A word with what is put into it. A key with a digit is a form of numbers and times. */
function word(tag, key, value) {
  if (/\d/.test(key)) return write(tag, Number(key), Number(value));
  if (BUNDLED.test(tag)) return;
  const all = words(tag);
  const of = (key, value) => {
    for (const it of all) if (it[key] !== undefined) return key === "bulletin" ? it[key] : form(it[key], tag, value);
  };
  const isOne = key.endsWith("-one");
  const found = of(key, value) ?? (isOne ? of(key.slice(0, -4), "1")?.replace?.("{}", "1") : undefined);
  const text = key === "bulletin" && found ? bulletin(found, tag) : found;
  if (typeof text === "string") return text;
  say(
    `languages: expected a text for "${key}" in ${tag}, found ${JSON.stringify(found) ?? "none"}: it is said in English`,
  );
}

const PHRASES =
  "sky dry and fog rain kinds likely parts calm wind compass upTo gusts speeds range degrees hazards storms heat cold frost";

/** The grammar of a bulletin, a line for each phrase, as the weather box reads it. */
function bulletin(phrases, tag) {
  const line = (name) => {
    if (phrases[name] === undefined) say(`languages: expected "${name}" in the bulletin of ${tag}, found none`);
    return [phrases[name] ?? ""].flat().join("|");
  };
  return `${PHRASES.split(" ").map(line).join("\n")}\n`;
}

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const DAY = { day: "numeric", month: "short" };
const DATE = { ...DAY, year: "numeric" };
// The forms in which the core asks: of times, of ages, and one of numbers.
const STYLES = [CLOCK, DAY, { ...DATE, ...CLOCK }, DATE, { weekday: "short" }];
const UNITS = ["minute", "hour"];

const formats = {};

function make(tag, form) {
  if (STYLES[form]) return new Intl.DateTimeFormat(tag, { ...STYLES[form], timeZone: "UTC" });
  if (UNITS[form - STYLES.length]) return new Intl.RelativeTimeFormat(tag);
  return new Intl.NumberFormat(tag, { maximumFractionDigits: 2 });
}

/** A time by a wall clock, an age, or a number; nothing where it is beyond what can be written. */
function write(tag, form, value) {
  const unit = UNITS[form - STYLES.length];
  try {
    // This minute.
    const isNow = unit && value === 0;
    const now = isNow && words(tag).find((it) => it.now)?.now;
    if (isNow) return now || new Intl.RelativeTimeFormat(tag, { numeric: "auto" }).format(0, "second");
    formats[[tag, form]] ??= make(tag, form);
    return formats[[tag, form]].format(value, unit);
  } catch {}
}

shared.languages = { speaks, word };
