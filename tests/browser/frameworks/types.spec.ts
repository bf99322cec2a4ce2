// The templates of React, Preact, Solid, Vue and Svelte know the elements, and refuse `layout="gird"`. @frameworks
import { install, say } from "../support/app.ts";
import { test } from "@playwright/test";

test("templates are checked @frameworks", async () => {
  test.setTimeout(300_000);
  const app = await install("types");
  await say(app, "npm", "run", "check");
});
