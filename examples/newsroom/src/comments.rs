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
use bantin_model::{Author, Comment, Status};
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
