// What a browser remembers of a page, wherever it can.
import { readFileSync } from "node:fs";
import { type BrowserContext, type Page, expect } from "@playwright/test";

/** Where the widgets remember, as `configure` is told. */
export type Place = "none" | "session" | "local";

/** A test that is about what the next page still knows. */
export const REMEMBERED = { tag: "@remembered" };

/** Everything that is remembered, each with the storage that has it. */
export function remembered(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const found: string[] = [];
    const look = async (storage: string, names: () => string[] | Promise<string[]>) => {
      try {
        for (const name of await names()) found.push(`${storage} ${name}`);
      } catch {
        // What the page or the browser refuses has nothing.
      }
    };
    await look("localStorage", () => Object.keys(localStorage));
    await look("sessionStorage", () => Object.keys(sessionStorage));
    await look("cookie", () => document.cookie.split("; ").filter(Boolean));
    await look("indexedDB", async () => (await indexedDB.databases()).map(({ name = "" }) => name));
    await look("caches", () => caches.keys());
    return found;
  });
}

const TEXT = readFileSync(new URL("../../../docs/embedding.md", import.meta.url), "utf8");
const TABLE = TEXT.split("<!-- stored -->")[1]?.split("<!-- /stored -->")[0] ?? "";
/** The keys that docs/embedding.md has; those of many end in "…". */
export const DOCUMENTED = [...TABLE.matchAll(/^\| `(bantin:[^`]+)`/gm)].map(([, key = ""]) => key);

function isDocumented(entry: string): boolean {
  const key = entry.split(" ")[1] ?? "";
  if (!key.startsWith("bantin:")) return true; // a test's own
  return DOCUMENTED.some((it) => (it.endsWith("…") ? key.startsWith(it.slice(0, -1)) : key === it));
}

/** Whatever was done in these pages, they remember what the documents say; nothing at all, if that was said. */
export async function expectKept(context: BrowserContext, place: Place | undefined): Promise<void> {
  for (const page of context.pages()) {
    // A page that is gone, or is none yet, has no storage.
    const found = await remembered(page).catch(() => []);
    if (place === "none") expect(found, "with storage: none").toEqual([]);
    else
      expect(
        found.filter((it) => !isDocumented(it)),
        "not in docs/embedding.md",
      ).toEqual([]);
  }
}
