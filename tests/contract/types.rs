//! The types: a class for each element, its attributes in markup, and the events.

use super::{bounds, default, elements, names, sentence, written::hold};
use bantin::widget::COMMON;
use bantin::widget::contract::{Declared, Event, Kind};

const TYPES: &str = "src/embed.d.ts";

/// The type of a value, as TypeScript has it.
pub(crate) fn kind(attribute: &Declared) -> String {
    match attribute.kind {
        Kind::Choice(known) => union(known.0),
        Kind::Number(_) => "number".to_owned(),
        Kind::Flag => "boolean".to_owned(),
        Kind::Address | Kind::Text => "string".to_owned(),
    }
}

/// In markup numbers and flags are texts.
fn in_markup(attribute: &Declared) -> &'static str {
    match attribute.kind {
        Kind::Number(_) => " | `${number}`",
        Kind::Flag => " | \"\" | \"true\" | \"false\"",
        Kind::Choice(_) | Kind::Address | Kind::Text => "",
    }
}

fn union(words: &[&str]) -> String {
    let words = words.iter().filter(|it| !it.is_empty());
    words
        .map(|it| format!("\"{it}\""))
        .collect::<Vec<_>>()
        .join(" | ")
}

/// What stands above a property. A sentence that would end the comment is none of ours.
pub(crate) fn told(attribute: &Declared) -> String {
    let default = match (attribute.otherwise, default(attribute.kind)) {
        ("", default) if default.is_empty() => String::new(),
        ("", default) => format!(" Default: `{default}`."),
        (words, _) => format!(" Default: {words}."),
    };
    about(attribute) + &default
}

/// The same where a default that is a value stands beside it.
pub(crate) fn told_beside(attribute: &Declared) -> String {
    match default(attribute.kind).as_str() {
        "" => told(attribute),
        _ => about(attribute),
    }
}

fn about(attribute: &Declared) -> String {
    let more = match attribute.kind {
        Kind::Number(it) => format!(" In {}.", bounds(attribute.unit, it)),
        _ => String::new(),
    };
    sentence(attribute.about) + &more
}

/// Each is described at its attribute, as in the manifest.
fn members(attributes: &[Declared]) -> String {
    let ours = attributes.iter().filter(|it| names::is_ours(it));
    let member = |it: &Declared| {
        let kind = kind(it);
        let absent = if matches!(it.kind, Kind::Flag) {
            ""
        } else {
            " | undefined"
        };
        format!("  {}: {kind}{absent};\n", names::property(it))
    };
    ours.map(member).collect()
}

fn attributes(all: &[Declared]) -> String {
    let line = |it: &Declared| {
        let quote = if it.name.contains('-') { "\"" } else { "" };
        format!(
            "  /** {} */\n  {quote}{}{quote}?: {}{} | undefined;\n",
            told(it),
            it.name,
            kind(it),
            in_markup(it)
        )
    };
    all.iter().map(line).collect()
}

pub(crate) fn check(name: &str, indent: &str, expected: &str) {
    let first = format!("{indent}// <{name}>\n");
    let last = format!("{indent}// </{name}>\n");
    hold(TYPES, Some((&first, &last)), expected);
}

#[test]
fn what_all_elements_have_is_typed() {
    check("properties", "  ", &members(COMMON.attributes));
    let common = attributes(COMMON.attributes);
    check("attributes", "  ", &common);
}

#[test]
fn each_element_has_a_class_and_attributes() {
    let class = |(tag, contract): (&str, &super::Contract)| {
        let name = names::class(tag);
        format!(
            "/** `<{tag}>`: {}. Its properties are described at the attributes, in `{name}Attributes`. */\ndeclare class {name} extends BantinElement {{\n  \
             /** The data, in place of what `src` gives; of another shape where an adapter, a mapping or `transform` reads it, `as never`. */\n  \
             data: {} | undefined;\n{}}}\n\n\
             /** What `<{tag}>` takes in markup. */\nexport interface {name}Attributes extends BantinAttributes {{\n{}}}\n\n",
            contract.summary,
            contract.data,
            members(contract.attributes),
            attributes(contract.attributes),
        )
    };
    let classes: String = elements().map(class).collect();
    let names: Vec<String> = elements().map(|(tag, _)| names::class(tag)).collect();
    let line = |(tag, _): (&str, _)| format!("  \"{tag}\": {};\n", names::class(tag));
    let tags: String = elements().map(line).collect();
    let line = |(tag, _): (&str, _)| format!("  \"{tag}\": {}Attributes;\n", names::class(tag));
    let in_markup: String = elements().map(line).collect();
    let text = format!(
        "{classes}export type {{ BantinElement, {} }};\n\n\
         /** The elements by their names. */\nexport interface BantinElements {{\n{tags}}}\n\n\
         /** What they take in markup. */\nexport interface BantinMarkup {{\n{in_markup}}}\n",
        names.join(", ")
    );
    check("elements", "", &text);
}

#[test]
fn the_events_are_typed() {
    let mut events: Vec<&Event> = Vec::new();
    for event in COMMON
        .events
        .iter()
        .chain(elements().flat_map(|(_, it)| it.events))
    {
        if !events.iter().any(|it| it.name == event.name) {
            events.push(event);
        }
    }
    let line = |it: &&Event| {
        format!(
            "  /** {} */\n  \"{}\": CustomEvent<{}>;\n",
            sentence(it.about),
            it.name,
            it.detail
        )
    };
    check("events", "  ", &events.iter().map(line).collect::<String>());
}

#[test]
fn no_sentence_ends_a_comment() {
    let all = COMMON
        .attributes
        .iter()
        .chain(elements().flat_map(|(_, it)| it.attributes));
    for attribute in all {
        assert!(!attribute.about.contains("*/"), "{}", attribute.name);
        assert!(
            sentence(attribute.about).ends_with('.'),
            "{}",
            attribute.name
        );
    }
}
