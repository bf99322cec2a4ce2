//! How times and numbers are written in Vietnamese, and in English by American and British custom.
//!
//! A browser's `Intl` writes as every language does. To make its first formatters and to ask them
//! for some hundred hours and days takes a fifth of all calls that fill four widgets, and up to a
//! quarter of the time in scripts. What is here says the same, letter by letter; `tests/intl.rs`
//! compares them.

use crate::source::value::calendar::{self, DAY};
use crate::stdx::number::{decimal, to_count, whole, within};
use crate::ui::labels::{Language, fill};

/// Which parts of a time are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `06:30`
    Hour,
    /// `24/11`, `11/24`
    Day,
    /// `06:30 24/11/2026`
    Full,
    /// `Thứ 3`, `Tue`
    Weekday,
}

/// In what an age is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Sixty of them are an hour.
    Minute,
    /// The larger one.
    Hour,
}

/// How a language writes, in a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Custom(&'static str);

/// The place of what groups the digits of a number, in the lines of a custom. Before it are the
/// patterns of the styles.
const GROUP: usize = 3;
/// The place of what stands before decimals.
const POINT: usize = 4;
/// The place of Sunday.
const SUNDAY: usize = 5;
/// The place of the minutes. For each unit: this one; one ago, many ago; in one, in many.
const MINUTES: usize = 12;
/// The place of the hours.
const HOURS: usize = 17;

const VIETNAMESE: Custom = Custom(
    "hh:mm\nd/M\nhh:mm d/M/y\n.\n,\nCN\nThứ 2\nThứ 3\nThứ 4\nThứ 5\nThứ 6\nThứ 7\n\
    phút này\n{} phút trước\n{} phút trước\nsau {} phút nữa\nsau {} phút nữa\n\
    giờ này\n{} giờ trước\n{} giờ trước\nsau {} giờ nữa\nsau {} giờ nữa",
);

macro_rules! english {
    ($patterns:literal) => {
        Custom(concat!(
            $patterns,
            "\n,\n.\nSun\nMon\nTue\nWed\nThu\nFri\nSat\n\
            this minute\n{} minute ago\n{} minutes ago\nin {} minute\nin {} minutes\n\
            this hour\n{} hour ago\n{} hours ago\nin {} hour\nin {} hours"
        ))
    };
}

const AMERICAN: Custom = english!("hh:mm\nM/d\nM/d/y, hh:mm");
const BRITISH: Custom = english!("hh:mm\ndd/MM\ndd/MM/y, hh:mm");

impl Custom {
    /// The custom of a BCP 47 tag; none for a tag that only the browser knows what to do with.
    pub fn of(tag: &str) -> Option<Self> {
        match tag {
            "vi" | "vi-VN" => Some(VIETNAMESE),
            "en" | "en-US" => Some(AMERICAN),
            "en-GB" => Some(BRITISH),
            _ => None,
        }
    }

    /// The custom of a language of ours, whatever the region.
    pub fn usual(language: Language) -> Self {
        match language {
            Language::Vi => VIETNAMESE,
            Language::En => AMERICAN,
        }
    }

    /// A time that a wall clock shows, in milliseconds as if it were UTC.
    pub fn time(self, wall: f64, style: Style) -> String {
        match style {
            // The first of 1970 was a Thursday.
            Style::Weekday => {
                let day = within((wall / DAY).floor() + 4.0, 7.0);
                self.line(SUNDAY + place(day)).to_owned()
            }
            _ => calendar::write(wall, self.line(style as usize)),
        }
    }

    /// So many units from now, or before it when they are negative: `5 minutes ago`.
    pub fn age(self, count: f64, unit: Unit) -> String {
        let first = match unit {
            Unit::Minute => MINUTES,
            Unit::Hour => HOURS,
        };
        let is_many = f64::abs(count) != 1.0;
        let (now, past, coming) = (first, first + 1, first + 3);
        let line = match count {
            0.0 => now,
            _ if count < 0.0 => past + usize::from(is_many),
            _ => coming + usize::from(is_many),
        };
        fill(self.line(line), &whole(f64::abs(count)))
    }

    /// A number, its digits in groups; none where it is too large to be written out.
    pub fn number(self, value: f64) -> Option<String> {
        let digits = decimal(value)?;
        let (front, part) = digits.split_once('.').unwrap_or((&digits, ""));
        let mut text = String::new();
        for (place, digit) in front.char_indices() {
            let is_inside = place > usize::from(value < 0.0);
            if is_inside && (front.len() - place) % 3 == 0 {
                text.push_str(self.line(GROUP));
            }
            text.push(digit);
        }
        if !part.is_empty() {
            text.push_str(self.line(POINT));
            text.push_str(part);
        }
        Some(text)
    }

    fn line(self, place: usize) -> &'static str {
        self.0.split('\n').nth(place).unwrap_or_default()
    }
}

fn place(number: f64) -> usize {
    to_count(number).unwrap_or_default() as usize
}

/// What is said of a time that is so many seconds from now; nothing once it is a day away.
pub fn age(seconds: f64) -> Option<(f64, Unit)> {
    let minutes = (seconds / 60.0).round();
    match f64::abs(minutes) {
        ..60.0 => Some((minutes, Unit::Minute)),
        ..1440.0 => Some(((seconds / 3600.0).round(), Unit::Hour)),
        _ => None,
    }
}
