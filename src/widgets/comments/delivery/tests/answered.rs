//! What becomes of a comment that was refused, or of whose answer nothing certain is known.

use super::{FINDS_DUPLICATES, HOLDS_UNSEEN, KEYED, KEYLESS, Page, entry, refused};
use crate::source::dialect::refusal::{Reason, Verdict};
use crate::widgets::comments::delivery::entry::{Entry, Stage, waits_until};
use crate::widgets::comments::delivery::event::{Event, Found, Outcome};

#[test]
fn a_backend_that_says_for_how_long_it_is_away_is_left_alone_until_then() {
    for (backend, seconds) in [(KEYED, 30.0), (KEYED, 300.0), (KEYLESS, 300.0)] {
        let mut page = Page::sending(backend, |_| {});
        page.answer(Verdict::Later(seconds));
        page.done();
        page.wait(seconds - 1.0);
        assert_eq!(page.done(), "");
        page.wait(2.0);
        // It first makes sure of what other tabs did.
        page.wait(1.0);
        assert_ne!(page.done(), "");
    }
}

#[test]
fn what_is_refused_without_its_form_waits_with_the_reason() {
    let mut page = Page::sending(KEYED, |_| {});
    let key = "key".to_owned();
    page.feed(Event::FormClosed { key });
    page.answer(refused(Reason::Closed, None));
    assert_eq!(page.done(), "post, settle");
    let Some(Stage::Refused(setback)) = page.entry().map(|it| &it.stage) else {
        panic!("it is not refused");
    };
    assert_eq!((setback.reason, &*setback.said), (Reason::Closed, "Later."));
    page.wait(3600.0);
    assert_eq!(page.done(), "");
    page.feed(Event::SendNow {
        key: "key".to_owned(),
    });
    assert_eq!(page.done(), "post");
}

#[test]
fn what_came_too_fast_is_sent_again_when_the_backend_allows() {
    for (retry_after, wait) in [(Some(120.0), 120.0), (None, 60.0)] {
        let mut page = Page::sending(KEYED, |it| it.here.has_form = false);
        page.answer(refused(Reason::Flood, retry_after));
        assert_eq!(page.done(), "post, settle");
        page.wait(wait - 1.0);
        page.feed(Event::Online);
        assert_eq!(page.done(), "");
        // Who asks for it now has not waited any longer.
        page.feed(Event::SendNow {
            key: "key".to_owned(),
        });
        assert_eq!(page.done(), "");
        page.wait(1.0);
        assert_eq!(page.done(), "post");
    }
}

#[test]
fn what_came_too_fast_can_be_taken_back_at_once() {
    let mut page = Page::sending(KEYED, |it| it.here.has_form = false);
    page.answer(Verdict::Unclear);
    page.wait(60.0);
    page.answer(refused(Reason::Flood, Some(120.0)));
    assert_eq!(page.done(), "post, settle, post, settle");
    let until = page.facts.now + 120_000.0;
    page.feed(Event::Revise {
        key: "key".to_owned(),
    });
    assert_eq!(page.done(), "look");
    page.looked(Found::Nowhere);
    assert_eq!(page.outcomes.last(), Some(&Outcome::Returned));
    // What is in the form again waits no shorter.
    let trail = page.told.last().map(Entry::trail).unwrap_or_default();
    assert_eq!(waits_until(&trail, page.facts.now), until);
}

#[test]
fn a_clock_that_is_put_right_makes_no_wait_longer() {
    let mut page = Page::sending(KEYED, |it| it.here.has_form = false);
    page.answer(refused(Reason::Flood, Some(120.0)));
    assert_eq!(page.done(), "post, settle");
    page.wait(-86_400.0);
    assert_eq!(page.done(), "post");
}

#[test]
fn how_long_to_wait_is_remembered_beside_the_words_that_are_in_their_form_again() {
    let mut page = Page::sending(KEYED, |_| {});
    let now = page.facts.now;
    page.answer(refused(Reason::Flood, Some(120.0)));
    let trail = page.told.last().map(Entry::trail).unwrap_or_default();
    assert_eq!(waits_until(&trail, now), now + 120_000.0);
    let mut unsaid = Page::sending(KEYED, |_| {});
    unsaid.answer(refused(Reason::Flood, None));
    let unsaid = unsaid.told.last().map(Entry::trail).unwrap_or_default();
    assert!(waits_until(&unsaid, now) <= now);
    // By a clock that was put right since, nobody knows.
    assert_eq!(waits_until(&trail, now - 60_000.0), 0.0);
    for old in ["key 1\n\nLan\n\n\nText", "key\nLan\n\n\nText", ""] {
        assert_eq!(waits_until(old, now), 0.0);
    }
    let mut again = entry();
    again.key.clear();
    again.follow(&trail);
    assert_eq!(again.key, "key");
}

#[test]
fn without_keys_the_thread_is_read_before_another_try() {
    let mut page = Page::sending(KEYLESS, |_| {});
    page.answer(Verdict::Unclear);
    assert_eq!(page.done(), "post, settle");
    page.feed(Event::Online);
    page.wait(2.9);
    assert_eq!(page.done(), "");
    page.wait(0.1);
    // What another tab stored is awaited first.
    page.settle();
    assert_eq!(page.done(), "look");
    page.looked(Found::Nowhere);
    assert_eq!(page.done(), "post");
}

#[test]
fn what_a_moderator_may_have_is_sent_again_by_the_reader_alone() {
    let mut page = Page::sending(HOLDS_UNSEEN, |_| {});
    page.answer(Verdict::Unclear);
    page.wait(60.0);
    page.settle();
    page.looked(Found::Nowhere);
    assert_eq!(page.done(), "post, settle, look, settle");
    assert_eq!(page.entry().map(|it| &it.stage), Some(&Stage::Unsure));
    page.wait(3600.0);
    page.feed(Event::Online);
    assert_eq!(page.done(), "");
    page.feed(Event::SendNow {
        key: "key".to_owned(),
    });
    page.settle();
    page.looked(Found::Nowhere);
    assert_eq!(page.done(), "look, post");
}

#[test]
fn a_duplicate_of_ones_own_has_arrived() {
    for (tries, outcome) in [(0, "Refused"), (1, "Held")] {
        let mut page = Page::sending(FINDS_DUPLICATES, |it| it.tries = tries);
        page.settle();
        if tries > 0 {
            page.looked(Found::Nowhere);
        }
        page.answer(refused(Reason::Duplicate, None));
        assert!(format!("{:?}", page.outcomes).contains(outcome));
    }
}

#[test]
fn a_conflict_over_a_key_is_no_refusal_while_a_try_before_may_be_worked_on() {
    for (tries, outcome) in [
        (0, "Refused"),
        (1, "Waiting"),
        (7, "Waiting"),
        (8, "Refused"),
    ] {
        let mut page = Page::sending(KEYED, |it| it.tries = tries);
        page.answer(refused(Reason::Duplicate, None));
        assert!(format!("{:?}", page.outcomes).contains(outcome), "{tries}");
        let is_held_up = outcome == "Waiting";
        page.done();
        page.wait(60.0);
        assert_eq!(page.done() == "post", is_held_up, "{tries}");
    }
}

#[test]
fn what_a_program_filled_in_is_for_our_own_backend_to_judge() {
    for (backend, done) in [(KEYED, "post"), (KEYLESS, "settle, forget")] {
        let mut page = Page::sending(backend, |it| it.trap = "x".to_owned());
        assert_eq!(page.done(), done);
    }
}
