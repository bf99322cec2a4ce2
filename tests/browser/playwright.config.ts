import { defineConfig } from "@playwright/test";

const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";

export default defineConfig({
  testDir: ".",
  fullyParallel: true,
  forbidOnly: true,
  // A test that passes the second time is a test that fails.
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  projects: [
    { name: "browser", grepInvert: /@backends/ },
    // What needs PHP and npm's servers; `cargo xtask test --backends` installs them.
    { name: "backends", grep: /@backends/ },
  ],
  outputDir: "../../target/playwright",
  use: {
    viewport: { width: 1024, height: 800 },
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    launchOptions: {
      executablePath: chromium,
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
