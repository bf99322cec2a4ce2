export function restored(
  restorer: WebAssembly.Module,
  bytes: ArrayBuffer | Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>>;
