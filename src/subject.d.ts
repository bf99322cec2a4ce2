/** Imported by `count.js` where a page has the number of its own comments. */
export {};
