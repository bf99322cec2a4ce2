//! Parameters that every route understands, as the OpenAPI document describes them. They are
//! read where they matter: `lang` by [`crate::lang`], `fault` by [`crate::faults`].

use serde::Deserialize;
use utoipa::IntoParams;

/// The parameters of content.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what others read")]
pub(crate) struct ContentQuery {
    /// `en` for English; Vietnamese otherwise. Refusals also heed `Accept-Language`.
    lang: Option<String>,
    /// Makes this answer fail: `latency:MS`, `status:CODE`, `drop-before`, `drop-after`,
    /// `truncate`, `malformed`, `html`, `empty`, `huge`, `never`, `flaky:N`,
    /// `random:SEED:RATE`, or several joined with commas.
    fault: Option<String>,
}
