//! Which files the parts of a bundle need, as `parts.json` has it.

use anyhow::{Context as _, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What stands for all widgets in `parts.json`.
pub(crate) const ALL: &str = "all";

/// The files that each widget needs beside the first ones.
pub(crate) type Needs = BTreeMap<String, Vec<String>>;

/// What a bundle says of its parts.
pub(crate) fn needs(folder: &Path) -> Result<Needs> {
    let path = folder.join("parts.json");
    let text = fs::read_to_string(&path).with_context(|| {
        format!(
            "cannot read {}; `cargo xtask dist` makes it",
            path.display()
        )
    })?;
    serde_json::from_str(&text)
        .with_context(|| format!("{}: expected lists of files", path.display()))
}
