//! Reads fields, as leniently as their meaning allows.
//!
//! Nothing here is generic, and nothing fails: what cannot be read is missing, and the reader of
//! a model decides whether it can do without.

use crate::model::{Link, Timestamp};
use crate::source::error::{Code, Error};
use crate::source::mapping::skipped::Skipped;
use crate::source::mapping::{Mapping, path, trace};
use crate::source::value::json::Json;
use crate::source::value::{html, time};
use crate::stdx::list::Listed as _;
use crate::stdx::number::{self, natural};
use crate::stdx::text::Text as _;
use std::borrow::Cow;

/// One object of a payload, seen through a mapping.
#[derive(Clone, Copy)]
pub(in crate::source) struct Record<'a> {
    json: &'a Json,
    mapping: &'a Mapping,
    /// What stands before the dot of its fields in the mapping.
    prefix: &'static str,
    /// What links are relative to.
    base: &'a str,
    skipped: &'a Skipped,
    /// What it is called for people, and its place from 0: of a list it is in, if it is in one.
    place: (&'static str, usize),
    /// True when the fields are those of the thing itself, so that plain names mean them.
    is_itself: bool,
}

impl<'a> Record<'a> {
    pub(in crate::source) fn new(
        json: &'a Json,
        mapping: &'a Mapping,
        prefix: &'static str,
        base: &'a str,
        skipped: &'a Skipped,
    ) -> Self {
        Self {
            json,
            mapping,
            prefix,
            base,
            skipped,
            place: ("", 0),
            is_itself: true,
        }
    }

