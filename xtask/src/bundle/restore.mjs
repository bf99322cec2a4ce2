// Restores a wasm from its columns, as the entry of the glue does: node restore.mjs RESTORER FILE TO
import { readFile, writeFile } from "node:fs/promises";

const [restorer, from, to] = process.argv.slice(2);
const bytes = await readFile(from);
const { instance } = await WebAssembly.instantiate(await readFile(restorer));
const { memory, restore } = instance.exports;
memory.grow(2 + (bytes.length >> 15));
const all = new Uint8Array(memory.buffer);
all.set(bytes);
const restored = all.subarray(bytes.length, restore(bytes.length));
await WebAssembly.compile(restored);
await writeFile(to, restored);
