// The one place that the state is in. What shows it listens; what changes it says what is to be otherwise.
import { initial, read, written } from "./state.js";
import { VIEWS, attributesOf } from "./samples.js";

/** @typedef {import("./state.js").State} State */

/** How long the address stays as it is, in milliseconds: a browser lets it change a hundred times in half a minute. */
const GAP = 350;

export class Store {
  /** @type {State} */
  state = initial();
  /** What the address has behind its `#`, as far as it is known here. */
  #said = location.hash;
  #timer = 0;
  #isOld = false;
  /** @type {((state: State, before: State) => void)[]} */
  #listeners = [];
  /** The names of the widgets there are. @type {string[]} */
  #known;

  /** @param {string[]} known */
  constructor(known) {
    this.#known = known;
    this.state = this.#whole(read(location.hash));
    addEventListener("hashchange", () => {
      this.#said = location.hash;
      this.#become(this.#whole(read(location.hash)));
    });
  }

  /** Where what is seen is. */
  get address() {
    return `${location.href.split("#")[0]}#${written(this.state)}`;
  }

  /** @param {(state: State, before: State) => void} listener It is told at once, too. */
  follow(listener) {
    this.#listeners.push(listener);
    listener(this.state, initial());
  }

  /** @param {Partial<State>} changes */
  change(changes) {
    this.#become(this.#whole({ ...this.state, ...changes }));
    this.#isOld = true;
    if (this.#timer) return;
    const next = () => {
      this.#timer = this.#write() ? setTimeout(next, GAP) : 0;
    };
    next();
  }

  /** Has the address say what is seen; false where it does. */
  #write() {
    const isOld = this.#isOld;
    this.#isOld = false;
    // Somebody went elsewhere, and who listens for that will be told in a moment.
    if (!isOld || location.hash !== this.#said) return isOld;
    try {
      // Not an entry of the history: a letter typed is no page.
      history.replaceState(null, "", this.address);
    } catch {
      // More than a browser takes; a link that is copied has it.
    }
    this.#said = location.hash;
    return isOld;
  }

  /** Sets one value of a group; an empty one takes it away. @param {"attributes" | "slots" | "parts" | "properties"} group @param {string} name @param {string | undefined} value */
  set(group, name, value) {
    const { [name]: _, ...rest } = this.state[group];
    this.change({ [group]: value === undefined ? rest : { ...rest, [name]: value } });
  }

  /** @param {State} state */
  #become(state) {
    const before = this.state;
    this.state = state;
    for (const listener of this.#listeners) listener(state, before);
  }

  /** A state with all that an address may leave out. @param {State} state */
  #whole(state) {
    const widget = this.#known.includes(state.widget) ? state.widget : (this.#known[0] ?? "");
    const views = VIEWS[widget] ?? [];
    const view = views.find(([name]) => name === state.view) ?? views[0];
    if (!view || state.source !== "sample") return { ...state, widget };
    const isNew = state.view !== view[0] && Object.keys(state.attributes).length === 0;
    return { ...state, widget, view: view[0], attributes: isNew ? attributesOf(view) : state.attributes };
  }
}
