//! What waits for promises while the page goes on.

use std::cell::RefCell;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Wake, Waker};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;

type Task = Pin<Box<dyn Future<Output = ()>>>;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = queueMicrotask)]
    fn queue_microtask(run: &Closure<dyn FnMut()>);
}

thread_local! {
    /// What is not over yet, and which places are free again.
    static TASKS: RefCell<(Vec<Option<Task>>, Vec<usize>)> = const { RefCell::new((Vec::new(), Vec::new())) };
    /// The places of those that may go on.
    static DUE: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
    static RUN: Closure<dyn FnMut()> = Closure::new(run);
}

/// Runs a future from the next microtask on.
///
/// `wasm_bindgen_futures` has this, too, also for pages without microtasks and for threads.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    begin(Box::pin(future));
}

fn begin(task: Task) {
    let place = TASKS.with_borrow_mut(|(tasks, free)| {
        let place = free.pop().unwrap_or(tasks.len());
        match tasks.get_mut(place) {
            Some(empty) => *empty = Some(task),
            None => tasks.push(Some(task)),
        }
        place
    });
    go_on(place);
}

/// What a task that waits is told by, by its place.
struct Waiting(usize);

impl Wake for Waiting {
    fn wake(self: Arc<Self>) {
        go_on(self.0);
    }
}

fn go_on(place: usize) {
    let count = DUE.with_borrow_mut(|due| {
        due.push(place);
        due.len()
    });
    // Tests have no microtasks, and call it themselves.
    if cfg!(target_arch = "wasm32") && count == 1 {
        RUN.with(queue_microtask);
    }
}

/// Goes on with what may; who may by then has the next microtask.
fn run() {
    for place in DUE.take() {
        // It may be over since, and another one in its place, which waits on.
        let task = TASKS.with_borrow_mut(|(tasks, _)| tasks.get_mut(place)?.take());
        let Some(mut task) = task else { continue };
        let waker = Waker::from(Arc::new(Waiting(place)));
        let is_over = task
            .as_mut()
            .poll(&mut Context::from_waker(&waker))
            .is_ready();
        let over = TASKS.with_borrow_mut(|(tasks, free)| match tasks.get_mut(place) {
            Some(empty) if !is_over => empty.replace(task),
            _ => {
                free.push(place);
                Some(task)
            }
        });
        // Outside the borrow: what ends may begin more.
        drop(over);
    }
}

#[cfg(test)]
mod tests {
    use super::{DUE, TASKS, run, spawn};
    use std::cell::{Cell, RefCell};
    use std::future::poll_fn;
    use std::rc::Rc;
    use std::task::{Poll, Waker};

    /// What a task waits for, as often as it is told to.
    #[derive(Clone, Default)]
    struct Gate(Rc<(Cell<bool>, RefCell<Option<Waker>>, Cell<u32>)>);

    impl Gate {
        /// A task that is over when this is open, and counts how often it was asked.
        fn wait(&self) {
            let Self(gate) = self.clone();
            spawn(poll_fn(move |cx| {
                let (is_open, waker, count) = &*gate;
                count.set(count.get() + 1);
                waker.replace(Some(cx.waker().clone()));
                match is_open.get() {
                    true => Poll::Ready(()),
                    false => Poll::Pending,
                }
            }));
        }

        fn wake(&self) {
            let waker = self.0.1.borrow().clone();
            if let Some(waker) = waker {
                waker.wake();
            }
        }

        fn count(&self) -> u32 {
            self.0.2.get()
        }
    }

    fn settle() {
        while DUE.with_borrow(|due| !due.is_empty()) {
            run();
        }
    }

    fn held() -> usize {
        TASKS.with_borrow(|(tasks, _)| tasks.iter().flatten().count())
    }

    #[test]
    fn a_task_begins_later_and_goes_on_when_it_is_woken() {
        let gate = Gate::default();
        gate.wait();
        assert_eq!(gate.count(), 0);
        settle();
        assert_eq!((gate.count(), held()), (1, 1));
        gate.0.0.set(true);
        settle();
        assert_eq!(gate.count(), 1, "nobody woke it");
        gate.wake();
        settle();
        assert_eq!((gate.count(), held()), (2, 0));
    }

    #[test]
    fn what_is_over_is_not_asked_again_and_who_has_its_place_waits_on() {
        let (first, second) = (Gate::default(), Gate::default());
        first.0.0.set(true);
        first.wait();
        settle();
        second.wait();
        settle();
        first.wake();
        settle();
        assert_eq!(first.count(), 1);
        assert_eq!(held(), 1);
        second.0.0.set(true);
        second.wake();
        settle();
        assert_eq!(held(), 0);
        TASKS.with_borrow(|(tasks, _)| assert_eq!(tasks.len(), 1, "one place for both"));
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
        gate.0.0.set(true);
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
