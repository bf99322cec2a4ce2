//! What requests are read by: axum's own, whose refusals are problems as all others are.

#![expect(clippy::disallowed_types, reason = "what they are made of")]

use crate::problem::{Kind, Problem};
use axum::extract::rejection::{FormRejection, PathRejection, QueryRejection};
use axum::extract::{FromRequest, FromRequestParts};
use axum::http::StatusCode;

/// How large a form may be, in bytes.
pub(crate) const LARGEST_FORM: usize = 16 * 1024;

/// The parameters of the address.
#[derive(FromRequestParts)]
#[from_request(via(axum::extract::Query), rejection(Problem))]
pub(crate) struct Query<T>(pub(crate) T);

/// What the path names.
#[derive(FromRequestParts)]
#[from_request(via(axum::extract::Path), rejection(Problem))]
pub(crate) struct Path<T>(pub(crate) T);

/// What a form of a page says.
#[derive(FromRequest)]
#[from_request(via(axum::extract::Form), rejection(Problem))]
pub(crate) struct Form<T>(pub(crate) T);

impl From<QueryRejection> for Problem {
    fn from(refused: QueryRejection) -> Self {
        Kind::BadQuery(cause(&refused)).into()
    }
}

impl From<PathRejection> for Problem {
    fn from(refused: PathRejection) -> Self {
        Kind::NoAddress(cause(&refused)).into()
    }
}

impl From<FormRejection> for Problem {
    fn from(refused: FormRejection) -> Self {
        match refused.status() {
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Kind::NotForm.into(),
            StatusCode::PAYLOAD_TOO_LARGE => Kind::TooLarge(LARGEST_FORM).into(),
            _ => Kind::BadForm(cause(&refused)).into(),
        }
    }
}

/// What the innermost of the faults says.
pub(crate) fn cause(refused: &dyn std::error::Error) -> String {
    let mut cause = refused;
    while let Some(next) = cause.source() {
        cause = next;
    }
    cause.to_string()
}
