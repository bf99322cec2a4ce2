// URLs, as the browser takes them apart.

/** A URL with its parts; nothing of what is none. `URL.canParse` is younger than some phones. */
export function parsed(url, base) {
  try {
    return new URL(url, base);
  } catch {
    return {};
  }
}

/** What a URL means where that is its base; nothing if it is none. */
export const resolved = (url, base) => parsed(url, base).href;

/** Whose it is: its scheme, host and port; an empty text for what is none. */
export const origin = (url) => parsed(url).origin ?? "";
