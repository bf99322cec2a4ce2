//! The studio, beside the bundle: a page that gives an integrator code and a theme.
//!
//! It is files that a browser reads as they are, the widgets' manifest, the samples, and a bundle that can
//! tell how it reads a payload. That one is never sent to a reader of a site.

use crate::command::step;
use crate::{place, provision};
use anyhow::{Context as _, Result};
use std::fs;
use std::path::Path;
use std::process::Command;

/// What `here.js` says where the studio is beside a bundle: no sheets as files, and a reader of its own.
const HERE: &str = "\
export const SHEETS = \"\";
export const READER = \"./reader/bantin.js\";
export const AROUND = [];
";

/// Writes it into a folder, which it makes.
pub(crate) fn write(folder: &Path) -> Result<()> {
    let root = place::root();
    copy(&root.join("examples/studio"), folder, |name| {
        !name.ends_with("tsconfig.json")
    })?;
    fs::write(folder.join("here.js"), HERE)?;
    fs::copy(
        root.join("package/custom-elements.json"),
        folder.join("custom-elements.json"),
    )?;
    let samples = root.join("tests/fixtures/samples");
    copy(&samples, &folder.join("samples"), |_| true)?;
    reader(&folder.join("reader"))
}

/// The bundle that the mapping is tried with: as Trunk compiles it for the gallery, which takes seconds.
fn reader(folder: &Path) -> Result<()> {
    let toolchain = provision::wasm()?;
    step(
        "build the studio's reader",
        "",
        toolchain
            .command("cargo")
            .args(["build", "--package", "bantin", "--lib"])
            .args(["--features", "inspect"])
            .args(["--target", "wasm32-unknown-unknown"])
            .current_dir(place::root()),
    )?;
    let built = place::target().join("wasm32-unknown-unknown/debug/bantin.wasm");
    step(
        "write its glue",
        "",
        Command::new(provision::wasm_bindgen()?.join("wasm-bindgen"))
            .args(["--target", "web", "--no-typescript"])
            .args(["--out-name", "bantin", "--remove-name-section"])
            .arg("--out-dir")
            .arg(folder)
            .arg(&built),
    )
}

/// Copies the files that are wanted, with their folders.
fn copy(from: &Path, to: &Path, is_wanted: fn(&str) -> bool) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("cannot make {}", to.display()))?;
    let entries = fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))?;
    for entry in entries {
        let entry = entry?;
        let (name, path) = (entry.file_name(), entry.path());
        if path.is_dir() {
            copy(&path, &to.join(&name), is_wanted)?;
        } else if is_wanted(&name.to_string_lossy()) {
            fs::copy(&path, to.join(&name))
                .with_context(|| format!("cannot copy {}", path.display()))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    /// The names that a script exports.
    fn exports(script: &str) -> Vec<&str> {
        let lines = script.lines();
        let rest = lines.filter_map(|line| line.strip_prefix("export const "));
        rest.filter_map(|line| line.split(' ').next()).collect()
    }

    #[test]
    fn what_is_beside_the_studio_is_said_in_the_same_words_wherever_it_is() {
        let served = include_str!("../../examples/studio/here.js");
        assert_eq!(exports(super::HERE), exports(served));
        assert_eq!(exports(served).len(), 3);
    }
}
