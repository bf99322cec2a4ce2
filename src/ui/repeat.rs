//! What happens again and again, by a period that follows signals.

use crate::source::clock::Interval;
use crate::ui::dom::{follow, keep};
use std::cell::RefCell;
use std::rc::Rc;

/// Calls `tick` every so many seconds while `period` gives them, until the current owner ends.
pub fn repeat(period: impl FnMut() -> Option<f64> + 'static, tick: impl Fn() + 'static) {
    repeat_boxed(Box::new(period), Rc::new(tick));
}

fn repeat_boxed(mut period: Box<dyn FnMut() -> Option<f64>>, tick: Rc<dyn Fn()>) {
    let timer: Rc<RefCell<Option<Interval>>> = Rc::default();
    let running = timer.clone();
    follow(move || {
        let tick = tick.clone();
        let next = period().map(|seconds| Interval::new(seconds, move || tick()));
        let old = running.replace(next);
        drop(old);
    });
    keep(timer);
}
