// What changes on the backend, shown as it happens: elements with `live` follow its stream of server-sent events.
//
//   <script type="module" src="https://cdn.example/bantin/live.js"></script>
//   <script type="module" src="https://cdn.example/bantin/embed.js"></script>
//   <bantin-comments src="/api/articles/flood/comments" live></bantin-comments>
//
// `live` is the URL of the stream; left empty it is what the backend says beside its data, by
// `Link: </api/events>; rel="events"; id="17"`. An event says that something changed, and the element refreshes
// itself. The stream is read by `fetch`: an `EventSource` cannot go on where another one ended, send the headers
// of `configure`, say why it failed, or give up a line that never ends.
import { settings, shared, through } from "./settings.js";
import { parsed } from "./source/wire/resolve.js";
import { baseUri, normal, subject } from "./ui/address.js";

/** How many characters an event may have. */
const MOST = 65_536;
const TOO_LONG = `expected events of at most ${MOST} characters, found a longer one`;
/** How long an answer and a line are waited for; the longest pause before it is tried again, in milliseconds. */
const ANSWER = 10_000;
const LINE = 90_000;
const PAUSE = 60_000;
/** After so many failures the widget asks by itself, so often, in seconds, until the stream is back. */
const FAILURES = 3;
const POLL = "30";
/** An element refreshes itself once in this time, and not in the moment in which all other readers' do. */
const GAP = 1000;
const SPREAD = 250;

/** Whom an event of a name is for; one of another name is for all. */
const KINDS = {
  __proto__: null,
  comments: /comments/,
  stories: /related|ticker/,
  digests: /ticker/,
  weather: /weather/,
};

/** The elements that loaded, with what is to be done about each. */
const known = new Map();
/** The streams that they follow, by credentials and URL; and what those follow that know of none. */
const streams = new Map();
const NONE = { failures: FAILURES };
/** What answers said of their streams, by their URLs without the query. */
const links = new Map();

/** A link of a header (RFC 8288, section 3), and what is said of it; in quotes anything may stand. */
const LINK = /<([^>]*)>((?:"(?:\\.|[^"\\])*"|[^",])*)/g;
const PARAMETER = /([^;\s=]+)\s*=\s*(?:"((?:\\.|[^"\\])*)"|([^;\s]+))/g;

let isAway = false;

