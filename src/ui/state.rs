//! A value that views follow.

use crate::ui::trigger::Trigger;
use std::cell::RefCell;
use std::rc::Rc;

/// A signal: whoever reads it inside an effect is run again when it is set. Clones are the same
/// signal.
///
/// It is a trigger beside a plain cell. Leptos' own signals are compiled once more for each type of value, locks and all,
/// 2 KB (raw) a type; this way only the reading is.
pub struct State<T>(Rc<Inner<T>>);

struct Inner<T> {
    value: RefCell<T>,
    changed: Trigger,
}

impl<T> Clone for State<T> {
    // Closures hold signals by the dozen, and to count a reference in place takes 20 bytes.
    #[inline(never)]
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: Clone> State<T> {
    /// A signal that holds `value`.
    pub fn new(value: T) -> Self {
        Self(Rc::new(Inner {
            value: RefCell::new(value),
            changed: Trigger::default(),
        }))
    }

    /// The value, followed.
    pub fn get(&self) -> T {
        self.0.changed.track();
        self.peek()
    }

    /// The value as it is now, not followed.
    pub fn peek(&self) -> T {
        self.0.value.borrow().clone()
    }

    /// Another value.
    pub fn set(&self, value: T) {
        // Dropped after the borrow: what ends with it may read this.
        let old = self.0.value.replace(value);
        drop(old);
        self.0.changed.notify();
    }
}

impl<T: Clone + PartialEq> State<T> {
    /// Another value; nobody is told of the same one again.
    pub fn change(&self, value: T) {
        if self.peek() != value {
            self.set(value);
        }
    }
}

impl<T: Clone + Default> Default for State<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}
