// Reads the glue that wasm-bindgen writes, by its syntax, and gives it as JSON to who puts it together anew
// (names.rs): what is before its imports, each of them by its name, and what is behind them. Their object becomes an
// array.
//
// On the way it gets less: wasm-bindgen writes for every browser there was, and each import in full. All of it
// together is 300 bytes of a page, brotli 11, and a quarter of what there is to parse.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

// The packages are those of the folder that it is run in.
const require = createRequire(`${process.cwd()}/`);
const acorn = require("acorn");
const { default: MagicString } = require("magic-string");

let source = readFileSync(process.argv[2], "utf8");
const parse = () => acorn.parse(source, { ecmaVersion: "latest", sourceType: "module" });
const text = (node) => source.slice(node.start, node.end);

const isCall = (node, name) => node?.type === "CallExpression" && node.callee.name === name;

/** All nodes in a node, with itself. */
function* nodes(node) {
  if (Array.isArray(node)) for (const inside of node) yield* nodes(inside);
  else if (typeof node?.type === "string") {
    yield node;
    for (const inside of Object.values(node)) if (typeof inside === "object") yield* nodes(inside);
  }
}

/** The one node that is so, somewhere in another. */
function one(what, within, isIt) {
  const found = [...nodes(within)].filter(isIt);
  if (found.length !== 1)
    throw new Error(`the glue of wasm-bindgen has changed: expected ${what} once, found it ${found.length} times`);
  return found[0];
}

// Room for a text is asked for once its length is known (below), so it is never changed, and the function for that is not
// passed along.
for (const { arguments: given } of [...nodes(parse().body)].filter((it) => isCall(it, "passStringToWasm0")).reverse())
  source = source.slice(0, given[1].end) + source.slice(given[2].end);

const glue = new MagicString(source);
const put = (node, words) => glue.overwrite(node.start, node.end, words);
const program = parse();
const named = (name) =>
  one(`the function ${name}`, program.body, (it) => it.type === "FunctionDeclaration" && it.id.name === name);

// --- What every browser has that runs the bundle at all ---------------------------------------

