/** Tells what a promise comes to: whether it resolves, and to what, or why not. What is none is what it comes to. */
export function tell(promise, place, told) {
  Promise.resolve(promise).then(
    (value) => told(place, true, value),
    (reason) => told(place, false, reason),
  );
}
