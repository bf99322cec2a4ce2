//! Splits the linked program where its source has marks (`part/`), into a core and files beside it.
//!
//! `wasm_split_cli_support`, which Leptos' lazy functions use, too, follows the relocations of the
//! linker: what only one part reaches goes into that part, code and constants alike. What several
//! parts share it puts into a chunk for each combination of them. Fetching ten small files would
//! take longer than fetching what a page does not need, so most chunks go back into the core.

use super::FEATURES;
use super::table::Addresses;
use crate::command::step;
use crate::needs::LATER;
use crate::place;
use anyhow::{Context as _, Result, anyhow};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use walrus::{ImportKind, Module};
use wasm_split_cli_support::{Options, transform};

/// What the parts import from: the core, by its name to the tool.
pub(super) const CORE: &str = "__wasm_split";

/// What stands for the core while chunks are merged.
const OUTSIDE: &str = "outside";

/// Parts that have a file between them: a chunk of which all users are in one of these goes there,
/// into the first of them. All other chunks are in the core.
const BETWEEN: [&[&str]; 1] = [&["related", "ticker"]];

/// A program in pieces, not yet put together.
pub(super) struct Pieces {
    /// The core, to be given its glue.
    pub(super) core: PathBuf,
    /// The chunks that belong in the core.
    chunks: Vec<PathBuf>,
    /// All other files by their names, and what each is put together from.
    files: BTreeMap<String, Vec<PathBuf>>,
    /// The files that each part needs.
    pub(super) needs: BTreeMap<String, Vec<String>>,
    /// Which functions the program has the address of.
    pub(super) addresses: Addresses,
}

/// Splits it. The pieces stand in the folder.
pub(super) fn split(linked: &Path, folder: &Path) -> Result<Pieces> {
    println!("- split the wasm");
    let program = fs::read(linked).with_context(|| format!("cannot read {}", linked.display()))?;
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let core = folder.join("core.wasm");
    let mut options = Options::new(&program);
    options.main_out_path = &core;
    options.output_dir = folder;
    let found = transform(options)
        .map_err(|error| anyhow!("cannot split {}: {error:#}", linked.display()))?;
    let mut users: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (part, needed) in found.prefetch_map {
        for stem in needed {
            users.entry(stem).or_default().insert(part.clone());
        }
    }
    let mut pieces = Pieces {
        core,
        chunks: Vec::new(),
        files: BTreeMap::new(),
        needs: BTreeMap::new(),
        addresses: Addresses::read(&program)?,
    };
    for (stem, users) in users {
        let path = folder.join(&stem).with_extension("wasm");
        let Some(name) = file_of(users) else {
            pieces.chunks.push(path);
            continue;
        };
        pieces.files.entry(name).or_default().push(path);
    }
    let names: Vec<String> = pieces.files.keys().cloned().collect();
    for name in names {
        for part in name.split('-') {
            let needed = pieces.needs.entry(part.to_owned()).or_default();
            needed.push(name.clone());
        }
    }
    Ok(pieces)
}

/// The file for what these parts use; none when it belongs in the core.
fn file_of(mut users: BTreeSet<String>) -> Option<String> {
    for (later, before) in LATER {
        if users.contains(before) {
            users.remove(later);
        }
    }
    if users.len() == 1 {
        return users.first().cloned();
    }
    let has_all = |all: &&[&str]| users.iter().all(|user| all.contains(&user.as_str()));
    BETWEEN.into_iter().find(has_all).map(|all| all.join("-"))
}

impl Pieces {
    /// Puts its chunks into the core, which has its glue by now, and other chunks that share a file
    /// into that. Gives the files by their names.
    pub(super) fn join(&self, core: &Path) -> Result<BTreeMap<String, PathBuf>> {
        merge(core, &self.chunks, core)?;
        let mut joined = BTreeMap::new();
        for (name, pieces) in &self.files {
            let path = self.core.with_file_name(format!("{name}.joined"));
            match pieces.as_slice() {
                [one] => {
                    fs::copy(one, &path)?;
                }
                all => {
                    let outside = self.core.with_file_name("outside.wasm");
                    write(&mut outside_of(all)?, &outside)?;
                    merge(&outside, all, &path)?;
                    let mut module = read(&path)?;
                    for import in module.imports.iter_mut() {
                        CORE.clone_into(&mut import.module);
                    }
                    let exports: Vec<_> = module.exports.iter().map(walrus::Export::id).collect();
                    for export in exports {
                        module.exports.delete(export);
                    }
                    write(&mut module, &path)?;
                }
            }
            joined.insert(name.clone(), path);
        }
        Ok(joined)
    }
}

