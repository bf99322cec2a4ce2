//! A mapping: where in a payload each field of a model is.

pub(in crate::source) mod path;
pub(in crate::source) mod record;
pub(in crate::source) mod skipped;
pub mod trace;

use crate::source::error::{Code, Error};
use crate::source::value::json::Json;
#[cfg(inspected)]
use crate::stdx::list::Listed as _;
use crate::stdx::number::integer;
use crate::stdx::steps::step;
use crate::stdx::text::Text as _;

/// Fields and the expressions that lead to them. A field without one is looked for by its name.
///
/// All expressions are known to be right.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Mapping(Vec<(String, String)>);

impl Mapping {
    /// Reads a mapping as an integrator writes it, an object of texts.
    ///
    /// # Errors
    /// When it is none, or an expression is wrong; the message says which field, and where.
    pub fn parse(json: &Json) -> Result<Self, Error> {
        let Json::Object(entries) = json else {
            let line = ["expected an object of texts, found ", json.kind()].concat();
            return Err(Error::new(Code::Mapping, line));
        };
        let mut mapping = Self::default();
        for (field, value) in entries {
            let Json::Text(expression) = value else {
                let line = [field, ": expected a text, found ", value.kind()].concat();
                return Err(Error::new(Code::Mapping, line));
            };
            mapping.add(field, expression)?;
        }
        Ok(mapping)
    }

    /// Reads a mapping as the adapters have it: `title headline; url link`.
    ///
    /// # Errors
    /// As [`Mapping::parse`].
    pub fn of(text: &str) -> Result<Self, Error> {
        let mut mapping = Self::default();
        for line in text.split(';') {
            if let Some((field, expression)) = line.trimmed().split_once(' ') {
                mapping.add(field, expression)?;
            }
        }
        Ok(mapping)
    }

    /// The mapping as an integrator writes it.
    #[cfg(inspected)]
    pub fn written(&self) -> Json {
        let entry = |(field, expression): &(String, String)| {
            (field.clone(), Json::Text(expression.clone()))
        };
        Json::Object(self.0.iter().map(entry).listed())
    }

    /// Adds a field.
    fn add(&mut self, field: &str, expression: &str) -> Result<(), Error> {
        if let Err(mistake) = path::find(expression, &Json::Null) {
            let column = integer(mistake.column as i64);
            let (expected, at) = (mistake.expected, " at column ");
            let line = [
                field,
                ": expected ",
                expected,
                at,
                &column,
                " in \"",
                expression,
                "\"",
            ];
            return Err(Error::new(Code::Mapping, line.concat()));
        }
        self.0.push((field.to_owned(), expression.to_owned()));
        Ok(())
    }

    /// The expression of a field.
    pub(in crate::source) fn get(&self, field: &str) -> Option<&str> {
        let entry = self.0.iter().find(|(name, _)| name == field);
        entry.map(|(_, expression)| expression.as_str())
    }

    /// The expression of a field of the thing called `prefix`: that of `prefix.field`, and for
    /// one of the `items` also that of `field`.
    pub(in crate::source) fn inside(&self, prefix: &str, field: &str) -> Option<&str> {
        let length = prefix.len() + 1 + field.len();
        let own = self.0.iter().find(|(name, _)| {
            step();
            // Most are told apart by that alone.
            name.len() == length && dotted(name, prefix) == Some(field)
        });
        match (own, prefix) {
            (Some((_, expression)), _) => Some(expression),
            (None, "" | "items") => self.get(field),
            (None, _) => None,
        }
    }

    /// True when a field of the thing called `prefix` has an expression of its own.
    pub(in crate::source) fn has_inside(&self, prefix: &str) -> bool {
        self.0
            .iter()
            .any(|(name, _)| dotted(name, prefix).is_some())
    }
}

/// What stands behind `prefix` and a dot.
fn dotted<'n>(name: &'n str, prefix: &str) -> Option<&'n str> {
    name.strip_prefix(prefix)?.strip_prefix('.')
}
