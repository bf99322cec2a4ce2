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
// (--bantin-reserve), some of them by their attributes; which elements are part of a line; which ask for
// something else than what stands in `src`; and what addresses lead into one. `cargo xtask contract` writes
// it.
// <widgets>
// biome-ignore format: a command writes it
const WIDGETS = ["ticker", "related", "weather", "comments"];
// biome-ignore format: a command writes it
const RESERVES = ":host(:where(bantin-ticker))>div{min-block-size:var(--bantin-reserve,clamp(3.875em,(46em - 100vw)*999,7.5em))}:host(:where(bantin-related))>div{min-block-size:var(--bantin-reserve,clamp(24em,15em + 34vw,28em))}:host(:where(bantin-weather))>div{min-block-size:var(--bantin-reserve,100vh)}:host(:where(bantin-weather[layout=compact]))>div{min-block-size:var(--bantin-reserve,2em)}:host(:where(bantin-comments))>div{min-block-size:var(--bantin-reserve,100vh)}";
// biome-ignore format: a command writes it
const INLINE = "bantin-comments[count-only]:not([count-only=false])";
// biome-ignore format: a command writes it
const LATE = `${INLINE},[body],bantin-weather[src*='{'],bantin-comments[sort]`;
// biome-ignore format: a command writes it
const ANCHORS = { "comments": "#comment-" };
// </widgets>

// Where the code is: the core, and what each widget, or what comes later, needs beside it; and the same where
// all widgets are in one file. It is written out for bundlers, which take along what they see. `cargo xtask
// dist` writes it; a bundle in one file has no parts.
// <files>
const CORE = new URL("./bantin_bg.wasm", import.meta.url);
const PARTS = {};
const WHOLE = CORE;
const WHOLE_PARTS = PARTS;
// </files>

// A second copy of this file, of whatever version, shares the settings of the first.
const KEY = Symbol.for("bantin");
globalThis[KEY] ??= { version: VERSION, settings: { __proto__: null } };
const { settings, version } = globalThis[KEY];

/** Sets what must not stand in markup: headers, fetch, labels, adapters, base. */
export function configure(options) {
  Object.assign(settings, options);
  call("configured", settings);
}

const warn = console.warn.bind(console, "bantin:");

// --- The code: loaded once, and once more if it crashed -------------------------------------

let code; // the glue, once it is there
let lives = 0;
let parts = PARTS; // or those of the whole, if a page has all widgets: in one file they are less
let pieces = {}; // of this life: promises of the core and of what is placed beside it

function once(name, make) {
  const all = pieces;
  // biome-ignore lint/suspicious/noAssignInExpressions: as two statements it is 17 bytes more, of 2,300
  const piece = (all[name] ??= make());
  piece.catch(() => delete all[name]); // the next element, or refresh(), tries again
  return piece;
}

// As text: what a page puts in place of `fetch` may know no other address.
const get = (file) => fetch(file.href);

const load = () =>
  once("", async () => {
    const core = get(parts === PARTS ? CORE : WHOLE);
    const [module, wasm] = await Promise.all([import("./bantin.js"), core]);
    // What wasm-bindgen writes, as Trunk serves it, makes one instance alone.
    const glue = module.make?.() ?? module;
    await glue.default({ module_or_path: wasm });
    const later = (part) => Promise.all(parts[part].map(place));
    glue.start(settings, early, later, CORE, (error) => code === glue && crash(error));
    code = glue;
    return glue;
  });

/** Fetches a file beside the core while that is on its way, and puts it in place. */
const place = (file) =>
  once(file, async () => {
    const [glue, answer] = await Promise.all([load(), get(file).catch(() => {})]);
    await glue.place(answer, () => get(file)); // which asks again, if need be
  });

// --- Responses asked for while the code is on its way -------------------------------------

const early = new Map();

async function ask(url, init) {
  const response = await (settings.fetch ? settings.fetch(new Request(url, init)) : fetch(url, init));
  // A body that nobody reads waits in the network until somebody does.
  const text = await response.text();
  response.text = async () => text;
  return response;
}

