//! Times in words and figures, in whatever order people put them.
//!
//! A text is read from left to right, and each thing in it is a clue: a number of a date, the name
//! of a month, a clock, a half of the day, a zone. What is no clue and not known to mean nothing
//! makes it no time at all: it might mean a great deal, as in "2 giờ trước".

use super::calendar::{DAY, HOUR, MINUTE, days};
use crate::model::{Precision, Timestamp};
use crate::stdx::search::{after, find, has, is_listed};
use crate::stdx::text::Text as _;

/// Words with what they mean: `a` before noon, `p` after it, `n` around noon, `d` in the night;
/// hours ahead of UTC; `m` that a month follows, `w` that a day of the week does; numbers, as
/// Vietnamese has them in the names of both: the tenth and the twelfth follow 9 in ASCII.
///
/// Letters beyond ASCII are `?`. Zones are those of RFC 2822, section 4.3, and Indochina's.
const WORDS: &str = " am=a sa=a s?ng=a pm=p ch=p chi?u=p t?i=p tr?a=n ??m=d th?ng=m thg=m th?=w \
    th=w gi?ng=1 m?t=1 hai=2 ba=3 t?=4 n?m=5 s?u=6 b?y=7 t?m=8 ch?n=9 m??i=: ch?p=< gmt=+0 \
    utc=+0 ut=+0 z=+0 est=-5 edt=-4 cst=-6 cdt=-5 mst=-7 mdt=-6 pst=-8 pdt=-7 ict=+7 ";

/// Words that say nothing of when.
const IDLE: &str = "ch? nh?t cn ng?y gi? ph?t gi?y l?c v?o c?p xu?t b?n ??ng at on st nd rd \
    published updated posted";

const MONTHS: &str = "janfebmaraprmayjunjulaugsepoctnovdec";

const WEEKDAYS: &str = "montuewedthufrisatsun";

/// The time that a folded text tells.
pub(super) fn read(text: &str) -> Option<Timestamp> {
    let mut clues = Clues::of(text);
    loop {
        let before = clues.before();
        match clues.peek(0) {
            0 => return clues.time(),
            b'0'..=b'9' => clues.number()?,
            b'a'..=b'z' | b'?' => clues.word()?,
            // The name of a zone that is known already.
            b'(' | b'[' if clues.zone.is_some() => return clues.time(),
            sign @ (b'+' | b'-') if clues.is_offset(sign, before) => clues.offset()?,
            _ => clues.at += 1,
        }
    }
}

/// The minutes that a folded text is ahead of UTC: `utc+7`, `gmt+07:00`, `+5:30`, `(utc+07:00) hanoi`.
pub(super) fn zone(text: &str) -> Option<f64> {
    let mut clues = Clues::of(text);
    clues.at += usize::from(clues.peek(0) == b'(');
    if is_letter(clues.peek(0)) {
        clues.word()?;
        clues.zone?;
        clues.spaces();
    }
    // Behind a name alone nothing may follow: "GMT Standard Time" is London's.
    let is_whole = match clues.peek(0) {
        b'+' | b'-' => {
            clues.offset()?;
            // "+5.5" is half an hour more.
            !matches!(clues.peek(0), b'0'..=b'9' | b'.' | b',')
        }
        next => next == 0,
    };
    clues.zone.filter(|_| is_whole)
}

