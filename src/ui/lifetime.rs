//! What lives as long as the view that made it.

use crate::source::wire::queue::{Held, hold, release};
use leptos::prelude::on_cleanup;
use std::rc::Rc;

/// Holds a thing (a listener, a timer, a request) until the current owner ends, then drops it.
pub fn keep<T: 'static>(thing: T) {
    hold_for_owner(Rc::new(Kept(thing)));
}

/// It is never due.
struct Kept<T>(T);

impl<T> Held for Kept<T> {}

/// Holds it so, and gives its place.
pub(crate) fn hold_for_owner(thing: Rc<dyn Held>) -> usize {
    let place = hold(thing);
    on_cleanup(move || release(place));
    place
}
