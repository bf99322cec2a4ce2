/**
 * Has a trap in a handler of the page, which no call of the loader sees, count as a crash of the code.
 * `url` is that of the glue, beside which the rest of the code is.
 */
export function watch(url, crash) {
  const folder = new URL(".", url).href;
  const onError = (event) => {
    const error = event.error ?? event.reason;
    if (!(error instanceof WebAssembly.RuntimeError && `${error.stack}`.includes(folder))) return;
    event.preventDefault(); // said as a warning instead
    // What is left of an instance that already crashed may trap again; it is not a new one, whose URL
    // says which it is.
    if (!url.includes("?") || error.stack.includes(url)) crash(error);
  };
  addEventListener("error", onError);
  addEventListener("unhandledrejection", onError);
}
