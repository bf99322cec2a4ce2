// The theme: what each token is in light and in dark, and whether what is seen can be read.
import { colour, joined, sides } from "./colours.js";
import { contrast, hex, nearest } from "./contrast.js";
import { make, tell } from "./dom.js";
import { PAIRS } from "./pairs.js";
import { THEMES, propertiesOf } from "./themes.js";

/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./contract.js").Property} Property */
/** @typedef {import("./contrast.js").Rgb} Rgb */

const SCHEMES = /** @type {const} */ (["light", "dark"]);

/** What is the page's own affair, not its theme's. */
const NO_TOKEN = "--bantin-reserve";

/** @param {Property} property */
const isToken = ({ name }) => name.startsWith("--bantin-") && name !== NO_TOKEN;

/** Whether a token is a colour, by what it is where nobody sets it. @param {Property} property */
const isColour = ({ name, initial }) => name === "--bantin-on-accent" || colour(sides(initial)[0]) !== undefined;

/** White or black, as the widgets choose what stands on the accent. @param {Rgb} accent @returns {Rgb} */
const onAccent = (accent) =>
  contrast(accent, [255, 255, 255]) >= contrast(accent, [0, 0, 0]) ? [255, 255, 255] : [0, 0, 0];

/**
 * What a token is in a scheme, as the page or we have it.
 *
 * @param {State} state @param {Map<string, Property>} tokens @param {string} name @param {0 | 1} side
 * @returns {Rgb | undefined}
 */
export function seen(state, tokens, name, side) {
  const own = state.properties[name]?.trim();
  if (own) return colour(sides(own)[side]);
  const initial = colour(sides(tokens.get(name)?.initial ?? "")[side]);
  if (initial || name !== "--bantin-on-accent") return initial;
  const accent = seen(state, tokens, "--bantin-accent", side);
  return accent && onAccent(accent);
}

/** @param {HTMLElement} place @param {Store} store @param {Property[]} properties */
export function theme(place, store, properties) {
  const tokens = new Map(properties.filter(isToken).map((it) => [it.name, it]));
  const rows = [...tokens.values()].map((it) => (isColour(it) ? colourRow(it, store, tokens) : textRow(it, store)));
  const pairs = pairRows(store, tokens);
  const verdict = make("p", { id: "contrasts-said", role: "status" });
  place.replaceChildren(
    finished(store),
    make("h3", {}, "Contrast"),
    make("p", { class: "hint" }, "Links and headings in the accent are no pair: they give way until they can be read."),
    verdict,
    make("div", { class: "scrolled" }, pairs.table),
    make("h3", {}, "Tokens"),
    ...rows.map(({ row }) => row),
  );
  store.follow((state) => {
    for (const { fill } of rows) fill(state);
    const low = pairs.fill(state);
    tell(verdict, low === 0 ? "Every pair can be read." : `${low} ${low === 1 ? "pair is" : "pairs are"} too low.`);
  });
}

/** The finished themes, and none. @param {Store} store */
function finished(store) {
  /** @param {Record<string, string>} values @param {string} [scheme] */
  const take = (values, scheme) => {
    const { properties, attributes } = store.state;
    const { theme: _, ...rest } = attributes;
    const own = Object.entries(properties).filter(([name]) => !isToken({ name, about: "", initial: "" }));
    store.change({
      properties: { ...Object.fromEntries(own), ...values },
      attributes: scheme ? { ...rest, theme: scheme } : rest,
    });
  };
  const ours = make("button", { type: "button", title: "As the widgets come", onclick: () => take({}) }, "ours");
  const all = Object.entries(THEMES).map(([name, { about, scheme, values }]) =>
    make("button", { type: "button", title: about, onclick: () => take(propertiesOf(values), scheme) }, name),
  );
  return make("div", { class: "bar", role: "group", "aria-label": "Finished themes" }, ours, ...all);
}

/** @param {Property} property @param {Store} store */
function textRow({ name, about, initial }, store) {
  const id = `token-${name}`;
  const field = make("input", { id, type: "text", placeholder: initial, spellcheck: "false", autocomplete: "off" });
  field.addEventListener("input", () => store.set("properties", name, field.value || undefined));
  const row = make("div", { class: "row" }, make("label", { for: id }, about || name), field);
  return {
    row,
    fill: (/** @type {State} */ { properties }) => {
      if (document.activeElement !== field) field.value = properties[name] ?? "";
    },
  };
}

