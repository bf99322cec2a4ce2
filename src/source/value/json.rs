//! JSON, as the readers see it.

use crate::stdx::number::{decimal, parse};
use crate::stdx::steps::step;

/// A JSON value. Objects keep the order of their keys.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Json {
    /// `null`
    #[default]
    Null,
    /// `true`, `false`
    Bool(bool),
    /// A number; JSON has no other kind.
    Number(f64),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The value under `key`, if this is an object that has one.
    pub fn get(&self, key: &str) -> Option<&Self> {
        let Self::Object(entries) = self else {
            return None;
        };
        let entry = entries.iter().find(|(name, _)| {
            step();
            name == key
        });
        entry.map(|(_, value)| value)
    }

    /// The value at `i`, from 0, if this is a list that long.
    pub fn at(&self, i: usize) -> Option<&Self> {
        match self {
            Self::List(items) => items.get(i),
            _ => None,
        }
    }

    /// The text of a scalar: a text itself, a number as its digits.
    pub fn scalar(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            Self::Number(value) => decimal(*value),
            _ => None,
        }
    }

    /// The number of a scalar: a number itself, a text that is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(value) => Some(*value).filter(|value| value.is_finite()),
            Self::Text(text) => parse(text),
            _ => None,
        }
    }

    /// A number of things.
    #[expect(clippy::cast_precision_loss, reason = "no list is that long")]
    pub fn count(things: usize) -> Self {
        Self::Number(things as f64)
    }

    /// What it is, for a message: "found a list".
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }

    /// True for null and for a text, list or object with nothing in it.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Bool(_) | Self::Number(_) => false,
            Self::Text(text) => text.is_empty(),
            Self::List(items) => items.is_empty(),
            Self::Object(entries) => entries.is_empty(),
        }
    }

    /// What was found, for a message: the beginning of a scalar, else as [`Json::summary`].
    pub fn excerpt(&self) -> String {
        match self.scalar() {
            Some(text) => ["found \"", beginning(&text, 40), "\""].concat(),
            None => self.summary(),
        }
    }

    /// What was found, for a message: the keys of an object, the kind of anything else.
    pub fn summary(&self) -> String {
        const MOST: usize = 12;
        let entries = match self {
            Self::Object(entries) if !entries.is_empty() => entries,
            Self::Null => return "found null".to_owned(),
            // "a list" is "an empty list" then.
            _ if self.is_empty() => {
                let (_, noun) = self.kind().split_once(' ').unwrap_or_default();
                return ["found an empty ", noun].concat();
            }
            _ => return ["found ", self.kind()].concat(),
        };
        let mut text = "found keys".to_owned();
        for (i, (key, _)) in entries.iter().take(MOST).enumerate() {
            text.push_str(if i == 0 { ": " } else { ", " });
            text.push_str(key);
        }
        if entries.len() > MOST {
            text.push_str(", …");
        }
        text
    }
}

/// So many characters of a text, or all.
pub fn beginning(text: &str, most: usize) -> &str {
    let end = text.char_indices().nth(most).map_or(text.len(), |it| it.0);
    text.get(..end).unwrap_or_default()
}
