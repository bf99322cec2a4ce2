//! Puts the code of a finished wasm into columns, in which it packs better.
//!
//! Code is a mix of instructions, numbers of locals, offsets and constants. brotli finds what is alike near
//! by: with each kind in a column of its own, a core packs to 45.8 KB in place of 53.5, and all widgets in
//! one file to 101.8 in place of 120.1. With gzip and the lower levels of brotli, which most hosts have, it
//! is as much or more: 121 KB in place of 140.
//!
//! Such a file is still a wasm. The columns are a custom section of it, and in the core's file there stands
//! behind them what restores them, `columns.wat`, in 0.8 KB with its tables; the entry of the glue has it do so. With all
//! widgets in one file that takes 16 ms on a CPU that is four times slower, and the bytes 70 on slow 4G.

use super::codes::Codes;
use super::numbered::{Kind, Numbered, numbered};
use crate::command::step;
use crate::place;
use anyhow::{Context as _, Result, bail, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_encoder::SectionId;

/// What each wasm begins with: its magic number and its version.
const WASM: &[u8] = b"\0asm\x01\0\0\0";

/// Its sections.
const CUSTOM: u8 = SectionId::Custom as u8;
const TYPE: u8 = SectionId::Type as u8;
const IMPORT: u8 = SectionId::Import as u8;
const FUNCTION: u8 = SectionId::Function as u8;
const EXPORT: u8 = SectionId::Export as u8;
const START: u8 = SectionId::Start as u8;
const ELEMENT: u8 = SectionId::Element as u8;
const CODE: u8 = SectionId::Code as u8;
const DATA: u8 = SectionId::Data as u8;
const DATA_COUNT: u8 = SectionId::DataCount as u8;

/// The name of the section that has the columns. It has six letters, so that the addresses behind it stand at a
/// multiple of four.
const NAME: &[u8] = b"\x06column";

/// What a wasm is called in a stack of calls (custom section `name`): so a crash is known as one of ours.
const CALLED: &[u8] = b"\0\x0e\x04name\0\x07\x06bantin";

/// Where in a file stands what, by the address of the address of its next byte, as `columns.wat` takes it.
#[derive(Clone, Copy)]
#[repr(u8)]
enum Column {
    Instructions = 20,
    /// How many functions there are, and the locals of each.
    Locals = 24,
    Floats = 28,
    Blocks = 32,
    Branches = 36,
    Writes = 40,
    Loads = 44,
    Stores = 48,
    LongIntegers = 52,
    IntegersOf3 = 56,
    IntegersOf4 = 60,
    IntegersOf5 = 64,
    Others = 68,
    Reads = 72,
    /// By what follows in the same byte: an address, one that something is added to, the last argument.
    ReadsToLoad = 76,
    ReadsToAdd = 80,
    ReadsToCall = 84,
    Integers = 88,
    IntegersToAdd = 92,
    IntegersToSubtract = 96,
    IntegersToCall = 100,
    /// The sections around those of imports, of exports and of code, as they are, each with the number of that which comes
    /// next; and what stands as it is in the first two (`numbered.rs`). Each ends where the next one begins, of which nothing is
    /// taken yet when it is put.
    BeforeExports = 104,
    Exports = 108,
    BeforeCode = 112,
    Behind = 116,
    BeforeImports = 120,
    Imports = 124,
    /// Of functions that are imported and exported: how much more the name of each is, and its type, or how much more its
    /// number.
    Names = 128,
    Values = 132,
}

impl Column {
    /// As they stand in a file.
    const ALL: [Self; 29] = [
        Self::BeforeExports,
        Self::Exports,
        Self::BeforeCode,
        Self::Behind,
        Self::BeforeImports,
        Self::Imports,
        Self::Names,
        Self::Values,
        Self::Instructions,
        Self::Blocks,
        Self::Branches,
        Self::Others,
        Self::Reads,
        Self::ReadsToLoad,
        Self::ReadsToAdd,
        Self::ReadsToCall,
        Self::Writes,
        Self::Loads,
        Self::Stores,
        Self::Integers,
        Self::IntegersToAdd,
        Self::IntegersToSubtract,
        Self::IntegersToCall,
        Self::Locals,
        Self::Floats,
        Self::LongIntegers,
        Self::IntegersOf3,
        Self::IntegersOf4,
        Self::IntegersOf5,
    ];

    fn place(self) -> usize {
        (usize::from(self as u8) - 20) / 4
    }

    /// That of a number, where this instruction follows in the same byte.
    fn before(self, next: Option<u8>) -> Self {
        let further = FURTHER.iter().find(|(it, _)| Some(*it) == next);
        match (self, further) {
            (Self::Reads | Self::Integers, Some((_, columns))) => {
                let address = self as u8 + 4 * columns;
                let mut all = Self::ALL.into_iter();
                all.find(|it| *it as u8 == address).unwrap_or(self)
            }
            _ => self,
        }
    }
}

/// Where the first column stands, behind the addresses.
const FIRST: usize = 136;

/// In their table, for what accesses memory: before the offset there is a byte of 0, how that is aligned, of which
/// `wasm-opt --dealign` leaves nothing.
const ALIGNED: u8 = 128;

/// In their column, for the last `end` of a function.
const LAST: u8 = 9;

/// `i32.const` with a number of three, four or five bytes, in that column: addresses are long, and stand together.
const LONG: [(u8, Column); 3] = [
    (6, Column::IntegersOf3),
    (7, Column::IntegersOf4),
    (8, Column::IntegersOf5),
];

/// How many columns further on the number of a `local.get` or of an `i32.const` stands before these, where they are one
/// byte with it.
const FURTHER: [(u8, u8); 5] = [
    (0x28, 1), // i32.load
    (0x41, 2), // i32.const
    (0x10, 3), // call
    (0x6a, 1), // i32.add
    (0x6b, 2), // i32.sub
];

/// Which column the number of an instruction is in; nothing for one without, and for floats, which are no numbers of
/// LEB128 (WebAssembly, binary format, 5.4).
fn column(instruction: u8) -> Result<Option<Column>> {
    Ok(Some(match instruction {
        // unreachable, nop, else, end, return, drop, select, floats, and all that calculates
        0x00 | 0x01 | 0x05 | 0x0b | 0x0f | 0x1a | 0x1b | 0x43..=0xc4 => return Ok(None),
        // block, loop, if
        0x02..=0x04 => Column::Blocks,
        // br, br_if
        0x0c | 0x0d => Column::Branches,
        // call: what is called goes with what is done before and after
        0x10 => Column::Instructions,
        // local.get; local.set, local.tee
        0x20 => Column::Reads,
        0x21 | 0x22 => Column::Writes,
        0x28..=0x35 => Column::Loads,
        0x36..=0x3e => Column::Stores,
        // i32.const, i64.const
        0x41 => Column::Integers,
        0x42 => Column::LongIntegers,
        // br_table, call_indirect, global.get, global.set, memory.size, memory.grow, memory.copy and the like
        0x0e | 0x11 | 0x23 | 0x24 | 0x3f | 0x40 | 0xfc => Column::Others,
        other => bail!("expected an instruction of Rust's target, found {other:#04x}"),
    }))
}

/// What each instruction stands as, and `LAST` and `LONG`.
fn codes() -> Result<Codes> {
    let instructions = (0..=u8::MAX).filter(|it| column(*it).is_ok());
    Codes::of(
        instructions
            .chain(LONG.map(|(short, _)| short))
            .chain([LAST]),
    )
}

/// A file in columns, and what it is restored to.
struct Written {
    file: Vec<u8>,
    restored: Vec<u8>,
}

/// What restores columns, compiled into a folder.
pub(super) fn restorer(folder: &Path) -> Result<PathBuf> {
    let [source, assembled, restorer] =
        ["columns.wat", "columns.wasm", "restorer.wasm"].map(|name| folder.join(name));
    let module = include_str!("columns.wat").trim_end();
    let module = module.strip_suffix(')').context("columns.wat: no module")?;
    let tables: String = tables()?
        .iter()
        .map(|byte| format!("\\{byte:02x}"))
        .collect();
    fs::write(
        &source,
        format!("{module}\n  (data (i32.const 0) \"{tables}\"))\n"),
    )?;
    let program = |name: &str| Command::new(place::npm_programs().join(name));
    step(
        "assemble what restores columns",
        "",
        program("wasm-as")
            .arg("--enable-bulk-memory")
            .arg(&source)
            .arg("-o")
            .arg(&assembled),
    )?;
    // For speed: it runs once, and half as long as what -Oz makes of it, which is 4 bytes less.
    step(
        "optimise what restores columns",
        "",
        program("wasm-opt")
            .args(["-O3", "--enable-bulk-memory", "--skip-pass=memory-packing"])
            .arg(&assembled)
            .arg("-o")
            .arg(&restorer),
    )?;
    Ok(restorer)
}

/// Puts a core and its parts into columns, in place, and makes sure that they are restored to what they were.
pub(super) fn apply<'p>(
    core: &Path,
    parts: impl Iterator<Item = &'p PathBuf>,
    restorer: &Path,
) -> Result<()> {
    let before = fs::read(restorer)?;
    let code = before.strip_prefix(WASM).context("expected a wasm")?;
    put(core, code, restorer)?;
    for part in parts {
        put(part, &[], restorer)?;
    }
    Ok(())
}

