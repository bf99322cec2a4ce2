//! Changes and deletes one's own comments.

use super::body::Body;
use super::draft;
use super::erase;
use super::thread;
use super::visitor::Visitor;
use super::{Comment, moderation};
use crate::app::App;
use crate::events::Change;
use crate::lang::Lang;
use crate::problem::{Kind, Problem, ProblemDocument};
use crate::query::ContentQuery;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

/// Changes what one's own comment says. It waits for a moderator under the same rule as a new one.
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
        own(db, &place, &visitor, lang)?;
        if is_closed {
            return Err(Kind::ThreadClosed.into());
        }
        let held = moderation::holds(&text).then_some("pending");
        db.execute(
            "UPDATE comments SET body = ?, body_en = NULL, is_html = 0, edited = ?,
                status = coalesce(?, status) WHERE id = ?",
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
                is_html = 0, edited = NULL, old_likes = 0 WHERE id = ?",
            [comment.id.to_string()],
        )?;
        db.execute(
            "DELETE FROM likes WHERE comment = ?",
            [comment.id.to_string()],
        )?;
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
    let Some(comment) = thread::find(thread, id) else {
        return Err(rejected(db, article, id, visitor)?
            .map_or(Kind::NotFound, Kind::Rejected)
            .into());
    };
    if comment.can_edit {
        Ok(comment)
    } else {
        Err(Kind::NotYours.into())
    }
}

/// Why a comment of the visitor's own was rejected, if it was.
fn rejected(
    db: &Connection,
    article: &str,
    id: &str,
    visitor: &Visitor,
) -> Result<Option<String>, Problem> {
    let query =
        "SELECT token, reason FROM comments WHERE article = ? AND id = ? AND status = 'rejected'";
    let found = db.query_row(query, [article, id], |row| Ok((row.get(0)?, row.get(1)?)));
    let found: Option<(Option<String>, Option<String>)> = found.optional()?;
    let own =
        found.filter(|(token, _)| token.as_ref().is_some_and(|it| visitor.tokens.contains(it)));
    Ok(own.map(|(_, reason)| reason.unwrap_or_default()))
}
