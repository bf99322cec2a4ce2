//! The paper: a small newspaper in two languages over all that is served here, with the widgets where a paper has
//! them. Its pages are written by the server, so that they can be read without a script: the widgets stand
//! around links that lead to the same.

mod article;
mod front;
mod page;
mod read;
mod schema;
mod section;
mod words;

use crate::app::App;
use crate::extract::Path;
use crate::lang::Lang;
use crate::problem::{Kind, Problem};
use axum::Router;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use maud::Markup;
use page::{Frame, Origin};
use std::path::PathBuf;
use tower_http::services::ServeDir;

/// Where the paper is.
pub(crate) const HOME: &str = "/paper";

/// What is around the paper.
#[derive(Debug)]
pub(crate) struct Around {
    /// The address of Bantin's loader.
    pub(crate) loader: String,
    /// The address of the gallery, where there is one.
    pub(crate) gallery: Option<String>,
    /// What whole addresses of the paper begin with, where it is not what the request says.
    pub(crate) origin: Option<String>,
    /// The folder of the bundle.
    pub(crate) bundle: PathBuf,
}

impl Around {
    /// The address of a file beside the loader.
    fn beside(&self, file: &str) -> String {
        let folder = self.loader.rfind('/').map_or(0, |at| at + 1);
        format!("{}{file}", &self.loader[..folder])
    }
}

/// The pages, their sheet, and the bundle that they include.
pub(crate) fn routes(app: &App) -> Router<App> {
    let bundle = ServeDir::new(&app.around.bundle)
        .precompressed_br()
        .precompressed_gzip();
    Router::new()
        .route("/", get(|| async { Redirect::temporary("/paper/") }))
        .route("/paper", get(|| async { Redirect::temporary("/paper/") }))
        .route(
            "/paper/en",
            get(|| async { Redirect::temporary("/paper/en/") }),
        )
        .route("/paper/style.css", get(style))
        .route("/paper/", get(|app, origin| front(app, origin, Lang::Vi)))
        .route(
            "/paper/en/",
            get(|app, origin| front(app, origin, Lang::En)),
        )
        .route(
            "/paper/{section}",
            get(|app, origin, at| section(app, origin, at, Lang::Vi)),
        )
        .route(
            "/paper/en/{section}",
            get(|app, origin, at| section(app, origin, at, Lang::En)),
        )
        .route(
            "/paper/{section}/{slug}",
            get(|app, origin, at| article(app, origin, at, Lang::Vi)),
        )
        .route(
            "/paper/en/{section}/{slug}",
            get(|app, origin, at| article(app, origin, at, Lang::En)),
        )
        .nest_service("/bantin", bundle)
}

async fn style() -> impl IntoResponse {
    let css = include_str!("paper/style.css");
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], css)
}

async fn front(State(app): State<App>, origin: Origin, lang: Lang) -> Result<Markup, Problem> {
    let front = app.database.run(move |db| read::front(db, lang)).await?;
    Ok(front::page(
        &Frame::new(&app.around, &origin, lang, ""),
        &front,
    ))
}

async fn section(
    State(app): State<App>,
    origin: Origin,
    Path(name): Path<String>,
    lang: Lang,
) -> Result<Markup, Problem> {
    let path = name.clone();
    if name == "thoi-tiet" {
        let sections = app.database.run(move |db| read::sections(db, lang)).await?;
        return Ok(section::weather(
            &Frame::new(&app.around, &origin, lang, &path),
            &sections,
        ));
    }
    let section = app
        .database
        .run(move |db| read::section(db, lang, &name))
        .await?;
    let section = section.ok_or(Kind::NotFound)?;
    Ok(section::page(
        &Frame::new(&app.around, &origin, lang, &path),
        &section,
    ))
}

async fn article(
    State(app): State<App>,
    origin: Origin,
    Path((name, slug)): Path<(String, String)>,
    lang: Lang,
) -> Result<Markup, Problem> {
    let path = format!("{name}/{slug}");
    if name == "diem-tin" {
        let digest = app.database.run(move |db| read::front(db, lang)).await?;
        return Ok(section::digest(
            &Frame::new(&app.around, &origin, lang, &path),
            &digest,
        ));
    }
    let article = app
        .database
        .run(move |db| read::article(db, lang, &name, &slug))
        .await?;
    let article = article.ok_or(Kind::NotFound)?;
    Ok(article::page(
        &Frame::new(&app.around, &origin, lang, &path),
        &article,
    ))
}
