//! Likes a comment, or takes the like back.

use super::thread;
use super::visitor::Visitor;
use crate::app::App;
use crate::extract::Path;
use crate::lang::Lang;
use crate::problem::{Kind, Problem, ProblemDocument};
use crate::query::ContentQuery;
use axum::Json;
use axum::extract::State;
use rusqlite::{Connection, params};
use serde::Serialize;
use utoipa::ToSchema;

/// How much a comment is liked.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Liking {
    /// By how many.
    likes: u32,
    /// Whether the caller is among them.
    liked: bool,
}

/// Likes a comment; a second time takes the like back.
///
/// A like is the visitor's that `X-Visitor` names: any text that the page made up and keeps.
/// Without one it is the address's that the request comes from.
#[utoipa::path(
    post,
    path = "/api/articles/{slug}/comments/{id}/like",
    operation_id = "likeComment",
    tag = "comments",
    params(
        ("slug" = String, Path, description = "The story's id"),
        ("id" = String, Path, description = "The comment's id"),
        ContentQuery,
        ("X-Visitor" = Option<String>, Header, description = "Whose like it is"),
    ),
    responses(
        (status = 200, body = Liking),
        (status = 404, body = ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn like(
    State(app): State<App>,
    Path((article, id)): Path<(String, String)>,
    visitor: Visitor,
    lang: Lang,
) -> Result<Json<Liking>, Problem> {
    let toggle = move |db: &Connection| {
        let find = || -> Result<_, Problem> {
            let thread = thread::thread(db, &article, &visitor, lang)?;
            Ok(thread::find(thread, &id).ok_or(Kind::NotFound)?)
        };
        let toggle = if find()?.liked {
            "DELETE FROM likes WHERE comment = ? AND visitor = ?"
        } else {
            "INSERT INTO likes VALUES (?, ?)"
        };
        db.execute(toggle, params![id.parse::<i64>().ok(), visitor.name])?;
        let comment = find()?;
        Ok(Liking {
            likes: comment.likes.unwrap_or_default(),
            liked: comment.liked,
        })
    };
    Ok(Json(app.database.run(toggle).await?))
}
