//! Pages of lists: `limit` and `page` in, `next` and `total` out.

use crate::extract::Query;
use crate::problem::{Complaint, Problem};
use axum::extract::{FromRequestParts, OriginalUri};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Uri, header};
use axum::response::AppendHeaders;
use serde::Deserialize;
use utoipa::IntoParams;

const MOST_PER_PAGE: u32 = 50;
const MOST_PAGES: u32 = 100_000;

/// Which part of a list is asked for.
#[derive(Debug, Clone)]
pub(crate) struct Paging {
    /// How many items make a page.
    pub(crate) limit: u32,
    page: u32,
    uri: Uri,
}

/// The parameters of a list.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct PagingQuery {
    /// How many items make a page.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 50, default = 10)]
    limit: Option<String>,
    /// Which page, from 1.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100_000, default = 1)]
    page: Option<String>,
}

impl Paging {
    /// How many items come before this page.
    pub(crate) fn offset(&self) -> u32 {
        (self.page - 1) * self.limit
    }

    /// The URL of the page after this one, if a list of this length has one. All other
    /// parameters stay.
    pub(crate) fn next(&self, length: u32) -> Option<String> {
        if self.offset() + self.limit >= length {
            return None;
        }
        let query = self.uri.query().unwrap_or_default();
        let kept = query
            .split('&')
            .filter(|it| !it.is_empty() && !it.starts_with("page="));
        let page = format!("page={}", self.page + 1);
        let query: Vec<_> = kept.chain([page.as_str()]).collect();
        Some(format!("{}?{}", self.uri.path(), query.join("&")))
    }
}

/// The headers that say the same as `next` and `total`, for those who prefer headers.
pub(crate) fn headers(
    next: Option<&str>,
    total: u32,
) -> AppendHeaders<impl IntoIterator<Item = (header::HeaderName, HeaderValue)> + use<>> {
    let count = header::HeaderName::from_static("x-total-count");
    let link = next.map(|next| format!("<{next}>; rel=\"next\""));
    let link = link.and_then(|link| HeaderValue::try_from(link).ok());
    let link = link.map(|link| (header::LINK, link));
    AppendHeaders([(count, HeaderValue::from(total))].into_iter().chain(link))
}

impl<S: Send + Sync> FromRequestParts<S> for Paging {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let OriginalUri(uri) = OriginalUri::from_request_parts(parts, state)
            .await
            .unwrap_or_else(|never| match never {});
        let Query(query) = Query::<PagingQuery>::from_request_parts(parts, state).await?;
        Ok(Self {
            limit: number("limit", query.limit.as_deref(), 10, MOST_PER_PAGE)?,
            page: number("page", query.page.as_deref(), 1, MOST_PAGES)?,
            uri,
        })
    }
}

fn number(
    name: &'static str,
    given: Option<&str>,
    default: u32,
    most: u32,
) -> Result<u32, Problem> {
    let Some(given) = given else {
        return Ok(default);
    };
    let number = given
        .parse()
        .ok()
        .filter(|number| (1..=most).contains(number));
    number.ok_or_else(|| Problem::parameter(name, given, Complaint::NotBetween(1, most)))
}