fn put(path: &Path, behind: &[u8], restorer: &Path) -> Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let file = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let written = write(&file).with_context(|| format!("cannot put {name} into columns"))?;
    fs::write(path, [&written.file, behind].concat())?;
    let restored = path.with_extension("restored");
    step(
        &format!("restore {name} from its columns"),
        "",
        Command::new("node")
            .arg(place::root().join("xtask/src/bundle/restore.mjs"))
            .args([restorer, path, &restored]),
    )?;
    ensure!(
        fs::read(&restored)? == written.restored,
        "{name}: expected what was put into columns, found something else; see {}",
        restored.display()
    );
    Ok(fs::remove_file(restored)?)
}

fn write(file: &[u8]) -> Result<Written> {
    let mut columns = Columns::new()?;
    let mut rest = Reader(file.strip_prefix(WASM).context("no wasm")?);
    columns.put(Column::BeforeImports, WASM);
    // A section of these that is not there has nothing in it.
    let (mut imports, mut exports, mut code) = (&[0][..], &[0][..], None);
    while let Some(id) = rest.byte() {
        let length = rest.number()?;
        let section = rest.bytes(length.value)?;
        let column = match id {
            TYPE => Column::BeforeImports,
            FUNCTION..EXPORT => Column::BeforeExports,
            START | ELEMENT | DATA_COUNT => Column::BeforeCode,
            CUSTOM | DATA => Column::Behind,
            IMPORT => {
                imports = section;
                continue;
            }
            EXPORT => {
                exports = section;
                continue;
            }
            CODE => {
                code = Some(section);
                continue;
            }
            other => bail!("expected a section of Rust's target, found {other}"),
        };
        for bytes in [&[id], length.bytes, section] {
            columns.put(column, bytes);
        }
    }
    let code = code.context("expected a section of code, found none")?;
    columns.put(Column::BeforeImports, &[IMPORT]);
    columns.put(Column::BeforeExports, &[EXPORT]);
    columns.put(Column::BeforeCode, &[CODE]);
    columns.put(Column::Behind, CALLED);
    let imports = columns.numbered(Kind::Imports, imports)?;
    let exports = columns.numbered(Kind::Exports, exports)?;
    let code = columns.functions(&mut Reader(code))?;
    let as_it_is = |column: Column| columns.all[column.place()].as_slice();
    let restored = [
        as_it_is(Column::BeforeImports),
        &sized(&imports)?,
        as_it_is(Column::BeforeExports),
        &sized(&exports)?,
        as_it_is(Column::BeforeCode),
        &sized(&code)?,
        as_it_is(Column::Behind),
    ];
    Ok(Written {
        restored: restored.concat(),
        file: columns.file()?,
    })
}

