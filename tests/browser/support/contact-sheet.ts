// All pictures of the gallery on one page: a row for each view, a column for each look.
import type { View } from "./gallery.ts";

export interface Look {
  lang: string;
  theme: string;
  width: number;
}

export function nameOf({ widget, state }: View, { lang, theme, width }: Look): string {
  return `${widget}-${state}-${lang}-${theme}-${width}.png`;
}

const classes = ({ lang, theme, width }: Look) => `${lang} ${theme} w${width}`;

/** What can be shown or left out, each by the class of its columns. */
function choices(looks: Look[]): string {
  const all = [...new Set(looks.flatMap((look) => classes(look).split(" ")))];
  const box = (name: string) => `<label><input type="checkbox" id="${name}" checked> ${name.replace(/^w/, "")}</label>`;
  const hiding = all.map((name) => `body:has(#${name}:not(:checked)) .${name} { display: none }`);
  return `<style>${hiding.join("\n")}</style><form>${all.map(box).join(" ")}</form>`;
}

const STYLE = `
  body { margin: 1rem; font: 14px/1.4 sans-serif; background: #888; color: #000 }
  form { position: sticky; inset: 0 auto auto 0; padding: .5rem; background: #fff; z-index: 1 }
  th { position: sticky; inset-inline-start: 0; background: #fff; padding: .5rem; text-align: start; vertical-align: top }
  td { vertical-align: top; padding: .25rem }
  img { display: block; max-inline-size: none }`;

export function contactSheet(views: View[], looks: Look[], engine: string): string {
  const cell = (view: View, look: Look) =>
    `<td class="${classes(look)}"><a href="${nameOf(view, look)}"><img loading="lazy" width="${look.width}" alt="" src="${nameOf(view, look)}"></a>${classes(look)}</td>`;
  const row = (view: View) =>
    `<tr><th>${view.widget}<br>${view.state}</th>${looks.map((look) => cell(view, look)).join("")}</tr>`;
  const head = `<meta charset="utf-8"><title>Bantin in ${engine}</title><style>${STYLE}</style>`;
  return `<!doctype html><html lang="en"><head>${head}</head><body><h1>Bantin in ${engine}</h1>${choices(looks)}<table>${views.map(row).join("\n")}</table></body></html>\n`;
}
