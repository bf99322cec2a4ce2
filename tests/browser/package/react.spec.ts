// React 19 and Vite: checked, served, built, rendered on a server, and opened. @package
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { install, say, seeWidgets, serve, start } from "../support/app.ts";
import { expect, test } from "@playwright/test";

test.describe.configure({ mode: "serial" });

let app = "";
test.beforeAll(async () => {
  test.setTimeout(240_000);
  app = await install("vite-react");
});

test("an app with React is checked by TypeScript @package", async () => {
  expect(await say(app, "npx", "tsc", "--noEmit")).toBe("");
});

test("Vite serves it while it is written @package", async ({ page }) => {
  await using served = await start(app, "npx", "vite", "--host", "127.0.0.1", "--port", "0");
  await seeWidgets(page, served.url);
});

test("Vite builds it, with all that the widgets need @package", async ({ page }) => {
  await say(app, "npx", "vite", "build");
  await using served = await start(app, "npx", "vite", "preview", "--host", "127.0.0.1", "--port", "0");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await seeWidgets(page, served.url);
  const code = asked.filter((path) => path.endsWith(".wasm"));
  expect(code.length).toBe(4);
  expect(code.every((path) => path.startsWith("/assets/"))).toBe(true);
});

test("a server renders the element with its content, which the browser takes over in silence @package", async ({
  page,
}) => {
  await say(app, "npx", "vite", "build");
  await say(app, "npx", "vite", "build", "--ssr", "src/server.tsx", "--outDir", "out");
  const script = 'const { html } = await import("./out/server.js"); process.stdout.write(html);';
  const html = await say(app, "node", "--input-type=module", "-e", script);
  expect(html).toContain("<bantin-related");
  expect(html).toContain('<a href="/latest">Latest</a>');
  const index = await readFile(join(app, "dist/index.html"), "utf8");
  await writeFile(join(app, "dist/index.html"), index.replace('<div id="app"></div>', `<div id="app">${html}</div>`));
  await using served = await serve(join(app, "dist"));
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  await page.goto(served.url);
  await expect(page.locator("bantin-related [part=card]")).toHaveCount(2);
  await expect(page.locator("bantin-ticker [part=headline]")).toHaveText(/Given as a property/);
  await page.getByRole("button", { name: "As a grid" }).click();
  await expect(page.locator("bantin-related")).toHaveAttribute("layout", "grid");
  expect(said.filter((line) => /hydrat|did not match|error/i.test(line))).toEqual([]);
});
