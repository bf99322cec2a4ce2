// The payload that is mapped: of the sample, of a URL, or one's own; and the paths that lead into it.
import { toShow } from "./shown.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./contract.js").Widget} Widget */

/**
 * @param {Widget} widget @param {State} state
 * @returns {Promise<{text: string, url: string, said: string}>} What came, from where, and how that went.
 */
export async function payload(widget, state) {
  if (state.source === "json") return { text: state.json, url: document.baseURI, said: "" };
  const { src: pattern = "", places = "" } = toShow(widget, state, "light", 0).attributes;
  const src = filled(pattern, places);
  if (!URL.canParse(src, document.baseURI) || !src) return { text: "", url: "", said: "" };
  const { href } = new URL(src, document.baseURI);
  try {
    const answer = await fetch(href);
    const text = await answer.text();
    return { text, url: href, said: `HTTP ${answer.status}, ${text.length} characters` };
  } catch (error) {
    // The browser does not say which: a name that is none, no network, or no CORS.
    const why = error instanceof Error ? error.message : String(error);
    const said = `Nothing came (${why}). The backend has to allow this page’s origin (CORS); or choose “my JSON”, and paste what it sends.`;
    return { text: "", url: href, said };
  }
}

/** A URL for many places, as the widget asks for it at first: with the first place. @param {string} pattern @param {string} places */
function filled(pattern, places) {
  const [, place = "", lat = "", lon = ""] = (places.split(";")[0] ?? "").split(",").map((it) => it.trim());
  return pattern.replaceAll("{place}", place).replaceAll("{lat}", lat).replaceAll("{lon}", lon);
}

/** What a path leads to. @typedef {{path: string, value: string}} Found */

/** How many are shown, and how deep. */
const MOST = 150;
const DEEPEST = 4;

/** The paths of a payload, as the mapping language writes them (docs/mapping.md). @param {unknown} payload @returns {Found[]} */
export function paths(payload) {
  /** @type {Found[]} */
  const found = [];
  const walk = (/** @type {unknown} */ value, /** @type {string} */ path, /** @type {number} */ depth) => {
    if (value === null || typeof value !== "object" || depth > DEEPEST) return;
    const entries = Array.isArray(value) ? Object.entries(value.slice(0, 1)) : Object.entries(value);
    for (const [key, inner] of entries) {
      if (found.length >= MOST) return;
      const plain = /[.|"{}']|^\s*$/.test(key) ? `"${key}"` : key;
      const inside = path ? `${path}.${plain}` : plain;
      found.push({ path: inside, value: said(inner) });
      walk(inner, inside, depth + 1);
    }
  };
  walk(payload, "", 1);
  return found;
}

/** A value in a few words. @param {unknown} value */
function said(value) {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (value !== null && typeof value === "object") return "an object";
  const text = JSON.stringify(value) ?? "";
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
