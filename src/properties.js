// Properties that reflect attributes: `element.layout = "grid"` writes the attribute, which is what counts.
//
// They come with the code. What is set before is kept, and becomes its attribute as the element is
// mounted; of what the loader needs earlier, such as `src`, it reads the property.

// The attributes, with "#" behind numbers and "?" behind flags, and then what the property is called
// beyond that. `cargo xtask contract` writes them.
// <properties>
// biome-ignore format: a command writes it
const COMMON = "src adapter mapping body live time-zone loading refresh#Seconds theme limit# timeout# credentials heading empty";
// biome-ignore format: a command writes it
const OWN = {
  "ticker": "mode interval# speed# utm",
  "related": "layout exclude load-more utm wrap? autoplay? interval#",
  "weather": "layout units wind forecast places locate?",
  "comments": "action article anonymous email website min-length# max-length# min-time# sort depth# load-more no-avatars? count-only?",
};
// </properties>

/** The properties of each class of elements. */
const known = new Map();

/** Gives the class of an element its properties, and takes over what was set before. */
export function reflect(element) {
  const type = element.constructor;
  if (!known.has(type)) {
    const words = `${COMMON} ${OWN[element.localName.slice(7)]}`.split(" ");
    known.set(
      type,
      words.map((word) => define(type.prototype, ...word.split(/\b(?=[#?])|(?<=[#?])/))),
    );
  }
  for (const name of known.get(type)) {
    if (!Object.hasOwn(element, name)) continue;
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
}

function define(prototype, attribute, kind, more = "") {
  const name = attribute.replace(/-(.)/g, (_, letter) => letter.toUpperCase()) + more;
  Object.defineProperty(prototype, name, {
    configurable: true,
    enumerable: true,
    get() {
      const text = this.getAttribute(attribute) ?? undefined;
      if (kind === "?") return (text ?? "false") !== "false";
      return kind && text ? Number(text) : text;
    },
    set(value) {
      if (value === undefined || value === null || value === false) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value === true ? "" : value);
    },
  });
  return name;
}