const warn = (url, words) => console.warn(`bantin: live: ${url}: ${words}`);
/** A URL of the page's; nothing where it is none. */
const absolute = (url) => parsed(url, new URL(settings.base ?? "", baseUri())).href;
/** Where its data is; nowhere, if that is no URL, which the element says itself. */
const source = (element) => absolute(element.getAttribute("src") ?? "") ?? "";
/** What a widget that has started shows. */
const state = (element) => element.shadowRoot?.querySelector("[part=base]")?.dataset.state ?? "";
const path = (url) => url.split(/[?#]/)[0];

// --- Which stream an element follows ---------------------------------------------------------

/** Asks as the page does, and hears what the answer says of its stream. */
async function ask(request, next) {
  const response = await next(request);
  let found = null;
  for (const [, target, parameters] of (response.headers.get("link") ?? "").matchAll(LINK)) {
    const of = {};
    for (const [, name, quoted, bare] of parameters.matchAll(PARAMETER)) {
      of[name.toLowerCase()] ??= bare ?? quoted.replace(/\\(.)/g, "$1");
    }
    if (!/(^|\s)events(\s|$)/i.test(of.rel)) continue;
    found = { id: of.id, url: parsed(target, response.url || request.url).href };
  }
  links.set(path(request.url), found);
  return response;
}

/** What was said beside the data of an element: null is nothing, undefined that no answer was heard. */
function link(element) {
  const [own, behind] = path(source(element)).split("%7B");
  // A placeholder became something.
  return behind === undefined ? links.get(own) : [...links].find(([it]) => it.startsWith(own))?.[1];
}

/** The stream that an element follows, if any. */
function choose(element, it) {
  const live = element.getAttribute("live");
  if (live === null || !element.isConnected || !source(element)) return;
  const found = link(element);
  if (!live && found === undefined && !it.isAsked) {
    // It loaded before this module was there.
    it.isAsked = true;
    return touch(element, it);
  }
  const url = live ? absolute(live) : found?.url;
  if (!url) {
    const words = live ? "expected a URL" : 'expected a header Link with rel="events", found none';
    if (it.stream !== NONE) warn(live || source(element), words);
    return NONE;
  }
  const id = found?.url === url ? found.id : "";
  const credentials = element.getAttribute("credentials") ?? "same-origin";
  const key = `${credentials} ${url}`;
  const stream = streams.get(key) ?? { url, credentials, id, failures: 0, retry: GAP };
  streams.set(key, stream);
  // It has not heard what was told between its data and now.
  if (it.stream !== stream && stream.control && stream.id !== id) touch(element, it);
  return stream;
}

/** Opens the streams that are followed, and ends those that nobody follows, or looks at. */
function sync() {
  for (const [element, it] of known) {
    it.stream = choose(element, it);
    const isOff = it.stream?.failures >= FAILURES;
    // What the page says of this itself stays.
    if (isOff && !element.hasAttribute("refresh")) {
      element.setAttribute("refresh", POLL);
      it.polls = true;
    } else if (!isOff && it.polls) {
      if (element.getAttribute("refresh") === POLL) element.removeAttribute("refresh");
      it.polls = false;
    }
    if (element.isConnected) renew(element, it);
    else known.delete(element);
  }
  const followed = new Set([...known.values()].map((it) => it.stream));
  for (const [key, stream] of streams) {
    if (!followed.has(stream)) streams.delete(key);
    if (isAway || document.hidden || !followed.has(stream)) {
      stream.control?.abort();
      stream.control = null;
    } else if (!stream.control) follow(stream);
  }
}

// --- What a stream tells ---------------------------------------------------------------------

/** Follows a stream, through all its connections, until it is stopped. */
async function follow(stream) {
  const control = new AbortController();
  stream.control = control;
  while (!stream.isOver) {
    let pause = stream.retry;
    try {
      await read(stream, control.signal);
    } catch ({ message }) {
      if (control.signal.aborted) return;
      stream.failures += 1;
      if (stream.said !== message) warn(stream.url, message);
      stream.said = message;
      pause = Math.min(PAUSE, pause * 2 ** (stream.failures - 1));
      sync();
    }
    // Not all readers at once, when the backend is back.
    await new Promise((done) => setTimeout(done, pause * (1 + Math.random())));
    if (control.signal.aborted) return;
  }
}

/** Reads one connection to its end. */
async function read(stream, signal) {
  const { url, credentials, id } = stream;
  const control = new AbortController();
  const end = () => control.abort();
  signal.addEventListener("abort", end);
  let timer;
  let late;
  const within = (time, words) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      late = words();
      end();
    }, time);
  };
  try {
    within(ANSWER, () => `expected an answer within ${ANSWER / 1000} s`);
    const { headers } = settings;
    const given = typeof headers === "function" ? headers(url) : headers?.[new URL(url).origin];
    const request = new Request(url, { headers: given ?? {}, credentials, cache: "no-store", signal: control.signal });
    request.headers.set("accept", "text/event-stream");
    // As bytes, which is what a header is made of.
    if (id) request.headers.set("last-event-id", String.fromCharCode(...new TextEncoder().encode(id)));
    const response = await settings.fetch(request);
    const type = response.headers.get("content-type");
    if (response.status !== 200 || !/^text\/event-stream\b/i.test(type)) {
      // By the standard this one says that it is not to be asked again.
      if (response.status === 204) stream.failures = stream.isOver = FAILURES;
      throw new Error(`expected 200 and text/event-stream, found ${response.status} and ${type}`);
    }
    // Nobody tells what changed until now.
    if (!id) tell(stream, "", "");
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    const take = taker(stream);
    let rest = "";
    let count = 0;
    let isHalf = false;
    for (let isLine = true; ; ) {
      // A backend may have nothing to say; but what began has to end, and a proxy may keep it all for itself.
      if (isLine) within(LINE, () => (rest || !count) && `expected an end of line within ${LINE / 1000} s`);
      const { value, done } = await reader.read();
      if (done && !count) throw new Error("expected events, found an end");
      if (done) break;
      let text = decoder.decode(value, { stream: true });
      if (!text) continue;
      // The end of a line may come in two halves.
      if (isHalf) text = text.replace(/^\n/, "");
      isHalf = text.endsWith("\r");
      const lines = (rest + text).split(/\r\n?|\n/);
      rest = lines.pop();
      isLine = lines.length > 0;
      count += lines.length;
      for (const line of lines) take(line);
      if (rest.length > MOST) throw new Error(TOO_LONG);
    }
  } catch (error) {
    if (late) throw new Error(late);
    if (!control.signal.aborted) throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", end);
    end();
  }
}

