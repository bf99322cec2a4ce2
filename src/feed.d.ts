import type { Stories } from "./embed.js";

/**
 * Turns RSS or Atom into stories, which `el.data` of a carousel and of a ticker takes. `url` is that of the feed.
 * Throws where it is neither. Widgets with `adapter="feed"` need no call.
 */
export function read(xml: string, url: string): Stories;
