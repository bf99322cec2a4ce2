//! `release`: holds that a version is ready, and makes its tag and its files. It publishes nothing.

mod components;
mod ready;

use crate::about::About;
use crate::command::{quietly, step, step_with_output};
use crate::{archive, dist, pack, place, plugin, test};
use anyhow::{Context as _, Result, bail};
use clap::Args;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What can be said of it.
#[derive(Args)]
pub(crate) struct Options {
    /// Where to write the files, in a folder of the version
    #[arg(long, default_value = "target/release-files")]
    out: PathBuf,
    /// Say what is missing and make the files all the same, but no tag
    #[arg(long)]
    dry_run: bool,
}

/// Checks, then makes files and tag.
pub(crate) fn run(options: &Options) -> Result<()> {
    let about = About::read()?;
    let tag = format!("v{}", about.version);
    let mut missing = missing(&about, &tag)?;
    if !missing.is_empty() && !options.dry_run {
        bail!("{} is not ready:\n{}", about.version, lines(&missing));
    }
    if !missing.is_empty() {
        // The files take minutes; what is said now can be mended meanwhile.
        println!("{} is not ready:\n{}", about.version, lines(&missing));
    }
    let folder = options.out.join(&about.version);
    let packed = files(&about, &folder)?;
    let tools = test::of_package(&packed)?;
    if !tools.is_empty() {
        missing.push(format!("the package is not what it should be:\n{tools}"));
    }
    if !missing.is_empty() {
        bail!("{} is not ready:\n{}", about.version, lines(&missing));
    }
    if options.dry_run {
        println!("{} is ready; no tag was made", about.version);
        return Ok(());
    }
    let message = format!("Bantin {}", about.version);
    step(
        &format!("tag {tag}"),
        "",
        git().args(["tag", "--annotate", &tag, "--message", &message]),
    )?;
    println!(
        "{tag} and {} are ready; what is left is in CONTRIBUTING.md",
        folder.display()
    );
    Ok(())
}

/// What a release lacks, a line each.
fn missing(about: &About, tag: &str) -> Result<Vec<String>> {
    let root = place::root();
    let files = step_with_output("list the files", "", git().args(["ls-files", "-z"]))?;
    let mut missing = Vec::new();
    for path in files.split('\0').filter(|it| ready::may_state(it)) {
        let text = fs::read_to_string(root.join(path)).with_context(|| path.to_owned())?;
        missing.extend(ready::states_another(path, &text, &about.version));
    }
    let log = fs::read_to_string(root.join("CHANGELOG.md"))?;
    missing.extend(ready::not_in_changelog(&log, &about.version));
    let status = git().args(["status", "--porcelain"]).output()?;
    if !status.stdout.is_empty() {
        let status = String::from_utf8_lossy(&status.stdout);
        missing.push(format!(
            "there is what no commit has:\n{}",
            status.trim_end()
        ));
    }
    let tags = git().args(["tag", "--list", tag]).output()?;
    if !tags.stdout.is_empty() {
        missing.push(format!("the tag {tag} is there already"));
    }
    let mut contract = Command::new("cargo");
    contract
        .args([
            "test",
            "--package",
            "bantin",
            "--test",
            "contract",
            "--test",
            "loader",
        ])
        .env_remove("BANTIN_WRITE")
        .current_dir(&root);
    let ran = quietly("contract", &mut contract)?;
    if !ran.is_ok {
        missing.push(format!(
            "what `cargo xtask contract` writes is not what is there:\n{}",
            ran.tail()?
        ));
    }
    Ok(missing)
}

/// Makes the files in a folder; gives the package among them.
fn files(about: &About, folder: &Path) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("cannot replace {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let About { name, version, .. } = about;
    let bundle = place::root().join("dist");
    dist::write(&bundle)?;
    let packed = folder.join(format!("{name}-{version}.tgz"));
    fs::copy(
        pack::write(&bundle, &place::target().join("package"))?,
        &packed,
    )?;
    let archive = folder.join(format!("bantin-{version}.zip"));
    archive::write(&bundle, &format!("bantin-{version}"), &archive)?;
    let installed = folder.join(format!("bantin-wordpress-{version}.zip"));
    plugin::write(&bundle, &installed)?;
    let made = git().args(["log", "-1", "--format=%ct"]).output()?;
    let made = String::from_utf8(made.stdout)?;
    let list = folder.join(format!("bantin-{version}.cdx.json"));
    components::write(&list, made.trim())?;
    fs::write(folder.join("SHA256SUMS"), sums(folder)?)?;
    Ok(packed)
}

/// What `sha256sum --check` reads.
fn sums(folder: &Path) -> Result<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    let mut text = String::new();
    for name in names {
        let hash = Sha256::digest(fs::read(folder.join(&name))?);
        for byte in hash {
            write!(text, "{byte:02x}")?;
        }
        writeln!(text, "  {name}")?;
    }
    Ok(text)
}

fn lines(missing: &[String]) -> String {
    missing.iter().map(|it| format!("- {it}\n")).collect()
}

fn git() -> Command {
    let mut git = Command::new("git");
    git.current_dir(place::root());
    git
}

#[cfg(test)]
mod tests {
    use super::sums;
    use anyhow::Result;
    use std::fs;

    #[test]
    fn each_file_has_its_sum() -> Result<()> {
        let folder = crate::place::target().join("tmp/sums");
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("a"), "abc")?;
        // The first example of FIPS 180-2.
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a\n";
        assert_eq!(sums(&folder)?, expected);
        Ok(())
    }
}
