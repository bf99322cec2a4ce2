// Apps of frameworks, while they are written and as they are deployed. @frameworks
import { install, say, seeWidgets, start } from "../support/app.ts";
import { expect, test } from "@playwright/test";

/** Folders of tests/apps, each with the newest release that runs on Node 20. They have the scripts `dev`, `build` and `start`; the two that serve do so at `PORT`. */
const APPS = ["next", "nuxt", "sveltekit", "astro", "react-router"];

for (const name of APPS) {
  test.describe(name, () => {
    test.describe.configure({ mode: "default", timeout: 300_000 });

    let app = "";
    test.beforeAll(async () => {
      test.setTimeout(600_000);
      app = await install(name);
    });

    for (const script of ["dev", "start"]) {
      test(`${name} ${script}: the page has its content at once, then the widgets @frameworks`, async ({ page }) => {
        if (script === "start") await say(app, "npm", "run", "build");
        await using served = await start(app, "npm", "run", script);
        const answer = await fetch(served.url);
        expect(answer.status).toBe(200);
        expect(await answer.text()).toMatch(/<bantin-related[^>]*>\s*<a href="\/latest"[^>]*>Latest<\/a>/);
        await seeWidgets(page, served.url);
      });
    }
  });
}
