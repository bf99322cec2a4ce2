//! What the native tests share: JSON from text, as the browser side would hand it over.
#![allow(dead_code, reason = "each test takes what it needs")]

use bantin::source::read::page::Payload;
use bantin::source::value::decode::decode;
use bantin::source::value::json::Json;
use std::fs;
use std::path::Path;

/// Where the payloads of these tests come from.
pub(crate) const BASE: &str = "https://news.example/api/stories?limit=2";

/// The rows of the tables under a heading of a document, a cell each, without backquotes.
pub(crate) fn rows(document: &str, heading: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(document);
    let text = fs::read_to_string(&path).expect("the document");
    let (_, section) = text
        .split_once(&format!("\n## {heading}\n"))
        .unwrap_or_else(|| panic!("no heading {heading}"));
    let section = section.split("\n## ").next().unwrap_or_default();
    let lines = section.lines().filter(|line| line.starts_with('|'));
    // The names of the columns, and the rule below them.
    let rows: Vec<_> = lines.skip(2).map(cells).collect();
    assert!(rows.len() >= 5, "{heading} has {} rows", rows.len());
    rows
}

/// A bar inside a cell has a backslash before it.
fn cells(line: &str) -> Vec<String> {
    let line = line.replace("\\|", "\u{0}");
    let line = line.trim_start_matches('|');
    let line = line.strip_suffix('|').unwrap_or(line);
    let cell = |cell: &str| cell.trim().trim_matches('`').replace('\u{0}', "|");
    line.split('|').map(cell).collect()
}

/// Parses JSON that a test wrote.
pub(crate) fn json(text: &str) -> Json {
    match decode(text) {
        Ok(value) => value,
        Err(at) => panic!("not JSON at byte {at}: {text}"),
    }
}

/// An answer from [`BASE`] with nothing beside its body.
pub(crate) fn payload(json: Json) -> Payload {
    Payload {
        json,
        url: BASE.to_owned(),
        ..Payload::default()
    }
}
