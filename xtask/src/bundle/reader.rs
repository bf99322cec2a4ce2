//! Reads a wasm as it stands, byte by byte.

use anyhow::{Context as _, Result};

/// What is left to read. wasmparser gives what numbers mean, and here they are moved as they stand.
pub(super) struct Reader<'f>(pub(super) &'f [u8]);

/// A number as it stands in a file. A negative one is some other here.
pub(super) struct Number<'f> {
    pub(super) value: usize,
    pub(super) bytes: &'f [u8],
}

impl<'f> Reader<'f> {
    pub(super) fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    pub(super) fn bytes(&mut self, length: usize) -> Result<&'f [u8]> {
        let parts = self.0.split_at_checked(length);
        let (bytes, rest) = parts.context("it ends before its end")?;
        self.0 = rest;
        Ok(bytes)
    }

    pub(super) fn number(&mut self) -> Result<Number<'f>> {
        let last = self.0.iter().position(|byte| byte & 0x80 == 0);
        let length = last.context("a number without an end")? + 1;
        let bytes = self.bytes(length)?;
        let seven = |(at, byte): (usize, &u8)| usize::from(byte & 0x7f) << (7 * at);
        let value = bytes.iter().enumerate().take(5).map(seven).sum();
        Ok(Number { value, bytes })
    }

    /// Bytes behind their length.
    pub(super) fn text(&mut self) -> Result<&'f [u8]> {
        let length = self.number()?.value;
        self.bytes(length)
    }

    /// Passes over the limits of a table or of a memory: whether there is an upper one, the lower, the upper (5.3.8).
    pub(super) fn limits(&mut self) -> Result<()> {
        let is_bound = self.byte().context("it ends before its end")? & 1 == 1;
        self.number()?;
        if is_bound {
            self.number()?;
        }
        Ok(())
    }
}
