//! A lease in the storage: one tab has it at a time.

use bantin::ui::lease::{Lease, Look};

const NOW: f64 = 1_800_000_000_000.0;

fn lease(name: &str) -> Lease {
    Lease::of(name.to_owned())
}

#[test]
fn a_lease_that_is_nobodys_is_signed_and_then_ones_own() {
    let mut own = lease("a");
    for text in ["", &own.blank()] {
        assert_eq!(own.look(text), Look::Sign);
    }
    assert_eq!(own.look(&own.signature(NOW)), Look::Mine);
}

#[test]
fn the_last_tab_that_signed_has_it() {
    let (mut first, mut last) = (lease("a"), lease("b"));
    let text = last.signature(NOW);
    assert_eq!(
        (first.look(&text), last.look(&text)),
        (Look::Wait, Look::Mine)
    );
}

#[test]
fn a_lease_without_another_signature_for_a_minute_is_over() {
    let (mut own, other) = (lease("a"), lease("b"));
    for look in 0..=120 {
        assert_eq!(own.look(&other.signature(NOW)), Look::Wait, "{look}");
    }
    assert_eq!(own.look(&other.signature(NOW)), Look::Sign);
    // It was signed after all, whatever the clock says.
    assert_eq!(own.look(&other.signature(NOW - 9e6)), Look::Wait);
}

#[test]
fn giving_a_lease_back_takes_the_room_of_a_signature() {
    let own = lease("1800000000000-12-34");
    assert_eq!(own.blank().len(), own.signature(NOW).len());
}

#[test]
fn a_tab_that_was_away_does_not_trust_its_signature() {
    for (seconds, is_late) in [(0.0, false), (50.0, false), (56.0, true), (-90.0, true)] {
        assert_eq!(Lease::is_late(NOW, NOW + seconds * 1000.0), is_late);
    }
}
