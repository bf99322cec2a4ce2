//! JSON between the browser and us.
//!
//! The browser parses: `JSON.parse` and the walk below add 1.9 KB (brotli) to the bundle,
//! `serde_json` adds 8.3 KB, and a page's `transform` wants a JavaScript value anyway.

use super::json::Json;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

const DEPTH: u32 = 64;

/// A parsed value as ours. What JSON cannot hold, and what is nested deeper than 64, is null.
pub fn from_js(value: &JsValue) -> Json {
    read(value, 0)
}

fn read(value: &JsValue, depth: u32) -> Json {
    if let Some(text) = value.as_string() {
        return Json::Text(text);
    }
    if let Some(number) = value.as_f64() {
        return Json::Number(number);
    }
    if let Some(flag) = value.as_bool() {
        return Json::Bool(flag);
    }
    if depth == DEPTH || !value.is_object() {
        return Json::Null;
    }
    if let Some(list) = value.dyn_ref::<Array>() {
        return Json::List(list.iter().map(|item| read(&item, depth + 1)).collect());
    }
    let keys = Object::keys(value.unchecked_ref::<Object>());
    let entries = keys.iter().map(|key| {
        let value = Reflect::get(value, &key).unwrap_or_default();
        (key.as_string().unwrap_or_default(), read(&value, depth + 1))
    });
    Json::Object(entries.collect())
}

/// A value of ours for the browser.
pub fn to_js(json: &Json) -> JsValue {
    match json {
        Json::Null => JsValue::NULL,
        Json::Bool(flag) => (*flag).into(),
        Json::Number(number) => (*number).into(),
        Json::Text(text) => text.into(),
        Json::List(list) => list.iter().map(to_js).collect::<Array>().into(),
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
