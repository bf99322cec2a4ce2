//! How times and numbers are written: in Vietnamese, and in English by British custom, which most of
//! those follow who read English in Việt Nam, or by that of the United States.
//!
//! A browser's `Intl` writes as every language does. To make its first formatters and to ask them
//! for some hundred hours and days takes a fifth of all calls that fill four widgets, and up to a
//! quarter of the time in scripts. And words are of our languages alone: a date in another would
//! stand among them as a stranger. What is here says what `Intl` does, letter by letter, but for
//! "just now"; `tests/intl.rs` compares them.

use crate::source::value::calendar::{self, DAY};
use crate::stdx::number::{decimal, to_count, whole, within};
use crate::stdx::text::Text as _;
use crate::ui::labels::{Language, fill};

/// Which parts of a time are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `06:30`
    Hour,
    /// `24/11`, `24 Nov`, `11/24`
    Day,
    /// `06:30 24/11/2026`, `24 Nov 2026, 06:30`
    Full,
    /// `24/11/2026`, `24 Nov 2026`
    Date,
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
/// patterns of the styles; a `#` in them is the month in a word.
const GROUP: usize = 4;
/// The place of what stands before decimals.
const POINT: usize = 5;
/// The place of Sunday.
const SUNDAY: usize = 6;
/// The place of what is said of now.
const NOW: usize = 13;
/// The place of one minute ago; many follow, and so do the hours: one ago, many, in one, in many.
const MINUTES: usize = 14;
/// The place of the hours.
const HOURS: usize = 16;
/// The place of January, where months have words.
const JANUARY: usize = 20;

const VIETNAMESE: Custom = Custom(
    "hh:mm\nd/M\nhh:mm d/M/y\nd/M/y\n.\n,\nCN\nThứ 2\nThứ 3\nThứ 4\nThứ 5\nThứ 6\nThứ 7\n\
    Vừa xong\n{} phút trước\n{} phút trước\n\
    {} giờ trước\n{} giờ trước\nsau {} giờ nữa\nsau {} giờ nữa",
);

macro_rules! english {
    ($patterns:literal) => {
        Custom(concat!(
            $patterns,
            "\n,\n.\nSun\nMon\nTue\nWed\nThu\nFri\nSat\n\
            Just now\n{} minute ago\n{} minutes ago\n\
            {} hour ago\n{} hours ago\nin {} hour\nin {} hours\n\
            Jan\nFeb\nMar\nApr\nMay\nJun\nJul\nAug\nSept\nOct\nNov\nDec"
        ))
    };
}

const AMERICAN: Custom = english!("hh:mm\nM/d\nM/d/y, hh:mm\nM/d/y");
const BRITISH: Custom = english!("hh:mm\nd #\nd # y, hh:mm\nd # y");

impl Custom {
    /// The custom of one of the bundle's languages in a region, as the tags `en-US` and
    /// `en-US-u-hc-h23` have them.
    pub fn of(tag: &str) -> Option<Self> {
        match Language::of(tag) {
            Language::Vi => Some(VIETNAMESE),
            Language::En if tag.split('-').any(|it| it == "US") => Some(AMERICAN),
            Language::En => Some(BRITISH),
            Language::Further => None,
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
            _ => {
                let pattern = self.line(style as usize);
                let Some((before, after)) = pattern.split_once('#') else {
                    return calendar::write(wall, pattern);
                };
                let [_, month, _] = calendar::date((wall / DAY).floor());
                let month = self.line(JANUARY + place(month - 1.0));
                let write = |pattern| calendar::write(wall, pattern);
                [&write(before), month, &write(after)].concat()
            }
        }
    }

    /// So many units from now, or before it when they are negative: `5 minutes ago`. No minutes
    /// are still to come: see [`age`].
    pub fn age(self, count: f64, unit: Unit) -> String {
        let ago = match unit {
            Unit::Minute => MINUTES,
            Unit::Hour => HOURS,
        };
        let is_many = usize::from(f64::abs(count) != 1.0);
        let line = match count {
            0.0 => NOW,
            _ if count < 0.0 => ago + is_many,
            _ => HOURS + 2 + is_many,
        };
        fill(self.line(line), &whole(f64::abs(count)))
    }

    /// A number, its digits in groups; nothing where it is too large to be written out.
    pub fn number(self, value: f64) -> String {
        let digits = decimal(value).unwrap_or_default();
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
        text
    }

    fn line(self, place: usize) -> &'static str {
        self.0.part('\n', place)
    }
}

fn place(number: f64) -> usize {
    to_count(number).unwrap_or_default() as usize
}

/// What is said of a time that is so many seconds from now; nothing once it is a day away.
///
/// What is to come within the hour is now: somebody's clock is a little wrong.
pub fn age(seconds: f64) -> Option<(f64, Unit)> {
    if (0.0..3600.0).contains(&seconds) {
        return Some((0.0, Unit::Minute));
    }
    let minutes = (seconds / 60.0).round();
    match f64::abs(minutes) {
        ..60.0 => Some((minutes, Unit::Minute)),
        ..1440.0 => Some(((seconds / 3600.0).round(), Unit::Hour)),
        _ => None,
    }
}
