//! What lives as long as the view that made it: effects, and things held for it.

use crate::stdx::callback::{Callback, boxed};
use leptos::prelude::{RenderEffect, on_cleanup};
use leptos::reactive::graph::{Subscriber, ToAnySubscriber};
use std::any::Any;
use std::cell::RefCell;

/// Runs `effect` now and whenever a signal it read has changed, until the current owner ends.
pub fn follow(effect: impl FnMut() + 'static) {
    keep(Following::new(boxed(effect)));
}

struct Following(RenderEffect<()>);

impl Following {
    fn new(mut effect: Box<dyn Callback<(), ()>>) -> Self {
        Self(RenderEffect::new(move |_| effect.call(())))
    }
}

impl Drop for Following {
    fn drop(&mut self) {
        // A signal lists an effect that ended until it is next notified, and one that lives as
        // long as the page (`ui::motion`) may never be.
        let subscriber = self.0.to_any_subscriber();
        subscriber.clear_sources(&subscriber);
    }
}

/// What is held for owners, and which places are free again.
type Held = (Vec<Option<Box<dyn Any>>>, Vec<usize>);

thread_local! {
    static HELD: RefCell<Held> = const { RefCell::new((Vec::new(), Vec::new())) };
}

/// Holds a thing (a listener, a timer, a request) until the current owner ends, then drops it.
pub fn keep<T: 'static>(thing: T) {
    hold(Box::new(thing));
}

/// An owner takes what may go to another thread, and nothing of a page may: it gets a number.
fn hold(thing: Box<dyn Any>) {
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
}
