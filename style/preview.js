// The gallery: every widget in every state, from the sample files, on one page.
//
// The address says what is shown: ?lang=en&theme=dark&width=390&widget=weather&state=stale&bare, and
// at what time: &now=2026-11-24T09:10:00%2B07:00
import { configure } from "./embed.js";
import { toView } from "./studio/address.js";
import { VIEWS, address, attributesOf, backend, patience } from "./studio/samples.js";
import { initial } from "./studio/state.js";

const query = new URLSearchParams(location.search);
const lang = query.get("lang") || "vi";
// There are samples in two languages.
const spoken = lang.startsWith("en") ? "en" : "vi";
const now = Date.parse(query.get("now"));
if (now) Date.now = () => now;

configure({ fetch: backend });

// --- The page -------------------------------------------------------------------------------

const root = document.documentElement;
root.lang = lang;
const theme = query.get("theme");
if (theme) root.dataset.theme = theme;
const width = Number(query.get("width"));
if (width) {
  root.dataset.width = "";
  root.style.setProperty("--width", `${width}px`);
}
root.classList.toggle("bare", query.has("bare"));

function figure(widget, view) {
  const [name, , state] = view;
  const element = document.createElement(`bantin-${widget}`);
  element.setAttribute("src", address(widget, view, spoken, "studio/"));
  const attributes = { ...patience(view), ...attributesOf(view) };
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (state === "stale") element.addEventListener("bantin-ready", () => element.refresh(), { once: true });
  const caption = document.createElement("figcaption");
  const link = document.createElement("a");
  link.href = `studio/index.html${toView({ ...initial(), lang }, widget, view)}`;
  link.textContent = `${widget} / ${name}`;
  caption.append(link);
  const figure = document.createElement("figure");
  figure.id = `${widget}-${name}`;
  figure.append(caption, element);
  return figure;
}

const states = document.getElementById("states");
for (const [widget, views] of Object.entries(VIEWS)) {
  if (query.get("widget") && query.get("widget") !== widget) continue;
  const shown = views.filter(([name]) => !query.get("state") || query.get("state") === name);
  const group = document.createElement("div");
  group.className = "widget";
  group.append(...shown.map((view) => figure(widget, view)));
  states.append(group);
}

// --- The live part ------------------------------------------------------------------------------

const live = document.getElementById("live");
if (query.has("state") || query.get("live") === "no") {
  live.remove();
} else {
  const backend = document.getElementById("backend");
  const health = await fetch("/api/health")
    .then(
      (answer) => (answer.ok ? answer.json() : null),
      () => null,
    )
    .catch(() => null);
  if (health) {
    if (spoken === "en") {
      for (const element of live.querySelectorAll("[src]")) {
        const src = element.getAttribute("src");
        element.setAttribute("src", `${src}${src.includes("?") ? "&" : "?"}lang=en`);
      }
    }
    const paper = document.createElement("a");
    paper.href = spoken === "en" ? "/paper/en/" : "/paper/";
    paper.textContent = "A newspaper made of them";
    backend.textContent = `From the database of the reference backend: ${health.stories} stories. `;
    backend.append(paper, " has the widgets where a paper would.");
    document.getElementById("page").hidden = false;
  } else {
    backend.innerHTML =
      "The reference backend is not running. <code>cargo xtask preview</code> starts it with this page.";
  }
}
