//! The languages that come beside the bundle: files of words, which are shipped as scripts.

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Their folder, in the source as in a bundle.
pub(crate) const FOLDER: &str = "languages";

/// Takes them into a bundle, each as a module, because a bundler knows what to do with one.
pub(crate) fn write(source: &Path, bundle: &Path) -> Result<()> {
    fs::create_dir_all(bundle.join(FOLDER))?;
    let speaker = fs::read_to_string(bundle.join("languages.js"))?;
    for name in files(source, ".json")? {
        let script = name.replace(".json", ".js");
        let import = format!("import(\"./{script}\")");
        ensure!(
            speaker.contains(&import),
            "languages.js: expected {import} in it, or nobody speaks that"
        );
        let words = fs::read(source.join(&name))?;
        let words: Value = serde_json::from_slice(&words).with_context(|| name.clone())?;
        fs::write(bundle.join(script), format!("export default {words};\n"))?;
    }
    Ok(())
}

/// The scripts of a bundle, by their paths from there: `languages/fr.js`.
pub(crate) fn scripts(bundle: &Path) -> Result<Vec<String>> {
    files(bundle, ".js")
}

fn files(of: &Path, ending: &str) -> Result<Vec<String>> {
    let folder = of.join(FOLDER);
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        let name = name.to_string_lossy();
        if name.ends_with(ending) {
            names.push(format!("{FOLDER}/{name}"));
        }
    }
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::{scripts, write};
    use crate::place;
    use anyhow::Result;
    use std::fs;

    #[test]
    fn the_words_of_a_language_are_a_script_that_somebody_imports() -> Result<()> {
        let folder = place::target().join("tmp/languages");
        let (source, bundle) = (folder.join("source"), folder.join("bundle"));
        fs::create_dir_all(source.join("languages"))?;
        fs::create_dir_all(&bundle)?;
        fs::write(source.join("languages/fr.json"), "{ \"more\": \"plus\" }")?;
        fs::write(
            bundle.join("languages.js"),
            "a(import(\"./languages/fr.js\"))",
        )?;
        write(&source, &bundle)?;
        assert_eq!(scripts(&bundle)?, ["languages/fr.js"]);
        let script = fs::read_to_string(bundle.join("languages/fr.js"))?;
        assert_eq!(script, "export default {\"more\":\"plus\"};\n");
        fs::write(bundle.join("languages.js"), "a()")?;
        assert!(write(&source, &bundle).is_err());
        Ok(fs::remove_dir_all(folder)?)
    }
}
