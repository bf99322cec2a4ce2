//! What wall clocks show: how far a time zone is ahead of UTC.

use super::browser;
use crate::source::value::calendar::{DAY, HOUR, MINUTE};
use js_sys::Date;
use std::cell::RefCell;

/// Zones whose clocks have been seven hours ahead of UTC ever [`SINCE`].
const SEVEN: [&str; 3] = ["Asia/Ho_Chi_Minh", "Asia/Saigon", "Asia/Bangkok"];

/// 1975-06-13, when all clocks of Việt Nam became the same.
const SINCE: f64 = 171_849_600_000.0;

thread_local! {
    // Of a zone, at the beginning of a day (UTC).
    static OFFSETS: RefCell<Vec<(String, f64, f64)>> = const { RefCell::new(Vec::new()) };
}

/// What a wall clock of a zone is ahead of UTC, in milliseconds; of the reader's own zone where
/// the name is empty.
pub fn offset(ms: f64, zone: &str) -> f64 {
    fixed(ms, zone).unwrap_or_else(|| kept(ms, zone))
}

/// What is known without a question to the browser.
pub fn fixed(ms: f64, zone: &str) -> Option<f64> {
    match zone {
        "UTC" => Some(0.0),
        _ if ms >= SINCE && SEVEN.contains(&zone) => Some(7.0 * HOUR),
        _ => None,
    }
}

/// A forecast has hundreds of hours, and asking the browser takes a phone a tenth of a millisecond.
/// Where a day begins and ends alike, no clock was changed in it.
fn kept(ms: f64, zone: &str) -> f64 {
    let day = (ms / DAY).floor() * DAY;
    let begin = of_day(day, zone);
    match of_day(day + DAY, zone) == begin {
        true => begin,
        false => ask(ms, zone),
    }
}

fn of_day(day: f64, zone: &str) -> f64 {
    // A page shows a few weeks in one or two zones.
    const MOST: usize = 64;
    let is_it = |it: &&(String, f64, f64)| it.1 == day && it.0 == zone;
    let known = OFFSETS.with_borrow(|kept| kept.iter().find(is_it).map(|it| it.2));
    // Outside the borrow: a page may have put an `Intl` of its own in place of the browser's.
    known.unwrap_or_else(|| {
        let offset = ask(day, zone);
        OFFSETS.with_borrow_mut(|kept| {
            if kept.len() == MOST {
                kept.clear();
            }
            kept.push((zone.to_owned(), day, offset));
        });
        offset
    })
}

fn ask(ms: f64, zone: &str) -> f64 {
    // The reader's own does better than nothing for a name that is none.
    let named = (!zone.is_empty()).then(|| browser::offset(ms, zone));
    named
        .flatten()
        .unwrap_or_else(|| -Date::new(&ms.into()).get_timezone_offset() * MINUTE)
}
