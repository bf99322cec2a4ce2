//! The two languages of the newsroom, and how a request says which it wants.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri, header};
use std::convert::Infallible;

/// A language of the newsroom.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Lang {
    /// Vietnamese, the language of the house.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// As language tags and the database spell it.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// The one of two texts that is in this language.
    pub(crate) fn pick<T>(self, vi: T, en: T) -> T {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }

    /// The language a person is to be refused in: as `?lang=` says, else as the browser prefers.
    pub(crate) fn of_reader(uri: &Uri, headers: &HeaderMap) -> Self {
        Self::of_query(uri).unwrap_or_else(|| Self::of_browser(headers))
    }

    fn of_query(uri: &Uri) -> Option<Self> {
        let pairs = uri.query().unwrap_or_default().split('&');
        let wanted = pairs.filter_map(|pair| pair.strip_prefix("lang=")).next()?;
        Self::of_tag(wanted)
    }

    /// The first language of `Accept-Language` that we speak. Browsers list the best first, so
    /// that weights need no reading.
    fn of_browser(headers: &HeaderMap) -> Self {
        let accepted = headers.get(header::ACCEPT_LANGUAGE);
        let accepted = accepted.and_then(|value| value.to_str().ok());
        let mut tags = accepted.unwrap_or_default().split(',');
        tags.find_map(Self::of_tag).unwrap_or_default()
    }

    fn of_tag(tag: &str) -> Option<Self> {
        let tag = tag.trim().to_ascii_lowercase();
        match tag.split(['-', ';']).next()? {
            "vi" => Some(Self::Vi),
            "en" => Some(Self::En),
            _ => None,
        }
    }
}

/// The language of content is what `?lang=` says and nothing else: a page in Vietnamese gets
/// Vietnamese stories, however the browser is set up.
impl<S: Sync> FromRequestParts<S> for Lang {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of_query(&parts.uri).unwrap_or_default())
    }
}
