// The mapping bench: a payload and a mapping in, what each field got, the widget and the snippet out.
//
// The reading is the bundle's own: the gallery is built with an export that watches it.
import init, { inspect } from "./bantin.js";

// Before embed.js asks for it, so that there is one instance for both.
await init();
const { configure } = await import("./embed.js");

const MODELS = { related: "stories", ticker: "digests", weather: "weather", comments: "comments" };

// A backend that no adapter knows.
const HOUSE = {
  result: {
    articles: [
      {
        headline: "Lúa đông xuân được giá, nông dân phấn khởi",
        slug: "lua-duoc-gia",
        cover: { file: "samples/pictures/rice-field.svg", words: "Ruộng lúa chín" },
        released: "06:30 24/11/2026",
        section: { name: "Nông nghiệp" },
        teaser: "<p>Giá lúa tươi tăng 300 đồng mỗi ký so với tuần trước.</p>",
      },
      {
        headline: "Cầu mới nối hai bờ &amp; rút ngắn 30 phút",
        slug: "cau-moi",
        cover: { file: "samples/pictures/bridge-night.svg", words: "Cầu dây văng" },
        released: "yesterday",
        section: { name: "Xã hội" },
        teaser: "Nhịp hợp long cuối cùng đã hoàn tất.",
      },
      {
        headline: "Chợ nổi đón khách trở lại",
        cover: null,
        released: "17:00 23/11/2026",
        section: { name: "Du lịch" },
      },
    ],
  },
  meta: { count: 3 },
};
const HOUSE_MAPPING = {
  items: "result.articles",
  title: "headline",
  url: "/tin/{slug}",
  image: "cover",
  "image.src": "file",
  "image.alt": "words",
  published: "released",
  excerpt: "teaser",
  label: "section.name",
  total: "meta.count",
};
const EXAMPLES = [
  ["a backend of its own", "related", HOUSE, HOUSE_MAPPING],
  ["stories in our words", "related", "samples/vi/related.json"],
  ["a digest in our words", "ticker", "samples/vi/ticker.json"],
  ["weather in our words", "weather", "samples/vi/weather.json"],
  ["comments in our words", "comments", "samples/vi/comments.json"],
];

const at = (id) => document.getElementById(id);
const [url, json, mapping, widget, adapter] = ["url", "json", "mapping", "widget", "adapter"].map(at);
const written = (value) => JSON.stringify(value, null, 2);

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the verdict says where it is none
  }
}

/** Where the payload is from, absolute: the base of its links. */
function source() {
  return URL.canParse(url.value.trim(), document.baseURI)
    ? new URL(url.value.trim(), document.baseURI).href
    : document.baseURI;
}

// --- What came of it ----------------------------------------------------------------------------

function show() {
  const told = inspect(MODELS[widget.value], json.value, adapter.value, mapping.value, source());
  showAdapters(told.adapters);
  showVerdict(told);
  showFields(told);
  showWidget();
  showSnippet();
}

function showAdapters(names) {
  const wanted = ["auto", ...names];
  const chosen = wanted.includes(adapter.value) ? adapter.value : "auto";
  if (wanted.join() !== [...adapter.options].map((option) => option.value).join()) {
    adapter.replaceChildren(...wanted.map((name) => new Option(name, name)));
    adapter.value = chosen;
  }
  adapter.disabled = mapping.value.trim() !== "";
}

function showVerdict({ error, adapter: chosen, skipped = [], next, total }) {
  const verdict = at("verdict");
  const how = chosen ? `the adapter ${chosen}` : "your mapping";
  const beside = [total && `${total} in all`, next && `next page: ${next}`].filter(Boolean);
  const line = error ?? [`Read by ${how}.`, ...beside.map((it) => `${it}.`)].join(" ");
  verdict.classList.toggle("wrong", Boolean(error));
  // Said once, not at every key.
  if (verdict.textContent !== line) verdict.textContent = line;
  at("skipped").replaceChildren(
    ...skipped
      .slice(0, 5)
      .map((line) => Object.assign(document.createElement("li"), { textContent: `Left out: ${line}` })),
  );
}

