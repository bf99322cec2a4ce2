//! The words of the languages that come beside the bundle, each a file of its own.

use anyhow::{Context as _, Result, ensure};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use std::fs;
use std::path::Path;

/// Their folder, in the source as in a bundle.
pub(crate) const FOLDER: &str = "languages";

/// Takes them into a bundle, and tells the script that fetches them what each hashes to.
pub(crate) fn write(source: &Path, bundle: &Path) -> Result<()> {
    fs::create_dir_all(bundle.join(FOLDER))?;
    let script = bundle.join("languages.js");
    let mut text = fs::read_to_string(&script)?;
    for name in files(source)? {
        let words = fs::read(source.join(&name))?;
        let words: Value = serde_json::from_slice(&words).with_context(|| name.clone())?;
        let words = serde_json::to_string(&words)?;
        text = pin(&text, &name, &STANDARD.encode(Sha256::digest(&words)))?;
        fs::write(bundle.join(&name), words)?;
    }
    Ok(fs::write(script, text)?)
}

/// The script with the hash of a file behind its address, where a minifier left an empty text.
fn pin(script: &str, name: &str, hash: &str) -> Result<String> {
    let url = format!("new URL(\"./{name}\",import.meta.url)");
    let empty = format!("{url},integrity:\"\"");
    ensure!(
        script.contains(&empty),
        "languages.js: expected {url} with its integrity, an empty text, behind it"
    );
    Ok(script.replace(&empty, &format!("{url},integrity:\"sha256-{hash}\"")))
}

/// Those in a folder, by their paths from there: `languages/fr.json`.
pub(crate) fn files(of: &Path) -> Result<Vec<String>> {
    let folder = of.join(FOLDER);
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        let name = name.to_string_lossy();
        if name.ends_with(".json") {
            names.push(format!("{FOLDER}/{name}"));
        }
    }
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::pin;
    use anyhow::Result;

    #[test]
    fn the_script_knows_what_a_language_hashes_to() -> Result<()> {
        let script = "a={fr:{url:new URL(\"./languages/fr.json\",import.meta.url),integrity:\"\"}}";
        let pinned = pin(script, "languages/fr.json", "abc=")?;
        assert!(pinned.ends_with("integrity:\"sha256-abc=\"}}"), "{pinned}");
        // A language that nobody can have.
        assert!(pin(script, "languages/de.json", "abc=").is_err());
        Ok(())
    }
}
