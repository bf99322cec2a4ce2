// Pictures of every view of the gallery, for people to look at.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "../support/engine-test.ts";
import { type Look, contactSheet, nameOf } from "../support/contact-sheet.ts";
import { type View, gallery, settle, views } from "../support/gallery.ts";
import type { Tab } from "../support/tab.ts";

const LOOKS: Look[] = ["vi", "en"].flatMap((lang) =>
  ["light", "dark"].flatMap((theme) => [320, 390, 900].map((width) => ({ lang, theme, width }))),
);

/** Takes the other views away: WebKit has no picture of what it had to scroll to. */
function alone(tab: Tab, { widget, state }: View): Promise<void> {
  return tab.run((shown) => {
    for (const figure of document.querySelectorAll("figure")) figure.hidden = figure.id !== shown;
  }, `${widget}-${state}`);
}

for (const look of LOOKS) {
  const { lang, theme, width } = look;
  test(`${lang}, ${theme}, ${width}`, async ({ tab, site, engine }) => {
    const folder = process.env.BANTIN_SHOTS ?? join(import.meta.dirname, "../../../target/shots", engine);
    await mkdir(folder, { recursive: true });
    await tab.open(gallery(site, { lang, theme, width: String(width) }));
    await expect.poll(async () => (await views(tab)).length).toBeGreaterThan(30);
    const all = await views(tab);
    for (const view of all) await settle(tab, view);
    for (const view of all) {
      await alone(tab, view);
      await writeFile(
        join(folder, nameOf(view, look)),
        await tab.picture(`#${view.widget}-${view.state} > :last-child`),
      );
    }
    await writeFile(join(folder, "index.html"), contactSheet(all, LOOKS, engine));
  });
}
