//! Functions of ours that the page calls.

use crate::stdx::callback::Callback;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

/// Called with an event, with what an observer saw, or with nothing. Each type of closure would be a function of the glue
/// and two of ours.
pub type Handler = Closure<dyn FnMut(JsValue)>;

/// A function for the page. It ends when it is dropped.
pub fn handler(mut call: Box<dyn Callback<JsValue, ()>>) -> Handler {
    Closure::wrap(Box::new(move |value| call.call(value)))
}

/// A function for the page that does not look at what it is called with.
pub fn without_argument(mut call: Box<dyn Callback<(), ()>>) -> Handler {
    handler(Box::new(move |_| call.call(())))
}
