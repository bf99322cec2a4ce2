// What views ask of a page that web-sys has in more calls.

/** What is global in the page, under whichever of its names. */
export function global() {
  return globalThis;
}
