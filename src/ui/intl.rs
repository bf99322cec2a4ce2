//! Numbers and times as the reader's language writes them, by the browser's own `Intl`.

use crate::model::{Precision, Timestamp, rounded};
use crate::ui::dom::{method, window};
use crate::ui::labels::Language;
use js_sys::{Array, Date, Function, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// How one widget writes: its language, the full BCP 47 tag it was given, its time zone.
#[derive(Debug, Clone, PartialEq)]
pub struct Locale {
    /// The language of our own words.
    pub language: Language,
    /// The tag given to `Intl`, such as `vi-VN`.
    pub tag: String,
    /// An IANA time zone; empty for the reader's own.
    pub zone: String,
}

/// Which parts of a time are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `06:30`
    Hour,
    /// `T.3`, `Tue`
    Weekday,
    /// `24/11`, `Nov 24`
    Day,
    /// `06:30 24/11/2026`
    Full,
}

thread_local! {
    // Making a formatter costs a phone up to a millisecond; a page needs a handful of them.
    static FORMATS: RefCell<Vec<(String, Function)>> = const { RefCell::new(Vec::new()) };
    // Of a zone, at the beginning of a day (UTC).
    static OFFSETS: RefCell<Vec<(String, f64, f64)>> = const { RefCell::new(Vec::new()) };
}

/// The time, in the words of `style`.
pub fn time(at: Timestamp, style: Style, locale: &Locale) -> String {
    // A wall-clock time without offset is already in the zone it is to be shown in.
    let zone = match at.precision {
        Precision::Instant => locale.zone.as_str(),
        Precision::Local | Precision::Date => "UTC",
    };
    let shown = match (style, at.precision) {
        (Style::Full, Precision::Date) => Style::Day,
        (style, _) => style,
    };
    let options = match shown {
        Style::Hour => "hour 2-digit minute 2-digit hourCycle h23",
        Style::Weekday => "weekday short",
        Style::Day => "day numeric month numeric",
        Style::Full => {
            "day numeric month numeric year numeric hour 2-digit minute 2-digit hourCycle h23"
        }
    };
    let format = formatter("DateTimeFormat", options, zone, &locale.tag, locale);
    call(&format, &[at.ms.into()])
}

/// "5 minutes ago" when fresh, the full time after a day.
pub fn age(at: Timestamp, now: f64, locale: &Locale) -> String {
    let seconds = (instant(at, locale) - now) / 1000.0;
    let minutes = (seconds / 60.0).round();
    let (value, unit) = match minutes.abs() {
        minutes if minutes < 60.0 => (minutes.copysign(seconds), "minute"),
        minutes if minutes < 24.0 * 60.0 => ((seconds / 3600.0).round(), "hour"),
        _ => return time(at, Style::Full, locale),
    };
    if at.precision == Precision::Date {
        return time(at, Style::Day, locale);
    }
    let format = formatter(
        "RelativeTimeFormat",
        "numeric auto",
        "",
        &locale.tag,
        locale,
    );
    call(&format, &[value.into(), unit.into()])
}

/// The time as `datetime="…"` wants it: RFC 3339, or a local date and time. Nothing for one that
/// no `Date` can hold, of which it would throw.
pub fn machine(at: Timestamp) -> String {
    if at.ms.is_nan() || at.ms.abs() > 8.64e15 {
        return String::new();
    }
    let iso: String = Date::new(&at.ms.into()).to_iso_string().into();
    match at.precision {
        Precision::Instant => iso,
        Precision::Local => iso.get(..16).unwrap_or_default().to_owned(),
        Precision::Date => iso.get(..10).unwrap_or_default().to_owned(),
    }
}

/// A number with at most `digits` decimals, up to two. Never "-0".
pub fn number(value: f64, digits: u8, locale: &Locale) -> String {
    let options = match digits {
        0 => "maximumFractionDigits 0",
        1 => "maximumFractionDigits 1",
        _ => "maximumFractionDigits 2",
    };
    let format = formatter("NumberFormat", options, "", &locale.tag, locale);
    call(&format, &[rounded(value, digits).into()])
}

/// Milliseconds since the Unix epoch, now.
pub fn now() -> f64 {
    Date::now()
}

/// The time that is so many milliseconds after the Unix epoch.
pub fn instant_of(ms: f64) -> Timestamp {
    Timestamp {
        ms,
        precision: Precision::Instant,
    }
}

