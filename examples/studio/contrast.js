// Contrast as WCAG 2.2 has it, and the nearest colour that has enough of it. Pure: no page, no canvas.

/** Red, green and blue of sRGB, 0 to 255. @typedef {[number, number, number]} Rgb */

/** WCAG 2.2, relative luminance. @param {Rgb} rgb */
export function luminance([red, green, blue]) {
  const linear = (/** @type {number} */ value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** WCAG 2.2, contrast ratio. @param {Rgb} one @param {Rgb} other */
export function contrast(one, other) {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** @param {Rgb} rgb */
export const hex = (rgb) => `#${rgb.map((it) => Math.round(it).toString(16).padStart(2, "0")).join("")}`;

/** Lightness, and the two axes of colour, in OKLab: what is near there looks near. @param {Rgb} rgb @returns {[number, number, number]} */
function toLab(rgb) {
  const [r = 0, g = 0, b = 0] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** What of it sRGB has. @param {[number, number, number]} lab @returns {Rgb} */
function fromLab([lightness, a, b]) {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const [r = 0, g = 0, blue = 0] = linear.map((value) => {
    const share = Math.min(1, Math.max(0, value));
    return Math.round(255 * (share <= 0.0031308 ? 12.92 * share : 1.055 * share ** (1 / 2.4) - 0.055));
  });
  return [r, g, blue];
}

/**
 * The colour nearest to one that has enough contrast with all of those it stands on: of its hue, as much lighter
 * or darker as is needed. Nothing where there is none.
 *
 * @param {Rgb} colour @param {Rgb[]} grounds @param {number} least
 * @returns {Rgb | undefined}
 */
export function nearest(colour, grounds, least) {
  const isEnough = (/** @type {Rgb} */ it) => grounds.every((ground) => contrast(it, ground) >= least);
  if (isEnough(colour)) return colour;
  const [lightness, a, b] = toLab(colour);
  const STEPS = 400;
  for (let step = 1; step <= STEPS; step += 1) {
    for (const way of [-1, 1]) {
      const other = lightness + (way * step) / STEPS;
      if (other < 0 || other > 1) continue;
      // Black and white have no hue.
      const kept = Math.min(1, (1 - other) * 4, other * 4);
      const found = fromLab([other, a * kept, b * kept]);
      if (isEnough(found)) return found;
    }
  }
  return undefined;
}
