//! Reads why a backend refused.

use crate::source::value::html;
use crate::source::value::json::Json;
use crate::stdx::text::Text as _;

/// A refusal, for the person whose words were refused.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problem {
    /// In short; may be empty.
    pub title: String,
    /// In a sentence; may be empty.
    pub detail: String,
    /// What to tell it by, such as `rate-limited`: the last segment of its `type`.
    pub kind: String,
    /// Fields of what was sent, such as `author.email`, each with what is wrong with it.
    pub fields: Vec<(String, String)>,
}

/// Reads a problem document (RFC 9457), or `{code, message}` as WordPress refuses, `{reason}` or
/// a page of HTML as Isso does, `{errno, errmsg}` as Waline. What is missing stays empty.
pub fn problem(json: &Json) -> Problem {
    if let Json::Text(page) = json {
        return Problem {
            title: html::strip(page),
            ..Problem::default()
        };
    }
    let mut kind = said(json, "type code");
    // No type at all (RFC 9457, section 4.2.1).
    if kind.is_empty() || kind == "about:blank" {
        kind = said(json, "reason errno");
    }
    let last = ['/', '#', ':']
        .into_iter()
        .fold(kind.trim_end_matches('/'), behind);
    Problem {
        title: said(json, "title error"),
        detail: said(json, "detail message errmsg"),
        kind: last.to_owned(),
        fields: fields(json),
    }
}

/// What the first of these keys that has a text says; they have spaces between them.
fn said(json: &Json, keys: &str) -> String {
    let found = keys.split(' ').find_map(|key| json.get(key)?.scalar());
    html::strip(&found.unwrap_or_default())
}

fn fields(json: &Json) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    let mut add = |name: String, wrong: String| {
        if !name.is_empty() && !wrong.is_empty() {
            fields.push((name, wrong));
        }
    };
    if let Some(Json::List(errors)) = json.get("errors") {
        for error in errors {
            let name = said(error, "pointer field name");
            // A JSON pointer, "#/author/email", in the words of a mapping: author.email.
            let name = name.strip_prefix('#').unwrap_or(&name);
            let name = name.strip_prefix('/').unwrap_or(name);
            add(name.replaced('/', "."), said(error, "detail message"));
        }
    }
    // WordPress, and Waline.
    let named = json.get("data").and_then(|data| data.get("params"));
    if let Some(Json::Object(params)) = named.or(json.get("errmsg")) {
        for (name, wrong) in params {
            let wrong = wrong.scalar().unwrap_or_default();
            add(name.clone(), html::strip(&wrong));
        }
    }
    fields
}

/// What stands behind the last `mark`; the text itself without one.
fn behind(text: &str, mark: char) -> &str {
    text.parted_last(mark).map_or(text, |(_, behind)| behind)
}
