//! What a browser says of itself.

use crate::source::wire::property::{is_set, property, text};
use crate::ui::dom::window;
use wasm_bindgen::JsValue;

/// A thing that a browser may have, such as its clipboard.
pub fn thing(name: &str) -> Option<JsValue> {
    property(&navigator()?, name)
}

/// What it calls itself.
pub fn name() -> String {
    navigator()
        .and_then(|it| text(&it, "userAgent"))
        .unwrap_or_default()
}

/// False while it knows that no request would get through.
pub fn is_online() -> bool {
    navigator().is_some_and(|it| is_set(&it, "onLine"))
}

fn navigator() -> Option<JsValue> {
    property(window(), "navigator")
}
