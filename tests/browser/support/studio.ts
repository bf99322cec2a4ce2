// The studio, as `cargo xtask dist` puts it beside the bundle, and the widgets on its stages.
import { readFile } from "node:fs/promises";
import type { FrameLocator } from "@playwright/test";
import { type Page, expect } from "./test.ts";
import type { Site } from "./site.ts";

export interface Contract {
  name: string;
  attributes: string[];
  slots: string[];
  parts: string[];
  properties: string[];
}

interface Named {
  name: string;
}

interface Declaration {
  tagName: string;
  attributes: Named[];
  slots: Named[];
  cssParts: Named[];
  cssProperties: Named[];
}

/** What the widgets' manifest promises. */
export async function contracts(): Promise<Contract[]> {
  const file = new URL("../../../package/custom-elements.json", import.meta.url);
  const { modules } = JSON.parse(await readFile(file, "utf8"));
  const all: Partial<Declaration>[] = modules.flatMap(({ declarations }: { declarations: unknown[] }) => declarations);
  const names = (all: Named[] = []) => [...new Set(all.map(({ name }) => name))];
  return all
    .filter(({ tagName }) => tagName)
    .map(({ tagName = "", attributes, slots, cssParts, cssProperties }) => ({
      name: tagName.slice("bantin-".length),
      attributes: names(attributes),
      slots: names(slots),
      parts: names(cssParts),
      properties: names(cssProperties),
    }));
}

/** The address of a state. */
export const studio = (site: Site, state: Record<string, string> = {}) =>
  `${site.url}/bantin/studio/index.html#${new URLSearchParams(state)}`;

export async function open(page: Page, site: Site, state: Record<string, string> = {}): Promise<void> {
  await page.goto(studio(site, state));
  await expect(page.locator("#snippet")).not.toBeEmpty();
}

/** The page that the widget is in. */
export const stage = (page: Page, scheme: "light" | "dark" = "light"): FrameLocator =>
  page.frameLocator(`iframe[title="The widget, ${scheme}"]`);

/** The state that the widget says it is in. */
export const phase = (page: Page, scheme: "light" | "dark" = "light") => stage(page, scheme).locator("[part=base]");
