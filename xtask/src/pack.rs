//! `pack`: the package for npm, as a folder and as the file that is published.

use crate::about::About;
use crate::command::step;
use crate::size::BESIDE;
use crate::{bundle, dist, languages, place, provision};
use anyhow::{Context as _, Result, bail, ensure};
use clap::Args;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// What can be said of it.
#[derive(Args)]
pub(crate) struct Options {
    /// Where to write the folder; the packed file is beside it, with `.tgz` at its end
    #[arg(long, default_value = "target/package")]
    out: PathBuf,
}

/// What is for sites that serve the bundle themselves: npm pins the package by its own hash, and its
/// scripts have a line more.
const OF_SITES: [&str; 2] = ["integrity.json", "snippet.html"];

/// What the files of a package may have in all, in bytes.
const MOST: u64 = 1_000_000;

/// Builds the bundle and packs it.
pub(crate) fn run(options: &Options) -> Result<()> {
    let bundle = place::root().join("dist");
    dist::write(&bundle)?;
    let packed = write(&bundle, &options.out)?;
    println!("{} is ready to be published", packed.display());
    Ok(())
}

/// Packs a bundle that is there; gives the file that is published.
pub(crate) fn write(bundle: &Path, out: &Path) -> Result<PathBuf> {
    if out.exists() {
        fs::remove_dir_all(out).with_context(|| format!("cannot replace {}", out.display()))?;
    }
    fs::create_dir_all(out.join(languages::FOLDER))
        .with_context(|| format!("cannot make {}", out.display()))?;
    let about = About::read()?;
    let root = place::root();
    let mut sum = 0;
    for path in files(&root, bundle, &bundle::beside_shared()?)? {
        let name = name(&path)?;
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let bytes = finished(&about, name, bytes)?;
        ensure!(
            name.split('.').next() != Some(&about.name),
            "{name} has the name of the package, which a server of modules would mistake it for"
        );
        sum += bytes.len() as u64;
        fs::write(out.join(name), bytes)?;
    }
    for name in languages::scripts(bundle)? {
        let bytes = finished(&about, &name, fs::read(bundle.join(&name))?)?;
        sum += bytes.len() as u64;
        fs::write(out.join(name), bytes)?;
    }
    ensure!(sum < MOST, "the package has {sum} bytes, over {MOST}");
    let beside = out.parent().unwrap_or(out);
    step(
        "pack",
        "",
        provision::npm()?
            .args(["pack", "--pack-destination"])
            .arg(fs::canonicalize(beside)?)
            .current_dir(out),
    )?;
    let packed = out.with_extension("tgz");
    fs::rename(
        beside.join(format!("{}-{}.tgz", about.name, about.version)),
        &packed,
    )?;
    println!("  {sum} bytes, unpacked");
    Ok(packed)
}

/// What goes into it: what the bundle has for browsers, `beside` in place of its own scripts beside the
/// loader, and what stands in `package/`.
fn files(root: &Path, bundle: &Path, beside: &Path) -> Result<Vec<PathBuf>> {
    let mut files = vec![root.join("LICENSE-MIT"), root.join("LICENSE-APACHE")];
    for folder in [&root.join("package"), bundle, beside] {
        let entries =
            fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            let is_replaced = folder == bundle && BESIDE.contains(&name(&path)?);
            let is_packed = path.extension().is_some_and(|it| it == "br" || it == "gz");
            // The studio is for sites, too.
            if path.is_file() && !is_replaced && !is_packed && !OF_SITES.contains(&name(&path)?) {
                files.push(path);
            }
        }
    }
    Ok(files)
}

fn name(path: &Path) -> Result<&str> {
    let name = path.file_name().and_then(|it| it.to_str());
    name.with_context(|| format!("{}: no name", path.display()))
}

/// A file as it is published.
fn finished(about: &About, name: &str, bytes: Vec<u8>) -> Result<Vec<u8>> {
    let text = match Path::new(name).extension().and_then(|it| it.to_str()) {
        Some("js" | "json") => String::from_utf8(bytes)?,
        _ => return Ok(bytes),
    };
    let is_script = !name.ends_with(".json");
    let text = match name {
        "package.json" => manifest(about, &text)?,
        _ if is_script => format!("{}{text}", banner(about)),
        // Nobody reads them by eye.
        _ => serde_json::to_string(&serde_json::from_str::<Value>(&text)?)?,
    };
    Ok(text.into_bytes())
}

fn banner(about: &About) -> String {
    let About {
        name,
        version,
        license,
        ..
    } = about;
    format!("/*! {name} {version} | {license} */\n")
}

/// The package's own manifest, with what stands in that of the crate.
fn manifest(about: &About, text: &str) -> Result<String> {
    let mut manifest: Value = serde_json::from_str(text)?;
    for (key, value) in [
        ("version", &about.version),
        ("description", &about.description),
        ("license", &about.license),
    ] {
        match manifest.get_mut(key) {
            Some(place) => *place = value.as_str().into(),
            None => bail!("package.json: expected {key}"),
        }
    }
    Ok(serde_json::to_string_pretty(&manifest)? + "\n")
}

#[cfg(test)]
mod tests {
    use super::{finished, manifest};
    use crate::about::About;
    use anyhow::{Context as _, Result};

    fn about() -> Result<About> {
        let manifest = "[package]\ndescription = \"widgets\"\n\
                        [workspace.package]\nversion = \"1.2.3\"\nlicense = \"MIT\"\n";
        About::of(manifest, "some-widgets")
    }

    /// A file as it was and as it is published.
    fn check(name: &str, text: &str, expected: &str) -> Result<()> {
        let finished = finished(&about()?, name, text.as_bytes().to_vec())?;
        assert_eq!(String::from_utf8(finished)?, expected, "{name}");
        Ok(())
    }

    #[test]
    fn scripts_say_what_they_are_and_under_which_licence() -> Result<()> {
        check("a.js", "f();\n", "/*! some-widgets 1.2.3 | MIT */\nf();\n")?;
        check("a.d.ts", "export {};\n", "export {};\n")?;
        check("a.wasm", "\0asm", "\0asm")
    }

    #[test]
    fn the_version_is_that_of_the_crate() -> Result<()> {
        let text = manifest(
            &about()?,
            r#"{"version": "", "description": "", "license": "", "type": "module"}"#,
        )?;
        let written: serde_json::Value = serde_json::from_str(&text)?;
        let of = |key| written.get(key).and_then(|it| it.as_str()).context(key);
        assert_eq!(of("version")?, "1.2.3");
        assert_eq!(of("type")?, "module");
        assert!(manifest(&about()?, "{}").is_err());
        Ok(())
    }

    #[test]
    fn files_for_machines_have_no_spaces() -> Result<()> {
        check(
            "custom-elements.json",
            "{\n  \"a\": [1]\n}\n",
            r#"{"a":[1]}"#,
        )
    }
}
