// Comments of a backend with words of its own, as the widgets' contract has them: what is between such a file
// (`artalk.js`, `mastodon.js`) and the requests of the widgets.
import { over, through } from "./settings.js";

/** An answer, or a refusal where one is thrown. */
export const json = (value, status, headers) => new Response(JSON.stringify(value), { status, headers });

/**
 * Has the backend whose comments are at `path` speak the contract, for elements with `adapter`. The path has the query,
 * too: a backend of one's own may have its comments at the same place, but not under the parameters of the other one.
 *
 * `list(url, ask)` gives a page of the thread. The others are there where the backend can: without `write` the thread is
 * for reading alone. `write(url, comment, ask)` sends a comment, and gives it back as it was stored; so does
 * `edit(url, id, ask, request)`; `remove(url, id, ask)` deletes one; `like(url, id, ask)` gives the likes.
 * `ask(url, body, method, headers)` gives the JSON of the backend.
 */
export function bridge(adapter, path, { list, write, like, edit, remove }) {
  // When each comment was seen first.
  const seen = new Map();
  const see = (it) => seen.has(it.id) || seen.set(it.id, Date.now());
  through(async (request, next) => {
    const url = new URL(request.url);
    const found = path.exec(url.pathname + url.search);
    if (!found) return next(request);
    const [, base, id, act] = found;
    const ask = async (where, body, method = body ? "POST" : "GET", more = []) => {
      const headers = new Headers([...request.headers, ...more]);
      headers.delete("idempotency-key"); // which its CORS may not know
      const init = { method, headers, body: body && JSON.stringify(body) };
      const response = await next(
        new Request(new Request(where, request.method === "GET" ? request : others(request)), init),
      );
      const answer = await response.json().catch(() => null);
      if (response.ok && answer) return answer;
      const detail = answer?.msg ?? answer?.error ?? answer?.message;
      throw json(
        { detail: typeof detail === "string" ? detail : undefined },
        response.ok ? 502 : response.status,
        kept(response),
      );
    };
    url.pathname = base;
    try {
      if (id) {
        const run = { POST: act === "like" && like, PATCH: edit, DELETE: remove }[request.method];
        const made = await run?.(url, id, ask, request);
        if (run) return made ? json(made, 200) : new Response(null, { status: 204 });
      } else if (request.method === "GET" || (request.method === "POST" && write)) {
        const { next: more, ...page } = await list(url, ask);
        page.items.forEach(see);
        if (request.method === "GET") return json(page, 200, more ? { link: `<${more}>; rel="next"` } : {});
        // These backends know no keys, and an answer may have been lost. What was seen before the key was made, which
        // begins with when that was, is another comment that says the same.
        const comment = await request.json();
        const isIt = says(comment);
        const since = Number.parseInt(request.headers.get("idempotency-key"), 10);
        const there = page.items.find((it) => isIt(it) && !(seen.get(it.id) < since));
        if (there) return json(there, 200);
        const stored = await write(url, comment, ask);
        see(stored);
        return json(stored, stored.status === "pending" ? 202 : 201);
      }
    } catch (refusal) {
      if (refusal instanceof Response) return refusal;
      throw refusal;
    }
    return json({ detail: `${adapter}: ${request.method} is not known there` }, 405);
  });
  over("adapters", (adapters) => ({ [adapter]: {}, ...adapters }));
  over("writable", (writable) => ({ [adapter]: !!write, ...writable }));
}

/** What of a request that writes is for the requests made in its place. */
const others = ({ credentials, signal, referrerPolicy }) => ({ credentials, signal, referrerPolicy });

/** When it may be asked again. */
function kept(response) {
  const after = response.headers.get("retry-after");
  return after ? { "retry-after": after } : {};
}

/** What a text says, whatever was made of its markup: its letters and digits, or the signs of which it has nothing but. */
function letters(text = "") {
  const bare = text.replace(/<[^>]*>|&\w+;/g, "").trim();
  return bare.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase() || bare || text;
}

/** Whether a comment of a thread is the one that was written: the same words by the same person in the same place. */
const says = (written) => (it) =>
  (it.own || letters(it.author.name) === letters(written.author?.name)) &&
  letters(it.html ?? it.text) === letters(written.text) &&
  `${it.parent ?? ""}` === `${written.parent ?? ""}`;