/** What a field is called in a mapping. */
function keyOf({ thing, field }, own, root) {
  if (thing !== "" && thing !== "items") return `${thing}.${field}`;
  const isBoth = thing === "items" && (`items.${field}` in own || root.has(field));
  return isBoth ? `items.${field}` : field;
}

function showFields({ fields = [], mapping: read = {}, first, prepared }) {
  const root = new Set(fields.filter(({ thing }) => thing === "").map(({ field }) => field));
  const rows = new Map();
  for (const note of fields) {
    if (note.field.endsWith("_parameter")) continue;
    const key = keyOf(note, read, root);
    const row = rows.get(key) ?? { ...note, all: 0, good: 0 };
    row.all += 1;
    if (note.got !== null) row.good += 1;
    // The first that is wrong says more than one that is right.
    if (isWrong(note) && !isWrong(row)) Object.assign(row, { found: note.found, expected: note.expected, bad: note });
    rows.set(key, row);
  }
  const list = at("fields");
  const known = new Map([...list.children].map((row) => [row.dataset.key, row]));
  list.replaceChildren(...[...rows].map(([key, row]) => fieldRow(known.get(key), key, row, read)));
  suggest("root-paths", parsed(json.value));
  suggest("item-paths", first ?? undefined);
  at("mapping-hint").dataset.prepared = Boolean(prepared);
}

const isWrong = ({ got, found }) => got === null && found !== null;

/** A row, the one that is there already if there is one: it may have the focus. */
function fieldRow(known, key, row, read) {
  const item = known ?? document.createElement("li");
  if (!known) {
    item.dataset.key = key;
    const label = Object.assign(document.createElement("label"), { htmlFor: `field-${key}`, textContent: key });
    const input = Object.assign(document.createElement("input"), { id: `field-${key}`, autocomplete: "off" });
    input.setAttribute("list", row.thing === "" ? "root-paths" : "item-paths");
    input.spellcheck = false;
    input.addEventListener("input", () => setField(key, input.value));
    const got = Object.assign(document.createElement("span"), { className: "got", id: `got-${key}` });
    input.setAttribute("aria-describedby", got.id);
    item.append(label, input, got);
  }
  const [, input, got] = item.children;
  if (document.activeElement !== input) input.value = read[key] ?? "";
  input.placeholder = key.split(".").at(-1);
  item.className = isWrong(row) || row.bad ? "wrong" : row.good ? "ok" : "missing";
  got.textContent = said(row);
  return item;
}

function said({ thing, expected, found, got, all, good, bad, field }) {
  if (bad || (got === null && found !== null)) return `expected ${expected}, found ${bad?.found ?? found}`;
  if (good === 0) return `${expected}: nothing there`;
  const many = thing === "items" && all > 1 ? ` (${good} of ${all})` : "";
  if (expected === "a list") return `${got} ${field}`;
  return `${got === true && expected === "an object" ? "an object" : (got ?? "not in the first")}${many}`;
}

/** Writes one expression into the mapping, which starts from that of the adapter. */
function setField(key, expression) {
  const told = inspect(MODELS[widget.value], json.value, adapter.value, mapping.value, source());
  const own = { ...told.mapping, ...parsed(mapping.value) };
  if (expression.trim()) own[key] = expression;
  else delete own[key];
  mapping.value = Object.keys(own).length ? written(own) : "";
  show();
}