    /// The value itself.
    pub(in crate::source) fn json(&self) -> &'a Json {
        self.json
    }

    /// The expression that a field is mapped to.
    fn expression(&self, field: &str) -> Option<&'a str> {
        self.mapping.inside(self.prefix, field)
    }

    /// What is under a field, null too, by its expression or else by its name.
    pub(in crate::source) fn given(&self, field: &str) -> Option<Cow<'a, Json>> {
        match self.expression(field) {
            Some(expression) => path::value(expression, self.json),
            None if self.is_itself => self.json.get(field).map(Cow::Borrowed),
            None => None,
        }
    }

    /// What is under a field.
    pub(in crate::source) fn find(&self, field: &str) -> Option<Cow<'a, Json>> {
        self.given(field)
            .filter(|found| !matches!(**found, Json::Null))
    }

    /// What is under a field, and as text: a text; the name of something that has one; a number
    /// as its digits.
    fn scalar(&self, field: &str) -> (Option<Cow<'a, Json>>, String) {
        let found = self.find(field);
        let named = found.as_deref().map(|it| it.get("name").unwrap_or(it));
        let text = named.and_then(Json::scalar).unwrap_or_default();
        (found, text.trimmed().to_owned())
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
    pub(in crate::source) fn text(&self, field: &str) -> String {
        self.tidy(field, str::to_owned)
    }

    /// A text that may have entities in it.
    pub(in crate::source) fn words(&self, field: &str) -> String {
        self.tidy(field, html::unescape)
    }

    /// The text of what may be HTML.
    pub(in crate::source) fn plain(&self, field: &str) -> String {
        self.tidy(field, html::strip)
    }

    /// A URL of the payload, if there is one and it is safe.
    pub(in crate::source) fn link(&self, field: &str) -> Option<Link> {
        let found = self.find(field);
        let url = found.as_deref().and_then(Json::scalar);
        let link = url.and_then(|url| self.resolve(&url));
        self.note(field, "a link", found.as_deref(), || {
            link.as_ref()
                .map(|link| Json::Text(link.as_str().to_owned()))
        });
        link
    }

    /// A number. A text that is none is told once of all that have the field.
    pub(in crate::source) fn number(&self, field: &str) -> Option<f64> {
        self.numeric(field, false)
    }

    /// A number of things; a text has digits and no more: "1.234" may be a thousand.
    pub(in crate::source) fn count(&self, field: &str) -> Option<u32> {
        number::to_count(self.numeric(field, true)?)
    }

    fn numeric(&self, field: &str, is_count: bool) -> Option<f64> {
        let found = self.find(field);
        let number = match found.as_deref() {
            Some(Json::Text(text)) if is_count => natural(text.trimmed(), 10).map(f64::from),
            Some(Json::Text(text)) => number::written(text),
            found => found.and_then(Json::number),
        };
        let got = || number.map(Json::Number);
        self.note(field, "a number", found.as_deref(), got);
        let text = found.filter(|it| number.is_none() && matches!(**it, Json::Text(_)));
        if let Some(text) = text.filter(|it| !it.is_empty()) {
            let start = [field, ": expected a number, "].concat();
            self.skipped.field_once(&start, &text.excerpt());
        }
        number
    }

    pub(in crate::source) fn flag(&self, field: &str) -> Option<bool> {
        let found = self.find(field);
        let flag = match found.as_deref() {
            Some(Json::Bool(flag)) => Some(*flag),
            Some(Json::Number(value)) => Some(*value != 0.0),
            Some(Json::Text(value)) => match value.trimmed().to_ascii_lowercase().as_str() {
                "true" | "1" | "yes" => Some(true),
                "false" | "0" | "no" | "" => Some(false),
                _ => None,
            },
            _ => None,
        };
        let got = || flag.map(Json::Bool);
        self.note(field, "a boolean", found.as_deref(), got);
        flag
    }

    /// A time. One that cannot be read is told; none, and the epoch itself, say that there is none.
    pub(in crate::source) fn time(&self, field: &str) -> Option<Timestamp> {
        let (time, found) = self.timed(field);
        if let Some(found) = found {
            let reason = [field, ": ", &found].concat();
            self.skipped.field(self.said(&reason));
        }
        time.filter(|it| it.ms != 0.0)
    }

    /// A time, or why this cannot be read without it.
    pub(in crate::source) fn own_time(&self, field: &str) -> Result<Timestamp, String> {
        let (time, found) = self.timed(field);
        time.ok_or_else(|| found.unwrap_or_else(|| self.lacks(field)))
    }

    /// A time, or what there is in its place.
    fn timed(&self, field: &str) -> (Option<Timestamp>, Option<String>) {
        let found = self.find(field);
        let (time, says_none) = match found.as_deref() {
            Some(Json::Number(value)) => (time::epoch(*value), false),
            // As MySQL and Go have none: 0000-00-00, 0001-01-01.
            Some(Json::Text(value)) => {
                let says_none = value.trimmed().is_empty() || value.starts_with("000");
                (time::parse(value), says_none)
            }
            Some(Json::Bool(false)) | None => (None, true),
            Some(_) => (None, false),
        };
        self.note(field, "a time", found.as_deref(), || {
            time.map(|time| Json::Text(time::written(time)))
        });
        let found = found.filter(|_| time.is_none() && !says_none);
        let found = found.map(|it| ["expected a time, ", &it.excerpt()].concat());
        (time, found)
    }

    /// Tells why this, or a part of it, is left out.
    pub(in crate::source) fn skip(&self, reason: &str) {
        self.skipped.thing(self.said(reason));
    }

    /// What is wrong with this: `story 3: no title (found keys: name, url)`.
    fn said(&self, reason: &str) -> String {
        match self.place {
            ("", _) if self.prefix.is_empty() => reason.to_owned(),
            ("", _) => [self.prefix, ".", reason].concat(),
            (noun, place) => {
                let place = number::integer(place as i64 + 1);
                [noun, " ", &place, ": ", reason].concat()
            }
        }
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
    pub(in crate::source) fn resolve(&self, url: &str) -> Option<Link> {
        Link::parse(url, self.base)
    }

    /// The thing under a field, whose own fields are mapped as `field.name`.
    ///
    /// Where there is something else, or nothing that the field itself was mapped to, those
    /// expressions are followed from here.
    pub(in crate::source) fn nested(&self, field: &'static str) -> Option<Self> {
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
    pub(in crate::source) fn list(&self, field: &str) -> Option<Cow<'a, [Json]>> {
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
    pub(in crate::source) fn items(&self) -> Result<Cow<'a, [Json]>, Error> {
        let named = self.mapping.get("items");
        let itself = || listed(self.json);
        let found = match named {
            Some(_) => self.list("items").or_else(itself),
            None => itself().or_else(|| self.list("items")),
        };
        let is_null = || matches!(self.given("items").as_deref(), Some(Json::Null));
        let found = found.or_else(|| is_null().then(Cow::default));
        found.ok_or_else(|| match named {
            Some(_) => Error::new(Code::Mapping, self.missing("list", "items")),
            None => Error::new(Code::Shape, self.missing("list at items", "items")),
        })
    }

    /// One of several things in this one, whose fields are mapped as `prefix.name`.
    pub(in crate::source) fn entry<'b>(&self, json: &'b Json, prefix: &'static str) -> Record<'b>
    where
        'a: 'b,
    {
        Record::new(json, self.mapping, prefix, self.base, self.skipped)
    }

    /// Reads each of `items`; what cannot be read is told. Says how many were read.
    pub(in crate::source) fn each(
        &self,
        items: &[Json],
        (prefix, noun): (&'static str, &'static str),
        read: &mut dyn FnMut(Record<'_>) -> Result<(), String>,
    ) -> usize {
        let mut good = 0;
        for (i, json) in items.iter().enumerate() {
            trace::enter(Some(i));
            let record = Record {
                place: (noun, i),
                ..self.entry(json, prefix)
            };
            match read(record) {
                Ok(()) => good += 1,
                Err(reason) => record.skip(&reason),
            }
        }
        trace::enter(None);
        good
    }

    /// Why this cannot be read: the field it needs, or one of several with `or` between.
    pub(in crate::source) fn lacks(&self, what: &str) -> String {
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
pub(in crate::source) fn some_good(good: usize, skipped: &Skipped) -> Result<(), Error> {
    match skipped.first() {
        Some(first) if good == 0 => Err(Error::new(Code::Shape, first)),
        _ => Ok(()),
    }
}

/// A list, also as some backends write one: PHP has one of which some were left out as an object, by
/// their numbers, and Go one of none as null.
fn listed(json: &Json) -> Option<Cow<'_, [Json]>> {
    let is_numbered = |(name, _): &(String, Json)| natural(name, 10).is_some();
    match json {
        Json::List(items) => Some(Cow::Borrowed(items)),
        Json::Null => Some(Cow::default()),
        Json::Object(items) if !items.is_empty() && items.iter().all(is_numbered) => {
            let items = items.iter().map(|(_, item)| item.clone());
            Some(Cow::Owned(items.listed()))
        }
        _ => None,
    }
}

/// The rows of a list, or of a table by columns. PHP writes a list of none as `{}` where it should be an
/// object.
fn rows(json: &Json) -> Option<Cow<'_, [Json]>> {
    if let Some(items) = listed(json) {
        return Some(items);
    }
    let Json::Object(columns) = json else {
        return None;
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
