// What to paste into one's own page or program, to have what the studio shows.

import { besideOf } from "./beside.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./contract.js").Widget} Widget */

/**
 * What a snippet is made of.
 *
 * @typedef {object} Shown
 * @property {string} tag
 * @property {string} loader The address of embed.js.
 * @property {string[]} beside The names of the files beside it that the attributes need.
 * @property {[name: string, value: string][]} attributes
 * @property {Set<string>} flags The names of those that are there or not.
 * @property {string} json Data that is given in the page; empty where it comes from a URL.
 * @property {Record<string, string>} mapping One's own; empty where there is none.
 * @property {Record<string, string>} slots
 * @property {string} css
 */

/** @type {Record<string, {title: string, write: (shown: Shown) => string}>} */
export const FORMATS = {
  html: { title: "HTML", write: html },
  react: { title: "React", write: react },
  vue: { title: "Vue", write: vue },
  wordpress: { title: "WordPress", write: wordpress },
  div: { title: "<div>", write: div },
  css: { title: "CSS", write: ({ css }) => css || "/* Nothing is set: our own look needs no CSS. */\n" },
};

/**
 * @param {Widget} widget
 * @param {State} state
 * @param {{loader: string, src: string, css: string, attributes: Record<string, string>}} made
 * @returns {Shown}
 */
export function shownOf(widget, state, { loader, src, css, attributes }) {
  const { src: own, mapping, ...rest } = attributes;
  const entries = Object.entries(rest);
  const address = own || src;
  /** @type {[string, string][]} */
  const all = state.source === "json" ? entries : [["src", address], ...entries];
  const object = mapping ? parsed(mapping) : undefined;
  // An `#id`, or what is no JSON yet, stays as it is.
  if (mapping && !object) all.push(["mapping", mapping]);
  return {
    tag: widget.tag,
    loader,
    beside: besideOf(rest),
    attributes: all,
    flags: new Set(widget.attributes.filter(({ kind }) => kind.is === "flag").map(({ name }) => name)),
    json: state.source === "json" ? compact(state.json) : "",
    mapping: object ?? {},
    slots: state.slots,
    css,
  };
}

/** @param {string} text @returns {Record<string, string> | undefined} */
function parsed(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined; // the studio says what is wrong with it
  }
}

/** @param {string} text */
function compact(text) {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return "null"; // the studio says that it is none
  }
}

/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" };

/**
 * In an attribute in double quotes. What cleans an author's HTML, as WordPress does, may take a `>` in it
 * for the end of the tag.
 *
 * @param {string} text
 */
const quoted = (text) => `"${text.replace(/[&"<>]/g, (it) => ENTITIES[it] ?? it)}"`;

/** Nothing in a script may end it. @param {string} json */
const inScript = (json) => json.replaceAll("<", "\\u003c");

/** Markup for a slot. @param {string} name @param {string} markup */
const slotted = (name, markup) => (name ? `<div slot="${name}">${markup}</div>` : markup);

/** @param {Shown} shown */
const children = ({ slots, json }) => [
  ...Object.entries(slots).flatMap(([name, markup]) => (markup.trim() ? [slotted(name, markup.trim())] : [])),
  ...(json ? [`<script type="application/json">${inScript(json)}</script>`] : []),
];

/** @param {Shown} shown @returns {[string, string][]} */
const withMapping = ({ attributes, mapping }) =>
  Object.keys(mapping).length > 0 ? [...attributes, ["mapping", JSON.stringify(mapping)]] : attributes;

/** An element, with each child in a line. @param {string} open @param {string} name @param {string[]} inside */
const element = (open, name, inside) =>
  inside.length > 0 ? `<${open}>\n${inside.map((it) => `  ${it}`).join("\n")}\n</${name}>\n` : `<${open}></${name}>\n`;

/** @param {Shown} shown */
function tagged(shown) {
  const attributes = withMapping(shown).map(([name, value]) =>
    value === "" && shown.flags.has(name) ? ` ${name}` : ` ${name}=${quoted(value)}`,
  );
  return element(`${shown.tag}${attributes.join("")}`, shown.tag, children(shown));
}

/** @param {string} css */
const styled = (css) => (css ? `<style>\n${css}</style>\n` : "");

/** The address of a file beside the loader. @param {string} loader @param {string} name */
const file = (loader, name) => loader.replace(/[^/]*$/, `${name}.js`);

/** Those beside the loader come before it. @param {Shown} shown */
const scripts = ({ loader, beside }) =>
  [...beside.map((name) => file(loader, name)), loader]
    .map((it) => `<script type="module" src=${quoted(it)}></script>\n`)
    .join("");

/** @param {Shown} shown */
const imports = ({ beside }) => [
  ...beside.map((name) => `import "bantin-widgets/${name}";`),
  'import "bantin-widgets";',
];

/** @param {Shown} shown */
function html(shown) {
  return scripts(shown) + styled(shown.css) + tagged(shown);
}

/** For editors that strip tags they do not know. @param {Shown} shown */
function div(shown) {
  return scripts(shown) + styled(shown.css) + named(shown);
}

