// What the loader imports: of the glue only what it calls, how a part comes into its place, and that no wasm
// runs but the one this was made with.
import { connect, imports } from "./bantin.js";

export { changed, configured, end, mount, refresh, start, unmount } from "./bantin.js";

// The SHA-256 of each wasm beside this file. `cargo xtask dist` writes them.
const HASHES = [];

// Not there without a secure origin, and a browser may refuse to say what is.
let subtle;
try {
  subtle = crypto.subtle;
} catch {}

// What the core exports.
let core;

export default async function init({ module_or_path: response }) {
  core = connect(await WebAssembly.instantiate(await compiled(response), imports()));
  // The words of a page's own language, if the core has not got them.
  await globalThis[Symbol.for("bantin")].spoken;
}

/** Puts a part in its place beside the core, which is there. If it did not come, or not whole, it is asked for again. */
export async function place(response, ask) {
  try {
    await put(response);
  } catch {
    await put(await ask());
  }
}

async function put(response) {
  await WebAssembly.instantiate(await compiled(response), { a: core });
}

async function compiled(answer) {
  if (!answer.ok) throw new Error(`${answer.status} at ${answer.url}`);
  // Without a secure origin there is no digest; the browser's own check of a request serves, from its cache.
  const integrity = HASHES.map((hash) => `sha256-${hash}`).join(" ");
  const response = subtle ? answer : await fetch(answer.url, { integrity });
  const copy = response.clone();
  // A stack of calls names a file that is compiled from its stream: so a crash is known as ours.
  const isStreamed = response.headers.get("content-type") === "application/wasm";
  const whole = () => response.arrayBuffer().then(WebAssembly.compile);
  // What stands in place of `fetch` may give answers of its own, which the browser refuses unread.
  const streamed = async () => {
    try {
      return await WebAssembly.compileStreaming(response);
    } catch (error) {
      if (response.bodyUsed) throw error;
      return whole();
    }
  };
  const [module] = await Promise.all([isStreamed ? streamed() : whole(), subtle && check(copy)]);
  return module;
}

async function check(response) {
  const digest = await subtle.digest("SHA-256", await response.arrayBuffer());
  const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
  if (!HASHES.includes(hash)) throw new Error(`${response.url} is not the file that was published`);
}
