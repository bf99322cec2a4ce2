//! The ticker's digest of headlines.

use super::{Link, Timestamp};
use std::rc::Rc;

/// A titled list of headlines, such as "Điểm tin sáng".
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Digest {
    /// The headlines, in the order of the backend. Shared, because a row keeps the one it shows.
    pub items: Vec<Rc<Headline>>,
    /// Its name; may be empty.
    pub title: String,
    /// When it was put together.
    pub published: Option<Timestamp>,
    /// A page that has all of it.
    pub url: Option<Link>,
}

/// One line of a digest.
#[derive(Debug, Clone, PartialEq)]
pub struct Headline {
    /// Never empty.
    pub title: String,
    /// The story behind it.
    pub url: Option<Link>,
    /// When that came out.
    pub published: Option<Timestamp>,
    /// True when it is to stand out.
    pub breaking: bool,
}
