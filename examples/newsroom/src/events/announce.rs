//! Says in answers where their changes are told.

use super::PATH;
use crate::app::App;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::Response;

/// Adds `Link: </api/events>; rel="events"; id="…"` to what is read. The id is that of the last event before
/// it was: whoever goes on from there misses nothing that came between the answer and the stream.
pub(crate) async fn announce(State(app): State<App>, request: Request, next: Next) -> Response {
    let is_read = request.method() == Method::GET;
    let newest = app.events.newest();
    let mut response = next.run(request).await;
    let link = format!("<{PATH}>; rel=\"events\"; id=\"{newest}\"");
    if is_read
        && response.status().is_success()
        && let Ok(link) = HeaderValue::try_from(link)
    {
        response.headers_mut().append(header::LINK, link);
    }
    response
}
