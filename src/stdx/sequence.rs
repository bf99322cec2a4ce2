//! The order in which things happened on this page, whatever its clocks say.

use std::cell::Cell;

thread_local! {
    static LAST: Cell<u32> = const { Cell::new(0) };
}

/// The next number: of two things, the one that has the lower came first.
pub fn next() -> u32 {
    let next = LAST.get() + 1;
    LAST.set(next);
    next
}
