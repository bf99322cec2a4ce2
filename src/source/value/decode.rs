//! JSON from text.
//!
//! An answer crosses from the browser as one text and is read here alone. Walking values that the
//! browser parsed costs a call out of the wasm for every key and every value; and the same bytes
//! are read in the native tests.

use crate::source::value::json::{Json, beginning};
use crate::stdx::number;
use crate::stdx::text::Text as _;

/// What is nested deeper than this is null.
const DEPTH: u32 = 64;

/// Reads one JSON value (RFC 8259). A whole number beyond those that are exact is a text of its digits,
/// and one that is too large for us is null; half of a surrogate pair is U+FFFD.
///
/// # Errors
/// The place, in bytes from 0, where it is no JSON.
pub fn decode(json: &str) -> Result<Json, usize> {
    let mut reader = Reader { json, at: 0 };
    let value = reader.value(0).ok_or(reader.at)?;
    reader.skip_spaces();
    match reader.at == json.len() {
        true => Ok(value),
        false => Err(reader.at),
    }
}

fn is_whole(digits: &str) -> bool {
    digits.bytes().all(|it| it == b'-' || it.is_ascii_digit())
}

/// What stands where a text is no JSON, and before it:
/// `"<!-- cached -->" at byte 57, behind "…", "next": null}"`.
pub fn found(json: &str, at: usize) -> String {
    const AFTER: usize = 40;
    const BEFORE: usize = 24;
    let (before, rest) = json.split_at_checked(at).unwrap_or_default();
    let before = before.trimmed();
    let from = before.char_indices().rev().nth(BEFORE - 1);
    let from = from.map_or(0, |(from, _)| from);
    let place = number::integer(i64::try_from(at).unwrap_or_default());
    let mut found = match beginning(rest.trimmed(), AFTER) {
        "" => "the end".to_owned(),
        start => ["\"", start, "\""].concat(),
    };
    found.push_str(" at byte ");
    found.push_str(&place);
    if !before.is_empty() {
        let cut = if from > 0 { "…" } else { "" };
        let before = before.get(from..).unwrap_or_default();
        found.push_str(&[", behind \"", cut, before, "\""].concat());
    }
    found
}

struct Reader<'t> {
    json: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    /// The next byte; 0, which JSON has nowhere, at the end.
    fn peek(&self) -> u8 {
        let byte = self.json.as_bytes().get(self.at);
        byte.copied().unwrap_or_default()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let is_it = self.peek() == byte;
        self.at += usize::from(is_it);
        is_it
    }

    /// Takes all up to the first byte that ends it.
    fn until(&mut self, is_end: fn(u8) -> bool) -> &'t str {
        let end = self.rest().bytes().position(is_end);
        self.pass(end)
    }

    fn rest(&self) -> &'t str {
        self.json.get(self.at..).unwrap_or_default()
    }

    /// Takes so many bytes, or all.
    fn pass(&mut self, end: Option<usize>) -> &'t str {
        let rest = self.rest();
        let end = end.unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    fn skip_spaces(&mut self) {
        self.until(|byte| !matches!(byte, b' ' | b'\n' | b'\r' | b'\t'));
    }

    fn value(&mut self, depth: u32) -> Option<Json> {
        self.skip_spaces();
        match self.peek() {
            b'"' => self.string().map(Json::Text),
            b'[' | b'{' if depth == DEPTH => self.pass_over(),
            b'[' => {
                let mut items = Vec::new();
                self.each(b']', &mut |reader| {
                    items.push(reader.value(depth + 1)?);
                    Some(())
                })?;
                Some(Json::List(items))
            }
            b'{' => {
                let mut entries = Vec::new();
                self.each(b'}', &mut |reader| {
                    reader.skip_spaces();
                    let key = reader.string()?;
                    reader.skip_spaces();
                    reader.eat(b':').then_some(())?;
                    entries.push((key, reader.value(depth + 1)?));
                    Some(())
                })?;
                Some(Json::Object(entries))
            }
            b'a'..=b'z' => self.word(),
            _ => self.number(),
        }
    }

    /// What stands between an opening bracket and `close`, with commas between.
    fn each(&mut self, close: u8, one: &mut dyn FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.at += 1;
        self.skip_spaces();
        if self.eat(close) {
            return Some(());
        }
        loop {
            one(self)?;
            self.skip_spaces();
            if self.eat(close) {
                return Some(());
            }
            self.eat(b',').then_some(())?;
        }
    }

    /// Nothing, in place of a list or an object that is nested too deep.
    fn pass_over(&mut self) -> Option<Json> {
        let mut open = 0_u32;
        loop {
            match self.peek() {
                b'"' => {
                    self.string()?;
                    continue;
                }
                b'[' | b'{' => open += 1,
                b']' | b'}' => open -= 1,
                0 => return None,
                _ => {}
            }
            self.at += 1;
            if open == 0 {
                return Some(Json::Null);
            }
        }
    }

    fn word(&mut self) -> Option<Json> {
        let start = self.at;
        let word = self.until(|byte| !byte.is_ascii_alphabetic());
        let value = match word {
            "null" => Json::Null,
            "true" => Json::Bool(true),
            "false" => Json::Bool(false),
            _ => {
                self.at = start;
                return None;
            }
        };
        Some(value)
    }

    fn number(&mut self) -> Option<Json> {
        let start = self.at;
        let digits =
            self.until(|byte| !matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E'));
        match number::float(digits) {
            // A number that has neighbours which look alike is the name of something: a snowflake.
            Some(number) if number.abs() > number::EXACT && is_whole(digits) => {
                Some(Json::Text(digits.to_owned()))
            }
            Some(number) if number.is_finite() => Some(Json::Number(number)),
            Some(_) => Some(Json::Null),
            None => {
                self.at = start;
                None
            }
        }
    }

    fn string(&mut self) -> Option<String> {
        if !self.eat(b'"') {
            return None;
        }
        let mut made = self.plain().to_owned();
        loop {
            if self.eat(b'"') {
                return Some(made);
            }
            if !self.eat(b'\\') {
                return None;
            }
            made.push(self.escaped()?);
            made.push_str(self.plain());
        }
    }

    fn plain(&mut self) -> &'t str {
        // Most of a payload passes here: no call for each byte of it.
        let mut bytes = self.rest().bytes();
        let end = bytes.position(|byte| matches!(byte, b'"' | b'\\' | 0..=31));
        self.pass(end)
    }

    /// The character that follows a backslash.
    fn escaped(&mut self) -> Option<char> {
        let byte = self.peek();
        let c = match byte {
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'"' | b'\\' | b'/' => char::from(byte),
            b'u' => {
                self.at += 1;
                return self.unicode();
            }
            _ => return None,
        };
        self.at += 1;
        Some(c)
    }

    /// Four hexadecimal digits, or the two times four of a surrogate pair.
    fn unicode(&mut self) -> Option<char> {
        let first = self.hex()?;
        let rest = self.rest();
        if (0xD800..0xDC00).contains(&first) && rest.starts_with("\\u") {
            let start = self.at;
            self.at += 2;
            let second = self.hex()?;
            if (0xDC00..0xE000).contains(&second) {
                return char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00));
            }
            // It is a character of its own.
            self.at = start;
        }
        Some(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn hex(&mut self) -> Option<u32> {
        let mut code = 0;
        for _ in 0..4 {
            code = code * 16 + char::from(self.peek()).to_digit(16)?;
            self.at += 1;
        }
        Some(code)
    }
}
