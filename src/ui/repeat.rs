//! What happens again and again, by a period that follows signals.

use crate::source::wire::timer::Interval;
use crate::stdx::callback::{Callback, boxed};
use crate::ui::effect::follow;
use crate::ui::lifetime::keep;
use std::cell::RefCell;
use std::rc::Rc;

/// Calls `tick` every so many seconds while `period` gives them, until the current owner ends.
pub fn repeat(period: impl FnMut() -> Option<f64> + 'static, tick: impl FnMut() + 'static) {
    repeat_boxed(boxed(period), boxed(tick));
}

fn repeat_boxed(mut period: Box<dyn Callback<(), Option<f64>>>, tick: Box<dyn Callback<(), ()>>) {
    let tick = Rc::new(RefCell::new(tick));
    let timer: Rc<RefCell<Option<Interval>>> = Rc::default();
    let running = timer.clone();
    follow(move || {
        let tick = tick.clone();
        let next = period
            .call(())
            .map(|seconds| Interval::new(seconds, move || tick.borrow_mut().call(())));
        let old = running.replace(next);
        drop(old);
    });
    keep(timer);
}
