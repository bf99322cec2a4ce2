//! Whether the newsroom is open.

use crate::app::App;
use crate::problem::Problem;
use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

/// How the newsroom is.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Health {
    /// Always `ok`: a newsroom that is not well does not answer.
    #[schema(pattern = "^ok$")]
    status: &'static str,
    /// How many stories it has.
    stories: u32,
}

/// Says whether the newsroom is open. `--faults` leaves this route alone.
#[utoipa::path(get, path = "/api/health", operation_id = "getHealth", tag = "about", responses((status = 200, body = Health)))]
pub(crate) async fn health(State(app): State<App>) -> Result<Json<Health>, Problem> {
    let count = |db: &rusqlite::Connection| {
        Ok(db.query_row("SELECT count(*) FROM stories", [], |row| row.get(0))?)
    };
    let stories = app.database.run(count).await?;
    Ok(Json(Health {
        status: "ok",
        stories,
    }))
}
