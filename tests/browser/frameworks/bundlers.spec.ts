// Each bundler builds one app, which is opened. @frameworks
import { copyFile } from "node:fs/promises";
import { install, say, seeWidgets, serve } from "../support/app.ts";
import { test } from "@playwright/test";

// In one worker: they share what is installed.
test.describe.configure({ mode: "default" });

let app = "";
test.beforeAll(async () => {
  test.setTimeout(300_000);
  app = await install("bundlers");
});

for (const bundler of ["esbuild", "rollup", "webpack", "parcel"]) {
  test(`what ${bundler} builds has the widgets @frameworks`, async ({ page }) => {
    test.setTimeout(180_000);
    await say(app, "npm", "run", bundler);
    const out = `${app}/out/${bundler}`;
    // Parcel begins at the page, and writes its own.
    if (bundler !== "parcel") await copyFile(`${app}/src/index.html`, `${out}/index.html`);
    await using served = await serve(out);
    await seeWidgets(page, served.url);
  });
}
