//! Futures that run while the page goes on.

use crate::source::wire::queue::{Held, hold, release, schedule};
use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Wake, Waker};

struct Task(RefCell<Pin<Box<dyn Future<Output = ()>>>>);

/// Runs a future from the next microtask on.
///
/// `wasm_bindgen_futures` has this, too, also for pages without microtasks and for threads.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    let task = Task(RefCell::new(Box::pin(future)));
    schedule(hold(Rc::new(task)));
}

/// What a task that waits is told by.
struct Waiting(usize);

impl Wake for Waiting {
    fn wake(self: Arc<Self>) {
        schedule(self.0);
    }
}

impl Held for Task {
    // One that was not meant finds that it has to wait on.
    fn go_on(&self, place: usize) {
        let waker = Waker::from(Arc::new(Waiting(place)));
        let mut task = self.0.borrow_mut();
        let now = task.as_mut().poll(&mut Context::from_waker(&waker));
        if now.is_ready() {
            release(place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::spawn;
    use crate::source::wire::queue::{held, settle};
    use std::cell::{Cell, RefCell};
    use std::future::poll_fn;
    use std::rc::Rc;
    use std::task::{Poll, Waker};

    /// What a task waits for.
    #[derive(Clone, Default)]
    struct Gate(Rc<State>);

    #[derive(Default)]
    struct State {
        is_open: Cell<bool>,
        waker: RefCell<Option<Waker>>,
        count: Cell<u32>,
    }

    impl Gate {
        /// A task that is over when this is open, and counts how often it was asked.
        fn wait(&self) {
            let Self(gate) = self.clone();
            spawn(poll_fn(move |cx| {
                gate.count.set(gate.count.get() + 1);
                gate.waker.replace(Some(cx.waker().clone()));
                match gate.is_open.get() {
                    true => Poll::Ready(()),
                    false => Poll::Pending,
                }
            }));
        }

        fn wake(&self) {
            let waker = self.0.waker.borrow().clone();
            if let Some(waker) = waker {
                waker.wake();
            }
        }

        fn count(&self) -> u32 {
            self.0.count.get()
        }
    }

    #[test]
    fn a_task_begins_later_and_goes_on_when_it_is_woken() {
        let gate = Gate::default();
        gate.wait();
        assert_eq!(gate.count(), 0);
        settle();
        assert_eq!((gate.count(), held().0), (1, 1));
        gate.0.is_open.set(true);
        settle();
        assert_eq!(gate.count(), 1, "nobody woke it");
        gate.wake();
        settle();
        assert_eq!((gate.count(), held().0), (2, 0));
    }

    #[test]
    fn what_is_over_is_not_asked_again_and_who_has_its_place_waits_on() {
        let (first, second) = (Gate::default(), Gate::default());
        first.0.is_open.set(true);
        first.wait();
        settle();
        second.wait();
        settle();
        first.wake();
        settle();
        assert_eq!(first.count(), 1);
        assert_eq!(held().0, 1);
        second.0.is_open.set(true);
        second.wake();
        settle();
        assert_eq!(held(), (0, 1), "one place for both");
    }

    #[test]
    fn a_task_that_ends_may_begin_another_as_it_is_dropped() {
        struct Last(Gate);
        impl Drop for Last {
            fn drop(&mut self) {
                self.0.wait();
            }
        }
        let gate = Gate::default();
        gate.0.is_open.set(true);
        let last = Last(gate.clone());
        spawn(async move { drop(last) });
        let last = Last(gate.clone());
        spawn(poll_fn(move |_| {
            let _ = &last;
            Poll::Ready(())
        }));
        settle();
        assert_eq!((gate.count(), held().0), (2, 0));
    }
}
