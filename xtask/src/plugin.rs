//! `plugin`: the WordPress plugin with the bundle in it, as the file that WordPress installs.

use crate::{archive, dist, languages, place};
use anyhow::{Context as _, Result};
use clap::Args;
use std::fs;
use std::path::{Path, PathBuf};

/// What can be said of it.
#[derive(Args)]
pub(crate) struct Options {
    /// Where to write it
    #[arg(long, default_value = "target/bantin.zip")]
    out: PathBuf,
}

/// Builds the bundle and puts it in.
pub(crate) fn run(options: &Options) -> Result<()> {
    let bundle = place::root().join("dist");
    dist::write(&bundle)?;
    write(&bundle, &options.out)?;
    println!("{} is ready to be installed", options.out.display());
    Ok(())
}

/// Puts a bundle that is there into the plugin.
pub(crate) fn write(bundle: &Path, to: &Path) -> Result<()> {
    let folder = place::target().join("plugin");
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    let source = source();
    for file in archive::files(&source, "")? {
        // What somebody tries the source with.
        if !file.starts_with("dist/") {
            copy(&source.join(&file), &folder.join(&file))?;
        }
    }
    copy(
        &place::root().join("LICENSE-MIT"),
        &folder.join("license.txt"),
    )?;
    for file in archive::files(bundle, "")? {
        if is_for_readers(&file) {
            copy(&bundle.join(&file), &folder.join("dist").join(&file))?;
        }
    }
    archive::write(&folder, "bantin", to)
}

/// Where the plugin is.
fn source() -> PathBuf {
    place::root().join("integrations/wordpress")
}

/// True for what the browsers of readers load: the studio is for who makes the site, and servers of
/// WordPress pack by themselves.
fn is_for_readers(file: &str) -> bool {
    let end = Path::new(file).extension();
    match file.split_once('/') {
        Some((folder, _)) => folder == languages::FOLDER && end.is_some_and(|it| it == "js"),
        None => end.is_some_and(|it| it == "js" || it == "wasm"),
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{is_for_readers, source, write};
    use crate::about::About;
    use crate::place;
    use anyhow::Result;
    use std::fs::{self, File};

    #[test]
    fn the_plugin_says_the_version_of_the_crate() -> Result<()> {
        let version = About::read()?.version;
        for (file, expected) in [
            ("bantin.php", format!(" * Version:           {version}\n")),
            (
                "bantin.php",
                format!("define( 'BANTIN_VERSION', '{version}' );"),
            ),
            ("readme.txt", format!("Stable tag: {version}\n")),
        ] {
            let text = fs::read_to_string(source().join(file))?;
            assert!(text.contains(&expected), "{file}: expected {expected}");
        }
        Ok(())
    }

    #[test]
    fn the_file_has_the_plugin_and_what_readers_load() -> Result<()> {
        let folder = place::target().join("tmp/plugin");
        let bundle = folder.join("bundle");
        fs::create_dir_all(bundle.join("studio"))?;
        fs::create_dir_all(bundle.join("languages"))?;
        for file in [
            "languages/fr.js",
            "languages/fr.js.br",
            "embed.js",
            "embed.js.br",
            "bantin_bg.wasm",
            "embed.d.ts",
            "studio/studio.js",
        ] {
            fs::write(bundle.join(file), file)?;
        }
        let packed = folder.join("bantin.zip");
        write(&bundle, &packed)?;
        let zip = zip::ZipArchive::new(File::open(&packed)?)?;
        let names: Vec<_> = zip.file_names().collect::<Result<_, _>>()?;
        for expected in [
            "bantin/bantin.php",
            "bantin/blocks/ticker/block.json",
            "bantin/license.txt",
        ] {
            assert!(
                names.contains(&expected.into()),
                "no {expected} in {names:?}"
            );
        }
        let in_bundle: Vec<_> = names
            .iter()
            .filter(|it| it.starts_with("bantin/dist/"))
            .collect();
        assert_eq!(
            in_bundle,
            [
                "bantin/dist/bantin_bg.wasm",
                "bantin/dist/embed.js",
                "bantin/dist/languages/fr.js"
            ]
        );
        assert!(!is_for_readers("studio/studio.js"));
        Ok(())
    }
}
