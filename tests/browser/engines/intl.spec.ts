// Times and numbers as we write them, beside those of the engine's own `Intl`: tests/intl.rs, in each engine.
import type { Engine } from "../support/engines.ts";
import { expect, test } from "../support/engine-test.ts";
import { results } from "../support/wasm-tests.ts";

/**
 * WebKitGTK has the words of the system's ICU: in Debian 12 those of CLDR 42, in which Vietnamese
 * writes "Th 3" and "01/1". Safari brings newer ones.
 */
const OLDER_WORDS = ["every_day_of_three_years_is_written_alike", "every_minute_of_a_day_is_written_alike"];
const MAY_DIFFER: Record<Engine, string[]> = { chromium: [], firefox: [], webkit: OLDER_WORDS };

test("times, ages and numbers are written as the engine would write them", async ({ tab, engine }) => {
  const all = await results(tab, "INTL_URL");
  expect(all.size).toBeGreaterThan(5);
  const failed = [...all].filter(([name, result]) => result !== "ok" && !MAY_DIFFER[engine].includes(name));
  expect(failed).toEqual([]);
});
