//! Builds the bundle as small as it gets: the wasm, its glue and the loader.

mod compile;
mod direct;
mod factory;
mod names;
mod split;

use crate::command::step;
use crate::needs::{ALL, Needs, needs};
use crate::{place, provision};
use anyhow::{Context as _, Result, ensure};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use factory::{END, factory};
use sha2::{Digest as _, Sha256};
use split::Pieces;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the glue exports to the loader; the rest of it goes.
const ENTRY: &str = include_str!("entry.js");

/// In a bundle that is not split nothing is put in its place later.
const ENTRY_OF_WHOLE: &str = "export { attributeChanged, configured, dataGiven, default, end, mount, refresh, start, unmount } from \"./entry.js\";
";

/// Where the glue has what each wasm hashes to.
const HASHES: &str = "const HASHES = [];";

/// The features of WebAssembly that Rust's target has, as wasm-opt wants to be told.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Between these lines the loader has the files of the bundle.
const FILES: (&str, &str) = ("// <files>\n", "// </files>\n");

/// A bundle: which one, and where it goes.
pub(crate) struct Plan<'a> {
    /// A folder of the target.
    pub(crate) folder: &'a str,
    /// The widgets in it, by their cargo features; all of them when nothing is said.
    pub(crate) widgets: Option<&'a [&'a str]>,
    /// True for a wasm that keeps the names of its functions; it differs in nothing else.
    pub(crate) keeps_names: bool,
    /// True for a core and a part for each widget; false for all in one file.
    pub(crate) is_split: bool,
}

/// Builds what is shipped: the parts, and all of it in one file, too, for pages that show all of the
/// widgets: what is packed as one, and optimised as one, is smaller than its parts.
pub(crate) fn build() -> Result<PathBuf> {
    let mut plan = Plan {
        folder: "bundle-whole",
        widgets: None,
        keeps_names: false,
        is_split: false,
    };
    let whole = build_as(&plan)?;
    plan = Plan {
        folder: "bundle",
        is_split: true,
        ..plan
    };
    let folder = build_as(&plan)?;
    let files = [("bantin.js", format!("bantin_{ALL}.js")), (CORE, file(ALL))];
    for (from, to) in &files {
        fs::copy(whole.join(from), folder.join(to))?;
    }
    let mut needs = needs(&folder)?;
    needs.insert(ALL.to_owned(), files.map(|(_, to)| to).into());
    say_needs(&folder, &needs)?;
    Ok(folder)
}

/// Says in a bundle which files each widget needs beside the first ones.
fn say_needs(folder: &Path, needs: &Needs) -> Result<()> {
    fs::write(
        folder.join("parts.json"),
        serde_json::to_string_pretty(needs)? + "\n",
    )?;
    Ok(())
}

/// Builds into the plan's folder, which it gives: `embed.js`, `bantin.js`, `bantin_bg.wasm`, the
/// parts, and `parts.json`, which has the files that each widget needs beside those.
pub(crate) fn build_as(plan: &Plan) -> Result<PathBuf> {
    provision::c_compiler()?;
    let toolchain = provision::wasm()?;
    provision::wasm_bindgen()?;
    provision::packages()?;
    let folder = place::target().join(plan.folder);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;

    let linked = compile::compile(&toolchain, plan)?;
    let pieces = match plan.is_split {
        true => Some(split::split(&linked, &folder.with_extension("split"))?),
        false => None,
    };
    let linked = pieces.as_ref().map_or(&linked, |pieces| &pieces.core);
    let glued = glue(linked, plan)?;
    let parts = connect(&glued, pieces.as_ref())?;
    optimise(&glued.join(CORE), &folder.join(CORE), plan)?;
    for (name, path) in &parts {
        optimise(path, &folder.join(file(name)), plan)?;
    }

    let built = parts.keys().map(|name| file(name));
    let built: Vec<String> = built.chain([CORE.to_owned()]).collect();
    fs::write(glued.join("entry.js"), with_hashes(ENTRY, &folder, &built)?)?;
    fs::write(glued.join("whole.js"), ENTRY_OF_WHOLE)?;
    let script = folder.join("bantin.js");
    let entry = if plan.is_split {
        "entry.js"
    } else {
        "whole.js"
    };
    minify(&glued.join(entry), &script, &[])?;
    fs::write(&script, factory(&fs::read_to_string(&script)?)?)?;
    let names = pieces.map(|pieces| pieces.needs).unwrap_or_default();
    let files = |names: &Vec<String>| names.iter().map(|it| file(it)).collect();
    let needs = names.iter().map(|(part, it)| (part.clone(), files(it)));
    say_needs(&folder, &needs.collect())?;
    let loader = fs::read_to_string(place::root().join("src/embed.js"))?;
    fs::write(glued.join("embed.js"), with_files(&loader, &names)?)?;
    // Which it imports when it needs them.
    let later = ["--external:./bantin.js", "--external:./bantin_all.js"];
    minify(&glued.join("embed.js"), &folder.join("embed.js"), &later)?;
    Ok(folder)
}

