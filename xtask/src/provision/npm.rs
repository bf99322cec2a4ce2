//! The npm packages: of the browser tests (Playwright, axe, binaryen, Biome, esbuild, TypeScript),
//! and of the backends.

use crate::command::step;
use crate::place;
use anyhow::{Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use which::which;

/// Installs those of the browser tests.
pub(crate) fn packages() -> Result<()> {
    install(
        &place::browser_tests(),
        "install the npm packages of tests/browser: browser tests, wasm-opt, JavaScript tools",
    )
}

/// Installs json-server; gives the program.
pub(crate) fn json_server() -> Result<PathBuf> {
    let folder = place::backends();
    install(&folder, "install json-server, a backend of the tests")?;
    Ok(folder.join("node_modules/.bin/json-server"))
}

/// Installs Lighthouse; gives the folder of what runs it.
pub(crate) fn lighthouse() -> Result<PathBuf> {
    let folder = place::root().join("tests/lighthouse");
    install(&folder, "install Lighthouse, which looks at the paper")?;
    Ok(folder)
}

/// Installs those of the pages that Bantin is compared with, and what drives the browser.
pub(crate) fn bench_packages() -> Result<()> {
    install(
        &place::bench(),
        "install the npm packages of bench: Swiper, zag, Preact, Playwright, esbuild",
    )
}

/// The package manager.
pub(crate) fn npm() -> Result<Command> {
    if which("npm").is_err() {
        bail!("npm is missing; install Node 20 or newer");
    }
    Ok(Command::new("npm"))
}

/// Installs the packages of a folder, unless those of this very lock file are there.
fn install(folder: &Path, what: &str) -> Result<()> {
    let wanted = fs::read(folder.join("package-lock.json"))?;
    // A copy of the lock file, written last, says that the installation is whole.
    let done = folder.join("node_modules/.bantin-lock.json");
    if fs::read(&done).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    step(
        what,
        "Is the network there? An own mirror is set with `npm config set registry`.",
        npm()?
            .args(["ci", "--no-audit", "--no-fund"])
            // Debian's Chromium serves.
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
            .current_dir(folder),
    )?;
    fs::write(done, wanted)?;
    Ok(())
}
