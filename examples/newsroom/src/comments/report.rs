//! Reports a comment to the newsroom.

use super::thread;
use super::visitor::Visitor;
use crate::app::App;
use crate::extract::Path;
use crate::lang::Lang;
use crate::problem::{Kind, Problem, ProblemDocument};
use crate::query::ContentQuery;
use axum::extract::State;
use axum::http::StatusCode;
use rusqlite::{Connection, params};

/// Asks a moderator to look at a comment of somebody else's.
///
/// A report is the visitor's that `X-Visitor` names, as a like is; a second one changes nothing.
#[utoipa::path(
    post,
    path = "/api/articles/{slug}/comments/{id}/report",
    operation_id = "reportComment",
    tag = "comments",
    params(
        ("slug" = String, Path, description = "The story's id"),
        ("id" = String, Path, description = "The comment's id"),
        ContentQuery,
        ("X-Visitor" = Option<String>, Header, description = "Whose report it is"),
    ),
    responses(
        (status = 204, description = "A moderator will look at it"),
        (status = 404, body = ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn report(
    State(app): State<App>,
    Path((article, id)): Path<(String, String)>,
    visitor: Visitor,
    lang: Lang,
) -> Result<StatusCode, Problem> {
    let report = move |db: &Connection| {
        let thread = thread::thread(db, &article, &visitor, lang)?;
        let comment = thread::find(thread, &id).ok_or(Kind::NotFound)?;
        db.execute(
            "INSERT OR IGNORE INTO reports VALUES (?, ?)",
            params![comment.id.to_string().parse::<i64>().ok(), visitor.name],
        )?;
        Ok(StatusCode::NO_CONTENT)
    };
    app.database.run(report).await
}
