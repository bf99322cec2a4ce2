// HTML of a backend, parsed where nothing runs or loads.

/** What a page's Trusted Types let us parse by, asked for once; null where there are none, or where they refuse it. */
let policy;

/** HTML as the body of a document of its own; nothing where the page refuses that. */
export function inert(html) {
  if (policy === undefined) {
    policy = null;
    try {
      policy = globalThis.trustedTypes.createPolicy("bantin", { createHTML: (it) => it });
    } catch {}
  }
  try {
    // A page that has no such types, or does not enforce them, takes the text as well.
    return new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, "text/html").body;
  } catch {}
}
