//! Times as backends write them.

use super::calendar::{self, DAY, MINUTE, MOST, days};
use crate::model::{Precision, Timestamp};
use crate::stdx::number::{self, integer, natural};
use crate::stdx::search::{find, first, has};

/// Numbers up to this are seconds since the epoch, above it milliseconds.
///
/// In seconds it is the year 5138, in milliseconds 1973.
const MOST_SECONDS: f64 = 1e11;

/// A time given as a number: seconds or milliseconds since the epoch.
pub fn epoch(number: f64) -> Option<Timestamp> {
    let is_seconds = number.abs() <= MOST_SECONDS;
    let ms = if is_seconds { number * 1000.0 } else { number };
    let fits = ms.abs() <= MOST;
    fits.then_some(Timestamp {
        ms,
        precision: Precision::Instant,
    })
}

/// A time given as text, in any of these forms:
///
/// - RFC 3339, such as `2026-11-24T06:30:00+07:00`, also with a space for the `T`;
/// - the same without an offset, or the date alone;
/// - `06:30 24/11/2026`, `24/11/2026 06:30`, `24/11/2026`;
/// - as in HTTP and mail, `Tue, 24 Nov 2026 06:30:00 GMT`;
/// - seconds or milliseconds since the epoch.
pub fn parse(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if text.len() >= 9 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return epoch(number::parse(text)?);
    }
    if let Some((day, rest)) = text.split_at_checked(10).filter(|(day, _)| has(day, '-')) {
        let day = date(three(day, '-')?)?;
        if rest.is_empty() {
            return Some(on_day(day));
        }
        return match rest.split_at_checked(1)? {
            ("T" | "t" | " ", clock) => with_clock(day, clock),
            _ => None,
        };
    }
    let is_slashed = |word: &&str| has(word, '/');
    if let Some(day) = text.split_whitespace().find(is_slashed) {
        let [day, month, year] = three(day, '/')?;
        let day = date([year, month, day])?;
        let clock = text.split_whitespace().find(|word| has(word, ':'));
        return match clock {
            Some(clock) => with_clock(day, clock),
            None => Some(on_day(day)),
        };
    }
    mail(text)
}

/// A time as RFC 3339 has it, in UTC, as far as it is known; for who watches the readers.
pub(in crate::source) fn written(time: Timestamp) -> String {
    let pattern = match time.precision {
        Precision::Date => "y-MM-dd",
        Precision::Local => "y-MM-ddThh:mm:ss",
        Precision::Instant => "y-MM-ddThh:mm:ssZ",
    };
    calendar::write(time.ms, pattern)
}

/// The parts of a text, if there are three.
fn three(text: &str, mark: char) -> Option<[&str; 3]> {
    let mut parts = text.split(mark);
    let three = [parts.next()?, parts.next()?, parts.next()?];
    parts.next().is_none().then_some(three)
}

/// A day, from its year, month and day of month, in days since the epoch.
fn date([year, month, day]: [&str; 3]) -> Option<f64> {
    let (year, month, day) = (whole(year)?, whole(month)?, whole(day)?);
    if year < 1000 || !(1..=12).contains(&month) || day < 1 {
        return None;
    }
    // The thirteenth month is the first of the next year.
    let (at, next) = (days(year, month, day), days(year, month + 1, 1));
    (at < next).then_some(at)
}

/// `24 Nov 2026 06:30:00 GMT`, with or without a weekday before it.
fn mail(text: &str) -> Option<Timestamp> {
    const MONTHS: &str = "janfebmaraprmayjunjulaugsepoctnovdec";
    let text = text.split_once(',').map_or(text, |(_, rest)| rest);
    let mut words = text.split_whitespace();
    let (day, month, year) = (words.next()?, words.next()?, words.next()?);
    let begins = |at: &usize| month.len() == 3 && at.is_multiple_of(3);
    let month = find(MONTHS, &month.to_ascii_lowercase()).filter(begins)? / 3 + 1;
    let day = date([year, &integer(month as i64), day])?;
    let clock = words.next()?;
    let zone = match words.next() {
        Some("GMT" | "UTC" | "UT") => "Z",
        Some(zone) => zone,
        None => "",
    };
    with_clock(day, &[clock, zone].concat())
}

fn on_day(day: f64) -> Timestamp {
    Timestamp {
        ms: day * DAY,
        precision: Precision::Date,
    }
}

/// A day with `06:30`, `06:30:00.000`, and maybe `Z` or `+07:00` behind it.
fn with_clock(day: f64, clock: &str) -> Option<Timestamp> {
    let end = first(clock, &|c| !c.is_ascii_digit() && c != ':' && c != '.');
    let (clock, zone) = clock.split_at_checked(end.unwrap_or(clock.len()))?;
    let mut parts = clock.splitn(3, ':');
    let (hours, minutes) = (whole(parts.next()?)?, whole(parts.next()?)?);
    let seconds = match parts.next() {
        Some(seconds) => number::parse(seconds)?,
        None => 0.0,
    };
    // A minute can have 61 seconds.
    if hours > 23 || minutes > 59 || seconds >= 61.0 {
        return None;
    }
    let ms = day * DAY + f64::from(hours * 60 + minutes) * MINUTE + (seconds * 1000.0).round();
    match zone.trim() {
        "" => Some(Timestamp {
            ms,
            precision: Precision::Local,
        }),
        zone => Some(Timestamp {
            ms: ms - offset(zone)? * MINUTE,
            precision: Precision::Instant,
        }),
    }
}

/// The minutes that `Z`, `+07:00`, `+0700` or `+07` is ahead of UTC.
fn offset(zone: &str) -> Option<f64> {
    if zone.eq_ignore_ascii_case("z") {
        return Some(0.0);
    }
    let (sign, digits) = match zone.strip_prefix('-') {
        Some(digits) => (-1.0, digits),
        None => (1.0, zone.strip_prefix('+')?),
    };
    let (hours, minutes) = digits.split_at_checked(2)?;
    let (hours, minutes) = (whole(hours)?, minutes.strip_prefix(':').unwrap_or(minutes));
    let minutes = if minutes.is_empty() {
        0
    } else {
        whole(minutes)?
    };
    (hours < 24 && minutes < 60).then(|| sign * f64::from(hours * 60 + minutes))
}

/// Digits and nothing else, at most four.
fn whole(digits: &str) -> Option<u32> {
    natural(digits, 10).filter(|_| digits.len() <= 4)
}
