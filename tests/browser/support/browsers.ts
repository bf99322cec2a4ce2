// The tables of docs/browsers.md.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Engine } from "./engines.ts";

const TEXT = readFileSync(join(import.meta.dirname, "../../../docs/browsers.md"), "utf8");

/** The cells of the rows of the table whose head begins so. */
function table(head: string): string[][] {
  const [, rest = ""] = TEXT.split(`\n| ${head} |`);
  const lines = rest.split("\n").slice(2);
  const end = lines.findIndex((line) => !line.startsWith("|"));
  const cells = (line: string) => line.split("|").slice(1, -1);
  return lines.slice(0, end === -1 ? undefined : end).map((line) => cells(line).map((cell) => cell.trim()));
}

/** The oldest version that is tested. */
export const versions = Object.fromEntries(
  table("engine").map(([engine = "", version]) => [engine.toLowerCase(), version]),
) as Record<Engine, string>;

export interface Feature {
  feature: string;
  has: Record<Engine, boolean>;
}

/** What is used where it exists. */
export const FEATURES: Feature[] = table("feature").map(([feature = "", chromium, firefox, webkit]) => ({
  feature,
  has: { chromium: chromium === "yes", firefox: firefox === "yes", webkit: webkit === "yes" },
}));