/// The instant of a time; a local one is taken in the locale's zone.
pub fn instant(at: Timestamp, locale: &Locale) -> f64 {
    match at.precision {
        Precision::Instant => at.ms,
        Precision::Local | Precision::Date => at.ms - offset(at.ms, locale),
    }
}

/// What a wall clock of the locale's zone shows at a time, in milliseconds as if it were UTC.
pub fn wall(at: Timestamp, locale: &Locale) -> f64 {
    match at.precision {
        Precision::Instant => at.ms + offset(at.ms, locale),
        Precision::Local | Precision::Date => at.ms,
    }
}

/// What a wall clock of the locale's zone is ahead of UTC, in milliseconds.
///
/// A forecast has hundreds of hours, and asking the browser takes a phone a tenth of a millisecond.
/// Where a day begins and ends alike, no clock was changed in it.
fn offset(ms: f64, locale: &Locale) -> f64 {
    const DAY: f64 = 86_400_000.0;
    let day = (ms / DAY).floor() * DAY;
    let begin = kept_offset(day, locale);
    match kept_offset(day + DAY, locale) == begin {
        true => begin,
        false => ask_offset(ms, locale),
    }
}

fn kept_offset(day: f64, locale: &Locale) -> f64 {
    // A page shows a few weeks in one or two zones.
    const MOST: usize = 64;
    let is_it = |it: &&(String, f64, f64)| it.1 == day && it.0 == locale.zone;
    let known = OFFSETS.with_borrow(|kept| kept.iter().find(is_it).map(|it| it.2));
    // Outside the borrow: a page may have put an `Intl` of its own in place of the browser's.
    known.unwrap_or_else(|| {
        let offset = ask_offset(day, locale);
        OFFSETS.with_borrow_mut(|kept| {
            if kept.len() == MOST {
                kept.clear();
            }
            kept.push((locale.zone.clone(), day, offset));
        });
        offset
    })
}

fn ask_offset(ms: f64, locale: &Locale) -> f64 {
    const OPTIONS: &str = "year numeric month 2-digit day 2-digit hour 2-digit minute 2-digit \
        hourCycle h23";
    // The Swedish locale writes dates as ISO 8601 does, which `Date.parse` reads back as UTC.
    let format = formatter("DateTimeFormat", OPTIONS, &locale.zone, "sv", locale);
    let wall = call(&format, &[ms.into()]);
    let wall = Date::parse(&[&wall.replace(' ', "T"), "Z"].concat());
    if wall.is_nan() {
        return 0.0;
    }
    wall - (ms / 60_000.0).floor() * 60_000.0
}

/// The function that writes as a class of `Intl` does; of its options, names and values take
/// turns. A text, because an array of pairs is two addresses and two lengths for each.
fn formatter(class: &str, options: &str, zone: &str, tag: &str, locale: &Locale) -> Function {
    let key = [class, " ", options, " ", tag, " ", zone].concat();
    let known = FORMATS.with_borrow(|formats| {
        let found = formats.iter().find(|(known, _)| *known == key);
        found.map(|(_, format)| format.clone())
    });
    known.unwrap_or_else(|| {
        let format = make(class, options, zone, tag)
            // An unknown zone or tag throws: the reader's own does better than nothing.
            .or_else(|| make(class, options, "", locale.language.tag()))
            .unwrap_or_else(|| Function::new_no_args(""));
        FORMATS.with_borrow_mut(|formats| formats.push((key, format.clone())));
        format
    })
}

fn make(class: &str, options: &str, zone: &str, tag: &str) -> Option<Function> {
    let bag = Object::new();
    let mut words = options.split(' ');
    while let (Some(name), Some(value)) = (words.next(), words.next()) {
        Reflect::set(&bag, &name.into(), &value.into()).ok()?;
    }
    if !zone.is_empty() {
        Reflect::set(&bag, &"timeZone".into(), &zone.into()).ok()?;
    }
    let intl = Reflect::get(window(), &"Intl".into()).ok()?;
    let class = method(&intl, class)?;
    let format = Reflect::construct(&class, &Array::of2(&tag.into(), &bag)).ok()?;
    Some(method(&format, "format")?.bind0(&format))
}

fn call(format: &Function, arguments: &[JsValue]) -> String {
    let array = Array::new();
    for argument in arguments {
        array.push(argument);
    }
    let text = format.apply(&JsValue::NULL, &array);
    text.ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}
