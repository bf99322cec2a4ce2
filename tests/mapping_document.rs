//! The examples of `docs/mapping.md`, run as they stand there.

mod support;

use bantin::model::Precision;
use bantin::source::mapping::Mapping;
use bantin::source::read::stories;
use bantin::source::value::json::Json;
use bantin::source::value::{html, time};
use std::fs;
use std::path::Path;
use support::{json, payload};

/// The rows of the tables under a heading, a cell each, without backquotes.
fn rows(heading: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/mapping.md");
    let document = fs::read_to_string(&path).expect("the document");
    let (_, section) = document
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

fn mapping(fields: &[(&str, &str)]) -> Mapping {
    let text = |it: &str| Json::Text(it.to_owned());
    let fields = fields
        .iter()
        .map(|(field, it)| ((*field).to_owned(), text(it)));
    Mapping::parse(&Json::Object(fields.collect())).expect("a right mapping")
}

/// Each expression as the author of a story, which is the text found and no more.
fn follow(heading: &str) {
    for row in rows(heading) {
        let [item, expression, expected] = row.as_slice() else {
            panic!("{row:?}");
        };
        let fields = [
            ("items", "."),
            ("title", "'A title'"),
            ("url", "'/x'"),
            ("author", expression.as_str()),
        ];
        let list = json(&format!("[{item}]"));
        let reading = stories(&payload(list), &mapping(&fields)).expect("a story");
        let found: Vec<_> = reading.value.iter().map(|it| it.author.as_str()).collect();
        assert_eq!(found, [expected.as_str()], "{expression} in {item}");
    }
}

#[test]
fn paths_lead_where_the_document_says() {
    follow("Paths");
}

#[test]
fn alternatives_are_taken_as_the_document_says() {
    follow("Alternatives");
}

#[test]
fn templates_make_what_the_document_says() {
    follow("Constants and templates");
}

/// The titles of a payload through a mapping in JSON, or why there are none. Where the mapping
/// says nothing of them, stories have URLs.
fn titles(text: &str, mapping: &str, url: bool) -> String {
    let mut mapping = json(mapping);
    if let (Json::Object(fields), true) = (&mut mapping, url) {
        fields.push(("items.url".to_owned(), Json::Text("/{id}|'/x'".to_owned())));
    }
    let read = Mapping::parse(&mapping).and_then(|it| stories(&payload(json(text)), &it));
    match read {
        Ok(reading) if reading.skipped.is_empty() => {
            let titles = reading.value.into_iter().map(|it| it.title.clone());
            titles.collect::<Vec<_>>().join(", ")
        }
        Ok(reading) => reading.skipped.join("; "),
        Err(error) => error.to_string(),
    }
}

#[test]
fn lists_are_found_where_the_document_says() {
    for row in rows("Lists") {
        let [payload, mapping, expected] = row.as_slice() else {
            panic!("{row:?}");
        };
        // Two stories without URLs of their own are told apart by their titles.
        let mapping = match mapping.strip_suffix('}') {
            Some("{") => r#"{"id": "id|title|h"}"#.to_owned(),
            Some(open) => [open, r#", "id": "id|title|h"}"#].concat(),
            None => panic!("{mapping}"),
        };
        assert_eq!(titles(payload, &mapping, true), *expected, "{payload}");
    }
}

#[test]
fn mistakes_are_told_as_the_document_says() {
    for row in rows("Mistakes") {
        let [payload, mapping, expected] = row.as_slice() else {
            panic!("{row:?}");
        };
        let found = titles(payload, mapping, false);
        assert_eq!(found, *expected, "{mapping} of {payload}");
    }
}

#[test]
fn html_becomes_the_text_of_the_document() {
    for row in rows("Texts") {
        let [html, expected] = row.as_slice() else {
            panic!("{row:?}");
        };
        assert_eq!(html::strip(html), *expected, "{html}");
    }
}

#[test]
fn times_are_what_the_document_says() {
    for row in rows("Times") {
        let [given, expected] = row.as_slice() else {
            panic!("{row:?}");
        };
        let found = match json(given) {
            Json::Number(number) => time::epoch(number),
            Json::Text(text) => time::parse(&text),
            other => panic!("{other:?}"),
        };
        let form = match found.map(|it| it.precision) {
            Some(Precision::Date) => 10,
            Some(Precision::Local) => 19,
            Some(Precision::Instant) => 20,
            None => 0,
        };
        assert_eq!(expected.len(), form, "{given}");
        // The same instant, written out.
        let same = time::parse(expected).map(|it| (it.ms / 1000.0).floor());
        assert_eq!(found.map(|it| (it.ms / 1000.0).floor()), same, "{given}");
    }
}

#[test]
fn the_tables_have_enough_examples() {
    let headings = [
        "Paths",
        "Alternatives",
        "Constants and templates",
        "Lists",
        "Texts",
        "Times",
        "Mistakes",
    ];
    let count: usize = headings.iter().map(|heading| rows(heading).len()).sum();
    assert!(count >= 70, "{count}");
}
