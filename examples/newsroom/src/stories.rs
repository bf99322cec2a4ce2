//! Stories: all of them, and those that go with one.

use crate::app::App;
use crate::edition::Edition;
use crate::extract::Path;
use crate::paging::{self, Paging, PagingQuery};
use crate::problem::{Kind, Problem, ProblemDocument};
use crate::query::ContentQuery;
use crate::time;
use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use bantin_model::{Image, Picture, Stories, Story};
use jiff::ZonedDateTime;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

/// All stories, the newest first.
#[utoipa::path(
    get,
    path = "/api/stories",
    operation_id = "listStories",
    tag = "stories",
    params(PagingQuery, ContentQuery),
    responses(
        (status = 200, body = Stories, headers(
            ("Link", description = "The next page, as rel=\"next\"; the stream of changes, as rel=\"events\""),
            ("X-Total-Count" = u32, description = "The total, again"),
        )),
        (status = 400, body = ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn list(
    State(app): State<App>,
    edition: Edition,
    paging: Paging,
) -> Result<impl IntoResponse, Problem> {
    answer(
        &app,
        Selection {
            edition,
            paging,
            beside: None,
        },
    )
    .await
}

/// Stories that go with this one: those of its section first, the newest first. Never itself.
#[utoipa::path(
    get,
    path = "/api/stories/{slug}/related",
    operation_id = "listRelated",
    tag = "stories",
    params(("slug" = String, Path, description = "The story's id"), PagingQuery, ContentQuery),
    responses(
        (status = 200, body = Stories, headers(
            ("Link", description = "The next page, as rel=\"next\"; the stream of changes, as rel=\"events\""),
            ("X-Total-Count" = u32, description = "The total, again"),
        )),
        (status = 400, body = ProblemDocument, content_type = "application/problem+json"),
        (status = 404, body = ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn related(
    State(app): State<App>,
    Path(slug): Path<String>,
    edition: Edition,
    paging: Paging,
) -> Result<impl IntoResponse, Problem> {
    answer(
        &app,
        Selection {
            edition,
            paging,
            beside: Some(slug),
        },
    )
    .await
}

/// Which stories are wanted.
struct Selection {
    edition: Edition,
    paging: Paging,
    beside: Option<String>,
}

async fn answer(app: &App, selection: Selection) -> Result<impl IntoResponse + use<>, Problem> {
    let page = app.database.run(move |db| select(db, &selection)).await?;
    let headers = paging::headers(page.next.as_deref(), page.total.unwrap_or_default());
    Ok((headers, Json(page)))
}

fn select(db: &Connection, selection: &Selection) -> Result<Stories, Problem> {
    let Selection {
        edition,
        paging,
        beside,
    } = selection;
    let mut section = None;
    if let Some(slug) = beside {
        let found = db
            .query_row(
                "SELECT section FROM stories WHERE slug = ?",
                [slug],
                |row| row.get(0),
            )
            .optional()?;
        section = Some(found.ok_or(Kind::NotFound)?);
    }
    let section: Option<String> = section;
    let now = time::hour(&time::now());
    let mut query = db.prepare_cached(
        "SELECT * FROM stories JOIN story_texts USING (slug)
         WHERE lang = :lang AND slug IS NOT :beside
         ORDER BY section IS NOT :section, age, slug LIMIT :limit OFFSET :offset",
    )?;
    let rows = query.query_map(
        named_params! {
            ":lang": edition.lang.tag(),
            ":beside": beside,
            ":section": section,
            ":limit": paging.limit,
            ":offset": paging.offset(),
        },
        |row| story(row, edition, &now),
    )?;
    let items = rows.collect::<Result<_, _>>()?;
    let total = "SELECT count(*) FROM stories WHERE slug IS NOT ?";
    let total = db.query_row(total, [beside], |row| row.get(0))?;
    Ok(Stories {
        items,
        next: paging.next(total),
        total: Some(total),
    })
}

fn story(row: &Row<'_>, edition: &Edition, now: &ZonedDateTime) -> rusqlite::Result<Story> {
    let slug: String = row.get("slug")?;
    let section: String = row.get("section")?;
    Ok(Story {
        title: row.get("title")?,
        url: edition.url(&format!("{section}/{slug}")),
        image: image(row)?,
        published: Some(time::written(&time::earlier(now, row.get("age")?))),
        excerpt: row.get("excerpt")?,
        label: row.get("label")?,
        author: row.get("author")?,
        sponsored: row.get("sponsored")?,
        id: Some(slug),
    })
}

fn image(row: &Row<'_>) -> rusqlite::Result<Option<Image>> {
    let Some(number) = row.get::<_, Option<u32>>("picture")? else {
        return Ok(None);
    };
    let src = format!("/api/pictures/{number}.svg");
    if row.get("plain_picture")? {
        return Ok(Some(Image::Url(src)));
    }
    Ok(Some(Image::Picture(Picture {
        src,
        alt: row.get("alt")?,
        width: Some(800),
        height: Some(500),
        srcset: None,
    })))
}
