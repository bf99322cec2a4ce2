// Comments of a backend with words of its own, as the widgets' contract has them: what is between such a file
// (`artalk.js`, `cusdis.js`) and the requests of the widgets.
import { over, through } from "./settings.js";

const json = (value, status, headers) => new Response(JSON.stringify(value), { status, headers });

/**
 * Has the backend whose comments are at `path` speak the contract, for elements with `adapter`.
 *
 * `list(url, ask)` gives a page of the thread; `write(url, comment, ask)` sends a comment, and gives it back as it
 * was stored; `like(url, id, ask)`, where there is one, gives the likes. `ask(url, body)` gives the JSON of the backend.
 */
export function bridge(adapter, path, { list, write, like }) {
  through(async (request, next) => {
    const url = new URL(request.url);
    const found = path.exec(url.pathname);
    if (!found) return next(request);
    const [, base, id, act] = found;
    const ask = async (where, body) => {
      const headers = new Headers(request.headers);
      headers.delete("idempotency-key"); // which its CORS may not know
      const init = { method: body ? "POST" : "GET", headers, body: body && JSON.stringify(body) };
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
      if (request.method === "GET" && !id) {
        const { next: more, ...page } = await list(url, ask);
        return json(page, 200, more ? { link: `<${more}>; rel="next"` } : {});
      }
      if (request.method === "POST" && !id) return await post(url, await request.json(), { list, write, ask });
      if (request.method === "POST" && act === "like" && like) return json(await like(url, id, ask), 200);
    } catch (refusal) {
      if (refusal instanceof Response) return refusal;
      throw refusal;
    }
    return json({ detail: `${adapter}: ${request.method} is not known there` }, 405);
  });
  over("adapters", (adapters) => ({ [adapter]: {}, ...adapters }));
}

/** What of a request that writes is for the requests made in its place. */
const others = ({ credentials, signal, referrerPolicy }) => ({ credentials, signal, referrerPolicy });

/** When it may be asked again. */
function kept(response) {
  const after = response.headers.get("retry-after");
  return after ? { "retry-after": after } : {};
}

const letters = (text = "") =>
  text
    .replace(/<[^>]*>|&\w+;/g, "")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();

/** Sends a comment that is not there yet: these backends know no keys, and an answer may have been lost. */
async function post(url, comment, { list, write, ask }) {
  const name = comment.author?.name ?? "";
  const { items } = await list(url, ask);
  const isIt = (it) =>
    letters(it.author.name) === letters(name) &&
    letters(it.html ?? it.text) === letters(comment.text) &&
    `${it.parent ?? ""}` === `${comment.parent ?? ""}`;
  const there = items.find(isIt);
  if (there) return json(there, 200);
  const stored = await write(url, comment, ask);
  return json(stored, stored.status === "pending" ? 202 : 201);
}
