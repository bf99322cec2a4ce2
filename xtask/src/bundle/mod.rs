//! Builds the bundle as small as it gets: the wasm, its glue and the loader.

mod codes;
mod columns;
mod compile;
mod constants;
mod direct;
mod factory;
mod forward;
mod minify;
mod names;
mod numbered;
mod order;
mod script;
mod split;
mod table;

use crate::command::step;
use crate::needs::{ALL, Needs, is_later, needs, of_all};
use crate::size::BESIDE;
use crate::{languages, place, provision};
use anyhow::{Context as _, Result, ensure};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use factory::{END, factory};
use minify::{bundle, esbuild, hasten, minify, shorten};
use sha2::{Digest as _, Sha256};
use split::Pieces;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the glue exports to the loader; the rest of it goes.
const ENTRY: &str = include_str!("entry.js");

/// What the entry has each wasm restored with.
const RESTORED: &str = include_str!("restored.mjs");

/// In a bundle that is not split nothing is put in its place later.
const ENTRY_OF_WHOLE: &str = "export { changed, configured, default, end, mount, refresh, start, unmount } from \"./entry.js\";
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
    /// True for a wasm to be looked at: it keeps the names of its functions, and is not put into columns.
    pub(crate) keeps_names: bool,
    /// What is in a file of its own.
    pub(crate) split: Split,
}

/// What is not in the core, but in a file beside it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Split {
    /// Nothing: all is in one file.
    Nothing,
    /// What comes later, when a reader wants it.
    Later,
    /// That, and what each widget has for itself.
    Widgets,
}

impl Split {
    /// The cargo feature that has the source marked so.
    fn feature(self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::Later => Some("later"),
            Self::Widgets => Some("parts"),
        }
    }

    /// The file of a part, or of what is between parts.
    fn file(self, name: &str) -> String {
        match self {
            Self::Nothing | Self::Widgets => file(name),
            Self::Later => file(&of_all(name)),
        }
    }

    /// What the loader imports of a bundle that is split so.
    fn entry(self) -> &'static str {
        match self {
            Self::Nothing => "whole.js",
            Self::Later | Self::Widgets => "entry.js",
        }
    }
}

/// What a script beside the loader imports when it needs it stays a file of its own: the words of each language, and
/// what a page is about.
const APART: [&str; 2] = ["--external:./languages/*", "--external:./subject.js"];

/// Builds what is shipped: the parts, and all of the widgets in one file, too, for pages that show all
/// of them: what is packed as one, and optimised as one, is smaller than its parts. What comes later
/// comes later there, too.
pub(crate) fn build() -> Result<PathBuf> {
    let mut plan = Plan {
        folder: "bundle-whole",
        widgets: None,
        keeps_names: false,
        split: Split::Later,
    };
    let whole = build_as(&plan)?;
    plan = Plan {
        folder: "bundle",
        split: Split::Widgets,
        ..plan
    };
    let folder = build_as(&plan)?;
    let mut needs = needs(&folder)?;
    needs.insert(ALL.to_owned(), vec![file(ALL)]);
    fs::copy(whole.join(CORE), folder.join(file(ALL)))?;
    for (part, files) in crate::needs::needs(&whole)? {
        for name in &files {
            fs::copy(whole.join(name), folder.join(name))?;
        }
        needs.insert(of_all(&part), files);
    }
    say_needs(&folder, &needs)?;
    one_glue(&whole, &folder)?;
    let source = place::root().join("src");
    for name in BESIDE {
        minify(&source.join(name), &folder.join(name), &APART)?;
    }
    languages::write(&source, &folder)?;
    Ok(folder)
}

/// The scripts beside the loader for a package, whose bundlers and servers bring along what several of
/// them share: that is a file of its own there, where a page that loads one of them would wait for it.
pub(crate) fn beside_shared() -> Result<PathBuf> {
    let (source, folder) = (place::root().join("src"), place::target().join("shared"));
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    step(
        "minify the scripts beside the loader, with what they share apart",
        "",
        esbuild(&APART)
            .args(["--splitting", "--chunk-names=shared-[hash]"])
            .args(BESIDE.map(|name| source.join(name)))
            .arg(format!("--outdir={}", folder.display())),
    )?;
    for entry in fs::read_dir(&folder)? {
        shorten(&entry?.path())?;
    }
    Ok(folder)
}

