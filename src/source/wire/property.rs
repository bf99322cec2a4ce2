//! Properties of the page's objects.

use js_sys::Function;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen]
extern "C" {
    /// Any value that is there, asked for its properties.
    type Any;

    #[wasm_bindgen(method, catch, indexing_getter)]
    fn at(this: &Any, name: &str) -> Result<Option<Any>, JsValue>;
}

/// A property of an object; none where it is undefined or null, or where it cannot be asked for.
///
/// One call out of the wasm. `Reflect::get` takes the name as a value, which is made and dropped,
/// and gives undefined as a value, which is looked at and dropped.
pub fn property(of: &JsValue, name: &str) -> Option<JsValue> {
    of.unchecked_ref::<Any>()
        .at(name)
        .ok()
        .flatten()
        .map(JsValue::from)
}

/// A function of an object; none where this browser, or the page, has none.
pub fn method(of: &JsValue, name: &str) -> Option<Function> {
    property(of, name)?.dyn_into().ok()
}