/** @param {Property} property @param {Store} store @param {Map<string, Property>} tokens */
function colourRow({ name, about, initial }, store, tokens) {
  const usual = sides(initial);
  const set = (/** @type {0 | 1} */ side, /** @type {string} */ value) => {
    const own = store.state.properties[name];
    const now = own ? sides(own) : /** @type {[string, string]} */ ([...usual]);
    now[side] = value || usual[side];
    const isUsual = now[0] === usual[0] && now[1] === usual[1];
    store.set("properties", name, isUsual ? undefined : joined(...now));
  };
  const fields = SCHEMES.map((scheme, place) => {
    const side = /** @type {0 | 1} */ (place);
    const label = `${about} ${scheme}`;
    const picker = make("input", { type: "color", "aria-label": `${label}, picked` });
    const text = make("input", { type: "text", "aria-label": label, spellcheck: "false", autocomplete: "off" });
    picker.addEventListener("input", () => set(side, picker.value));
    text.addEventListener("input", () => {
      // What is half written is no colour yet.
      if (!text.value.trim() || colour(text.value)) set(side, text.value.trim());
    });
    return { side, picker, text };
  });
  const row = make(
    "div",
    { class: "row token" },
    make("span", {}, make("code", {}, name.replace("--bantin-", "")), ` ${about}`),
    ...fields.map(({ picker, text }) => make("span", { class: "pick" }, picker, text)),
  );
  return {
    row,
    fill: (/** @type {State} */ state) => {
      for (const { side, picker, text } of fields) {
        const found = seen(state, tokens, name, side);
        if (found) picker.value = hex(found);
        const own = state.properties[name];
        if (document.activeElement !== text) text.value = own ? sides(own)[side] : found ? hex(found) : "";
      }
    },
  };
}

/** @param {Store} store @param {Map<string, Property>} tokens */
function pairRows(store, tokens) {
  const short = (/** @type {string} */ name) => name.replace("--bantin-", "");
  const rows = PAIRS.map((pair) => {
    const cells = SCHEMES.map((_, place) => {
      const side = /** @type {0 | 1} */ (place);
      const cell = make("td");
      return { side, cell };
    });
    const name = `${short(pair.of)} on ${short(pair.on)}`;
    const row = make("tr", {}, make("th", { scope: "row" }, name), ...cells.map(({ cell }) => cell));
    return { pair, name, cells, row };
  });
  const head = ["Pair", ...SCHEMES].map((it) => make("th", { scope: "col" }, it));
  const table = make(
    "table",
    { id: "contrasts" },
    make("thead", {}, make("tr", {}, ...head)),
    make("tbody", {}, ...rows.map(({ row }) => row)),
  );
  /** Gives how many are too low. @param {State} state */
  const fill = (state) => {
    let low = 0;
    for (const { pair, name, cells } of rows) {
      for (const { side, cell } of cells) {
        const [of, on] = [seen(state, tokens, pair.of, side), seen(state, tokens, pair.on, side)];
        const found = of && on ? contrast(of, on) : undefined;
        const isLow = found !== undefined && found < pair.least;
        if (isLow) low += 1;
        const said = found === undefined ? "no colour" : `${(Math.floor(found * 100) / 100).toFixed(2)}`;
        cell.className = isLow ? "wrong" : "";
        const key = `${said} ${isLow} ${of && hex(of)}`;
        // A button that has the focus is not put anew.
        if (cell.dataset.key === key) continue;
        cell.dataset.key = key;
        cell.replaceChildren(
          isLow ? `${said} of ${pair.least} ` : said,
          ...(isLow && of ? [mend(state, pair, name, side, of)] : []),
        );
      }
    }
    return low;
  };

  /** A button that takes the nearest colour that passes on all that it stands on. @param {State} state @param {import("./pairs.js").Pair} pair @param {string} name @param {0 | 1} side @param {Rgb} of */
  function mend(state, pair, name, side, of) {
    const around = PAIRS.filter((it) => it.of === pair.of);
    const grounds = around.map((it) => seen(state, tokens, it.on, side)).filter((it) => it !== undefined);
    const found = nearest(of, grounds, Math.max(...around.map((it) => it.least)));
    if (!found) return make("span", {}, "no colour passes on all it stands on");
    const use = () => {
      const now = [0, 1].map((place) => {
        const own = store.state.properties[pair.of];
        return sides(own ?? tokens.get(pair.of)?.initial ?? "")[/** @type {0 | 1} */ (place)];
      });
      now[side] = hex(found);
      store.set("properties", pair.of, joined(now[0] ?? "", now[1] ?? ""));
    };
    const label = `Use ${hex(found)} for ${name}, ${SCHEMES[side]}`;
    return make("button", { type: "button", "aria-label": label, onclick: use }, `Use ${hex(found)}`);
  }

  return { table, fill };
}
