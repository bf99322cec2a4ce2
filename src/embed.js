// Bantin's loader: the one file a page includes.
//
//   <script type="module" src="https://cdn.example/bantin/embed.js"></script>
//   <bantin-related src="/api/related.json"></bantin-related>
//
// It defines the elements at once. The code behind them (bantin.js, bantin_bg.wasm, beside this
// file) is fetched when the first of them comes near the viewport, and that element's data is
// asked for at the same time.

const VERSION = "0.1.0";

// What the loader has to know of the widgets: the heights they reserve until the page says otherwise
// (--bantin-reserve), some of them by their attributes; which elements are part of a line; and which
// ask for something else than what stands in `src`. `cargo xtask contract` writes it.
// <widgets>
const WIDGETS = {
  ticker: "clamp(3.625em,(38em - 100vw)*999,6.375em)",
  related: "clamp(28.25em,23em + 24vw,32.1em)",
  weather: "26em",
  comments: "28em",
};
const OTHERS = {
  "weather[layout=compact]": "2em",
};
// biome-ignore format: a command writes it
const INLINE = "bantin-comments[count-only]:not([count-only=false])";
// biome-ignore format: a command writes it
const LATE = `${INLINE},bantin-weather[src*='{'],bantin-comments[sort]`;
const LANGUAGES = "vi en";
// </widgets>

// What a widget's code is in beside bantin_bg.wasm: "a" is bantin_a.wasm. `cargo xtask dist` writes it
// here; a bundle in one file has no parts.
const PARTS = {};

// A second copy of this file, of whatever version, shares the settings of the first.
const KEY = Symbol.for("bantin");
globalThis[KEY] ??= { version: VERSION, settings: {} };
const { settings, version } = globalThis[KEY];

/** Sets what must not stand in markup: headers, fetch, labels, adapters, base. */
export function configure(options) {
  Object.assign(settings, options);
  for (const tag in options.labels) {
    if (!LANGUAGES.split(" ").includes(tag)) warn(`labels: expected one of ${LANGUAGES}, found "${tag}"`);
  }
  if (options.base) settings.base = new URL(options.base, document.baseURI).href;
}

const here = import.meta.url;
const warn = console.warn.bind(console, "bantin:");

// --- The code: loaded once, and once more if it crashed -------------------------------------

let code; // the glue, once it is there
let lives = 0;
// All of the widgets in one file are less than their parts.
const isWhole = Object.keys(WIDGETS).every((name) => PARTS[name] && document.querySelector(`bantin-${name}`));
let pieces = {}; // of this life: promises of the core and of what is placed beside it

function once(name, make) {
  const all = pieces;
  all[name] ??= make();
  all[name].catch(() => delete all[name]); // the next element, or refresh(), tries again
  return all[name];
}

const wasmOf = (name) => fetch(new URL(`bantin_${name}.wasm`, here));

const load = () =>
  once("", async () => {
    const url = new URL(`bantin${isWhole ? "_all" : ""}.js${lives ? `?${lives}` : ""}`, here).href;
    const [glue, wasm] = await Promise.all([import(url), wasmOf(isWhole ? "all" : "bg")]);
    await glue.default({ module_or_path: wasm });
    glue.start(settings, takeEarly, url, (error) => code === glue && crash(error));
    code = glue;
    return glue;
  });

/** Fetches a file beside the core while that is on its way, and puts it in place. */
const place = (name) =>
  once(name, async () => {
    const [glue, file] = await Promise.all([load(), wasmOf(name).catch(() => {})]);
    await glue.place(file, () => wasmOf(name)); // which asks again, if need be
  });

// --- Responses asked for while the code is on its way -------------------------------------

const early = new Map();

function takeEarly(key, signal) {
  const asked = early.get(key);
  early.delete(key);
  signal.onabort = () => asked?.controller.abort();
  return asked?.response;
}

// What an element did not take is not for one that comes later: by then it is old.
function leaveEarly(element) {
  for (const [key, { elements, controller }] of early) {
    if (!elements.delete(element) || elements.size) continue;
    early.delete(key);
    controller.abort();
  }
}

// A body that nobody reads waits in the network until somebody does.
function readEarly(response) {
  const text = response.text();
  response.text = () => text;
  return text;
}

function askEarly(element) {
  const src = element.getAttribute("src");
  if (code || !src || settings.headers || element.data !== undefined) return;
  if (element.matches(LATE)) return;
  const credentials = element.getAttribute("credentials") ?? "same-origin";
  try {
    const url = new URL(src.trim(), settings.base ?? document.baseURI);
    const key = `${credentials} ${url}`;
    if (!url.protocol.startsWith("http") || early.get(key)?.elements.add(element)) return;
    const controller = new AbortController();
    const request = new Request(url, { credentials, signal: controller.signal });
    const response = (settings.fetch ?? fetch)(request);
    response.then(readEarly).catch(() => {}); // reported by the element it is for
    early.set(key, { response, controller, elements: new Set([element]) });
  } catch {
    // A URL or credentials mode that is none is reported by the element, in full.
  }
}

// --- A panic: fallback returns, and one new instance is tried --------------------------------

const started = new Set();

function crash(error) {
  warn("crashed", error);
  const lost = [...started];
  started.clear();
  code = undefined;
  pieces = {};
  lives += 1;
  for (const element of lost) element[LOST](error);
  if (lives === 1) for (const element of lost) element[START]();
}

/** Calls into the code; a panic there must not reach the page. */
function guard(call) {
  try {
    return code && call(code);
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) crash(error);
    else warn("failed", error);
  }
}

// --- The elements --------------------------------------------------------------------------

let ids = 0; // of the elements that were mounted

