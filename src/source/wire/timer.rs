//! Timers that end when they are dropped.

use crate::source::wire::handler::{Handler, without_argument};
use crate::source::wire::promise::coming;
use crate::stdx::callback::{Callback, boxed};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

// The names that timers have are whole numbers, and some that a page puts in place of the
// browser's (a clock for its tests) have larger ones than web-sys expects.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(call: &Handler, milliseconds: f64) -> f64;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(id: f64);
    #[wasm_bindgen(js_name = setInterval)]
    fn set_interval(call: &Handler, milliseconds: f64) -> f64;
    #[wasm_bindgen(js_name = clearInterval)]
    fn clear_interval(id: f64);
}

#[wasm_bindgen(module = "/src/source/wire/timer.js")]
extern "C" {
    fn wait(milliseconds: f64) -> JsValue;
}

/// What a browser counts in. It takes a wait that it cannot count to (24 days) for none.
pub fn milliseconds(seconds: f64) -> f64 {
    (seconds * 1000.0).min(2_147_483_647.0)
}

/// Calls a function once, after a while; dropping it first prevents that.
pub struct Timeout {
    id: f64,
    _call: Handler,
}

impl Timeout {
    /// Calls `call` after `seconds`.
    pub fn new(seconds: f64, call: impl FnMut() + 'static) -> Self {
        Self::boxed(seconds, boxed(call))
    }

    fn boxed(seconds: f64, call: Box<dyn Callback<(), ()>>) -> Self {
        let call = without_argument(call);
        let id = set_timeout(&call, milliseconds(seconds));
        Self { id, _call: call }
    }
}

impl Drop for Timeout {
    fn drop(&mut self) {
        clear_timeout(self.id);
    }
}

/// Calls a function every so often; dropping it stops that.
pub struct Interval {
    id: f64,
    _call: Handler,
}

impl Interval {
    /// Calls `call` every `seconds`.
    pub fn new(seconds: f64, call: impl FnMut() + 'static) -> Self {
        Self::boxed(seconds, boxed(call))
    }

    fn boxed(seconds: f64, call: Box<dyn Callback<(), ()>>) -> Self {
        let call = without_argument(call);
        let id = set_interval(&call, milliseconds(seconds));
        Self { id, _call: call }
    }
}

impl Drop for Interval {
    fn drop(&mut self) {
        clear_interval(self.id);
    }
}

/// Waits.
pub async fn pause(seconds: f64) {
    // It never rejects, and resolves to nothing.
    let _ = coming(&wait(milliseconds(seconds))).await;
}