// Chrome 84, Firefox 79, Safari 14.1. A bundle without a widget has no closures, and nothing that keeps them.
if (source.includes("FinalizationRegistry")) {
  const registry = one(
    "a way round FinalizationRegistry",
    program.body,
    (it) =>
      it.type === "ConditionalExpression" && /^\(?typeof FinalizationRegistry === 'undefined'/.test(text(it.test)),
  );
  const closures = one("what keeps it", program.body, (it) => it.type === "VariableDeclarator" && it.init === registry);
  put(closures, `${text(closures.id)} = ${text(registry.alternate)}`);
}

// Chrome 74, Firefox 61, Safari 14.1.
const encoding = one(
  "a way round encodeInto",
  program.body,
  (it) => it.type === "IfStatement" && /'encodeInto' in/.test(text(it.test)),
);
glue.remove(encoding.start, encoding.end);

// A memory that has grown has another buffer, in every browser.
const view = one("a test of the memory", named("getDataViewMemory0"), (it) => it.type === "IfStatement");
put(view.test, "cachedDataViewMemory0 === null || cachedDataViewMemory0.buffer !== wasm.memory.buffer");

// Each instance has variables of its own.
put(named("__wbg_finalize_init").body, "{ wasm = instance.exports; return wasm; }");

// A text is encoded first, so that it takes the room it needs. wasm-bindgen asks for three bytes of each character and
// gives back the rest: 90 bytes more of a page, and for a while three times the memory of an answer.
const pass = named("passStringToWasm0");
put(
  pass.body,
  `{
    const bytes = cachedTextEncoder.encode(arg);
    const ptr = malloc(WASM_VECTOR_LEN = bytes.length, 1) >>> 0;
    getUint8ArrayMemory0().set(bytes, ptr);
    return ptr;
}`,
);

// --- The imports, in fewer words ---------------------------------------------------------------

const object = one(
  "an object of imports",
  named("__wbg_get_imports"),
  (it) => it.type === "VariableDeclarator" && it.id.name === "import0",
).init;
const imports = object.properties.filter((it) => it.value.type === "FunctionExpression");
const texts = [...nodes(imports)].filter((it) => isCall(it, "passStringToWasm0") && text(it.arguments[0]) === "ret");
if (!texts.length) throw new Error("the glue of wasm-bindgen has changed: expected imports that give a text");
const malloc = text(texts[0].arguments[1]);
const isOfWasm = (it) => it.type === "MemberExpression" && it.object.name === "wasm";
// A bundle without a widget has no import that may throw.
const mayThrow = source.includes("handleError");
const threw = mayThrow && text(one("what takes an error", named("handleError"), isOfWasm));

/** What an import answers, where that is all it does: an expression, with what it asks the page for put in. */
function answer(body) {
  const statements = body.body;
  const [first, last] = statements;
  if (statements.length === 1 && first.type === "ExpressionStatement") return text(first.expression);
  // `let result; try { result = … instanceof … } catch { result = false }; const ret = result; return ret;`
  const tried = statements.find((it) => it.type === "TryStatement");
  const test = tried && [...nodes(tried)].find((it) => it.operator === "instanceof");
  if (test) return `isOne(${text(test.left)}, () => ${text(test.right)})`;
  const asked = first?.type === "VariableDeclaration" && first.declarations[0];
  if (asked?.id?.name !== "ret") return null;
  // Which of its names the page has for itself: there is `globalThis` in every browser.
  const isElsewhere = /^typeof (global|self|window) ===/.test(text(asked.init));
  const found = isElsewhere ? "null" : text(asked.init);
  // A text is four statements: where it is, how long, and both put where they are wanted.
  if ([...nodes(last)].some((it) => texts.includes(it))) {
    // One that has to be there is refused where a page gives something else.
    const isOptional = last.declarations[0].init.type === "ConditionalExpression";
    return `giveText(arg0, ${isOptional ? found : `(${found}).toString()`})`;
  }
  if (last.type !== "ReturnStatement" || statements.length !== 2) return null;
  const given = last.argument;
  if (text(given) === "ret") return `(${found})`;
  if (isCall(given, "addHeapObject")) return `addHeapObject(${found})`;
  const isMaybe = given.type === "ConditionalExpression" && isCall(given.test, "isLikeNone");
  return isMaybe && isCall(given.alternate, "addHeapObject") ? `maybe(${found})` : null;
}

for (const { value } of imports) {
  const [only] = value.body.body;
  const guarded =
    only?.type === "ReturnStatement" && isCall(only.argument, "handleError") ? only.argument.arguments[0] : null;
  const { params, body } = guarded ?? value;
  const parameters = `(${params.map(text).join(", ")}) => `;
  const words = answer(body) ?? text(body);
  put(value, guarded ? `guarded(${parameters}${words})` : `${parameters}${words}`);
}

const guard = `
const guarded = (f) => (...args) => {
    try {
        return f(...args);
    } catch (e) {
        ${threw}(addHeapObject(e));
    }
};
`;
const short = `${threw ? guard : ""}
function giveText(at, text) {
    const ptr = isLikeNone(text) ? 0 : passStringToWasm0(text, ${malloc});
    const view = getDataViewMemory0();
    view.setInt32((at >>> 0) + 4, WASM_VECTOR_LEN, true);
    view.setInt32(at >>> 0, ptr, true);
}
function maybe(x) {
    return isLikeNone(x) ? 0 : addHeapObject(x);
}
function isOne(x, of) {
    try {
        return x instanceof of();
    } catch {
        return false;
    }
}
`;

console.log(
  JSON.stringify({
    before: `${glue.slice(0, object.start)}[`,
    imports: imports.map(({ key, value }) => [text(key), glue.slice(value.start, value.end)]),
    after: `]${glue.slice(object.end, source.length)}${short}`,
  }),
);
