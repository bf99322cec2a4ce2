// How often the wasm calls out of itself. A call is little work, but filling the widgets takes thousands of them.

/** How often each function was called, by its script. */
export type Calls = Record<string, number>;

/** Runs in a page before its own scripts: from then on all calls are counted, in `calls` of the window. */
export function countCalls(): void {
  const calls: Calls = {};
  Object.assign(globalThis, { calls });
  const counted = (call: (...given: unknown[]) => unknown) => {
    const script = call.toString();
    return (...given: unknown[]) => {
      calls[script] = (calls[script] ?? 0) + 1;
      return call(...given);
    };
  };
  const watched = (imports: WebAssembly.Imports = {}) => {
    const found: WebAssembly.Imports = {};
    for (const [module, names] of Object.entries(imports)) {
      const entries = Object.entries(names).map(([name, it]) => [
        name,
        it instanceof Function ? counted(it as never) : it,
      ]);
      found[module] = Object.fromEntries(entries);
    }
    return found;
  };
  const { instantiate, instantiateStreaming } = WebAssembly;
  WebAssembly.instantiate = ((source: BufferSource, imports?: WebAssembly.Imports) =>
    instantiate(source, watched(imports))) as typeof instantiate;
  WebAssembly.instantiateStreaming = (source, imports) => instantiateStreaming(source, watched(imports));
}

/** All of them. */
export function sum(calls: Calls): number {
  return Object.values(calls).reduce((sum, count) => sum + count, 0);
}

/** The most frequent ones, for whoever has to make them fewer. */
export function most(calls: Calls, many = 20): string[] {
  const sorted = Object.entries(calls).sort(([, a], [, b]) => b - a);
  return sorted.slice(0, many).map(([script, count]) => `${count} ${script.replace(/\s+/g, " ")}`);
}
