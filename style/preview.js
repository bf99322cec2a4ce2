// The gallery: every widget in every state, from the sample files.
//
// The address says what is shown: ?lang=en&theme=dark&width=390&widget=weather&state=stale&bare, and
// at what time: &now=2026-11-24T09:10:00%2B07:00
import { configure } from "./embed.js";

const query = new URLSearchParams(location.search);
const lang = query.get("lang") === "en" ? "en" : "vi";
const now = Date.parse(query.get("now"));
if (now) Date.now = () => now;

// A form that may be sent as soon as it is there.
const AT_ONCE = { "min-time": "0" };
const PLACES = "Cần Thơ, weather; Tromsø, weather-polar; Vĩnh Long, weather-bulletin";

// What each widget is shown with: a name, a sample, the state to bring about, attributes.
const VIEWS = {
  related: [
    ["carousel", "related.json"],
    ["grid", "related.json", "", { layout: "grid" }],
    ["list", "related.json", "", { layout: "list" }],
    ["autoplay", "related.json", "", { autoplay: "" }],
    ["broken-items", "related-broken.json"],
    ["loading", "related.json", "loading"],
    ["empty", "empty.json"],
    ["failed", "related.json", "failed"],
    ["stale", "related.json", "stale"],
  ],
  weather: [
    ["full", "weather.json"],
    ["wide", "weather.json", "", { layout: "wide" }],
    ["compact", "weather.json", "", { layout: "compact" }],
    ["units", "weather.json", "", { units: "imperial", wind: "kn", limit: "3" }],
    ["places", "{place}.json", "", { places: PLACES, locate: "" }],
    ["polar-night", "weather-polar.json", "", { "time-zone": "" }],
    ["bulletin", "weather-bulletin.json"],
    ["loading", "weather.json", "loading"],
    ["failed", "weather.json", "failed"],
    ["stale", "weather.json", "stale"],
  ],
  comments: [
    ["thread", "comments.json", "", AT_ONCE],
    ["closed", "comments-closed.json"],
    ["held", "comments.json", "held", AT_ONCE],
    ["refused", "comments.json", "refused", AT_ONCE],
    ["flood", "comments.json", "flood", AT_ONCE],
    ["waiting", "comments.json", "waiting", AT_ONCE],
    ["flat", "comments.json", "", { depth: "1", email: "none", website: "optional", sort: "liked", ...AT_ONCE }],
    ["sign-in", "comments.json", "", { anonymous: "sign-in" }],
    ["count", "comments.json", "", { "count-only": "" }],
    ["loading", "comments.json", "loading"],
    ["empty", "empty.json"],
    ["failed", "comments.json", "failed"],
    ["stale", "comments.json", "stale"],
  ],
  ticker: [
    ["rotate", "ticker.json"],
    ["marquee", "ticker.json", "", { mode: "marquee" }],
    ["static", "ticker.json", "", { mode: "static" }],
    ["single", "ticker.json", "", { limit: "1" }],
    ["summary", "ticker-summary.json", "", { mode: "static" }],
    ["loading", "ticker.json", "loading"],
    ["empty", "empty.json"],
    ["failed", "ticker.json", "failed"],
    ["stale", "ticker.json", "stale"],
  ],
};

// --- A backend that does what the address of the sample asks ------------------------------

const seen = new Set();

configure({
  async fetch(request) {
    const url = new URL(request.url);
    const state = url.searchParams.get("state");
    if (!url.pathname.includes("/samples/")) return fetch(request);
    if (request.method !== "GET") return written(request, state);
    if (state === "loading") return new Promise(() => {});
    if (state === "failed") return new Response("gone", { status: 404 });
    if (state === "stale" && seen.has(url.href)) return new Response("gone", { status: 404 });
    seen.add(url.href);
    return fetch(request);
  },
});

