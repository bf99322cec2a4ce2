//! What is asked of a backend.

use crate::source::value::json::Json;

/// A request, before it is sent.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Request {
    /// `GET` and so on.
    pub method: &'static str,
    /// An absolute URL.
    pub url: String,
    /// Sent as JSON.
    pub body: Option<Json>,
    /// Beside those of `configure`.
    pub headers: Vec<(String, String)>,
    /// `omit`, `same-origin` or `include`, as of `fetch`.
    pub credentials: &'static str,
    /// Seconds until it is given up.
    pub timeout: f64,
    /// True for what must come from the backend, whatever the browser keeps.
    pub is_fresh: bool,
}