const LOST = Symbol();
const START = Symbol();
const CHANGED = Symbol();

const nearby = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) if (entry.isIntersecting) entry.target[START]();
  },
  { rootMargin: "600px" },
);

// One observer for all attributes: which ones matter is the code's business.
const attributes = new MutationObserver((records) => {
  for (const record of records) record.target[CHANGED](record.attributeName);
});

// No selector weighs more than the last one: an element that is hidden is not there.
const sheet = new CSSStyleSheet();
sheet.replaceSync(
  Object.entries({ ...WIDGETS, ...OTHERS })
    .map(([of, height]) => `:host(:where(bantin-${of})){display:block;min-block-size:var(--bantin-reserve,${height})}`)
    .join("") +
    `:host(:where(${INLINE})){display:inline-block;min-block-size:0}:host([hidden]){display:none}` +
    "[data-state=ready]+slot,[data-state=empty]+slot,[data-fallback][data-state=loading]{display:none}",
);

function define(name) {
  class Bantin extends HTMLElement {
    #root = this.attachShadow({ mode: "open" });
    #base = document.createElement("div");
    #id; // the code's number for this element, while it is mounted
    #data;
    #transform;

    constructor() {
      super();
      const slot = document.createElement("slot");
      slot.addEventListener("slotchange", () => {
        const isContent = (node) => node.localName !== "script" && (node.localName || node.data.trim());
        this.#base.toggleAttribute("data-fallback", slot.assignedNodes().some(isContent));
      });
      this.#base.part = "base";
      this.#root.adoptedStyleSheets = [sheet];
      this.#root.append(this.#base, slot);
      // Properties that were set before this class was there hide its accessors.
      for (const name of ["data", "transform"]) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }

    connectedCallback() {
      attributes.observe(this, { attributes: true });
      const when = this.getAttribute("loading");
      if (when === "eager") this[START]();
      else if (when !== "manual") nearby.observe(this);
    }

    disconnectedCallback() {
      // A moved element is disconnected, then connected at once: only one that stays out ends.
      queueMicrotask(() => this.isConnected || this.#stop());
    }

    /** Fetches anew; starts the element if it has not started. */
    refresh() {
      if (this.#id) guard((code) => code.refresh(this.#id));
      else this[START]();
    }

    /** The data, in place of what `src` gives. */
    get data() {
      return this.#data;
    }

    set data(value) {
      this.#data = value;
      if (this.#id) guard((code) => code.dataGiven(this.#id));
    }

    /** Turns the backend's JSON into what the widget reads; may be asynchronous. */
    get transform() {
      return this.#transform;
    }

    set transform(value) {
      this.#transform = value;
      if (this.#id) guard((code) => code.dataGiven(this.#id));
    }

    async [START]() {
      nearby.unobserve(this);
      if (started.has(this)) return;
      started.add(this);
      askEarly(this);
      const life = lives;
      const needed = Promise.all([load(), ...(isWhole ? [] : (PARTS[name] ?? [])).map(place)]);
      // To each element a task of its own.
      const failure = await needed.then(
        () => new Promise(setTimeout),
        (error) => error,
      );
      if (life !== lives) return; // a crash had it start anew
      if (failure) {
        warn("could not load", failure);
        return this[LOST](failure, "load");
      }
      if (!this.isConnected) return this.#stop();
      // One that was out for a while, or that saw a crash, comes here twice.
      if (this.#id || !code) return;
      // Before it is mounted: what its handlers ask when they are told of its first data counts.
      this.#id = ++ids;
      guard((code) => code.mount(this.#id, this, this.#root, this.#base));
      setTimeout(leaveEarly, 0, this);
    }

    #stop() {
      nearby.unobserve(this);
      started.delete(this);
      leaveEarly(this);
      if (this.#id) guard((code) => code.unmount(this.#id));
      this.#id = undefined;
      delete this.#base.dataset.state;
    }

    [CHANGED](attribute) {
      if (this.#id) guard((code) => code.attributeChanged(this.#id, attribute));
      else if (attribute === "loading" && this.isConnected) this.connectedCallback();
    }

    [LOST](error, code = "crash") {
      this.#id = undefined; // nobody is there to unmount it
      this.#stop();
      this.#base.replaceChildren();
      this.#root.adoptedStyleSheets = [sheet];
      const detail = { code, message: `${error?.message ?? error}`, url: here };
      this.dispatchEvent(new CustomEvent("bantin-error", { detail, bubbles: true, composed: true }));
    }
  }

  customElements.define(`bantin-${name}`, Bantin);
}

/** Turns `<div data-bantin="related" data-src="…">` into elements, for editors that strip unknown tags. */
export function upgrade(root = document) {
  for (const div of root.querySelectorAll("[data-bantin]")) {
    const name = div.dataset.bantin;
    div.removeAttribute("data-bantin");
    if (!Object.hasOwn(WIDGETS, name)) {
      warn(`data-bantin: expected one of ${Object.keys(WIDGETS).join(", ")}, found "${name}"`, div);
      continue;
    }
    const element = document.createElement(`bantin-${name}`);
    for (const { name, value } of div.attributes) {
      if (name.startsWith("data-")) element.setAttribute(name.slice(5), value);
    }
    element.append(...div.childNodes);
    div.append(element);
  }
  for (const element of root.querySelectorAll(":not(:defined)")) {
    if (element.localName.startsWith("bantin-")) warn(`there is no widget <${element.localName}>`, element);
  }
}

if (customElements.get("bantin-related")) {
  warn(`version ${VERSION} is included, but ${version} is here already`);
} else {
  for (const name of Object.keys(WIDGETS)) define(name);
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", () => upgrade());
  else upgrade();
}
