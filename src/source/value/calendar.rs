//! The Gregorian calendar: days by number, and times written by a pattern.

use crate::stdx::number::{whole, within};

pub use crate::model::DAY;
/// Milliseconds of a minute.
pub const MINUTE: f64 = 60_000.0;
/// Milliseconds of an hour.
pub const HOUR: f64 = 3_600_000.0;

/// The last moment that a `Date` of JavaScript can hold; the first is as far away.
pub const MOST: f64 = 8.64e15;

/// Days from 1970-01-01 to a date.
pub fn days(year: u32, month: u32, day: u32) -> f64 {
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

/// Year, month and day of month, of a count of days from 1970-01-01.
pub fn date(days: f64) -> [f64; 3] {
    // The year begins in March here too, and 400 of them are 146_097 days.
    let since = days + 719_468.0;
    let era = (since / 146_097.0).floor();
    let rest = since - era * 146_097.0;
    let years = ((rest - (rest / 1460.0).floor() + (rest / 36_524.0).floor()
        - (rest / 146_096.0).floor())
        / 365.0)
        .floor();
    let rest = rest - (years * 365.0 + (years / 4.0).floor() - (years / 100.0).floor());
    let month = ((5.0 * rest + 2.0) / 153.0).floor();
    let day = rest - ((153.0 * month + 2.0) / 5.0).floor() + 1.0;
    let (month, next) = match month {
        10.0.. => (month - 9.0, 1.0),
        _ => (month + 3.0, 0.0),
    };
    [years + era * 400.0 + next, month, day]
}

/// A time of a wall clock, in milliseconds as if it were UTC, by a pattern.
///
/// The letters `y` `M` `d` `h` `m` `s` `f` stand for year, month, day, hour, minute, second and
/// millisecond; as many of one letter as stand together are the least number of digits. All else
/// stands for itself. Nothing of a time that no `Date` of JavaScript can hold.
pub fn write(wall: f64, pattern: &str) -> String {
    let fits = wall.abs() <= MOST;
    if !fits {
        return String::new();
    }
    let [year, month, day] = date((wall / DAY).floor());
    let mut text = String::new();
    let mut letters = pattern.chars().peekable();
    while let Some(letter) = letters.next() {
        let value = match letter {
            'y' => year,
            'M' => month,
            'd' => day,
            'h' => within(wall, DAY) / HOUR,
            'm' => within(wall, HOUR) / MINUTE,
            's' => within(wall, MINUTE) / 1000.0,
            'f' => within(wall, 1000.0),
            _ => {
                text.push(letter);
                continue;
            }
        };
        let mut width = 1;
        while letters.next_if_eq(&letter).is_some() {
            width += 1;
        }
        let digits = whole(value);
        for _ in digits.len()..width {
            text.push('0');
        }
        text.push_str(&digits);
    }
    text
}