/// Has the glue of the bundle in parts serve the one file as well: they differ by what they hash to alone.
fn one_glue(whole: &Path, folder: &Path) -> Result<()> {
    let script = |of: &Path| -> Result<String> {
        let path = glued(of).join("bantin.js");
        let text = fs::read_to_string(&path)?;
        // Comments tell of positions in the wasm.
        Ok(text
            .lines()
            .filter(|it| !it.trim_start().starts_with("//"))
            .collect())
    };
    ensure!(
        script(whole)? == script(folder)?,
        "the glue of {} is not that of {}: expected the same imports, by the same names",
        whole.display(),
        folder.display()
    );
    let needed = needs(folder)?.into_values().flatten();
    let files: BTreeSet<String> = needed.chain([CORE.to_owned()]).collect();
    write_glue(folder, &files, "entry.js")
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
    let pieces = match plan.split {
        Split::Nothing => None,
        Split::Later | Split::Widgets => {
            Some(split::split(&linked, &folder.with_extension("split"))?)
        }
    };
    let linked = pieces.as_ref().map_or(&linked, |pieces| &pieces.core);
    let glued = glued(&folder);
    glue(linked, &glued, plan)?;
    let parts = connect(&glued, pieces.as_ref())?;
    optimise(&glued.join(CORE), &folder.join(CORE), plan)?;
    let mut optimised = Vec::new();
    for (name, path) in &parts {
        let to = folder.join(plan.split.file(name));
        optimise(path, &to, plan)?;
        optimised.push(to);
    }
    order::order(&folder.join(CORE), optimised.iter())?;
    if !plan.keeps_names {
        let restorer = columns::restorer(&glued)?;
        columns::apply(&folder.join(CORE), optimised.iter(), &restorer)?;
    }

    let built = parts.keys().map(|name| plan.split.file(name));
    let built = built.chain([CORE.to_owned()]).collect();
    write_glue(&folder, &built, plan.split.entry())?;
    let names = pieces.map(|pieces| pieces.needs).unwrap_or_default();
    let files = |names: &Vec<String>| names.iter().map(|it| plan.split.file(it)).collect();
    let needs = names.iter().map(|(part, it)| (part.clone(), files(it)));
    say_needs(&folder, &needs.collect())?;
    let loader = fs::read_to_string(place::root().join("src/embed.js"))?;
    fs::write(
        glued.join("embed.js"),
        with_files(&loader, &names, plan.split)?,
    )?;
    // Which it imports when it needs them.
    let later = "--external:./bantin.js";
    let script = folder.join("embed.js");
    minify(&glued.join("embed.js"), &script, &[later])?;
    hasten(&script)?;
    Ok(folder)
}

/// Writes the bundle's `bantin.js`, which knows each wasm it may be put together with.
fn write_glue(folder: &Path, files: &BTreeSet<String>, entry: &str) -> Result<()> {
    let glued = glued(folder);
    fs::write(glued.join("entry.js"), with_hashes(ENTRY, folder, files)?)?;
    fs::write(glued.join("restored.mjs"), RESTORED)?;
    fs::write(glued.join("whole.js"), ENTRY_OF_WHOLE)?;
    let script = folder.join("bantin.js");
    // Which it imports where a page speaks another language.
    bundle(&glued.join(entry), &script, &["--external:./languages.js"])?;
    fs::write(&script, factory(&fs::read_to_string(&script)?)?)?;
    // Within what makes it, names are shorter once more.
    shorten(&script)?;
    hasten(&script)
}

/// Where what wasm-bindgen makes of a bundle is.
fn glued(folder: &Path) -> PathBuf {
    let mut name = folder.as_os_str().to_owned();
    name.push("-glued");
    name.into()
}

