//! What editors read: the custom data of VS Code, and the web types of JetBrains.

use super::{both, default, elements, json, sentence, types, written::hold};
use bantin::widget::COMMON;
use bantin::widget::contract::{Contract, Declared, Event, Kind, Named, Property};
use serde_json::{Value, json as object};
use std::collections::BTreeMap;

/// The package, as it is published.
pub(crate) const PACKAGE: &str = "bantin-widgets";

/// A description as plain text: to say that each is markdown took 4 KB of the package, which has a limit.
fn plain(text: &str) -> String {
    text.replace('`', "")
}

/// The words that an attribute may be.
fn words(it: &Declared) -> Vec<&'static str> {
    match it.kind {
        Kind::Choice(known) => known
            .0
            .iter()
            .copied()
            .filter(|it| !it.is_empty())
            .collect(),
        _ => Vec::new(),
    }
}

fn named(words: Vec<&str>) -> Value {
    words
        .into_iter()
        .map(|name| object!({ "name": name }))
        .collect()
}

#[test]
fn vs_code_knows_the_elements() {
    let attribute = |it: &Declared| {
        let mut entry = object!({ "name": it.name, "description": plain(&types::told(it)) });
        match it.kind {
            Kind::Choice(_) => entry["values"] = named(words(it)),
            // Of attributes without a value.
            Kind::Flag => entry["valueSet"] = "v".into(),
            Kind::Number(_) | Kind::Address | Kind::Text => {}
        }
        entry
    };
    let tag = |(tag, own): (&str, &Contract)| {
        object!({
            "name": tag,
            "description": plain(own.summary),
            "attributes": both(own, |it| it.attributes, attribute),
        })
    };
    let data = object!({ "version": 1.1, "tags": elements().map(tag).collect::<Value>() });
    hold("package/vscode.html-custom-data.json", None, &json(&data));
}

#[test]
fn vs_code_knows_the_properties_and_parts() {
    let property = |it: &Property| {
        object!({
            "name": it.name,
            "description": plain(&format!("{} Default: {}.", sentence(it.about), it.default)),
        })
    };
    let all = COMMON.properties.iter();
    let all = all.chain(elements().flat_map(|(_, it)| it.properties));
    // One name may be a part of several elements.
    let mut parts: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let common = COMMON.parts.iter().map(|it| ("all elements", it));
    let own = elements().flat_map(|(tag, it)| it.parts.iter().map(move |part| (tag, part)));
    for (tag, part) in common.chain(own) {
        let line = format!("{tag}: {}", sentence(part.about));
        parts.entry(part.name).or_default().push(line);
    }
    let part = |(name, lines): (&str, Vec<String>)| object!({ "name": format!("::part({name})"), "description": plain(&lines.join("\n")) });
    let data = object!({
        "version": 1.1,
        "properties": all.map(property).collect::<Value>(),
        "pseudoElements": parts.into_iter().map(part).collect::<Value>(),
    });
    hold("package/vscode.css-custom-data.json", None, &json(&data));
}

#[test]
fn web_types_know_the_elements() {
    let attribute = |it: &Declared| {
        let mut entry = object!({ "name": it.name, "description": types::told_beside(it) });
        // A value is a plain one, and needed, unless it is said to be another.
        match it.kind {
            Kind::Flag => entry["value"] = object!({ "kind": "no-value", "required": false }),
            Kind::Number(_) => entry["value"] = object!({ "type": types::kind(it) }),
            Kind::Choice(_) => entry["values"] = named(words(it)),
            Kind::Address | Kind::Text => {}
        }
        let default = default(it.kind);
        if !default.is_empty() {
            entry["default"] = default.into();
        }
        entry
    };
    let event = |it: &Event| {
        object!({
            "name": it.name,
            "description": sentence(it.about),
            "arguments": [{ "name": "event", "type": format!("CustomEvent<{}>", it.detail) }],
        })
    };
    let told = |it: &Named| object!({ "name": it.name, "description": sentence(it.about) });
    let property = |it: &Property| object!({ "name": it.name, "description": sentence(it.about), "default": it.default.replace('`', "") });
    let element = |(tag, own): (&str, &Contract)| {
        object!({
            "name": tag,
            "description": own.summary,
            "attributes": both(own, |it| it.attributes, attribute),
            "slots": both(own, |it| it.slots, told),
            // Properties have their types in `embed.d.ts`.
            "js": { "events": both(own, |it| it.events, event) },
            "css": {
                "properties": own.properties.iter().map(property).collect::<Value>(),
                "parts": both(own, |it| it.parts, told),
            },
        })
    };
    let types = object!({
        "$schema": "https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json",
        "name": PACKAGE,
        "version": env!("CARGO_PKG_VERSION"),
        "description-markup": "markdown",
        "contributions": {
            "html": { "elements": elements().map(element).collect::<Value>() },
            // Those that all elements have, once.
            "css": { "properties": COMMON.properties.iter().map(property).collect::<Value>() },
        },
    });
    hold("package/web-types.json", None, &json(&types));
}