/// What stands in each column.
struct Columns {
    all: [Vec<u8>; Column::ALL.len()],
    codes: Codes,
}

impl Columns {
    fn new() -> Result<Self> {
        Ok(Self {
            all: Default::default(),
            codes: codes()?,
        })
    }

    fn put(&mut self, column: Column, bytes: &[u8]) {
        self.all[column.place()].extend(bytes);
    }

    /// Puts the next number into a column, and gives it.
    fn number(&mut self, column: Column, code: &mut Reader<'_>) -> Result<usize> {
        let number = code.number()?;
        self.put(column, number.bytes);
        Ok(number.value)
    }

    /// Puts a section of imports or exports into its columns. Gives it as it is restored.
    fn numbered(&mut self, kind: Kind, section: &[u8]) -> Result<Vec<u8>> {
        let Numbered {
            others,
            names,
            values,
            restored,
        } = numbered(kind, section)?;
        let column = match kind {
            Kind::Imports => Column::Imports,
            Kind::Exports => Column::Exports,
        };
        for (column, bytes) in [
            (column, others),
            (Column::Names, names),
            (Column::Values, values),
        ] {
            self.put(column, &bytes);
        }
        Ok(restored)
    }

    /// Puts a section of code into its columns. Gives it as it is restored, where the length of each function is of
    /// four bytes.
    fn functions(&mut self, section: &mut Reader<'_>) -> Result<Vec<u8>> {
        let count = section.number()?;
        self.put(Column::Locals, count.bytes);
        let mut restored = count.bytes.to_vec();
        for _ in 0..count.value {
            let length = section.number()?.value;
            let body = section.bytes(length)?;
            restored.extend(sized(body)?);
            self.function(&mut Reader(body))?;
        }
        Ok(restored)
    }

