//! What waits, and goes on in a microtask: each thing by its place, in one queue.

use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Wake, Waker};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = queueMicrotask)]
    fn queue_microtask(run: &Closure<dyn FnMut()>);
}

/// What is held in a place until it is released. What may go to another thread, as wakers and the nodes of Leptos' graph
/// may, and nothing of a page, knows it by that.
pub(crate) trait Held {
    /// Goes on, when it is due.
    fn go_on(&self, place: usize) {
        let _ = place;
    }

    /// It is released. It may be going on, and is dropped after that.
    fn end(&self) {}
}

/// What is in each place, and which are free again.
type Places = (Vec<Option<Rc<dyn Held>>>, Vec<usize>);

thread_local! {
    static HELD: RefCell<Places> = const { RefCell::new((Vec::new(), Vec::new())) };
    /// The places of what may go on.
    static DUE: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
    static RUN: Closure<dyn FnMut()> = Closure::new(run);
}

/// Holds a thing, and gives its place.
pub(crate) fn hold(thing: Rc<dyn Held>) -> usize {
    HELD.with_borrow_mut(|(things, free)| {
        let place = free.pop().unwrap_or(things.len());
        match things.get_mut(place) {
            Some(empty) => *empty = Some(thing),
            None => things.push(Some(thing)),
        }
        place
    })
}

/// Holds it no longer.
pub(crate) fn release(place: usize) {
    let thing = HELD.with_borrow_mut(|(things, free)| {
        free.push(place);
        things.get_mut(place)?.take()
    });
    // Outside the borrow: what ends may end more.
    if let Some(thing) = thing {
        thing.end();
    }
}

/// Has what is in a place go on, in a microtask. Another thing may be there by then: it has to know whether it was meant.
pub(crate) fn go_on(place: usize) {
    let count = DUE.with_borrow_mut(|due| {
        due.push(place);
        due.len()
    });
    // Tests have no microtasks, and call it themselves.
    if cfg!(target_arch = "wasm32") && count == 1 {
        RUN.with(queue_microtask);
    }
}

/// Goes on with what is due; what becomes due meanwhile has the next microtask.
fn run() {
    for place in DUE.take() {
        let thing = HELD.with_borrow(|(things, _)| things.get(place)?.clone());
        if let Some(thing) = thing {
            thing.go_on(place);
        }
    }
}

struct Task(RefCell<Pin<Box<dyn Future<Output = ()>>>>);

/// Runs a future from the next microtask on.
///
/// `wasm_bindgen_futures` has this, too, also for pages without microtasks and for threads.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    let task = Task(RefCell::new(Box::pin(future)));
    go_on(hold(Rc::new(task)));
}

/// What a task that waits is told by.
struct Waiting(usize);

impl Wake for Waiting {
    fn wake(self: Arc<Self>) {
        go_on(self.0);
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

/// Goes on until nothing is due any more.
#[cfg(test)]
pub(crate) fn settle() {
    while DUE.with_borrow(|due| !due.is_empty()) {
        run();
    }
}

#[cfg(test)]
mod tests {
    use super::{HELD, settle, spawn};
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

    fn held() -> usize {
        HELD.with_borrow(|(things, _)| things.iter().flatten().count())
    }

    #[test]
    fn a_task_begins_later_and_goes_on_when_it_is_woken() {
        let gate = Gate::default();
        gate.wait();
        assert_eq!(gate.count(), 0);
        settle();
        assert_eq!((gate.count(), held()), (1, 1));
        gate.0.is_open.set(true);
        settle();
        assert_eq!(gate.count(), 1, "nobody woke it");
        gate.wake();
        settle();
        assert_eq!((gate.count(), held()), (2, 0));
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
        assert_eq!(held(), 1);
        second.0.is_open.set(true);
        second.wake();
        settle();
        assert_eq!(held(), 0);
        HELD.with_borrow(|(things, _)| assert_eq!(things.len(), 1, "one place for both"));
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
        assert_eq!((gate.count(), held()), (2, 0));
    }
}
