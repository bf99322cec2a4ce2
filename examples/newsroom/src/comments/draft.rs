//! What a visitor writes, checked field by field.

use crate::problem::Complaint::{NotEmail, NotObject, NotText, Required, TooLong};
use crate::problem::Place::Pointer;
use crate::problem::{Complaint, Place, Problem};
use email_address::EmailAddress;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

const LONGEST_NAME: usize = 80;
const LONGEST_EMAIL: usize = 254;
const LONGEST_ID: usize = 2000;
const LONGEST_TEXT: usize = 2000;

/// A comment to be written.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Draft {
    /// What the page calls its article. The article in the URL is what counts.
    article: Option<String>,
    /// The comment it answers, if any.
    pub(super) parent: Option<String>,
    /// Who writes.
    pub(super) author: Signature,
    /// What they write.
    #[schema(min_length = 1, max_length = 2000)]
    pub(super) text: String,
}

/// Who writes a comment.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Signature {
    /// Shown to all.
    #[schema(min_length = 1, max_length = 80)]
    pub(super) name: String,
    /// Shown to nobody.
    pub(super) email: Option<String>,
}

/// A change of one's own comment.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Change {
    /// What it is to say.
    #[schema(min_length = 1, max_length = 2000)]
    pub(super) text: String,
}

impl Draft {
    /// Reads a draft, or says all that is wrong with it.
    pub(super) fn read(body: &Value) -> Result<Self, Problem> {
        let mut reader = Reader::of(body);
        let author = body.get("author").unwrap_or(&Value::Null);
        if !author.is_object() && !author.is_null() {
            reader.complain("#/author", NotObject);
        }
        let email = reader.text(author, "email", "#/author/email", LONGEST_EMAIL);
        let draft = Self {
            article: reader.id(body, "article", "#/article"),
            parent: reader.id(body, "parent", "#/parent"),
            author: Signature {
                name: reader.required(author, "name", "#/author/name", LONGEST_NAME),
                email: Some(email).filter(|email| !email.is_empty()),
            },
            text: reader.required(body, "text", "#/text", LONGEST_TEXT),
        };
        if draft
            .author
            .email
            .as_ref()
            .is_some_and(|email| !EmailAddress::is_valid(email))
        {
            reader.complain("#/author/email", NotEmail);
        }
        reader.finish(draft)
    }
}

impl Change {
    /// Reads a change, or says what is wrong with it.
    pub(super) fn read(body: &Value) -> Result<Self, Problem> {
        let mut reader = Reader::of(body);
        let text = reader.required(body, "text", "#/text", LONGEST_TEXT);
        reader.finish(Self { text })
    }
}

/// Reads fields and gathers what is wrong with them.
struct Reader(Vec<(Place, Complaint)>);

impl Reader {
    fn of(body: &Value) -> Self {
        let wrong = (!body.is_object()).then_some((Pointer("#"), NotObject));
        Self(wrong.into_iter().collect())
    }

    fn complain(&mut self, pointer: &'static str, complaint: Complaint) {
        self.0.push((Pointer(pointer), complaint));
    }

    /// A text without the space around it; empty when it is missing.
    fn text(&mut self, of: &Value, name: &str, pointer: &'static str, most: usize) -> String {
        let text = match of.get(name) {
            None | Some(Value::Null) => "",
            Some(Value::String(text)) => text.trim(),
            Some(_) => {
                self.complain(pointer, NotText);
                ""
            }
        };
        if text.chars().count() > most {
            self.complain(pointer, TooLong(most));
        }
        text.to_owned()
    }

    fn required(&mut self, of: &Value, name: &str, pointer: &'static str, most: usize) -> String {
        let before = self.0.len();
        let text = self.text(of, name, pointer, most);
        if text.is_empty() && self.0.len() == before {
            self.complain(pointer, Required);
        }
        text
    }

    /// An id: a text, or a number as some pages keep it.
    fn id(&mut self, of: &Value, name: &str, pointer: &'static str) -> Option<String> {
        if let Some(Value::Number(number)) = of.get(name) {
            return Some(number.to_string());
        }
        Some(self.text(of, name, pointer, LONGEST_ID)).filter(|id| !id.is_empty())
    }

    fn finish<T>(self, value: T) -> Result<T, Problem> {
        if self.0.is_empty() {
            Ok(value)
        } else {
            Err(Problem::invalid(self.0))
        }
    }
}
