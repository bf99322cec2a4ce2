//! What the native tests share: JSON from text, as the browser side would hand it over.
#![allow(dead_code, reason = "each test takes what it needs")]

use bantin::source::read::page::Payload;
use bantin::source::value::json::Json;

/// Where the payloads of these tests come from.
pub(crate) const BASE: &str = "https://news.example/api/stories?limit=2";

/// Parses JSON that a test wrote.
pub(crate) fn json(text: &str) -> Json {
    match serde_json::from_str(text) {
        Ok(value) => convert(value),
        Err(error) => panic!("not JSON: {error} in {text}"),
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

fn convert(value: serde_json::Value) -> Json {
    match value {
        serde_json::Value::Null => Json::Null,
        serde_json::Value::Bool(flag) => Json::Bool(flag),
        serde_json::Value::Number(number) => Json::Number(number.as_f64().unwrap_or(f64::NAN)),
        serde_json::Value::String(text) => Json::Text(text),
        serde_json::Value::Array(items) => Json::List(items.into_iter().map(convert).collect()),
        serde_json::Value::Object(entries) => {
            let entries = entries
                .into_iter()
                .map(|(key, value)| (key, convert(value)));
            Json::Object(entries.collect())
        }
    }
}
