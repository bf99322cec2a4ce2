//! How comments are written to a backend, as [`super::adapter`] is how they are read.
//!
//! A dialect is a table: what its fields and paths are called, in which order it can list.
//! [`requests`] makes requests by it, one code for all; [`refusal`] judges the answers, and
//! [`delivered`] finds a comment that may have arrived. A new one is a file here and a line in
//! [`catalog`].

pub mod catalog;
pub mod delivered;
pub(super) mod isso;
pub(super) mod own;
pub mod refusal;
pub(super) mod remark42;
pub mod requests;
pub(super) mod waline;
pub(super) mod wordpress;

use crate::source::adapter::Adapter;

/// How one kind of backend is written to.
pub struct Dialect {
    /// The adapter that reads it, whose name is its own.
    pub adapter: &'static Adapter,
    /// True when a key makes it safe to send a comment twice.
    pub is_idempotent: bool,
    /// True when it refuses a comment that it already has: then a refusal for that, of what was
    /// sent before, says that it arrived.
    pub finds_duplicates: bool,
    /// True when cookies tell it who wrote what, so that `credentials` must be `include`.
    pub has_cookies: bool,
    /// Who may change and delete a comment.
    pub edits: Edits,
    /// What liking a comment does.
    pub likes: Likes,
    /// How a list is ordered.
    pub(super) orders: Orders,
    /// The parameter that says how many make a page; none takes more than 100.
    pub size: &'static str,
    /// The parameter that lists the answers to one comment.
    pub(super) parent: &'static str,
    /// The parameter that names the article; empty where its URL does.
    pub article: &'static str,
    /// True when an article is named by the path of its URL alone.
    pub is_path: bool,
    /// What its URL has in it, where an empty thread does not tell whose it is.
    pub(super) hint: &'static str,
    /// What is sent: fields, and what of our own contract goes there, as in a mapping. Nothing
    /// when comments are not written by us.
    pub(super) fields: &'static str,
    /// True when ids are numbers where they look like some.
    pub(super) has_numbers: bool,
    /// What is behind the path for a new comment.
    pub(super) create_path: &'static str,
    /// What is between the path and the id of a comment.
    pub(super) item_path: &'static str,
    /// The method that likes one.
    pub(super) like_method: &'static str,
    /// What is behind the id of a comment that is liked.
    pub(super) like_path: &'static str,
    /// The method that changes one.
    pub(super) edit_method: &'static str,
    /// How comments of several articles are counted.
    pub counts: Counts,
}

/// Who may change and delete a comment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Edits {
    /// Nobody.
    Never,
    /// The reader of whom the comment says `can_edit`.
    AsSaid,
    /// Who wrote it, for so many seconds.
    For(f64),
}

/// The parameter that orders a list, and its values; an empty one is an order that is not known.
pub(super) struct Orders {
    pub(super) parameter: &'static str,
    pub(super) newest: &'static str,
    pub(super) oldest: &'static str,
    pub(super) most_liked: &'static str,
}

/// What liking a comment does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likes {
    /// There is no such thing.
    None,
    /// It counts once and stays.
    Once,
    /// It can be taken back.
    Toggle,
}

/// How comments are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    /// By the total of a list: one request an article.
    Listed,
    /// By a list of articles in the body, sent behind this path.
    InBody(&'static str),
    /// By a list of articles in a parameter.
    InQuery {
        /// The parameter.
        articles: &'static str,
        /// What else has to be in the query.
        more: &'static str,
    },
}

/// In which order comments are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// The newest first.
    #[default]
    Newest,
    /// The oldest first.
    Oldest,
    /// The most liked first.
    Liked,
}

/// Where the comments of an article are.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    /// The absolute URL they are listed at.
    pub src: &'a str,
    /// The absolute URL they are sent to; may be that of the list.
    pub action: &'a str,
    /// The article: its URL, or what the backend calls it.
    pub article: &'a str,
}

/// Which of them are listed. What is left at its default is left to `src`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Listing<'a> {
    /// In which order.
    pub sort: Option<Sort>,
    /// How many; 0 for what the backend thinks right.
    pub size: u32,
    /// The comment whose answers are meant; empty for all. Isso hangs every answer on the first
    /// comment of a conversation, so there it is that one.
    pub parent: &'a str,
}
