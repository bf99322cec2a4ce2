/** Imported for what it does: `adapter="artalk"` of `bantin-comments` reads and writes there. */
export {};
