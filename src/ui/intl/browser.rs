//! Time zones, by the browser's own `Intl`: only it knows them all.
//!
//! Where the name of a zone is none, and where a page or a browser has no such `Intl`, nothing is
//! given.

use crate::source::value::time::parse;
use crate::ui::dom::{method, window};
use js_sys::{Array, Function, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// A formatter of `Intl`, and its function that writes. Not one that is bound to it: `bind` may be the
/// page's own.
#[derive(Clone)]
struct Formatter(JsValue, Function);

thread_local! {
    // Making a formatter costs a phone up to a millisecond; a page needs one or two of them.
    static FORMATS: RefCell<Vec<(String, Option<Formatter>)>> = const { RefCell::new(Vec::new()) };
}

/// What a wall clock of a zone is ahead of UTC, in milliseconds.
pub fn offset(ms: f64, zone: &str) -> Option<f64> {
    // The Swedish locale writes dates as ISO 8601 does. They are read here, and not by `Date.parse`,
    // which libraries replace by one that knows other words.
    let Formatter(format, write) = formatter(zone)?;
    let wall = write.call1(&format, &ms.into()).ok()?.as_string()?;
    let wall = parse(&wall)?.ms;
    Some(wall - (ms / 60_000.0).floor() * 60_000.0)
}

/// True for the name of a zone.
pub fn knows(zone: &str) -> bool {
    formatter(zone).is_some()
}

fn formatter(zone: &str) -> Option<Formatter> {
    let known = FORMATS.with_borrow(|formats| {
        let found = formats.iter().find(|(known, _)| *known == zone);
        found.map(|(_, format)| format.clone())
    });
    known.unwrap_or_else(|| {
        let format = make(zone);
        FORMATS.with_borrow_mut(|formats| formats.push((zone.to_owned(), format.clone())));
        format
    })
}

/// An unknown zone throws.
fn make(zone: &str) -> Option<Formatter> {
    const OPTIONS: &str = "year numeric month 2-digit day 2-digit hour 2-digit minute 2-digit \
        hourCycle h23";
    let bag = Object::new();
    let mut words = OPTIONS.split(' ').chain(["timeZone", zone]);
    while let (Some(name), Some(value)) = (words.next(), words.next()) {
        Reflect::set(&bag, &name.into(), &value.into()).ok()?;
    }
    let intl = Reflect::get(window(), &"Intl".into()).ok()?;
    let class = method(&intl, "DateTimeFormat")?;
    let format = Reflect::construct(&class, &Array::of2(&"sv".into(), &bag)).ok()?;
    let write = method(&format, "format")?;
    Some(Formatter(format, write))
}
