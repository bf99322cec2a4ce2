//! Steps that take longer in a longer payload, counted: a test holds that reading is linear.
//!
//! The bundle that is shipped is built without `inspected` (see `build.rs`) and counts nothing.

#[cfg(inspected)]
use std::cell::Cell;

#[cfg(inspected)]
thread_local! {
    static STEPS: Cell<u64> = const { Cell::new(0) };
}

/// Something was looked at that there may be more of in a longer payload.
#[inline]
pub fn step() {
    #[cfg(inspected)]
    STEPS.set(STEPS.get() + 1);
}

/// How many steps were taken since this was last asked.
#[cfg(inspected)]
pub fn take_steps() -> u64 {
    STEPS.take()
}
