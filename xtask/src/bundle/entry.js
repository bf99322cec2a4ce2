// What the loader imports: of the glue only what it calls, how a part comes into its place, and that no wasm
// runs but the one this was made with.
import { connect, imports } from "./bantin.js";
import { restored } from "./restored.mjs";

export { changed, configured, end, mount, refresh, start, unmount } from "./bantin.js";

// The SHA-256 of each wasm beside this file. `cargo xtask dist` writes them.
const HASHES = [];

// Not there without a secure origin, and a browser may refuse to say what is.
let subtle;
try {
  subtle = crypto.subtle;
} catch {}

// What restores each file from its columns: the core's file is a wasm that does it.
let restorer;

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
  const bytes = await response.arrayBuffer();
  if (subtle) await check(bytes, answer.url);
  // The core's file comes first.
  restorer ??= await WebAssembly.compile(bytes);
  return WebAssembly.compile(await restored(restorer, bytes));
}

async function check(bytes, url) {
  const digest = await subtle.digest("SHA-256", bytes);
  const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
  if (!HASHES.includes(hash)) throw new Error(`${url} is not the file that was published`);
}
