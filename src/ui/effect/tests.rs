//! What effects do when what they read changes.

use super::follow;
use crate::source::wire::queue::settle;
use crate::ui::lifetime::keep;
use crate::ui::state::State;
use crate::ui::trigger::Trigger;
use leptos::prelude::{ArcMemo, ArcRwSignal, Get, Owner, Set};
use leptos::reactive::graph::{AnySource, AnySubscriber, ReactiveNode, Subscriber, WithObserver};
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Weak};

const NOTHING: [i32; 0] = [];

/// What effects have seen.
#[derive(Clone, Default)]
struct Seen(Rc<RefCell<Vec<i32>>>);

impl Seen {
    fn see(&self, value: i32) {
        self.0.borrow_mut().push(value);
    }

    /// What was seen since it was last asked for, once nothing is due.
    fn since(&self) -> Vec<i32> {
        settle();
        self.0.take()
    }
}

/// Runs an effect, which says what it sees.
fn following(owner: &Owner, mut effect: impl FnMut(&Seen) + 'static) -> Seen {
    let seen = Seen::default();
    let sees = seen.clone();
    owner.with(|| follow(move || effect(&sees)));
    seen
}

fn followed(owner: &Owner, value: &State<i32>) -> Seen {
    let value = value.clone();
    following(owner, move |seen| seen.see(value.get()))
}

#[test]
fn an_effect_runs_at_once_and_when_what_it_read_has_changed() {
    let (owner, value) = (Owner::new(), State::new(1));
    let seen = followed(&owner, &value);
    assert_eq!(seen.since(), [1]);
    value.set(2);
    assert_eq!(seen.0.take(), NOTHING, "not while somebody sets it");
    value.set(3);
    assert_eq!(seen.since(), [3], "once for all that changed");
    assert_eq!(seen.since(), NOTHING);
}

#[test]
fn an_effect_follows_what_its_last_run_has_read() {
    let owner = Owner::new();
    let (which, left, right) = (State::new(true), State::new(1), State::new(10));
    let (chosen, one, other) = (which.clone(), left.clone(), right.clone());
    let seen = following(&owner, move |seen| {
        seen.see(if chosen.get() { one.get() } else { other.get() });
    });
    which.set(false);
    assert_eq!(seen.since(), [1, 10]);
    left.set(2);
    assert_eq!(seen.since(), NOTHING);
    right.set(20);
    assert_eq!(seen.since(), [20]);
}

#[test]
fn an_effect_ends_with_its_owner_though_it_is_due() {
    let (owner, value) = (Owner::new(), State::new(1));
    let seen = followed(&owner, &value);
    value.set(2);
    owner.cleanup();
    assert_eq!(seen.since(), [1]);
    value.set(3);
    assert_eq!(seen.since(), NOTHING);
}

#[test]
fn what_takes_the_place_of_one_that_was_due_does_not_run_for_it() {
    let (owner, value) = (Owner::new(), State::new(1));
    let seen = followed(&owner, &value);
    value.set(2);
    owner.cleanup();
    let next = followed(&owner, &State::new(5));
    assert_eq!(seen.since(), [1]);
    assert_eq!(next.since(), [5]);
}

#[test]
fn an_effect_that_ends_itself_is_not_run_for_what_it_reads_after_that() {
    let (owner, value, end) = (Owner::new(), State::new(1), State::new(false));
    let (ends, reads, its) = (end.clone(), value.clone(), owner.clone());
    let seen = following(&owner, move |seen| {
        if ends.get() {
            its.cleanup();
        }
        seen.see(reads.get());
    });
    end.set(true);
    assert_eq!(seen.since(), [1, 1]);
    let next = followed(&owner, &State::new(5));
    value.set(2);
    assert_eq!(seen.since(), NOTHING);
    assert_eq!(next.since(), [5]);
}

#[test]
fn what_a_run_made_ends_before_the_next_and_whoever_is_outside_runs_first() {
    let (owner, value) = (Owner::new(), State::new(1));
    let outer = value.clone();
    let seen = following(&owner, move |seen| {
        seen.see(outer.get());
        let (sees, inner) = (seen.clone(), outer.clone());
        follow(move || sees.see(10 * inner.get()));
    });
    assert_eq!(seen.since(), [1, 10]);
    value.set(2);
    assert_eq!(seen.since(), [2, 20]);
}

#[test]
fn what_an_effect_keeps_is_dropped_before_it_runs_again() {
    struct Kept(Seen);
    impl Drop for Kept {
        fn drop(&mut self) {
            self.0.see(-1);
        }
    }
    let (owner, value) = (Owner::new(), State::new(1));
    let reads = value.clone();
    let seen = following(&owner, move |seen| {
        seen.see(reads.get());
        keep(Kept(seen.clone()));
    });
    value.set(2);
    assert_eq!(seen.since(), [1, -1, 2]);
    owner.cleanup();
    assert_eq!(seen.since(), [-1]);
}

#[test]
fn an_effect_that_sets_what_it_reads_goes_on_turn_by_turn() {
    let (owner, counts) = (Owner::new(), State::new(0));
    let seen = following(&owner, move |seen| {
        let now = counts.get();
        seen.see(now);
        if now < 3 {
            counts.set(now + 1);
        }
    });
    assert_eq!(seen.since(), [0, 1, 2, 3]);
}

#[test]
fn what_followed_and_is_over_does_not_pile_up() {
    let (owner, forever, value) = (Owner::new(), Trigger::default(), State::new(0));
    let (tracks, reads) = (forever.clone(), value.clone());
    following(&owner, move |_| {
        tracks.track();
        reads.get();
    });
    for count in 1..1000 {
        value.set(count);
        settle();
    }
    assert!(forever.listed() <= 4, "{} are listed", forever.listed());
}

#[test]
fn it_follows_what_leptos_has() {
    let owner = Owner::new();
    let signal = ArcRwSignal::new(1);
    let source = signal.clone();
    let double = ArcMemo::new(move |_| 2 * source.get());
    let seen = following(&owner, move |seen| seen.see(double.get()));
    signal.set(2);
    assert_eq!(seen.since(), [2, 4]);
    signal.set(3);
    assert_eq!(seen.since(), [6]);
}

/// A node of somebody else.
#[derive(Default)]
struct Marked(AtomicU32);

impl ReactiveNode for Marked {
    fn mark_dirty(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
    fn mark_check(&self) {}
    fn mark_subscribers_check(&self) {}
    fn update_if_necessary(&self) -> bool {
        false
    }
}

impl Subscriber for Marked {
    fn add_source(&self, _: AnySource) {}
    fn clear_sources(&self, _: &AnySubscriber) {}
}

#[test]
fn what_leptos_has_follows_a_state() {
    let node = Arc::new(Marked::default());
    let weak: Weak<dyn Subscriber + Send + Sync> = Arc::<Marked>::downgrade(&node);
    let value = State::new(1);
    AnySubscriber(7, weak).with_observer(|| (value.get(), value.get()));
    value.set(2);
    value.set(3);
    assert_eq!(node.0.load(Ordering::Relaxed), 1);
}
