// What the widget told its page.
import { at, make } from "./dom.js";

const MOST = 100;

/** @returns {(scheme: string, name: string, detail: unknown) => void} */
export function log() {
  const list = at("events");
  const none = at("no-events");
  const emptied = () => {
    none.hidden = list.childElementCount > 0;
  };
  at("clear-events").addEventListener("click", () => {
    list.replaceChildren();
    emptied();
  });
  return (scheme, name, detail) => {
    const said = detail === null ? "" : JSON.stringify(detail);
    list.prepend(make("li", {}, make("code", {}, name), ` ${scheme} `, make("code", { class: "detail" }, said)));
    while (list.childElementCount > MOST) list.lastElementChild?.remove();
    emptied();
  };
}
