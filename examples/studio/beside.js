// Files beside the loader that do what an attribute says: a page has them before it.

/** Services of comments whose adapters are files. */
const SERVICES = ["artalk", "cusdis", "discourse", "mastodon", "remark42"];

/** Adapters that are files, by the model that they give. @type {Record<string, string[]>} */
export const ADAPTERS = { stories: ["feed"], digests: ["feed"], comments: SERVICES };

/** Attributes that another file follows, by their names. @type {Record<string, string>} */
const FILES = { body: "graphql", live: "live" };

/** The names of those that an element needs, without `.js`. @param {Record<string, string>} attributes */
export function besideOf(attributes) {
  const adapter = (attributes.adapter ?? "").trim().toLowerCase();
  const names = Object.keys(FILES).filter((name) => name in attributes);
  return [...["feed", ...SERVICES].filter((it) => it === adapter), ...names.map((name) => FILES[name] ?? "")];
}
