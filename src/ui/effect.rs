//! Effects: what runs again when something it read has changed.

use crate::source::wire::queue::{Held, schedule};
use crate::stdx::callback::{Callback, boxed};
use crate::ui::lifetime::hold_for_owner;
use leptos::prelude::Owner;
use leptos::reactive::graph::{AnySource, AnySubscriber, ReactiveNode, Subscriber, WithObserver};
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Weak};

/// Runs `effect` now and whenever something it read has changed, until the current owner ends. It runs again in a
/// microtask, once for all that changed until then.
pub fn follow(effect: impl FnMut() + 'static) {
    begin(boxed(effect));
}

fn begin(function: Box<dyn Callback<(), ()>>) {
    let effect = Rc::new(Effect {
        function: RefCell::new(function),
        // It ends with what is held.
        owner: Owner::default(),
        run: RefCell::new(None),
    });
    let place = hold_for_owner(effect.clone());
    effect.run(place);
}

struct Effect {
    function: RefCell<Box<dyn Callback<(), ()>>>,
    /// Of what its last run made.
    owner: Owner,
    run: RefCell<Option<Arc<Run>>>,
}

/// One run of an effect, by the place where that is held: the node that follows, in Leptos' graph. Nothing has to be taken
/// from the lists of what an earlier run has read: its node is gone.
struct Run {
    place: usize,
    /// True once something it read has changed.
    is_over: AtomicBool,
}

impl Effect {
    fn run(&self, place: usize) {
        let run = Arc::new(Run {
            place,
            is_over: AtomicBool::new(false),
        });
        let id = Arc::as_ptr(&run) as usize;
        let node: Weak<dyn Subscriber + Send + Sync> = Arc::<Run>::downgrade(&run);
        self.run.replace(Some(run));
        self.owner.with_cleanup(|| {
            AnySubscriber(id, node).with_observer(|| self.function.borrow_mut().call(()));
        });
    }
}

impl Held for Effect {
    fn go_on(&self, place: usize) {
        let run = self.run.borrow().clone();
        if run.is_some_and(|it| it.is_over.load(Ordering::Relaxed)) {
            self.run(place);
        }
    }

    fn end(&self) {
        // It may be running, and what it reads from now on is nothing to it.
        self.run.take();
        self.owner.cleanup();
    }
}

impl ReactiveNode for Run {
    fn mark_dirty(&self) {
        if !self.is_over.swap(true, Ordering::Relaxed) {
            schedule(self.place);
        }
    }

    /// What is derived of something that changed counts as changed.
    fn mark_check(&self) {
        self.mark_dirty();
    }

    fn mark_subscribers_check(&self) {}

    fn update_if_necessary(&self) -> bool {
        false
    }
}

impl Subscriber for Run {
    fn add_source(&self, _: AnySource) {}

    fn clear_sources(&self, _: &AnySubscriber) {}
}

#[cfg(test)]
mod tests;
