// The snippet, in the form that one's page is written in.
import { at, make } from "./dom.js";
import { toSnippet } from "./shown.js";
import { FORMATS } from "./snippet.js";

/** @param {import("./store.js").Store} store @param {Map<string, import("./contract.js").Widget>} widgets */
export function output(store, widgets) {
  const formats = at("formats");
  const text = at("snippet");
  for (const [name, { title }] of Object.entries(FORMATS)) {
    const input = make("input", { type: "radio", name: "format", value: name });
    input.addEventListener("change", () => store.change({ format: name }));
    formats.append(make("label", {}, input, ` ${title}`));
  }
  store.follow((state) => {
    const widget = widgets.get(state.widget);
    const format = FORMATS[state.format] ?? FORMATS.html;
    if (!widget || !format) return;
    text.textContent = format.write(toSnippet(widget, state));
    for (const input of formats.querySelectorAll("input")) input.checked = FORMATS[input.value] === format;
  });
  copies(at("copy"), at("copied"), () => text.textContent ?? "", text);
  copies(at("share"), at("shared"), () => store.address);
}

/**
 * A button that copies; where the clipboard is refused, the text is selected for the keyboard.
 *
 * @param {HTMLElement} button @param {HTMLElement} said @param {() => string} text @param {HTMLElement} [shown]
 */
export function copies(button, said, text, shown) {
  button.addEventListener("click", async () => {
    said.textContent = "";
    try {
      await navigator.clipboard.writeText(text());
      said.textContent = "Copied";
    } catch {
      if (shown) getSelection()?.selectAllChildren(shown);
      said.textContent = shown ? "Selected: copy it with your keyboard" : "Copy it from the address bar";
    }
  });
}
