//! Reads fields, as leniently as their meaning allows.
//!
//! Nothing here is generic, and nothing fails: what cannot be read is missing, and the reader of
//! a model decides whether it can do without.

use super::error::{Code, Error};
use super::json::Json;
use super::mapping::Mapping;
use super::{path, text, time};
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

    /// What is under a field, null too, by its expression or else by its name.
    pub(super) fn given(&self, field: &str) -> Option<Cow<'a, Json>> {
        match self.mapping.inside(self.prefix, field) {
            // No mapping holds an expression that is wrong.
            Some(expression) => path::find(expression, self.json).unwrap_or(None),
            None if self.is_itself => self.json.get(field).map(Cow::Borrowed),
            None => None,
        }
    }

    /// What is under a field.
    pub(super) fn find(&self, field: &str) -> Option<Cow<'a, Json>> {
        self.given(field)
            .filter(|found| !matches!(**found, Json::Null))
    }

    pub(super) fn has(&self, field: &str) -> bool {
        self.find(field).is_some()
    }

    /// A text as it is; the name of something that has one; a number as its digits.
    pub(super) fn text(&self, field: &str) -> String {
        let Some(found) = self.find(field) else {
            return String::new();
        };
        let found = found.get("name").unwrap_or(&found);
        text::of(found).unwrap_or_default().trim().to_owned()
    }

    /// A text that may have entities in it.
    pub(super) fn words(&self, field: &str) -> String {
        text::decode(&self.text(field))
    }

    /// The text of what may be HTML.
    pub(super) fn plain(&self, field: &str) -> String {
        text::strip(&self.text(field))
    }

    pub(super) fn number(&self, field: &str) -> Option<f64> {
        match &*self.find(field)? {
            Json::Number(value) => Some(*value).filter(|value| value.is_finite()),
            Json::Text(value) => text::number(value),
            _ => None,
        }
    }

    pub(super) fn count(&self, field: &str) -> Option<u32> {
        text::count(self.number(field)?)
    }

    pub(super) fn flag(&self, field: &str) -> Option<bool> {
        match &*self.find(field)? {
            Json::Bool(flag) => Some(*flag),
            Json::Number(value) => Some(*value != 0.0),
            Json::Text(value) => match value.trim().to_ascii_lowercase().as_str() {
                "true" | "1" | "yes" => Some(true),
                "false" | "0" | "no" | "" => Some(false),
                _ => None,
            },
            _ => None,
        }
    }

    pub(super) fn time(&self, field: &str) -> Option<Timestamp> {
        match &*self.find(field)? {
            Json::Number(value) => time::epoch(*value),
            Json::Text(value) => time::parse(value),
            _ => None,
        }
    }

    pub(super) fn link(&self, field: &str) -> Option<Link> {
        self.resolve(&self.text(field))
    }

    /// A URL of the payload, if it is safe.
    pub(super) fn resolve(&self, url: &str) -> Option<Link> {
        Link::parse(url, self.base)
    }

    /// The thing under a field, whose own fields are mapped as `field.name`.
    ///
    /// Where there is no such object, those expressions are followed from here.
    pub(super) fn nested(&self, field: &'static str) -> Option<Self> {
        let inside = Self {
            prefix: field,
            is_itself: true,
            ..*self
        };
        match self.find(field) {
            Some(Cow::Borrowed(json @ Json::Object(_))) => Some(Self { json, ..inside }),
            _ if self.mapping.has_inside(field) => Some(Self {
                is_itself: false,
                ..inside
            }),
            _ => None,
        }
    }

    /// The list under a field. An object of lists is a table by columns: its rows.
    pub(super) fn list(&self, field: &str) -> Option<Cow<'a, [Json]>> {
        match self.find(field)? {
            Cow::Borrowed(json) => rows(json),
            Cow::Owned(_) => None,
        }
    }

    /// The items of a payload: the list that the mapping names, or the payload, or its `items`.
    pub(super) fn items(&self) -> Result<Cow<'a, [Json]>, Error> {
        let named = self.mapping.get("items");
        let found = match (named, self.json) {
            (None, Json::List(items)) => Some(Cow::Borrowed(items.as_slice())),
            _ => self.list("items"),
        };
        found.ok_or_else(|| {
            let code = if named.is_some() {
                Code::Mapping
            } else {
                Code::Shape
            };
            let at = named.unwrap_or("items");
            let line = ["no list at ", at, " (", &self.json.summary(), ")"];
            Error::new(code, line.concat())
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
            match read(self.entry(json, prefix)) {
                Ok(()) => good += 1,
                Err(reason) => {
                    let place = text::integer(i as i64 + 1);
                    skipped.push([noun, " ", &place, ": ", &reason].concat());
                }
            }
        }
        good
    }

    /// Why this cannot be read: what is missing, and what is there.
    pub(super) fn lacks(&self, what: &str) -> String {
        ["no ", what, " (", &self.json.summary(), ")"].concat()
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
                rows.push(Json::Object(Vec::new()));
            }
            if let Some(Json::Object(row)) = rows.get_mut(i) {
                row.push((name.clone(), cell.clone()));
            }
        }
    }
    Some(Cow::Owned(rows))
}

/// The ids met so far, with where each was met first. A sorted list: a map is 8 KB more code.
#[derive(Default)]
pub(super) struct Ids(Vec<(String, usize)>);

impl Ids {
    /// Notes an id at a place, unless it was met before.
    pub(super) fn note(&mut self, id: &str, at: usize) -> bool {
        match self.place(id) {
            Ok(_) => false,
            Err(place) => {
                self.0.insert(place, (id.to_owned(), at));
                true
            }
        }
    }

    /// Where an id was met.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        let (_, at) = self.0.get(self.place(id).ok()?)?;
        Some(*at)
    }

    /// Where it is in the list, which is sorted, or belongs.
    fn place(&self, id: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_str().cmp(id))
    }
}
