//! What is inside a release: the crates of the bundle, as CycloneDX lists them.

use crate::command::step;
use crate::{place, provision};
use anyhow::{Context as _, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What its tool calls the list that it writes beside the manifest of each crate of a workspace.
const NAME: &str = "bantin-components";

/// Writes the list to a file; `made` is when this was committed, in seconds since 1970.
pub(super) fn write(to: &Path, made: &str) -> Result<()> {
    let tool = provision::cargo_cyclonedx()?;
    let root = place::root();
    let listed = step(
        "list the crates inside",
        "",
        Command::new(tool.join("cargo-cyclonedx"))
            .args(["cyclonedx", "--format", "json", "--spec-version", "1.5"])
            .args(["--target", "wasm32-unknown-unknown", "--no-build-deps"])
            .args(["--override-filename", NAME])
            // Then it has neither the time nor a number of its own: the same list each time.
            .env("SOURCE_DATE_EPOCH", made)
            .current_dir(&root),
    );
    let file = |folder: &Path| folder.join(NAME).with_extension("json");
    let text = listed.and_then(|()| {
        let own = file(&root);
        fs::read_to_string(&own).with_context(|| format!("cannot read {}", own.display()))
    });
    for folder in crates(&root)? {
        let written = file(&folder);
        if written.exists() {
            fs::remove_file(&written)?;
        }
    }
    let root = root.display().to_string();
    fs::write(to, anywhere(&text?, &root))?;
    Ok(())
}

/// The folders that have a crate of the workspace.
fn crates(root: &Path) -> Result<Vec<PathBuf>> {
    let manifest: toml::Table = fs::read_to_string(root.join("Cargo.toml"))?.parse()?;
    let members = manifest.get("workspace").and_then(|it| it.get("members"));
    let members = members.and_then(toml::Value::as_array);
    let members = members.context("Cargo.toml: expected workspace.members")?;
    let members = members.iter().filter_map(toml::Value::as_str);
    let members = members.map(|it| root.join(it));
    Ok(members.chain([root.to_owned()]).collect())
}

/// Where this was built is nobody's business.
fn anywhere(text: &str, root: &str) -> String {
    text.replace(root, "/bantin")
}

#[cfg(test)]
mod tests {
    use super::{anywhere, crates};
    use crate::place;
    use anyhow::Result;

    #[test]
    fn a_list_is_the_same_wherever_it_was_made() {
        let root = place::root().display().to_string();
        let text = format!("\"bom-ref\": \"path+file://{root}/part#0.0.0\"");
        let expected = r#""bom-ref": "path+file:///bantin/part#0.0.0""#;
        assert_eq!(anywhere(&text, &root), expected);
    }

    #[test]
    fn each_crate_of_the_workspace_is_cleared_away_after() -> Result<()> {
        let root = place::root();
        let found = crates(&root)?;
        assert!(found.contains(&root.join("model")) && found.contains(&root));
        Ok(())
    }
}
