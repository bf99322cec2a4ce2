/** Imported for what it does: `adapter="discourse"` of `bantin-comments` reads a topic of a forum. */
export {};
