// The tests of one file that run in WebAssembly (tests/*.rs), on the page that shows their results.
import type { Tab } from "./tab.ts";
import { expect, test } from "./test.ts";

/** What became of each, by name: `ok` for what passed. A page computes for up to a minute, and says nothing meanwhile. */
export async function results(tab: Tab, variable: string): Promise<Map<string, string>> {
  test.setTimeout(420_000);
  const url = process.env[variable];
  if (!url) throw new Error(`${variable}: expected a page of tests; run \`cargo xtask test --only engines\``);
  const isServed = () =>
    fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
  await expect.poll(isServed, { timeout: 120_000 }).toBe(true);
  await tab.open(url);
  const output = async () => (await tab.texts("#output")).join();
  await expect.poll(output, { timeout: 240_000 }).toContain("test result:");
  return new Map(
    [...(await output()).matchAll(/test (\w+) \.\.\. (\w+)/g)].map(([, name = "", result = ""]) => [name, result]),
  );
}
