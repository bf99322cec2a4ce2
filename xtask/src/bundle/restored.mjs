/**
 * What a file was before its code was put into columns (`columns.rs`). `restorer` is a module of the core's file, whose
 * code does it.
 */
export async function restored(restorer, bytes) {
  const { memory, restore } = (await WebAssembly.instantiate(restorer)).exports;
  // Before the file there are the tables of `columns.wat`.
  const start = 1536;
  const end = start + bytes.byteLength;
  // Pages of 64 KB for a file, and for what it is restored to, which is a fifth longer.
  memory.grow(2 + (end >> 15));
  const all = new Uint8Array(memory.buffer);
  all.set(new Uint8Array(bytes), start);
  return all.subarray(end, restore(end));
}
