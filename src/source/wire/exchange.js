// One exchange with a backend. What waits is a line here, and a state with all that it holds in the wasm.

/**
 * The page's own `fetch` gets a `Request`, as it was promised. What else stands in place of the browser's gets what all of
 * its kind know: the address as a text, and a plain object.
 */
export function fetched(url, method, credentials, isFresh, given, headers, body, signal, own) {
  // A page may end at once; without a body none is too large for that.
  const keepalive = method === "DELETE";
  const init = { method, credentials, headers: { ...given, ...headers }, signal, keepalive };
  if (body !== undefined) init.body = body;
  if (isFresh) init.cache = "no-store";
  return own ? own(new Request(url, init)) : fetch(url, init);
}

/**
 * A response that was asked for, and its body as a text. Of one that says that it is larger than `largest` bytes the body is
 * not even read. After so many milliseconds it rejects with null: a page's own `fetch` may never settle.
 */
export async function answered(asked, largest, milliseconds) {
  let timer;
  const over = new Promise((_, reject) => {
    timer = setTimeout(reject, milliseconds, null);
  });
  try {
    return await Promise.race([read(asked, largest), over]);
  } finally {
    clearTimeout(timer);
  }
}

async function read(asked, largest) {
  const response = await asked;
  if (!response?.text) throw "fetch: expected a Response";
  return [response, response.headers.get("content-length") > largest ? null : await response.text()];
}
