//! Puts what a wasm imports or exports into columns: of functions whose names are numbers, how much more each is than the
//! one before.
//!
//! The glue's imports and what parts call in the core have such names, in their order (`names.rs`, `order.rs`), and so
//! does which function is exported. What is said of each is a byte or two then, mostly the same, in place of six.

use super::reader::Reader;
use anyhow::{Context as _, Result, ensure};
use wasm_encoder::Encode as _;

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
pub(super) fn numbered(kind: Kind, section: &mut Reader<'_>) -> Result<Numbered> {
    let count = section.number()?;
    let mut found = Numbered {
        others: count.bytes.to_vec(),
        restored: count.bytes.to_vec(),
        ..Numbered::default()
    };
    let mut functions = Vec::new();
    for _ in 0..count.value {
        let entry = Entry::read(kind, section)?;
        match entry.function() {
            Some(function) => functions.push(function),
            None => {
                ensure!(
                    functions.is_empty(),
                    "expected numbers for names from {} on, found {:?}",
                    functions.len(),
                    String::from_utf8_lossy(entry.name)
                );
                found.others.extend(entry.bytes);
                found.restored.extend(entry.bytes);
            }
        }
    }
    functions.len().encode(&mut found.names);
    let (mut name, mut value) = (0, 0);
    for (next, of) in functions {
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
        found.restored.extend(entry(kind, next, of)?);
    }
    Ok(found)
}

/// An import or export as it is restored: the number of what it is of in LEB128 of two bytes, which is as long as need be
/// (WebAssembly, binary format, 5.2.2).
fn entry(kind: Kind, name: usize, of: usize) -> Result<Vec<u8>> {
    ensure!(of < 1 << 14, "expected less than {}, found {of}", 1 << 14);
    let mut bytes = Vec::new();
    if kind == Kind::Imports {
        "a".encode(&mut bytes);
    }
    name.to_string().encode(&mut bytes);
    bytes.extend([FUNCTION, of as u8 | 0x80, (of >> 7) as u8]);
    Ok(bytes)
}

/// What is imported or exported (5.5.5, 5.5.10).
const FUNCTION: u8 = 0;
const TABLE: u8 = 1;
const MEMORY: u8 = 2;

/// An import or an export.
struct Entry<'f> {
    bytes: &'f [u8],
    /// The module that it is from; nothing for an export.
    module: Option<&'f [u8]>,
    name: &'f [u8],
    /// The number of what it is of, if that is a function.
    function: Option<usize>,
}

impl<'f> Entry<'f> {
    fn read(kind: Kind, section: &mut Reader<'f>) -> Result<Self> {
        let before = section.0;
        let module = match kind {
            Kind::Imports => Some(section.text()?),
            Kind::Exports => None,
        };
        let name = section.text()?;
        let of = section.byte().context("it ends before its end")?;
        let mut function = None;
        match (kind, of) {
            (_, FUNCTION) => function = Some(section.number()?.value),
            (Kind::Exports, _) => {
                section.number()?;
            }
            (Kind::Imports, TABLE) => {
                section.bytes(1)?;
                section.limits()?;
            }
            (Kind::Imports, MEMORY) => section.limits()?,
            // A global: its type, and whether it changes.
            (Kind::Imports, _) => {
                section.bytes(2)?;
            }
        }
        Ok(Self {
            bytes: &before[..before.len() - section.0.len()],
            module,
            name,
            function,
        })
    }

    /// Its name and what it is of, where it is a function whose name is a number.
    fn function(&self) -> Option<(usize, usize)> {
        let name: usize = str::from_utf8(self.name).ok()?.parse().ok()?;
        let is_as_restored =
            name.to_string().as_bytes() == self.name && self.module.is_none_or(|it| it == b"a");
        self.function
            .filter(|_| is_as_restored)
            .map(|function| (name, function))
    }
}

#[cfg(test)]
mod tests {
    use super::super::reader::Reader;
    use super::{Kind, Numbered, numbered};
    use anyhow::Result;
    use wasm_encoder::{
        EntityType, ExportKind, ExportSection, GlobalType, ImportSection, MemoryType, RefType,
        TableType, ValType,
    };

    fn of(kind: Kind, section: &impl wasm_encoder::Encode) -> Result<Numbered> {
        let mut bytes = Vec::new();
        section.encode(&mut bytes);
        let mut reader = Reader(&bytes);
        reader.number()?;
        numbered(kind, &mut reader)
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
