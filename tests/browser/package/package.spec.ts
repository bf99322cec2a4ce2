// The package, as tools and servers see it. @package
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { install, say, tarball } from "../support/app.ts";
import { expect, test } from "@playwright/test";

test.describe.configure({ mode: "serial" });

let tools = "";
test.beforeAll(async () => {
  test.setTimeout(240_000);
  tools = await install("tools");
});

test("publint finds nothing @package", async () => {
  expect(await say(tools, "npx", "publint", tarball(), "--strict")).toContain("All good!");
});

test("its types resolve wherever it can be imported @package", async () => {
  const said = await say(tools, "npx", "attw", tarball(), "--profile", "esm-only", "--format", "ascii");
  const asked = said.split("\n").filter((line) => /^(node16 \(from ESM\)|bundler):/.test(line));
  expect(asked.length).toBeGreaterThan(20);
  expect(asked.filter((line) => !line.includes("🟢"))).toEqual([]);
});

test("its manifest is one by the published schema @package", async () => {
  const script = `
    import Ajv from "ajv";
    import { readFileSync } from "node:fs";
    const read = (path) => JSON.parse(readFileSync(path, "utf8"));
    const schema = read("node_modules/custom-elements-manifest/schema.json");
    const isValid = new Ajv({ strict: false, allErrors: true }).compile(schema);
    const manifest = read("node_modules/bantin-widgets/custom-elements.json");
    if (!isValid(manifest)) throw new Error(JSON.stringify(isValid.errors.slice(0, 5)));
    console.log(manifest.schemaVersion, manifest.modules[0].declarations.filter((it) => it.customElement).length);
  `;
  expect(await say(tools, "node", "--input-type=module", "-e", script)).toBe("2.1.0 4\n");
});

test("it is small, says whose it is, and no file could be taken for the package @package", async () => {
  const folder = join(tools, "node_modules/bantin-widgets");
  const files = await readdir(folder);
  const all = await readdir(folder, { recursive: true });
  expect(all).toContain("languages/fr.js");
  const sizes = await Promise.all(
    all.map((file) => stat(join(folder, file)).then((it) => (it.isFile() ? it.size : 0))),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_000_000);
  expect(files).toEqual(expect.arrayContaining(["LICENSE-MIT", "LICENSE-APACHE", "README.md", "embed.d.ts"]));
  expect(files.map((file) => file.split(".")[0])).not.toContain("bantin-widgets");
  const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  for (const file of files.filter((name) => name.endsWith(".js"))) {
    const text = await readFile(join(folder, file), "utf8");
    expect(text.split("\n")[0], file).toBe(`/*! bantin-widgets ${version} | MIT OR Apache-2.0 */`);
  }
});

/** What servers and tests have for an environment, on top of Node's. */
const ENVIRONMENTS: [string, string][] = [
  ["Node", ""],
  ["Deno", "globalThis.Deno = { version: {} }; globalThis.window = globalThis; globalThis.self = globalThis;"],
  ["an edge worker", "globalThis.self = globalThis; globalThis.caches = {}; delete globalThis.process;"],
  // As jsdom has it: elements, and no layout.
  [
    "a document without layout",
    `globalThis.HTMLElement = class {}; globalThis.customElements = { get() {}, define() { throw new Error("defined") } };
     globalThis.document = { readyState: "complete", baseURI: "http://localhost/", querySelectorAll: () => [] };`,
  ],
];

for (const [name, environment] of ENVIRONMENTS) {
  for (const module of ["bantin-widgets", "./node_modules/bantin-widgets/embed.js"]) {
    test(`importing ${module} in ${name} is silent and does nothing @package`, async () => {
      const script = `
        const { log } = console;
        ${environment}
        const before = Object.keys(globalThis).join();
        const { configure, upgrade } = await import("${module}");
        configure({ labels: { vi: { retry: "Tải lại" } }, base: "/x/" });
        if (Object.keys(globalThis).join() !== before) throw new Error("something is there that was not");
        log(typeof configure, typeof upgrade);
      `;
      expect(await say(tools, "node", "--input-type=module", "-e", script)).toBe("function function\n");
    });
  }
}

/** What builds for a place ask for beside `import`, and which file they get: one without a document none that looks for it. */
const CONDITIONS: [string, string[], string][] = [
  ["a browser", ["browser"], "embed.js"],
  ["Cloudflare Workers", ["workerd", "worker", "browser"], "server.js"],
  ["an edge function", ["edge-light", "worker", "browser"], "server.js"],
  ["a web worker", ["worker", "browser"], "server.js"],
  ["Deno", ["deno", "browser"], "server.js"],
  ["Node", [], "server.js"],
];

for (const [name, conditions, file] of CONDITIONS) {
  test(`a build for ${name} gets ${file} @package`, async () => {
    const asked = conditions.flatMap((it) => ["--conditions", it]);
    const script = 'console.log(import.meta.resolve("bantin-widgets"))';
    expect(await say(tools, "node", ...asked, "--input-type=module", "-e", script)).toMatch(
      new RegExp(`/bantin-widgets/${file}\\n$`),
    );
  });
}
