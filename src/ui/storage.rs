//! Small things remembered in the reader's browser, as long as the page says: see `storage.js`.
//!
//! Storage may be full, switched off, refused in a frame, or not wanted by the page: then nothing is
//! remembered for longer than that is there, and [`write`] says so, because a draft that was not kept must
//! not be called kept.

use super::stored::Key;
use crate::stdx::number::whole;
use js_sys::{Array, Date, Math};

/// The functions of the page, by whole keys.
mod page {
    use js_sys::Array;
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen(module = "/src/ui/storage.js")]
    extern "C" {
        pub(super) fn read(key: &str) -> Option<String>;
        pub(super) fn write(key: &str, value: &str) -> bool;
        pub(super) fn all(start: &str) -> Option<Array>;
    }
}

/// What is stored under a key with this behind it.
pub fn read(key: Key, rest: &str) -> Option<String> {
    page::read(&key.with(rest))
}

/// Stores `value`, or removes the entry when it is empty. False when it is not kept.
pub fn write(key: Key, rest: &str, value: &str) -> bool {
    page::write(&key.with(rest), value)
}

/// True where what is stored is kept for longer than the page.
pub fn keeps() -> bool {
    page::write("", "")
}

/// All that is stored under a key, with what is behind it. None where the browser refuses to say.
pub fn all(key: Key) -> Option<Vec<(String, String)>> {
    let entries: Array = page::all(&key.with(""))?;
    let text = |at| entries.get(at).as_string().unwrap_or_default();
    let mut all = Vec::new();
    for at in 0..entries.length() / 2 {
        all.push((text(at * 2), text(at * 2 + 1)));
    }
    Some(all)
}

/// A name that no other tab gives, nor another reader; not a secret, so it need not be
/// cryptographic (`crypto.randomUUID` is missing on pages without TLS).
pub fn unique() -> String {
    let random = || whole(Math::random() * 9e15);
    [&whole(Date::now()), "-", &random(), "-", &random()].concat()
}
