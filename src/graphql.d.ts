/** Imported for what it does: elements with `body` ask by `POST`. */
export {};
