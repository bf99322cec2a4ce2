//! What wall clocks show: how far a time zone is ahead of UTC.

use super::browser;
use crate::source::value::calendar::{DAY, HOUR, MINUTE};
use crate::source::value::time;
use crate::stdx::number::{parse, whole};
use crate::stdx::search::after;
use crate::stdx::text::Text as _;
use std::cell::RefCell;

/// Zones whose clocks have been seven hours ahead of UTC ever [`SINCE`].
const SEVEN: [&str; 3] = ["Asia/Ho_Chi_Minh", "Asia/Saigon", "Asia/Bangkok"];

/// 1975-06-13, when all clocks of Việt Nam became the same.
const SINCE: f64 = 171_849_600_000.0;

/// What Windows calls zones, as far as papers are at home there, by what CLDR makes of it
/// (`windowsZones.xml`). Each name ends in " Standard Time", and summer is in it.
const WINDOWS: &str = "\nSE Asia=Asia/Bangkok\nSingapore=Asia/Singapore\nChina=Asia/Shanghai\n\
    Tokyo=Asia/Tokyo\nKorea=Asia/Seoul\nIndia=Asia/Kolkata\nAUS Eastern=Australia/Sydney\n\
    Taipei=Asia/Taipei\nArabian=Asia/Dubai\nRussian=Europe/Moscow\nGMT=Europe/London\n\
    Romance=Europe/Paris\nW. Europe=Europe/Berlin\nCentral Europe=Europe/Budapest\n\
    Central European=Europe/Warsaw\nEastern=America/New_York\nCentral=America/Chicago\n\
    Mountain=America/Denver\nPacific=America/Los_Angeles\n";

thread_local! {
    // Of a zone, at the beginning of a day (UTC).
    static OFFSETS: RefCell<Vec<(String, f64, f64)>> = const { RefCell::new(Vec::new()) };
}

/// A zone as [`offset`] takes it, from any name for it: of IANA, of Windows, or an offset. None
/// where nobody knows the name.
pub fn known(name: &str) -> Option<String> {
    let name = name.trimmed();
    if let Some(minutes) = time::zone(name) {
        let sign = if minutes < 0.0 { "" } else { "+" };
        return Some([sign, &whole(minutes)].concat());
    }
    let windows = name.strip_suffix(" Standard Time").and_then(|start| {
        let zone = after(WINDOWS, &["\n", start, "="].concat())?;
        zone.split('\n').next()
    });
    let zone = windows.unwrap_or(name);
    let is_known = zone.is_empty() || SEVEN.contains(&zone) || browser::knows(zone);
    is_known.then(|| zone.to_owned())
}

/// What a wall clock of a zone is ahead of UTC, in milliseconds; of the reader's own zone where
/// the name is empty.
pub fn offset(ms: f64, zone: &str) -> f64 {
    fixed(ms, zone).unwrap_or_else(|| kept(ms, zone))
}

/// What is known without a question to the browser.
pub fn fixed(ms: f64, zone: &str) -> Option<f64> {
    match zone {
        _ if zone.starts_with(['+', '-']) => parse(zone).map(|minutes| minutes * MINUTE),
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
    named.flatten().unwrap_or_else(|| browser::own_offset(ms))
}
