/**
 * Says the number of comments in each element with `data-bantin-count` below `root` that has none yet, or that
 * of another article. Done by itself for the page, and for what comes into it later; a shadow root is asked for.
 */
export function count(root?: ParentNode): void;
