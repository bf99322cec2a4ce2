// One colour of a page's own: whatever it is, all that stands on it or beside it can be read.
import { expect, test } from "../support/engine-test.ts";
import { element, stories } from "../support/lists.ts";
import type { Tab } from "../support/tab.ts";
import { ready } from "../support/widgets.ts";

/** Colours that brands have, those at the ends, and 200 of any kind: always the same ones. */
function accents(): string[] {
  let state = 7;
  const any = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state % 256;
  };
  const some = ["#a00", "#ff0", "#fff", "#000", "#f60", "#00f", "rebeccapurple", "hsl(200 100% 50%)"];
  return [...some, ...Array.from({ length: 200 }, () => `rgb(${any()} ${any()} ${any()})`)];
}

/** Of all accents the least contrast of each pair (WCAG 2.2), and the accent that has it. */
function least(tab: Tab, accents: string[]): Promise<Record<string, { contrast: number; accent: string }>> {
  return tab.run((accents) => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    if (!canvas) throw new Error("expected a canvas");
    const luminance = (colour: string) => {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
        const share = value / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (one: string, other: string) => {
      const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
      return (light + 0.05) / (dark + 0.05);
    };
    const find = (host: string, path: string) => {
      const found = document.querySelector(host)?.shadowRoot?.querySelector<HTMLElement>(path);
      if (!found) throw new Error(`expected ${path} in ${host}`);
      return found;
    };
    const style = (host: string, path: string) => getComputedStyle(find(host, path));
    const surface = style("bantin-comments", '[part="base"]');
    const title = style("bantin-ticker", '[part~="title"]');
    const section = style("bantin-related", '[part~="label"]');
    const reply = style("bantin-comments", '[part~="reply"]');
    find("bantin-comments", '[part~="reply"]').focus();
    if (reply.outlineStyle === "none") throw new Error("expected a ring around what has the focus");
    const link = style("bantin-comments", '[part~="text"] a');
    const found: Record<string, { contrast: number; accent: string }> = {};
    for (const accent of accents) {
      document.documentElement.style.setProperty("--bantin-accent", accent);
      const pairs = {
        "words on the accent": [title.color, title.backgroundColor],
        "the section of a story": [section.color, surface.backgroundColor],
        "a link in a comment": [link.color, surface.backgroundColor],
        "the ring of the focus": [reply.outlineColor, surface.backgroundColor],
      };
      for (const [name, [one = "", other = ""]] of Object.entries(pairs)) {
        const now = { contrast: contrast(one, other), accent };
        if (now.contrast < (found[name]?.contrast ?? Number.POSITIVE_INFINITY)) found[name] = now;
      }
    }
    return found;
  }, accents);
}

const MARKUP =
  element("ticker", { title: "In short", items: [{ title: "The ferry runs again" }, { title: "Rain by night" }] }) +
  element("related", stories(1)) +
  element("comments", {
    items: [{ id: 1, author: "An", html: '<p>See <a href="https://bao.example/">the map</a>.</p>' }],
  });

for (const scheme of ["light", "dark"]) {
  for (const [surface, raised] of [
    ["", ""],
    ["#102030", "#203040"],
    ["#ffe9c0", "#fff0d0"],
    ["#000", "#000"],
    ["#fff", "#fff"],
  ]) {
    test(`one accent is enough on a ${scheme} page, ${surface || "with our surface"}`, async ({ tab, site }) => {
      const colours = surface ? `;--bantin-surface:${surface};--bantin-raised:${raised}` : "";
      await tab.open(site.page(`<style>:root{color-scheme:${scheme}${colours}}</style>${MARKUP}`));
      for (const widget of ["ticker", "related", "comments"]) await ready(tab, widget);
      const found = await least(tab, accents());
      expect(Object.keys(found)).toHaveLength(4);
      for (const [pair, { contrast, accent }] of Object.entries(found)) {
        expect(contrast, `${pair}, with ${accent}`).toBeGreaterThanOrEqual(4.5);
      }
    });
  }
}

for (const [scheme, expected] of [
  ["light", [11, 92, 84]],
  ["dark", [111, 205, 189]],
] as const) {
  test(`our own accent is left as it is on a ${scheme} page`, async ({ tab, site }) => {
    await tab.open(site.page(`<style>:root{color-scheme:${scheme}}</style>${MARKUP}`));
    await ready(tab, "comments");
    const found = await tab.run(() => {
      const link = document.querySelector("bantin-comments")?.shadowRoot?.querySelector('[part~="text"] a');
      const canvas = document.createElement("canvas").getContext("2d");
      if (!link || !canvas) throw new Error("expected a link and a canvas");
      canvas.fillStyle = getComputedStyle(link).color;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
    });
    for (const [place, value] of found.entries()) {
      expect(Math.abs(value - (expected[place] ?? 0)), `${found} for ${expected}`).toBeLessThanOrEqual(1);
    }
  });
}
