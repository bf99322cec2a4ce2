// Times and numbers as we write them, beside those of the engine's own `Intl`: tests/intl.rs, in each engine.
import type { Engine } from "../support/engines.ts";
import { expect, test } from "../support/engine-test.ts";

/**
 * WebKitGTK has the words of the system's ICU: in Debian 12 those of CLDR 42, in which Vietnamese
 * writes "Th 3" and "01/1". Safari brings newer ones.
 */
const OLDER_WORDS = ["every_day_of_three_years_is_written_alike", "every_minute_of_a_day_is_written_alike"];
const MAY_DIFFER: Record<Engine, string[]> = { chromium: [], firefox: [], webkit: OLDER_WORDS };

test("times, ages and numbers are written as the engine would write them", async ({ tab, engine }) => {
  test.setTimeout(240_000);
  const url = process.env.INTL_URL;
  if (!url) throw new Error("INTL_URL: expected the page of tests/intl.rs; run `cargo xtask test --only engines`");
  const isServed = () =>
    fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
  await expect.poll(isServed, { timeout: 120_000 }).toBe(true);
  await tab.open(url);
  const output = async () => (await tab.texts("#output")).join();
  await expect.poll(output, { timeout: 90_000 }).toContain("test result:");
  const results = [...(await output()).matchAll(/test (\w+) \.\.\. (\w+)/g)];
  expect(results.length).toBeGreaterThan(5);
  const failed = results.filter(([, , result]) => result !== "ok").map(([, name = ""]) => name);
  expect(failed.filter((name) => !MAY_DIFFER[engine].includes(name))).toEqual([]);
});
