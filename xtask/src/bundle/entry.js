// What the loader imports: of the glue only what it calls, and how a part comes into its place.
import core from "./bantin.js";

export { attributeChanged, configured, dataGiven, default, end, mount, refresh, start, unmount } from "./bantin.js";

/** Puts a part in its place beside the core, which is there. If it did not come, or not whole, it is asked for again. */
export async function place(response, ask) {
  try {
    await put(response);
  } catch {
    await put(await ask());
  }
}

async function put(response) {
  if (!response.ok) throw new Error(`${response.status} at ${response.url}`);
  const imports = { a: await core() };
  // A stack of calls names a file that is compiled from its stream: so a crash is known as ours.
  if (response.headers.get("content-type") === "application/wasm") {
    await WebAssembly.instantiateStreaming(response, imports);
  } else {
    await WebAssembly.instantiate(await response.arrayBuffer(), imports);
  }
}
