//! WordPress on SQLite, with 25 stories: one folder that runs copy the database of.

use super::debian::apt;
use super::npm::npm;
use super::whole;
use crate::command::{says, step};
use crate::place;
use anyhow::{Context as _, Result, bail, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use which::which;

/// The package that has WordPress and its SQLite drop-in as archives, and where in it they are.
const PACKAGE: &str = "@wp-playground/wordpress-builds";
const PACKED: &str = "0.9.19";
const WORDPRESS: &str = "6.5";
const SQLITE: &str = "sqlite-database-integration";

/// What runs it, and where it is.
pub(crate) struct WordPress {
    /// PHP, with what WordPress needs of it.
    pub(crate) php: PathBuf,
    /// The folder with `index.php`.
    pub(crate) folder: PathBuf,
}

/// Installs it.
pub(crate) fn wordpress() -> Result<WordPress> {
    let php = php()?;
    let ours = place::backends();
    let seed = ours.join("wordpress/seed.php");
    let files = [
        "wordpress/wp-config.php",
        "wordpress/mu-plugin.php",
        "wordpress/classic/index.php",
        "wordpress/classic/style.css",
        "stories.json",
    ];
    let mut files: Vec<PathBuf> = files.iter().map(|file| ours.join(file)).collect();
    files.push(seed.clone());
    let name = format!("wordpress-{WORDPRESS}-{}", whole::fingerprint(&files)?);
    let archives = archives()?;
    let fill = |folder: &Path| {
        copy(&archives.join(format!("wp-{WORDPRESS}")), folder)?;
        step(
            "install WordPress on SQLite, with 25 stories and their pictures",
            "",
            Command::new(&php)
                .arg(&seed)
                .arg(archives.join(format!("wp-{WORDPRESS}.zip")))
                .arg(archives.join(format!("{SQLITE}.zip")))
                .arg(folder),
        )
    };
    let folder = whole::folder(&name, Path::exists, fill)?;
    Ok(WordPress { php, folder })
}

/// The archives of WordPress and of the drop-in; of the package, which has ten of them, no more is kept.
fn archives() -> Result<PathBuf> {
    let fill = |folder: &Path| {
        step(
            "fetch WordPress (a package of 160 MB, once)",
            "Is the network there? An own mirror is set with `npm config set registry`.",
            npm()?
                .args(["pack", "--silent", "--pack-destination"])
                .arg(folder)
                .arg(format!("{PACKAGE}@{PACKED}")),
        )?;
        let package = folder.join(format!("wp-playground-wordpress-builds-{PACKED}.tgz"));
        // The archive has no scripts and sheets of wp-admin and of blocks: they are beside it.
        let archives = [
            format!("package/src/wordpress/wp-{WORDPRESS}.zip"),
            format!("package/src/{SQLITE}/{SQLITE}.zip"),
        ];
        let assets = [format!("package/public/wp-{WORDPRESS}")];
        let parts: [(&str, &[String]); 2] = [("3", &archives), ("2", &assets)];
        for (above, wanted) in parts {
            step(
                "unpack what of it is needed",
                "",
                Command::new("tar")
                    .arg("-xzf")
                    .arg(&package)
                    .arg("-C")
                    .arg(folder)
                    .arg(format!("--strip-components={above}"))
                    .args(wanted),
            )?;
        }
        fs::remove_file(&package).with_context(|| format!("cannot remove {}", package.display()))
    };
    let name = format!("wordpress-builds-{PACKED}-with-assets");
    whole::folder(&name, Path::exists, fill)
}

/// Copies what is in a folder into another.
fn copy(from: &Path, to: &Path) -> Result<()> {
    let is_copied = Command::new("cp")
        .arg("-r")
        .arg(from.join("."))
        .arg(to)
        .status()?
        .success();
    ensure!(is_copied, "cannot copy {}", from.display());
    Ok(())
}

/// A PHP that WordPress runs on; installs Debian's where there is none.
fn php() -> Result<PathBuf> {
    let find = || {
        let php = which("php").ok()?;
        let modules = says(&php, &["-m"])?;
        let has = |name: &&str| modules.lines().any(|it| it.eq_ignore_ascii_case(name));
        ["pdo_sqlite", "mbstring", "SimpleXML", "gd", "Phar"]
            .iter()
            .all(has)
            .then_some(php)
    };
    if find().is_none() {
        apt(
            "PHP, for the WordPress of the tests",
            &[
                "php-cli",
                "php-sqlite3",
                "php-mbstring",
                "php-xml",
                "php-gd",
            ],
        )?;
    }
    match find() {
        Some(php) => Ok(php),
        None => {
            bail!("no php on PATH with pdo_sqlite, mbstring, xml and gd (php -m lists its modules)")
        }
    }
}
