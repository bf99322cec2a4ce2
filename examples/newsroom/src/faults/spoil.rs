//! Spoilt answers.

use axum::body::{Body, Bytes, HttpBody as _, to_bytes};
use axum::http::header;
use axum::response::{Html, IntoResponse, Response};
use futures_util::stream::{self, StreamExt};
use std::future;
use std::io;

/// More than any client should take.
const HUGE: usize = 5_000_000;

const HTML: &str = "<!doctype html>\n<html lang=\"vi\"><meta charset=\"utf-8\">\
    <title>Bảo trì</title><h1>Máy chủ đang bảo trì</h1><p>Vui lòng quay lại sau.</p></html>\n";

/// How an answer is spoilt.
pub(super) enum Spoil {
    Drop,
    Truncate,
    Malformed,
    Html,
    Empty,
    Huge,
}

/// Spoils an answer.
pub(super) async fn spoil(answer: Response, how: &Spoil) -> Response {
    match how {
        Spoil::Drop => hang_up(),
        Spoil::Truncate => truncate(answer).await,
        Spoil::Malformed => malformed(answer).await,
        Spoil::Html => Html(HTML).into_response(),
        Spoil::Empty => json(r#"{"items":[],"next":null,"total":0}"#.to_owned()),
        Spoil::Huge => {
            let padding = "x".repeat(HUGE);
            json(format!(
                r#"{{"items":[],"next":null,"total":0,"padding":"{padding}"}}"#
            ))
        }
    }
}

/// Closes the connection: a body that fails at once makes the server drop it before the status
/// line has left.
pub(super) fn hang_up() -> Response {
    let failure = future::ready(Err::<Bytes, _>(io::Error::other("dropped as a fault")));
    Body::from_stream(stream::once(failure)).into_response()
}

/// Promises the whole answer, sends half of it, and hangs up. Of a stream, the first that it says counts as all.
async fn truncate(answer: Response) -> Response {
    let (mut head, whole) = take_apart(answer).await;
    head.headers
        .insert(header::CONTENT_LENGTH, whole.len().into());
    let half = whole.slice(..whole.len() / 2);
    let end = stream::once(async {
        // The server sends what it has whenever there is nothing more just now.
        tokio::task::yield_now().await;
        Err(io::Error::other("truncated as a fault"))
    });
    let body = stream::once(future::ready(Ok(half))).chain(end);
    Response::from_parts(head, Body::from_stream(body))
}

/// Ends the JSON in the middle; the answer itself is complete.
async fn malformed(answer: Response) -> Response {
    let (mut head, whole) = take_apart(answer).await;
    let mut body = whole[..whole.len() / 2].to_vec();
    body.extend_from_slice(b",}");
    head.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(head, body.into())
}

/// An answer, and all that it says. One whose length nobody knows may go on for an hour, as that of the events does:
/// of it, what comes first.
async fn take_apart(answer: Response) -> (axum::http::response::Parts, Bytes) {
    let (head, body) = answer.into_parts();
    let read = if body.size_hint().exact().is_some() {
        to_bytes(body, usize::MAX).await
    } else {
        let first = body.into_data_stream().next().await;
        first.unwrap_or(Ok(Bytes::new()))
    };
    // What cannot be read is spoilt as it is.
    (head, read.unwrap_or_default())
}

fn json(text: String) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}
