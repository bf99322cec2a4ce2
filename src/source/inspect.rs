//! What the readers make of a payload, for the studio: the same readers, watched.

#![allow(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    reason = "the bundle that is shipped has none of it"
)]

use crate::model::Link;
use crate::source::adapter::Model;
use crate::source::adapter::catalog::{self, Catalog};
use crate::source::error::{Code, Error};
use crate::source::mapping::Mapping;
use crate::source::mapping::record::Record;
use crate::source::mapping::skipped::Skipped;
use crate::source::mapping::trace::{self, Note};
use crate::source::read;
use crate::source::read::page::{Payload, Reading};
use crate::source::value::decode::decode;
use crate::source::value::json::Json;
use crate::stdx::text::Text as _;

/// What a person puts into the studio.
#[derive(Debug, Clone, Copy, Default)]
pub struct Bench<'b> {
    /// The model, by its name.
    pub model: &'b str,
    /// The payload.
    pub json: &'b str,
    /// The name of an adapter; `auto`, or nothing, to have it recognised.
    pub adapter: &'b str,
    /// A mapping in JSON, which goes before an adapter; or nothing.
    pub mapping: &'b str,
    /// Where the payload came from, the base of its links.
    pub url: &'b str,
}

/// What a reader made of the payload.
struct Made {
    next: Option<Link>,
    total: Option<u32>,
    skipped: Vec<String>,
}

/// Reads, and tells all that was asked for and what came of it:
///
/// - `adapter`, `mapping`: how it was read;
/// - `fields`: each `{thing, item, field, at, expected, found, got}`;
/// - `prepared`: true where an adapter does more than map;
/// - `item`: what an item may have, by the first of them that has it;
/// - `next`, `total`, `skipped`: as the widget sees them;
/// - `error`: why nothing can be shown, or null;
/// - `adapters`: the names there are for the model.
pub fn inspect(bench: &Bench<'_>) -> Json {
    let mut told = vec![("adapters".to_owned(), names(bench.model))];
    let error = match inspect_into(bench, &mut told) {
        Ok(()) => Json::Null,
        Err(error) => Json::Text(error.to_string()),
    };
    told.push(("error".to_owned(), error));
    Json::Object(told)
}

fn inspect_into(bench: &Bench<'_>, told: &mut Vec<(String, Json)>) -> Result<(), Error> {
    let mut tell = |name: &str, value: Json| told.push((name.to_owned(), value));
    let model = Model::named(bench.model)
        .ok_or_else(|| Error::new(Code::Attribute, ["no model ", bench.model].concat()))?;
    let json = decoded(bench.json, Code::Json)?;
    let (name, prepare, mapping) = match bench.mapping.trimmed() {
        "" => {
            let adapter = catalog::choose(model, Some(bench.adapter), &json)?;
            (adapter.name, adapter.prepare, adapter.mapping()?)
        }
        text => {
            let mapping = Mapping::parse(&decoded(text, Code::Mapping)?)?;
            ("", None, mapping)
        }
    };
    tell("adapter", Json::Text(name.to_owned()));
    tell("mapping", mapping.written());
    tell("prepared", Json::Bool(prepare.is_some()));
    let payload = Payload {
        json: prepare.map_or_else(|| json.clone(), |prepare| prepare(&json)),
        url: bench.url.to_owned(),
        ..Payload::default()
    };
    tell("item", item(&payload, &mapping));
    let (made, notes, _) = trace::record(|| read_as(model, &payload, &mapping));
    tell("fields", Json::List(notes.into_iter().map(field).collect()));
    let Made {
        next,
        total,
        skipped,
    } = made?;
    let link = |link: Link| Json::Text(link.to_string());
    tell("next", next.map_or(Json::Null, link));
    let number = |number: u32| Json::Number(number.into());
    tell("total", total.map_or(Json::Null, number));
    let lines = skipped.into_iter().map(Json::Text);
    tell("skipped", Json::List(lines.collect()));
    Ok(())
}

/// So many items are looked at for what one may have.
const LOOKED_AT: usize = 50;

/// What an item may have, for who looks for a path in it: the first may lack what the others have.
fn item(payload: &Payload, mapping: &Mapping) -> Json {
    let skipped = Skipped::default();
    let root = Record::new(&payload.json, mapping, "", payload.base(), &skipped);
    let mut whole = Json::Null;
    if let Ok(items) = root.items() {
        for one in items.iter().take(LOOKED_AT) {
            fill(&mut whole, one);
        }
    }
    whole
}

/// Adds what is not there yet.
fn fill(whole: &mut Json, one: &Json) {
    match (whole, one) {
        (Json::Object(entries), Json::Object(more)) => {
            for (key, value) in more {
                match entries.iter_mut().find(|(name, _)| name == key) {
                    Some((_, there)) => fill(there, value),
                    None => entries.push((key.clone(), value.clone())),
                }
            }
        }
        (whole, one) if whole.is_empty() => *whole = one.clone(),
        _ => {}
    }
}

fn decoded(text: &str, code: Code) -> Result<Json, Error> {
    decode(text).map_err(|at| {
        let before = text.get(..at).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count()
            + 1;
        let rest: String = text
            .get(at..)
            .unwrap_or_default()
            .chars()
            .take(24)
            .collect();
        let found = match rest.trimmed() {
            "" => "the end".to_owned(),
            rest => format!("\"{rest}\""),
        };
        let message = format!("expected JSON, found {found} at line {line}, column {column}");
        Error::new(code, message)
    })
}

fn read_as(model: Model, payload: &Payload, mapping: &Mapping) -> Result<Made, Error> {
    fn made<T>(reading: Reading<T>) -> Made {
        Made {
            next: reading.next,
            total: reading.total,
            skipped: reading.skipped,
        }
    }
    match model {
        Model::Story => read::stories(payload, mapping).map(made),
        Model::Digest => read::digest(payload, mapping).map(made),
        Model::Weather => read::weather(payload, mapping).map(made),
        Model::Comments => read::comments(payload, mapping).map(made),
    }
}

fn field(note: Note) -> Json {
    let text = |text: Option<String>| text.map_or(Json::Null, Json::Text);
    let entries = [
        ("thing", Json::Text(note.thing)),
        ("item", note.item.map_or(Json::Null, Json::count)),
        ("field", Json::Text(note.field)),
        ("at", text(note.at)),
        ("expected", Json::Text(note.expected.to_owned())),
        ("found", text(note.found)),
        ("got", note.got.unwrap_or_default()),
    ];
    Json::Object(entries.map(|(name, value)| (name.to_owned(), value)).into())
}

/// The adapters for a model, by name.
fn names(model: &str) -> Json {
    let known = Model::named(model)
        .map(catalog::of)
        .into_iter()
        .flat_map(Catalog::iter);
    let names = known.map(|adapter| Json::Text(adapter.name.to_owned()));
    Json::List(names.collect())
}
