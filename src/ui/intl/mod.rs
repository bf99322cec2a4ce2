//! Numbers and times as the reader's language writes them.

pub mod browser;
pub mod custom;
pub mod zone;

use crate::model::{Precision, Timestamp, rounded};
use crate::source::value::calendar::{self, DAY};
use crate::source::wire::clock;
use crate::ui::further::write;
use crate::ui::labels::Language;
use custom::{Custom, Unit};
use js_sys::Date;
use zone::offset;

pub use custom::Style;

/// How one widget writes: its language, the tag of that with the region, its time zone.
#[derive(Debug, Clone, PartialEq)]
pub struct Locale {
    /// The language that our own words are in.
    pub language: Language,
    /// Its tag, with the reader's region: `vi-VN`.
    pub tag: String,
    /// As [`zone::known`] gives it; empty for the reader's own.
    pub zone: String,
    /// The tag that the page gives, where it is of a language that our own words are not in.
    pub foreign: Option<String>,
}

/// The time, in the words of `style`.
pub fn time(at: Timestamp, style: Style, locale: &Locale) -> String {
    let style = match (style, at.precision) {
        (Style::Full, Precision::Date) => Style::Date,
        (style, _) => style,
    };
    let wall = wall(at, locale);
    match Custom::of(&locale.tag) {
        Some(custom) => custom.time(wall, style),
        None => further(locale, style as u32, wall),
    }
}

/// The hour of a time of today; with its day where it is of another, and that alone where it has no hour.
pub fn hour(at: Timestamp, locale: &Locale) -> String {
    let day = |at| (wall(at, locale) / DAY).floor();
    let is_today = day(at) == day(instant_of(now()));
    let style = match is_today && at.precision != Precision::Date {
        true => Style::Hour,
        false => Style::Full,
    };
    time(at, style, locale)
}

/// "5 minutes ago" when fresh, the full time after a day.
pub fn age(at: Timestamp, now: f64, locale: &Locale) -> String {
    let seconds = (instant(at, locale) - now) / 1000.0;
    match custom::age(seconds) {
        Some((count, unit)) if at.precision != Precision::Date => match Custom::of(&locale.tag) {
            Some(custom) => custom.age(count, unit),
            None => further(locale, AGES + unit as u32, count),
        },
        _ => time(at, Style::Full, locale),
    }
}

/// The time as `datetime="…"` wants it: RFC 3339, or a local date and time.
pub fn machine(at: Timestamp) -> String {
    let pattern = match at.precision {
        Precision::Instant => "y-MM-ddThh:mm:ss.fffZ",
        Precision::Local => "y-MM-ddThh:mm",
        Precision::Date => "y-MM-dd",
    };
    calendar::write(at.ms, pattern)
}

/// A number with at most `digits` decimals, up to two. Never "-0", and nothing where it is too large
/// to be written out.
pub fn number(value: f64, digits: u8, locale: &Locale) -> String {
    let value = rounded(value, digits);
    match Custom::of(&locale.tag) {
        Some(custom) => custom.number(value),
        None => further(locale, NUMBER, value),
    }
}

/// The forms in which a further language writes: the styles of a time, then an age in each unit, then a
/// number. `languages.js` has them in this order.
const AGES: u32 = Style::Weekday as u32 + 1;
const NUMBER: u32 = AGES + Unit::Hour as u32 + 1;

/// What a language writes that is not in the bundle; nothing where it cannot.
fn further(locale: &Locale, form: u32, value: f64) -> String {
    write(&locale.tag, form, value).unwrap_or_default()
}

/// Milliseconds since the Unix epoch, now, by the servers' clock where it is known.
pub fn now() -> f64 {
    Date::now() + clock::ahead()
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
        Precision::Local | Precision::Date => at.ms - offset(at.ms, &locale.zone),
    }
}

/// What a wall clock of the locale's zone shows at a time, in milliseconds as if it were UTC.
pub fn wall(at: Timestamp, locale: &Locale) -> f64 {
    match at.precision {
        Precision::Instant => at.ms + offset(at.ms, &locale.zone),
        Precision::Local | Precision::Date => at.ms,
    }
}
