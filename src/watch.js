/**
 * Has a trap in a handler of the page, which no call of the loader sees, count as a crash of the code.
 * `core` is the URL of its wasm, beside which the rest of it is. What is left of an instance that
 * crashed before traps no more: it calls into nothing.
 */
export function watch(core, crash) {
  // Turbopack makes of `new URL("./…", import.meta.url)` one that names no host.
  const folder = new URL(".", new URL(core, document.baseURI)).href;
  // A stack has ten calls in Chromium, which may all be of the wasm: those go by its name.
  const isOurs = ({ stack }) => `${stack}`.includes(folder) || /bantin(-\w+)?:wasm-function/.test(stack);
  const onError = (event) => {
    const error = event.error ?? event.reason;
    if (!(error instanceof WebAssembly.RuntimeError && isOurs(error))) return;
    event.preventDefault(); // said as a warning instead
    crash(error);
  };
  addEventListener("error", onError);
  addEventListener("unhandledrejection", onError);
}
