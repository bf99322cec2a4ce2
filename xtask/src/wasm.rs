//! Which functions a wasm file has, and what they are called.

use anyhow::{Context as _, Result};
use std::collections::BTreeMap;
use std::ops::Range;
use wasmparser::{KnownCustom, Name, NameSectionReader, Parser, Payload, TypeRef};

/// The functions of a wasm file.
#[derive(Default)]
pub(crate) struct Functions {
    /// How many are imported: those have the first numbers.
    pub(crate) imported: u32,
    /// Where in the file the others are, in the order of their numbers.
    pub(crate) bodies: Vec<Range<usize>>,
    /// By their numbers.
    pub(crate) names: BTreeMap<u32, String>,
}

impl Functions {
    /// Reads them from a file.
    pub(crate) fn read(file: &[u8]) -> Result<Self> {
        let mut found = Self::default();
        for payload in Parser::new(0).parse_all(file) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        let is_function = matches!(import?.ty, TypeRef::Func(_));
                        found.imported += u32::from(is_function);
                    }
                }
                Payload::CodeSectionEntry(body) => found.bodies.push(range(body.range())?),
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(names) = section.as_known() {
                        found.read_names(names)?;
                    }
                }
                _ => {}
            }
        }
        Ok(found)
    }

    fn read_names(&mut self, names: NameSectionReader<'_>) -> Result<()> {
        for part in names {
            if let Name::Function(all) = part? {
                for naming in all {
                    let naming = naming?;
                    self.names.insert(naming.index, naming.name.to_owned());
                }
            }
        }
        Ok(())
    }

    /// The number of the function in whose body this place of the file is.
    pub(crate) fn at(&self, place: usize) -> Option<u32> {
        let index = self.bodies.partition_point(|body| body.end <= place);
        let body = self.bodies.get(index)?;
        let index = u32::try_from(index).ok()?;
        body.contains(&place).then_some(self.imported + index)
    }
}

/// A range that is a place in memory.
pub(crate) fn range(range: Range<u64>) -> Result<Range<usize>> {
    let place = |it: u64| usize::try_from(it).context("a wasm file that is too large");
    Ok(place(range.start)?..place(range.end)?)
}
