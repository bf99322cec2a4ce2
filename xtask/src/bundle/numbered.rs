//! Puts what a wasm imports or exports into columns: of functions whose names are numbers, how much more each is than the
//! one before.
//!
//! The glue's imports and what parts call in the core have such names, in their order (`names.rs`, `order.rs`), and so
//! does which function is exported. What is said of each is a byte or two then, mostly the same, in place of six.

use anyhow::{Context as _, Result, ensure};
use wasm_encoder::{Encode as _, ExportKind};
use wasmparser::{BinaryReader, ExportSectionReader, ExternalKind, ImportSectionReader, TypeRef};

/// Which of both sections.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Imports,
    Exports,
}

/// A section in columns, and what it is restored to.
#[derive(Default)]
pub(super) struct Numbered {
    /// How many there are, and what is not such a function. It comes first.
    pub(super) others: Vec<u8>,
    /// How many such functions there are, and the names of each.
    pub(super) names: Vec<u8>,
    /// The type of each import; of each export, which function it is.
    pub(super) values: Vec<u8>,
    pub(super) restored: Vec<u8>,
}

/// Puts a section into columns.
pub(super) fn numbered(kind: Kind, section: &[u8]) -> Result<Numbered> {
    let entries = entries(kind, section)?;
    let first = entries.iter().position(|it| it.function.is_some());
    let (others, functions) = entries.split_at(first.unwrap_or(entries.len()));
    let end = functions.first().map_or(section.len(), |it| it.at);
    let mut found = Numbered {
        others: section[..end].to_vec(),
        restored: section[..end].to_vec(),
        ..Numbered::default()
    };
    functions.len().encode(&mut found.names);
    let (mut name, mut value) = (0, 0);
    for (place, it) in (others.len()..).zip(functions) {
        let function = it.function;
        let (next, of) = function.with_context(|| {
            format!("expected a function with a number for its name in place {place}, found something else")
        })?;
        let more = next.checked_sub(name);
        more.with_context(|| format!("expected a name from {name} on, found {next}"))?
            .encode(&mut found.names);
        let more = of.checked_sub(value);
        more.with_context(|| format!("expected a function from {value} on, found {of}"))?
            .encode(&mut found.values);
        name = next;
        if kind == Kind::Exports {
            value = of;
        }
        found.restored.extend(restored(kind, next, of)?);
    }
    Ok(found)
}

/// What is imported or exported.
struct Entry {
    /// Where it begins.
    at: usize,
    /// Its name and what it is of, if it is a function whose name is a number.
    function: Option<(u32, u32)>,
}

fn entries(kind: Kind, section: &[u8]) -> Result<Vec<Entry>> {
    let section = BinaryReader::new(section, 0);
    let mut entries = Vec::new();
    match kind {
        Kind::Imports => {
            for entry in ImportSectionReader::new(section)?.into_imports_with_offsets() {
                let (at, import) = entry?;
                let function = match import.ty {
                    TypeRef::Func(ty) if import.module == "a" => number(import.name).zip(Some(ty)),
                    _ => None,
                };
                entries.push(Entry {
                    at: usize::try_from(at)?,
                    function,
                });
            }
        }
        Kind::Exports => {
            for entry in ExportSectionReader::new(section)?.into_iter_with_offsets() {
                let (at, export) = entry?;
                let function = match export.kind {
                    ExternalKind::Func => number(export.name).zip(Some(export.index)),
                    _ => None,
                };
                entries.push(Entry {
                    at: usize::try_from(at)?,
                    function,
                });
            }
        }
    }
    Ok(entries)
}

/// The number that a name is, as it is written again.
fn number(name: &str) -> Option<u32> {
    let number: u32 = name.parse().ok()?;
    (number.to_string() == name).then_some(number)
}

