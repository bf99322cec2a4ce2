/** Imported for what it does: `adapter="cusdis"` of `bantin-comments` reads and writes there. */
export {};