/// Merges chunks into what they import from.
fn merge(into: &Path, chunks: &[PathBuf], to: &Path) -> Result<()> {
    let mut merge = Command::new(place::npm_programs().join("wasm-merge"));
    merge.args(FEATURES).arg("--debuginfo").arg(into).arg(CORE);
    for chunk in chunks {
        merge.arg(chunk).arg(chunk.file_stem().unwrap_or_default());
    }
    step("merge what parts share", "", merge.arg("-o").arg(to))
}

/// A module that exports what these import, and imports it itself: merged with it, they have one
/// memory and not each its own.
fn outside_of(chunks: &[PathBuf]) -> Result<Module> {
    let mut outside = Module::default();
    let mut known = BTreeSet::new();
    for chunk in chunks {
        let module = read(chunk)?;
        for import in module.imports.iter().filter(|it| it.module == CORE) {
            if !known.insert(import.name.clone()) {
                continue;
            }
            let name = &import.name;
            match import.kind {
                ImportKind::Memory(id) => {
                    let it = module.memories.get(id);
                    let (id, _) = outside.add_import_memory(
                        OUTSIDE,
                        name,
                        it.shared,
                        it.memory64,
                        it.initial,
                        it.maximum,
                        None,
                    );
                    outside.exports.add(name, id);
                }
                ImportKind::Table(id) => {
                    let it = module.tables.get(id);
                    let (id, _) = outside.add_import_table(
                        OUTSIDE,
                        name,
                        it.table64,
                        it.initial,
                        it.maximum,
                        it.element_ty,
                    );
                    outside.exports.add(name, id);
                }
                ImportKind::Global(id) => {
                    let it = module.globals.get(id);
                    let (id, _) =
                        outside.add_import_global(OUTSIDE, name, it.ty, it.mutable, it.shared);
                    outside.exports.add(name, id);
                }
                ImportKind::Function(id) => {
                    let it = module.types.get(module.funcs.get(id).ty());
                    let ty = outside.types.add(it.params(), it.results());
                    let (id, _) = outside.add_import_func(OUTSIDE, name, ty);
                    outside.exports.add(name, id);
                }
            }
        }
    }
    Ok(outside)
}

/// Writes a module into a file.
pub(super) fn write(module: &mut Module, path: &Path) -> Result<()> {
    module
        .emit_wasm_file(path)
        .map_err(|error| anyhow!("cannot write {}: {error:#}", path.display()))
}

/// A module from a file.
pub(super) fn read(path: &Path) -> Result<Module> {
    Module::from_file(path).map_err(|error| anyhow!("cannot read {}: {error:#}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::file_of;

    fn check(users: &[&str], expected: Option<&str>) {
        let users = users.iter().map(|it| (*it).to_owned()).collect();
        assert_eq!(file_of(users).as_deref(), expected);
    }

    #[test]
    fn what_one_part_uses_is_in_its_own_file() {
        check(&["weather"], Some("weather"));
    }

    #[test]
    fn what_two_lists_of_stories_use_is_between_them() {
        check(&["related", "ticker"], Some("related-ticker"));
    }

    #[test]
    fn what_a_later_part_uses_is_there_with_the_one_before_it() {
        check(&["comments", "write"], Some("comments"));
        check(&["write"], Some("write"));
        check(&["weather", "write"], None);
        check(&["comments", "weather", "write"], None);
    }

    #[test]
    fn what_others_share_is_in_the_core() {
        check(&["comments", "weather"], None);
        check(&["comments", "related", "ticker", "weather"], None);
    }
}
