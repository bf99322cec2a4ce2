//! A folder among the tools that is there as a whole or not at all.

use crate::place;
use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// The folder `name` of the tools. Unless it is there, `fill` makes it, in another place, from where
/// it is moved once it is complete.
pub(super) fn folder(
    name: &str,
    is_there: impl Fn(&Path) -> bool,
    fill: impl FnOnce(&Path) -> Result<()>,
) -> Result<PathBuf> {
    make(&place::tools(), name, is_there, fill)
}

fn make(
    tools: &Path,
    name: &str,
    is_there: impl Fn(&Path) -> bool,
    fill: impl FnOnce(&Path) -> Result<()>,
) -> Result<PathBuf> {
    let folder = tools.join(name);
    if is_there(&folder) {
        return Ok(folder);
    }
    let _lock = lock(tools)?;
    // Another run may have made it while this one waited.
    if is_there(&folder) {
        return Ok(folder);
    }
    let partial = Partial(tools.join(format!(".partial-{name}")));
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

/// Holds the folder of the tools until it is dropped, so that two runs do not install at once.
fn lock(tools: &Path) -> Result<File> {
    fs::create_dir_all(tools).with_context(|| format!("cannot make {}", tools.display()))?;
    let file = File::create(tools.join(".lock"))?;
    file.lock()
        .with_context(|| format!("cannot lock {}", tools.display()))?;
    Ok(file)
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

#[cfg(test)]
mod tests {
    use super::make;
    use anyhow::{Result, bail};
    use std::fs;
    use std::path::{Path, PathBuf};

    /// Tools of a test's own, which has a name of its own.
    fn tools(test: &str) -> PathBuf {
        let name = format!("bantin-whole-{test}-{}", std::process::id());
        std::env::temp_dir().join(name)
    }

    fn names(folder: &Path) -> Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(folder)? {
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
        names.sort();
        Ok(names)
    }

    #[test]
    fn a_folder_that_could_not_be_filled_is_not_there() -> Result<()> {
        let tools = tools("failed");
        let made = make(&tools, "tool", Path::exists, |folder| {
            fs::write(folder.join("half"), "")?;
            bail!("no network")
        });
        assert!(made.is_err());
        assert_eq!(names(&tools)?, [".lock"]);
        Ok(fs::remove_dir_all(tools)?)
    }

    #[test]
    fn a_folder_is_filled_once_and_anew_when_it_is_broken() -> Result<()> {
        let tools = tools("filled");
        let is_there = |folder: &Path| folder.join("works").exists();
        let mut fills = 0;
        for _ in 0..2 {
            make(&tools, "tool", is_there, |folder| {
                fills += 1;
                Ok(fs::write(folder.join("works"), "")?)
            })?;
        }
        assert_eq!(fills, 1);
        fs::rename(tools.join("tool/works"), tools.join("tool/broken"))?;
        let folder = make(&tools, "tool", is_there, |folder| {
            Ok(fs::write(folder.join("works"), "")?)
        })?;
        assert_eq!(names(&folder)?, ["works"]);
        assert_eq!(names(&tools)?, [".lock", "tool"]);
        Ok(fs::remove_dir_all(tools)?)
    }
}
