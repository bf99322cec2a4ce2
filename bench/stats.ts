// Medians, and how sure they are: percentile bootstrap over rounds.

const RESAMPLES = 2000;

export interface Estimate {
  median: number;
  low: number;
  high: number;
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [left, right] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return ((left ?? Number.NaN) + (right ?? Number.NaN)) / 2;
}

/** The same numbers each time, so that one set of runs always gives one table (Mulberry32). */
function randomly(): () => number {
  let state = 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What `of` gives for the rounds, and between what it lies in 95 of 100 resamples of them. */
function estimate(rounds: number, of: (places: number[]) => number): Estimate {
  const random = randomly();
  const all = Array.from({ length: rounds }, (_, place) => place);
  const found = Array.from({ length: RESAMPLES }, () => of(all.map(() => Math.floor(random() * rounds))));
  found.sort((a, b) => a - b);
  const at = (share: number) => found[Math.min(RESAMPLES - 1, Math.floor(share * RESAMPLES))] ?? Number.NaN;
  return { median: of(all), low: at(0.025), high: at(0.975) };
}

const pick = (values: number[], places: number[]) => places.map((place) => values[place] ?? Number.NaN);

export function estimated(values: number[]): Estimate {
  return estimate(values.length, (places) => median(pick(values, places)));
}

/** The ratio of two medians; the rounds are resampled together, because they were run together. */
export function ratio(values: number[], to: number[]): Estimate {
  return estimate(
    Math.min(values.length, to.length),
    (places) => median(pick(values, places)) / median(pick(to, places)),
  );
}
