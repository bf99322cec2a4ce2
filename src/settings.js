// What the page gives to `configure`, and what files beside the loader put over it, in whatever order all of them come.

const KEY = Symbol.for("bantin");
globalThis[KEY] ??= { settings: { __proto__: null } };

/** What all copies of all files share: the settings, and which version of the loader was first, if it is there. */
export const shared = globalThis[KEY];
export const { settings } = shared;

/** Has a setting be what `make` makes of the one that is there without, now or later. */
export function over(name, make) {
  const below = Object.create(null, Object.getOwnPropertyDescriptors(settings));
  Object.defineProperty(settings, name, {
    configurable: true,
    get: () => make(below[name]),
    set: (given) => (below[name] = given),
  });
}

/** Has `step(request, next)` see each request of the widgets. */
export const through = (step) => over("fetch", (own) => (request) => step(request, own ?? fetch));
