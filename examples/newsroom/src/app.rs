//! The application: its state, its routes and what is wrapped around them.

use crate::comments;
use crate::comments::Limiter;
use crate::database::Database;
use crate::desk::{self, Desk};
use crate::events::{self, Events};
use crate::faults::{self, Injector};
use crate::paper::{self, Around};
use crate::problem;
use crate::{digest, health, openapi, pictures, stories, weather};
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::routing::get;
use axum::{Extension, Router, middleware};
use std::sync::Arc;
use std::time::Duration;
use tower_http::cors::{AllowHeaders, Any, CorsLayer};
use tower_http::set_header::SetResponseHeaderLayer;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// What all handlers share.
#[derive(Clone)]
pub(crate) struct App {
    /// All that is kept.
    pub(crate) database: Database,
    /// How much each address has written lately.
    pub(crate) limiter: Arc<Limiter>,
    /// What changes, for who wants to be told.
    pub(crate) events: Events,
    /// Where moderators decide, if there is a token for that.
    pub(crate) desk: Option<Arc<Desk>>,
    /// What the addresses of the paper's pages begin with, in all that is served.
    pub(crate) site: Arc<str>,
    /// What is around the paper.
    pub(crate) around: Arc<Around>,
}

/// The whole application.
pub(crate) fn router(app: App, injector: Injector) -> Router {
    // A route enters the router and the document at once.
    let (router, document) = OpenApiRouter::with_openapi(openapi::Preface::openapi())
        .routes(routes!(stories::list))
        .routes(routes!(stories::related))
        .routes(routes!(digest::digest))
        .routes(routes!(weather::weather))
        .merge(comments::routes())
        .route_layer(middleware::from_fn_with_state(
            app.clone(),
            events::announce,
        ))
        .merge(events::routes())
        .routes(routes!(pictures::picture))
        .routes(routes!(health::health))
        .routes(routes!(openapi::document))
        .split_for_parts();
    let router = router
        .route("/api", get(openapi::lead))
        .route("/api/", get(openapi::lead))
        .merge(paper::routes(&app));
    let has_desk = app.desk.is_some();
    let fresh = HeaderValue::from_static("no-cache");
    // The last layer is the outermost.
    let router = router
        .fallback(problem::no_address)
        .method_not_allowed_fallback(problem::no_method)
        .layer(DefaultBodyLimit::max(comments::LARGEST))
        .layer(Extension(Arc::new(document)))
        // Twice: a fault may spoil a refusal, and may be refused itself.
        .layer(middleware::from_fn(problem::write_out))
        .layer(middleware::from_fn_with_state(injector, faults::inject))
        .layer(middleware::from_fn(problem::write_out))
        .layer(SetResponseHeaderLayer::if_not_present(
            header::CACHE_CONTROL,
            fresh,
        ))
        .layer(cors());
    // Outside of all that: no other site has anything to do with the desk, and it does not fail on request.
    let desk = desk::routes();
    let router = if has_desk { router.merge(desk) } else { router };
    router.with_state(app)
}

/// Pages of any origin may read and write, as with any public comment service. There are no
/// cookies that another origin could abuse.
fn cors() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::POST, Method::PATCH, Method::DELETE])
        .allow_headers(AllowHeaders::mirror_request())
        .expose_headers([
            header::LINK,
            header::RETRY_AFTER,
            HeaderName::from_static("x-total-count"),
            HeaderName::from_static("x-edit-token"),
            HeaderName::from_static("idempotency-replayed"),
        ])
        .max_age(Duration::from_secs(600))
}
