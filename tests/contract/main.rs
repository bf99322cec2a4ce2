//! What the documents, the types and the files for editors say of the widgets, written from their
//! contracts and held to them.
//!
//! `cargo xtask contract` runs this with `BANTIN_WRITE` set: then it writes them instead.

mod code;
mod counts;
mod documents;
mod editors;
mod labels;
mod manifest;
mod models;
mod names;
mod types;
mod wordpress;
#[path = "../support/written.rs"]
mod written;

use bantin::widget::COMMON;
use bantin::widget::contract::{Contract, Kind, Number};
use bantin::widgets::all;
use serde_json::Value;

/// The element of a widget, and what it promises beside what is common.
fn elements() -> impl Iterator<Item = (&'static str, &'static Contract)> {
    all().map(|widget| (widget.tag, &widget.outside.contract))
}

/// What is common, then what is a widget's own.
fn both<T: 'static>(
    own: &Contract,
    of: impl Fn(&Contract) -> &'static [T],
    make: impl Fn(&T) -> Value,
) -> Value {
    of(&COMMON).iter().chain(of(own)).map(make).collect()
}

/// A sentence without the breaks of its lines.
fn sentence(about: &str) -> String {
    about.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A number as a person writes it.
fn number(value: f64) -> String {
    value.to_string()
}

/// What a number may be, in words.
fn bounds(unit: &str, Number { least, .. }: Number) -> String {
    match least {
        0.0 => unit.to_owned(),
        least => format!("{unit}, at least {}", number(least)),
    }
}

/// What holds where an attribute is not there, as the files for machines have it; empty where that
/// is no single value.
fn default(kind: Kind) -> String {
    match kind {
        Kind::Choice(known) => known.0.first().copied().unwrap_or_default().to_owned(),
        Kind::Number(it) if it.default.is_finite() => number(it.default),
        Kind::Flag => "false".to_owned(),
        Kind::Number(_) | Kind::Address | Kind::Text => String::new(),
    }
}

/// A file of JSON, as it is written.
fn json(value: &Value) -> String {
    serde_json::to_string_pretty(value).expect("JSON") + "\n"
}
