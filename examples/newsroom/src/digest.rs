//! The morning digest.

use crate::app::App;
use crate::edition::Edition;
use crate::extract::Path;
use crate::problem::{Kind, Problem, ProblemDocument};
use crate::query::ContentQuery;
use crate::time;
use axum::Json;
use axum::extract::State;
use bantin_model::{Digest, Headline};
use jiff::{SignedDuration, ZonedDateTime};
use rusqlite::{Connection, OptionalExtension, params};

/// The hour at which the morning digest comes out.
pub(crate) const MORNING: SignedDuration = SignedDuration::from_hours(6);

/// A digest: today's, or before it is out yesterday's.
#[utoipa::path(
    get,
    path = "/api/digests/{name}",
    operation_id = "getDigest",
    tag = "digests",
    params(
        ("name" = String, Path, description = "There is one: morning", example = "morning"),
        ContentQuery,
    ),
    responses(
        (status = 200, body = Digest, headers(("Link", description = "The stream of changes, as rel=\"events\""))),
        (status = 404, body = ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn digest(
    State(app): State<App>,
    Path(name): Path<String>,
    edition: Edition,
) -> Result<Json<Digest>, Problem> {
    let published = last_morning(&time::now());
    let find = move |db: &Connection| select(db, &name, &edition, &published);
    Ok(Json(app.database.run(find).await?))
}

/// The last time a morning digest came out.
fn last_morning(now: &ZonedDateTime) -> ZonedDateTime {
    // The day begins at six, for a digest.
    let begun = now - MORNING;
    let into_the_day = i64::from(begun.hour()) * 60 + i64::from(begun.minute());
    time::hour(&(now - SignedDuration::from_mins(into_the_day)))
}

fn select(
    db: &Connection,
    name: &str,
    edition: &Edition,
    published: &ZonedDateTime,
) -> Result<Digest, Problem> {
    let key = params![name, edition.lang.tag()];
    let digest = "SELECT title, summary FROM digests WHERE name = ? AND lang = ?";
    let found = db
        .query_row(digest, key, |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (title, summary): (String, String) = found.ok_or(Kind::NotFound)?;
    let mut headlines = db.prepare_cached(
        "SELECT title, path, age, breaking FROM headlines
         WHERE digest = ? AND lang = ? ORDER BY position",
    )?;
    let items = headlines.query_map(key, |row| {
        Ok(Headline {
            title: row.get(0)?,
            url: Some(edition.url(&row.get::<_, String>(1)?)),
            published: Some(time::written(&time::earlier(published, row.get(2)?))),
            breaking: row.get(3)?,
        })
    })?;
    Ok(Digest {
        title: Some(published.strftime(&title).to_string()),
        published: Some(time::written(published)),
        url: Some(edition.url(&published.strftime("diem-tin/%Y-%m-%d").to_string())),
        summary: Some(summary),
        items: items.collect::<Result<_, _>>()?,
    })
}
