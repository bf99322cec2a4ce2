//! The expressions of a mapping, such as `link|guid.rendered` or `https://x/{slug}`.
//!
//! They are walked as text, once to check them and again for every value: a walk costs less than
//! the code that would build a tree and walk that. `docs/mapping.md` describes the language.

use crate::source::value::json::Json;
use crate::source::value::url;
use crate::stdx::number;
use crate::stdx::steps::step;
use crate::stdx::text::Text as _;
use std::borrow::Cow;

/// Where an expression is wrong, and what belongs there.
#[derive(Debug, PartialEq)]
pub(in crate::source) struct Mistake {
    pub(in crate::source) expected: &'static str,
    /// In characters, from 1.
    pub(in crate::source) column: usize,
}

/// What an expression leads to.
#[derive(Default)]
pub(in crate::source) struct Found<'e, 'a> {
    pub(in crate::source) value: Option<Cow<'a, Json>>,
    /// Where the first path that leads nowhere ends: how far it led, and what is there.
    pub(in crate::source) end: Option<(&'e str, &'a Json)>,
}

/// What an expression that is right leads to from `root`, as by [`find`].
pub(in crate::source) fn value<'a>(expression: &str, root: &'a Json) -> Option<Cow<'a, Json>> {
    let is_plain = |it: u8| it.is_ascii_alphanumeric() || it == b'_' || it == b'|';
    // Nearly all are keys that need no walk: a forecast is read by two thousand of them.
    if !matches!(root, Json::Object(_)) || !expression.bytes().all(is_plain) {
        return find(expression, root).unwrap_or_default().value;
    }
    let mut best = None;
    for key in expression.split('|') {
        best = better(best, root.get(key).map(Cow::Borrowed));
    }
    best
}

/// What `expression` leads to from `root`: the first alternative that has something in it, else
/// the first that is there at all, else null if one of them is that.
///
/// # Errors
/// When the expression is wrong anywhere, whatever is in `root`.
pub(in crate::source) fn find<'e, 'a>(
    expression: &'e str,
    root: &'a Json,
) -> Result<Found<'e, 'a>, Mistake> {
    let mut walk = Walk {
        text: expression,
        rest: expression,
        end: None,
    };
    let mut best = None;
    loop {
        walk.skip_spaces();
        best = better(best, walk.alternative(root)?);
        walk.skip_spaces();
        if walk.rest.is_empty() {
            return Ok(Found {
                value: best,
                end: walk.end,
            });
        }
        if !walk.eat('|') {
            return Err(walk.mistake("\".\", \"|\" or the end"));
        }
    }
}

/// The better of two alternatives; the first, where they are equally good.
fn better<'a>(best: Option<Cow<'a, Json>>, next: Option<Cow<'a, Json>>) -> Option<Cow<'a, Json>> {
    let is_better = next.as_ref().is_some_and(|next| match best.as_deref() {
        None => true,
        Some(Json::Null) => !matches!(**next, Json::Null),
        Some(best) => best.is_empty() && !next.is_empty(),
    });
    if is_better { next } else { best }
}

/// True for what is percent-encoded in its holes.
fn is_url(template: &str) -> bool {
    ["http://", "https://", "/"]
        .iter()
        .any(|start| template.starts_with(start))
}

/// What stays as it is in a hole that begins with a plus: what parts a URL (RFC 6570, 3.2.3), and
/// what is encoded already.
const RESERVED: &str = ":/?#[]@!$&'()*+,;=%";

struct Walk<'e, 'a> {
    text: &'e str,
    rest: &'e str,
    end: Option<(&'e str, &'a Json)>,
}

impl<'e, 'a> Walk<'e, 'a> {
    fn alternative(&mut self, root: &'a Json) -> Result<Option<Cow<'a, Json>>, Mistake> {
        if self.eat('\'') {
            let text = self.until("'");
            return match self.eat('\'') {
                true => Ok(Some(Cow::Owned(Json::Text(text.to_owned())))),
                false => Err(self.mistake("a closing '")),
            };
        }
        let first = self
            .rest
            .bytes()
            .find(|it| matches!(it, b'{' | b'"' | b'|'));
        if first == Some(b'{') || is_url(self.rest) {
            let text = self.template(root)?;
            return Ok(text.map(|text| Cow::Owned(Json::Text(text))));
        }
        Ok(self.path(root)?.map(Cow::Borrowed))
    }

    /// Text with holes; nothing when a hole leads to nothing.
    fn template(&mut self, root: &'a Json) -> Result<Option<String>, Mistake> {
        let is_url = is_url(self.rest);
        let mut made = Some(String::new());
        loop {
            let mut words = self.until("{}|");
            if !self.rest.starts_with('{') {
                words = words.trimmed_end();
            }
            if let Some(made) = &mut made {
                made.push_str(words);
            }
            if !self.eat('{') {
                break;
            }
            let kept = if self.eat('+') { RESERVED } else { "" };
            self.skip_spaces();
            let value = self.path(root)?.and_then(Json::scalar);
            if !self.eat('}') {
                return Err(self.mistake("\".\" or \"}\""));
            }
            made = match (made, value) {
                (Some(mut made), Some(value)) if is_url => {
                    url::encode(&value, kept, &mut made);
                    Some(made)
                }
                (Some(made), Some(value)) => Some(made + &value),
                _ => None,
            };
        }
        match self.rest.starts_with('}') {
            true => Err(self.mistake("\"{\" before \"}\"")),
            false => Ok(made),
        }
    }

    /// Keys with dots between them, or one dot for the root itself.
    fn path(&mut self, root: &'a Json) -> Result<Option<&'a Json>, Mistake> {
        if self.eat('.') {
            self.skip_spaces();
            return Ok(Some(root));
        }
        let start = self.rest;
        let mut value = Some(root);
        let mut expected = "a key";
        loop {
            let done = start.strip_suffix(self.rest).unwrap_or_default();
            let key = self.key(expected)?;
            step();
            let deeper = value.and_then(|value| match value {
                Json::List(_) => value.at(number::natural(key, 10)? as usize),
                _ => value.get(key),
            });
            if let (Some(value), None, None) = (value, deeper, self.end) {
                let is_between = |c: char| c == '.' || c.is_whitespace();
                self.end = Some((done.trim_end_matches(is_between), value));
            }
            value = deeper;
            if !self.eat('.') {
                return Ok(value);
            }
            expected = "a key after \".\"";
        }
    }

    fn key(&mut self, expected: &'static str) -> Result<&'e str, Mistake> {
        self.skip_spaces();
        if self.eat('"') {
            let key = self.until("\"");
            if !self.eat('"') {
                return Err(self.mistake("a closing \""));
            }
            self.skip_spaces();
            return Ok(key);
        }
        let key = self.until(".|\"{}'").trimmed_end();
        match key {
            "" => Err(self.mistake(expected)),
            key => Ok(key),
        }
    }

    fn skip_spaces(&mut self) {
        self.rest = self.rest.trimmed_start();
    }

    fn eat(&mut self, c: char) -> bool {
        let rest = self.rest.strip_prefix(c);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Takes all up to the first of `ends`, which are ASCII.
    fn until(&mut self, ends: &str) -> &'e str {
        let is_end = |it: u8| ends.bytes().any(|end| end == it);
        let end = self.rest.bytes().position(is_end);
        let end = end.unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    fn mistake(&self, expected: &'static str) -> Mistake {
        let before = self.text.strip_suffix(self.rest).unwrap_or_default();
        Mistake {
            expected,
            column: before.chars().count() + 1,
        }
    }
}
