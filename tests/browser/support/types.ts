// What files are sent as, by the test sites and by the hosts of the bench.

/** Content types by the end of a name; no other file is part of a page. */
export const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};
