// What the widgets promise to a page, as their own manifest says it (custom-elements.json, Custom Elements
// Manifest 2.1): all controls are made from it, and none is written by hand.

/**
 * What the value of an attribute may be.
 *
 * @typedef {{is: "choice", words: string[]} | {is: "number"} | {is: "flag"} | {is: "text"}} Kind
 */

/**
 * Something that a page may write, and what it does.
 *
 * @typedef {object} Named
 * @property {string} name
 * @property {string} about
 */

/** @typedef {Named & {kind: Kind, initial: string}} Attribute */

/** @typedef {Named & {initial: string}} Property */

/**
 * @typedef {object} Widget
 * @property {string} name Without `bantin-`.
 * @property {string} tag
 * @property {string} about
 * @property {Attribute[]} attributes
 * @property {Named[]} slots
 * @property {Named[]} parts
 * @property {Property[]} properties
 * @property {Named[]} events
 */

/** @param {string} text @returns {Kind} */
export function kindOf(text) {
  const words = [...text.matchAll(/"([^"]*)"/g)].map(([, word = ""]) => word);
  if (words.length > 0) return { is: "choice", words };
  if (text.startsWith("number")) return { is: "number" };
  return text.startsWith("boolean") ? { is: "flag" } : { is: "text" };
}

/** @param {{name: string, description?: string}} named @returns {Named} */
const named = ({ name, description = "" }) => ({ name, about: description });

/** The widgets of a manifest. @param {any} manifest @returns {Widget[]} */
export function widgetsOf(manifest) {
  const all = manifest.modules.flatMap((/** @type {any} */ module) => module.declarations);
  return all
    .filter((/** @type {any} */ it) => it.customElement)
    .map((/** @type {any} */ it) => ({
      name: it.tagName.replace(/^bantin-/, ""),
      tag: it.tagName,
      about: it.summary ?? "",
      attributes: it.attributes.map((/** @type {any} */ attribute) => ({
        ...named(attribute),
        kind: kindOf(
          it.members.find((/** @type {any} */ member) => member.attribute === attribute.name)?.type.text ?? "",
        ),
        initial: (attribute.default ?? "").replaceAll('"', ""),
      })),
      slots: it.slots.map(named),
      // A name may stand there twice, of a button in two places.
      parts: [...new Map(it.cssParts.map((/** @type {any} */ part) => [part.name, named(part)])).values()],
      properties: it.cssProperties.map((/** @type {any} */ property) => ({
        ...named(property),
        initial: property.default ?? "",
      })),
      events: it.events.map(named),
    }));
}

/** Asks for the manifest beside the studio. @returns {Promise<Widget[]>} */
export async function widgets() {
  const answer = await fetch(new URL("custom-elements.json", import.meta.url));
  if (!answer.ok) throw new Error(`expected custom-elements.json beside the studio, found HTTP ${answer.status}`);
  return widgetsOf(await answer.json());
}
