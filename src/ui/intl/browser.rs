//! Numbers and times by the browser's own `Intl`, for the languages and time zones that only it
//! knows.
//!
//! Where a tag or the name of a zone is none, and where a page or a browser has no such `Intl`,
//! nothing is given.

use super::custom::{Style, Unit};
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
    // Making a formatter costs a phone up to a millisecond; a page needs a handful of them.
    static FORMATS: RefCell<Vec<(String, Option<Formatter>)>> = const { RefCell::new(Vec::new()) };
}

/// A time that a wall clock shows, in milliseconds as if it were UTC.
pub fn time(wall: f64, style: Style, tag: &str) -> Option<String> {
    let options = match style {
        Style::Hour => "hour 2-digit minute 2-digit hourCycle h23",
        Style::Weekday => "weekday short",
        Style::Day => "day numeric month numeric",
        Style::Full => {
            "day numeric month numeric year numeric hour 2-digit minute 2-digit hourCycle h23"
        }
    };
    let options = [options, " timeZone UTC"].concat();
    call("DateTimeFormat", &options, tag, &[wall.into()])
}

/// So many units from now, or before it when they are negative.
pub fn age(count: f64, unit: Unit, tag: &str) -> Option<String> {
    let unit = match unit {
        Unit::Minute => "minute",
        Unit::Hour => "hour",
    };
    let given = [count.into(), unit.into()];
    call("RelativeTimeFormat", "numeric auto", tag, &given)
}

/// A number that has no more than two decimals.
pub fn number(value: f64, tag: &str) -> Option<String> {
    call(
        "NumberFormat",
        "maximumFractionDigits 2",
        tag,
        &[value.into()],
    )
}

/// What a wall clock of a zone is ahead of UTC, in milliseconds.
pub fn offset(ms: f64, zone: &str) -> Option<f64> {
    const OPTIONS: &str = "year numeric month 2-digit day 2-digit hour 2-digit minute 2-digit \
        hourCycle h23 timeZone ";
    // The Swedish locale writes dates as ISO 8601 does. They are read here, and not by `Date.parse`,
    // which libraries replace by one that knows other words.
    let options = [OPTIONS, zone].concat();
    let wall = call("DateTimeFormat", &options, "sv", &[ms.into()])?;
    let wall = parse(&wall)?.ms;
    Some(wall - (ms / 60_000.0).floor() * 60_000.0)
}

/// What a class of `Intl` writes; of its options, names and values take turns. A text, because an
/// array of pairs is two addresses and two lengths for each.
fn call(class: &str, options: &str, tag: &str, given: &[JsValue]) -> Option<String> {
    let Formatter(format, write) = formatter(class, options, tag)?;
    let array = Array::new();
    for value in given {
        array.push(value);
    }
    write.apply(&format, &array).ok()?.as_string()
}

fn formatter(class: &str, options: &str, tag: &str) -> Option<Formatter> {
    let key = [class, " ", options, " ", tag].concat();
    let known = FORMATS.with_borrow(|formats| {
        let found = formats.iter().find(|(known, _)| *known == key);
        found.map(|(_, format)| format.clone())
    });
    known.unwrap_or_else(|| {
        let format = make(class, options, tag);
        FORMATS.with_borrow_mut(|formats| formats.push((key, format.clone())));
        format
    })
}

/// An unknown zone or tag throws.
fn make(class: &str, options: &str, tag: &str) -> Option<Formatter> {
    let bag = Object::new();
    let mut words = options.split(' ');
    while let (Some(name), Some(value)) = (words.next(), words.next()) {
        Reflect::set(&bag, &name.into(), &value.into()).ok()?;
    }
    let intl = Reflect::get(window(), &"Intl".into()).ok()?;
    let class = method(&intl, class)?;
    let format = Reflect::construct(&class, &Array::of2(&tag.into(), &bag)).ok()?;
    let write = method(&format, "format")?;
    Some(Formatter(format, write))
}
