//! The glue as `glue.js` reads it.

use crate::place;
use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;
use std::path::Path;
use std::process::Command;

/// A script with an object of imports in it.
#[derive(Debug, Deserialize)]
pub(super) struct Glue {
    /// What is before the first import.
    pub(super) before: String,
    /// The imports, each with its name.
    pub(super) imports: Vec<(String, String)>,
    /// What is behind the last.
    pub(super) after: String,
}

/// Reads the glue of wasm-bindgen, and makes it less. That of a version that writes it otherwise is refused.
pub(super) fn read(script: &Path) -> Result<Glue> {
    let ran = Command::new("node")
        .arg(place::root().join("xtask/src/bundle/glue.js"))
        .arg(script)
        .current_dir(place::browser_tests())
        .output()
        .context("cannot run node")?;
    let why = String::from_utf8_lossy(&ran.stderr);
    ensure!(ran.status.success(), "{}: {}", script.display(), why.trim());
    serde_json::from_slice(&ran.stdout).with_context(|| format!("{}: no glue", script.display()))
}
