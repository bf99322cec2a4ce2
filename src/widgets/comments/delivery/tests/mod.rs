//! What one page does with a comment, told event by event.

use super::entry::{Entry, Sender};
use super::event::{Action, Backend, Event, Facts, Found, Outcome};
use super::machine::{Delivery, SETTLED};
use crate::source::dialect::refusal::{Fault, Field, Reason, Refusal, Verdict};
use crate::source::read::Problem;
use std::collections::VecDeque;
use std::rc::Rc;

mod answered;
mod stored;

const THREAD: &str = "https://a.example/comments https://a.example/story";
const NOW: f64 = 1_800_000_000_000.0;
const KEYED: Backend = Backend {
    is_idempotent: true,
    finds_duplicates: false,
    holds_unseen: false,
};
const KEYLESS: Backend = Backend {
    is_idempotent: false,
    ..KEYED
};
const FINDS_DUPLICATES: Backend = Backend {
    finds_duplicates: true,
    ..KEYLESS
};
const HOLDS_UNSEEN: Backend = Backend {
    holds_unseen: true,
    ..KEYLESS
};

/// A page that always has its turn, and a storage that only it writes to.
struct Page {
    machine: Delivery,
    stored: Vec<(String, String)>,
    facts: Facts,
    /// What else is to be done, in words.
    done: Vec<String>,
    outcomes: Vec<Outcome>,
    /// The comments of which that was told.
    told: Vec<Entry>,
}

impl Page {
    fn new(backend: Backend) -> Self {
        Self {
            machine: Delivery::of(THREAD.to_owned()),
            stored: Vec::new(),
            facts: Facts {
                now: NOW,
                chance: 1.0,
                is_online: true,
                backend,
            },
            done: Vec::new(),
            outcomes: Vec::new(),
            told: Vec::new(),
        }
    }

    /// One whose form has handed over a comment, which is changed first.
    fn sending(backend: Backend, change: impl FnOnce(&mut Entry)) -> Self {
        let mut page = Self::new(backend);
        let mut entry = entry();
        change(&mut entry);
        page.feed(Event::Submitted(Box::new(entry)));
        page
    }

    fn feed(&mut self, event: Event) {
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            for action in self.machine.step(event, self.facts) {
                match action {
                    Action::TakeTurn => events.push_back(Event::TurnGranted),
                    Action::Reload => events.push_back(Event::Loaded(Some(self.stored.clone()))),
                    Action::Keep { key, text } => {
                        self.stored.retain(|(known, _)| *known != key);
                        self.stored.push((key, text));
                    }
                    Action::Forget { key } => {
                        self.stored.retain(|(known, _)| *known != key);
                        self.done.push("forget".to_owned());
                    }
                    Action::Post { .. } => self.done.push("post".to_owned()),
                    Action::Look { .. } => self.done.push("look".to_owned()),
                    Action::Settle { entry, outcome } => {
                        self.done.push("settle".to_owned());
                        self.told.push(*entry);
                        self.outcomes.push(outcome);
                    }
                    Action::Wait { .. } | Action::Show | Action::ReleaseTurn => {}
                }
            }
        }
    }

    /// So many seconds pass.
    fn wait(&mut self, seconds: f64) {
        self.facts.now += seconds * 1000.0;
        self.feed(Event::Timer);
    }

    /// Until what other tabs stored is seen here.
    fn settle(&mut self) {
        self.wait(SETTLED / 1000.0);
    }

    fn entry(&self) -> Option<&Entry> {
        self.machine.outbox.find("key")
    }

    /// What was done since, in words.
    fn done(&mut self) -> String {
        std::mem::take(&mut self.done).join(", ")
    }

    /// The answer to what was sent.
    fn answer(&mut self, verdict: Verdict) {
        self.feed(Event::Answered(verdict));
    }

    fn looked(&mut self, found: Found) {
        self.feed(Event::Looked(found));
    }
}

fn entry() -> Entry {
    let sender = Sender {
        name: "Lan".to_owned(),
        email: "lan@bao.example".to_owned(),
        url: String::new(),
    };
    let mut entry = Entry::of(sender, "Nước đã rút.\nHẻm 12".to_owned(), NOW);
    entry.key = "key".to_owned();
    entry.thread = THREAD.to_owned();
    entry.here.has_form = true;
    entry
}

fn refused(reason: Reason, retry_after: Option<f64>) -> Verdict {
    Verdict::Refused(Rc::new(Refusal {
        reason,
        problem: Problem {
            detail: "Later.".to_owned(),
            ..Problem::default()
        },
        retry_after,
    }))
}

#[test]
fn what_cannot_be_read_is_left_alone() {
    let mut page = Page::new(KEYED);
    page.stored = [("a", ""), ("b", "3\nof a later version"), ("c", "x\ny")]
        .map(|(key, text)| (key.to_owned(), text.to_owned()))
        .into();
    let stored = page.stored.clone();
    page.feed(Event::Loaded(Some(stored.clone())));
    page.feed(Event::Online);
    assert_eq!(page.done(), "");
    assert_eq!(page.stored, stored);
}

#[test]
fn a_try_needs_no_more_room_than_the_entry_has() {
    let mut page = Page::new(KEYED);
    page.feed(Event::Submitted(Box::new(entry())));
    assert_eq!(page.done(), "post");
    let (_, text) = page.stored.first().expect("an entry");
    assert_eq!(text.len(), entry().stored().len());
}

