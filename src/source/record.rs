//! Reads fields, as leniently as their meaning allows.
//!
//! Nothing here is generic, and nothing fails: what cannot be read is missing, and the reader of
//! a model decides whether it can do without.

use super::error::{Code, Error};
use super::json::Json;
use super::mapping::Mapping;
use super::{path, text, time, trace};
use crate::model::{Link, Timestamp};
use std::borrow::Cow;

/// One object of a payload, seen through a mapping.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    json: &'a Json,
    mapping: &'a Mapping,
    /// What stands before the dot of its fields in the mapping.
    prefix: &'static str,
    /// What links are relative to.
    base: &'a str,
    /// True when the fields are those of the thing itself, so that plain names mean them.
    is_itself: bool,
}

impl<'a> Record<'a> {
    pub(super) fn new(
        json: &'a Json,
        mapping: &'a Mapping,
        prefix: &'static str,
        base: &'a str,
    ) -> Self {
        Self {
            json,
            mapping,
            prefix,
            base,
            is_itself: true,
        }
    }

    /// The value itself.
    pub(super) fn json(&self) -> &'a Json {
        self.json
    }

    /// The expression that a field is mapped to.
    fn expression(&self, field: &str) -> Option<&'a str> {
        self.mapping.inside(self.prefix, field)
    }

    /// What is under a field, null too, by its expression or else by its name.
    pub(super) fn given(&self, field: &str) -> Option<Cow<'a, Json>> {
        match self.expression(field) {
            Some(expression) => path::value(expression, self.json),
            None if self.is_itself => self.json.get(field).map(Cow::Borrowed),
            None => None,
        }
    }

    /// What is under a field.
    pub(super) fn find(&self, field: &str) -> Option<Cow<'a, Json>> {
        self.given(field)
            .filter(|found| !matches!(**found, Json::Null))
    }

    /// What is under a field, and as text: a text; the name of something that has one; a number
    /// as its digits.
    fn scalar(&self, field: &str) -> (Option<Cow<'a, Json>>, String) {
        let found = self.find(field);
        let named = found.as_deref().map(|it| it.get("name").unwrap_or(it));
        let text = named.and_then(text::of).unwrap_or_default();
        (found, text.trim().to_owned())
    }

    fn tidy(&self, field: &str, tidy: fn(&str) -> String) -> String {
        let (found, text) = self.scalar(field);
        let text = tidy(&text);
        self.note(field, "a text", found.as_deref(), || {
            (!text.is_empty()).then(|| Json::Text(text.clone()))
        });
        text
    }

    /// A text as it is; the name of something that has one; a number as its digits.
    pub(super) fn text(&self, field: &str) -> String {
        self.tidy(field, str::to_owned)
    }

    /// A text that may have entities in it.
    pub(super) fn words(&self, field: &str) -> String {
        self.tidy(field, text::decode)
    }

    /// The text of what may be HTML.
    pub(super) fn plain(&self, field: &str) -> String {
        self.tidy(field, text::strip)
    }

    /// A URL of the payload, if there is one and it is safe.
    pub(super) fn link(&self, field: &str) -> Option<Link> {
        let found = self.find(field);
        let url = found.as_deref().and_then(text::of);
        let link = url.and_then(|url| self.resolve(&url));
        self.note(field, "a link", found.as_deref(), || {
            link.as_ref()
                .map(|link| Json::Text(link.as_str().to_owned()))
        });
        link
    }

    pub(super) fn number(&self, field: &str) -> Option<f64> {
        let found = self.find(field);
        let number = match found.as_deref() {
            Some(Json::Number(value)) => Some(*value).filter(|value| value.is_finite()),
            Some(Json::Text(value)) => text::number(value),
            _ => None,
        };
        self.note(field, "a number", found.as_deref(), || {
            number.map(Json::Number)
        });
        number
    }

    pub(super) fn count(&self, field: &str) -> Option<u32> {
        text::count(self.number(field)?)
    }

    pub(super) fn flag(&self, field: &str) -> Option<bool> {
        let found = self.find(field);
        let flag = match found.as_deref() {
            Some(Json::Bool(flag)) => Some(*flag),
            Some(Json::Number(value)) => Some(*value != 0.0),
            Some(Json::Text(value)) => match value.trim().to_ascii_lowercase().as_str() {
                "true" | "1" | "yes" => Some(true),
                "false" | "0" | "no" | "" => Some(false),
                _ => None,
            },
            _ => None,
        };
        self.note(field, "a boolean", found.as_deref(), || {
            flag.map(Json::Bool)
        });
        flag
    }

    pub(super) fn time(&self, field: &str) -> Option<Timestamp> {
        let found = self.find(field);
        let time = match found.as_deref() {
            Some(Json::Number(value)) => time::epoch(*value),
            Some(Json::Text(value)) => time::parse(value),
            _ => None,
        };
        self.note(field, "a time", found.as_deref(), || {
            time.map(|time| Json::Text(time::written(time)))
        });
        time
    }

    /// Tells who watches what was made of a field; see [`super::trace`].
    fn note(
        &self,
        field: &str,
        expected: &'static str,
        found: Option<&Json>,
        got: impl FnOnce() -> Option<Json>,
    ) {
        let name = (self.prefix, field);
        trace::note(name, self.expression(field), expected, found, got);
    }

    /// A URL of the payload, if it is safe.
    pub(super) fn resolve(&self, url: &str) -> Option<Link> {
        Link::parse(url, self.base)
    }

    /// The thing under a field, whose own fields are mapped as `field.name`.
    ///
    /// Where there is something else, or nothing that the field itself was mapped to, those
    /// expressions are followed from here.
    pub(super) fn nested(&self, field: &'static str) -> Option<Self> {
        let inside = Self {
            prefix: field,
            is_itself: true,
            ..*self
        };
        match self.find(field) {
            Some(Cow::Borrowed(json @ Json::Object(_))) => {
                self.note(field, "an object", Some(json), || Some(Json::Bool(true)));
                Some(Self { json, ..inside })
            }
            None if self.expression(field).is_some() => None,
            _ if self.mapping.has_inside(field) => Some(Self {
                is_itself: false,
                ..inside
            }),
            _ => None,
        }
    }

    /// The list under a field. An object of lists is a table by columns: its rows.
    pub(super) fn list(&self, field: &str) -> Option<Cow<'a, [Json]>> {
        let found = self.find(field);
        let list = match &found {
            Some(Cow::Borrowed(json)) => rows(json),
            _ => None,
        };
        self.note(field, "a list", found.as_deref(), || {
            list.as_ref().map(|list| Json::count(list.len()))
        });
        list
    }

    /// The items of a payload: the list that the mapping names, or the payload, or its `items`.
    ///
    /// A payload that is a list is that list where the mapping leads nowhere: json-server wraps it
    /// or not, as the URL says.
    pub(super) fn items(&self) -> Result<Cow<'a, [Json]>, Error> {
        let named = self.mapping.get("items");
        let itself = || match self.json {
            Json::List(items) => Some(Cow::Borrowed(items.as_slice())),
            _ => None,
        };
        let found = match named {
            Some(_) => self.list("items").or_else(itself),
            None => itself().or_else(|| self.list("items")),
        };
        found.ok_or_else(|| match named {
            Some(_) => Error::new(Code::Mapping, self.missing("list", "items")),
            None => Error::new(Code::Shape, self.missing("list at items", "items")),
        })
    }

    /// One of several things in this one, whose fields are mapped as `prefix.name`.
    pub(super) fn entry<'b>(&self, json: &'b Json, prefix: &'static str) -> Record<'b>
    where
        'a: 'b,
    {
        Record::new(json, self.mapping, prefix, self.base)
    }

    /// Reads each of `items`; what cannot be read gets a line in `skipped`. Says how many were
    /// read.
    pub(super) fn each(
        &self,
        items: &[Json],
        (prefix, noun): (&'static str, &str),
        skipped: &mut Vec<String>,
        read: &mut dyn FnMut(Record<'_>) -> Result<(), String>,
    ) -> usize {
        let mut good = 0;
        for (i, json) in items.iter().enumerate() {
            trace::enter(Some(i));
            match read(self.entry(json, prefix)) {
                Ok(()) => good += 1,
                Err(reason) => {
                    let place = text::integer(i as i64 + 1);
                    skipped.push([noun, " ", &place, ": ", &reason].concat());
                }
            }
        }
        trace::enter(None);
        good
    }

    /// Why this cannot be read: the field it needs, or one of several with `or` between.
    pub(super) fn lacks(&self, what: &str) -> String {
        let (field, _) = what.split_once(' ').unwrap_or((what, ""));
        self.missing(what, field)
    }

    /// What is missing, where it was sought, how far that led, and what is there:
    /// `no list at data.items (at data found keys: posts, meta)`.
    fn missing(&self, what: &str, field: &str) -> String {
        let expression = self.expression(field);
        let found = path::find(expression.unwrap_or(field), self.json).unwrap_or_default();
        let (so_far, there) = match (&found.end, &found.value) {
            (Some((so_far, there)), _) => (*so_far, there.summary()),
            (None, Some(value)) => (expression.unwrap_or(field), value.summary()),
            (None, None) => ("", self.json.summary()),
        };
        let at = |word: &str, place: &str| match place {
            "" => String::new(),
            _ => [word, place].concat(),
        };
        let sought = at(" at ", expression.unwrap_or_default());
        let reached = match at("at ", so_far) {
            place if place.is_empty() => place,
            place => place + " ",
        };
        ["no ", what, &sought, " (", &reached, &there, ")"].concat()
    }
}

/// Fails when there were items and none could be read.
pub(super) fn some_good(good: usize, skipped: &[String]) -> Result<(), Error> {
    match skipped.first() {
        Some(first) if good == 0 => Err(Error::new(Code::Shape, first.clone())),
        _ => Ok(()),
    }
}

fn rows(json: &Json) -> Option<Cow<'_, [Json]>> {
    let columns = match json {
        Json::List(items) => return Some(Cow::Borrowed(items)),
        Json::Object(columns) if !columns.is_empty() => columns,
        _ => return None,
    };
    let mut rows: Vec<Json> = Vec::new();
    for (name, column) in columns {
        let Json::List(cells) = column else {
            return None;
        };
        for (i, cell) in cells.iter().enumerate() {
            if i == rows.len() {
                rows.push(Json::Object(Vec::with_capacity(columns.len())));
            }
            if let Some(Json::Object(row)) = rows.get_mut(i) {
                row.push((name.clone(), cell.clone()));
            }
        }
    }
    Some(Cow::Owned(rows))
}

