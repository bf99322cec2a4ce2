//! Reads a thread.

use super::thread;
use super::thread::Sort;
use super::visitor::Visitor;
use crate::app::App;
use crate::extract::{Path, Query};
use crate::lang::Lang;
use crate::paging::{self, Paging, PagingQuery};
use crate::problem::{Complaint, Problem, ProblemDocument};
use crate::query::ContentQuery;
use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use bantin_model::Comments;
use rusqlite::Connection;
use serde::Deserialize;

/// In which order comments are listed.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct SortQuery {
    /// `newest` (first), `oldest` or `liked`.
    #[param(value_type = Option<String>, pattern = "^(newest|oldest|liked)$", default = "newest")]
    sort: Option<String>,
}

/// The comments of an article. Pages count comments; replies come with them.
///
/// Seen are approved comments and the caller's own that wait for a moderator; all others that
/// have replies are `deleted`, without text and author.
#[utoipa::path(
    get,
    path = "/api/articles/{slug}/comments",
    operation_id = "listComments",
    tag = "comments",
    params(
        ("slug" = String, Path, description = "The story's id"),
        PagingQuery,
        SortQuery,
        ContentQuery,
        ("X-Edit-Token" = Option<String>, Header,
            description = "Secrets of own comments, separated by commas: shows those that wait, sets `can_edit`"),
        ("X-Visitor" = Option<String>, Header,
            description = "A name that the page made up and keeps for the visitor: sets `liked`"),
    ),
    responses(
        (status = 200, body = Comments, headers(
            ("Link", description = "The next page, as rel=\"next\"; the stream of changes, as rel=\"events\""),
            ("X-Total-Count" = u32, description = "The total, again"),
        )),
        (status = 400, body = ProblemDocument, content_type = "application/problem+json"),
        (status = 404, body = ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn list(
    State(app): State<App>,
    Path(slug): Path<String>,
    visitor: Visitor,
    lang: Lang,
    paging: Paging,
    Query(asked): Query<SortQuery>,
) -> Result<impl IntoResponse, Problem> {
    let sort = asked
        .sort
        .as_deref()
        .map_or(Some(Sort::default()), Sort::named);
    let found = asked.sort.as_deref().unwrap_or_default();
    let sort = sort.ok_or_else(|| Problem::parameter("sort", found, Complaint::NoSuchOrder))?;
    let read = move |db: &Connection| {
        let closed = thread::article(db, &slug)?.is_closed;
        let mut comments = thread::thread(db, &slug, &visitor, lang)?;
        sort.apply(&mut comments);
        let total = thread::count(&comments);
        let next = paging.next(u32::try_from(comments.len()).unwrap_or(u32::MAX));
        let (offset, limit) = (paging.offset() as usize, paging.limit as usize);
        let items = comments.into_iter().skip(offset).take(limit).collect();
        Ok(Comments {
            items,
            next,
            total: Some(total),
            closed,
        })
    };
    let page = app.database.run(read).await?;
    let headers = paging::headers(page.next.as_deref(), page.total.unwrap_or_default());
    Ok((headers, Json(page)))
}
