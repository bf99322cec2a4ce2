//! Effects: what runs again when something it read has changed.

use crate::source::wire::task::spawn;
use crate::stdx::callback::{Callback, boxed};
use crate::ui::lifetime::{hold, look};
use leptos::prelude::Owner;
use leptos::reactive::graph::{AnySource, AnySubscriber, ReactiveNode, Subscriber, WithObserver};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
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
        is_due: Cell::new(false),
        run: RefCell::new(None),
    });
    let place = hold(Box::new(Following(effect.clone())));
    effect.run(place);
}

struct Effect {
    function: RefCell<Box<dyn Callback<(), ()>>>,
    /// Of what its last run made.
    owner: Owner,
    is_due: Cell<bool>,
    run: RefCell<Option<Arc<Run>>>,
}

/// An effect, as its owner holds it.
struct Following(Rc<Effect>);

impl Drop for Following {
    fn drop(&mut self) {
        // It may be running, and what it reads from now on is nothing to it.
        self.0.run.take();
        self.0.owner.cleanup();
    }
}

/// One run of an effect, by the place where that is held: the node that follows, in Leptos' graph. Nothing has to be taken
/// from the lists of what an earlier run has read: its node is gone.
struct Run(usize);

impl Effect {
    fn run(&self, place: usize) {
        self.is_due.set(false);
        let run = Arc::new(Run(place));
        let id = Arc::as_ptr(&run) as usize;
        let node: Weak<dyn Subscriber + Send + Sync> = Arc::<Run>::downgrade(&run);
        self.run.replace(Some(run));
        self.owner.with_cleanup(|| {
            AnySubscriber(id, node).with_observer(|| self.function.borrow_mut().call(()));
        });
    }
}

impl ReactiveNode for Run {
    fn mark_dirty(&self) {
        let Self(place) = *self;
        let was_due = look(place, |Following(effect)| effect.is_due.replace(true));
        if was_due == Some(false) {
            schedule(place);
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

thread_local! {
    /// The places of effects that are to run.
    static DUE: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
}

fn schedule(place: usize) {
    let count = DUE.with_borrow_mut(|due| {
        due.push(place);
        due.len()
    });
    // Tests have no microtasks, and call it themselves.
    if cfg!(target_arch = "wasm32") && count == 1 {
        spawn(async { run_due() });
    }
}

/// Runs what is due; what becomes due meanwhile is left for the next time.
fn run_due() {
    for place in DUE.take() {
        // Who ended meanwhile is not held any more, and another one may be in its place.
        let effect = look(place, |Following(effect)| effect.clone());
        if let Some(effect) = effect.filter(|it| it.is_due.get()) {
            effect.run(place);
        }
    }
}

#[cfg(test)]
mod tests;
