//! The JSON in a request.

use crate::extract::cause;
use crate::problem::{Kind, Problem};
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use serde_json::Value;

/// How big a body may be, in bytes.
pub(crate) const LARGEST: usize = 64 * 1024;

/// Any JSON: what it should have been is told field by field.
pub(super) struct Body(pub(super) Value);

impl<S: Send + Sync> FromRequest<S> for Body {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let found = request.headers().get(header::CONTENT_TYPE);
        let found = found.map(|it| String::from_utf8_lossy(it.as_bytes()).into_owned());
        match Json::from_request(request, state).await {
            Ok(Json(value)) => Ok(Self(value)),
            Err(JsonRejection::MissingJsonContentType(_)) => Err(Kind::NotJson(found).into()),
            Err(refused) if refused.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                Err(Kind::TooLarge(LARGEST).into())
            }
            Err(refused) => Err(Kind::MalformedJson(cause(&refused)).into()),
        }
    }
}
