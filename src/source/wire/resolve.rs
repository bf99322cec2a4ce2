//! URLs, as the browser takes them apart.

use crate::source::error::{Code, Error};
use crate::stdx::text::Text as _;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/source/wire/resolve.js")]
extern "C" {
    /// What a URL means where that is its base; nothing if it is none.
    fn resolved(url: &str, base: &str) -> Option<String>;

    /// Whose an absolute URL is: its scheme, host and port; empty for what is none.
    pub fn origin(url: &str) -> String;
}

/// The URL a page means, absolute.
///
/// # Errors
/// When it is no URL, or its scheme is not `http` or `https`.
pub fn absolute(url: &str, base: &str) -> Result<String, Error> {
    let wrong = |message: String| Error::new(Code::Url, message).at(url);
    let Some(resolved) = resolved(url, base) else {
        let line = ["src: expected a URL, found \"", url, "\""];
        return Err(wrong(line.concat()));
    };
    match resolved.part(':', 0) {
        "http" | "https" => Ok(resolved),
        other => {
            let line = ["src: expected http: or https:, found \"", other, ":\""];
            Err(wrong(line.concat()))
        }
    }
}
