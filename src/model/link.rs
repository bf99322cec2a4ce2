//! URLs that are safe to follow.

use crate::stdx::search::{first, has};
use crate::stdx::text::Text as _;
use std::fmt;

/// A URL we are willing to put in an `href` or `src`.
///
/// Backends are not trusted: `javascript:` links are refused here, once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link(String);

impl Link {
    /// An `http` or `https` URL, or one relative to `base`, which is an absolute one.
    ///
    /// Browsers drop tabs and line breaks wherever they are in a URL, so `java\nscript:` runs:
    /// a URL with a control character inside is refused. Segments such as `..` are left to the
    /// browser. The result is absolute and without spaces.
    pub fn parse(raw: &str, base: &str) -> Option<Self> {
        let raw = clean(raw)?;
        match scheme(&raw) {
            Some(_) if is_web(&raw) => Some(Self(raw)),
            Some(_) => None,
            None => join(base, &raw).map(Self),
        }
    }

    /// An absolute `http` or `https` URL, or a `mailto:` or `tel:` one, for rich text.
    pub fn contact(raw: &str) -> Option<Self> {
        let raw = clean(raw)?;
        let is_contact = scheme(&raw).is_some_and(|scheme| {
            scheme.eq_ignore_ascii_case("mailto") || scheme.eq_ignore_ascii_case("tel")
        });
        (is_contact || is_web(&raw)).then_some(Self(raw))
    }

    /// The URL.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn clean(raw: &str) -> Option<String> {
    let raw = raw.trimmed();
    let is_fit = !raw.is_empty() && first(raw, &|c| c.is_ascii_control()).is_none();
    // A space would end the URL inside a `srcset`.
    is_fit.then(|| raw.replaced(' ', "%20"))
}

/// What stands before the colon, if that makes it a scheme.
fn scheme(url: &str) -> Option<&str> {
    let (scheme, _) = url.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    is_scheme.then_some(scheme)
}

/// True for `http` and `https` with a host.
fn is_web(url: &str) -> bool {
    split(url).is_some()
}

/// An absolute URL as its scheme with the colon, its host with the slashes, and what follows.
fn split(url: &str) -> Option<(&str, &str, &str)> {
    let scheme = scheme(url)?;
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return None;
    }
    let (scheme, rest) = url.split_at_checked(scheme.len() + 1)?;
    let host = rest.strip_prefix("//")?;
    let end = first(host, &|c| has("/?#\\", c)).unwrap_or(host.len());
    let (host, path) = rest.split_at_checked(end + 2)?;
    (end > 0).then_some((scheme, host, path))
}

/// What a reference without scheme means beside `base` (RFC 3986, section 5.2).
fn join(base: &str, reference: &str) -> Option<String> {
    let (scheme, host, rest) = split(base)?;
    if reference.starts_with("//") {
        let url = [scheme, reference].concat();
        return is_web(&url).then_some(url);
    }
    let (rest, _) = rest.split_once('#').unwrap_or((rest, ""));
    let (path, _) = rest.split_once('?').unwrap_or((rest, ""));
    let kept = match reference.chars().next() {
        Some('/') => "",
        Some('#') => rest,
        Some('?') => path,
        _ => match path.parted_last('/') {
            Some((folder, _)) => path.get(..=folder.len()).unwrap_or("/"),
            None => "/",
        },
    };
    Some([scheme, host, kept, reference].concat())
}
