//! Programs in Rust: as their makers publish them, or built by cargo; once, in a folder of their version,
//! or not at all.

use super::published::Archive;
use super::whole;
use crate::command::{says, step};
use crate::place;
use anyhow::Result;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Installs `package`, whose program is `program`, from source; gives the folder of the program.
pub(super) fn install(
    program: &str,
    package: &str,
    version: &str,
    arguments: &[&str],
) -> Result<PathBuf> {
    install_from(None, program, package, version, arguments)
}

/// The same, from an archive where that can be had, which is minutes sooner.
pub(super) fn install_from(
    archive: Option<Archive>,
    program: &str,
    package: &str,
    version: &str,
    arguments: &[&str],
) -> Result<PathBuf> {
    // Some of cargo's own commands want to hear their name again.
    let command = program.trim_start_matches("cargo-");
    let folder = whole::folder(
        &format!("{program}-{version}"),
        |folder| {
            let program_path = folder.join("bin").join(program);
            let asked = |words: &[&str]| says(&program_path, words);
            let said = asked(&["--version"]).or_else(|| asked(&[command, "--version"]));
            said.is_some_and(|said| said.contains(version))
        },
        |folder| {
            if let Some(archive) = archive {
                match archive.unpack(program, version, folder) {
                    Ok(()) => return Ok(()),
                    Err(error) => println!("  so it is built here: {error:#}"),
                }
                // What is left of it would be in the way.
                fs::remove_dir_all(folder)?;
                fs::create_dir_all(folder)?;
            }
            step(
                &format!("build {program} {version}, which takes a few minutes, once"),
                "Is the network there? An own mirror is set in ~/.cargo/config.toml.",
                Command::new("cargo")
                    .args(["install", "--debug", "--root"])
                    .arg(folder)
                    .args(arguments)
                    .arg(format!("{package}@{version}"))
                    // Elsewhere the flags of the workspace would apply.
                    .current_dir(place::tools())
                    .env_remove("RUSTFLAGS")
                    .env_remove("CARGO_TARGET_DIR"),
            )
        },
    )?;
    Ok(folder.join("bin"))
}
