// The life of an element from the side of the code: tests/element.rs, in each engine.
import { expect, test } from "../support/engine-test.ts";
import { results } from "../support/wasm-tests.ts";

test("an element lives, changes and ends as the code has it", async ({ tab }) => {
  const all = await results(tab, "ELEMENT_URL");
  expect(all.size).toBeGreaterThan(10);
  expect([...all].filter(([, result]) => result !== "ok")).toEqual([]);
});
