//! Counts the comments of several articles at once, as a list of headlines wants them.

use super::thread;
use super::visitor::Visitor;
use crate::app::App;
use crate::extract::Query;
use crate::lang::Lang;
use crate::problem::{Complaint, Problem, ProblemDocument};
use axum::Json;
use axum::extract::State;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How many articles are counted at once.
const MOST: u32 = 100;

/// The articles to be counted.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct CountQuery {
    /// Their ids, separated by commas, at most 100.
    articles: Option<String>,
}

/// How many comments an article has.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Count {
    /// The story's id, as it was asked for.
    article: String,
    /// How many comments and replies all readers see; 0 for an article that is not here.
    count: u32,
}

/// Counts comments, in the order in which articles are named.
#[utoipa::path(
    get,
    path = "/api/comments/counts",
    operation_id = "countComments",
    tag = "comments",
    params(CountQuery),
    responses(
        (status = 200, body = Vec<Count>),
        (status = 400, body = ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn count(
    State(app): State<App>,
    lang: Lang,
    Query(asked): Query<CountQuery>,
) -> Result<Json<Vec<Count>>, Problem> {
    let asked = asked.articles.unwrap_or_default();
    let articles: Vec<String> = asked
        .split(',')
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect();
    if articles.is_empty() || articles.len() > MOST as usize {
        return Err(Problem::parameter(
            "articles",
            &asked,
            Complaint::NotSoMany(1, MOST),
        ));
    }
    let everybody = Visitor::nobody();
    let count = move |db: &Connection| {
        let one = |article: String| {
            let thread = thread::thread(db, &article, &everybody, lang)?;
            let count = thread::count(&thread);
            Ok(Count { article, count })
        };
        articles.into_iter().map(one).collect()
    };
    Ok(Json(app.database.run(count).await?))
}
