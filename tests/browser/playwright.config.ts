import { defineConfig } from "@playwright/test";
import type { Engine } from "./support/engines.ts";
import type { Place } from "./support/storages.ts";

const ENGINES: Engine[] = ["chromium", "firefox", "webkit"];
const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";
// The same engine without windows: most of what a page costs in the whole browser is the browser's own interface.
const shell = process.env.CHROMIUM_SHELL ?? chromium;

export default defineConfig<object, { engine: Engine; storage?: Place }>({
  testDir: ".",
  fullyParallel: true,
  forbidOnly: true,
  // A test that passes the second time is a test that fails.
  retries: 0,
  workers: 2,
  // What is there is seen at once; what these wait for is a machine that does other work, too.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  projects: [
    { name: "browser", testIgnore: "engines/**", grepInvert: /@(backends|package|frameworks)/ },
    // The comments once more, in pages that remember nothing: their first spec, or all (`test --unremembered`).
    {
      name: "unremembered",
      testMatch: process.env.BANTIN_UNREMEMBERED ? "comments*.spec.ts" : "comments.spec.ts",
      grepInvert: /@(backends|remembered)/,
      use: { storage: "none" },
    },
    // The package in apps, which npm installs.
    { name: "package", testIgnore: "engines/**", grep: /@package/ },
    { name: "frameworks", testIgnore: "engines/**", grep: /@frameworks/ },
    // What needs PHP and npm's servers; `cargo xtask test --backends` installs them. WordPress' checker of plugins is in no
    // registry: `--plugin-check` says where it is.
    {
      name: "backends",
      testIgnore: "engines/**",
      grep: /@backends/,
      grepInvert: process.env.PLUGIN_CHECK ? [] : /@plugin-check/,
    },
    // What readers see, in each engine: driven by WebDriver, not by Playwright.
    ...ENGINES.map((engine) => ({ name: engine, testDir: "engines", use: { engine } })),
    // `cargo xtask picture`
    { name: "picture", testMatch: "picture.ts" },
    // `cargo xtask shots`
    ...ENGINES.map((engine) => ({
      name: `shots-${engine}`,
      testDir: "engines",
      testMatch: "shots.ts",
      timeout: 600_000,
      use: { engine },
    })),
  ],
  outputDir: "../../target/playwright",
  use: {
    viewport: { width: 1024, height: 800 },
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    launchOptions: {
      executablePath: shell,
      args: [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--font-render-hinting=none",
      ],
    },
  },
});
