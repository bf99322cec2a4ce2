//! Builds the bundle as small as it gets: the wasm, its glue and the loader.

mod compile;
mod names;

use crate::command::step;
use crate::{place, provision};
use anyhow::Result;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the glue exports to the loader; the rest of it goes.
const ENTRY: &str = "export { default, start, mount, attributeChanged, refresh, dataGiven, unmount } from \"./bantin.js\";\n";

/// The features of WebAssembly that Rust's target has, as wasm-opt wants to be told.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// A bundle: which one, and where it goes.
pub(crate) struct Plan<'a> {
    /// A folder of the target.
    pub(crate) folder: &'a str,
    /// The widgets in it, by their cargo features; all of them when nothing is said.
    pub(crate) widgets: Option<&'a [&'a str]>,
    /// True for a wasm that keeps the names of its functions; it differs in nothing else.
    pub(crate) keeps_names: bool,
}

/// Builds what is shipped.
pub(crate) fn build() -> Result<PathBuf> {
    build_as(&Plan {
        folder: "bundle",
        widgets: None,
        keeps_names: false,
    })
}

/// Builds into the plan's folder, which it gives: `embed.js`, `bantin.js`, `bantin_bg.wasm`.
pub(crate) fn build_as(plan: &Plan) -> Result<PathBuf> {
    provision::c_compiler()?;
    let toolchain = provision::wasm()?;
    let wasm_bindgen = provision::wasm_bindgen()?;
    provision::packages()?;
    let folder = place::target().join(plan.folder);
    fs::create_dir_all(&folder)?;

    let wasm = compile::compile(&toolchain, plan.widgets)?;
    let glued = place::target().join(format!("{}-glued", plan.folder));
    step(
        "write the glue",
        "",
        Command::new(wasm_bindgen.join("wasm-bindgen"))
            .args(["--target", "web", "--no-typescript"])
            .arg("--remove-producers-section")
            .arg(if plan.keeps_names {
                "--no-demangle"
            } else {
                "--remove-name-section"
            })
            .arg("--out-dir")
            .arg(&glued)
            .arg(wasm),
    )?;
    names::shorten(&glued)?;
    step(
        "optimise the wasm",
        "",
        Command::new(place::npm_programs().join("wasm-opt"))
            .args([
                "-Oz",
                "--converge",
                // The stack is down there, and nothing is ever at the bottom of it.
                "--low-memory-unused",
                // Cut at its zeros, the data costs more than its zeros do.
                "--skip-pass=memory-packing",
                // What is computed twice packs better than a local that keeps it.
                "--skip-pass=local-cse",
                // What it was made by, and for which machine, is nothing to a browser.
                "--strip-producers",
                "--strip-target-features",
            ])
            .args(FEATURES)
            .args(plan.keeps_names.then_some("--debuginfo"))
            .arg(glued.join("bantin_bg.wasm"))
            .arg("-o")
            .arg(folder.join("bantin_bg.wasm")),
    )?;
    fs::write(glued.join("entry.js"), ENTRY)?;
    minify(&glued.join("entry.js"), &folder.join("bantin.js"))?;
    minify(
        &place::root().join("src/embed.js"),
        &folder.join("embed.js"),
    )?;
    Ok(folder)
}

fn minify(from: &Path, to: &Path) -> Result<()> {
    let name = from.file_name().unwrap_or_default().to_string_lossy();
    step(
        &format!("minify {name}"),
        "",
        Command::new(place::npm_programs().join("esbuild"))
            .arg(from)
            .args(["--bundle", "--minify", "--format=esm", "--target=es2022"])
            .args(["--charset=utf8", "--log-level=warning"])
            .arg(format!("--outfile={}", to.display())),
    )
}
