//! The contracts, held to the code.

use super::elements;
use bantin::widget::COMMON;
use bantin::widget::contract::{Kind, Property};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    let full = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&full).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The value of a public property where the page sets none, as a sheet has it.
fn fallback<'s>(sheets: &'s str, name: &str) -> Option<&'s str> {
    let (_, rest) = sheets.split_once(&format!("var({name},"))?;
    let mut depth = 0;
    let end = rest.find(|c| {
        depth += match c {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        depth < 0
    })?;
    Some(rest[..end].trim())
}

#[test]
fn the_defaults_of_properties_are_those_of_the_sheets() {
    let sheets: String = ["base", "comments", "related", "ticker", "tokens", "weather"]
        .map(|it| read(&format!("style/{it}.css")))
        .concat();
    let own = elements().flat_map(|(_, it)| it.properties);
    for Property { name, default, .. } in COMMON.properties.iter().chain(own) {
        // In words where it is no value.
        if !default.starts_with('`') {
            continue;
        }
        let found = fallback(&sheets, name).unwrap_or_else(|| panic!("{name}: no fallback"));
        let found = found
            .trim_start_matches("light-dark(")
            .trim_end_matches(')');
        assert_eq!(found, default.replace('`', ""), "{name}");
    }
}

#[test]
fn a_choice_has_each_word_once_and_a_default() {
    let all = COMMON
        .attributes
        .iter()
        .chain(elements().flat_map(|(_, it)| it.attributes));
    for attribute in all {
        let Kind::Choice(known) = attribute.kind else {
            continue;
        };
        let words: BTreeSet<&str> = known.0.iter().copied().collect();
        assert_eq!(words.len(), known.0.len(), "{}", attribute.name);
        let is_named = known.0.first().is_some_and(|it| !it.is_empty());
        assert_eq!(
            is_named,
            attribute.otherwise.is_empty(),
            "{}",
            attribute.name
        );
    }
}

#[test]
fn a_default_keeps_its_bounds() {
    let all = COMMON
        .attributes
        .iter()
        .chain(elements().flat_map(|(_, it)| it.attributes));
    for attribute in all {
        if let Kind::Number(it) = attribute.kind {
            assert!(it.default >= it.least, "{}", attribute.name);
            assert_eq!(
                it.default.is_finite(),
                attribute.otherwise.is_empty(),
                "{}",
                attribute.name
            );
        }
    }
}
