const quoted = (text) =>
  `"${text.replace(/["\\\0-\x1f]/g, (sign) => `\\u${sign.charCodeAt().toString(16).padStart(4, "0")}`)}"`;

/**
 * A value as JSON, the way `JSON.stringify` writes it in a browser that no page has changed: libraries
 * of old give every list a `toJSON` that makes a text of it, and some put another `JSON` in place of the
 * browser's. Of what JSON cannot say, such as a function or a circle, nothing; in a list, null.
 */
export function write(value, around = []) {
  if (typeof value === "string") return quoted(value);
  if (typeof value === "boolean" || value === null) return `${value}`;
  if (typeof value === "number") return Number.isFinite(value) ? `${value}` : "null";
  if (typeof value !== "object" || around.includes(value) || around.length > 63) return;
  const inside = [...around, value];
  if (Array.isArray(value)) return `[${[...value].map((it) => write(it, inside) ?? "null").join()}]`;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "null" : quoted(value.toISOString());
  // What all objects have was put there by the page; what one has of its own says what it is.
  const { toJSON } = value;
  if (toJSON && toJSON !== Object.prototype.toJSON) return write(value.toJSON(), inside);
  const entries = Object.keys(value).map((key) => [quoted(key), write(value[key], inside)]);
  return `{${entries
    .filter((entry) => entry[1])
    .map((entry) => entry.join(":"))
    .join()}}`;
}