    fn function(&mut self, body: &mut Reader<'_>) -> Result<()> {
        for _ in 0..self.number(Column::Locals, body)? {
            // So many of a type, which is a number, too.
            self.number(Column::Locals, body)?;
            self.number(Column::Locals, body)?;
        }
        let mut all = Vec::new();
        while let Some(instruction) = body.byte() {
            all.push(said(instruction, body)?);
        }
        let instructions: Vec<u8> = all.iter().map(|it| it.instruction).collect();
        let mut at = 0;
        while at < instructions.len() {
            let found = self.codes.longest(&instructions[at..]);
            let (code, count) = found.context("an instruction that has no byte")?;
            self.put(Column::Instructions, &[code]);
            let together = &all[at..at + count];
            for (place, it) in together.iter().enumerate() {
                let next = together.get(place + 1).map(|it| it.instruction);
                for (column, bytes) in &it.numbers {
                    self.put(column.before(next), bytes);
                }
            }
            at += count;
        }
        Ok(())
    }

    /// The beginning of a file that has them.
    fn file(&self) -> Result<Vec<u8>> {
        let mut section = [NAME, &[0; FIRST - 20]].concat();
        for column in Column::ALL {
            // Before the section stand its number and its length.
            let address = u32::try_from(WASM.len() + 1 + 4 + section.len())?;
            let at = NAME.len() + 4 * column.place();
            section[at..at + 4].copy_from_slice(&address.to_le_bytes());
            section.extend(&self.all[column.place()]);
        }
        Ok([WASM, &[CUSTOM], &sized(&section)?].concat())
    }
}

/// An instruction as it stands in its column, and the numbers that it has in others.
struct Said<'f> {
    instruction: u8,
    numbers: Vec<(Column, &'f [u8])>,
}

/// Reads what is behind an instruction.
fn said<'f>(instruction: u8, body: &mut Reader<'f>) -> Result<Said<'f>> {
    const INTEGER: u8 = 0x41;
    let mut said = Said {
        instruction,
        numbers: Vec::new(),
    };
    let mut column = column(instruction)?;
    if instruction == INTEGER {
        let length = Reader(body.0).number()?.bytes.len();
        if let Some((short, long)) = length.checked_sub(3).and_then(|at| LONG.get(at)) {
            (said.instruction, column) = (*short, Some(*long));
        }
    } else if body.0.is_empty() {
        said.instruction = LAST;
    }
    match (instruction, column) {
        (0x43, _) => said.numbers.push((Column::Floats, body.bytes(4)?)),
        (0x44, _) => said.numbers.push((Column::Floats, body.bytes(8)?)),
        (_, None) => {}
        (_, Some(column)) => {
            if is_aligned(instruction) {
                let alignment = body.byte();
                ensure!(alignment == Some(0), "an alignment of more than a byte");
            }
            let first = body.number()?;
            said.numbers.push((column, first.bytes));
            for _ in 0..more(instruction, first.value)? {
                said.numbers.push((column, body.number()?.bytes));
            }
        }
    }
    Ok(said)
}

/// True for what accesses memory.
fn is_aligned(instruction: u8) -> bool {
    (0x28..=0x3e).contains(&instruction)
}

