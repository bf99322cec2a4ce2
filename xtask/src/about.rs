//! What this is, in which version and under which licence: as the manifests say, and nowhere else.

use crate::place;
use anyhow::{Context as _, Result};
use serde_json::Value;
use std::fs;

/// What every file that is published may have to say.
pub(crate) struct About {
    /// The name on npm.
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) description: String,
    pub(crate) license: String,
}

impl About {
    pub(crate) fn read() -> Result<Self> {
        let root = place::root();
        let text = fs::read_to_string(root.join("Cargo.toml"))?;
        let package = fs::read_to_string(root.join("package/package.json"))?;
        let package: Value = serde_json::from_str(&package)?;
        let name = package.get("name").and_then(Value::as_str);
        Self::of(&text, name.unwrap_or_default())
    }

    pub(crate) fn of(manifest: &str, name: &str) -> Result<Self> {
        let manifest: toml::Table = manifest.parse()?;
        let text = |path: &[&str]| {
            let mut value = None;
            let mut table = Some(&manifest);
            for key in path {
                value = table.and_then(|it| it.get(*key));
                table = value.and_then(toml::Value::as_table);
            }
            let text = value.and_then(toml::Value::as_str).map(str::to_owned);
            text.with_context(|| format!("Cargo.toml: expected {}", path.join(".")))
        };
        Ok(Self {
            name: name.to_owned(),
            version: text(&["workspace", "package", "version"])?,
            description: text(&["package", "description"])?,
            license: text(&["workspace", "package", "license"])?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::About;

    #[test]
    fn a_manifest_without_a_version_is_told() {
        let error = About::of("[package]\n", "x").err().map(|it| it.to_string());
        assert_eq!(
            error.as_deref(),
            Some("Cargo.toml: expected workspace.package.version")
        );
    }
}
