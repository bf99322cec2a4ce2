// What every widget is shown with where there is no backend: its states, and a backend that brings them about.
//
// A state is brought about by the address of a sample: samples/vi/related.json?view=related-stale&state=stale

/**
 * A state to look at: its name, a sample, what the backend does, and attributes.
 *
 * @typedef {[name: string, sample: string, state?: string, attributes?: Record<string, string>]} View
 */

// A form that may be sent as soon as it is there.
const AT_ONCE = { "min-time": "0" };
const PLACES = "Cần Thơ, weather; Tromsø, weather-polar; Vĩnh Long, weather-bulletin";

/** Where the samples play. */
export const TIME_ZONE = "Asia/Ho_Chi_Minh";

/** When they were written. */
export const WRITTEN = "2026-11-24T09:10:00+07:00";

/** The states of each widget.
 * @type {Record<string, View[]>} */
export const VIEWS = {
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
    ["rejected", "comments-rejected.json"],
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

/** States that come about once the reader has posted something. */
export const POSTED = ["held", "refused", "flood", "waiting"];

/**
 * The address of a view's sample, from the page that shows it.
 *
 * @param {string} widget
 * @param {View} view
 * @param {string} lang
 * @param {string} folder
 */
export function address(widget, [name, sample, state], lang, folder) {
  return `${folder}samples/${lang}/${sample}?view=${widget}-${name}${state ? `&state=${state}` : ""}`;
}

/** The attributes of a view.
 * @param {View} view
 * @returns {Record<string, string>} */
export function attributesOf([, , , attributes]) {
  return { "time-zone": TIME_ZONE, ...attributes };
}

/** What a view is shown with, and no snippet has: one that loads does so for as long as somebody looks at it.
 * @param {View} view
 * @returns {Record<string, string>} */
export function patience([, , state]) {
  return state === "loading" ? { timeout: "86400" } : {};
}

// --- A backend that does what the address of the sample asks ------------------------------

/** @type {Set<string>} */
const seen = new Set();

/** In place of `fetch`, for `configure`.
 * @param {Request} request
 * @returns {Promise<Response>} */
export async function backend(request) {
  const url = new URL(request.url);
  const state = url.searchParams.get("state");
  if (!url.pathname.includes("/samples/")) return fetch(request);
  if (request.method !== "GET") return written(request, state);
  if (state === "loading") return new Promise(() => {});
  if (state === "failed") return new Response("gone", { status: 404 });
  if (state === "stale" && seen.has(url.href)) return new Response("gone", { status: 404 });
  seen.add(url.href);
  return fetch(request);
}

/** @param {Request} request @param {string | null} state */
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
    const detail = request.url.includes("/samples/en/")
      ? "Comments with links are not accepted. Please take the link out and post again."
      : "Bình luận có liên kết nên chưa được nhận. Mời bạn bỏ liên kết rồi gửi lại.";
    const errors = [{ pointer: "/text", detail }];
    const problem = { title: "Unprocessable Content", status: 422, detail, errors };
    return Response.json(problem, { status: 422, headers: { "Content-Type": "application/problem+json" } });
  }
  const isHeld = state === "held";
  const status = isHeld ? "pending" : "approved";
  const comment = { id: crypto.randomUUID(), author, text, parent, status, created: new Date().toISOString() };
  return Response.json(comment, { status: isHeld ? 202 : 201 });
}
