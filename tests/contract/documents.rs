//! The tables of docs/embedding.md.

use super::{bounds, elements, number, sentence, written::hold};
use bantin::ui::stored::{STORED, Stored};
use bantin::widget::COMMON;
use bantin::widget::contract::{Declared, Event, Kind, Named, Property};
use bantin::widgets::all;

const DOCUMENT: &str = "docs/embedding.md";

/// Holds a table. Its rows have a cell for each column.
fn check(name: &str, columns: &[&str], rows: impl IntoIterator<Item = Vec<String>>) {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let head: Vec<String> = columns.iter().map(|&it| it.to_owned()).collect();
    let mut text = format!("\n{}|{}\n", line(&head), "---|".repeat(columns.len()));
    for cells in rows {
        assert!(cells.iter().all(|cell| !cell.contains('|')), "{cells:?}");
        text.push_str(&line(&cells));
    }
    text.push('\n');
    let marks = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->\n"));
    hold(DOCUMENT, Some((&marks.0, &marks.1)), &text);
}

fn quoted(name: &str) -> String {
    format!("`{name}`")
}

fn value(attribute: &Declared) -> String {
    match attribute.kind {
        Kind::Choice(known) => {
            let named = known.0.iter().filter(|it| !it.is_empty());
            named.map(|it| quoted(it)).collect::<Vec<_>>().join(", ")
        }
        Kind::Number(it) => bounds(attribute.unit, it),
        Kind::Flag => "flag".to_owned(),
        Kind::Address => "URL".to_owned(),
        Kind::Text => "text".to_owned(),
    }
}

fn default(attribute: &Declared) -> String {
    match attribute.kind {
        _ if !attribute.otherwise.is_empty() => attribute.otherwise.to_owned(),
        Kind::Choice(known) => quoted(known.0[0]),
        Kind::Number(it) if it.default.is_finite() => number(it.default),
        Kind::Flag => "off".to_owned(),
        Kind::Number(_) | Kind::Address | Kind::Text => String::new(),
    }
}

fn attributes(name: &str, all: &[Declared]) {
    let row = |it: &Declared| vec![quoted(it.name), value(it), default(it), sentence(it.about)];
    let columns = ["attribute", "value", "default", "what it does"];
    check(name, &columns, all.iter().map(row));
}

#[test]
fn the_elements_are_documented_with_the_heights_they_reserve() {
    let row = |it: &bantin::widget::Definition| {
        let summary = it.outside.contract.summary.to_owned();
        vec![quoted(it.tag), summary, quoted(it.outside.reserve)]
    };
    check(
        "elements",
        &["element", "what it shows", "reserved height"],
        all().map(row),
    );
}

#[test]
fn the_attributes_are_documented() {
    attributes("attributes", COMMON.attributes);
    for (tag, contract) in elements() {
        attributes(&format!("attributes of {tag}"), contract.attributes);
    }
}

#[test]
fn the_events_are_documented() {
    let mut events: Vec<&Event> = COMMON.events.iter().collect();
    for event in elements().flat_map(|(_, it)| it.events) {
        if !events.iter().any(|it| it.name == event.name) {
            events.push(event);
        }
    }
    let row = |it: &&Event| {
        let cancelable = if it.is_cancelable { "yes" } else { "" };
        vec![
            quoted(it.name),
            sentence(it.about),
            quoted(it.detail),
            cancelable.to_owned(),
        ]
    };
    check(
        "events",
        &["event", "when", "`detail`", "cancelable"],
        events.iter().map(row),
    );
}

#[test]
fn the_slots_are_documented() {
    let row = |tag: &str, it: &Named| {
        let name = if it.name.is_empty() {
            "default".to_owned()
        } else {
            quoted(it.name)
        };
        vec![tag.to_owned(), name, sentence(it.about)]
    };
    let common = COMMON.slots.iter().map(|it| row("all", it));
    let own =
        elements().flat_map(|(tag, it)| it.slots.iter().map(move |slot| row(&quoted(tag), slot)));
    check(
        "slots",
        &["element", "slot", "what it is"],
        common.chain(own),
    );
}

#[test]
fn the_properties_of_css_are_documented() {
    let row = |it: &Property| vec![quoted(it.name), sentence(it.about), it.default.to_owned()];
    let all = COMMON.properties.iter();
    let all = all.chain(elements().flat_map(|(_, it)| it.properties));
    check("properties", &["property", "what", "default"], all.map(row));
}

#[test]
fn the_parts_are_documented() {
    let row = |tag: String, parts: &[Named]| {
        let parts = parts.iter().map(|it| quoted(it.name));
        vec![tag, parts.collect::<Vec<_>>().join(", ")]
    };
    let common = row("all".to_owned(), COMMON.parts);
    let own = elements().map(|(tag, it)| row(quoted(tag), it.parts));
    check(
        "parts",
        &["element", "parts"],
        [common].into_iter().chain(own),
    );
}

#[test]
fn what_is_stored_is_documented() {
    let row = |it: &Stored| {
        let key = format!(
            "`bantin:{}{}`",
            it.key,
            if it.key.ends_with(':') { "…" } else { "" }
        );
        vec![key, sentence(it.purpose), it.lifetime.to_owned()]
    };
    check(
        "stored",
        &["key", "what it is for", "how long"],
        STORED.iter().map(row),
    );
}
