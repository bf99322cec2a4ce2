// What each field of a model got, from what the readers tell of their reading.

/**
 * What was asked for, and what came of it: `source::inspect` tells it.
 *
 * @typedef {object} Note
 * @property {string} thing
 * @property {string} field
 * @property {string} expected
 * @property {string | null} found
 * @property {unknown} got
 */

/** @typedef {Note & {key: string, all: number, good: number, bad?: Note}} Row */

/** @param {Note} note */
const isWrong = ({ got, found }) => got === null && found !== null;

/** What a field is called in a mapping. @param {Note} note @param {Record<string, string>} own @param {Set<string>} root */
function keyOf({ thing, field }, own, root) {
  if (thing !== "" && thing !== "items") return `${thing}.${field}`;
  const isBoth = thing === "items" && (`items.${field}` in own || root.has(field));
  return isBoth ? `items.${field}` : field;
}

/** A row for each field. @param {Note[]} fields @param {Record<string, string>} mapping @returns {Row[]} */
export function rowsOf(fields, mapping) {
  const root = new Set(fields.filter(({ thing }) => thing === "").map(({ field }) => field));
  /** @type {Map<string, Row>} */
  const rows = new Map();
  for (const note of fields) {
    if (note.field.endsWith("_parameter")) continue;
    const key = keyOf(note, mapping, root);
    const row = rows.get(key) ?? { ...note, key, all: 0, good: 0 };
    row.all += 1;
    if (note.got !== null) row.good += 1;
    // The first that is wrong says more than one that is right.
    if (isWrong(note) && !isWrong(row)) Object.assign(row, { found: note.found, expected: note.expected, bad: note });
    rows.set(key, row);
  }
  return [...rows.values()];
}

/** How a field fares. @param {Row} row @returns {"wrong" | "ok" | "missing"} */
export const fares = (row) => (isWrong(row) || row.bad ? "wrong" : row.good ? "ok" : "missing");

/** In words. @param {Row} row @returns {string} */
export function said(row) {
  const { thing, expected, found, got, all, good, bad, field } = row;
  if (bad || isWrong(row)) return `expected ${expected}, found ${bad?.found ?? found}`;
  if (good === 0) return `${expected}: nothing there`;
  const many = thing === "items" && all > 1 ? ` (${good} of ${all})` : "";
  if (expected === "a list") return `${got} ${field}`;
  return `${got === true && expected === "an object" ? "an object" : (got ?? "not in the first")}${many}`;
}
