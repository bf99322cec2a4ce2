// The studio: a widget, a theme and the code for one's page. This puts its rooms together.
import { widgets as contracts } from "./contract.js";
import { controls, fill } from "./controls.js";
import { data } from "./data.js";
import { at, make } from "./dom.js";
import { Frames } from "./frames.js";
import { AROUND } from "./here.js";
import { log } from "./log.js";
import { mapping } from "./mapping.js";
import { output } from "./output.js";
import { sidebar } from "./sidebar.js";
import { Store } from "./store.js";
import { theme } from "./theme.js";
import { view } from "./view.js";

/** @typedef {import("./controls.js").Control} Control */

const TITLES = { build: "Controls", theme: "Theme", mapping: "Mapping" };

const all = await contracts();
const byName = new Map(all.map((widget) => [widget.name, widget]));
const store = new Store(all.map(({ name }) => name));
const frames = new Frames(store, byName, log());

/** @type {Control[]} */
let shown = [];
let of = "";

store.follow((state) => {
  const widget = byName.get(state.widget);
  if (!widget) return;
  at("title").textContent = `${widget.tag}: ${widget.about}`;
  document.title = `${widget.tag}, Bantin: the studio`;
  for (const tab of /** @type {const} */ (["build", "theme", "mapping"])) at(tab).hidden = state.tab !== tab;
  at("panel-title").textContent = TITLES[state.tab];
  if (of !== widget.name) {
    of = widget.name;
    const made = controls(widget, store, (part) => frames.light(part));
    shown = made.controls;
    at("build").replaceChildren(...made.groups);
  }
  fill(shown, state);
});

data(store);
view(store);
sidebar(store, all);
output(store, byName);
mapping(at("mapping"), store, byName);
// The tokens are those of all widgets.
theme(at("theme"), store, all[0]?.properties ?? []);
for (const [name, href] of AROUND) at("around").append(make("a", { href }, name));
