// What the command line said; `cargo xtask bench` writes it, with paths.
import { parseArgs } from "node:util";

export interface Options {
  /** The deployed bundle, packed files beside the files. */
  dist: string;
  /** The Python of an environment that has Isso. */
  isso: string;
  chromium: string;
  /** Where results and the built pages go. */
  out: string;
  /** Sample files of the repository. */
  samples: string;
  runs: number;
  marqueeSeconds: number;
  refreshes: number;
  comments: number;
  /** Only these pages, in the order they take turns. */
  pages: PageName[];
  /** False leaves out what happens in use. */
  inUse: boolean;
  /** Nothing but how long a press takes to show. */
  interactions: boolean;
}

export const PAGES = ["a", "b", "c", "d", "e", "f", "g", "h"] as const;
export type PageName = (typeof PAGES)[number];

export const NAMES: Record<PageName, string> = {
  a: "A Bantin",
  b: "B pasted together",
  c: "C Preact by hand",
  d: "D empty",
  e: "E Bantin's ticker",
  f: "F zag's marquee",
  g: "G Bantin's carousel",
  h: "H Swiper's element",
};

/** Pages of all four widgets, and the one without any. */
export const WHOLE: readonly PageName[] = ["a", "b", "c", "d"];
/** Pages of one widget. */
export const SINGLE: readonly PageName[] = ["e", "f", "g", "h"];

export function options(): Options {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    options: {
      dist: text,
      isso: text,
      chromium: text,
      out: text,
      samples: text,
      runs: text,
      "marquee-seconds": text,
      refreshes: text,
      comments: text,
      pages: text,
      "no-use": { type: "boolean" },
      interactions: { type: "boolean" },
    },
  });
  const given = (name: keyof typeof values): string => {
    const value = values[name];
    if (typeof value !== "string") throw new Error(`expected --${name}; run this by \`cargo xtask bench\``);
    return value;
  };
  const count = (name: keyof typeof values): number => {
    const value = Number(given(name));
    if (!Number.isInteger(value) || value < 1) throw new Error(`--${name}: expected a number from 1 on`);
    return value;
  };
  return {
    dist: given("dist"),
    isso: given("isso"),
    chromium: given("chromium"),
    out: given("out"),
    samples: given("samples"),
    runs: count("runs"),
    marqueeSeconds: count("marquee-seconds"),
    refreshes: count("refreshes"),
    comments: count("comments"),
    pages: PAGES.filter((page) => (values.pages ?? PAGES.join("")).includes(page)),
    inUse: !values["no-use"],
    interactions: values.interactions ?? false,
  };
}
