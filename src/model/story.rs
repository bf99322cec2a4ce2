//! A story of the newspaper, as a card shows it.

use super::{Image, Link, Timestamp};

/// One story.
#[derive(Debug, Clone, PartialEq)]
pub struct Story {
    /// Never empty.
    pub title: String,
    /// Where it is read.
    pub url: Link,
    /// Unlike that of any other story of the list; the URL where the backend gives none.
    pub id: String,
    /// The picture.
    pub image: Option<Image>,
    /// When it came out.
    pub published: Option<Timestamp>,
    /// A few sentences of plain text; may be empty.
    pub excerpt: String,
    /// Section or context, such as `Kinh tế`; may be empty.
    pub label: String,
    /// Who wrote it; may be empty.
    pub author: String,
    /// True when somebody paid for it to be here.
    pub sponsored: bool,
}
