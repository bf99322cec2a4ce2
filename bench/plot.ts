// The plot of docs/performance.md: bars of medians, with their intervals.
import { CONDITIONS } from "./browser.ts";
import { NAMES, type PageName } from "./options.ts";
import type { Runs } from "./report.ts";
import { estimated } from "./stats.ts";

const SHOWN = ["all filled", "task time", "blocking time"];
const PAGES: PageName[] = ["a", "b", "c"];
const COLOURS: Partial<Record<PageName, string>> = { a: "#0b7a6f", b: "#c77700", c: "#7a6bb5" };
const [WIDTH, LEFT, BAR, GAP, RIGHT] = [760, 190, 16, 30, 90];

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

export function plot(runs: Runs): string {
  const parts: string[] = [];
  let y = 40;
  const text = (x: number, at: number, words: string, more = "") =>
    parts.push(`<text x="${x.toFixed(1)}" y="${at.toFixed(1)}" ${more}>${escaped(words)}</text>`);

  for (const [place, page] of PAGES.entries()) {
    const x = LEFT + place * 160;
    parts.push(`<rect x="${x}" y="8" width="12" height="12" fill="${COLOURS[page]}"/>`);
    text(x + 18, 19, NAMES[page]);
  }
  for (const condition of CONDITIONS) {
    text(8, y + 12, condition === "free" ? "No throttling" : "4× CPU, slow 4G", 'font-weight="700"');
    y += 24;
    for (const figure of SHOWN) {
      const bars = PAGES.flatMap((page) => {
        const values = (runs[condition][page] ?? []).map((figures) => figures[figure] ?? Number.NaN);
        return values.length > 0 ? [{ page, ...estimated(values) }] : [];
      });
      // One scale a figure: seconds of loading would flatten milliseconds of blocking.
      const most = Math.max(1, ...bars.map(({ high }) => high));
      const length = (value: number) => (value / most) * (WIDTH - LEFT - RIGHT);
      text(LEFT - 8, y + (BAR * bars.length) / 2 + 4, figure, 'text-anchor="end"');
      for (const { page, median, low, high } of bars) {
        const middle = y + BAR / 2;
        parts.push(
          `<rect x="${LEFT}" y="${y + 1}" width="${length(median).toFixed(1)}" height="${BAR - 2}" fill="${COLOURS[page]}"/>`,
          `<path d="M${(LEFT + length(low)).toFixed(1)} ${middle}H${(LEFT + length(high)).toFixed(1)}" stroke="currentColor" stroke-width="2"/>`,
        );
        text(LEFT + length(high) + 6, middle + 4, `${Math.round(median)} ms`);
        y += BAR;
      }
      y += GAP - BAR;
    }
    y += 8;
  }
  const style =
    "svg{color:#1b1c1a;background:#fff}text{fill:currentColor;font:12px sans-serif}@media(prefers-color-scheme:dark){svg{color:#ebe9e2;background:#15181a}}";
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" width="${WIDTH}" height="${y}" role="img" aria-label="Medians of pages A, B and C, with 95 % intervals"><style>${style}</style>
${parts.join("\n")}
</svg>
`;
}
