//! What tells effects that something has changed.

use leptos::reactive::graph::{AnySubscriber, Observer, ReactiveNode};
use std::cell::RefCell;
use std::rc::Rc;

/// Whoever reads it inside an effect is run again when it is notified. Clones are the same trigger.
///
/// It takes any subscriber of Leptos' graph, ours (`ui::effect`) or Leptos' own. Leptos' triggers keep theirs in hashed
/// sets behind locks, which with its effects are 2.5 KB of every page.
#[derive(Clone, Default)]
pub struct Trigger(Rc<RefCell<Vec<AnySubscriber>>>);

impl Trigger {
    /// Has the effect that is running, if any, run again at the next `notify`.
    ///
    /// Outside of effects reading is no mistake here, as it would be to Leptos' own `track`.
    pub fn track(&self) {
        let Some(subscriber) = Observer::get() else {
            return;
        };
        let mut all = self.0.borrow_mut();
        // A view reads the same thing many times on end.
        if all.last() == Some(&subscriber) {
            return;
        }
        if all.len() == all.capacity() {
            // What followed and is over, before the list grows.
            all.retain(|AnySubscriber(_, node)| node.strong_count() > 0);
        }
        all.push(subscriber);
    }

    /// Has whoever read it run again, in the order in which they did. They are not told a second time unless they read it
    /// again.
    pub fn notify(&self) {
        for subscriber in self.0.take() {
            subscriber.mark_dirty();
        }
    }

    /// How many are listed, also of those that are over.
    #[cfg(test)]
    pub(crate) fn listed(&self) -> usize {
        self.0.borrow().len()
    }
}
