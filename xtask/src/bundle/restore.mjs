// Restores a wasm from its columns, with what the page does it with: node restore.mjs RESTORER FILE TO
import { readFile, writeFile } from "node:fs/promises";
import { restored } from "./restored.mjs";

const [restorer, from, to] = process.argv.slice(2);
const found = await restored(await WebAssembly.compile(await readFile(restorer)), await readFile(from));
await WebAssembly.compile(found);
await writeFile(to, found);
