//! Small things remembered in the reader's browser.
//!
//! Storage may be full, switched off, or refused in a frame: then nothing is remembered, and
//! [`write`] says so, because a draft that was not kept must not be called kept.

use crate::stdx::number::whole;
use crate::ui::dom::window;
use js_sys::{Date, Math};
use web_sys::Storage;

/// What is stored under `key`.
pub fn read(key: &str) -> Option<String> {
    local()?.get_item(&full(key)).ok().flatten()
}

/// Stores `value`, or removes the entry when it is empty. False when the browser refused.
pub fn write(key: &str, value: &str) -> bool {
    let Some(storage) = local() else { return false };
    let key = full(key);
    if value.is_empty() {
        storage.remove_item(&key).is_ok()
    } else {
        storage.set_item(&key, value).is_ok()
    }
}

/// What follows `start` in the keys that begin with it.
pub fn keys(start: &str) -> Vec<String> {
    let Some(storage) = local() else {
        return Vec::new();
    };
    let start = full(start);
    let mut keys = Vec::new();
    for at in 0..storage.length().unwrap_or_default() {
        let key = storage.key(at).ok().flatten().unwrap_or_default();
        if let Some(key) = key.strip_prefix(&start) {
            keys.push(key.to_owned());
        }
    }
    keys
}

/// A name that no other tab gives, nor another reader; not a secret, so it need not be
/// cryptographic (`crypto.randomUUID` is missing on pages without TLS).
pub fn unique() -> String {
    let random = || whole(Math::random() * 9e15);
    [&whole(Date::now()), "-", &random(), "-", &random()].concat()
}

fn local() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn full(key: &str) -> String {
    ["bantin:", key].concat()
}
