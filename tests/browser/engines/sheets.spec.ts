// What an engine drops of the sheets: it says nothing, and the reader sees something else.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import postcss, { type AnyNode, type Container, type Document } from "postcss";
import { FEATURES } from "../support/browsers.ts";
import type { Engine } from "../support/engines.ts";
import { expect, test } from "../support/engine-test.ts";

const FOLDER = join(import.meta.dirname, "../../../style");
const SHEETS = readdirSync(FOLDER).filter((name) => name.endsWith(".css"));

/** The properties that an engine may drop: what a reader has in their place is in docs/browsers.md. */
const known = (engine: Engine) =>
  FEATURES.filter(({ has }) => !has[engine]).flatMap(({ feature }) => /^`([\w-]+):/.exec(feature)?.[1] ?? []);

interface Piece {
  property: string;
  /** As it stands in the sheet, for whoever has to mend it. */
  at: string;
  /** It alone, within the rules around it. */
  css: string;
}

/** Each declaration, and each rule without one, as a sheet of its own. */
function pieces(name: string): Piece[] {
  const found: Piece[] = [];
  const sheet = postcss.parse(readFileSync(join(FOLDER, name), "utf8"));
  sheet.walkDecls((declaration) => {
    const around = outside(declaration);
    const css = around.reduce((inside, head) => `${head} { ${inside} }`, `${declaration.prop}: ${declaration.value}`);
    const at = `${name}: ${[...around].reverse().join(" { ")} { ${declaration.prop}: ${declaration.value} }`;
    // A prefix is for those who do not know the name without it.
    found.push({ property: declaration.prop.replace(/^-webkit-/, ""), at: at.replace(/\s+/g, " "), css });
  });
  return found;
}

/** The heads of the rules around a node, the nearest first. */
function outside(node: AnyNode): string[] {
  const heads: string[] = [];
  let around: Container | Document | undefined = node.parent;
  while (around && around.type !== "root" && around.type !== "document") {
    if (around.type === "rule") heads.push((around as postcss.Rule).selector);
    if (around.type === "atrule") {
      const { name, params } = around as postcss.AtRule;
      heads.push(`@${name} ${params}`);
    }
    around = around.parent as Container | Document | undefined;
  }
  return heads;
}

/** Those of which the engine keeps nothing. Runs in the page. */
function dropped(all: Piece[]): Piece[] {
  const keeps = (rules: CSSRuleList): boolean =>
    [...rules].some((rule) => {
      const { style, cssRules } = rule as CSSStyleRule;
      return (style?.length ?? 0) > 0 || (cssRules !== undefined && keeps(cssRules));
    });
  const isDropped = ({ css }: Piece) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return !keeps(sheet.cssRules);
  };
  return all.filter(isDropped);
}

test("no declaration of any sheet is dropped that is not known to be", async ({ tab, site, engine }) => {
  await tab.open(site.page(""));
  const all = SHEETS.flatMap(pieces);
  expect(all.length).toBeGreaterThan(800);
  const lost = await tab.run(dropped, all);
  expect(lost.filter(({ property }) => !known(engine).includes(property)).map(({ at }) => at)).toEqual([]);
  // What is said to be missing is missed: the table stays as short as it can be.
  expect(new Set(lost.map(({ property }) => property))).toEqual(new Set(known(engine)));
});

test("what an engine drops is found", async ({ tab, site }) => {
  await tab.open(site.page(""));
  const wrong: Piece[] = [
    { property: "a", at: "a value", css: "a { color: nonsense }" },
    { property: "b", at: "a property", css: "a { no-such-thing: 1 }" },
    { property: "c", at: "a selector", css: "a:no-such-thing { color: red }" },
    { property: "d", at: "within a rule", css: "@media print { a { color: nonsense } }" },
  ];
  const right: Piece = {
    property: "color",
    at: "right",
    css: "@media print { :host { color: light-dark(#000, #fff) } }",
  };
  expect(await tab.run(dropped, [...wrong, right])).toEqual(wrong);
});
