//! The OpenAPI document, which is collected from the routes themselves.

use axum::response::Redirect;
use axum::{Extension, Json};
use std::sync::Arc;
use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;

/// What the document says before it comes to the routes.
#[derive(OpenApi)]
#[openapi(info(
    title = "Newsroom",
    description = "The reference backend of Bantin's widgets: it speaks their contract exactly."
))]
pub(crate) struct Preface;

/// Where it is.
const DOCUMENT: &str = "/api/openapi.json";

/// Leads who asks for no route in particular to all of them.
pub(crate) async fn lead() -> Redirect {
    Redirect::temporary(DOCUMENT)
}

/// This document.
#[utoipa::path(
    get,
    path = "/api/openapi.json",
    operation_id = "getDocument",
    tag = "about",
    responses((status = 200, body = Object)),
)]
pub(crate) async fn document(Extension(document): Extension<Arc<Document>>) -> Json<Document> {
    Json(Document::clone(&document))
}
