// The way of a request from the widgets to the page's `fetch` and back: files beside the loader stand in it, in
// the order they came, and may change what is asked and what is answered.

const KEY = Symbol.for("bantin");
globalThis[KEY] ??= { settings: { __proto__: null } };

/** Has `step(request, next)` see each request, whatever `fetch` the page gives to `configure`, and whenever it does. */
export function through(step) {
  const shared = globalThis[KEY];
  shared.steps ??= lay(shared.settings);
  shared.steps.push(step);
}

function lay(settings) {
  const steps = [];
  let own = settings.fetch;
  Object.defineProperty(settings, "fetch", {
    configurable: true,
    enumerable: true,
    get: () => (request) => steps.reduce((next, step) => (it) => step(it, next), own ?? fetch)(request),
    set: (given) => {
      own = given;
    },
  });
  return steps;
}
