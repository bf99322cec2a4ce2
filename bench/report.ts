// The tables of docs/performance.md.
import type { Condition } from "./browser.ts";
import type { Figures } from "./load.ts";
import { NAMES, type PageName, SINGLE, WHOLE } from "./options.ts";
import { estimated, ratio } from "./stats.ts";

/** The figures of every run, by condition and page. */
export type Runs = Record<Condition, Partial<Record<PageName, Figures[]>>>;

const KB = ["bytes", "JS heap", "wasm memory"];
const MS = ["filled", "paint", "time", "longest task"];

function unit(figure: string): "KB" | "ms" | "" {
  if (KB.some((part) => figure.includes(part))) return "KB";
  if (MS.some((part) => figure.includes(part))) return "ms";
  return "";
}

function number(value: number, figure: string): string {
  if (!Number.isFinite(value)) return "–";
  if (unit(figure) === "KB") return (value / 1000).toFixed(1);
  if (figure.includes("shift")) return value.toFixed(3);
  return value.toFixed(Math.abs(value) < 10 && !Number.isInteger(value) ? 1 : 0);
}

function cell(values: number[], figure: string): string {
  if (values.length === 0) return "";
  const { median, low, high } = estimated(values);
  const [middle, from, to] = [median, low, high].map((value) => number(value, figure));
  return from === to ? `${middle}` : `${middle} (${from} – ${to})`;
}

function ratioCell(values: number[], to: number[]): string {
  if (values.length === 0 || to.length === 0) return "";
  const { median, low, high } = ratio(values, to);
  if (![median, low, high].every(Number.isFinite)) return "";
  const [middle, from, until] = [median, low, high].map((value) => value.toFixed(2));
  return from === until ? `${middle}` : `${middle} (${from} – ${until})`;
}

/** The pages that are compared: the first with the second. */
type Pair = readonly [PageName, PageName];

/** Of all four widgets: one row a figure, one column a page, and page A against B and C. */
export function table(runs: Partial<Record<PageName, Figures[]>>): string {
  return compared(runs, WHOLE, [
    ["a", "b"],
    ["a", "c"],
  ]);
}

/** One row a figure, of page A alone: milliseconds. */
export function alone(all: Figures[]): string {
  const names = Object.keys(all[0] ?? {});
  const rows = names.map((name) => {
    const values = all.map((figures) => figures[name]).filter((value) => value !== undefined);
    return `| ${name} | ${cell(values, name)} |`;
  });
  return ["|  | ms |", "|---|--:|", ...rows].join("\n");
}

/** Of one widget a page, each beside the peer that does the same. */
export function singles(runs: Partial<Record<PageName, Figures[]>>): string {
  return compared(runs, SINGLE, [
    ["e", "f"],
    ["g", "h"],
  ]);
}

function compared(runs: Partial<Record<PageName, Figures[]>>, among: readonly PageName[], all: Pair[]): string {
  const pages = among.filter((page) => runs[page]?.length);
  if (pages.length === 0) return "";
  const names = new Set(pages.flatMap((page) => (runs[page] ?? []).flatMap((figures) => Object.keys(figures))));
  const pairs = all.filter((pair) => pair.every((page) => pages.includes(page)));
  const head = ["", ...pages.map((page) => NAMES[page]), ...pairs.map((pair) => pair.join(" / ").toUpperCase())];
  const rows = [...names].map((name) => {
    const values = (page: PageName) =>
      (runs[page] ?? []).map((figures) => figures[name]).filter((value) => value !== undefined);
    const label = unit(name) ? `${name}, ${unit(name)}` : name;
    return [
      label,
      ...pages.map((page) => cell(values(page), name)),
      ...pairs.map(([one, other]) => (name.includes("shift") ? "" : ratioCell(values(one), values(other)))),
    ];
  });
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(head),
    `|---|${head
      .slice(1)
      .map(() => "--:|")
      .join("")}`,
    ...rows.map(line),
  ].join("\n");
}

/** Long tasks and blocking time of page A that the empty page does not have. */
export function attributed(runs: Partial<Record<PageName, Figures[]>>): string {
  const of = (page: PageName, name: string) => (runs[page] ?? []).map((figures) => figures[name] ?? Number.NaN);
  if (of("a", "long tasks").length === 0 || of("d", "long tasks").length === 0) return "";
  const less = (name: string) => {
    const empty = of("d", name);
    return cell(
      of("a", name).map((value, round) => value - (empty[round] ?? Number.NaN)),
      name,
    );
  };
  return (
    `Page A less page D of the same round: ${less("long tasks")} tasks over 50 ms, ` +
    `${less("blocking time")} ms of blocking time, ${less("task time")} ms of task time. ` +
    `Of page A's long frames, ${cell(of("a", "long scripts of its own"), "")} had a script of Bantin's own files ` +
    "that ran for over 50 ms by itself (Long Animation Frames)."
  );
}
