//! The desk: where a moderator sees what waits, and decides. Pages of plain HTML, for any browser and the keyboard.
//!
//! It is there when the command line gives a token. Whoever sends that from the first page gets a session in a cookie
//! that no script reads and no other site sends (`HttpOnly`, `SameSite=Strict`); a bearer token would need a script to be
//! sent. Forms carry a word of their session besides, so that a page on another port of the same host, which is the same
//! site, cannot press their buttons.

mod act;
mod fold;
mod list;
mod page;
mod session;
mod words;

pub(crate) use fold::install;
pub(crate) use session::Desk;

use crate::app::App;
use crate::extract::LARGEST_FORM;
use crate::problem;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::IntoResponse;
use axum::routing::{any, get};
use axum::{Router, middleware};
use tower_http::set_header::SetResponseHeaderLayer;

/// Where it is.
const HOME: &str = "/desk";

/// Nothing but its own sheet and its own forms.
const POLICY: &str = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Its pages.
pub(crate) fn routes() -> Router<App> {
    let always = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
    };
    Router::new()
        .route(HOME, get(list::list))
        // Who loads a page again that a form had answered asks for it without the form.
        .route("/desk/", get(session::back))
        .route("/desk/login", get(session::back).post(session::login))
        .route("/desk/logout", get(session::back).post(session::logout))
        .route("/desk/comments/{id}", get(session::back).post(act::act))
        .route("/desk/style.css", get(style))
        .route("/desk/{*rest}", any(problem::no_address))
        .method_not_allowed_fallback(problem::no_method)
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(always(header::CONTENT_SECURITY_POLICY, POLICY))
        .layer(always(header::CACHE_CONTROL, "no-store"))
        .layer(always(header::REFERRER_POLICY, "same-origin"))
        .layer(always(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(middleware::from_fn(problem::show_at_desk))
}

async fn style() -> impl IntoResponse {
    let css = include_str!("desk/style.css");
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], css)
}
