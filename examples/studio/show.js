// What the studio says to its stages, and they to it. Both are of one origin, and hear nobody else.

/**
 * A widget to be shown.
 *
 * @typedef {object} Show
 * @property {string} tag
 * @property {Record<string, string>} attributes
 * @property {string[]} beside The names of the files beside the loader that the attributes need.
 * @property {Record<string, string>} slots
 * @property {string[]} events Those that the widget tells.
 * @property {string} json Data; empty where it comes from `src`.
 * @property {string} css
 * @property {string} lang
 * @property {"ltr" | "rtl"} dir
 * @property {"light" | "dark"} scheme
 * @property {number} size
 * @property {boolean} posts Whether a comment is posted, to see what becomes of it.
 * @property {boolean} refreshes Whether it asks anew once its data is there.
 * @property {number} now The time it is, in milliseconds; 0 for that of the clock.
 * @property {number} take Which showing it is: a new one starts the widget anew.
 */

/** @typedef {{show: Show} | {light: string}} Told To a stage: what to show; the part that is pointed at, or none. */

/** @typedef {{ready: true} | {event: string, detail: unknown}} Said By a stage: it can show; the widget's event. */

/** @param {Window} to @param {Told | Said} what */
export const say = (to, what) => to.postMessage({ bantin: what }, location.origin);

/** @param {(what: any, from: MessageEventSource | null) => void} hear */
export function listen(hear) {
  addEventListener("message", ({ data, origin, source }) => {
    if (origin === location.origin && data?.bantin) hear(data.bantin, source);
  });
}
