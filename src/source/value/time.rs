//! Times as backends write them.

use super::calendar;
use super::prose;
use crate::model::{Precision, Timestamp};
use crate::stdx::number::{self, decimal};
use crate::stdx::search::first;
use std::ops::Range;

/// What no text and no count is a time beyond, unless it names the year: 1900 to 2200, in
/// milliseconds.
const PLAUSIBLE: Range<f64> = -2_208_988_800_000.0..7_258_118_400_000.0;

/// A count below this, 1973 in seconds, is a year, an id, or a day of a sheet.
const LEAST: f64 = 1e8;

/// A time given as a number: seconds, milliseconds, microseconds or nanoseconds since the epoch,
/// whichever comes first that is plausible; or digits in a row, `20261124` and `20261124063000`.
pub fn epoch(number: f64) -> Option<Timestamp> {
    let in_a_row = decimal(number).and_then(|digits| prose::read(&digits));
    if let Some(time) = in_a_row.filter(|it| PLAUSIBLE.contains(&it.ms)) {
        return Some(time);
    }
    if number.abs() < LEAST {
        return None;
    }
    let scales = [1000.0, 1.0, 1e-3, 1e-6];
    scales.into_iter().find_map(|scale| instant(number * scale))
}

/// A time given as text. `docs/data.md` has a table of the forms, which is a test.
pub fn parse(text: &str) -> Option<Timestamp> {
    let text = prose::fold(text);
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
