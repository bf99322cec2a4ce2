//! Short names between the wasm and its glue, and between the core and the parts.

use super::script::Glue;
use super::split::CORE;
use anyhow::{Context as _, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use walrus::{ExportItem, FunctionKind, GlobalKind, ImportId, ImportKind, Module};

/// What the imports of the wasm are said to be from: the glue, by its name to wasm-bindgen.
const GLUE: &str = "./bantin_bg.js";

/// What the glue calls the memory. It is not in its object of imports, and keeps its name.
const MEMORY: &str = "memory";

/// Gives the imports and exports between the wasm and its glue short names in both, and puts the
/// imports in one order in both. Gives the glue.
///
/// wasm-bindgen's end in sixteen random digits, which no compression makes smaller: 4 KB (brotli)
/// in all. Its order is that of the names; what is alike packs better beside its like: 0.4 KB.
/// The glue's object of imports is an array, and the wasm calls them by their places in it: 0.4 KB.
pub(super) fn shorten_glue(module: &mut Module, glue: Glue) -> Result<String> {
    let entries: BTreeMap<String, String> = glue.imports.into_iter().collect();

    // By what a function takes and gives, then by what it does.
    let mut order = Vec::new();
    for import in module.imports.iter() {
        let ImportKind::Function(function) = import.kind else {
            bail!("{}: expected a function, found another import", import.name);
        };
        let signature = module.types.get(module.funcs.get(function).ty());
        let body = entries
            .get(&import.name)
            .with_context(|| format!("{}: expected it in the glue, found nothing", import.name))?;
        order.push((
            format!("{:?} {:?}", signature.params(), signature.results()),
            body,
            import.id(),
            function,
        ));
    }
    order.sort();

    let mut sorted = glue.before;
    // What does the same, of whatever types to Rust, is there once.
    let mut known: BTreeMap<&String, usize> = BTreeMap::new();
    for (_, body, id, function) in order {
        let next = known.len();
        let place = *known.entry(body).or_insert_with(|| {
            sorted.push_str(&format!("{body},\n"));
            next
        });
        module.imports.delete(id);
        let id = module.imports.add("a", &place.to_string(), function);
        if let FunctionKind::Import(import) = &mut module.funcs.get_mut(function).kind {
            import.import = id;
        }
    }
    sorted.push_str(&glue.after.replace(GLUE, "a"));
    let mut names = BTreeMap::new();
    // What the glue never calls is not kept for it.
    let exports: Vec<_> = module.exports.iter().map(walrus::Export::id).collect();
    for id in exports {
        let name = &module.exports.get(id).name;
        if name.starts_with("__wb") && !sorted.contains(name.as_str()) {
            module.exports.delete(id);
        }
    }
    for export in module.exports.iter_mut() {
        // The others are ours, or what every tool expects. Rust's own names begin like the last.
        if ["__wb", "wasm_bindgen", "_R"]
            .iter()
            .any(|it| export.name.starts_with(it))
        {
            let next = short(names.len());
            export.name = names.entry(export.name.clone()).or_insert(next).clone();
        }
    }
    Ok(renamed(&sorted, &names))
}

/// Gives what parts import from the core short names in all of them, and takes back what the
/// linker exports and no part imports.
pub(super) fn shorten_parts<'m>(core: &mut Module, parts: impl Iterator<Item = &'m mut Module>) {
    let mut parts: Vec<&mut Module> = parts.collect();
    let imports = parts.iter().flat_map(|part| part.imports.iter());
    let wanted: BTreeSet<String> = imports
        .filter(|it| it.module == CORE && it.name != MEMORY)
        .map(|it| it.name.clone())
        .collect();
    // In the order of what they stand for, so that neighbours are alike.
    let mut order = Vec::new();
    for export in core.exports.iter() {
        if wanted.contains(&export.name) {
            order.push((place_of(&export.item), export.name.clone(), export.id()));
        } else if export.name.starts_with("__") && !export.name.starts_with("__wb") {
            order.push((None, String::new(), export.id()));
        }
    }
    order.sort();
    let mut names = BTreeMap::new();
    for (_, name, id) in order {
        let item = core.exports.get(id).item;
        core.exports.delete(id);
        if !name.is_empty() {
            let short = names.len().to_string();
            core.exports.add(&short, item);
            names.insert(name, short);
        }
    }
    for part in &mut parts {
        let mut imports = Vec::new();
        for import in part.imports.iter().filter(|it| it.module == CORE) {
            let name = names.get(&import.name).unwrap_or(&import.name).clone();
            imports.push((name.len(), name, import.id(), import.kind.clone()));
        }
        imports.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        for (_, name, id, kind) in imports {
            part.imports.delete(id);
            let id = part.imports.add("a", &name, kind.clone());
            relink(part, &kind, id);
        }
    }
}

/// Where an exported function stands, as near as it is known before the module is written.
fn place_of(item: &ExportItem) -> Option<usize> {
    match item {
        ExportItem::Function(id) => Some(id.index()),
        _ => None,
    }
}

/// Tells what is imported by which import it is.
fn relink(module: &mut Module, kind: &ImportKind, import: ImportId) {
    match *kind {
        ImportKind::Function(id) => {
            if let FunctionKind::Import(it) = &mut module.funcs.get_mut(id).kind {
                it.import = import;
            }
        }
        ImportKind::Table(id) => module.tables.get_mut(id).import = Some(import),
        ImportKind::Memory(id) => module.memories.get_mut(id).import = Some(import),
        ImportKind::Global(id) => module.globals.get_mut(id).kind = GlobalKind::Import(import),
    }
}

/// `$a`, `$b`, … No name of the glue begins like this.
fn short(number: usize) -> String {
    let letter = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap_or_default());
    match number.checked_div(26) {
        Some(0) | None => format!("${}", letter(number)),
        Some(rest) => format!("${}{}", letter(rest - 1), letter(number)),
    }
}

/// The script with its identifiers changed, where there is another name for them.
fn renamed(script: &str, names: &BTreeMap<String, String>) -> String {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let mut changed = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(start) = rest.find(is_part) {
        let (before, word) = rest.split_at(start);
        let end = word.find(|c| !is_part(c)).unwrap_or(word.len());
        let (word, after) = word.split_at(end);
        changed.push_str(before);
        changed.push_str(names.get(word).map_or(word, String::as_str));
        rest = after;
    }
    changed + rest
}

#[cfg(test)]
mod tests {
    use super::{renamed, short};
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn only_whole_identifiers_are_renamed() {
        let names = BTreeMap::from([("__wbg_a_1".to_owned(), "$a".to_owned())]);
        let script = "x.__wbg_a_1(y.__wbg_a_12, '__wbg_a_1');";
        assert_eq!(renamed(script, &names), "x.$a(y.__wbg_a_12, '$a');");
    }

    #[test]
    fn short_names_are_all_different() {
        let names: BTreeSet<String> = (0..600).map(short).collect();
        assert_eq!(names.len(), 600);
    }
}
