// In which language an element speaks, and words that are not in the bundle: the page's own, and those of further
// languages, for which there is `languages.js`.
import { say } from "../host.js";

// It outlives the code, which may crash.
const shared = (globalThis[Symbol.for("bantin")] ??= {});

/**
 * A word by its key, with what is put into it, where that of the bundle is not said. Numbers and times have digits
 * for keys.
 */
export function word(tag, key, value) {
  const { labels } = shared.settings ?? {};
  const own = labels?.[tag]?.[key] ?? labels?.[tag.split("-")[0]]?.[key];
  return typeof own === "string" ? own : shared.languages?.word(tag, key, value);
}

// `vn` is a region, and no language.
const BUNDLED = { vi: "vi", vn: "vi", en: "en" };

/** What the page says of an element's language: it, or the nearest around it, outside of shadow roots, too. */
function stated(element) {
  for (let at = element; at; at = at.getRootNode().host) {
    const near = at.closest("[lang]:not([lang=''])");
    if (near) return near.getAttribute("lang");
  }
}

/**
 * The tag of the language that an element speaks, with the region: the page's for it, else the browser's. Behind a
 * space that which the page gives, where nobody has its words: then it is English.
 */
export function language(element) {
  const given = stated(element);
  const wanted = given || navigator.language;
  const { language, region } = locale(wanted) ?? {};
  const own = BUNDLED[language];
  if (own && own !== language && given) say(`lang: expected "${own}", found "${given}"`);
  const tag = [own ?? "en", ...(region ? [region] : [])].join("-");
  if (own) return tag;
  const further = shared.languages?.speaks(wanted);
  // The core waits for what the page's elements ask before it is there.
  if (!further) shared.spoken = import("./languages.js").then((it) => it.learn(wanted, element, given)).catch(console.warn);
  return further ?? (given ? `${tag} ${given}` : tag);
}

/** A tag as BCP 47 has it, or POSIX: `vi_VN.UTF-8`, `VIE`. */
function locale(tag) {
  try {
    return new Intl.Locale(tag.trim().split(/[.@]/)[0].replace(/_/g, "-"));
  } catch {}
}

language(document.documentElement);
