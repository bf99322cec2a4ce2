//! One page of an answer, and where the next one is.

use crate::model::Link;
use crate::source::mapping::record::Record;
use crate::source::value::json::Json;
use crate::source::value::url;
use crate::stdx::number;
use crate::stdx::text::Text as _;

/// One answer of a backend, as the readers see it.
#[derive(Debug, Clone, Default)]
pub struct Payload {
    /// The body.
    pub json: Json,
    /// The absolute URL it came from; for inline data the page's.
    pub url: String,
    /// What its links are relative to, if the page says so; else `url`.
    pub base: Option<String>,
    /// The `Link` header.
    pub link: Option<String>,
    /// `X-Total-Count` or `X-WP-Total`: how many items there are on all pages.
    pub total: Option<f64>,
    /// `X-WP-TotalPages`: how many pages there are.
    pub pages: Option<f64>,
    /// When it was asked for, among all that happened on this page (`stdx::sequence`).
    pub asked: u32,
}

impl Payload {
    /// What its links are relative to.
    pub fn base(&self) -> &str {
        self.base.as_deref().unwrap_or(&self.url)
    }

    /// The same answer with another body.
    pub fn with(&self, json: Json) -> Self {
        Self {
            json,
            url: self.url.clone(),
            base: self.base.clone(),
            link: self.link.clone(),
            ..*self
        }
    }
}

/// What was read from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading<T> {
    /// The model.
    pub value: T,
    /// The next page.
    pub next: Option<Link>,
    /// How many items there are on all pages.
    pub total: Option<u32>,
    /// What was left out or not understood, a line each: `story 3: no title (found keys: name, url)`.
    pub skipped: Vec<String>,
}

/// Parameters that count items from 0, as backends call them.
const OFFSET: &str = "offset _start start skip pagination[start] pagination%5Bstart%5D";

/// Parameters that count pages, as backends call them.
const PAGE: &str = "page _page paged pagination[page] pagination%5Bpage%5D";

/// Parameters that say how many items make a page.
const SIZE: &str = "limit per_page pageSize page_size _limit _per_page pagination[pageSize] \
    pagination%5BpageSize%5D pagination[limit] pagination%5Blimit%5D";

/// The next page: as the body says (`next`, a URL or a page number), as the `Link` header says,
/// or counted on from the URL where a total tells that there is more.
///
/// A `next` of null is an answer too: this was the last page.
pub(in crate::source) fn next_url(payload: &Payload, record: &Record<'_>) -> Option<Link> {
    if let Some(next) = record.given("next") {
        return match (next.number(), &*next) {
            (Some(page), _) => to_page(payload, record, page),
            (None, Json::Text(next)) => link(payload, next),
            (None, _) => None,
        };
    }
    match payload.link.as_deref().and_then(next_in_header) {
        Some(next) => link(payload, next),
        None => counted(payload, record),
    }
}

/// How many items there are on all pages, by the body or a header.
pub(in crate::source) fn total(payload: &Payload, record: &Record<'_>) -> Option<u32> {
    record
        .count("total")
        .or_else(|| number::to_count(payload.total?))
}

/// The target of `rel="next"` in a `Link` header (RFC 8288).
fn next_in_header(header: &str) -> Option<&str> {
    // A target may hold commas; its angle brackets are what tells links apart.
    header.split('<').find_map(|link| {
        let (target, parameters) = link.split_once('>')?;
        let mut is_next = false;
        parameters.each_part(&|c| matches!(c, ';' | ','), &mut |parameter| {
            let (name, value) = parameter.split_once('=').unwrap_or_default();
            if name.trimmed().eq_ignore_ascii_case("rel") {
                value.each_part(&|c| matches!(c, '"' | ' '), &mut |relation| {
                    is_next |= relation.eq_ignore_ascii_case("next");
                });
            }
        });
        is_next.then_some(target)
    })
}

/// Counts on by an offset or by pages, where a total says that there is more.
fn counted(payload: &Payload, record: &Record<'_>) -> Option<Link> {
    let in_url = |name: &str| number::parse(url::get(&payload.url, name)?);
    let total = record.count("total").map(f64::from).or(payload.total);
    let size = SIZE.split(' ').find_map(in_url).filter(|it| *it >= 1.0);
    let offset = parameter_in(payload, OFFSET);
    if let Some(left) = record.number("left") {
        let (parameter, here) = (offset.unwrap_or("offset"), length(record)?);
        let next = in_url(parameter).unwrap_or(0.0) + here;
        let is_more = left > 0.0 && here > 0.0;
        return is_more
            .then(|| with_number(payload, parameter, next))
            .flatten();
    }
    let own = record.text("offset_parameter");
    if offset.is_some() || !own.is_empty() {
        let parameter = offset.unwrap_or(&own);
        let size = size.or_else(|| length(record))?;
        let next = in_url(parameter).unwrap_or(0.0) + size;
        let is_more = size > 0.0 && next < total?;
        return is_more
            .then(|| with_number(payload, parameter, next))
            .flatten();
    }
    let page = PAGE
        .split(' ')
        .find_map(in_url)
        .or_else(|| record.number("page"));
    let pages = record.number("pages").or(payload.pages);
    // A total alone does not say that the backend knows pages, or what it calls them.
    page.or(pages)?;
    let next = page.unwrap_or(1.0) + 1.0;
    let last = pages.or_else(|| Some((total? / size?).ceil()))?;
    (next <= last)
        .then(|| to_page(payload, record, next))
        .flatten()
}

/// How many items came, where the URL does not say.
#[expect(clippy::cast_precision_loss, reason = "no list is that long")]
fn length(record: &Record<'_>) -> Option<f64> {
    Some(record.items().ok()?.len() as f64)
}

/// The first of these parameters that the URL has.
fn parameter_in(payload: &Payload, names: &'static str) -> Option<&'static str> {
    let is_there = |name: &&str| url::get(&payload.url, name).is_some();
    names.split(' ').find(is_there)
}

/// The address of a page by its number.
fn to_page(payload: &Payload, record: &Record<'_>, page: f64) -> Option<Link> {
    let own = record.text("page_parameter");
    let fallback = if own.is_empty() { "page" } else { &own };
    with_number(
        payload,
        parameter_in(payload, PAGE).unwrap_or(fallback),
        page,
    )
}

/// The address of the payload with this number in a parameter.
fn with_number(payload: &Payload, parameter: &str, to: f64) -> Option<Link> {
    link(
        payload,
        &url::set(&payload.url, parameter, &number::decimal(to)?),
    )
}

/// The address of a page is relative to the one before it, wherever the stories' are.
fn link(payload: &Payload, url: &str) -> Option<Link> {
    Link::parse(url, &payload.url)
}
