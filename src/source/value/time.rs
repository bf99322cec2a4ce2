//! Times as backends write them.

use crate::model::{Precision, Timestamp};
use crate::stdx::number::{self, integer, natural, within};
use crate::stdx::search::{find, first, has};

const DAY: f64 = 86_400_000.0;
const MINUTE: f64 = 60_000.0;

/// Numbers up to this are seconds since the epoch, above it milliseconds.
///
/// In seconds it is the year 5138, in milliseconds 1973.
const MOST_SECONDS: f64 = 1e11;

/// The last day that a JavaScript `Date` can hold.
const MOST_MILLISECONDS: f64 = 8.64e15;

/// A time given as a number: seconds or milliseconds since the epoch.
pub fn epoch(number: f64) -> Option<Timestamp> {
    let is_seconds = number.abs() <= MOST_SECONDS;
    let ms = if is_seconds { number * 1000.0 } else { number };
    let fits = ms.abs() <= MOST_MILLISECONDS;
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
    let day = (time.ms / DAY).floor();
    let seconds = ((time.ms - day * DAY) / 1000.0).floor();
    // The year begins in March here too, and 400 of them are 146_097 days.
    let since = day + 719_468.0;
    let era = (since / 146_097.0).floor();
    let rest = since - era * 146_097.0;
    let years = ((rest - (rest / 1460.0).floor() + (rest / 36_524.0).floor()
        - (rest / 146_096.0).floor())
        / 365.0)
        .floor();
    let rest = rest - (years * 365.0 + (years / 4.0).floor() - (years / 100.0).floor());
    let month = ((5.0 * rest + 2.0) / 153.0).floor();
    let of_month = rest - ((153.0 * month + 2.0) / 5.0).floor() + 1.0;
    let is_next = month >= 10.0;
    let month = if is_next { month - 9.0 } else { month + 3.0 };
    let year = years + era * 400.0 + f64::from(u8::from(is_next));
    let two = |number: f64| {
        let digits = number::decimal(number.floor()).unwrap_or_default();
        ["0", &digits]
            .concat()
            .split_off(digits.len().saturating_sub(1))
    };
    let year = number::decimal(year).unwrap_or_default();
    let date = [year, two(month), two(of_month)].join("-");
    let clock = [
        two(seconds / 3600.0),
        two(within(seconds / 60.0, 60.0)),
        two(within(seconds, 60.0)),
    ]
    .join(":");
    match time.precision {
        Precision::Date => date,
        Precision::Local => [date, clock].join("T"),
        Precision::Instant => [date, clock].join("T") + "Z",
    }
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

/// Days from 1970-01-01, by the Gregorian calendar.
fn days(year: u32, month: u32, day: u32) -> f64 {
    // The year begins in March here, so that a leap day comes last.
    let (year, month) = match month {
        1 | 2 => (year - 1, month + 9),
        _ => (year, month - 3),
    };
    let leap_days = year / 4 - year / 100 + year / 400;
    let since = year * 365 + leap_days + (month * 153 + 2) / 5 + day;
    // 719_469 is the same count for 1970-01-01.
    f64::from(since) - 719_469.0
}
