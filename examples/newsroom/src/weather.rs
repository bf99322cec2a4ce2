//! The weather of three places: from now on, whenever that is.
//!
//! The database says how the days ahead of each place will be, counted from today; a request
//! lays them on the calendar. The same hour always gets the same answer.

mod forecast;

use crate::app::App;
use crate::edition::Edition;
use crate::extract::Path;
use crate::problem::{Kind, Problem, ProblemDocument};
use crate::query::ContentQuery;
use crate::time;
use axum::Json;
use axum::extract::State;
use bantin_model::Weather;
use rusqlite::{Connection, OptionalExtension};
use serde::de::DeserializeOwned;

/// The weather at a place, from now on.
#[utoipa::path(
    get,
    path = "/api/weather/{place}",
    operation_id = "getWeather",
    tag = "weather",
    params(
        ("place" = String, Path, description = "can-tho, vinh-long or ca-mau", example = "can-tho"),
        ContentQuery,
    ),
    responses(
        (status = 200, body = Weather, headers(("Link", description = "The stream of changes, as rel=\"events\""))),
        (status = 404, body = ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn weather(
    State(app): State<App>,
    Path(place): Path<String>,
    edition: Edition,
) -> Result<Json<Weather>, Problem> {
    let now = time::now();
    let forecast = move |db: &Connection| {
        let place: forecast::Place = entry(db, "SELECT outlook FROM forecasts", "place", &place)?;
        let course = |name: &str| entry(db, "SELECT hours FROM courses", "name", name);
        forecast::forecast(&place, course, &edition, &now)
    };
    Ok(Json(app.database.run(forecast).await?))
}

/// One entry of a table of JSON texts.
fn entry<T: DeserializeOwned>(
    db: &Connection,
    select: &str,
    key: &str,
    name: &str,
) -> Result<T, Problem> {
    let query = format!("{select} WHERE {key} = ?");
    let text = db
        .query_row(&query, [name], |row| row.get::<_, String>(0))
        .optional()?;
    serde_json::from_str(&text.ok_or(Kind::NotFound)?).map_err(|error| {
        eprintln!("weather: {name} cannot be read: {error}");
        Kind::Internal.into()
    })
}
