/** Waits. */
export function wait(milliseconds) {
  return new Promise((over) => setTimeout(over, milliseconds));
}
