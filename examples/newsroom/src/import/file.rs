//! The text of a file, however it is packed and encoded.

use super::Cause;
use encoding_rs::{Encoding, UTF_8};
use encoding_rs_io::DecodeReaderBytesBuilder;
use flate2::bufread::MultiGzDecoder;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// How gzip begins (RFC 1952, section 2.3.1), in which Disqus sends its exports.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// Opens a file as UTF-8: its encoding is that of its mark (BOM), else what it says itself.
pub(super) fn open(path: &Path) -> Result<Box<dyn BufRead>, Cause> {
    let mut file = BufReader::new(File::open(path)?);
    let is_packed = file.fill_buf()?.starts_with(&GZIP);
    let mut bytes: Box<dyn BufRead> = if is_packed {
        Box::new(BufReader::new(MultiGzDecoder::new(file)))
    } else {
        Box::new(file)
    };
    let encoding = said(bytes.fill_buf()?)?;
    // What is no UTF-8 is told by who reads it, with its line.
    let text = DecodeReaderBytesBuilder::new()
        .encoding(encoding.filter(|it| *it != UTF_8))
        .bom_override(true)
        .utf8_passthru(true)
        .build(bytes);
    Ok(Box::new(BufReader::new(text)))
}

/// The encoding that an XML declaration says.
fn said(head: &[u8]) -> Result<Option<&'static Encoding>, Cause> {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let head = String::from_utf8_lossy(head);
    let declared = head
        .strip_prefix("<?xml")
        .and_then(|it| it.split_once("?>")?.0.split_once("encoding"));
    let label = declared.and_then(|(_, it)| it.split(['"', '\'']).nth(1));
    let Some(label) = label else {
        return Ok(None);
    };
    let found = Encoding::for_label(label.as_bytes());
    let unknown = || {
        Cause::Xml(
            1,
            format!("expected an encoding that is known, found {label}"),
        )
    };
    found.map(Some).ok_or_else(unknown)
}
