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

    /// The language of `Accept-Language` that we speak and that has the greatest weight, of several
    /// the first (RFC 9110, section 12.5.4). A weight of 0 is a no; one that is none is left out,
    /// with its language.
    fn of_browser(headers: &HeaderMap) -> Self {
        let accepted = headers.get_all(header::ACCEPT_LANGUAGE).iter();
        let ranges = accepted.filter_map(|value| value.to_str().ok());
        let weighed = ranges
            .flat_map(|value| value.split(','))
            .filter_map(|range| Some((Self::of_tag(range)?, weight(range)?)));
        let best = weighed.reduce(|best, next| if next.1 > best.1 { next } else { best });
        best.filter(|(_, weight)| *weight > 0)
            .map_or_else(Self::default, |(lang, _)| lang)
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

/// The weight of a language range, in thousandths: 1 where it has none (RFC 9110, section 12.4.2).
fn weight(range: &str) -> Option<u16> {
    let Some((_, parameter)) = range.split_once(';') else {
        return Some(1000);
    };
    let (name, value) = parameter.split_once('=')?;
    let value = value.trim();
    let is_written = value.len() <= 5 && value.bytes().all(|it| it.is_ascii_digit() || it == b'.');
    let value: f32 = value.parse().ok().filter(|it| (0.0..=1.0).contains(it))?;
    let is_weight = name.trim().eq_ignore_ascii_case("q") && is_written;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "0 to 1000"
    )]
    is_weight.then_some((value * 1000.0).round() as u16)
}

/// The language of content is what `?lang=` says and nothing else: a page in Vietnamese gets
/// Vietnamese stories, however the browser is set up.
impl<S: Sync> FromRequestParts<S> for Lang {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of_query(&parts.uri).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;
    use axum::http::{HeaderMap, header};

    #[test]
    fn the_language_with_the_greatest_weight_is_spoken() {
        for (accepted, expected) in [
            ("en-US,en;q=0.9", Lang::En),
            ("en;q=0.5, vi", Lang::Vi),
            ("vi;q=0.8, en;q=0.9", Lang::En),
            ("fr, vi;q=0.1, en;q=0.2", Lang::En),
            ("en;q=0.7,vi;q=0.7", Lang::En),
            ("vi ; Q = 0.3 , en ; q=0.30", Lang::Vi),
            ("en;q=0", Lang::Vi),
            ("en;q=2, vi;q=0.001", Lang::Vi),
            ("en;q=much", Lang::Vi),
            ("fr", Lang::Vi),
            ("", Lang::Vi),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, accepted.parse().expect("a header"));
            assert_eq!(Lang::of_browser(&headers), expected, "{accepted}");
        }
    }
}
