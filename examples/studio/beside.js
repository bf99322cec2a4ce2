// Files beside the loader that do what an attribute says: a page has them before it.

/** Adapters that are files. */
const ADAPTERS = ["artalk", "cusdis", "discourse", "feed", "mastodon", "remark42"];

/** Attributes that another file follows, by their names. @type {Record<string, string>} */
const FILES = { body: "graphql", live: "live" };

/** The names of those that an element needs, without `.js`. @param {Record<string, string>} attributes */
export function besideOf(attributes) {
  const adapter = (attributes.adapter ?? "").trim().toLowerCase();
  const names = Object.keys(FILES).filter((name) => name in attributes);
  return [...ADAPTERS.filter((it) => it === adapter), ...names.map((name) => FILES[name] ?? "")];
}
