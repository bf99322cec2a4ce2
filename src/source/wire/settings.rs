//! What the page gave to `configure`: headers, fetch, labels, adapters, base.

use super::property::{method, property};
use js_sys::{Function, Object};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    static SETTINGS: RefCell<JsValue> = const { RefCell::new(JsValue::UNDEFINED) };
}

/// Keeps the object that the loader fills; it is read anew each time.
pub fn keep(settings: JsValue) {
    SETTINGS.set(settings);
}

/// A value by its path, such as `labels.vi.retry`.
pub fn get(path: &[&str]) -> Option<JsValue> {
    let (first, rest) = path.split_first()?;
    let found = SETTINGS.with_borrow(|settings| property(settings, first));
    rest.iter()
        .try_fold(found?, |value, name| property(&value, name))
}

/// What relative URLs of the markup and of payloads are relative to, if not to the page and to the
/// payload's own: an absolute URL, `src/host.js` sees to that.
pub fn base() -> Option<String> {
    get(&["base"])?.as_string()
}

/// The headers for a URL: of its origin, or what the page's function gives.
///
/// # Errors
/// When that function throws, or gives a promise: without its headers a request is another one.
pub fn headers(url: &str, origin: &str) -> Result<Option<Object>, JsValue> {
    let found = match get(&["headers"]).and_then(|it| it.dyn_into::<Function>().ok()) {
        Some(ask) => Some(ask.call1(&JsValue::NULL, &url.into())?),
        None => get(&["headers", origin]),
    };
    match found {
        Some(found) if method(&found, "then").is_some() => {
            Err("headers: expected an object, found a promise".into())
        }
        found => Ok(found.and_then(|it| it.dyn_into().ok())),
    }
}
