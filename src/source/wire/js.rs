//! JSON between the browser and us.
//!
//! Answers are texts, which [`crate::source::value::decode`] reads. Values are what a page gives
//! us (`data`, what its `transform` returns) and what it is given.

use crate::source::value::decode::decode;
use crate::source::value::json::Json;
use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::JsValue;

/// A JavaScript value as ours, the way `JSON.stringify` sees it. What that cannot say, such as a
/// function or a circle, is null, and so is what is nested deeper than 64.
pub fn from_js(value: &JsValue) -> Json {
    let text = JSON::stringify(value).map(JsValue::from);
    // Of undefined there is no text.
    let text = text.ok().and_then(|text| text.as_string());
    text.and_then(|text| decode(&text).ok()).unwrap_or_default()
}

/// A value of ours for the browser.
pub fn to_js(json: &Json) -> JsValue {
    match json {
        Json::Null => JsValue::NULL,
        Json::Bool(flag) => (*flag).into(),
        Json::Number(number) => (*number).into(),
        Json::Text(text) => text.into(),
        Json::List(list) => {
            let array = Array::new();
            for item in list {
                array.push(&to_js(item));
            }
            array.into()
        }
        Json::Object(entries) => {
            let object = Object::new();
            for (key, value) in entries {
                // A plain object takes any key.
                let _ = Reflect::set(&object, &key.into(), &to_js(value));
            }
            object.into()
        }
    }
}
