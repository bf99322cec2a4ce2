//! Times as backends write them.

use super::calendar;
use super::prose;
use crate::model::{Precision, Timestamp};
use crate::stdx::number::{self, decimal};
use crate::stdx::search::first;
use crate::stdx::text::Text as _;
use std::ops::Range;

/// What no text and no count is a time beyond, unless it names the year: 1900 to 2200, in
/// milliseconds.
const PLAUSIBLE: Range<f64> = -2_208_988_800_000.0..7_258_118_400_000.0;

/// The least that a count comes to, in milliseconds: March 1973. What is less is a year, an id, a
/// day of a sheet, or a far end such as `9999999999`; but for zero.
const LEAST: f64 = 1e11;

/// What .NET and Windows count, tenths of microseconds since the years 1 and 1601. As nanoseconds
/// those are before March 1992.
const TICKS: Range<f64> = 1e16..7e17;

/// A time given as a number: seconds, milliseconds, microseconds or nanoseconds since the epoch,
/// whichever comes first that is plausible; or digits in a row, `20261124` and `20261124063000`.
pub fn epoch(number: f64) -> Option<Timestamp> {
    let in_a_row = decimal(number).and_then(|digits| prose::read(&digits));
    if let Some(time) = in_a_row.filter(|it| PLAUSIBLE.contains(&it.ms)) {
        return Some(time);
    }
    if TICKS.contains(&number) {
        return None;
    }
    let scales = [1000.0, 1.0, 1e-3, 1e-6];
    let time = scales
        .into_iter()
        .find_map(|scale| instant(number * scale))?;
    (time.ms.abs() >= LEAST || time.ms == 0.0).then_some(time)
}

/// A time given as text. `docs/data.md` has a table of the forms, which is a test.
pub fn parse(text: &str) -> Option<Timestamp> {
    let text = fold(text);
    if let Some(inside) = text.strip_prefix("/date(") {
        // Microsoft's. The offset behind its milliseconds is that of the writer's own clock.
        let rest = inside.get(1..)?;
        let end = first(rest, &|c| !c.is_ascii_digit())?;
        return instant(number::parse(inside.get(..=end)?)?);
    }
    match number::parse(&text) {
        Some(number) => epoch(number),
        None => prose::read(&text),
    }
}

/// The minutes that a zone is ahead of UTC, if its text says so itself: `UTC+7`, `GMT+07:00`,
/// `+5:30`, `(UTC+07:00) Bangkok, Hanoi, Jakarta`, and the names of [RFC 2822, section 4.3].
///
/// [RFC 2822, section 4.3]: https://www.rfc-editor.org/rfc/rfc2822#section-4.3
pub fn zone(text: &str) -> Option<f64> {
    prose::zone(&fold(text))
}

/// An offset as [`zone`] reads it, `+07:00`, from hours, minutes or seconds: no zone is as many
/// hours ahead as the least is minutes, nor as many minutes as the least is seconds.
pub fn offset(number: f64) -> Option<String> {
    let minutes = match number.abs() {
        ..=14.0 => number * 60.0,
        ..900.0 => number,
        seconds if seconds <= 14.0 * 3600.0 => (number / 60.0).round(),
        _ => return None,
    };
    // Written as a clock that began at midnight.
    let clock = calendar::write(minutes.abs() * calendar::MINUTE, "hh:mm");
    let sign = if minutes < 0.0 { "-" } else { "+" };
    Some([sign, &clock].concat())
}

/// A text in small letters of ASCII, without marks of direction; letters that are beyond, with all
/// that stands above and below them, are `?`. So "sáng", "SÁNG" and its decomposed form are one.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.trimmed().chars() {
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
            '\t'..='\r' | '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}' => ' ',
            '\u{c0}'.. => '?',
            _ => c,
        };
        folded.push(c.to_ascii_lowercase());
    }
    folded
}

fn instant(ms: f64) -> Option<Timestamp> {
    PLAUSIBLE.contains(&ms).then_some(Timestamp {
        ms: ms.round(),
        precision: Precision::Instant,
    })
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
