//! Which files the parts of a bundle need, as `parts.json` has it.

use anyhow::{Context as _, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What stands for all widgets in `parts.json`.
pub(crate) const ALL: &str = "all";

/// Parts that come later, when a reader wants them, each with the widget that has it fetched: then
/// that widget's own part is there.
pub(crate) const LATER: [(&str, &str); 1] = [("write", "comments")];

/// True for a part that comes later.
pub(crate) fn is_later(part: &str) -> bool {
    LATER.iter().any(|(later, _)| *later == part)
}

/// What a part that comes later is called where all widgets are in one file.
pub(crate) fn of_all(part: &str) -> String {
    format!("{ALL}_{part}")
}

/// True for a part that a page fetches as it starts, if it has that widget.
pub(crate) fn is_of_widget(part: &str) -> bool {
    !part.starts_with(ALL) && !is_later(part)
}

/// The files that each part needs beside the first ones.
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