/// What was found so far.
#[derive(Default)]
struct Clues<'t> {
    text: &'t str,
    at: usize,
    /// The numbers of the date as they stand, each with how many digits it has.
    parts: [(u32, usize); 3],
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
    fn of(text: &'t str) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }

    /// A byte from here on; 0 at the end.
    fn peek(&self, ahead: usize) -> u8 {
        let byte = self.text.as_bytes().get(self.at + ahead);
        byte.copied().unwrap_or_default()
    }

    fn before(&self) -> u8 {
        let before = self.text.as_bytes().get(self.at.wrapping_sub(1));
        before.copied().unwrap_or(b' ')
    }

    fn eat(&mut self, byte: u8) -> bool {
        let is_it = self.peek(0) == byte;
        self.at += usize::from(is_it);
        is_it
    }

    fn spaces(&mut self) {
        while self.eat(b' ') {}
    }

    /// How many digits stand here.
    fn run(&self) -> usize {
        let mut run = 0;
        while is_digit(self.peek(run)) {
            run += 1;
        }
        run
    }

    /// So many digits, as a number.
    fn take(&mut self, digits: usize) -> u32 {
        let mut value = 0;
        for _ in 0..digits {
            value = value * 10 + u32::from(self.peek(0).wrapping_sub(b'0'));
            self.at += 1;
        }
        value
    }

    fn has_date(&self) -> bool {
        self.count + usize::from(self.month > 0) == 3
    }

    fn number(&mut self) -> Option<()> {
        let run = self.run();
        // In "6 PM, November 24, 2026" there is a year to come.
        let is_dated = self.has_date() && self.parts.iter().any(|part| part.1 == 4);
        match run {
            10 if self.peek(0) == b'1' => None, // a count of seconds, before 2033
            8 | 10 | 12 | 14 if self.count == 0 => {
                for digits in [4, 2, 2] {
                    self.part(digits)?;
                }
                let clock = run - 8;
                (clock == 0 || self.clock_in_a_row(clock).is_some()).then_some(())
            }
            4 | 6 if is_dated => self.clock_in_a_row(run),
            1 | 2 if self.begins_clock(run) => self.clock(run),
            1..=4 => self.part(run),
            _ => None,
        }
    }

    /// A number of the date.
    fn part(&mut self, digits: usize) -> Option<()> {
        let value = self.take(digits);
        let is_month = self.names_month && self.month == 0;
        self.names_month = false;
        if is_month {
            self.month = value;
        } else {
            *self.parts.get_mut(self.count)? = (value, digits);
            self.count += 1;
        }
        Some(())
    }

    /// True where the number is the hour: `6:30`, `6h30`, `6 giờ 30`; `6.30` after a date.
    fn begins_clock(&self, run: usize) -> bool {
        let rest = self.text.get(self.at + run..).unwrap_or_default();
        let rest = rest.trimmed_start();
        let is_unit = |unit: &str| {
            let next = rest.as_bytes().get(unit.len()).copied();
            rest.starts_with(unit) && !next.is_some_and(is_letter)
        };
        let is_mark = is_unit(":") || self.has_date() && is_unit(".");
        self.clock.is_none() && (is_mark || is_unit("h") || is_unit("g") || is_unit("gi?"))
    }

    fn clock(&mut self, run: usize) -> Option<()> {
        let hours = self.take(run);
        self.spaces();
        while is_letter(self.peek(0)) || matches!(self.peek(0), b':' | b'.') {
            self.at += 1;
        }
        let behind = self.at;
        self.spaces();
        let mut run = self.run();
        if self.at > behind && matches!(self.peek(run), b'/' | b'-' | b'.') {
            // "6 giờ 24/11": the number is of the date.
            run = 0;
        }
        let minutes = self.take(run.min(3));
        let seconds = match self.eat(b':') {
            true => self.seconds(2),
            false => 0.0,
        };
        self.set_clock(hours, minutes, seconds)
    }

    /// `06`, `0630`, `063000`, `063000.250`
    fn clock_in_a_row(&mut self, run: usize) -> Option<()> {
        let (hours, minutes) = (self.take(2), self.take(run.min(4) - 2));
        let seconds = self.seconds(run.max(4) - 4);
        self.set_clock(hours, minutes, seconds)
    }

    /// Seconds of at most so many digits; a comma may stand for the point.
    fn seconds(&mut self, most: usize) -> f64 {
        let mut seconds = f64::from(self.take(self.run().min(most)));
        if matches!(self.peek(0), b'.' | b',') && is_digit(self.peek(1)) {
            self.at += 1;
            let mut unit = 0.1;
            while is_digit(self.peek(0)) {
                seconds += f64::from(self.take(1)) * unit;
                unit /= 10.0;
            }
        }
        seconds
    }

    fn set_clock(&mut self, hours: u32, minutes: u32, seconds: f64) -> Option<()> {
        let ms = f64::from(hours) * HOUR + f64::from(minutes) * MINUTE + (seconds * 1000.0).round();
        // A minute can have 61 seconds, and a day ends at 24:00.
        let fits = minutes < 60 && seconds < 61.0 && ms <= DAY && self.clock.is_none();
        self.clock = Some(ms);
        fits.then_some(())
    }

    /// True where a sign begins an offset, not only parts what is on its sides.
    fn is_offset(&self, sign: u8, before: u8) -> bool {
        // "24/11/2026 06:30-07:30" ends an hour later; "2026-11-24-05:00" is of XML Schema.
        let is_iso = self.has_date() && self.parts[0].1 == 4 && !has(self.text, '/');
        let is_behind_clock = self.clock.is_some() && before == b' ';
        let is_behind_zone = self.zone.is_some() && !is_digit(before);
        is_digit(self.peek(1)) && (sign == b'+' || is_iso || is_behind_clock || is_behind_zone)
    }

    /// `+07:00`, `+0700`, `+7`
    fn offset(&mut self) -> Option<()> {
        let sign = if self.peek(0) == b'-' { -1.0 } else { 1.0 };
        self.at += 1;
        let run = self.run();
        let hours = self.take(if run > 2 { run - 2 } else { run }.min(3));
        let minutes = match run > 2 || self.eat(b':') {
            true => self.take(self.run().min(3)),
            false => 0,
        };
        // No clock is further ahead, or as far behind.
        let fits = run > 0 && hours <= 14 && minutes < 60;
        self.set_zone(fits.then(|| sign * f64::from(hours * 60 + minutes))?)
    }

    /// What is said twice must be the same; "GMT" alone says nothing.
    fn set_zone(&mut self, minutes: f64) -> Option<()> {
        let known = self.zone.replace(minutes).unwrap_or_default();
        (known == 0.0 || known == minutes).then_some(())
    }

    fn word(&mut self) -> Option<()> {
        let (start, before) = (self.at, self.before());
        while is_letter(self.peek(0)) {
            self.at += 1;
        }
        let mut word = self.text.get(start..self.at)?;
        if matches!(word, "a" | "p") && self.peek(0) == b'.' && self.peek(1) == b'm' {
            self.at += 2;
            word = if word == "a" { "am" } else { "pm" };
        }
        let is_begun = self.count > 0 || self.month > 0;
        let meaning = match (word, self.clock) {
            ("t", _) if !is_begun => "w",
            // "24 Th5, 2026"
            ("th", _) if is_begun => "m",
            // As ISO 8601 has it.
            ("t", None) => return Some(()),
            // "06:30h"
            ("h", _) if is_digit(before) => return Some(()),
            _ => after(WORDS, &[" ", word, "="].concat()).unwrap_or_default(),
        };
        let mut bytes = meaning.bytes();
        match bytes.next() {
            Some(half @ (b'a' | b'p' | b'n' | b'd')) => self.half = half,
            Some(b'm') => self.names_month = true,
            Some(b'w') => {
                // "Thứ 3": the number is not one of the date. "Th12 05, 2026": it is the month.
                self.spaces();
                let run = self.run();
                self.at += usize::from(run == 1);
                self.names_month = run == 2;
            }
            Some(sign @ (b'+' | b'-')) => {
                let hours = f64::from(bytes.next()? - b'0');
                return self.set_zone(if sign == b'-' { -hours } else { hours } * 60.0);
            }
            Some(number) => self.numeral(u32::from(number - b'0')),
            // Letters of the military stand for UTC (RFC 2822, section 4.3).
            None if word.len() == 1 && word != "j" && before == b' ' => {
                return self.clock.and_then(|_| self.set_zone(0.0));
            }
            None if is_listed(IDLE, word) => {}
            None => return self.name(word),
        }
        Some(())
    }

    /// "Tháng Mười Một"; else of a day of the week, or "năm".
    fn numeral(&mut self, number: u32) {
        let is_first = self.month == 0;
        let is_second = self.month == 10 && number <= 2;
        if self.names_month && (is_first || is_second) {
            self.month += number;
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
        let at = |ms, precision| Some(Timestamp { ms, precision });
        let Some(clock) = self.clock else {
            return at(day, Precision::Date);
        };
        let ms = day + halved(clock, self.half)?;
        match self.zone {
            Some(zone) => at(ms - zone * MINUTE, Precision::Instant),
            None => at(ms, Precision::Local),
        }
    }

    /// The day, counted from 1970-01-01. A year comes first or last, a day before its month.
    fn day(&self) -> Option<f64> {
        let [mut day, mut second, mut year] = self.parts;
        if self.month > 0 && self.count == 2 {
            (second, year) = ((self.month, 2), second);
        } else if self.month > 0 || self.count < 3 {
            return None;
        }
        if day.1 == 4 {
            (day, year) = (year, day);
        }
        let (month, day) = (second.0, day.0);
        let year = match year {
            (year @ 1000.., 4) => year,
            // RFC 2822, section 4.3.
            (year @ ..50, 2) => year + 2000,
            (year, 2 | 3) => year + 1900,
            _ => return None,
        };
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
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
