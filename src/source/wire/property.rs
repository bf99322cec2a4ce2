//! Properties of the page's objects.

use js_sys::{Function, Object};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen]
extern "C" {
    /// Any value that is there, asked for its properties.
    type Any;

    #[wasm_bindgen(method, catch, indexing_getter)]
    fn at(this: &Any, name: &str) -> Result<Option<Any>, JsValue>;

    #[wasm_bindgen(method, catch, indexing_setter)]
    fn put(this: &Any, name: &str, value: &JsValue) -> Result<(), JsValue>;
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

/// A text that is a property of an object; none where that is something else.
pub fn text(of: &JsValue, name: &str) -> Option<String> {
    property(of, name)?.as_string()
}

/// A number that is a property of an object; none where that is something else.
pub fn number(of: &JsValue, name: &str) -> Option<f64> {
    property(of, name)?.as_f64()
}

/// True where a property of an object is what JavaScript takes for true.
pub fn is_set(of: &JsValue, name: &str) -> bool {
    property(of, name).is_some_and(|it| it.is_truthy())
}

/// What something that was thrown says of itself.
pub fn reason(of: &JsValue) -> Option<String> {
    text(of, "message").or_else(|| of.as_string())
}

/// A function of an object; none where this browser, or the page, has none.
pub fn method(of: &JsValue, name: &str) -> Option<Function> {
    property(of, name)?.dyn_into().ok()
}

/// Gives a property to an object that takes it: a plain one takes any.
pub fn put(of: &JsValue, name: &str, value: &JsValue) {
    // What else is given one is an element, whose own setters do not throw.
    let _ = of.unchecked_ref::<Any>().put(name, value);
}

/// A plain object.
pub fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new().into();
    for (name, value) in entries {
        put(&object, name, value);
    }
    object
}
