//! Changes and deletes one's own comments.

use super::body::Body;
use super::draft;
use super::erase;
use super::thread;
use super::visitor::Visitor;
use super::{Comment, moderation};
use crate::app::App;
use crate::events::Change;
use crate::extract::Path;
use crate::lang::Lang;
use crate::problem::{Kind, Problem, ProblemDocument};
use crate::query::ContentQuery;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use bantin_model::Status;
use jiff::Timestamp;
use rusqlite::{Connection, params};

/// Changes what one's own comment says. It waits for a moderator under the same rule as a new one,
/// and what was rejected waits for one in any case.
#[utoipa::path(
    patch,
    path = "/api/articles/{slug}/comments/{id}",
    operation_id = "changeComment",
    tag = "comments",
    params(
        ("slug" = String, Path, description = "The story's id"),
        ("id" = String, Path, description = "The comment's id"),
        ContentQuery,
        ("X-Edit-Token" = Option<String>, Header, description = "Secrets of own comments"),
    ),
    request_body = draft::Change,
    responses(
        (status = 200, body = Comment),
        (status = 400, body = ProblemDocument, content_type = "application/problem+json"),
        (status = 403, body = ProblemDocument, content_type = "application/problem+json",
            description = "Somebody else wrote it, or the thread is closed"),
        (status = 404, body = ProblemDocument, content_type = "application/problem+json"),
        (status = 413, body = ProblemDocument, content_type = "application/problem+json"),
        (status = 415, body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, body = ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn change(
    State(app): State<App>,
    Path(place): Path<(String, String)>,
    visitor: Visitor,
    lang: Lang,
    Body(body): Body,
) -> Result<Json<Comment>, Problem> {
    let draft::Change { text } = draft::Change::read(&body)?;
    let article = place.0.clone();
    let change = move |db: &Connection| {
        let (article, id) = &place;
        let is_closed = thread::article(db, article)?.is_closed;
        let comment = own(db, &place, &visitor, lang)?;
        if is_closed {
            return Err(Kind::ThreadClosed.into());
        }
        let is_held = comment.status == Status::Rejected || moderation::holds(&text);
        let held = is_held.then_some("pending");
        db.execute(
            "UPDATE comments SET body = ?, body_en = NULL, is_html = 0, edited = ?,
                status = coalesce(?, status), reason = NULL WHERE id = ?",
            params![text, Timestamp::now().as_second(), held, id],
        )?;
        own(db, &place, &visitor, lang)
    };
    let changed = app.database.run(change).await?;
    app.events.publish(&Change::Comments { article: &article });
    Ok(Json(changed))
}

/// Deletes one's own comment, its text and its author's name.
///
/// When nobody has replied it is gone: 204. Else its place stays, and is the answer: 200.
#[utoipa::path(
    delete,
    path = "/api/articles/{slug}/comments/{id}",
    operation_id = "deleteComment",
    tag = "comments",
    params(
        ("slug" = String, Path, description = "The story's id"),
        ("id" = String, Path, description = "The comment's id"),
        ContentQuery,
        ("X-Edit-Token" = Option<String>, Header, description = "Secrets of own comments"),
    ),
    responses(
        (status = 200, body = Comment, description = "The place it leaves above its replies"),
        (status = 204, description = "It is gone"),
        (status = 403, body = ProblemDocument, content_type = "application/problem+json"),
        (status = 404, body = ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn delete(
    State(app): State<App>,
    Path(place): Path<(String, String)>,
    visitor: Visitor,
    lang: Lang,
) -> Result<Response, Problem> {
    let article = place.0.clone();
    let delete = move |db: &Connection| {
        let mut comment = own(db, &place, &visitor, lang)?;
        db.execute(
            "UPDATE comments SET status = 'deleted', name = '', email = NULL, url = NULL,
                avatar = NULL, badge = NULL, badge_en = NULL, body = '', body_en = NULL,
                is_html = 0, edited = NULL, old_likes = 0, reason = NULL
                WHERE id = ?",
            [comment.id.to_string()],
        )?;
        for statement in [
            "DELETE FROM likes WHERE comment = ?",
            "DELETE FROM reports WHERE comment = ?",
            // It has the comment's words, too. Its key stays taken: the request, sent again, would write what was
            // deleted.
            "UPDATE answers SET asked = '', body = '' WHERE comment = ?",
        ] {
            db.execute(statement, [comment.id.to_string()])?;
        }
        erase(&mut comment);
        Ok(comment)
    };
    let place = app.database.run(delete).await?;
    app.events.publish(&Change::Comments { article: &article });
    Ok(if place.replies.is_empty() {
        StatusCode::NO_CONTENT.into_response()
    } else {
        Json(place).into_response()
    })
}

/// A comment of the visitor's own, with its replies.
fn own(
    db: &Connection,
    (article, id): &(String, String),
    visitor: &Visitor,
    lang: Lang,
) -> Result<Comment, Problem> {
    thread::article(db, article)?;
    let thread = thread::thread(db, article, visitor, lang)?;
    let comment = thread::find(thread, id).ok_or(Kind::NotFound)?;
    if comment.can_edit {
        Ok(comment)
    } else {
        Err(Kind::NotYours.into())
    }
}