/// How many numbers follow the first one of an instruction.
fn more(instruction: u8, first: usize) -> Result<usize> {
    Ok(match (instruction, first) {
        (0x0e, count) => count + 1,
        (0x11, _) => 1,
        // What makes floats integers, and does not trap.
        (0xfc, 0..=7) => 0,
        // memory.copy, memory.fill
        (0xfc, 10) => 2,
        (0xfc, 11) => 1,
        (0xfc, other) => bail!("expected an instruction of Rust's target, found 0xfc {other}"),
        _ => 0,
    })
}

/// What `columns.wat` has to know: what each byte stands for; of each instruction which column its number is in; and how
/// much further on numbers stand before it.
fn tables() -> Result<Vec<u8>> {
    let (mut kinds, mut further) = ([0; 256], [0; 256]);
    for (instruction, kind) in (0..=u8::MAX).zip(&mut kinds) {
        *kind = match column(instruction) {
            Ok(Some(column)) if is_aligned(instruction) => column as u8 | ALIGNED,
            Ok(Some(column)) => column as u8,
            _ => 0,
        };
    }
    for (short, column) in LONG {
        kinds[usize::from(short)] = column as u8;
    }
    for (instruction, columns) in FURTHER {
        further[usize::from(instruction)] = 4 * columns;
    }
    Ok([&codes()?.table()[..], &kinds, &further].concat())
}

/// Bytes behind their length, in LEB128 of four bytes, which is as long as need be (5.2.2).
fn sized(bytes: &[u8]) -> Result<Vec<u8>> {
    let length = u32::try_from(bytes.len())?;
    ensure!(length < 1 << 28, "expected less than 256 MB");
    let [first, second, third, last] = [0, 7, 14, 21].map(|bits| (length >> bits) as u8);
    let more = [first, second, third].map(|it| it | 0x80);
    Ok([&more, &[last & 0x7f][..], bytes].concat())
}

/// What is left to read. wasmparser gives what numbers mean, and here they are moved as they stand.
struct Reader<'f>(&'f [u8]);

/// A number as it stands in a file. A negative one is some other here.
struct Number<'f> {
    value: usize,
    bytes: &'f [u8],
}

