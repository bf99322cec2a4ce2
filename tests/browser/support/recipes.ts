// The recipes of docs/embedding.md, as a page pastes them.
import { readFileSync } from "node:fs";

const TEXT = readFileSync(new URL("../../../docs/embedding.md", import.meta.url), "utf8");

/** The script under `<!-- recipe: name -->`, with the loader of the site. */
export function recipe(name: string): string {
  const found = new RegExp(`<!-- recipe: ${name} -->\\n\`\`\`js\\n([^]*?)\n\`\`\``).exec(TEXT)?.[1];
  if (!found) throw new Error(`recipe ${name}: expected it in docs/embedding.md`);
  return found.replaceAll(/https:\/\/cdn\.example\/bantin\/[\d.]+\//g, "/bantin/");
}
