//! A folder among the tools that is there as a whole or not at all.

use super::lock;
use crate::place;
use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// The folder `name` of the tools. Unless it is there, `fill` makes it, in another place, from where
/// it is moved once it is complete.
pub(super) fn folder(
    name: &str,
    is_there: impl Fn(&Path) -> bool,
    fill: impl FnOnce(&Path) -> Result<()>,
) -> Result<PathBuf> {
    let folder = place::tools().join(name);
    if is_there(&folder) {
        return Ok(folder);
    }
    let _lock = lock()?;
    // Another run may have made it while this one waited.
    if is_there(&folder) {
        return Ok(folder);
    }
    let partial = Partial(place::tools().join(format!(".partial-{name}")));
    partial.clear()?;
    fs::create_dir_all(&partial.0)
        .with_context(|| format!("cannot make {}", partial.0.display()))?;
    fill(&partial.0)?;
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .with_context(|| format!("cannot replace {}", folder.display()))?;
    }
    fs::rename(&partial.0, &folder)
        .with_context(|| format!("cannot move {name} to {}", folder.display()))?;
    Ok(folder)
}

/// A short name of what files of this repository say: another one when any of them changed.
pub(super) fn fingerprint(files: &[PathBuf]) -> Result<String> {
    let mut hash = Sha256::new();
    for file in files {
        let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        hash.update(bytes.len().to_le_bytes());
        hash.update(bytes);
    }
    let digest = hash.finalize();
    Ok(digest[..4]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
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