/** Paths of a payload, for who types one. */
function suggest(id, value) {
  const found = [];
  const walk = (value, path, depth) => {
    if (value === null || typeof value !== "object" || depth > 4 || found.length > 150) return;
    for (const [key, inner] of Array.isArray(value) ? Object.entries(value.slice(0, 1)) : Object.entries(value)) {
      const plain = /[.|"{}']|^\s*$/.test(key) ? `"${key}"` : key;
      const inside = path ? `${path}.${plain}` : plain;
      found.push(inside);
      walk(inner, inside, depth + 1);
    }
  };
  walk(value, "", 1);
  at(id).replaceChildren(...found.map((path) => new Option("", path)));
}

// --- The widget, and what to paste ---------------------------------------------------------------

function showWidget() {
  const data = parsed(json.value);
  const element = document.createElement(`bantin-${widget.value}`);
  element.lang = at("lang").value;
  element.setAttribute("loading", "eager");
  if (mapping.value.trim()) element.setAttribute("mapping", mapping.value);
  else if (adapter.value !== "auto") element.setAttribute("adapter", adapter.value);
  element.data = data;
  configure({ base: source() });
  at("shown").replaceChildren(...(data === undefined ? [] : [element]));
}

function showSnippet() {
  const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const own = mapping.value.trim();
  const src = answered || "https://api.example/stories";
  const attributes = [
    ["src", src],
    ["lang", at("lang").value],
  ];
  if (own) attributes.push(["mapping", `#${widget.value}-mapping`]);
  else if (adapter.value !== "auto") attributes.push(["adapter", adapter.value]);
  const tag = `bantin-${widget.value}`;
  const written = attributes.map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");
  const script = own
    ? // Nothing in it may end the script.
      [`<script type="application/json" id="${widget.value}-mapping">`, own.replaceAll("<", "\\u003c"), "</script>"]
    : [];
  const lines = [
    '<script type="module" src="https://cdn.example/bantin/0.1.0/embed.js"></script>',
    ...script,
    `<${tag}${written}></${tag}>`,
  ];
  at("snippet").textContent = lines.join("\n");
}

at("copy").addEventListener("click", async () => {
  const said = at("copied");
  said.textContent = "";
  try {
    await navigator.clipboard.writeText(at("snippet").textContent);
    said.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(at("snippet"));
    said.textContent = "Selected: copy it with your keyboard";
  }
});

// --- What is put on the bench ----------------------------------------------------------------------

let answered = ""; // the URL that the payload came from
let taught = ""; // the mapping of the example, while nobody changed it

let timer;
const soon = () => {
  clearTimeout(timer);
  timer = setTimeout(show, 250);
};
for (const input of [json, mapping]) input.addEventListener("input", soon);
for (const select of [widget, adapter, at("lang")]) select.addEventListener("change", show);

at("fetch").addEventListener("submit", async (event) => {
  event.preventDefault();
  const said = at("fetched");
  said.textContent = "Fetching…";
  try {
    const answer = await fetch(source());
    const text = await answer.text();
    const body = parsed(text);
    json.value = body === undefined ? text : written(body);
    // Only what works is to be copied into a page.
    answered = answer.ok ? url.value.trim() : "";
    // An example's mapping is for its own payload.
    if (mapping.value === taught) mapping.value = "";
    said.textContent = `HTTP ${answer.status}, ${text.length} characters`;
    show();
  } catch (error) {
    answered = "";
    showSnippet();
    // The browser does not say which: a name that is none, no network, or no CORS.
    said.textContent = `Nothing came (${error.message}). The backend has to allow this page’s origin (CORS); you can paste its JSON below.`;
  }
});

async function example([, shown, payload, how]) {
  widget.value = shown;
  adapter.value = "auto";
  mapping.value = how ? written(how) : "";
  taught = mapping.value;
  url.value = typeof payload === "string" ? payload : "";
  answered = url.value;
  json.value = written(typeof payload === "string" ? await fetch(payload).then((answer) => answer.json()) : payload);
  show();
}

at("example").append(...EXAMPLES.map(([name], i) => new Option(name, i)));
at("example").addEventListener("change", ({ target }) => example(EXAMPLES[target.value]));

const theme = new URLSearchParams(location.search).get("theme");
if (theme) document.documentElement.dataset.theme = theme;
await example(EXAMPLES[0]);
