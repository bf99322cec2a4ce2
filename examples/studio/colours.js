// What a property is in light and in dark, and what colour a text of CSS is.

/** @typedef {import("./contrast.js").Rgb} Rgb */

/** The two that a value has: of `light-dark(…)`, of a default as the contract writes it, or one for both. @param {string} value @returns {[light: string, dark: string]} */
export function sides(value) {
  const inside = /^light-dark\((.*)\)$/s.exec(value.trim())?.[1] ?? value;
  let depth = 0;
  for (const [place, sign] of [...inside].entries()) {
    if (sign === "(") depth += 1;
    if (sign === ")") depth -= 1;
    if (sign === "," && depth === 0) return [inside.slice(0, place).trim(), inside.slice(place + 1).trim()];
  }
  return [inside.trim(), inside.trim()];
}

/** One value for both. @param {string} light @param {string} dark */
export const joined = (light, dark) => (light === dark ? light : `light-dark(${light}, ${dark})`);

const canvas = /** @type {CanvasRenderingContext2D} */ (
  Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", {
    willReadFrequently: true,
  })
);

/** What the browser makes of it, on a ground that shows through; nothing where it is no colour. @param {string} text @returns {Rgb | undefined} */
export function colour(text) {
  if (!text.trim() || !CSS.supports("color", text)) return undefined;
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = text;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return alpha === 255 ? [red, green, blue] : undefined;
}
