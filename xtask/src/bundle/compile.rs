//! Compiles the crate to WebAssembly with link-time optimisation, and makes sure of that.
//!
//! Cargo drops `lto` of the profile, and says nothing, when a library is also made as an `rlib`;
//! `Cargo.toml` has both kinds, for the tests and for Trunk. So the bundle is compiled as a
//! `cdylib` alone, and what cargo told rustc is looked at. The gallery, which Trunk compiles for
//! speed of building, goes without.

use super::Plan;
use crate::command::{step, step_with_output};
use crate::place;
use crate::provision::Toolchain;
use anyhow::{Context as _, Result, ensure};
use sha2::{Digest as _, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";

/// The stack, in bytes. The default of 1 MB is memory that every reader's phone would have to
/// give; nothing here is nested deeper than 64.
const STACK: &str = "-Clink-arg=-zstack-size=131072";

/// Objects of the page are numbers in a table of the glue and not `externref`s: 1 KB (brotli) less
/// of wasm and glue together.
const NUMBERS: &str = "-Ctarget-feature=-reference-types,-multivalue";

/// What rustc needs to leave out of a program that aborts: messages of panics, their places, and
/// the formatting of them. 13 to 17 % less than the standard library as it comes.
const SMALLEST: &str =
    "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none";

/// What splitting needs to know: where the program refers to functions and constants. Beside it
/// the source marks its parts.
const MARKED: [&str; 2] = ["--", "-Clink-arg=--emit-relocs"];

/// Compiles the crate as this plan says; gives the wasm.
pub(super) fn compile(toolchain: &Toolchain, plan: &Plan) -> Result<PathBuf> {
    let release = place::target()
        .join("smallest")
        .join(TARGET)
        .join("release");
    let wasm = release.join("bantin.wasm");
    let note = release.join("bantin.wasm.rustc");
    let mut line = rustc(toolchain, plan)?.or_else(|| noted(&note, &wasm));
    if line.is_none() {
        // Nothing is known of the wasm that is there.
        let mut clean = cargo(toolchain);
        clean.args([
            "clean",
            "--release",
            "--target",
            TARGET,
            "--package",
            "bantin",
        ]);
        step("clear what was compiled", "", &mut clean)?;
        line = rustc(toolchain, plan)?;
    }
    let line = line.context("expected cargo to say how it calls rustc, found nothing")?;
    ensure!(
        has_fat_lto(&line),
        "rustc was not told -C lto=fat, without which the bundle is 7 % larger: {line}"
    );
    fs::write(&note, format!("{}\n{line}\n", hash(&wasm)?))
        .with_context(|| format!("cannot write {}", note.display()))?;
    Ok(wasm)
}

/// Has cargo compile the crate; gives the command line of rustc, unless nothing had changed.
fn rustc(toolchain: &Toolchain, plan: &Plan) -> Result<Option<String>> {
    let mut cargo = cargo(toolchain);
    cargo
        .args(["rustc", "--verbose", "--color", "never", "--release"])
        .args(["--package", "bantin", "--lib", "--crate-type", "cdylib"])
        .args(["--target", TARGET]);
    if let Some(widgets) = plan.widgets {
        cargo.args(["--no-default-features", "--features", &widgets.join(",")]);
    }
    if let Some(feature) = plan.split.feature() {
        cargo.args(["--features", feature]).args(MARKED);
    }
    let mut flags = format!("{STACK} {NUMBERS}");
    if toolchain.has_std_source {
        flags = format!("{flags} {SMALLEST}");
        cargo
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
            .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
    }
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    let what = "build the wasm, with its own standard library";
    let said = step_with_output(what, "", &mut cargo)?;
    Ok(command_line(&said).map(str::to_owned))
}

fn cargo(toolchain: &Toolchain) -> Command {
    let mut cargo = toolchain.command("cargo");
    cargo
        // Its own folder: other flags would build everything anew, each time.
        .env("CARGO_TARGET_DIR", place::target().join("smallest"))
        .current_dir(place::root());
    cargo
}

/// How rustc was called for the crate, in what cargo said of it.
fn command_line(said: &str) -> Option<&str> {
    let lines = said.lines().map(str::trim);
    lines
        .filter_map(|line| line.strip_prefix("Running `")?.strip_suffix('`'))
        .find(|line| line.contains(" --crate-name bantin "))
}

/// True when rustc is told to optimise the whole program at once. What is said last counts.
fn has_fat_lto(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let mut lto = None;
    while let Some(word) = words.next() {
        let option = match word {
            "-C" | "--codegen" => words.next(),
            _ => word.strip_prefix("-C"),
        };
        let said = option.and_then(|option| option.strip_prefix("lto="));
        lto = said.or(lto);
    }
    lto == Some("fat")
}

/// How rustc was called for this very wasm, as it was noted then.
fn noted(note: &Path, wasm: &Path) -> Option<String> {
    let note = fs::read_to_string(note).ok()?;
    let (of, line) = note.trim_end().split_once('\n')?;
    (hash(wasm).ok()? == of).then(|| line.to_owned())
}

fn hash(file: &Path) -> Result<String> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    Ok(format!("{:x}", Sha256::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::{command_line, has_fat_lto, hash, noted};
    use anyhow::Result;
    use std::fs;

    /// What cargo says, with these options for the crate itself.
    fn said(options: &str) -> String {
        format!(
            "   Compiling bantin v0.1.0 (/repo)\n     \
             Running `rustc --crate-name build_script_build build.rs -C lto=fat`\n     \
             Running `/repo/target/build/bantin/build-script-build`\n     \
             Running `rustc --crate-name leptos lib.rs --crate-type lib -C linker-plugin-lto`\n     \
             Running `rustc --crate-name bantin src/lib.rs --crate-type cdylib {options} -C panic=abort`\n    \
             Finished `release` profile [optimized] target(s) in 1.00s\n"
        )
    }

    fn check(options: &str, expected: bool) {
        let said = said(options);
        let line = command_line(&said);
        assert_eq!(line.map(has_fat_lto), Some(expected), "{options}");
    }

    #[test]
    fn a_command_line_with_link_time_optimisation_passes() {
        check("-C opt-level=z -C lto=fat", true);
        check("-Clto=fat", true);
        check("--codegen lto=fat", true);
        check("-C lto=off -C lto=fat", true);
    }

    #[test]
    fn a_command_line_without_it_is_refused() {
        check("-C opt-level=z", false);
        // What cargo says for a library of both kinds.
        check(
            "--crate-type rlib -C opt-level=z -C linker-plugin-lto",
            false,
        );
        check("-C lto=thin", false);
        check("-C lto=fat -C lto=off", false);
        check("--cfg lto=fat", false);
    }

    #[test]
    fn when_rustc_was_not_called_there_is_no_command_line() {
        let said = "       Fresh bantin v0.1.0 (/repo)\n    Finished `release` profile\n";
        assert_eq!(command_line(said), None);
    }

    #[test]
    fn a_note_is_of_one_wasm_alone() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("bantin-note-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let (note, wasm) = (folder.join("note"), folder.join("wasm"));
        fs::write(&wasm, "one")?;
        assert_eq!(noted(&note, &wasm), None);
        fs::write(&note, format!("{}\nrustc -C lto=fat\n", hash(&wasm)?))?;
        assert_eq!(noted(&note, &wasm).as_deref(), Some("rustc -C lto=fat"));
        fs::write(&wasm, "another")?;
        assert_eq!(noted(&note, &wasm), None);
        Ok(fs::remove_dir_all(folder)?)
    }
}
