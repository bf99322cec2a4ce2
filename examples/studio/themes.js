// Four finished themes. Each is another paper: its colours, its type, its corners. All pairs have the contrast that
// they need, in light and in dark; a test looks at them.

/** @typedef {Record<string, string>} Theme Values of `--bantin-*`, without that beginning. */

/** @param {string} light @param {string} dark */
const both = (light, dark) => `light-dark(${light}, ${dark})`;

const SERIF = 'Georgia, "Noto Serif", "Times New Roman", serif';
const NARROW = '"Roboto Condensed", "Arial Narrow", "Noto Sans", sans-serif';

/** With `scheme` the theme is of one kind of page, and the element says so. @type {Record<string, {about: string, scheme?: "dark", values: Theme}>} */
export const THEMES = {
  tabloid: {
    about: "Loud: red on white, narrow and heavy, no round corner",
    values: {
      font: '"Arial", "Noto Sans", sans-serif',
      "font-heading": NARROW,
      ink: both("#0a0a0a", "#ffffff"),
      muted: both("#4a4a4a", "#bdbdbd"),
      surface: both("#ffffff", "#101010"),
      raised: both("#fff3c4", "#2b2411"),
      line: both("#0a0a0a", "#ffffff"),
      edge: both("#0a0a0a", "#f2f2f2"),
      accent: both("#d6001c", "#ff4b5c"),
      danger: both("#b00017", "#ff8a93"),
      warning: both("#7a4a00", "#ffc24d"),
      success: both("#1c6323", "#86d68c"),
      skeleton: both("#ece4c8", "#33301f"),
      radius: "0px",
      space: "7px",
    },
  },
  daily: {
    about: "Sober: ink on newsprint, a serif, thin rules",
    values: {
      font: SERIF,
      "font-heading": SERIF,
      ink: both("#1d1b16", "#ece7da"),
      muted: both("#5c5748", "#b3ac9a"),
      surface: both("#fbf8f1", "#1a1916"),
      raised: both("#f2ede0", "#25231e"),
      line: both("#d5cdb8", "#3d3a31"),
      edge: both("#807862", "#8d8672"),
      accent: both("#1f3a5f", "#9dbde6"),
      danger: both("#94261f", "#f3a39b"),
      warning: both("#7b4d0c", "#e8b76b"),
      success: both("#2d5f34", "#95c99a"),
      skeleton: both("#e7e0cf", "#302e27"),
      radius: "0px",
      space: "8px",
    },
  },
  magazine: {
    about: "Airy: plum and rose, a serif for headlines, large corners",
    values: {
      font: '"Avenir Next", "Segoe UI", "Noto Sans", sans-serif',
      "font-heading": SERIF,
      ink: both("#2c1a2e", "#f7e9f3"),
      muted: both("#6b5069", "#c9adc4"),
      surface: both("#fff9fb", "#221522"),
      raised: both("#fbeaf1", "#321f31"),
      line: both("#f0d3e0", "#4c3349"),
      edge: both("#a06f8d", "#a87e9d"),
      accent: both("#8e2a6b", "#f19ccb"),
      danger: both("#a8203a", "#ff9fa9"),
      warning: both("#85500f", "#f0bd7a"),
      success: both("#2f6648", "#93d0ad"),
      skeleton: both("#f5dfe9", "#3d2a3b"),
      radius: "16px",
      space: "10px",
    },
  },
  night: {
    about: "Dark on every page: blue-black, electric lime",
    scheme: "dark",
    values: {
      font: 'ui-monospace, "Noto Sans Mono", monospace',
      "font-heading": '"Segoe UI", "Noto Sans", sans-serif',
      ink: "#e6edf7",
      muted: "#9fb0c7",
      surface: "#0b1020",
      raised: "#151d33",
      line: "#26314f",
      edge: "#6f82a8",
      accent: "#c6f135",
      danger: "#ff8f8f",
      warning: "#ffc86b",
      success: "#7fe0a3",
      skeleton: "#1d2745",
      radius: "8px",
      space: "8px",
    },
  },
};

/** A theme as the page sets it. @param {Theme} values @returns {Record<string, string>} */
export const propertiesOf = (values) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`--bantin-${name}`, value]));
