//! `custom-elements.json`, the manifest of custom elements, schema 2.1.0.

use super::{both, default, elements, json, names, sentence, types, written::hold};
use bantin::widget::COMMON;
use bantin::widget::contract::{Contract, Declared, Event, Kind, Named, Property};
use serde_json::{Map, Value, json as object};

/// Without the entries that say nothing.
fn told(entries: &[(&str, Value)]) -> Value {
    let is_told = |value: &Value| value.as_str().is_none_or(|text| !text.is_empty());
    let entries = entries.iter().filter(|(_, value)| is_told(value));
    let entries = entries.map(|(key, value)| ((*key).to_owned(), value.clone()));
    Value::Object(entries.collect::<Map<_, _>>())
}

/// An attribute, whose type its property has.
fn attribute(it: &Declared) -> Value {
    told(&[
        ("name", it.name.into()),
        ("description", types::told_beside(it).into()),
        ("default", quoted(it).into()),
    ])
}

/// A property, which is described at its attribute: a package has both, and no room for all of it twice.
fn field(it: &Declared) -> Value {
    told(&[
        ("kind", "field".into()),
        ("name", names::property(it).into()),
        ("type", object!({ "text": types::kind(it) })),
        ("attribute", it.name.into()),
        ("reflects", true.into()),
    ])
}

/// The default as JavaScript has it.
fn quoted(it: &Declared) -> String {
    match (it.kind, default(it.kind)) {
        (Kind::Choice(_), text) if !text.is_empty() => format!("\"{text}\""),
        (_, text) => text,
    }
}

fn event(it: &Event) -> Value {
    object!({
        "name": it.name,
        "type": { "text": format!("CustomEvent<{}>", it.detail) },
        "description": sentence(it.about),
    })
}

fn named(it: &Named) -> Value {
    object!({ "name": it.name, "description": sentence(it.about) })
}

fn property(it: &Property) -> Value {
    object!({ "name": it.name, "description": sentence(it.about), "default": it.default.replace('`', "") })
}

/// The members that are the same of all.
fn members(data: &str) -> Vec<Value> {
    let member = |name: &str, kind: &str, about: &str| object!({ "kind": "field", "name": name, "type": { "text": kind }, "description": about });
    vec![
        member("data", data, "The data, in place of what `src` gives."),
        member(
            "transform",
            "((json: unknown) => unknown) | undefined",
            "Turns the backend's JSON into what the widget reads.",
        ),
        object!({
            "kind": "method",
            "name": "refresh",
            "return": { "type": { "text": "void" } },
            "description": "Fetches anew; starts the element if it has not started.",
        }),
    ]
}

fn declaration(tag: &str, own: &Contract) -> Value {
    let fields = COMMON.attributes.iter().chain(own.attributes);
    let fields = fields.filter(|it| names::is_ours(it)).map(field);
    object!({
        "kind": "class",
        "customElement": true,
        "tagName": tag,
        "name": names::class(tag),
        "superclass": { "name": "HTMLElement" },
        "summary": own.summary,
        "attributes": both(own, |it| it.attributes, attribute),
        "members": fields.chain(members(own.data)).collect::<Value>(),
        "events": both(own, |it| it.events, event),
        "slots": both(own, |it| it.slots, named),
        "cssParts": both(own, |it| it.parts, named),
        "cssProperties": both(own, |it| it.properties, property),
    })
}

#[test]
fn the_manifest_is_that_of_the_contracts() {
    const MODULE: &str = "embed.js";
    let function = |name: &str, about: &str| object!({ "kind": "function", "name": name, "description": about });
    let functions = [
        function(
            "configure",
            "Sets what must not stand in markup: headers, fetch, labels, adapters, base, author.",
        ),
        function(
            "upgrade",
            "Turns `<div data-bantin=\"…\">` below a root into elements.",
        ),
    ];
    let export = |name: &str| object!({ "kind": "js", "name": name, "declaration": { "name": name, "module": MODULE } });
    let defined = elements().map(|(tag, _)| {
        object!({
            "kind": "custom-element-definition",
            "name": tag,
            "declaration": { "name": names::class(tag), "module": MODULE },
        })
    });
    let exports = [export("configure"), export("upgrade")]
        .into_iter()
        .chain(defined);
    let manifest = object!({
        "schemaVersion": "2.1.0",
        "readme": "README.md",
        "modules": [{
            "kind": "javascript-module",
            "path": MODULE,
            "declarations": functions.into_iter().chain(elements().map(|(tag, it)| declaration(tag, it))).collect::<Value>(),
            "exports": exports.collect::<Value>(),
        }],
    });
    hold("package/custom-elements.json", None, &json(&manifest));
}
