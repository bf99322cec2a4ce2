//! Times in words and figures, in whatever order people put them.
//!
//! A text is read from left to right, and each thing in it is a clue: a number of a date, the name
//! of a month, a clock, a half of the day, a zone. What is no clue and not known to mean nothing
//! makes it no time at all: it might mean a great deal, as in "2 giờ trước".

use super::calendar::{DAY, HOUR, MINUTE, days};
use crate::model::{Precision, Timestamp};
use crate::stdx::number::{self, natural};
use crate::stdx::search::{after, find, first, is_listed};

/// Words with what they mean: `a` before noon, `p` after it, `n` around noon, `d` in the night;
/// hours ahead of UTC; `m` that a month follows, `w` that a day of the week does; numbers, as
/// Vietnamese has them in the names of both.
///
/// Letters beyond ASCII are `?`: see [`fold`]. Zones are those of RFC 2822, section 4.3, and
/// Indochina's.
const WORDS: &str = " am=a sa=a s?ng=a pm=p ch=p chi?u=p t?i=p tr?a=n ??m=d th?ng=m thg=m th?=w \
    th=w gi?ng=1 m?t=1 hai=2 ba=3 t?=4 n?m=5 s?u=6 b?y=7 t?m=8 ch?n=9 m??i=10 ch?p=12 gmt=+0 \
    utc=+0 ut=+0 z=+0 est=-5 edt=-4 cst=-6 cdt=-5 mst=-7 mdt=-6 pst=-8 pdt=-7 ict=+7 ";

/// Words that say nothing of when.
const IDLE: &str = "ch? nh?t cn ng?y gi? ph?t gi?y l?c v?o c?p xu?t b?n ??ng at on st nd rd \
    published updated posted";

const MONTHS: &str = "janfebmaraprmayjunjulaugsepoctnovdec";

const WEEKDAYS: &str = "montuewedthufrisatsun";

/// A text in small letters of ASCII, without marks of direction; letters that are beyond, with all
/// that stands above and below them, are `?`. So "sáng", "SÁNG" and its decomposed form are one.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.trim().chars() {
        let c = match c {
            '\u{300}'..='\u{36f}' => {
                folded.pop();
                '?'
            }
            // Browsers put these between the parts of a time.
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => continue,
            '\u{2212}' => '-',
            // Of full width.
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or('?'),
            '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}' => ' ',
            '\u{c0}'.. => '?',
            _ => c,
        };
        folded.push(c.to_ascii_lowercase());
    }
    folded
}

/// The time that a folded text tells.
pub(super) fn read(text: &str) -> Option<Timestamp> {
    let mut clues = Clues {
        rest: text,
        ..Clues::default()
    };
    let mut before = b' ';
    while let Some(byte) = clues.rest.bytes().next() {
        match byte {
            b'0'..=b'9' => clues.number()?,
            b'a'..=b'z' | b'?' => clues.word(before)?,
            // The name of a zone that is known already.
            b'(' | b'[' if clues.zone.is_some() => break,
            b'+' | b'-' if clues.is_offset(byte, before) => clues.offset()?,
            _ => clues.pass(),
        }
        let read = text.len() - clues.rest.len();
        before = text.as_bytes().get(read - 1).copied()?;
    }
    clues.time()
}

/// What was found so far.
#[derive(Default)]
struct Clues<'t> {
    rest: &'t str,
    /// The numbers of the date, in the order in which they stand.
    parts: [&'t str; 3],
    count: usize,
    /// The month by its name, from 1.
    month: u32,
    /// True behind "tháng", until a number comes.
    names_month: bool,
    /// Milliseconds since midnight.
    clock: Option<f64>,
    /// Which half of the day, as [`WORDS`] has it; 0 where it is not said.
    half: u8,
    /// Minutes ahead of UTC.
    zone: Option<f64>,
}

impl<'t> Clues<'t> {
    fn pass(&mut self) {
        self.rest = self.rest.get(1..).unwrap_or_default();
    }

