//! One stream.

use super::Events;
use crate::app::App;
use crate::extract::Query;
use crate::problem::{Complaint, Kind, Problem, ProblemDocument};
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, header};
use axum::response::IntoResponse;
use futures_util::stream;
use serde::Deserialize;
use std::convert::Infallible;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, watch};
use tokio::time::Instant;

/// When there is nothing to tell a comment is sent: proxies end what is silent, and who reads sees that the
/// stream lives.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// How long a stream is at most; its reader comes back for the next, as to any that ends.
const LONGEST: u32 = 3600;

/// When who is turned away may come again, and who was cut off, in seconds.
const AGAIN: u64 = 3;

/// How long a stream is to be.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct StreamQuery {
    /// The seconds after which it ends, from 1; an hour, if it says nothing else.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 3600, default = 3600)]
    seconds: Option<String>,
}

/// What changes, as it happens: `comments` (`{"article"}`), `stories`, `digests`, `weather`, as
/// server-sent events.
///
/// With `Last-Event-ID` first all that came behind that. An event without a name says that anything may have
/// changed: its reader was away for longer than events are kept.
#[utoipa::path(
    get,
    path = "/api/events",
    operation_id = "streamEvents",
    tag = "events",
    params(
        StreamQuery,
        ("Last-Event-ID" = Option<String>, Header, description = "The id of the last event that was read"),
    ),
    responses(
        (status = 200, body = String, content_type = "text/event-stream"),
        (status = 400, body = ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = ProblemDocument, content_type = "application/problem+json",
            headers(("Retry-After" = u32, description = "Seconds to wait"))),
    ),
)]
pub(super) async fn stream(
    State(app): State<App>,
    Query(asked): Query<StreamQuery>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Problem> {
    let seconds = asked.seconds.as_deref().map_or(Ok(LONGEST), str::parse);
    let seconds = seconds.ok().filter(|it| (1..=LONGEST).contains(it));
    let wrong = || {
        let found = asked.seconds.as_deref().unwrap_or_default();
        Problem::parameter("seconds", found, Complaint::NotBetween(1, LONGEST))
    };
    let seconds = seconds.ok_or_else(wrong)?;
    let full = || Problem::from(Kind::Full).after(AGAIN);
    let place = app.events.place().ok_or_else(full)?;
    let last = headers.get("last-event-id");
    let last = last.map(|id| id.to_str().unwrap_or_default());
    let reader = Reader::new(app.events, last, seconds, place);
    Ok((
        [
            (header::CONTENT_TYPE, "text/event-stream"),
            (header::CACHE_CONTROL, "no-store"),
            // A proxy that gathers answers would keep the events.
            (HeaderName::from_static("x-accel-buffering"), "no"),
        ],
        Body::from_stream(stream::unfold(reader, Reader::next)),
    ))
}

/// Who reads a stream: all that it has of its own.
struct Reader {
    events: Events,
    changes: watch::Receiver<u64>,
    /// The id that it has come to.
    at: u64,
    is_new: bool,
    end: Instant,
    _place: OwnedSemaphorePermit,
}

impl Reader {
    fn new(events: Events, last: Option<&str>, seconds: u32, place: OwnedSemaphorePermit) -> Self {
        let newest = events.newest();
        Self {
            changes: events.changes(),
            // What is no id of ours is one that nobody knows.
            at: last.map_or(newest, |id| id.trim().parse().unwrap_or_default()),
            is_new: true,
            end: Instant::now() + Duration::from_secs(seconds.into()),
            events,
            _place: place,
        }
    }

    /// What is sent next. It is asked for when the connection takes more: nothing gathers here for one that
    /// does not.
    async fn next(mut self) -> Option<(Result<Bytes, Infallible>, Self)> {
        if std::mem::take(&mut self.is_new) {
            // Where it is, so that one that is cut off before the first event knows where to go on.
            let text = format!("retry: {}\nid: {}\n\n", AGAIN * 1000, self.at);
            return Some((Ok(text.into()), self));
        }
        loop {
            self.changes.mark_unchanged();
            let (text, at) = self.events.since(self.at);
            if !text.is_empty() {
                self.at = at;
                return Some((Ok(text), self));
            }
            let now = Instant::now();
            if now >= self.end {
                return None;
            }
            let pause = tokio::time::sleep_until(self.end.min(now + HEARTBEAT));
            tokio::select! {
                changed = self.changes.changed() => changed.ok()?,
                () = pause => if Instant::now() < self.end {
                    return Some((Ok(Bytes::from_static(b":\n\n")), self));
                }
            }
        }
    }
}
