//! Comments under an article.

use super::{Link, Timestamp};

/// The comments of one article, or one page of them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Thread {
    /// All of them, replies too, in the order of the backend: `parent` says what each answers.
    pub comments: Vec<Comment>,
    /// True when nobody can write any more.
    pub closed: bool,
}

/// One comment.
#[derive(Debug, Clone, PartialEq)]
pub struct Comment {
    /// As the backend knows it; a number is kept as its digits.
    pub id: String,
    /// The id of the comment it answers, which may be on another page; empty for none.
    pub parent: String,
    /// Who wrote it.
    pub author: Author,
    /// When it was written.
    pub created: Option<Timestamp>,
    /// When it was last changed.
    pub edited: Option<Timestamp>,
    /// What it says.
    pub body: Body,
    /// How many like it; none when the backend does not count.
    pub likes: Option<u32>,
    /// True when this reader does.
    pub liked: bool,
    /// Whether everybody sees it.
    pub status: Status,
    /// Why it was rejected, in the moderator's words; may be empty.
    pub reason: String,
    /// True when this reader may change or delete it.
    pub can_edit: bool,
    /// True when this reader may report it to the newsroom.
    pub can_report: bool,
}

/// Who wrote a comment. Every field may be empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Author {
    /// The name shown.
    pub name: String,
    /// A page of theirs.
    pub url: Option<Link>,
    /// A picture of them.
    pub avatar: Option<Link>,
    /// What sets them apart, such as `Toà soạn` or `Author`.
    pub badge: String,
}

/// What a comment says.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// Plain text; line breaks count.
    Text(String),
    /// HTML of a backend, not to be trusted: `ui::rich` keeps the allowed part of it.
    Html(String),
}

/// Where a comment is in moderation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Status {
    /// Everybody sees it.
    #[default]
    Approved,
    /// Only its writer sees it yet.
    Pending,
    /// Only its writer sees it, and nobody else will.
    Rejected,
    /// It is gone, and stays as a gap that its replies hang on.
    Deleted,
}
