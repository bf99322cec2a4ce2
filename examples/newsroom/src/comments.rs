//! Comments: read, written, changed, deleted, liked and reported.
//!
//! A visitor needs no account. Writing a comment answers with a secret, `X-Edit-Token`; whoever
//! sends it back may change that comment, delete it, and see it while it waits for a moderator.

mod body;
mod count;
mod draft;
mod like;
mod limit;
mod moderation;
mod own;
mod read;
mod report;
mod thread;
mod visitor;
mod write;

pub(crate) use body::LARGEST;
pub(crate) use limit::Limiter;

use crate::app::App;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The routes of comments.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(read::list, write::create))
        .routes(routes!(own::change, own::delete))
        .routes(routes!(like::like))
        .routes(routes!(report::report))
        .routes(routes!(count::count))
}

/// A page of comments.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Comments {
    /// The comments of this page, the newest first, each with its replies, the oldest first.
    #[schema(no_recursion)]
    items: Vec<Comment>,
    /// The URL of the next page; null on the last.
    next: Option<String>,
    /// How many comments and replies there are on all pages; deleted ones do not count.
    total: u32,
    /// Whether no more can be written.
    closed: bool,
}

/// A comment.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Comment {
    /// Tells it from all others.
    id: String,
    /// The comment it answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<String>,
    /// Who wrote it.
    author: Author,
    /// When it was written.
    #[schema(format = DateTime)]
    created: String,
    /// When it was changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    edited: Option<String>,
    /// What it says, as plain text; empty when it was deleted.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    /// What it says, as HTML. Only the newsroom writes HTML; visitors write `text`.
    #[serde(skip_serializing_if = "Option::is_none")]
    html: Option<String>,
    /// How many like it.
    likes: u32,
    /// Whether the caller does.
    liked: bool,
    /// Whether it is shown to all.
    status: Status,
    /// Whether the caller wrote it.
    can_edit: bool,
    /// Whether the caller may report it: what all see, somebody else wrote, and they did not report yet.
    can_report: bool,
    /// The answers to it, the oldest first.
    #[schema(no_recursion)]
    replies: Vec<Comment>,
}

/// The author of a comment.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Author {
    /// Empty when the comment was deleted.
    name: String,
    /// Their page.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    /// Their picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    avatar: Option<String>,
    /// What they are to the paper.
    #[serde(skip_serializing_if = "Option::is_none")]
    badge: Option<String>,
}

/// What a comment has come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum Status {
    /// Shown to all.
    Approved,
    /// Shown to its author, until a moderator has read it.
    Pending,
    /// Gone, but for its place above replies.
    Deleted,
}

impl Comment {
    /// Leaves nothing of it but its place.
    fn erase(&mut self) {
        self.author = Author {
            name: String::new(),
            url: None,
            avatar: None,
            badge: None,
        };
        (self.text, self.html, self.edited) = (Some(String::new()), None, None);
        (self.likes, self.liked) = (0, false);
        (self.can_edit, self.can_report) = (false, false);
        self.status = Status::Deleted;
    }
}
