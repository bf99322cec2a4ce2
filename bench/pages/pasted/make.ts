// Elements, as one makes them without a framework.

export function make(tag: string, text = "", attributes: Record<string, string> = {}): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

export function place(name: string): HTMLElement {
  const found = document.getElementById(name);
  if (!found) throw new Error(`expected an element with the id ${name}`);
  return found;
}
