//! The weather of three places: from now on, whenever that is.
//!
//! The database says how the days ahead of each place will be, counted from today; a request
//! lays them on the calendar. The same hour always gets the same answer.

mod forecast;

use crate::app::App;
use crate::edition::Edition;
use crate::problem::{Kind, Problem, ProblemDocument};
use crate::query::ContentQuery;
use crate::time;
use axum::Json;
use axum::extract::{Path, State};
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use serde::de::DeserializeOwned;
use utoipa::ToSchema;

/// The weather at a place. °C, m/s, mm, %, hPa, and degrees the wind comes from.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Weather {
    /// Its name.
    place: String,
    /// When this was computed.
    #[schema(format = DateTime)]
    updated: String,
    /// The weather in the words of a forecaster. Only Cà Mau has one: elsewhere the numbers speak.
    #[serde(skip_serializing_if = "Option::is_none")]
    bulletin: Option<String>,
    /// This hour.
    current: Conditions,
    /// This hour and those after it.
    #[schema(min_items = 24)]
    hourly: Vec<Hour>,
    /// Today and the days after it.
    #[schema(min_items = 7)]
    daily: Vec<Day>,
    /// Warnings in force.
    alerts: Vec<Alert>,
    /// Whom to thank.
    attribution: Attribution,
}

/// The weather at one moment.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Conditions {
    temperature: f64,
    /// What it feels like.
    apparent: f64,
    condition: Condition,
    is_day: bool,
    humidity: f64,
    wind_speed: f64,
    wind_gusts: f64,
    wind_direction: f64,
    precipitation: f64,
    cloud_cover: f64,
    pressure: f64,
    uv: f64,
}

/// One hour.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Hour {
    #[schema(format = DateTime)]
    time: String,
    temperature: f64,
    condition: Condition,
    precipitation_probability: f64,
    wind_speed: f64,
}

/// One day.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Day {
    #[schema(format = Date)]
    date: String,
    min: f64,
    max: f64,
    condition: Condition,
    precipitation_probability: f64,
    wind_speed: f64,
    #[schema(format = DateTime)]
    sunrise: String,
    #[schema(format = DateTime)]
    sunset: String,
    uv: f64,
}

/// A warning.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Alert {
    title: String,
    severity: Severity,
    #[schema(format = DateTime)]
    starts: String,
    #[schema(format = DateTime)]
    ends: String,
    text: String,
    url: String,
}

/// Whom to thank.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Attribution {
    text: String,
    url: String,
}

/// The sky in a word.
#[derive(Debug, Clone, Copy, Serialize, serde::Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
enum Condition {
    Clear,
    PartlyCloudy,
    Cloudy,
    Fog,
    Drizzle,
    Rain,
    Pouring,
    Showers,
    Sleet,
    Snow,
    Thunderstorm,
    Hail,
    Windy,
}

/// How bad it may get.
#[derive(Debug, Clone, Copy, Serialize, serde::Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
enum Severity {
    Minor,
    Moderate,
    Severe,
    Extreme,
}

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
        (status = 200, body = Weather),
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