#[test]
fn a_comment_is_dated_when_it_was_written() {
    let mut page = Page::sending(KEYED, |_| {});
    page.answer(Verdict::Unclear);
    page.wait(86_400.0);
    page.answer(Verdict::Unclear);
    assert_eq!(page.entry().map(|it| it.written), Some(NOW));
}

#[test]
fn a_form_has_its_words_again_before_the_outbox_forgets_them() {
    let reasons = [
        Reason::Flood,
        Reason::Invalid(Field::Email, Fault::Required),
        Reason::Moderated,
    ];
    for reason in reasons {
        let mut page = Page::sending(KEYED, |_| {});
        page.answer(refused(reason, Some(9.0)));
        assert_eq!(page.done(), "post, settle, forget");
        let refusal = page.outcomes[0].refusal().map(|it| it.reason);
        assert_eq!(refusal, Some(reason));
        assert_eq!(page.entry(), None);
    }
}

#[test]
fn a_clock_that_is_put_right_holds_nothing_up() {
    for backend in [KEYED, KEYLESS] {
        let mut page = Page::sending(backend, |it| it.not_before = NOW + 2000.0);
        for (what, wait) in [("it was just written", 2.0), ("it was lost", 60.0)] {
            page.done();
            page.facts.now -= 7_200_000.0;
            page.wait(wait);
            page.settle();
            page.wait(3.0);
            page.settle();
            let done = page.done();
            assert!(done == "post" || done == "look", "{what}: {done}");
            page.looked(Found::Nowhere);
            page.answer(Verdict::Unclear);
        }
    }
}

#[test]
fn what_a_reader_asks_for_is_tried_where_the_network_is_said_to_be_away() {
    let mut page = Page::new(KEYED);
    page.facts.is_online = false;
    page.feed(Event::Submitted(Box::new(entry())));
    assert_eq!(page.done(), "post");
    page.answer(Verdict::Unclear);
    assert_eq!(page.outcomes, [Outcome::Waiting]);
    page.done();
    page.wait(3600.0);
    assert_eq!(page.done(), "", "by itself it waits for the network");
    let key = "key".to_owned();
    page.feed(Event::SendNow { key });
    assert_eq!(page.done(), "post");
}

#[test]
fn what_was_written_a_while_ago_waits_for_what_other_tabs_stored() {
    let mut page = Page::sending(KEYLESS, |it| it.not_before = NOW + 2000.0);
    page.wait(2.0);
    assert_eq!(page.done(), "", "another tab may have sent it, and ended");
    page.settle();
    assert_eq!(page.done(), "post");
}

#[test]
fn a_form_waits_neither_for_the_network_nor_for_another_tab() {
    let mut page = Page::sending(KEYED, |_| {});
    page.facts.is_online = false;
    page.answer(Verdict::Unclear);
    assert_eq!(page.outcomes, [Outcome::Waiting]);
    let mut machine = Delivery::of(THREAD.to_owned());
    machine.step(Event::Submitted(Box::new(entry())), page.facts);
    page.facts.is_online = true;
    machine.step(Event::Submitted(Box::new(entry())), page.facts);
    let actions = machine.step(Event::Timer, page.facts);
    let is_settled = |it: &Action| matches!(it, Action::Settle { .. });
    assert!(actions.iter().any(is_settled));
}

#[test]
fn what_the_page_takes_care_of_goes_back_or_waits() {
    let mut page = Page::sending(KEYED, |_| {});
    page.feed(Event::Prevented);
    assert_eq!(page.done(), "post, settle, forget");
    let mut page = Page::sending(KEYED, |it| it.here.has_form = false);
    page.feed(Event::Prevented);
    page.wait(59.0);
    assert_eq!(page.done(), "post, settle");
    assert_eq!(page.entry().map(|it| it.tries), Some(0));
    page.wait(1.0);
    assert_eq!(page.done(), "post");
}

#[test]
fn what_is_thrown_away_while_it_is_sent_stays_away() {
    for verdict in [Verdict::Unclear, refused(Reason::Flood, None)] {
        let mut page = Page::sending(KEYED, |it| it.here.has_form = false);
        page.feed(Event::Discard {
            key: "key".to_owned(),
        });
        page.answer(verdict);
        assert_eq!(page.done(), "post, forget");
        assert_eq!(page.entry(), None);
        assert!(page.stored.is_empty());
    }
}

#[test]
fn what_a_moderator_has_is_remembered_for_a_week() {
    let mut page = Page::sending(KEYED, |_| {});
    page.answer(Verdict::Held(None));
    assert_eq!(page.outcomes, [Outcome::Held(None)]);
    for (days, left) in [(6.0, 1), (2.0, 0)] {
        page.wait(days * 86_400.0);
        page.feed(Event::Loaded(Some(page.stored.clone())));
        assert_eq!(page.machine.outbox.entries().len(), left);
        assert_eq!(page.stored.len(), left);
    }
}

#[test]
fn what_a_moderator_has_can_be_changed_and_taken_away() {
    let mut page = Page::sending(KEYED, |_| {});
    page.answer(Verdict::Held(None));
    for text in ["Other words", ""] {
        page.feed(Event::HeldChanged {
            id: "key".to_owned(),
            text: text.to_owned(),
        });
        let kept = page.entry().map(|it| it.text.as_str()).unwrap_or_default();
        assert_eq!(kept, text);
    }
    assert!(page.stored.is_empty());
}
