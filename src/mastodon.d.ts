/** Imported for what it does: `adapter="mastodon"` of `bantin-comments` reads the replies to a post in the Fediverse. */
export {};
