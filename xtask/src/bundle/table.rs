//! Takes out of the table of functions what nothing calls through it: 0.8 KB (brotli) of the core.
//!
//! What has a place there is kept, and is not inlined. The tool that splits gives one to whatever a
//! piece calls in another, and parts call the core by name by now (`direct`). The linker gives one to
//! what wasm-bindgen's descriptions mention, and those are gone once there is glue.

use super::forward::forwarded_to;
use crate::wasm::{Functions, range};
use anyhow::{Context as _, Result};
use std::collections::{BTreeMap, BTreeSet};
use walrus::ir::Value;
use walrus::{ConstExpr, ElementItems, ElementKind, FunctionId, Module, TableId};
use wasmparser::{KnownCustom, Linking, Parser, Payload, RelocationType, SymbolInfo};

/// Who has the address of a function: another one, or (`None`) the program's data.
type Holder = Option<String>;

/// The functions of a program by their names, each with those who have its address.
pub(super) struct Addresses(BTreeMap<String, BTreeSet<Holder>>);

impl Addresses {
    /// Reads them from what the linker tells of a program (the tool conventions' `Linking.md`).
    pub(super) fn read(program: &[u8]) -> Result<Self> {
        let functions = Functions::read(program)?;
        let (mut code, mut symbols, mut places) = (0, Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(program) {
            match payload? {
                Payload::CodeSectionStart { range: of, .. } => code = range(of)?.start,
                Payload::CustomSection(section) => match section.as_known() {
                    KnownCustom::Linking(parts) => {
                        for part in parts.subsections() {
                            if let Linking::SymbolTable(all) = part? {
                                symbols = all.into_iter().collect::<Result<_, _>>()?;
                            }
                        }
                    }
                    KnownCustom::Reloc(all) => {
                        let is_of_code = section.name() == "reloc.CODE";
                        for place in all.entries() {
                            let place = place?;
                            if is_address(place.ty) {
                                let at = code + usize::try_from(place.offset)?;
                                places.push((is_of_code.then_some(at), place.index));
                            }
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        let name = |number: u32| {
            let name = functions.names.get(&number).cloned();
            name.with_context(|| format!("function {number}: expected a name, found none"))
        };
        let mut found: BTreeMap<String, BTreeSet<Holder>> = BTreeMap::new();
        for name in functions.names.values() {
            found.entry(name.clone()).or_default();
        }
        for (at, symbol) in places {
            let Some(&SymbolInfo::Func { index, .. }) = symbols.get(symbol as usize) else {
                continue;
            };
            let holder = match at {
                Some(at) => Some(name(
                    functions.at(at).context("an address in no function")?,
                )?),
                None => None,
            };
            found.entry(name(index)?).or_default().insert(holder);
        }
        Ok(Self(found))
    }

    /// True when the program still has the address of this function: data has it, or a function, which
    /// is no description that is gone. Of one that a tool made since nothing is known, and it may be so.
    fn has(&self, name: &str, functions: &BTreeSet<String>) -> bool {
        let is_there = |holder: &Holder| {
            let holder = holder.as_deref().filter(|it| describes(it));
            holder.is_none_or(|it| functions.contains(it))
        };
        let mut known = names(name).filter_map(|name| self.0.get(name)).peekable();
        known.peek().is_none() || known.flatten().any(is_there)
    }
}

/// True for what wasm-bindgen runs to hear of types, and leaves out then. Other functions may only have
/// got another name.
fn describes(name: &str) -> bool {
    let marks = [
        "__wbindgen_describe",
        "12wasm_bindgen8describe",
        "17breaks_if_inlined",
    ];
    marks.iter().any(|mark| name.contains(mark))
}

fn is_address(ty: RelocationType) -> bool {
    matches!(
        ty,
        RelocationType::TableIndexSleb | RelocationType::TableIndexI32
    )
}

/// What a function may have been called when it was linked. A tool that finds a name twice puts a
/// number behind it.
fn names(name: &str) -> impl Iterator<Item = &str> {
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit());
    [Some(name), bare.strip_suffix('_')].into_iter().flatten()
}

/// Takes them out of a core and its parts, which call each other directly by now.
pub(super) fn thin(core: &mut Module, parts: &mut [Module], addresses: &Addresses) {
    let (mut functions, mut called) = (BTreeSet::new(), BTreeSet::new());
    for module in parts.iter().chain([&*core]) {
        for function in module.funcs.iter() {
            let name = function.name.as_deref();
            functions.extend(name.into_iter().flat_map(names).map(str::to_owned));
            called.extend(forwarded_to(module, function.id()));
        }
    }
    for module in parts.iter_mut().chain([core]) {
        let elements: Vec<_> = module.elements.iter().map(walrus::Element::id).collect();
        for element in elements {
            let Some((table, start, listed)) = listed(module, element) else {
                continue;
            };
            let is_wanted = |place: i32, function: FunctionId| {
                let name = module.funcs.get(function).name.as_deref();
                called.contains(&place) || name.is_none_or(|it| addresses.has(it, &functions))
            };
            let kept = thinned(start, &listed, is_wanted);
            module.elements.delete(element);
            module.tables.get_mut(table).elem_segments.remove(&element);
            if let Some((start, kept)) = kept {
                let kind = ElementKind::Active {
                    table,
                    offset: ConstExpr::Value(Value::I32(start)),
                };
                let element = module.elements.add(kind, ElementItems::Functions(kept));
                module.tables.get_mut(table).elem_segments.insert(element);
            }
        }
    }
}

/// A list of functions for a table, and where it begins there.
fn listed(module: &Module, element: walrus::ElementId) -> Option<(TableId, i32, Vec<FunctionId>)> {
    let element = module.elements.get(element);
    match (&element.kind, &element.items) {
        (
            ElementKind::Active {
                table,
                offset: ConstExpr::Value(Value::I32(start)),
            },
            ElementItems::Functions(functions),
        ) => Some((*table, *start, functions.clone())),
        _ => None,
    }
}

/// The list from the first function that is wanted to the last, and where it begins. Between them
/// stands, for one that is not wanted, the one before it: nobody looks there, and it packs to nothing.
fn thinned<F: Copy>(
    start: i32,
    functions: &[F],
    is_wanted: impl Fn(i32, F) -> bool,
) -> Option<(i32, Vec<F>)> {
    let mut kept: Option<(i32, Vec<F>)> = None;
    let mut wanted = 0;
    for (place, &function) in (start..).zip(functions) {
        let is_wanted = is_wanted(place, function);
        match &mut kept {
            None if is_wanted => kept = Some((place, vec![function])),
            None => continue,
            Some((_, kept)) => {
                let before = kept.last().copied().filter(|_| !is_wanted);
                kept.push(before.unwrap_or(function));
            }
        }
        if is_wanted {
            wanted = kept.as_ref().map_or(0, |(_, kept)| kept.len());
        }
    }
    if let Some((_, kept)) = &mut kept {
        kept.truncate(wanted);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::{Addresses, names, thinned};
    use std::collections::{BTreeMap, BTreeSet};

    fn check(functions: &str, expected: Option<(i32, &str)>) {
        let functions: Vec<char> = functions.chars().collect();
        let kept = thinned(7, &functions, |_, it| it.is_ascii_uppercase());
        let kept = kept.map(|(start, kept)| (start, kept.into_iter().collect::<String>()));
        assert_eq!(kept, expected.map(|(start, kept)| (start, kept.to_owned())));
    }

    #[test]
    fn a_list_has_what_is_wanted_in_its_places() {
        check("ABC", Some((7, "ABC")));
        check("abAcdBe", Some((9, "AAAB")));
        check("abc", None);
        check("", None);
    }

    #[test]
    fn an_address_counts_while_somebody_is_there_who_has_it() {
        let held = |by: Option<&str>| BTreeSet::from([by.map(str::to_owned)]);
        let addresses = Addresses(BTreeMap::from([
            ("of data".to_owned(), held(None)),
            ("of one".to_owned(), held(Some("renamed since"))),
            (
                "of a description".to_owned(),
                held(Some("__wbindgen_describe_a")),
            ),
            ("of none".to_owned(), held(Some("__wbindgen_describe_b"))),
            ("of nobody".to_owned(), BTreeSet::new()),
        ]));
        let there = BTreeSet::from(["__wbindgen_describe_a".to_owned()]);
        for (name, expected) in [
            ("of data", true),
            ("of one", true),
            ("of one_12", true),
            ("of a description", true),
            ("of nobody", false),
            ("of none", false),
            ("of none_12", false),
            ("of none local_shim", true),
        ] {
            assert_eq!(addresses.has(name, &there), expected, "{name}");
        }
    }

    #[test]
    fn a_name_may_have_got_a_number() {
        assert_eq!(names("a_b").collect::<Vec<_>>(), ["a_b"]);
        assert_eq!(names("a_b_11").collect::<Vec<_>>(), ["a_b_11", "a_b"]);
    }
}
