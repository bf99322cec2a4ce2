// The browser's lock.

/** Waits for the lock of this name, and gives what gives it back. It is over then, or when the lock is refused. */
export async function lock(name, granted) {
  await navigator.locks.request(name, () => new Promise(granted));
}
