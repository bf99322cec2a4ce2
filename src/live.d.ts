/** Imported for what it does: elements with `live` follow their stream of events. */
export {};
