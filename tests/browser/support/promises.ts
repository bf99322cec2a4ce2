// What docs/embedding.md promises of pages and what they do, as the tests read it.
import { readFileSync } from "node:fs";

const TEXT = readFileSync(new URL("../../../docs/embedding.md", import.meta.url), "utf8");
const SECTION = TEXT.split("## What a page may do\n")[1]?.split("\n## ")[0] ?? "";
const ROWS = SECTION.split("\n")
  .filter((line) => line.startsWith("| "))
  .map((line) => line.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, "")));

/** The cases of what a page does. */
export function cases(what: string): string[] {
  const row = ROWS.find(([first]) => first === what);
  return (row?.[1] ?? "").split("; ").map((it) => it.replace(/^`|`$/g, ""));
}

/** The properties that come in. */
export const INHERITED = ROWS.filter((row) => row.length === 2)
  .flatMap(([first]) => [...(first ?? "").matchAll(/`([^`]+)`/g)])
  .map(([, name]) => name ?? "");
