// The memory of the wasm on a page. The glue gives nobody its instance, so the page is watched from its start.

/** A page of Playwright's, of whatever package. */
interface Watched {
  addInitScript(script: () => void): Promise<unknown>;
  evaluate<T>(run: () => T): Promise<T>;
}

type Memories = { wasmMemories?: WeakRef<WebAssembly.Memory>[] };

/** To be called before the page is opened. */
export async function watchWasmMemory(page: Watched): Promise<void> {
  await page.addInitScript(() => {
    const memories: WeakRef<WebAssembly.Memory>[] = [];
    Object.assign(globalThis, { wasmMemories: memories });
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = (async (source: WebAssembly.Module, imports?: WebAssembly.Imports) => {
      const instance = await instantiate(source, imports);
      for (const it of Object.values(instance.exports))
        if (it instanceof WebAssembly.Memory) memories.push(new WeakRef(it));
      return instance;
    }) as typeof instantiate;
  });
}

/** Bytes of the memories that are alive; what restored the files is not, once garbage is collected. */
export function wasmMemory(page: Watched): Promise<number> {
  return page.evaluate(() => {
    const { wasmMemories } = globalThis as unknown as Memories;
    if (!wasmMemories?.length) throw new Error("expected an instance of WebAssembly, found none");
    return wasmMemories.reduce((sum, it) => sum + (it.deref()?.buffer.byteLength ?? 0), 0);
  });
}
