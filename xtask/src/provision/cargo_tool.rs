//! Programs that cargo builds: once, in a folder of their version, or not at all.

use super::lock;
use crate::command::{says, step};
use crate::place;
use anyhow::{Context as _, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Installs `package`, whose program is `program`; gives the folder of the program.
pub(super) fn install(
    program: &str,
    package: &str,
    version: &str,
    arguments: &[&str],
) -> Result<PathBuf> {
    let folder = place::tools().join(format!("{program}-{version}"));
    let programs = folder.join("bin");
    let is_there =
        || says(programs.join(program), &["--version"]).is_some_and(|said| said.contains(version));
    if is_there() {
        return Ok(programs);
    }
    let _lock = lock()?;
    // Another run may have installed it while this one waited.
    if is_there() {
        return Ok(programs);
    }
    let partial = Partial(place::tools().join(format!(".partial-{program}")));
    partial.clear()?;
    step(
        &format!("build {program} {version}, which takes a few minutes, once"),
        "Is the network there? An own mirror is set in ~/.cargo/config.toml.",
        Command::new("cargo")
            .args(["install", "--debug", "--root"])
            .arg(&partial.0)
            .args(arguments)
            .arg(format!("{package}@{version}"))
            // Elsewhere the flags of the workspace would apply.
            .current_dir(place::tools())
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_TARGET_DIR"),
    )?;
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::rename(&partial.0, &folder)
        .with_context(|| format!("cannot move {program} to {}", folder.display()))?;
    Ok(programs)
}

/// A folder that is not yet whole; what is left of it goes when this is dropped.
struct Partial(PathBuf);

impl Partial {
    fn clear(&self) -> Result<()> {
        let path: &Path = &self.0;
        if path.exists() {
            fs::remove_dir_all(path).with_context(|| format!("cannot clear {}", path.display()))?;
        }
        Ok(())
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        if let Err(error) = self.clear() {
            eprintln!("warning: {error:#}");
        }
    }
}