function askEarly(element) {
  const src = given(element, "src");
  if (code || !src || settings.headers || element.data !== undefined) return;
  if (element.matches(LATE)) return;
  const credentials = given(element, "credentials") || "same-origin";
  try {
    const url = new URL(src, new URL(settings.base ?? "", document.baseURI)).href;
    const key = `${credentials} ${url}`;
    // What was asked for elements that are gone is old.
    const asked = early.get(key)?.elements ?? [];
    if ([...asked].some((it) => it.isConnected) && asked.add(element)) return;
    const controller = new AbortController();
    const { signal } = controller;
    const response = ask(url, { credentials, signal });
    response.catch(() => {}); // reported by the element it is for
    early.set(key, { response, controller, elements: new Set([element]), fetch: settings.fetch });
  } catch {
    // A URL that is none is reported by the element, in full; one of another scheme, too, and no element takes it.
  }
}

// --- A panic: fallback returns, and one new instance is tried --------------------------------

// The elements of the document.
const present = new Set();

function crash(error) {
  code.end?.();
  lives++;
  code = null;
  pieces = {};
  for (const element of present) element[LOST](error, "crash", lives === 1);
}

/** Calls into the code, of an element that is mounted; a panic there must not reach the page. */
function call(name, id, ...rest) {
  try {
    if (id) code?.[name](id, ...rest);
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) crash(error);
    // What the page's own code made fail is that element's alone.
    else if (name === "mount") rest[0][LOST](error, "crash");
    else warn("failed", error);
  }
}

// --- The elements --------------------------------------------------------------------------

// Properties become attributes with the code (src/properties.js).
const given = (element, name) => element[name] ?? element.getAttribute(name);

let ids = 0; // of the elements that were mounted

const LOST = Symbol();
const WAIT = Symbol();
const START = Symbol();
const CHANGED = Symbol();

