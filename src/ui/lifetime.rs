//! What lives as long as the view that made it.

use leptos::prelude::on_cleanup;
use std::any::Any;
use std::cell::RefCell;

/// What is held for owners, and which places are free again.
type Held = (Vec<Option<Box<dyn Any>>>, Vec<usize>);

thread_local! {
    static HELD: RefCell<Held> = const { RefCell::new((Vec::new(), Vec::new())) };
}

/// Holds a thing (a listener, a timer, a request) until the current owner ends, then drops it.
pub fn keep<T: 'static>(thing: T) {
    hold(Box::new(thing));
}

/// The same, and gives its place: an owner takes what may go to another thread, as Leptos' graph does, and nothing of a
/// page may, so each has a number.
pub(crate) fn hold(thing: Box<dyn Any>) -> usize {
    let place = HELD.with_borrow_mut(|(things, free)| {
        let place = free.pop().unwrap_or(things.len());
        match things.get_mut(place) {
            Some(empty) => *empty = Some(thing),
            None => things.push(Some(thing)),
        }
        place
    });
    on_cleanup(move || {
        let thing = HELD.with_borrow_mut(|(things, free)| {
            free.push(place);
            things.get_mut(place)?.take()
        });
        // Outside the borrow: what ends may end more.
        drop(thing);
    });
    place
}

/// Looks at what is held in a place, if it is of this type.
pub(crate) fn look<T: 'static, R>(place: usize, with: impl FnOnce(&T) -> R) -> Option<R> {
    HELD.with_borrow(|(things, _)| {
        let thing = things.get(place)?.as_ref()?;
        thing.downcast_ref().map(with)
    })
}
