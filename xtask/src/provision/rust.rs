//! Rust for WebAssembly: rustup's target where it can be had, Debian's compiler otherwise.

use super::debian::apt;
use crate::command::{says, step};
use crate::place;
use anyhow::Result;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use which::which;

/// A Rust that builds for WebAssembly.
#[derive(Default)]
pub(crate) struct Toolchain {
    /// What cargo, and what calls cargo, needs in its environment.
    pub(crate) env: Vec<(OsString, OsString)>,
    /// True when it can build the standard library too, which makes the bundle smaller.
    pub(crate) has_std_source: bool,
}

impl Toolchain {
    /// A command that runs with it.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.envs(self.env.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Debian's: no standard library for WebAssembly, so every build makes its own.
    fn debian() -> Self {
        let set = |name: &str, value: &str| (name.into(), value.into());
        Self {
            env: vec![
                (
                    "PATH".into(),
                    place::path_with(&[PathBuf::from("/usr/bin")]),
                ),
                // Lets a stable compiler build the standard library.
                set("RUSTC_BOOTSTRAP", "1"),
                set("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
                set("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "wasm-ld-22"),
            ],
            has_std_source: true,
        }
    }
}

/// The toolchain; installs it when there is none. `BANTIN_DEBIAN_RUST` asks for Debian's.
pub(crate) fn wasm() -> Result<Toolchain> {
    let wants_debian = std::env::var_os("BANTIN_DEBIAN_RUST").is_some();
    let has_target = !wants_debian
        && (has("wasm32-unknown-unknown") || rustup(TARGET, "target", "wasm32-unknown-unknown"));
    if !has_target {
        let is_there =
            which("wasm-ld-22").is_ok() && Path::new("/usr/lib/rustlib/src/rust").exists();
        if !is_there {
            apt(
                "Debian's Rust for WebAssembly, because rustup's cannot be had",
                &["rustc-web", "cargo-web", "rust-web-src", "lld-22"],
            )?;
        }
        return Ok(Toolchain::debian());
    }
    let has_std_source = has("src/rust/library") || rustup(SOURCE, "component", "rust-src");
    if !has_std_source {
        println!(
            "- no source of the standard library: the bundle will be 15 % larger than it could be"
        );
    }
    Ok(Toolchain {
        env: Vec::new(),
        has_std_source,
    })
}

const TARGET: &str = "add Rust's target for WebAssembly";
const SOURCE: &str = "add the source of Rust's standard library, for a smaller bundle";

/// True when the sysroot has a part.
fn has(part: &str) -> bool {
    says("rustc", &["--print", "sysroot"]).is_some_and(|sysroot| {
        Path::new(sysroot.trim())
            .join("lib/rustlib")
            .join(part)
            .exists()
    })
}

/// Adds a part by rustup; false when that cannot be.
fn rustup(why: &str, kind: &str, part: &str) -> bool {
    if which("rustup").is_err() {
        return false;
    }
    let mut command = Command::new("rustup");
    match step(why, "", command.args([kind, "add", part])) {
        Ok(()) => true,
        Err(error) => {
            println!("  {error:#}");
            false
        }
    }
}