function define(name) {
  // Of the boxes inside: the element itself may have none (`display: contents`).
  const nearby = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) if (entry.isIntersecting) entry.target.parentNode.host[START]();
    },
    { rootMargin: "600px" },
  );

  // One observer for all attributes of them: which ones matter is the code's business.
  const attributes = new MutationObserver((records) => {
    for (const record of records) record.target[CHANGED](record.attributeName);
  });

  // The height is that of a box inside, which no style of the page reaches. Before the box a line that is
  // never seen has the host take as much room as a paragraph would: what is sized by its container cannot.
  // No selector weighs more than the last one: an element that is hidden is not there.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    ":host{display:block}" +
      `:host(:not(${INLINE}))>div:before{all:initial;display:block;height:0;overflow:hidden;visibility:hidden;` +
      'content:"- -";text-indent:8em;word-spacing:100vw}' +
      RESERVES +
      `:host(:where(${INLINE})){display:inline-block}:host(:where(${INLINE}))>div{min-block-size:0}` +
      "@media print{:host>div{min-block-size:0!important}}:host([hidden]){display:none}",
  );

  class Bantin extends HTMLElement {
    #root = this.attachShadow({ mode: "open" });
    #base = document.createElement("div");
    #id; // the code's number for this element, while it is mounted
    #life; // that it was started in

    constructor() {
      super();
      this.#root.adoptedStyleSheets = [sheet];
      this.#base.part = "base";
      const box = document.createElement("div");
      this.#root.append(box);
      // Pages have an `append` of their own, which may take one thing.
      box.replaceChildren(this.#base, document.createElement("slot"));
      // `data`, in place of what `src` gives; `transform`, which turns the backend's JSON into what the
      // widget reads, and may be asynchronous. They may have been set before this class was there.
      for (const name of ["data", "transform"]) {
        let value = this[name];
        Object.defineProperty(this, name, {
          set: (given) => {
            value = given;
            this[CHANGED](name);
          },
          get: () => value,
        });
      }
    }

    connectedCallback() {
      present.add(this);
      attributes.observe(this, { attributes: true });
      // One that is mounted already may be in another document now.
      this[CHANGED]("loading");
    }

    disconnectedCallback() {
      // A moved element is disconnected, then connected at once: only one that stays out ends.
      queueMicrotask(() => {
        if (this.isConnected) return;
        present.delete(this);
        this.#stop();
      });
    }

    /** Fetches anew; starts the element if it has not started. */
    refresh() {
      if (this.#id) call("refresh", this.#id);
      else this[START]();
    }

    /** Starts now, if it is time for that, or when it comes near. */
    [WAIT](event) {
      const when = given(this, "loading");
      if (when === "manual") return;
      if (event === "beforeprint" || when === "eager" || location.hash.startsWith(ANCHORS[name])) this[START]();
      else nearby.observe(this.#base.parentNode);
    }

    async [START]() {
      nearby.unobserve(this.#base.parentNode);
      if (this.#life === lives) return;
      const life = lives;
      this.#life = life;
      await life; // what imports this file may call configure() first
      askEarly(this);
      try {
        await Promise.all([load(), ...(parts[name] ?? []).map(place)]);
        // To each element a task of its own.
        await new Promise(setTimeout);
      } catch (error) {
        return life === lives && this[LOST](error, "load");
      }
      if (life !== lives) return; // a crash had it start anew
      if (!this.isConnected) this.#stop();
      // One that was out for a while, or that saw a crash, comes here twice.
      else if (!this.#id) {
        // It has its number before it is mounted: what its handlers ask when they are told of its first data counts.
        this.#id = ++ids;
        call("mount", this.#id, this, this.#root, this.#base);
        attributes.takeRecords(); // of what its properties became: it was mounted with that
      }
    }

    #stop() {
      call("unmount", this.#id);
      this.#id = this.#life = null;
      delete this.#base.dataset.state;
    }

    /** An attribute has another value, or `data` or `transform` was set. */
    [CHANGED](name) {
      if (this.#id) call("changed", this.#id, name);
      else if (name === "loading" && this.isConnected) this[WAIT]();
    }

    [LOST](error, code, isAgain) {
      if (this.#life == null) return; // it did not start
      warn(code, error);
      this.#stop();
      this.#root.adoptedStyleSheets = [sheet];
      this.#base.replaceChildren();
      // Its room is not needed, and nobody who has not come to it sees it go.
      if (this.getBoundingClientRect().y > innerHeight) this.#base.parentNode.style = "min-block-size:0";
      this.dispatchEvent(
        new CustomEvent("bantin-error", {
          bubbles: true,
          composed: true,
          detail: { code, message: `${error}`, url: import.meta.url },
        }),
      );
      if (isAgain) this[START]();
    }
  }

  customElements.define(`bantin-${name}`, Bantin);
}

/** Turns `<div data-bantin="related" data-src="…">` into elements, for editors that strip unknown tags. */
export function upgrade(root = document) {
  for (const found of root.querySelectorAll("[data-bantin],:not(:defined)")) {
    const name = found.dataset.bantin ?? found.localName.split("bantin-")[1];
    if (WIDGETS.includes(name)) {
      const element = document.createElement(`bantin-${name}`);
      delete found.dataset.bantin;
      for (const { name, value } of found.attributes) {
        // What cleans a page's HTML may let `data-onclick` and `data-style` through: they stay what they are.
        const own = name.split(/^data-(?!on|style)/)[1];
        if (own) element.setAttribute(own, value);
      }
      element.replaceChildren(...found.childNodes);
      found.append(element);
    } else if (name) warn(`expected one of ${WIDGETS}, found "${name}"`, found);
  }
}

if (!globalThis.IntersectionObserver) {
  // A server, or what tests have for a document: there is nobody to show anything to.
} else if (customElements.get("bantin-related")) {
  warn(`expected one, found ${version} and ${VERSION}`);
} else {
  if (WIDGETS.every((name) => document.querySelector(`bantin-${name}`))) parts = WHOLE_PARTS;
  for (const name of WIDGETS) define(name);
  // What the address names is wanted now, and so is what is printed.
  for (const type of ["hashchange", "beforeprint"]) {
    addEventListener(type, () => {
      for (const element of present) element[WAIT](type);
    });
  }
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", () => upgrade());
  else upgrade();
}
