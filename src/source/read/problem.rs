//! Reads why a backend refused.

use crate::source::json::Json;
use crate::source::text;

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
    let first = |keys: &[&str]| {
        let found = keys.iter().find_map(|key| text::of(json.get(key)?));
        text::strip(&found.unwrap_or_default())
    };
    if let Json::Text(page) = json {
        return Problem {
            title: text::strip(page),
            ..Problem::default()
        };
    }
    let kind = first(&["type", "code"]);
    let kind = match kind.as_str() {
        // No type at all (RFC 9457, section 4.2.1).
        "about:blank" | "" => first(&["reason", "errno"]),
        _ => kind,
    };
    let after = |text, mark| str::rsplit_once(text, mark).map_or(text, |(_, after)| after);
    let last = ['/', '#', ':']
        .into_iter()
        .fold(kind.trim_end_matches('/'), after);
    Problem {
        title: first(&["title", "error"]),
        detail: first(&["detail", "message", "errmsg"]),
        kind: last.to_owned(),
        fields: fields(json),
    }
}

fn fields(json: &Json) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    let mut add = |name: String, wrong: Option<&Json>| {
        if let Some(wrong) = wrong.and_then(text::of).filter(|_| !name.is_empty()) {
            fields.push((name, text::strip(&wrong)));
        }
    };
    if let Some(Json::List(errors)) = json.get("errors") {
        for error in errors {
            let place = ["pointer", "field", "name"]
                .into_iter()
                .find_map(|key| error.get(key));
            let name = place.and_then(text::of).unwrap_or_default();
            let wrong = ["detail", "message"]
                .into_iter()
                .find_map(|key| error.get(key));
            // A JSON pointer, "#/author/email", in the words of a mapping: author.email.
            let name = name.strip_prefix('#').unwrap_or(&name);
            let name = name.strip_prefix('/').unwrap_or(name);
            add(name.replace('/', "."), wrong);
        }
    }
    // WordPress, and Waline.
    let named = json.get("data").and_then(|data| data.get("params"));
    if let Some(Json::Object(params)) = named.or(json.get("errmsg")) {
        for (name, wrong) in params {
            add(name.clone(), Some(wrong));
        }
    }
    fields
}
