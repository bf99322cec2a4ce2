// The mapping: which fields were found in the payload, and the rest by pressing on it. The reading is the widgets'
// own: a bundle that tells of it is beside the studio.
import { ADAPTERS, besideOf } from "./beside.js";
import { make, tell } from "./dom.js";
import { fares, rowsOf, said } from "./fields.js";
import { READER } from "./here.js";
import { paths, payload } from "./payload.js";

/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./contract.js").Widget} Widget */

/** What each widget reads; one that is not here shows stories. @type {Record<string, string>} */
const MODELS = { ticker: "digests", weather: "weather", comments: "comments" };

/** @param {State} state */
const modelOf = ({ widget }) => MODELS[widget] ?? "stories";

/** @typedef {(model: string, json: string, adapter: string, mapping: string, url: string) => any} Inspect */

/** @type {Promise<Inspect> | undefined} */
let reader;

/** Asked for when it is first needed, and anew where it did not come. @returns {Promise<Inspect>} */
function inspector() {
  reader ??= loaded().catch((error) => {
    reader = undefined;
    throw error;
  });
  return reader;
}

/** @returns {Promise<Inspect>} */
async function loaded() {
  const module = await import(READER);
  await module.default();
  return module.inspect;
}

/** @param {HTMLElement} place @param {Store} store @param {Map<string, Widget>} widgets */
export function mapping(place, store, widgets) {
  const region = (/** @type {string} */ id) => make("p", { id, role: "status" });
  const [fetched, verdict, target] = [region("fetched"), region("verdict"), region("target")];
  const adapter = make("select", { id: "adapter" });
  const own = make("textarea", {
    id: "own-mapping",
    rows: "7",
    spellcheck: "false",
    autocapitalize: "off",
    "aria-describedby": "own-mapping-hint",
  });
  const skipped = make("ul", { id: "skipped" });
  const fields = make("ul", { id: "fields", "aria-label": "Fields" });
  const root = make("ul", { id: "root-paths", "aria-label": "Paths of the answer" });
  const item = make("ul", { id: "item-paths", "aria-label": "Paths of its items" });
  place.replaceChildren(
    fetched,
    make("div", { class: "row" }, make("label", { for: "adapter" }, "Adapter"), adapter),
    make(
      "div",
      { class: "row" },
      make("label", { for: "own-mapping" }, "A mapping of your own"),
      own,
      make(
        "p",
        { id: "own-mapping-hint", class: "hint" },
        "Paths with dots, a|b for the first that is there. Or choose a field below, then press what it is in the payload.",
      ),
    ),
    make("h3", {}, "What each field gets"),
    verdict,
    skipped,
    fields,
    make("h3", {}, "The payload"),
    target,
    make("p", { class: "hint" }, "All of it"),
    root,
    make("p", { class: "hint" }, "Its items"),
    item,
  );

  let chosen = ""; // the field that what is pressed goes into
  /** @type {{text: string, url: string, said: string}} */
  let given = { text: "", url: "", said: "" };
  let of = ""; // what it was asked for
  let turn = 0;

  own.addEventListener("input", () => store.set("attributes", "mapping", own.value || undefined));
  adapter.addEventListener("change", () => {
    store.set("attributes", "adapter", adapter.value === "auto" ? undefined : adapter.value);
  });

  /** @param {State} state */
  const look = async (state) => {
    const widget = widgets.get(state.widget);
    if (!widget || state.tab !== "mapping") return;
    turn += 1;
    const mine = turn;
    const asked = JSON.stringify([
      state.widget,
      state.source,
      state.view,
      state.lang,
      state.json,
      state.attributes.src,
    ]);
    if (asked !== of) {
      const found = await payload(widget, state);
      if (mine !== turn) return;
      [of, given] = [asked, found];
      tell(fetched, given.said);
    }
    const inspect = await inspector().catch(missed);
    if (mine !== turn || !inspect) return;
    show(state, inspect);
  };

  /** What is told where the reader does not come. @param {unknown} error */
  function missed(error) {
    const why = error instanceof Error ? error.message : String(error);
    verdict.className = "wrong";
    tell(verdict, `What reads the payload did not come (${why}). It is asked for again at your next step.`);
  }

  /** @param {State} state @param {Inspect} inspect */
  const told = (state, inspect) =>
    inspect(modelOf(state), given.text, state.attributes.adapter ?? "auto", state.attributes.mapping ?? "", given.url);

  /** @param {State} state @param {Inspect} inspect */
  function show(state, inspect) {
    const made = told(state, inspect);
    const names = [...new Set(["auto", ...made.adapters, ...(ADAPTERS[modelOf(state)] ?? [])])];
    if (names.join() !== [...adapter.options].map(({ value }) => value).join()) {
      adapter.replaceChildren(...names.map((name) => new Option(name, name)));
    }
    adapter.value = state.attributes.adapter ?? "auto";
    const mapped = state.attributes.mapping ?? "";
    adapter.disabled = mapped.trim() !== "";
    if (document.activeElement !== own) own.value = pretty(mapped);
    const [file] = besideOf({ adapter: adapter.value });
    if (file) sayHow({ adapter: `${file}, which needs no mapping` });
    else sayHow(made);
    const rows = file ? [] : rowsOf(made.fields ?? [], made.mapping ?? {});
    const known = new Map([...fields.children].map((it) => [/** @type {HTMLElement} */ (it).dataset.key, it]));
    fields.replaceChildren(
      ...rows.map((row) => {
        const item = /** @type {HTMLElement} */ (known.get(row.key) ?? newField(row.key));
        const [, input, got] = /** @type {[Element, HTMLInputElement, Element]} */ ([...item.children]);
        if (document.activeElement !== input) input.value = made.mapping?.[row.key] ?? "";
        item.className = fares(row);
        item.dataset.of = row.thing === "" ? "root" : "item";
        got.textContent = said(row);
        return item;
      }),
    );
    press(root, file ? [] : paths(parsed(given.text)));
    press(item, file ? [] : paths(made.item ?? undefined));
    if (!rows.some(({ key }) => key === chosen)) choose(rows.find((row) => fares(row) !== "ok")?.key ?? "");
  }

  /** @param {any} made */
  function sayHow({ error, adapter: chosen, skipped: left = [], next, total }) {
    const how = chosen ? `the adapter ${chosen}` : "your mapping";
    const beside = [total && `${total} in all.`, next && `Next page: ${next}.`].filter(Boolean);
    verdict.className = error ? "wrong" : "";
    tell(verdict, error ? error + hint() : [`Read by ${how}.`, ...beside].join(" "));
    skipped.replaceChildren(...left.slice(0, 5).map((/** @type {string} */ it) => make("li", {}, `Left out: ${it}`)));
  }

  /** What to do with what nobody can map, behind what is wrong with it. */
  function hint() {
    const isFeed = /^\s*<(?:[^>]*>\s*<)*?(rss|feed|rdf:rdf)[\s>]/i.test(given.text.slice(0, 1000));
    return isFeed ? ". This is a feed: choose the adapter feed." : "";
  }

  /** @param {string} key */
  function newField(key) {
    const id = `field-${key}`;
    const input = make("input", {
      id,
      type: "text",
      placeholder: key.split(".").at(-1),
      "aria-describedby": `got-${key}`,
      spellcheck: "false",
      autocomplete: "off",
    });
    input.addEventListener("focus", () => choose(key));
    input.addEventListener("input", () => void set(key, input.value));
    return make(
      "li",
      { "data-key": key },
      make("label", { for: id }, key),
      input,
      make("span", { id: `got-${key}`, class: "got" }),
    );
  }

  /** @param {string} key */
  function choose(key) {
    chosen = key;
    tell(
      target,
      key ? `What you press is put into ${key}.` : fields.children.length > 0 ? "Every field was found." : "",
    );
    for (const it of fields.children) {
      it.toggleAttribute("data-chosen", /** @type {HTMLElement} */ (it).dataset.key === key);
    }
  }

  /** Writes one expression into the mapping, which starts from that of the adapter. @param {string} key @param {string} expression */
  async function set(key, expression) {
    const inspect = await inspector().catch(missed);
    if (!inspect) return;
    const { state } = store;
    const now = told(state, inspect);
    const all = { ...now.mapping, ...parsed(state.attributes.mapping ?? "") };
    if (expression.trim()) all[key] = expression;
    else delete all[key];
    store.set("attributes", "mapping", Object.keys(all).length > 0 ? JSON.stringify(all) : undefined);
  }

  /** @param {HTMLElement} list @param {import("./payload.js").Found[]} found */
  function press(list, found) {
    const key = JSON.stringify(found);
    if (list.dataset.key === key) return;
    list.dataset.key = key;
    list.replaceChildren(
      ...found.map(({ path, value }) => {
        const put = async () => {
          const name = chosen;
          if (!name) return;
          await set(name, path);
          tell(target, `${name} is ${path}. What you press next is put there, too; choose another field for the rest.`);
        };
        return make("li", {}, make("button", { type: "button", onclick: put }, make("code", {}, path), ` ${value}`));
      }),
    );
  }

  store.follow((state) => void look(state));
}

/** @param {string} text @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the verdict says where it is none
  }
}

/** With a line for each field, where it is JSON. @param {string} text */
function pretty(text) {
  const value = parsed(text);
  return value === undefined ? text : JSON.stringify(value, null, 2);
}