async function written(request, state) {
  if (request.method === "DELETE") return new Response(null, { status: 204 });
  const { author, text, parent } = await request.json().catch(() => ({}));
  if (request.url.includes("/like")) return Response.json({ likes: 25, liked: true });
  if (state === "waiting") throw new TypeError("no network");
  if (state === "flood") {
    const problem = { type: "https://bao.example/problems/rate-limited", title: "Too Many Requests", status: 429 };
    return Response.json(problem, { status: 429, headers: { "Retry-After": "42" } });
  }
  if (state === "refused") {
    const detail = {
      vi: "Bình luận có liên kết nên chưa được nhận. Mời bạn bỏ liên kết rồi gửi lại.",
      en: "Comments with links are not accepted. Please take the link out and post again.",
    };
    const errors = [{ pointer: "/text", detail: detail[lang] }];
    const problem = { title: "Unprocessable Content", status: 422, detail: detail[lang], errors };
    return Response.json(problem, { status: 422, headers: { "Content-Type": "application/problem+json" } });
  }
  const isHeld = state === "held";
  const status = isHeld ? "pending" : "approved";
  const comment = { id: crypto.randomUUID(), author, text, parent, status, created: new Date().toISOString() };
  return Response.json(comment, { status: isHeld ? 202 : 201 });
}

// --- The page -------------------------------------------------------------------------------

const root = document.documentElement;
root.lang = lang;
const theme = query.get("theme");
if (theme) root.dataset.theme = theme;
const width = Number(query.get("width"));
if (width) {
  root.dataset.width = "";
  root.style.setProperty("--width", `${width}px`);
}
root.classList.toggle("bare", query.has("bare"));

function figure(widget, [name, sample, state, attributes]) {
  const element = document.createElement(`bantin-${widget}`);
  element.setAttribute("src", `samples/${lang}/${sample}?view=${widget}-${name}${state ? `&state=${state}` : ""}`);
  element.setAttribute("time-zone", "Asia/Ho_Chi_Minh");
  for (const [key, value] of Object.entries(attributes ?? {})) element.setAttribute(key, value);
  if (state === "stale") element.addEventListener("bantin-ready", () => element.refresh(), { once: true });
  const caption = document.createElement("figcaption");
  caption.textContent = `${widget} / ${name}`;
  const figure = document.createElement("figure");
  figure.id = `${widget}-${name}`;
  figure.append(caption, element);
  return figure;
}

const states = document.getElementById("states");
for (const [widget, views] of Object.entries(VIEWS)) {
  if (query.get("widget") && query.get("widget") !== widget) continue;
  const shown = views.filter(([name]) => !query.get("state") || query.get("state") === name);
  const group = document.createElement("div");
  group.className = "widget";
  group.append(...shown.map((view) => figure(widget, view)));
  states.append(group);
}

// --- Controls: each is a part of the address ---------------------------------------------------

const controls = document.getElementById("controls");
for (const control of controls.elements)
  control.value = query.get(control.name) ?? (control.name === "lang" ? lang : "");
controls.addEventListener("change", ({ target }) => {
  if (target.value) query.set(target.name, target.value);
  else query.delete(target.name);
  location.search = query;
});

// --- The live part ------------------------------------------------------------------------------

const live = document.getElementById("live");
if (query.has("state") || query.get("live") === "no") {
  live.remove();
} else {
  const backend = document.getElementById("backend");
  const health = await fetch("/api/health")
    .then(
      (answer) => (answer.ok ? answer.json() : null),
      () => null,
    )
    .catch(() => null);
  if (health) {
    if (lang === "en") {
      for (const element of live.querySelectorAll("[src]")) {
        const src = element.getAttribute("src");
        element.setAttribute("src", `${src}${src.includes("?") ? "&" : "?"}lang=en`);
      }
    }
    backend.textContent = `From the database of the reference backend: ${health.stories} stories.`;
    document.getElementById("page").hidden = false;
  } else {
    backend.innerHTML =
      "The reference backend is not running. <code>cargo xtask preview</code> starts it with this page.";
  }
}
