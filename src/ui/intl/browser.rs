//! Time zones, by the browser's own `Intl`: only it knows them all.
//!
//! Where the name of a zone is none, and where a page or a browser has no such `Intl`, nothing is
//! given.

use crate::source::value::calendar::MINUTE;
use crate::source::value::time::parse;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/ui/intl/browser.js")]
extern "C" {
    fn wall(ms: f64, zone: &str) -> Option<String>;
    // A value: what takes and gives numbers alone would be imported past the glue.
    fn ahead(ms: &JsValue) -> f64;
}

/// What a wall clock of a zone is ahead of UTC, in milliseconds.
pub fn offset(ms: f64, zone: &str) -> Option<f64> {
    // It is not read by `Date.parse`, which libraries replace by one that knows other words.
    let wall = parse(&wall(ms, zone)?)?.ms;
    Some(wall - (ms / MINUTE).floor() * MINUTE)
}

/// What the reader's own clock is ahead of UTC, in milliseconds.
pub fn own_offset(ms: f64) -> f64 {
    ahead(&ms.into()) * MINUTE
}

/// True for the name of a zone.
pub fn knows(zone: &str) -> bool {
    wall(0.0, zone).is_some()
}
