//! What a wasm file is made of: its functions, each with an owner, its data, and the rest.

use crate::size::brotli;
use crate::wasm::{Functions, range};
use anyhow::{Context as _, Result, ensure};
use rustc_demangle::demangle;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::iter;
use std::ops::Range;
use std::path::Path;
use wasmparser::{Parser, Payload};

/// A function as it stands in the file.
pub(super) struct Function {
    /// As Rust writes it, without the hashes.
    pub(super) name: String,
    /// A module of ours, or a crate.
    pub(super) owner: String,
    range: Range<usize>,
}

impl Function {
    /// Its size in bytes, unpacked.
    pub(super) fn size(&self) -> usize {
        self.range.len()
    }
}

/// A wasm file, taken apart.
pub(super) struct Parts {
    /// The file without the names, which are not shipped.
    bytes: Vec<u8>,
    /// From the largest to the smallest.
    pub(super) functions: Vec<Function>,
    /// Constants: texts, tables, and the style sheets.
    data: Range<usize>,
}

/// What has one owner.
pub(super) struct Share {
    /// A module of ours, a crate, or what else the file holds.
    pub(super) owner: String,
    /// How many functions.
    pub(super) count: usize,
    /// Their bytes, unpacked.
    pub(super) raw: usize,
    /// By how much the packed file would be smaller without them.
    pub(super) brotli: usize,
}

/// Takes a wasm file with names apart. `root` is the crate it was built from.
pub(super) fn read(file: &[u8], root: &Path) -> Result<Parts> {
    let Functions {
        imported,
        bodies,
        names,
    } = Functions::read(file)?;
    let (mut data, mut end) = (0..0, 0);
    for payload in Parser::new(0).parse_all(file) {
        let payload = payload?;
        // The names are the last section, and are not shipped.
        if let Some((_, section)) = payload.as_section()
            && !is_names(&payload)
        {
            end = range(section)?.end;
        }
        if let Payload::DataSection(section) = payload {
            data = range(section.range())?;
        }
    }
    ensure!(
        !names.is_empty(),
        "expected the names of functions, found none"
    );
    let mut functions = Vec::new();
    for (index, range) in (imported..).zip(bodies) {
        // What wasm-bindgen adds has none.
        let name = match names.get(&index) {
            Some(name) => format!("{:#}", demangle(name)),
            None => format!("function {index}"),
        };
        let owner = owner(&name, |module| {
            let path = root.join("src").join(module);
            path.is_dir() || path.with_extension("rs").is_file()
        });
        functions.push(Function { name, owner, range });
    }
    functions.sort_by_key(|it| Reverse(it.size()));
    Ok(Parts {
        bytes: file[..end].to_vec(),
        functions,
        data,
    })
}

fn is_names(payload: &Payload) -> bool {
    matches!(payload, Payload::CustomSection(section) if section.name() == "name")
}

impl Parts {
    /// The file by owners, from the largest to the smallest.
    ///
    /// `texts` are constants with an owner of their own, such as the style sheets.
    pub(super) fn shares(&self, texts: &[(String, String)]) -> Result<Vec<Share>> {
        let mut all: BTreeMap<&str, Vec<Range<usize>>> = BTreeMap::new();
        for function in &self.functions {
            let range = function.range.clone();
            all.entry(&function.owner).or_default().push(range);
        }
        let mut rows: Vec<(String, usize, Vec<Range<usize>>)> = all
            .into_iter()
            .map(|(owner, ranges)| (owner.to_owned(), ranges.len(), ranges))
            .collect();
        let mut rest = vec![self.data.clone()];
        for (owner, text) in texts {
            let range = self.find(text).with_context(|| {
                format!("{owner}: expected its text in the data of the wasm, found none")
            })?;
            rest = rest.into_iter().flat_map(|it| cut(&it, &range)).collect();
            rows.push((owner.clone(), 0, vec![range]));
        }
        rows.push(("other constants".to_owned(), 0, rest));
        let mut rest: Vec<_> = iter::once(0..self.bytes.len()).collect();
        for range in rows.iter().flat_map(|(_, _, ranges)| ranges) {
            rest = rest.into_iter().flat_map(|it| cut(&it, range)).collect();
        }
        rows.push(("imports, exports, types, tables".to_owned(), 0, rest));
        let whole = brotli(&self.bytes)?.len();
        let mut shares = Vec::new();
        for (owner, count, ranges) in rows {
            let without = brotli(&self.without(&ranges))?.len();
            shares.push(Share {
                owner,
                count,
                raw: ranges.iter().map(Range::len).sum(),
                brotli: whole.saturating_sub(without),
            });
        }
        shares.sort_by_key(|it| Reverse((it.brotli, it.raw)));
        Ok(shares)
    }

