// The memory of the wasm on a page. The glue gives nobody its instance, so the browser is asked.
import type { CDPSession } from "@playwright/test";

/** Bytes of all memories of WebAssembly that are alive. */
export async function wasmMemory(devtools: CDPSession): Promise<number> {
  const { result } = await devtools.send("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
  const { objects } = await devtools.send("Runtime.queryObjects", { prototypeObjectId: result.objectId ?? "" });
  const { result: sum } = await devtools.send("Runtime.callFunctionOn", {
    objectId: objects.objectId ?? "",
    functionDeclaration: "function () { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0) }",
    returnByValue: true,
  });
  return sum.value;
}
