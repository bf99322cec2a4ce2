// Where a reader's things are remembered: in a storage of the browser or, for as long as the page is there, in
// this memory. `configure({ storage })` says which, at any time.

const PREFIX = "bantin:";
const PLACES = ["none", "session", "local"];

// They outlive the code, which may crash.
const shared = (globalThis[Symbol.for("bantin")] ??= {});
shared.memory ??= new Map();
const { memory } = shared;
// As a storage of the browser has them.
memory.getItem = memory.get;
memory.setItem = memory.set;
memory.removeItem = memory.delete;

const at = (place) => (place === PLACES[0] ? memory : globalThis[`${place}Storage`]);

/** Where something is kept: some of it for a visit at most. */
const home = (name) => (shared.place === "local" && /^bantin:(place|paused)$/.test(name) ? "session" : shared.place);

// Not by `Array.from`, which old libraries make another of.
const names = (storage) =>
  (storage === memory ? [...memory.keys()] : Object.keys(storage)).filter((it) => it.startsWith(PREFIX));

/** What `use` makes of the storage for a name; nothing where the browser refuses. */
function attempt(name, use) {
  try {
    // The loader may be here twice, and tells but one of the codes of what the page says to the other.
    settle();
    return use(at(home(name)), name);
  } catch {}
}

export const read = (key) => attempt(PREFIX + key, (storage, name) => storage.getItem(name) ?? undefined);

/** False where it is kept for no longer than the page. */
export const write = (key, value) =>
  !!attempt(PREFIX + key, (storage, name) => {
    if (value) storage.setItem(name, value);
    else storage.removeItem(name);
    return storage !== memory;
  });

/** Of each key that begins so what follows, and its value, by turns. */
export const all = (start) =>
  attempt(PREFIX + start, (storage, start) =>
    names(storage)
      .filter((name) => name.startsWith(start))
      .flatMap((name) => [name.slice(start.length), storage.getItem(name)]),
  );

/** Has all be kept where the page says, what there is already, too. False where it says what is no place. */
export function settle() {
  const before = shared.place;
  const { storage = before ?? "local" } = shared.settings ?? {};
  const isPlace = PLACES.includes(storage);
  shared.place = isPlace ? storage : (before ?? "local");
  if (shared.place === before) return isPlace;
  for (const from of PLACES) {
    try {
      const storage = at(from);
      for (const name of names(storage)) if (home(name) !== from) move(name, storage);
    } catch {} // what is refused has nothing of ours
  }
  return isPlace;
}

function move(name, storage) {
  const value = storage.getItem(name);
  storage.removeItem(name);
  // Whose turn it is to send was said among those who could read it.
  if (name !== "bantin:turn") attempt(name, (it) => it.setItem(name, value));
}