/// The glue's entry, which knows each wasm by its hash: whoever pins the glue pins them.
fn with_hashes(entry: &str, folder: &Path, files: &[String]) -> Result<String> {
    ensure!(
        entry.contains(HASHES),
        "entry.js: expected the line {HASHES}"
    );
    let hash = |name: &String| -> Result<String> {
        let path = folder.join(name);
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        Ok(STANDARD.encode(Sha256::digest(bytes)))
    };
    let hashes = files.iter().map(hash).collect::<Result<Vec<_>>>()?;
    let hashes = serde_json::to_string(&hashes)?;
    Ok(entry.replace(HASHES, &format!("const HASHES = {hashes};")))
}

/// The loader of a bundle, which has what each widget needs beside the core.
fn with_files(loader: &str, parts: &BTreeMap<String, Vec<String>>) -> Result<String> {
    let (before, rest) = loader.split_once(FILES.0).context("embed.js: no files")?;
    let (_, after) = rest
        .split_once(FILES.1)
        .context("embed.js: no end of files")?;
    // Each is written out where it is used: a bundler understands no less.
    let url = |file: &str| format!("new URL(\"./{file}\", import.meta.url)");
    let all = if parts.is_empty() {
        CORE.to_owned()
    } else {
        file(ALL)
    };
    let part = |(name, needed): (&String, &Vec<String>)| {
        let needed: Vec<String> = needed.iter().map(|it| url(&file(it))).collect();
        format!("  \"{name}\": [{}],\n", needed.join(", "))
    };
    let parts: String = parts.iter().map(part).collect();
    let files = format!(
        "const CORE = {};\nconst WHOLE = {};\nconst PARTS = {{\n{parts}}};\n",
        url(CORE),
        url(&all)
    );
    Ok([before, &files, after].concat())
}

/// The core's file.
const CORE: &str = "bantin_bg.wasm";

/// The file of a part, or of what is between parts.
fn file(name: &str) -> String {
    format!("bantin_{name}.wasm")
}

/// Writes the glue; gives the folder that it and the core are in.
fn glue(linked: &Path, plan: &Plan) -> Result<PathBuf> {
    let glued = place::target().join(format!("{}-glued", plan.folder));
    let program = provision::wasm_bindgen()?.join("wasm-bindgen");
    step(
        "write the glue",
        "",
        Command::new(program)
            .args(["--target", "web", "--no-typescript"])
            .args(["--out-name", "bantin"])
            .arg("--remove-producers-section")
            // The loader says where the wasm is.
            .arg("--omit-default-module-path")
            .arg(if plan.keeps_names {
                "--no-demangle"
            } else {
                "--remove-name-section"
            })
            // Parts import the memory, the table of functions and the stack's pointer.
            .args(plan.is_split.then_some("--keep-lld-exports"))
            .arg("--out-dir")
            .arg(&glued)
            .arg(linked),
    )?;
    Ok(glued)
}

