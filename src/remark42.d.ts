/** Imported for what it does: `adapter="remark42"` of `bantin-comments` writes there, too. */
export {};
