//! Comments: what `<bantin-comments>` shows, and what a backend answers when one was written.

use std::fmt;

/// The comments of an article, or one page of them.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct Comments {
    /// The comments, with replies inside, or beside them and told by their `parent`.
    #[cfg_attr(feature = "utoipa", schema(no_recursion))]
    pub items: Vec<Comment>,
    /// The URL of the next page; null on the last.
    #[cfg_attr(feature = "serde", serde(default))]
    pub next: Option<String>,
    /// How many there are on all pages, replies among them.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub total: Option<u32>,
    /// True when nobody can write any more.
    #[cfg_attr(feature = "serde", serde(default))]
    pub closed: bool,
}

/// One comment: it says something in `text` or in `html`, unless it was deleted.
#[cfg_attr(feature = "serde", serde_with::skip_serializing_none)]
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct Comment {
    /// Unlike that of any other comment of the article.
    pub id: Id,
    /// The comment it answers.
    pub parent: Option<Id>,
    /// Who wrote it.
    pub author: Option<Author>,
    /// When it was written.
    pub created: Option<String>,
    /// When it was last changed.
    pub edited: Option<String>,
    /// What it says, as plain text; line breaks count.
    pub text: Option<String>,
    /// What it says, as HTML, of which an allowed part is kept.
    pub html: Option<String>,
    /// How many like it; left out where nobody counts.
    pub likes: Option<u32>,
    /// True when this reader does.
    #[cfg_attr(feature = "serde", serde(default))]
    pub liked: bool,
    /// Whether everybody sees it.
    #[cfg_attr(feature = "serde", serde(default))]
    pub status: Status,
    /// Why it was rejected, for who wrote it.
    pub reason: Option<String>,
    /// True when this reader may change or delete it.
    #[cfg_attr(feature = "serde", serde(default))]
    pub can_edit: bool,
    /// True when this reader may report it.
    #[cfg_attr(feature = "serde", serde(default))]
    pub can_report: bool,
    /// The answers to it.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    #[cfg_attr(feature = "utoipa", schema(no_recursion))]
    pub replies: Vec<Comment>,
}

/// Who wrote a comment.
#[cfg_attr(feature = "serde", serde_with::skip_serializing_none)]
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct Author {
    /// The name shown.
    pub name: Option<String>,
    /// A page of theirs.
    pub url: Option<String>,
    /// A picture of them.
    pub avatar: Option<String>,
    /// What sets them apart, such as `Toà soạn`.
    pub badge: Option<String>,
}

/// Where a comment is in moderation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Status {
    /// Everybody sees it.
    #[default]
    Approved,
    /// Only its writer sees it yet.
    Pending,
    /// Only its writer sees it, and why: nobody else will.
    Rejected,
    /// It is gone, and stays as a gap that its replies hang on.
    Deleted,
}

/// What a backend calls a comment.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "serde", serde(untagged))]
pub enum Id {
    /// By a number.
    Number(u64),
    /// By a text.
    Text(String),
}

impl Default for Id {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl From<u64> for Id {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<String> for Id {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => text.fmt(f),
        }
    }
}
