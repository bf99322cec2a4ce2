// The box that the widget is seen in: a page in light, one in dark, and the handle that says how wide they are.
import { at, make } from "./dom.js";
import { listen, say } from "./show.js";
import { takeOf, toShow } from "./shown.js";
import { WIDTHS } from "./state.js";

/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./contract.js").Widget} Widget */

/** @typedef {{scheme: "light" | "dark", figure: HTMLElement, frame: HTMLIFrameElement, isReady: boolean}} Stage */

export class Frames {
  /** @type {Stage[]} */
  #stages;
  #store;
  #widgets;
  #take = 0;
  #last = "";
  #handle = at("handle");
  #box = at("box");

  /** @param {Store} store @param {Map<string, Widget>} widgets @param {(scheme: string, name: string, detail: unknown) => void} heard */
  constructor(store, widgets, heard) {
    this.#store = store;
    this.#widgets = widgets;
    this.#stages = /** @type {const} */ (["light", "dark"]).map((scheme) => {
      const frame = make("iframe", { title: `The widget, ${scheme}` });
      const figure = make("figure", {}, make("figcaption", {}, scheme), frame);
      at("frames").append(figure);
      return { scheme, figure, frame, isReady: false };
    });
    listen((what, from) => {
      const stage = this.#stages.find(({ frame }) => frame.contentWindow === from);
      if (!stage) return;
      if ("event" in what) heard(stage.scheme, what.event, what.detail);
      if (!("ready" in what)) return;
      stage.isReady = true;
      this.#show(stage, this.#store.state);
    });
    this.#drag();
    store.follow((state) => this.#follow(state));
  }

  /** Lights up a part. @param {string} part */
  light(part) {
    for (const { frame, isReady } of this.#stages) {
      if (isReady && frame.contentWindow) say(frame.contentWindow, { light: part });
    }
  }

  /** Has the widget start anew. */
  restart() {
    this.#last = "";
    this.#follow(this.#store.state);
  }

  /** @param {State} state */
  #follow(state) {
    const take = takeOf(state);
    if (take !== this.#last) this.#take += 1;
    this.#last = take;
    for (const stage of this.#stages) {
      stage.figure.hidden = state.scheme !== "" && state.scheme !== stage.scheme;
      stage.frame.style.inlineSize = state.width ? `${state.width}px` : "";
      stage.figure.classList.toggle("sized", state.width > 0);
      const page = state.still ? "stage.html?still" : "stage.html";
      if (stage.frame.getAttribute("src") !== page) {
        stage.isReady = false;
        stage.frame.src = page;
      }
      this.#show(stage, state);
    }
    this.#said();
  }

  /** @param {Stage} stage @param {State} state */
  #show({ scheme, figure, frame, isReady }, state) {
    const widget = this.#widgets.get(state.widget);
    if (!isReady || !frame.contentWindow || !widget || figure.hidden) return;
    say(frame.contentWindow, { show: toShow(widget, state, scheme, this.#take) });
  }

  /** How wide they are. */
  #width() {
    const seen = this.#stages.find(({ figure }) => !figure.hidden);
    return Math.round(seen?.frame.getBoundingClientRect().width ?? 0);
  }

  #said() {
    this.#handle.setAttribute("aria-valuenow", String(this.#width()));
    this.#handle.setAttribute("aria-valuetext", `${this.#width()} pixels`);
    at("measured").textContent = `${this.#width()} px`;
  }

  /** @param {number} width */
  #resize(width) {
    this.#store.change({ width: Math.min(WIDTHS.most, Math.max(WIDTHS.least, Math.round(width))) });
  }

  /** By the pointer, and by the keys of a separator (ARIA APG, window splitter). */
  #drag() {
    const handle = this.#handle;
    handle.setAttribute("aria-valuemin", String(WIDTHS.least));
    handle.setAttribute("aria-valuemax", String(WIDTHS.most));
    /** @type {{x: number, width: number} | undefined} */
    let from;
    handle.addEventListener("pointerdown", (event) => {
      from = { x: event.clientX, width: this.#width() };
      handle.setPointerCapture(event.pointerId);
      // A frame under the pointer would take its events.
      this.#box.classList.add("dragged");
    });
    handle.addEventListener("pointermove", (event) => {
      if (!from) return;
      const isAfter = getComputedStyle(handle).direction === "rtl" ? -1 : 1;
      this.#resize(from.width + (event.clientX - from.x) * isAfter);
    });
    for (const end of /** @type {const} */ (["pointerup", "pointercancel"])) {
      handle.addEventListener(end, () => {
        from = undefined;
        this.#box.classList.remove("dragged");
      });
    }
    handle.addEventListener("keydown", (event) => {
      const step = event.shiftKey ? 100 : 10;
      /** @type {Record<string, number>} */
      const steps = { ArrowLeft: -step, ArrowRight: step };
      const by = steps[event.key];
      if (event.key === "Home") this.#resize(WIDTHS.least);
      else if (event.key === "End") this.#store.change({ width: 0 });
      else if (by) this.#resize(this.#width() + by);
      else return;
      event.preventDefault();
    });
    new ResizeObserver(() => this.#said()).observe(this.#box);
  }
}
