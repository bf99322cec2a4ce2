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

/// All that is stored under keys that begin with `start`, with what follows it in each key. None
/// where the browser refuses to say.
pub fn all(start: &str) -> Option<Vec<(String, String)>> {
    let storage = local()?;
    let start = full(start);
    let mut all = Vec::new();
    for at in 0..storage.length().ok()? {
        let key = storage.key(at).ok()??;
        if let Some(rest) = key.strip_prefix(&start) {
            let value = storage.get_item(&key).ok()?;
            all.push((rest.to_owned(), value.unwrap_or_default()));
        }
    }
    Some(all)
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