/** @param {Shown} shown */
function named(shown) {
  const name = shown.tag.replace(/^bantin-/, "");
  const attributes = withMapping(shown).map(([name, value]) => ` data-${name}=${quoted(value)}`);
  return element(`div data-bantin="${name}"${attributes.join("")}`, "div", children(shown));
}

/** A text in a script. @param {string} text */
const literal = (text) => JSON.stringify(text);

/** @param {Shown} shown @param {(name: string, value: string) => string} bound */
function bindings({ attributes, mapping, flags }, bound) {
  const all = attributes.map(([name, value]) =>
    value === "" && flags.has(name) ? bound(name, "true") : ` ${name}=${quoted(value)}`,
  );
  if (Object.keys(mapping).length > 0) all.push(bound("mapping", "mapping"));
  return all.join("");
}

/** What a component has beside its markup. @param {Shown} shown */
function constants({ mapping, json }) {
  const lines = [];
  if (Object.keys(mapping).length > 0)
    lines.push(`const mapping = JSON.stringify(${inScript(JSON.stringify(mapping, null, 2))});`);
  // The script of a component may stand in markup.
  if (json) lines.push(`const data = ${inScript(json)};`);
  return lines;
}

/** Markup in a component, for what is in the slots. @param {Shown} shown @param {(name: string, markup: string) => string} raw */
const inside = ({ slots }, raw) =>
  Object.entries(slots).flatMap(([name, markup]) => (markup.trim() ? [raw(name, markup.trim())] : []));

/** @param {Shown} shown */
function react(shown) {
  // A value in braces: JSX reads no backslashes in quotes.
  const all = shown.attributes.map(([name, value]) =>
    value === "" && shown.flags.has(name) ? ` ${name}=""` : ` ${name}={${literal(value)}}`,
  );
  if (Object.keys(shown.mapping).length > 0) all.push(" mapping={mapping}");
  if (shown.json) all.push(" ref={(element) => { if (element) element.data = data; }}");
  const slots = inside(
    shown,
    (name, markup) =>
      `<div${name ? ` slot="${name}"` : ""} dangerouslySetInnerHTML={{ __html: ${literal(markup)} }} />`,
  );
  const own = element(`${shown.tag}${all.join("")}`, shown.tag, slots).trimEnd();
  return [
    ...imports(shown),
    'import "bantin-widgets/react"; // types',
    "",
    ...constants(shown),
    "export function Bantin() {",
    "  return (",
    ...own.split("\n").map((line) => `    ${line}`),
    "  );",
    "}",
    "",
  ].join("\n");
}

/** @param {Shown} shown */
function vue(shown) {
  const bound = (/** @type {string} */ name, /** @type {string} */ value) => ` :${name}="${value}"`;
  const data = shown.json ? ' :data.prop="data"' : "";
  const slots = inside(
    shown,
    (name, markup) =>
      `<div${name ? ` slot="${name}"` : ""} v-html=${quoted(literal(markup).replaceAll("'", "\\u0027"))} />`,
  );
  const own = element(`${shown.tag}${bindings(shown, bound)}${data}`, shown.tag, slots).trimEnd();
  return [
    "<script setup>",
    ...imports(shown),
    'import "bantin-widgets/vue"; // types',
    ...constants(shown),
    "</script>",
    "",
    "<!-- In vite.config.js: vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('bantin-') } } }) -->",
    "<template>",
    ...own.split("\n").map((line) => `  ${line}`),
    "</template>",
    "",
  ].join("\n");
}

/** Between what goes into a theme and what goes into an editor. */
export const IN_THE_EDITOR = '<!-- In the editor, a block "Custom HTML": -->';

/** Has WordPress leave to authors what puts markup into a slot. */
const SLOTS = `add_filter( 'wp_kses_allowed_html', function ( $tags, $context ) {
  if ( 'post' === $context ) {
    $tags['div']['slot'] = true;
  }
  return $tags;
}, 10, 2 );`;

/**
 * The theme's part, and a block for the editor. WordPress takes tags and attributes that it does not know away
 * from authors without `unfiltered_html`, and leaves `data-*`.
 *
 * @param {Shown} shown
 */
function wordpress(shown) {
  const php = (/** @type {string} */ text) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
  return [
    "<?php // in functions.php of your theme; WordPress 6.5 or newer",
    "add_action( 'wp_enqueue_scripts', function () {",
    ...shown.beside.map((name) => `  wp_enqueue_script_module( 'bantin-${name}', ${php(file(shown.loader, name))} );`),
    `  wp_enqueue_script_module( 'bantin', ${php(shown.loader)} );`,
    "} );",
    ...(shown.css
      ? ["add_action( 'wp_head', function () {", `  echo '<style>', ${php(shown.css)}, '</style>';`, "} );"]
      : []),
    ...(Object.entries(shown.slots).some(([name, markup]) => name && markup.trim()) ? [SLOTS] : []),
    "",
    IN_THE_EDITOR,
    named(shown),
  ].join("\n");
}