    /// The file's size as it is shipped: unpacked, and packed.
    pub(super) fn sizes(&self) -> Result<(usize, usize)> {
        Ok((self.bytes.len(), brotli(&self.bytes)?.len()))
    }

    fn find(&self, text: &str) -> Option<Range<usize>> {
        let data = &self.bytes[self.data.clone()];
        let place = data
            .windows(text.len())
            .position(|it| it == text.as_bytes())?;
        let start = self.data.start + place;
        Some(start..start + text.len())
    }

    fn without(&self, ranges: &[Range<usize>]) -> Vec<u8> {
        let mut ranges = ranges.to_vec();
        ranges.sort_by_key(|it| it.start);
        let mut kept = Vec::with_capacity(self.bytes.len());
        let mut from = 0;
        for range in ranges {
            kept.extend_from_slice(&self.bytes[from..range.start]);
            from = range.end;
        }
        kept.extend_from_slice(&self.bytes[from..]);
        kept
    }
}

/// What is left of a range when `hole` is taken out.
fn cut(range: &Range<usize>, hole: &Range<usize>) -> Vec<Range<usize>> {
    if hole.start >= range.end || hole.end <= range.start {
        return vec![range.clone()];
    }
    vec![range.start..hole.start, hole.end..range.end]
}

/// Who has to answer for a function.
///
/// A generic function of another crate that was made for a type of ours is ours: it goes when
/// our use of it does. `is_module` says whether a path below `src` is a module.
fn owner(name: &str, is_module: impl Fn(&str) -> bool) -> String {
    let Some(ours) = path_of(name, "bantin") else {
        let foreign = crates(name).next();
        return foreign.unwrap_or("exports and runtime").to_owned();
    };
    let mut module = String::new();
    for part in ours.split("::").skip(1).take(2) {
        let longer = match module.as_str() {
            "" => part.to_owned(),
            _ => format!("{module}/{part}"),
        };
        if !is_module(&longer) {
            break;
        }
        module = longer;
    }
    match module.as_str() {
        "" => "bantin".to_owned(),
        _ => format!("bantin::{}", module.replace('/', "::")),
    }
}

/// The path in a name that begins with `root`.
fn path_of<'n>(name: &'n str, root: &str) -> Option<&'n str> {
    paths(name).find(|path| path.split("::").next() == Some(root))
}

/// The crates that a name mentions, in order.
fn crates(name: &str) -> impl Iterator<Item = &str> {
    paths(name).filter_map(|path| path.split_once("::").map(|(root, _)| root))
}

/// The paths in a name: `<a::B as c::D>::e` has `a::B`, `c::D` and `::e`.
fn paths(name: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    name.split(move |c| !is_part(c))
        .filter(|path| path.starts_with(|c: char| c.is_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::{cut, owner};

    fn check(name: &str, expected: &str) {
        let modules = ["ui", "ui/dom", "widgets", "widgets/ticker", "model"];
        assert_eq!(owner(name, |module| modules.contains(&module)), expected);
    }

    #[test]
    fn a_function_of_ours_belongs_to_its_module() {
        check("bantin::ui::dom::El::on", "bantin::ui::dom");
        check(
            "<bantin::model::Story as core::clone::Clone>::clone",
            "bantin::model",
        );
        check("bantin::mount", "bantin");
    }

    #[test]
    fn a_generic_made_for_a_type_of_ours_is_ours() {
        check(
            "core::ptr::drop_in_place::<bantin::widgets::ticker::Ticker>",
            "bantin::widgets::ticker",
        );
    }

    #[test]
    fn what_is_not_ours_belongs_to_its_crate() {
        check(
            "<reactive_graph::owner::Owner>::with::<core::pin::Pin>",
            "reactive_graph",
        );
        check("<[js_sys::Object]>::concat", "js_sys");
    }

    #[test]
    fn what_names_no_crate_is_told_apart() {
        check("memcpy", "exports and runtime");
    }

    #[test]
    fn a_hole_leaves_two_ranges() {
        assert_eq!(cut(&(0..10), &(3..5)), [0..3, 5..10]);
        assert_eq!(cut(&(0..10), &(20..25)).first(), Some(&(0..10)));
    }
}
