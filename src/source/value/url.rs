//! URLs: their parameters, as far as paging, campaigns and recognising a page need them, and
//! percent-encoding.

use crate::stdx::number::natural;
use crate::stdx::search::{after, find, has, is_listed};

/// Parameters that say where a reader came from, not what is read. Those that begin with `utm_`
/// are too.
const TRACKING: &str = "fbclid gclid gbraid wbraid msclkid dclid zarsrc mc_cid mc_eid igshid";

/// The value of a parameter, as it is written.
pub fn get<'u>(url: &'u str, name: &str) -> Option<&'u str> {
    let (_, query) = split(url);
    query.split('&').find_map(|pair| value(pair, name))
}

/// The URL with this parameter, in place of what it had under that name; without its fragment.
pub fn set(url: &str, name: &str, new: &str) -> String {
    let (path, query) = split(url);
    let mut changed = path.to_owned();
    for pair in query.split('&') {
        if value(pair, name).is_none() {
            push(&mut changed, pair);
        }
    }
    push(&mut changed, &[name, "=", new].concat());
    changed
}

/// The URL with more parameters (`a=1&b=2`), before its fragment. What it says itself stays.
pub fn add(url: &str, more: &str) -> String {
    let fragment = find(url, "#").and_then(|at| url.get(at..)).unwrap_or("");
    let mut changed = url.strip_suffix(fragment).unwrap_or(url).to_owned();
    for pair in more.strip_prefix('?').unwrap_or(more).split('&') {
        let (name, _) = pair.split_once('=').unwrap_or((pair, ""));
        if get(url, name).is_none() {
            // A fragment that begins in a value would hide what follows.
            push(&mut changed, pair.split('#').next().unwrap_or_default());
        }
    }
    changed.push_str(fragment);
    changed
}

/// True when two absolute URLs are the same page, however the reader came to it: whatever the
/// scheme, `www.`, the slash at the end, tracking parameters and the fragment.
pub fn is_same_page(one: &str, other: &str) -> bool {
    page(one).eq_ignore_ascii_case(&page(other))
}

fn page(url: &str) -> String {
    let (path, query) = split(url);
    let path = after(path, "://").unwrap_or(path);
    let path = path.strip_prefix("www.").unwrap_or(path);
    let mut page = path.strip_suffix('/').unwrap_or(path).to_owned();
    for pair in query.split('&') {
        let (name, _) = pair.split_once('=').unwrap_or((pair, ""));
        if !name.starts_with("utm_") && !is_listed(TRACKING, name) {
            push(&mut page, pair);
        }
    }
    page
}

/// Adds a parameter, if there is one.
fn push(url: &mut String, pair: &str) {
    if !pair.is_empty() {
        url.push(if has(url, '?') { '&' } else { '?' });
        url.push_str(pair);
    }
}

fn split(url: &str) -> (&str, &str) {
    let (url, _) = url.split_once('#').unwrap_or((url, ""));
    url.split_once('?').unwrap_or((url, ""))
}

fn value<'p>(pair: &'p str, name: &str) -> Option<&'p str> {
    pair.strip_prefix(name)?.strip_prefix('=')
}

/// Appends `text` as a part of a URL, percent-encoded; unreserved characters (RFC 3986) and those
/// of `kept` stay.
pub fn encode(text: &str, kept: &str, into: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric()
            || b"-_.~".contains(&byte)
            || kept.as_bytes().contains(&byte)
        {
            into.push(char::from(byte));
        } else {
            into.push('%');
            for half in [byte >> 4, byte & 15] {
                into.push(char::from(half + if half < 10 { b'0' } else { b'A' - 10 }));
            }
        }
    }
}

/// A component of a URL as text, its percent-encoding undone.
#[cfg(feature = "comments")]
pub fn decode_component(text: &str) -> String {
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let hex = after.get(..2).filter(|_| byte == b'%');
        let hex = hex.and_then(|it| std::str::from_utf8(it).ok());
        match hex.and_then(|hex| natural(hex, 16)) {
            Some(byte) => {
                decoded.push(byte as u8);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                decoded.push(byte);
                rest = after;
            }
        }
    }
    // What is no text was not encoded by a browser.
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}
