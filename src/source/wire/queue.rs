//! What is held, each thing in a place, and goes on in a microtask when it is due.

use crate::source::wire::handler::{Handler, without_argument};
use crate::stdx::callback::boxed;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = queueMicrotask)]
    fn queue_microtask(run: &Handler);
}

/// What is held in a place until it is released. What may go to another thread, as wakers and the nodes of Leptos' graph
/// may, and nothing of a page, knows it by that.
pub(crate) trait Held {
    /// Goes on, when it is due.
    fn go_on(&self, _place: usize) {}

    /// What it waits for has come. It is released then.
    fn hear(&self, _came: Settled) {}

    /// It is released. It may be going on, and is dropped after that.
    fn end(&self) {}
}

/// A promise that is settled: what it resolved to, or why it did not.
pub type Settled = Result<JsValue, JsValue>;

/// What is in each place, and which are free again.
type Places = (Vec<Option<Rc<dyn Held>>>, Vec<usize>);

thread_local! {
    static HELD: RefCell<Places> = const { RefCell::new((Vec::new(), Vec::new())) };
    /// The places of what may go on.
    static DUE: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
    static RUN: Handler = without_argument(boxed(run));
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
    // Outside the borrow: what ends may end more.
    if let Some(thing) = take(place) {
        thing.end();
    }
}

fn take(place: usize) -> Option<Rc<dyn Held>> {
    HELD.with_borrow_mut(|(things, free)| {
        free.push(place);
        things.get_mut(place)?.take()
    })
}

/// Gives what is in a place what it waits for, and holds it no longer.
pub(crate) fn hear(place: usize, came: Settled) {
    if let Some(thing) = take(place) {
        thing.hear(came);
    }
}

/// Has what is in a place go on, in a microtask. Another thing may be there by then: it has to know whether it was meant.
pub(crate) fn schedule(place: usize) {
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

/// Goes on until nothing is due any more.
#[cfg(test)]
pub(crate) fn settle() {
    while DUE.with_borrow(|due| !due.is_empty()) {
        run();
    }
}

/// How many things are held, and in how many places.
#[cfg(test)]
pub(crate) fn held() -> (usize, usize) {
    HELD.with_borrow(|(things, _)| (things.iter().flatten().count(), things.len()))
}

#[cfg(test)]
mod tests {
    use super::{Held, Settled, hear, held, hold};
    use std::cell::Cell;
    use std::rc::Rc;
    use wasm_bindgen::JsValue;

    #[derive(Default)]
    struct Ear(Cell<u32>);

    impl Held for Ear {
        fn hear(&self, came: Settled) {
            self.0.set(self.0.get() + if came.is_ok() { 1 } else { 10 });
        }
    }

    #[test]
    fn what_waits_hears_once_and_who_has_its_place_hears_the_next() {
        let (first, second) = (Rc::new(Ear::default()), Rc::new(Ear::default()));
        let place = hold(first.clone());
        hear(place, Ok(JsValue::UNDEFINED));
        assert_eq!((first.0.get(), held()), (1, (0, 1)));
        assert_eq!(hold(second.clone()), place);
        hear(place, Err(JsValue::NULL));
        assert_eq!((first.0.get(), second.0.get()), (1, 10));
    }
}