/// The ids met so far, with where each was met first.
///
/// A table that is looked up by a hash (FNV-1a), open at its free places: the standard library's
/// map is 8 KB more code, and a sorted list is slow for thousands that come in no order.
#[derive(Default)]
pub(super) struct Ids {
    met: Vec<(String, usize)>,
    /// Places in `met`, from 1; 0 is free. A power of two, at most half of them taken.
    slots: Vec<usize>,
}

impl Ids {
    /// Notes an id at a place, unless it was met before.
    pub(super) fn note(&mut self, id: &str, at: usize) -> bool {
        if self.find(id).is_some() {
            return false;
        }
        self.met.push((id.to_owned(), at));
        if self.met.len() * 2 > self.slots.len() {
            self.slots = vec![0; (self.slots.len() * 2).max(16)];
            for place in 1..=self.met.len() {
                self.settle(place);
            }
        } else {
            self.settle(self.met.len());
        }
        true
    }

    /// Where an id was met.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        let place = *self.slots.get(self.slot(id))?;
        let (_, at) = self.met.get(place.checked_sub(1)?)?;
        Some(*at)
    }

    fn settle(&mut self, place: usize) {
        let Some((id, _)) = self.met.get(place - 1) else {
            return;
        };
        let slot = self.slot(id);
        if let Some(slot) = self.slots.get_mut(slot) {
            *slot = place;
        }
    }

    /// The slot that an id is in, or belongs in.
    fn slot(&self, id: &str) -> usize {
        let mut hash = 0x811C_9DC5_u32;
        for byte in id.bytes() {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
        let last = self.slots.len().saturating_sub(1);
        let mut slot = hash as usize & last;
        loop {
            trace::step();
            let known = self
                .slots
                .get(slot)
                .and_then(|place| self.met.get(place.checked_sub(1)?));
            match known {
                Some((known, _)) if known != id => slot = (slot + 1) & last,
                _ => return slot,
            }
        }
    }
}
