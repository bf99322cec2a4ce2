//! What time it is where the reader's clock is wrong.
//!
//! Servers say when they answered (`Date`, RFC 9110, section 6.6.1), and a page may read that of its
//! own origin, and of others that expose it. By it "just now" is just now on a phone that is five
//! minutes slow, too.

use crate::source::value::calendar::{DAY, MINUTE};
use crate::source::value::time;
use std::cell::Cell;

thread_local! {
    static AHEAD: Cell<f64> = const { Cell::new(0.0) };
}

/// What the servers' clock is ahead of the reader's, in milliseconds.
pub fn ahead() -> f64 {
    AHEAD.get()
}

/// Takes in the `Date` of an answer that came at `now`; `is_new` where no cache can have kept it.
pub fn hear(date: &str, now: f64, is_new: bool) {
    if let Some(told) = time::parse(date) {
        AHEAD.set(learned(AHEAD.get(), told.ms - now, is_new));
    }
}

/// What the servers' clock is ahead, from what was `known` and what an answer told.
///
/// What was kept for a while makes the servers' clock look late, never early. A minute is what an
/// answer may take; and a clock that is off by more than a day is one that the page made.
pub fn learned(known: f64, told: f64, is_new: bool) -> f64 {
    let differs = told - known > MINUTE || (is_new && known - told > MINUTE);
    let is_clock = told.abs() < DAY;
    if differs && is_clock { told } else { known }
}