/// The glue's entry, which knows each wasm by its hash: whoever pins the glue pins them.
fn with_hashes(entry: &str, folder: &Path, files: &BTreeSet<String>) -> Result<String> {
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
fn with_files(loader: &str, parts: &BTreeMap<String, Vec<String>>, split: Split) -> Result<String> {
    let (before, rest) = loader.split_once(FILES.0).context("embed.js: no files")?;
    let (_, after) = rest
        .split_once(FILES.1)
        .context("embed.js: no end of files")?;
    // Each is written out where it is used: a bundler understands no less.
    let url = |file: &str| format!("new URL(\"./{file}\", import.meta.url)");
    let needed = |(name, needed): (&String, &Vec<String>)| {
        let needed: Vec<String> = needed.iter().map(|it| url(&split.file(it))).collect();
        format!("  \"{name}\": [{}],\n", needed.join(", "))
    };
    let needed: String = parts.iter().map(needed).collect();
    // The same of a bundle of all widgets in one file.
    let (mut whole, mut whole_parts) = ("CORE".to_owned(), "PARTS".to_owned());
    if split == Split::Widgets {
        let own = |part: &String| format!("  \"{part}\": [{}],\n", url(&Split::Later.file(part)));
        let later: String = parts.keys().filter(|it| is_later(it)).map(own).collect();
        (whole, whole_parts) = (url(&file(ALL)), format!("{{\n{later}}}"));
    }
    let files = format!(
        "const CORE = {};\nconst PARTS = {{\n{needed}}};\n\
         const WHOLE = {whole};\nconst WHOLE_PARTS = {whole_parts};\n",
        url(CORE),
    );
    Ok([before, &files, after].concat())
}

/// The core's file.
const CORE: &str = "bantin_bg.wasm";

/// The file of a part, or of what is between parts.
fn file(name: &str) -> String {
    format!("bantin_{name}.wasm")
}

/// Writes the glue and the core, as they come.
fn glue(linked: &Path, to: &Path, plan: &Plan) -> Result<()> {
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
            // Who has a place in the table is told by name; the names go when the file is optimised.
            .arg("--no-demangle")
            // Parts import the memory, the table of functions and the stack's pointer.
            .args((plan.split != Split::Nothing).then_some("--keep-lld-exports"))
            .arg("--out-dir")
            .arg(to)
            .arg(linked),
    )
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
    if let Some(pieces) = pieces {
        table::thin(&mut core, &mut parts, &pieces.addresses);
    }
    for module in parts.iter_mut().chain([&mut core]) {
        constants::join(module);
    }
    names::shorten_parts(&mut core, parts.iter_mut());
    let script = glued.join("bantin.js");
    let glue = names::shorten_glue(&mut core, script::read(&script)?)
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
                // In columns, a local that is set and read packs better than what it takes to do without.
                "--skip-pass=simplify-locals",
                // How a load is aligned is a hint, and without it loads are alike: 0.2 KB a page.
                "--dealign",
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

#[cfg(test)]
mod tests {
    use super::{HASHES, Split, with_files, with_hashes};
    use anyhow::Result;
    use std::collections::{BTreeMap, BTreeSet};
    use std::{env, fs, process};

    const LOADER: &str = "before\n// <files>\nconst CORE = 0;\n// </files>\nafter\n";

    #[test]
    fn the_loader_has_each_file_written_out_for_bundlers() -> Result<()> {
        let names = |names: &[&str]| names.iter().map(|it| (*it).to_owned()).collect();
        let parts = BTreeMap::from([
            ("related".to_owned(), names(&["related", "related-ticker"])),
            ("ticker".to_owned(), names(&["related-ticker"])),
            ("write".to_owned(), names(&["write"])),
        ]);
        let loader = with_files(LOADER, &parts, Split::Widgets)?;
        for expected in [
            "const CORE = new URL(\"./bantin_bg.wasm\", import.meta.url);\n",
            "\"ticker\": [new URL(\"./bantin_related-ticker.wasm\", import.meta.url)],\n",
            "const WHOLE = new URL(\"./bantin_all.wasm\", import.meta.url);\n",
            "WHOLE_PARTS = {\n  \"write\": [new URL(\"./bantin_all_write.wasm\", import.meta.url)],\n};\n",
        ] {
            assert!(loader.contains(expected), "no {expected} in {loader}");
        }
        assert!(loader.starts_with("before\n") && loader.ends_with("after\n"));
        // A bundle in one file has that alone.
        let loader = with_files(LOADER, &BTreeMap::new(), Split::Nothing)?;
        assert!(!loader.contains("bantin_all"), "{loader}");
        assert!(with_files("no marks", &parts, Split::Widgets).is_err());
        Ok(())
    }

    #[test]
    fn the_glue_knows_each_wasm_by_its_hash() -> Result<()> {
        let folder = env::temp_dir().join(format!("bantin-hashes-{}", process::id()));
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("a.wasm"), "abc")?;
        let files = BTreeSet::from(["a.wasm".to_owned()]);
        let entry = with_hashes(HASHES, &folder, &files)?;
        // The first example of FIPS 180-2, appendix B.
        let expected = "const HASHES = [\"ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=\"];";
        assert_eq!(entry, expected);
        assert!(with_hashes("no line", &folder, &files).is_err());
        assert!(with_hashes(HASHES, &folder, &BTreeSet::from(["gone.wasm".to_owned()])).is_err());
        Ok(fs::remove_dir_all(folder)?)
    }
}
