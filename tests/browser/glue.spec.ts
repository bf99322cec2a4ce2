// The glue of wasm-bindgen as the build reads it (xtask/src/bundle/glue.js): by its syntax, and less of it.
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { scratch } from "./support/program.ts";

const SCRIPT = join(import.meta.dirname, "../../xtask/src/bundle/glue.js");

/** As wasm-bindgen writes it, but for what is like this. */
const GLUE = `
export function mount() { wasm.mount(); }
function __wbg_get_imports() {
  const import0 = {
    __proto__: null,
    one: function(arg0) {
      const ret = getObject(arg0).parentNode;
      return isLikeNone(ret) ? 0 : addHeapObject(ret);
    },
    two: function() { return handleError(function (arg0, arg1) {
      const ret = getObject(arg1).getItem(getStringFromWasm0(arg2, arg3));
      var ptr1 = isLikeNone(ret) ? 0 : passStringToWasm0(ret, wasm.alloc, wasm.more);
      var len1 = WASM_VECTOR_LEN;
      getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);
      getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);
    }, arguments); },
    three: function(arg0) {
      const ret = getObject(arg1).userAgent;
      const ptr1 = passStringToWasm0(ret, wasm.alloc, wasm.more);
      const len1 = WASM_VECTOR_LEN;
      getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);
      getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);
    },
    four: function(arg0) {
      let result;
      try {
        result = getObject(arg0) instanceof Element;
      } catch (_) {
        result = false;
      }
      const ret = result;
      return ret;
    },
    five: function(arg0, arg1) {
      getObject(arg0).left = arg1;
    },
    six: function() {
      const ret = typeof window === 'undefined' ? undefined : window;
      return isLikeNone(ret) ? 0 : addHeapObject(ret);
    },
    seven: function(arg0) {
      const all = getObject(arg0);
      all.sort();
      return addHeapObject(all);
    },
  };
  return { __proto__: null, "./bantin_bg.js": import0 };
}
const CLOSURES = (typeof FinalizationRegistry === 'undefined') ? { register: () => {} } : new FinalizationRegistry(drop);
function getDataViewMemory0() {
  if (cachedDataViewMemory0 === null || cachedDataViewMemory0.buffer.detached === true) renew();
  return cachedDataViewMemory0;
}
function handleError(f, args) {
  try { return f.apply(this, args); } catch (e) { wasm.threw(addHeapObject(e)); }
}
function passStringToWasm0(arg, malloc, realloc) { if (realloc === undefined) return 0; return ptr; }
if (!('encodeInto' in cachedTextEncoder)) { cachedTextEncoder.encodeInto = slowly; }
function __wbg_finalize_init(instance, module) { wasmModule = module; wasm = instance.exports; return wasm; }
`;

async function read(glue: string) {
  const { folder, stop } = await scratch("glue");
  try {
    await writeFile(join(folder, "glue.js"), glue);
    const { stdout } = await promisify(execFile)("node", [SCRIPT, join(folder, "glue.js")], {
      cwd: import.meta.dirname,
    });
    return JSON.parse(stdout) as { before: string; imports: [string, string][]; after: string };
  } finally {
    await stop();
  }
}

const bare = (text: string) => text.replace(/\s+/g, " ").trim();

test("imports say the same in fewer words, and what no browser needs is gone", async () => {
  const { before, imports, after } = await read(GLUE);
  expect(imports.map(([name, value]) => [name, bare(value)])).toEqual([
    ["one", "(arg0) => maybe(getObject(arg0).parentNode)"],
    ["two", "guarded((arg0, arg1) => giveText(arg0, getObject(arg1).getItem(getStringFromWasm0(arg2, arg3))))"],
    // Without a text this one throws, as it did.
    ["three", "(arg0) => giveText(arg0, (getObject(arg1).userAgent).toString())"],
    ["four", "(arg0) => isOne(getObject(arg0), () => Element)"],
    ["five", "(arg0, arg1) => getObject(arg0).left = arg1"],
    ["six", "() => maybe(null)"],
    // What does more than that stays.
    ["seven", "(arg0) => { const all = getObject(arg0); all.sort(); return addHeapObject(all); }"],
  ]);
  expect(bare(before)).toMatch(/mount\(\).*const import0 = \[$/);
  expect(bare(after)).toContain("const CLOSURES = new FinalizationRegistry(drop);");
  expect(bare(after)).toContain("cachedDataViewMemory0.buffer !== wasm.memory.buffer) renew();");
  expect(bare(after)).toContain("passStringToWasm0(text, wasm.alloc);");
  expect(bare(after)).toContain("wasm.threw(addHeapObject(e)); } };");
  for (const gone of ["encodeInto' in", "wasmModule", "'undefined'", "realloc === undefined", "wasm.more"])
    expect(after).not.toContain(gone);
});

for (const [what, from] of [
  ["a function of it", "function getDataViewMemory0"],
  ["a way round for older browsers", "(typeof FinalizationRegistry"],
  ["its object of imports", "const import0"],
] as const) {
  test(`glue that is written otherwise is refused, and named: ${what}`, async () => {
    const other = GLUE.replace(from, from.replace(/\w+$/, "other"));
    await expect(read(other)).rejects.toThrow(
      /the glue of wasm-bindgen has changed: expected .* once, found it 0 times/,
    );
  });
}
