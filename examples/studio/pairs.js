// Which colours of a theme are seen on which others, and how much contrast each pair needs.

/**
 * @typedef {object} Pair
 * @property {string} of The property of what is seen.
 * @property {string} on The property of what it is seen on.
 * @property {number} least WCAG 2.2: 4.5 for text (1.4.3), 3 for the edges of controls (1.4.11).
 */

const TEXTS = ["ink", "muted", "danger", "warning", "success"];
const GROUNDS = ["surface", "raised"];

/** @param {string} of @param {string} on @param {number} least @returns {Pair} */
const pair = (of, on, least) => ({ of: `--bantin-${of}`, on: `--bantin-${on}`, least });

/** All of them. A link on the background is not among them: the widgets have it give way until it can be read. @type {Pair[]} */
export const PAIRS = [
  ...TEXTS.flatMap((text) => GROUNDS.map((ground) => pair(text, ground, 4.5))),
  pair("on-accent", "accent", 4.5),
  ...GROUNDS.map((ground) => pair("edge", ground, 3)),
];