/// An import or export as it is restored: the number of what it is of in LEB128 of two bytes, which is as long as need be
/// (WebAssembly, binary format, 5.2.2).
fn restored(kind: Kind, name: u32, of: u32) -> Result<Vec<u8>> {
    ensure!(of < 1 << 14, "expected less than {}, found {of}", 1 << 14);
    let mut bytes = Vec::new();
    if kind == Kind::Imports {
        "a".encode(&mut bytes);
    }
    name.to_string().encode(&mut bytes);
    ExportKind::Func.encode(&mut bytes);
    bytes.extend([of as u8 | 0x80, (of >> 7) as u8]);
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::{Kind, Numbered, numbered};
    use anyhow::Result;
    use wasm_encoder::{
        EntityType, ExportKind, ExportSection, GlobalType, ImportSection, MemoryType, RefType,
        TableType, ValType,
    };

    fn of(kind: Kind, section: &impl wasm_encoder::Encode) -> Result<Numbered> {
        let mut bytes = Vec::new();
        section.encode(&mut bytes);
        // Without its length, of one byte.
        numbered(kind, &bytes[1..])
    }

    fn exports(all: &[(&str, ExportKind, u32)]) -> Result<Numbered> {
        let mut section = ExportSection::new();
        for (name, kind, number) in all {
            section.export(name, *kind, *number);
        }
        of(Kind::Exports, &section)
    }

    fn imports(all: &[(&str, &str, EntityType)]) -> Result<Numbered> {
        let mut section = ImportSection::new();
        for (module, name, kind) in all {
            section.import(module, name, *kind);
        }
        of(Kind::Imports, &section)
    }

    #[test]
    fn exports_are_said_by_how_much_more_they_are() -> Result<()> {
        use ExportKind::{Func, Table};
        let all = [
            ("mount", Func, 70),
            ("0", Table, 0),
            ("2", Func, 9),
            ("3", Func, 12),
            ("10", Func, 300),
        ];
        let found = exports(&all)?;
        assert_eq!(found.others, b"\x05\x05mount\x00\x46\x010\x01\x00");
        assert_eq!(found.names, [3, 2, 1, 7]);
        assert_eq!(found.values, [9, 3, 0xa0, 0x02]);
        let restored = b"\x012\x00\x89\x00\x013\x00\x8c\x00\x0210\x00\xac\x02";
        assert_eq!(found.restored, [&found.others, &restored[..]].concat());
        Ok(())
    }

    #[test]
    fn imports_have_the_number_of_their_type() -> Result<()> {
        let table = EntityType::Table(TableType {
            element_type: RefType::FUNCREF,
            table64: false,
            minimum: 300,
            maximum: Some(300),
            shared: false,
        });
        let memory = EntityType::Memory(MemoryType {
            minimum: 2,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        let global = EntityType::Global(GlobalType {
            val_type: ValType::I32,
            mutable: true,
            shared: false,
        });
        let function = EntityType::Function;
        let all = [
            ("a", "0", table),
            ("a", "1", global),
            ("a", "memory", memory),
            ("b", "1", function(3)),
            ("a", "7", function(5)),
            ("a", "7", function(2)),
        ];
        let found = imports(&all)?;
        assert_eq!(found.names, [2, 7, 0]);
        assert_eq!(found.values, [5, 2]);
        let restored = b"\x01a\x017\x00\x85\x00\x01a\x017\x00\x82\x00";
        assert_eq!(found.restored, [&found.others, &restored[..]].concat());
        Ok(())
    }

    #[test]
    fn what_could_not_be_restored_in_its_place_is_refused() {
        use ExportKind::Func;
        assert!(exports(&[("1", Func, 1), ("mount", Func, 2)]).is_err());
        assert!(exports(&[("2", Func, 1), ("1", Func, 2)]).is_err());
        assert!(exports(&[("1", Func, 2), ("2", Func, 1)]).is_err());
        assert!(exports(&[("01", Func, 1)]).is_ok_and(|it| it.names == [0]));
    }
}
