//! Installs what the commands need. Each piece asks first whether it is there.

mod cargo_tool;
mod debian;
mod isso;
mod npm;
mod published;
mod rust;
mod whole;
mod wordpress;

pub(crate) use debian::{browser, c_compiler, firefox, shell, webkit};
pub(crate) use isso::isso;
pub(crate) use npm::{bench_packages, json_server, lighthouse, npm, packages};
pub(crate) use rust::{Toolchain, wasm};
pub(crate) use wordpress::wordpress;

use crate::place;
use anyhow::{Context as _, Result};
use published::Archive;
use std::env::consts::{ARCH, OS};
use std::fs;
use std::path::PathBuf;

/// The newest Trunk that builds with the Rust this workspace asks for; with it, the checksums below.
const TRUNK: &str = "0.21.14";
const CARGO_FUZZ: &str = "0.13.2";
const CARGO_CYCLONEDX: &str = "0.5.9";
/// What drives Firefox. npm's package of that name downloads a binary from a host that not every
/// machine reaches.
const GECKODRIVER: &str = "0.37.1";

/// All of it; with `backends`, the ones of others that only `test --backends` runs against, too.
pub(crate) fn everything(backends: bool) -> Result<()> {
    c_compiler()?;
    wasm()?;
    trunk()?;
    wasm_bindgen()?;
    packages()?;
    browser()?;
    firefox()?;
    geckodriver()?;
    webkit()?;
    isso()?;
    if backends {
        wordpress()?;
        json_server()?;
    }
    println!("everything is there");
    Ok(())
}

/// Trunk, which builds and serves the gallery; gives the folder of the program.
pub(crate) fn trunk() -> Result<PathBuf> {
    cargo_tool::install_from(trunk_archive(), "trunk", "trunk", TRUNK, &["--locked"])
}

/// Trunk as its makers publish it, with the checksum that stands beside it there, for this machine.
fn trunk_archive() -> Option<Archive> {
    let sha256 = match ARCH {
        "x86_64" => "f2b4680cd239693a646a2795e4633c625328d7b2a044fbe749fa3a2fe9e7036b",
        "aarch64" => "b1d8e60e454f7fc182d9a4d95d1506ffbae947d8ba90f8f6f02da93b60f980f9",
        _ => return None,
    };
    let releases = "https://github.com/trunk-rs/trunk/releases/download";
    let url = format!("{releases}/v{TRUNK}/trunk-{ARCH}-unknown-linux-gnu.tar.gz");
    (OS == "linux").then_some(Archive { url, sha256 })
}

/// What builds and runs the fuzz target; gives the folder of the program.
pub(crate) fn cargo_fuzz() -> Result<PathBuf> {
    debian::cpp_compiler()?;
    cargo_tool::install("cargo-fuzz", "cargo-fuzz", CARGO_FUZZ, &["--locked"])
}

/// What lists the crates of a release; gives the folder of the program.
pub(crate) fn cargo_cyclonedx() -> Result<PathBuf> {
    cargo_tool::install(
        "cargo-cyclonedx",
        "cargo-cyclonedx",
        CARGO_CYCLONEDX,
        &["--locked"],
    )
}

/// What drives Firefox by WebDriver; gives the program.
pub(crate) fn geckodriver() -> Result<PathBuf> {
    let folder = cargo_tool::install("geckodriver", "geckodriver", GECKODRIVER, &["--locked"])?;
    Ok(folder.join("geckodriver"))
}

/// The command line of wasm-bindgen, of exactly the version of the crate; gives its folder.
pub(crate) fn wasm_bindgen() -> Result<PathBuf> {
    // Without `--locked`: its lock file can name a crate that a mirror does not have yet.
    cargo_tool::install(
        "wasm-bindgen",
        "wasm-bindgen-cli",
        &locked("wasm-bindgen")?,
        &[],
    )
}

/// The version of a package in `Cargo.lock`.
fn locked(package: &str) -> Result<String> {
    let path = place::root().join("Cargo.lock");
    let text =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    version_in(&text, package).with_context(|| format!("no {package} in {}", path.display()))
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let lock: toml::Table = lock.parse().ok()?;
    let packages = lock.get("package")?.as_array()?;
    let found = packages
        .iter()
        .find(|it| it.get("name").and_then(|name| name.as_str()) == Some(package))?;
    Some(found.get("version")?.as_str()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::version_in;

    #[test]
    fn the_version_of_a_package_is_read_from_the_lock_file() {
        let lock = "[[package]]\nname = \"a\"\nversion = \"1.2.3\"\n\n[[package]]\nname = \"ab\"\nversion = \"4.0.0\"\n";
        assert_eq!(version_in(lock, "ab").as_deref(), Some("4.0.0"));
        assert_eq!(version_in(lock, "b"), None);
    }
}
