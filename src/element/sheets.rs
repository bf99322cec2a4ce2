//! The style sheets of a widget.

use crate::widget::Definition;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::ShadowRoot;

const SHARED: &str = concat!(
    include_str!(concat!(env!("OUT_DIR"), "/tokens.css")),
    include_str!(concat!(env!("OUT_DIR"), "/base.css")),
);

#[wasm_bindgen(module = "/src/dress.js")]
extern "C" {
    /// Gives a root the sheets of these texts, as far as it has not got them.
    fn dress(root: &ShadowRoot, shared: &str, own: &str);
}

/// Gives a shadow root the sheets of its widget, after those it has (the loader's); and all of them anew,
/// if it is in another document now.
pub(super) fn adopt(root: &ShadowRoot, definition: &Definition) {
    dress(root, SHARED, definition.sheet);
}
