//! The examples of `docs/mapping.md`, run as they stand there.

mod support;

use bantin::source::mapping::Mapping;
use bantin::source::read::stories;
use bantin::source::value::html;
use bantin::source::value::json::Json;
use support::{json, payload};

fn rows(heading: &str) -> Vec<Vec<String>> {
    support::rows("docs/mapping.md", heading)
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
fn the_tables_have_enough_examples() {
    let headings = [
        "Paths",
        "Alternatives",
        "Constants and templates",
        "Lists",
        "Texts",
        "Mistakes",
    ];
    let count: usize = headings.iter().map(|heading| rows(heading).len()).sum();
    assert!(count >= 55, "{count}");
}
