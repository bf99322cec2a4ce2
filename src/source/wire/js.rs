//! JSON between the browser and us.
//!
//! Answers are texts, which [`crate::source::value::decode`] reads. Values are what a page gives
//! us (`data`, what its `transform` returns) and what it is given.

use crate::source::value::decode::decode;
use crate::source::value::json::Json;
use crate::source::wire::property::{object, put};
use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/source/wire/json.js")]
extern "C" {
    /// A value as JSON, whatever the page has done to `JSON.stringify`. What the value itself does may
    /// throw; of what JSON cannot say there is nothing.
    #[wasm_bindgen(catch)]
    fn write(value: &JsValue) -> Result<Option<String>, JsValue>;
}

/// A JavaScript value as ours. What JSON cannot say, such as a function or a circle, is null or left
/// out, and so is what is nested deeper than 64.
pub fn from_js(value: &JsValue) -> Json {
    let text = text(value);
    text.and_then(|text| decode(&text).ok()).unwrap_or_default()
}

/// A JavaScript value as JSON.
pub fn text(value: &JsValue) -> Option<String> {
    write(value).ok().flatten()
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
            let object = object(&[]);
            for (key, value) in entries {
                put(&object, key, &to_js(value));
            }
            object
        }
    }
}