    fn take(&mut self, is: fn(u8) -> bool) -> &'t str {
        let end = self.rest.bytes().position(|byte| !is(byte));
        let (taken, rest) = self
            .rest
            .split_at_checked(end.unwrap_or(self.rest.len()))
            .unwrap_or_default();
        self.rest = rest;
        taken
    }

    fn has_date(&self) -> bool {
        self.count + usize::from(self.month > 0) == 3
    }

    fn number(&mut self) -> Option<()> {
        let digits = self.take(is_digit);
        match digits.len() {
            8 | 12 | 14 if self.count == 0 => {
                let (day, clock) = digits.split_at_checked(8)?;
                for part in [0..4, 4..6, 6..8] {
                    self.part(day.get(part)?)?;
                }
                match clock {
                    "" => Some(()),
                    _ => self.clock_in_a_row(clock),
                }
            }
            4 | 6 if self.has_date() => self.clock_in_a_row(digits),
            1 | 2 if self.begins_clock() => self.clock(digits),
            1..=4 => self.part(digits),
            _ => None,
        }
    }

    /// A number of the date.
    fn part(&mut self, digits: &'t str) -> Option<()> {
        let is_month = self.names_month && self.month == 0;
        self.names_month = false;
        if is_month {
            self.month = natural(digits, 10)?;
        } else {
            *self.parts.get_mut(self.count)? = digits;
            self.count += 1;
        }
        Some(())
    }

    /// True where the number before is the hour: `6:30`, `6h30`, `6 giờ 30`; `6.30` after a date.
    fn begins_clock(&self) -> bool {
        let rest = self.rest.trim_start();
        let end = first(rest, &|c| !(c.is_ascii_alphabetic() || c == '?'));
        let unit = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
        let is_mark = rest.starts_with(':') || self.has_date() && rest.starts_with('.');
        self.clock.is_none() && (is_mark || is_listed("h g gi?", unit))
    }

    fn clock(&mut self, hours: &str) -> Option<()> {
        self.rest = self.rest.trim_start();
        self.take(|byte| is_letter(byte) || matches!(byte, b':' | b'.'));
        let behind = self.rest;
        self.rest = behind.trim_start();
        let is_apart = self.rest.len() < behind.len();
        let mut minutes = self.take(is_digit);
        if is_apart && self.rest.starts_with(['/', '-', '.']) {
            // "6 giờ 24/11": the number is of the date.
            (self.rest, minutes) = (behind, "");
        }
        let seconds = match self.rest.strip_prefix(':') {
            Some(rest) => {
                self.rest = rest;
                self.seconds("")?
            }
            None => 0.0,
        };
        self.set_clock(hours, minutes, seconds)
    }

    /// `0630`, `063000`, `063000.250`
    fn clock_in_a_row(&mut self, digits: &str) -> Option<()> {
        let (clock, seconds) = digits.split_at_checked(4)?;
        let (hours, minutes) = clock.split_at_checked(2)?;
        let seconds = self.seconds(seconds)?;
        self.set_clock(hours, minutes, seconds)
    }

    /// Seconds whose first digits were read; a comma may stand for the point.
    fn seconds(&mut self, whole: &str) -> Option<f64> {
        let part = self.take(|byte| is_digit(byte) || matches!(byte, b'.' | b','));
        let seconds = [whole, part].concat().replace(',', ".");
        match seconds.trim_end_matches('.') {
            "" => Some(0.0),
            seconds => number::parse(seconds),
        }
    }

    fn set_clock(&mut self, hours: &str, minutes: &str, seconds: f64) -> Option<()> {
        let natural = |digits| match digits {
            "" => Some(0.0),
            digits => natural(digits, 10).map(f64::from),
        };
        let (hours, minutes) = (natural(hours)?, natural(minutes)?);
        let ms = hours * HOUR + minutes * MINUTE + (seconds * 1000.0).round();
        // A minute can have 61 seconds, and a day ends at 24:00.
        let fits = minutes < 60.0 && seconds < 61.0 && ms <= DAY && self.clock.is_none();
        self.clock = Some(ms);
        fits.then_some(())
    }

    /// True where a sign begins an offset, not only parts what is on its sides.
    fn is_offset(&self, sign: u8, before: u8) -> bool {
        let is_near = self.rest.bytes().nth(1).is_some_and(is_digit);
        // "24/11/2026 06:30-07:30" is no offset: it ends an hour later.
        let is_iso = || self.has_date() && self.parts[0].len() == 4;
        let is_behind_clock = self.clock.is_some() && (before == b' ' || is_iso());
        let is_behind_zone = self.zone.is_some() && !is_digit(before);
        is_near && (sign == b'+' || is_behind_clock || is_behind_zone)
    }

    /// `+07:00`, `+0700`, `+7`
    fn offset(&mut self) -> Option<()> {
        let sign = if self.rest.starts_with('-') {
            -1.0
        } else {
            1.0
        };
        self.pass();
        let digits = self.take(is_digit);
        let (hours, minutes) = match (digits.len(), self.rest.strip_prefix(':')) {
            (1 | 2, Some(rest)) => {
                self.rest = rest;
                (digits, self.take(is_digit))
            }
            (1 | 2, None) => (digits, "0"),
            (length, _) => digits.split_at_checked(length.checked_sub(2)?)?,
        };
        let (hours, minutes) = (natural(hours, 10)?, natural(minutes, 10)?);
        // No clock is further ahead, or as far behind.
        let fits = hours <= 14 && minutes < 60;
        self.set_zone(fits.then(|| sign * f64::from(hours * 60 + minutes))?)
    }

    /// What is said twice must be the same; "GMT" alone says nothing.
    fn set_zone(&mut self, minutes: f64) -> Option<()> {
        let known = self.zone.replace(minutes).unwrap_or_default();
        (known == 0.0 || known == minutes).then_some(())
    }

    fn word(&mut self, before: u8) -> Option<()> {
        let mut word = self.take(is_letter);
        if let (half @ ("a" | "p"), Some(rest)) = (word, self.rest.strip_prefix(".m")) {
            (word, self.rest) = (if half == "a" { "am" } else { "pm" }, rest);
        }
        let is_begun = self.count > 0 || self.month > 0;
        let meaning = match (word, self.clock) {
            ("t", _) if !is_begun => "w",
            // As ISO 8601 has it.
            ("t", None) => return Some(()),
            // "06:30h"
            ("h", _) if is_digit(before) => return Some(()),
            _ => after(WORDS, &[" ", word, "="].concat()).unwrap_or_default(),
        };
        match meaning.bytes().next() {
            Some(half @ (b'a' | b'p' | b'n' | b'd')) => self.half = half,
            Some(b'm') => self.names_month = true,
            Some(b'w') => self.weekday(),
            Some(b'0'..=b'9') => self.numeral(meaning),
            Some(_) => {
                let (sign, hours) = meaning.split_at_checked(1)?;
                let hours = f64::from(natural(hours.get(..1)?, 10)?);
                return self.set_zone(if sign == "-" { -hours } else { hours } * 60.0);
            }
            // Letters of the military stand for UTC (RFC 2822, section 4.3).
            None if word.len() == 1 && word != "j" && before == b' ' => {
                return self.clock.and_then(|_| self.set_zone(0.0));
            }
            None if is_listed(IDLE, word) => {}
            None => return self.name(word),
        }
        Some(())
    }

    /// "Thứ 3": the number is not one of the date.
    fn weekday(&mut self) {
        let rest = self.rest.trim_start();
        let mut digits = rest.bytes().map(is_digit);
        if digits.next() == Some(true) && digits.next() != Some(true) {
            self.rest = rest;
            self.pass();
        }
    }

    /// "Tháng Mười Một"
    fn numeral(&mut self, meaning: &str) {
        let end = first(meaning, &|c| !c.is_ascii_digit()).unwrap_or_default();
        let number = meaning.get(..end).and_then(|it| natural(it, 10));
        match number {
            Some(number) if self.names_month && self.month == 0 => self.month = number,
            Some(number @ 1..=2) if self.names_month && self.month == 10 => self.month += number,
            // Of a day of the week, or "năm".
            _ => {}
        }
    }

    /// A month or a day of the week in English, by its first three letters.
    fn name(&mut self, word: &str) -> Option<()> {
        let start = word.get(..3)?;
        let place = |names| find(names, start).filter(|at| at.is_multiple_of(3));
        match (place(MONTHS), place(WEEKDAYS)) {
            (Some(at), _) if self.month == 0 => self.month = at as u32 / 3 + 1,
            (None, Some(_)) => {}
            _ => return None,
        }
        Some(())
    }

    fn time(&self) -> Option<Timestamp> {
        let day = self.day()? * DAY;
        let Some(clock) = self.clock else {
            return Some(Timestamp {
                ms: day,
                precision: Precision::Date,
            });
        };
        let clock = halved(clock, self.half)?;
        Some(Timestamp {
            ms: day + clock - self.zone.unwrap_or_default() * MINUTE,
            precision: match self.zone {
                Some(_) => Precision::Instant,
                None => Precision::Local,
            },
        })
    }

    /// The day, counted from 1970-01-01. A year comes first or last, a day before its month.
    fn day(&self) -> Option<f64> {
        let [first, second, third] = self.parts;
        let is_year_first = first.len() == 4;
        let (year, month, day) = match (self.count, is_year_first, self.month) {
            (3, true, 0) => (first, natural(second, 10)?, third),
            (3, false, 0) => (third, natural(second, 10)?, first),
            (2, true, month @ 1..) => (first, month, second),
            (2, false, month @ 1..) => (second, month, first),
            _ => return None,
        };
        let year = match (year.len(), natural(year, 10)?) {
            (4, year @ 1000..) => year,
            // RFC 2822, section 4.3.
            (2, year @ ..50) => year + 2000,
            (2 | 3, year) => year + 1900,
            _ => return None,
        };
        let day = natural(day, 10).filter(|day| *day > 0)?;
        if !(1..=12).contains(&month) || day > 31 {
            return None;
        }
        // The thirteenth month is the first of the next year.
        let (at, next) = (days(year, month, day), days(year, month + 1, 1));
        (at < next).then_some(at)
    }
}

/// A clock of twelve hours by that of a day; "18:30 CH" has it already.
fn halved(clock: f64, half: u8) -> Option<f64> {
    const NOON: f64 = 12.0 * HOUR;
    let is_twelve = (NOON..NOON + HOUR).contains(&clock);
    let (from, to) = match half {
        b'p' => (0.0, NOON),
        // "1 giờ trưa"
        b'n' => (0.0, NOON / 2.0),
        // "11 giờ đêm"
        b'd' => (NOON / 2.0, NOON),
        _ => (0.0, 0.0),
    };
    match half {
        b'a' | b'd' if is_twelve => Some(clock - NOON),
        b'a' if clock >= NOON => None,
        _ if (from..to).contains(&clock) => Some(clock + NOON),
        _ => Some(clock),
    }
}

fn is_digit(byte: u8) -> bool {
    byte.is_ascii_digit()
}

fn is_letter(byte: u8) -> bool {
    matches!(byte, b'a'..=b'z' | b'?')
}