impl<'f> Reader<'f> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn bytes(&mut self, length: usize) -> Result<&'f [u8]> {
        let parts = self.0.split_at_checked(length);
        let (bytes, rest) = parts.context("it ends before its end")?;
        self.0 = rest;
        Ok(bytes)
    }

    fn number(&mut self) -> Result<Number<'f>> {
        let last = self.0.iter().position(|byte| byte & 0x80 == 0);
        let length = last.context("a number without an end")? + 1;
        let bytes = self.bytes(length)?;
        let seven = |(at, byte): (usize, &u8)| usize::from(byte & 0x7f) << (7 * at);
        let value = bytes.iter().enumerate().take(5).map(seven).sum();
        Ok(Number { value, bytes })
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, WASM, codes, column, write};
    use anyhow::Result;
    use std::collections::BTreeSet;
    use wasm_encoder::{
        CodeSection, ConstExpr, CustomSection, Function, FunctionSection, GlobalSection,
        GlobalType, InstructionSink, Module, TypeSection, ValType,
    };

    /// A module with one function, whose body is this.
    fn module(body: impl FnOnce(&mut InstructionSink<'_>)) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut functions = FunctionSection::new();
        functions.function(0);
        let mut globals = GlobalSection::new();
        let global = GlobalType {
            val_type: ValType::I32,
            mutable: true,
            shared: false,
        };
        globals.global(global, &ConstExpr::i32_const(0));
        let mut function = Function::new([(2, ValType::I32)]);
        body(&mut function.instructions());
        function.instructions().end();
        let mut code = CodeSection::new();
        code.function(&function);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&globals);
        module.section(&code);
        module.section(&CustomSection {
            name: "behind".into(),
            data: (&[1, 2, 3]).into(),
        });
        module.finish()
    }

    /// The bytes of a column of what was written.
    fn stands(file: &[u8], column: Column) -> &[u8] {
        let address = |column: Column| {
            let at = usize::from(column as u8);
            let bytes = file[at..at + 4].try_into().unwrap_or_default();
            u32::from_le_bytes(bytes) as usize
        };
        let after = Column::ALL.map(address).into_iter();
        let start = address(column);
        // What begins there, too, has nothing in it.
        let end = after.filter(|it| *it > start).min().unwrap_or(file.len());
        &file[start..end]
    }

    fn code(instruction: u8) -> u8 {
        let codes = codes().ok();
        codes
            .and_then(|it| it.longest(&[instruction]))
            .map_or(0, |(code, _)| code)
    }

    fn check(body: impl FnOnce(&mut InstructionSink<'_>), column: Column, expected: &[u8]) {
        let file = module(body);
        let written = write(&file).map(|it| it.file).unwrap_or_default();
        assert_eq!(stands(&written, column), expected);
    }

    #[test]
    fn instructions_stand_apart_from_their_numbers() {
        check(
            |it| {
                it.local_get(1).global_set(0).local_get(0).drop();
            },
            Column::Instructions,
            &[0x20, 0x24, 0x20, 0x1a, super::LAST].map(code),
        );
        check(
            |it| {
                it.local_get(1).local_set(0).local_get(0).drop();
            },
            Column::Reads,
            &[1, 0],
        );
    }

    #[test]
    fn what_is_called_stands_behind_all_that_are_one_byte() {
        let codes = codes().ok();
        let together = codes.and_then(|it| it.longest(&[0x20, 0x10]));
        let expected = [
            together.map_or(0, |(code, _)| code),
            0xac,
            0x02,
            code(super::LAST),
        ];
        check(
            |it| {
                it.local_get(0).call(300);
            },
            Column::Instructions,
            &expected,
        );
    }

    #[test]
    fn integers_stand_by_their_lengths() {
        let body = |it: &mut InstructionSink<'_>| {
            it.i32_const(5).drop().i32_const(-100).drop();
            it.i32_const(70_000).drop();
        };
        check(body, Column::Integers, &[5, 0x9c, 0x7f]);
        check(body, Column::IntegersOf3, &[0xf0, 0xa2, 0x04]);
    }

    #[test]
    fn locals_and_integers_stand_by_what_follows_in_the_same_byte() {
        let body = |it: &mut InstructionSink<'_>| {
            it.local_get(1).i32_const(5).i32_add().drop();
            it.i32_const(6).i32_sub().i32_const(7).drop();
        };
        check(body, Column::ReadsToAdd, &[1]);
        check(body, Column::IntegersToAdd, &[5]);
        check(body, Column::IntegersToSubtract, &[6]);
        check(body, Column::Integers, &[7]);
    }

    #[test]
    fn what_is_restored_is_what_there_was_with_long_lengths_and_a_name() -> Result<()> {
        let file = module(|it| {
            it.f32_const(1.5.into()).drop().f64_const(2.5.into()).drop();
            it.i64_const(1 << 40).drop();
        });
        let restored = write(&file)?.restored;
        wasmparser::validate(&restored)?;
        assert!(restored.starts_with(WASM));
        assert!(restored.ends_with(super::CALLED));
        // The section and its function have lengths of four bytes, not of one.
        // Those of imports and exports are there, with nothing in them.
        let empty = 1 + 4 + 1;
        assert_eq!(
            restored.len(),
            file.len() + 2 * 3 + 2 * empty + super::CALLED.len()
        );
        Ok(())
    }

    #[test]
    fn the_file_is_a_wasm() -> Result<()> {
        let written = write(&module(|_| {}))?;
        wasmparser::validate(&written.file)?;
        Ok(())
    }

    #[test]
    fn instructions_that_nothing_restores_are_refused() {
        // Atomics, vectors, exceptions, references: not in Rust's target, and not in the restorer.
        for instruction in [0xfe, 0xfd, 0x06, 0x08, 0x09, 0xd0, 0xd2, 0x1c, 0x12] {
            assert!(column(instruction).is_err(), "{instruction:#04x}");
        }
        assert!(write(b"no wasm").is_err());
        assert!(write(&Module::new().finish()).is_err());
    }

    #[test]
    fn each_column_has_an_address_of_its_own() {
        let all: BTreeSet<u8> = Column::ALL.map(|it| it as u8).into();
        let expected = (20..136).step_by(4).collect();
        assert_eq!(all, expected);
    }
}
