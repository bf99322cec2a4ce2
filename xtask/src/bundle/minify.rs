//! Makes scripts small: esbuild makes one of what imports what, and terser finds shorter ways to say it.

use crate::command::step;
use crate::place;
use anyhow::{Context as _, Result};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Has Chromium compile a script as a whole, on another thread, and not each function when it is first called
/// (WICG, Explicit JavaScript compile hints); others take it for the comment that it is.
const EAGER: &str = "//# allFunctionsCalledOnLoad";

/// What terser does beside what it always does, as it packs best: after esbuild alone a page with a ticker has 0.3 KB
/// more.
const COMPRESS: &str = "ecma=2022,passes=3,conditionals=false,hoist_funs=true,inline=false";

/// Makes one small script of `from` and what it imports.
pub(super) fn minify(from: &Path, to: &Path, more: &[&str]) -> Result<()> {
    bundle(from, to, more)?;
    shorten(to)
}

/// Makes one script of `from` and what it imports.
pub(super) fn bundle(from: &Path, to: &Path, more: &[&str]) -> Result<()> {
    let name = from.file_name().unwrap_or_default().to_string_lossy();
    step(
        &format!("bundle {name}"),
        "",
        esbuild(more)
            .arg(from)
            .arg(format!("--outfile={}", to.display())),
    )
}

/// Writes a script in fewer words, in its place.
pub(super) fn shorten(script: &Path) -> Result<()> {
    let name = script.file_name().unwrap_or_default().to_string_lossy();
    step(
        &format!("shorten {name}"),
        "",
        Command::new(place::npm_programs().join("terser"))
            .arg(script)
            .args(["--module", "--ecma", "2022", "--mangle"])
            .args(["--compress", COMPRESS])
            .arg("--output")
            .arg(script),
    )
}

/// Has a script compiled as a whole where that can be asked for.
pub(super) fn hasten(script: &Path) -> Result<()> {
    let text =
        fs::read_to_string(script).with_context(|| format!("cannot read {}", script.display()))?;
    fs::write(script, format!("{EAGER}\n{text}"))?;
    Ok(())
}

/// Esbuild, as it makes each of our scripts.
pub(super) fn esbuild(more: &[&str]) -> Command {
    let mut command = Command::new(place::npm_programs().join("esbuild"));
    command
        .args(["--bundle", "--minify", "--format=esm", "--target=es2022"])
        .args(["--charset=utf8", "--log-level=warning"])
        .args(more);
    command
}
