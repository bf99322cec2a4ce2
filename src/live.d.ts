// Elements follow their stream of events as the module is imported: it has no functions.
declare module "./embed.js" {
  interface BantinAttributes {
    /** URL of a stream of server-sent events; empty for the one that the backend links to, `rel="events"`. */
    live?: string | undefined;
  }
}
export {};
