//! Refusals, as problem documents (RFC 9457) in the reader's language.
//!
//! Code raises a [`Problem`], which knows no language; [`write_out`] wraps the whole router and
//! gives every problem its words. Where people read, in the paper and at the desk, it is a page.

mod page;
mod words;

use crate::lang::Lang;
use axum::Json;
use axum::extract::{OriginalUri, Request};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
pub(crate) use bantin_model::{FieldError, Problem as ProblemDocument};
use page::Home;

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
    /// There is nothing by that address; with what was found in it.
    NoAddress(String),
    /// There is such a thing, but this cannot be done to it; what can be, the router says in `Allow`.
    MethodNotAllowed(Method),
    /// A query parameter makes no sense; with its name and value, as far as they fit a sentence.
    BadParameter(String),
    /// The query cannot be read; with why.
    BadQuery(String),
    /// `fault=` makes no sense; with what was expected.
    BadFault(String),
    /// The body is not JSON; with why.
    MalformedJson(String),
    /// The body does not say that it is JSON, but this.
    NotJson(Option<String>),
    /// The body does not say that it is a form.
    NotForm,
    /// The body is a form, but not this one; with why.
    BadForm(String),
    /// The body has more bytes than this.
    TooLarge(usize),
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
    /// It names fewer or more than so many.
    NotSoMany(u32, u32),
}

/// How much of a parameter is told, in characters.
const TOLD: usize = 60;

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
    pub(crate) fn parameter(name: &'static str, found: &str, complaint: Complaint) -> Self {
        let told: String = found.chars().take(TOLD).collect();
        let faulty = vec![(Place::Parameter(name), complaint)];
        Self {
            faulty,
            ..Kind::BadParameter(format!("{name}={told}")).into()
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
        let (title, mut detail) = words::problem(&self.kind, self.retry_after, lang);
        if let (Kind::BadParameter(_), Some((_, complaint))) = (&self.kind, self.faulty.first()) {
            detail = format!("{detail} {}", words::complaint(*complaint, lang));
        }
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
            Self::NotFound | Self::NoAddress(_) => "not-found",
            Self::MethodNotAllowed(_) => "method-not-allowed",
            Self::BadParameter(_) | Self::BadQuery(_) => "bad-parameter",
            Self::BadFault(_) => "bad-fault",
            Self::MalformedJson(_) => "malformed-json",
            Self::NotJson(_) => "not-json",
            Self::NotForm => "not-a-form",
            Self::BadForm(_) => "bad-form",
            Self::TooLarge(_) => "too-large",
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
            Self::NotFound | Self::NoAddress(_) => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed(_) => StatusCode::METHOD_NOT_ALLOWED,
            Self::BadParameter(_)
            | Self::BadQuery(_)
            | Self::BadFault(_)
            | Self::MalformedJson(_)
            | Self::BadKey => StatusCode::BAD_REQUEST,
            Self::NotJson(_) | Self::NotForm => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Invalid | Self::KeyReused | Self::BadForm(_) => StatusCode::UNPROCESSABLE_ENTITY,
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

/// Answers an address that nothing has.
pub(crate) async fn no_address(method: Method, OriginalUri(uri): OriginalUri) -> Problem {
    Kind::NoAddress(format!("{method} {}", uri.path())).into()
}

/// Answers what cannot be done at an address.
pub(crate) async fn no_method(method: Method) -> Problem {
    Kind::MethodNotAllowed(method).into()
}

/// Gives problems their words: a document, but a page where the paper is. A layer around the whole router.
pub(crate) async fn write_out(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let reader = Lang::of_reader(request.uri(), request.headers());
    let (lang, home) = match Home::of_paper(path) {
        // A page of an edition is in its language.
        Some(home) => (home.lang().unwrap_or(reader), Some(home)),
        None => (reader, None),
    };
    write(lang, home.as_ref(), next.run(request).await)
}

/// Gives problems of the desk their words, as a page. A layer around its routes.
pub(crate) async fn show_at_desk(request: Request, next: Next) -> Response {
    let lang = Lang::of_reader(request.uri(), request.headers());
    write(lang, Some(&Home::Desk), next.run(request).await)
}

fn write(lang: Lang, home: Option<&Home>, mut response: Response) -> Response {
    let Some(problem) = response.extensions_mut().remove::<Problem>() else {
        return response;
    };
    let (status, document) = (problem.kind.status(), problem.document(lang));
    let (mut written, kind) = if let Some(home) = home {
        let page = page::page(&document, lang, home);
        ((status, page).into_response(), "text/html; charset=utf-8")
    } else {
        let answer = (status, Json(document)).into_response();
        (answer, "application/problem+json")
    };
    let headers = written.headers_mut();
    // What the router said on the way, such as `Allow`, stays.
    headers.extend(response.headers().clone());
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
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