/** Takes the lines of a stream (the HTML standard, section 9.2.6). */
function taker(stream) {
  let { id } = stream;
  let name = "";
  let data = "";
  return (line) => {
    // What ends, and a comment, which has no name, show that it is well.
    if (/^(:|$)/.test(line)) {
      const wasOff = stream.failures >= FAILURES;
      stream.failures = 0;
      stream.said = "";
      if (wasOff) sync();
    }
    const [, field, value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line);
    if (!line) {
      stream.id = id;
      if (data) tell(stream, name, data);
      name = data = "";
    } else if (field === "event") name = value;
    else if (field === "data") data += `${value}\n`;
    else if (field === "id" && !value.includes("\0")) id = value;
    else if (field === "retry" && /^\d+$/.test(value)) stream.retry = Math.min(PAUSE, Math.max(GAP, value));
    if (data.length > MOST) throw new Error(TOO_LONG);
  };
}

// --- What becomes of it ----------------------------------------------------------------------

/** Has those refresh themselves that an event is for. */
function tell(stream, name, data) {
  let about;
  try {
    about = JSON.parse(data);
  } catch {
    // It says no more than that something changed.
  }
  for (const [element, it] of known) {
    if (!element.isConnected) queueMicrotask(sync);
    else if (it.stream === stream && concerns(element, name, about ?? {})) touch(element, it);
  }
}

/** Whether an event is for an element: by its name, and by the article or the place that it names. */
function concerns(element, name, { article, place }) {
  const kind = KINDS[name];
  if (kind && !kind.test(element.localName)) return false;
  const named = (name === "weather" ? null : article) ?? place;
  // New stories go into all lists; which place a placeholder stands for is not known here.
  if (/stories|digests/.test(name) || named == null || /\{|%7B/.test(source(element))) return true;
  const { pathname, search, searchParams } = new URL(source(element));
  const names = [element.getAttribute("article"), ...pathname.split("/"), ...searchParams.values()];
  // As the widget has it: where nothing says which article it is, it is the page.
  if (!names[0] && !/[?&](uri|post|path|url)=/.test(search)) names.push(subject());
  return names.some((it) => it && same(it) === same(`${named}`));
}

/** Ids as they are compared: all spellings of one are the same. */
const same = (id) => normal(absolute(id) ?? id);

/** What an element shows is old. */
function touch(element, it) {
  it.isOld = true;
  renew(element, it);
}

/** Refreshes an element that is old, when its time has come. */
function renew(element, it) {
  // One that has not started will ask anyway; an answer that is on its way is waited for, however slow it is.
  if (!it.isOld || it.isAsking || it.timer || /^(loading)?$/.test(state(element))) return;
  const act = () => {
    it.timer = 0;
    if (document.hidden || !element.isConnected) return;
    it.isOld = false;
    it.isAsking = true;
    it.next = performance.now() + GAP;
    element.refresh();
  };
  it.timer = setTimeout(act, Math.max(Math.random() * SPREAD, it.next - performance.now()));
}

/** An element shows data, or has failed to get some. */
function loaded(element, hasFailed) {
  if (!element.localName?.startsWith("bantin-")) return;
  if (!known.has(element)) {
    known.set(element, { next: 0 });
    attributes.observe(element, { attributes: true, attributeFilter: ["live", "credentials"] });
  }
  const it = known.get(element);
  // What was told is not forgotten because the backend was away when it was asked.
  if (it.isAsking && hasFailed) {
    it.isOld = true;
    it.next = performance.now() + ANSWER;
  }
  it.isAsking = false;
  sync();
}

const attributes = globalThis.MutationObserver && new MutationObserver(sync);

if (globalThis.document && !shared.live) {
  shared.live = true;
  through(ask);
  for (const type of ["bantin-load", "bantin-error"]) {
    document.addEventListener(type, (event) => loaded(event.composedPath()[0], type === "bantin-error"), true);
  }
  new MutationObserver(() => {
    if ([...known.keys()].some((it) => !it.isConnected)) sync();
  }).observe(document, { childList: true, subtree: true });
  document.addEventListener("visibilitychange", sync);
  for (const type of ["pagehide", "pageshow"]) {
    addEventListener(type, () => {
      isAway = type === "pagehide";
      sync();
    });
  }
  for (const element of document.querySelectorAll("[live]")) if (state(element)) loaded(element);
}