/// Gives the core, its glue and its parts the names by which they know each other. Gives the parts,
/// by the names of their files.
fn connect(glued: &Path, pieces: Option<&Pieces>) -> Result<BTreeMap<String, PathBuf>> {
    let core_file = glued.join(CORE);
    let files = match pieces {
        Some(pieces) => pieces.join(&core_file)?,
        None => BTreeMap::new(),
    };
    let mut core = split::read(&core_file)?;
    let mut parts = Vec::new();
    for path in files.values() {
        parts.push(split::read(path)?);
    }
    direct::direct(&mut core, parts.iter_mut());
    names::shorten_parts(&mut core, parts.iter_mut());
    let script = glued.join("bantin.js");
    let glue =
        fs::read_to_string(&script).with_context(|| format!("cannot read {}", script.display()))?;
    let glue = names::shorten_glue(&mut core, &glue)
        .with_context(|| format!("cannot shorten {}", script.display()))?;
    fs::write(&script, glue + END)?;
    split::write(&mut core, &core_file)?;
    for (path, part) in files.values().zip(&mut parts) {
        split::write(part, path)?;
    }
    Ok(files)
}

fn optimise(from: &Path, to: &Path, plan: &Plan) -> Result<()> {
    let name = to.file_name().unwrap_or_default().to_string_lossy();
    step(
        &format!("optimise {name}"),
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
            .arg(from)
            .arg("-o")
            .arg(to),
    )
}

fn minify(from: &Path, to: &Path, more: &[&str]) -> Result<()> {
    let name = from.file_name().unwrap_or_default().to_string_lossy();
    step(
        &format!("minify {name}"),
        "",
        Command::new(place::npm_programs().join("esbuild"))
            .arg(from)
            .args(["--bundle", "--minify", "--format=esm", "--target=es2022"])
            .args(["--charset=utf8", "--log-level=warning"])
            .args(more)
            .arg(format!("--outfile={}", to.display())),
    )
}

#[cfg(test)]
mod tests {
    use super::{HASHES, with_files, with_hashes};
    use anyhow::Result;
    use std::collections::BTreeMap;
    use std::{env, fs, process};

    const LOADER: &str = "before\n// <files>\nconst CORE = 0;\n// </files>\nafter\n";

    #[test]
    fn the_loader_has_each_file_written_out_for_bundlers() -> Result<()> {
        let names = |names: &[&str]| names.iter().map(|it| (*it).to_owned()).collect();
        let parts = BTreeMap::from([
            ("related".to_owned(), names(&["related", "related-ticker"])),
            ("ticker".to_owned(), names(&["related-ticker"])),
        ]);
        let loader = with_files(LOADER, &parts)?;
        for expected in [
            "const CORE = new URL(\"./bantin_bg.wasm\", import.meta.url);\n",
            "const WHOLE = new URL(\"./bantin_all.wasm\", import.meta.url);\n",
            "\"ticker\": [new URL(\"./bantin_related-ticker.wasm\", import.meta.url)],\n",
        ] {
            assert!(loader.contains(expected), "no {expected} in {loader}");
        }
        assert!(loader.starts_with("before\n") && loader.ends_with("after\n"));
        // A bundle in one file has that alone.
        let loader = with_files(LOADER, &BTreeMap::new())?;
        assert!(!loader.contains("bantin_all"), "{loader}");
        assert!(with_files("no marks", &parts).is_err());
        Ok(())
    }

    #[test]
    fn the_glue_knows_each_wasm_by_its_hash() -> Result<()> {
        let folder = env::temp_dir().join(format!("bantin-hashes-{}", process::id()));
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("a.wasm"), "abc")?;
        let files = ["a.wasm".to_owned()];
        let entry = with_hashes(HASHES, &folder, &files)?;
        // The first example of FIPS 180-2, appendix B.
        let expected = "const HASHES = [\"ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=\"];";
        assert_eq!(entry, expected);
        assert!(with_hashes("no line", &folder, &files).is_err());
        assert!(with_hashes(HASHES, &folder, &["gone.wasm".to_owned()]).is_err());
        Ok(fs::remove_dir_all(folder)?)
    }
}
