//! The bytes that instructions stand as in their column: those of one class are followed by the like, and what often
//! stands together is one byte.
//!
//! brotli expects a byte by the classes of the two before it, of which there are eight: 0, 1 to 15, 16 to 63, and so on
//! (RFC 7932, section 7.1, the context mode "signed"). WebAssembly's own numbers say little by these. The classes here
//! were found by moving one instruction at a time to where two classes left the least doubt of what comes third, the
//! sequences by how much oftener each stands there than its parts would by chance; both over all files of the bundle.
//! A page with a ticker has 1.7 KB less by it, one with all widgets 3.3.

use anyhow::{Context as _, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

/// What is one byte: an instruction, or up to four of them. All that is not here is a byte of its own, too. `columns.rs`
/// has numbers of its own for `i32.const` by the length of its number, and for the end of a function.
const CLASSES: [&[&[u8]]; 8] = [
    &[
        &[0x20], // local.get
    ],
    &[
        &[0x21],             // local.set
        &[0x0b],             // end
        &[0x36],             // i32.store
        &[0x0d],             // br_if
        &[0x04],             // if
        &[0x37],             // i64.store
        &[0x3a],             // i32.store8
        &[0x11],             // call_indirect
        &[0x0c, 0x0b],       // br, end
        &[0x29, 0x37],       // i64.load, i64.store
        &[0x42, 0x37],       // i64.const, i64.store
        &[0x20, 0x28, 0x21], // local.get, i32.load, local.set
        &[0x45, 0x0d],       // i32.eqz, br_if
        &[0x45, 0x04],       // i32.eqz, if
        &[0x21, 0x0c, 0x0b], // local.set, br, end
    ],
    &[
        &[0x6a],             // i32.add
        &[0x06],             // i32.const of 3 bytes
        &[0x1b],             // select
        &[0x08],             // i32.const of 5 bytes
        &[0x44],             // f64.const
        &[0x2b],             // f64.load
        &[0x41, 0x6a],       // i32.const, i32.add
        &[0x20, 0x41, 0x6a], // local.get, i32.const, i32.add
        &[0x36, 0x20],       // i32.store, local.get
        &[0x06, 0x41],       // i32.const of 3 bytes, i32.const
    ],
    &[
        &[0x0c], // br
        &[0x45], // i32.eqz
        &[0x29], // i64.load
        &[0x46], // i32.eq
        &[0x42], // i64.const
        &[0x47], // i32.ne
        &[0x00], // unreachable
        &[0x0f], // return
    ],
    &[
        &[0x02],             // block
        &[0x6b],             // i32.sub
        &[0x09],             // the last end of a function
        &[0x24],             // global.set
        &[0x03],             // loop
        &[0x41, 0x6b],       // i32.const, i32.sub
        &[0x02, 0x02],       // block, block
        &[0x23, 0x41, 0x6b], // global.get, i32.const, i32.sub
    ],
    &[
        &[0x10],             // call
        &[0x23],             // global.get
        &[0x06, 0x41, 0x10], // i32.const of 3 bytes, i32.const, call
        &[0x20, 0x28, 0x10], // local.get, i32.load, call
        &[0x20, 0x10],       // local.get, call
    ],
    &[
        &[0x28],                   // i32.load
        &[0x22],                   // local.tee
        &[0x71],                   // i32.and
        &[0x2d],                   // i32.load8_u
        &[0x74],                   // i32.shl
        &[0x72],                   // i32.or
        &[0x20, 0x28],             // local.get, i32.load
        &[0x20, 0x28, 0x22],       // local.get, i32.load, local.tee
        &[0x23, 0x41, 0x6b, 0x22], // global.get, i32.const, i32.sub, local.tee
    ],
    &[
        &[0x41], // i32.const
    ],
];

/// Where each class begins.
const CLASS: [u8; 8] = [0, 1, 16, 64, 128, 192, 240, 255];

/// As many instructions as stand together at most.
const MOST: usize = 4;

/// Which byte stands for what.
pub(super) struct Codes(BTreeMap<Vec<u8>, u8>);

impl Codes {
    /// Those of all these instructions, too: each has a byte of its class, and its own where that can be.
    pub(super) fn of(instructions: impl Iterator<Item = u8>) -> Result<Self> {
        let classes = CLASSES.iter().enumerate().flat_map(|(at, class)| {
            let end = CLASS.get(at + 1).map_or(u8::MAX, |next| next - 1);
            class.iter().map(move |it| (it.to_vec(), CLASS[at]..=end))
        });
        let common: BTreeMap<Vec<u8>, RangeInclusive<u8>> = classes.collect();
        let others = instructions.map(|it| vec![it]);
        let others = others.filter(|it| !common.contains_key(it));
        let others = others.map(|it| (it, 0..=u8::MAX)).collect();
        let mut codes = BTreeMap::new();
        let mut free: BTreeSet<u8> = (0..=u8::MAX).collect();
        for group in [common, others] {
            let mut moved = Vec::new();
            for (it, class) in group {
                match it[..] {
                    [own] if class.contains(&own) && free.remove(&own) => {
                        codes.insert(it, own);
                    }
                    _ => moved.push((it, class)),
                }
            }
            for (it, class) in moved {
                let code = free.range(class).next().copied();
                let code = code.context("expected a byte for each instruction, found too few")?;
                free.remove(&code);
                codes.insert(it, code);
            }
        }
        Ok(Self(codes))
    }

    /// The byte for as many of the next instructions as one stands for, and how many those are.
    pub(super) fn longest(&self, next: &[u8]) -> Option<(u8, usize)> {
        let most = MOST.min(next.len());
        let mut lengths = (1..=most).rev();
        lengths.find_map(|length| Some((*self.0.get(&next[..length])?, length)))
    }

    /// For each byte four: how much more the first instruction is than it, and those that follow, or 0.
    pub(super) fn table(&self) -> [u8; MOST * 256] {
        let mut table = [0; MOST * 256];
        for (instructions, code) in &self.0 {
            let at = MOST * usize::from(*code);
            table[at..at + instructions.len()].copy_from_slice(instructions);
            table[at] = table[at].wrapping_sub(*code);
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::{CLASS, CLASSES, Codes, MOST};
    use anyhow::{Context as _, Result};
    use std::collections::BTreeSet;

    #[test]
    fn each_has_a_byte_of_its_own_in_its_class() -> Result<()> {
        let codes = Codes::of(0..200)?;
        let bytes: BTreeSet<&u8> = codes.0.values().collect();
        assert_eq!(bytes.len(), codes.0.len());
        for (at, class) in CLASSES.into_iter().enumerate() {
            for it in class {
                let code = codes.0.get(*it).context("no byte")?;
                assert!(*code >= CLASS[at], "{it:?} in {at}");
                let is_before = CLASS.get(at + 1).is_none_or(|next| code < next);
                assert!(is_before, "{it:?} in {at}");
            }
        }
        Ok(())
    }

    #[test]
    fn no_more_stand_together_than_there_is_room_for_and_none_ends_as_if_it_had_ended() {
        for it in CLASSES.concat() {
            assert!((1..=MOST).contains(&it.len()), "{it:?}");
            assert!(it.len() == 1 || it.last() != Some(&0), "{it:?}");
        }
    }

    #[test]
    fn more_than_there_are_bytes_are_refused() {
        assert!(Codes::of(0..=255).is_err());
    }

    #[test]
    fn the_longest_that_fits_is_one_byte() -> Result<()> {
        let codes = Codes::of(0..200)?;
        // global.get, i32.const, i32.sub, local.tee
        let frame = [0x23, 0x41, 0x6b, 0x22];
        for (next, expected) in [
            (&frame[..], 4),
            (&frame[..3], 3),
            (&frame[..2], 1),
            (&[0x7f], 1),
        ] {
            assert_eq!(
                codes.longest(next).map(|(_, length)| length),
                Some(expected),
                "{next:?}"
            );
        }
        assert_eq!(codes.longest(&[]), None);
        Ok(())
    }
}
