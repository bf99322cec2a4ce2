// GraphQL, for elements with `body`: a page that has this asks by POST, in the words of GraphQL over HTTP.
//
//   <script type="module" src="https://cdn.example/bantin/graphql.js"></script>
//   <script type="module" src="https://cdn.example/bantin/embed.js"></script>
//   <bantin-related src="/graphql" body="#latest" mapping='{"items": "data.posts.nodes", …}'></bantin-related>
//   <script type="application/graphql" id="latest">query($after: String) { posts(after: $after) { … } }</script>
//
// The widgets send what they have for a body behind the address, where no server sees it.
import { through } from "./settings.js";

/** The rows of an answer, and where the next ones begin (GraphQL Cursor Connections), wherever they are in it. */
function page(data) {
  const found = {};
  const walk = (value) => {
    if (Array.isArray(value)) found.rows ??= value.length;
    else if (value && typeof value === "object") {
      const { hasNextPage, endCursor } = value.pageInfo ?? {};
      if (hasNextPage) found.after ??= endCursor;
      for (const inner of Object.values(value)) walk(inner);
    }
  };
  walk(data);
  return found;
}

/** What is sent, with where the page begins put in; `used` are the names of what was. */
function written(body, begin, used) {
  const script = body.startsWith("#") ? document.getElementById(body.slice(1)) : undefined;
  if (script === null) throw new Error(`body: no element with the id "${body.slice(1)}"`);
  const text = script?.textContent ?? body;
  const put = (name) => {
    used.add(name);
    return begin[name];
  };
  if (/^application\/graphql\s*(;|$)/i.test(script?.type)) {
    // A server may refuse variables that the query does not have.
    const has = (name) => new RegExp(`\\$${name}\\b`).test(text);
    const variables = Object.keys(begin)
      .filter(has)
      .map((name) => [name, put(name)]);
    return { query: text, variables: Object.fromEntries(variables) };
  }
  try {
    return JSON.parse(text, (_, value) => (/^\{(after|offset)\}$/.test(value) ? put(value.slice(1, -1)) : value));
  } catch (error) {
    throw new Error(`body: expected JSON, or a script of the type application/graphql: ${error.message}`);
  }
}

const refusal = (detail, init) => new Response(JSON.stringify({ detail }), init);

async function ask(request, next) {
  const [address, behind] = request.url.split("#body=");
  if (behind === undefined) return next(request);
  const [url] = address.split("#");
  const asked = `body=${behind}`;
  const given = new URLSearchParams(asked);
  const begin = { after: given.get("after"), offset: Number(given.get("offset")) };
  const used = new Set();
  let sent;
  try {
    sent = JSON.stringify(written(given.get("body"), begin, used));
  } catch (error) {
    // Not asked again, as what does not come through would be.
    return refusal(error.message, { status: 400 });
  }
  const headers = new Headers(request.headers);
  headers.set("content-type", "application/json");
  headers.set("accept", "application/graphql-response+json, application/json;q=0.9");
  const response = await next(new Request(new Request(url, request), { method: "POST", headers, body: sent }));
  const text = await response.text();
  let answer;
  try {
    answer = JSON.parse(text);
  } catch {
    // The widgets say what is wrong with it.
  }
  const told = new Headers(response.headers);
  told.delete("content-length");
  told.delete("content-encoding");
  if (answer?.errors?.length) {
    const detail = `GraphQL: ${answer.errors.map((it) => it?.message ?? JSON.stringify(it)).join("; ")}`;
    // An answer may have a part of the data nevertheless.
    const hasData = Object.values(answer.data ?? {}).some((it) => it != null);
    if (!hasData) return refusal(detail, { status: response.ok ? 400 : response.status, headers: told });
    console.warn(`bantin: ${url}: ${detail}`);
  }
  const found = page(answer?.data);
  // What takes no notice of where it begins has one page.
  if (found.after && used.has("after")) given.set("after", found.after);
  if (found.rows && used.has("offset")) given.set("offset", begin.offset + found.rows);
  if (`${given}` !== `${new URLSearchParams(asked)}`) told.append("link", `<${url}#${given}>; rel="next"`);
  return new Response(text, { status: response.status, headers: told });
}

if (globalThis.document) through(ask);
