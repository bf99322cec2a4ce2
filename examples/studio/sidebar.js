// The widgets and their states; and, of all widgets at once, what is looked for.
import { idOf } from "./controls.js";
import { at, make, tell } from "./dom.js";
import { toTab, toView } from "./address.js";
import { VIEWS } from "./samples.js";

/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./contract.js").Widget} Widget */

const GROUPS = /** @type {const} */ (["attributes", "parts", "properties", "slots"]);

/** What each of a group is. */
const ONE = { attributes: "attribute", parts: "part", properties: "property", slots: "slot" };

/** @param {string} text */
const plain = (text) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("đ", "d").toLowerCase();

/**
 * What fits the words of a search: all of them, in a name or in what is said of it.
 *
 * @param {Widget} widget @param {string} sought
 * @returns {{group: typeof GROUPS[number], name: string, about: string}[]}
 */
export function matches(widget, sought) {
  const words = plain(sought).split(/\s+/).filter(Boolean);
  return GROUPS.flatMap((group) =>
    widget[group]
      .filter(({ name, about }) => words.every((word) => plain(`${name} ${about}`).includes(word)))
      .map(({ name, about }) => ({ group, name, about })),
  );
}

/** @param {Store} store @param {Widget[]} widgets */
export function sidebar(store, widgets) {
  const search = /** @type {HTMLInputElement} */ (at("search"));
  const list = at("widgets");
  const show = () => {
    const sought = search.value.trim();
    const items = sought ? found(store, widgets, sought) : views(store.state, widgets);
    list.replaceChildren(...items);
    tell(at("found"), sought ? `${list.querySelectorAll("li li").length} found` : "");
  };
  search.addEventListener("input", show);
  search.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  store.follow((state, before) => {
    tabs(state);
    // While it is searched in, it stays.
    if (search.value.trim()) return;
    const isHere = list.contains(document.activeElement);
    const href = isHere ? document.activeElement?.textContent : null;
    show();
    if (href && (state.view !== before.view || state.widget !== before.widget)) {
      list.querySelector(/** @type {"a"} */ ('a[aria-current="true"]'))?.focus();
    } else if (href) {
      [...list.querySelectorAll("a")].find((link) => link.textContent === href)?.focus();
    }
  });
}

/** @param {State} state @param {Widget[]} widgets */
const views = (state, widgets) =>
  widgets.map((widget) => {
    const isHere = widget.name === state.widget;
    const all = VIEWS[widget.name] ?? [];
    const links = all.map((view) => {
      const isCurrent = isHere && state.source === "sample" && state.view === view[0];
      const link = make("a", { href: toView(state, widget.name, view), "aria-current": isCurrent && "true" }, view[0]);
      return make("li", {}, link);
    });
    return make("li", {}, make("h2", { title: widget.about }, widget.name), make("ul", {}, ...links));
  });

/** @param {Store} store @param {Widget[]} widgets @param {string} sought */
const found = (store, widgets, sought) =>
  widgets.flatMap((widget) => {
    const all = matches(widget, sought);
    if (all.length === 0) return [];
    const links = all.map(({ group, name, about }) => {
      const link = make("a", { href: "#", title: about.replaceAll("`", "") }, `${ONE[group]} ${name || "(default)"}`);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        goTo(store, widget, group, name);
      });
      return make("li", {}, link);
    });
    return [make("li", {}, make("h2", {}, widget.name), make("ul", {}, ...links))];
  });

/** Goes to the control of what was found. @param {Store} store @param {Widget} widget @param {string} group @param {string} name */
function goTo(store, widget, group, name) {
  const view = VIEWS[widget.name]?.[0];
  if (store.state.widget !== widget.name && view) location.replace(toView(store.state, widget.name, view));
  store.change({ widget: widget.name, tab: "build" });
  const field = at(idOf(group, name));
  const details = field.closest("details");
  if (details) details.open = true;
  field.focus();
}

/** @param {State} state */
function tabs(state) {
  for (const link of at("tabs").querySelectorAll("a")) {
    const tab = /** @type {State["tab"]} */ (link.dataset.tab);
    link.href = toTab(state, tab);
    if (tab === state.tab) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}
