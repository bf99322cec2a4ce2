//! What can go wrong between a backend and a widget, told to the integrator.
//!
//! The reader never sees these: they get a kind sentence in their language. A message is one
//! line, lower case, without a full stop, and says what was expected.

use std::fmt;
use std::ops::{Deref, DerefMut};

/// The kind of a failure, as `bantin-error` carries it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// No answer came.
    Network,
    /// None came in time.
    Timeout,
    /// It came with a status that is no success.
    Status,
    /// It is too large.
    Size,
    /// It is not JSON.
    Json,
    /// It is JSON, but not of a model.
    Shape,
    /// The mapping is at fault, or leads nowhere.
    Mapping,
    /// A URL is none, or not of the web.
    Url,
    /// An attribute is wrong.
    Attribute,
    /// The backend refused what the reader sent.
    Refused,
    /// A part of the bundle could not be had.
    Load,
}

impl Code {
    /// Its name for the page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Timeout => "timeout",
            Self::Status => "status",
            Self::Size => "size",
            Self::Json => "json",
            Self::Shape => "shape",
            Self::Mapping => "mapping",
            Self::Url => "url",
            Self::Attribute => "attribute",
            Self::Refused => "refused",
            Self::Load => "load",
        }
    }
}

/// A failure. It displays as `mapping: no list at data.items (found keys: posts, meta)`.
///
/// In a box, because every function that may fail has room for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Error(Box<Failure>);

/// What is known of a failure.
#[derive(Debug, Clone, PartialEq)]
pub struct Failure {
    /// Its kind.
    pub code: Code,
    /// What was expected, and what was found.
    pub message: String,
    /// What was asked for; may be empty.
    pub url: String,
    /// The HTTP status; 0 when there was no answer.
    pub status: u16,
    /// Seconds the backend asks us to wait.
    pub retry_after: Option<f64>,
}

impl Error {
    /// A failure of this kind.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self(Box::new(Failure {
            code,
            message: message.into(),
            url: String::new(),
            status: 0,
            retry_after: None,
        }))
    }

    /// What it displays as, without the formatter: that is 1 KB (raw) of the bundle.
    pub fn line(&self) -> String {
        [self.code.name(), ": ", &self.message].concat()
    }

    /// The same, with the URL it happened at.
    #[must_use]
    pub fn at(mut self, url: &str) -> Self {
        self.url = url.to_owned();
        self
    }
}

impl Deref for Error {
    type Target = Failure;

    fn deref(&self) -> &Failure {
        &self.0
    }
}

impl DerefMut for Error {
    fn deref_mut(&mut self) -> &mut Failure {
        &mut self.0
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line())
    }
}

impl std::error::Error for Error {}
