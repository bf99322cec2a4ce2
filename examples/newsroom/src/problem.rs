//! Refusals, as problem documents (RFC 9457) in the reader's language.
//!
//! Code raises a [`Problem`], which knows no language; [`write_out`] wraps the whole router and
//! gives every problem its words.

mod words;

use crate::lang::Lang;
use axum::Json;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
pub(crate) use bantin_model::{FieldError, Problem as ProblemDocument};

/// Why a request was refused.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    kind: Kind,
    faulty: Vec<(Place, Complaint)>,
    /// Seconds after which it may work.
    retry_after: Option<u64>,
}

/// What can be wrong.
#[derive(Debug, Clone)]
pub(crate) enum Kind {
    /// There is no such thing, or not for this caller.
    NotFound,
    /// There is such a thing, but this cannot be done to it.
    MethodNotAllowed,
    /// A query parameter makes no sense.
    BadParameter,
    /// `fault=` makes no sense; with what was expected.
    BadFault(String),
    /// The body is not JSON.
    MalformedJson,
    /// The body does not say that it is JSON.
    NotJson,
    /// The body is too big.
    TooLarge,
    /// The body is JSON, but not a comment.
    Invalid,
    /// The key came before, with another comment.
    KeyReused,
    /// The key is not one.
    BadKey,
    /// Nothing can be written here any more.
    ThreadClosed,
    /// Somebody else wrote it.
    NotYours,
    /// Too much was written in too short a time.
    RateLimited,
    /// All streams that there may be are open.
    Full,
    /// A fault that was asked for.
    Injected(StatusCode),
    /// A fault that nobody asked for.
    Internal,
}

/// What a complaint is about.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Place {
    /// A JSON pointer into the body.
    Pointer(&'static str),
    /// A query parameter.
    Parameter(&'static str),
}

/// What is wrong with one field.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Complaint {
    /// It is empty or missing.
    Required,
    /// It has more characters than this.
    TooLong(usize),
    /// It is not a string.
    NotText,
    /// It is not an object.
    NotObject,
    /// It is not an e-mail address.
    NotEmail,
    /// There is no comment by that id in this thread.
    NoSuchComment,
    /// Comments are not listed in that order.
    NoSuchOrder,
    /// It is not a number between these.
    NotBetween(u32, u32),
}

impl Problem {
    /// A body with these faults; none means that it is fine.
    pub(crate) fn invalid(faulty: Vec<(Place, Complaint)>) -> Self {
        let kind = Kind::Invalid;
        Self {
            faulty,
            ..kind.into()
        }
    }

    /// A query parameter that makes no sense.
    pub(crate) fn parameter(name: &'static str, complaint: Complaint) -> Self {
        let faulty = vec![(Place::Parameter(name), complaint)];
        Self {
            faulty,
            ..Kind::BadParameter.into()
        }
    }

    /// Says when to try again.
    pub(crate) fn after(self, seconds: u64) -> Self {
        Self {
            retry_after: Some(seconds),
            ..self
        }
    }

    /// The document, in a language.
    pub(crate) fn document(&self, lang: Lang) -> ProblemDocument {
        let errors = self.faulty.iter().map(|&(place, complaint)| FieldError {
            pointer: match place {
                Place::Pointer(it) => Some(it.to_owned()),
                Place::Parameter(_) => None,
            },
            parameter: match place {
                Place::Pointer(_) => None,
                Place::Parameter(it) => Some(it.to_owned()),
            },
            detail: words::complaint(complaint, lang),
        });
        let (title, detail) = words::problem(&self.kind, self.retry_after, lang);
        ProblemDocument {
            kind: Some(format!("https://bao.example/problems/{}", self.kind.name())),
            title: Some(title),
            status: Some(self.kind.status().as_u16()),
            detail: Some(detail),
            errors: errors.collect(),
        }
    }
}

impl Kind {
    fn name(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::BadParameter => "bad-parameter",
            Self::BadFault(_) => "bad-fault",
            Self::MalformedJson => "malformed-json",
            Self::NotJson => "not-json",
            Self::TooLarge => "too-large",
            Self::Invalid => "invalid",
            Self::KeyReused => "idempotency-key-reused",
            Self::BadKey => "bad-idempotency-key",
            Self::ThreadClosed => "thread-closed",
            Self::NotYours => "not-yours",
            Self::RateLimited => "rate-limited",
            Self::Full => "full",
            Self::Injected(_) => "injected-fault",
            Self::Internal => "internal",
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::BadParameter | Self::BadFault(_) | Self::MalformedJson | Self::BadKey => {
                StatusCode::BAD_REQUEST
            }
            Self::NotJson => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Invalid | Self::KeyReused => StatusCode::UNPROCESSABLE_ENTITY,
            Self::ThreadClosed | Self::NotYours => StatusCode::FORBIDDEN,
            Self::RateLimited => StatusCode::TOO_MANY_REQUESTS,
            Self::Full => StatusCode::SERVICE_UNAVAILABLE,
            Self::Injected(status) => *status,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<Kind> for Problem {
    fn from(kind: Kind) -> Self {
        Self {
            kind,
            faulty: Vec::new(),
            retry_after: None,
        }
    }
}

impl From<rusqlite::Error> for Problem {
    fn from(error: rusqlite::Error) -> Self {
        eprintln!("database: {error}");
        Kind::Internal.into()
    }
}

impl IntoResponse for Problem {
    /// An answer without words, for [`write_out`] to fill in.
    fn into_response(self) -> Response {
        let mut response = self.kind.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Gives problems their words. A layer around the whole router.
pub(crate) async fn write_out(request: Request, next: Next) -> Response {
    let lang = Lang::of_reader(request.uri(), request.headers());
    let mut response = next.run(request).await;
    let Some(problem) = response.extensions_mut().remove::<Problem>() else {
        return response;
    };
    let mut written = (problem.kind.status(), Json(problem.document(lang))).into_response();
    let headers = written.headers_mut();
    // What the router said on the way, such as `Allow`, stays.
    headers.extend(response.headers().clone());
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/problem+json"),
    );
    headers.insert(
        header::CONTENT_LANGUAGE,
        HeaderValue::from_static(lang.tag()),
    );
    headers.remove(header::CONTENT_LENGTH);
    if let Some(seconds) = problem.retry_after {
        headers.insert(header::RETRY_AFTER, seconds.into());
    }
    written
}
