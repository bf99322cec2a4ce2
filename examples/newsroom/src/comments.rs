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
use crate::lang::Lang;
use crate::problem::Problem;
use bantin_model::{Author, Comment, Status};
use rusqlite::Connection;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use visitor::Visitor;

/// The routes of comments.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(read::list, write::create))
        .routes(routes!(own::change, own::delete))
        .routes(routes!(like::like))
        .routes(routes!(report::report))
        .routes(routes!(count::count))
}

/// What all readers see of an article's thread, the newest first, and how much it is.
pub(crate) fn public(
    db: &Connection,
    article: &str,
    lang: Lang,
) -> Result<(Vec<Comment>, u32), Problem> {
    let thread = thread::thread(db, article, &Visitor::nobody(), lang)?;
    let count = thread::count(&thread);
    let mut comments = Vec::new();
    flatten(thread, &mut comments);
    comments.retain(|comment| comment.status == Status::Approved);
    comments.sort_by(|one, other| other.created.cmp(&one.created));
    Ok((comments, count))
}

/// Puts comments and their replies in one list.
fn flatten(comments: Vec<Comment>, into: &mut Vec<Comment>) {
    for mut comment in comments {
        let replies = std::mem::take(&mut comment.replies);
        into.push(comment);
        flatten(replies, into);
    }
}

/// Leaves nothing of a comment but its place.
fn erase(comment: &mut Comment) {
    comment.author = Some(Author {
        name: Some(String::new()),
        ..Author::default()
    });
    (comment.text, comment.html, comment.edited) = (Some(String::new()), None, None);
    (comment.likes, comment.liked) = (Some(0), false);
    (comment.can_edit, comment.can_report) = (false, false);
    (comment.status, comment.reason) = (Status::Deleted, None);
}
