//! The npm packages: Playwright, axe, binaryen, Biome, esbuild, TypeScript.

use crate::command::step;
use crate::place;
use anyhow::{Result, bail};
use std::fs;
use std::process::Command;
use which::which;

/// Installs them, unless those of this very lock file are there.
pub(crate) fn packages() -> Result<()> {
    let folder = place::browser_tests();
    let wanted = fs::read(folder.join("package-lock.json"))?;
    // A copy of the lock file, written last, says that the installation is whole.
    let done = folder.join("node_modules/.bantin-lock.json");
    if fs::read(&done).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    if which("npm").is_err() {
        bail!("npm is missing; install Node 20 or newer");
    }
    step(
        "install the npm packages of tests/browser: browser tests, wasm-opt, JavaScript tools",
        "Is the network there? An own mirror is set with `npm config set registry`.",
        Command::new("npm")
            .args(["ci", "--no-audit", "--no-fund"])
            // Debian's Chromium serves.
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
            .current_dir(&folder),
    )?;
    fs::write(done, wanted)?;
    Ok(())
}
