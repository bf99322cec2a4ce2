//! One attempt to send a comment, from its choice to what becomes of it.

use super::due::{self, AT_WORK, LONGEST, PATIENT};
use super::entry::{Entry, Here, Setback, Stage, Wish};
use super::event::{Action, Facts, Found, Outcome};
use super::machine::{Delivery, End, Task};
use crate::source::dialect::refusal::{Reason, Refusal, Verdict};
use crate::source::read::Problem;
use std::rc::Rc;

/// How many pages of a thread are looked through.
const PAGES: u32 = 100;
/// How often a comment is counted as tried: in one digit.
const TRIES: u32 = 9;

impl Delivery {
    /// Chooses what is done in this turn, and begins it.
    pub(super) fn choose(&mut self, is_back: bool, facts: Facts) {
        for entry in self.outbox.entries_mut() {
            if due::hasten(entry, is_back, facts) {
                self.actions.keep(entry);
            }
        }
        let entries = self.outbox.entries().iter();
        let next = entries.filter(|it| due::is_due(it, facts));
        let next = next.min_by(|a, b| a.written.total_cmp(&b.written));
        let Some(next) = next.map(|it| it.key.clone()) else {
            return self.leave();
        };
        if let Some(entry) = self.outbox.remove(&next) {
            self.current = next;
            self.begin(entry, facts);
        }
    }

    fn begin(&mut self, mut entry: Entry, facts: Facts) {
        let backend = facts.backend;
        if entry.here.wish == Wish::Revise {
            // Other words would be another comment: first it must be known that it is not there.
            let may_be_there = due::may_have_arrived(&entry, backend);
            self.outbox.push(entry);
            return match may_be_there {
                true => self.start(Task::Look(None, 0), facts),
                false => self.finish(End::Returned, facts),
            };
        }
        if !entry.trap.is_empty() && !backend.is_idempotent {
            // Our own contract leaves it to the backend what to make of a program.
            self.outbox.push(entry);
            let refusal = Refusal {
                reason: Reason::Moderated,
                problem: Problem::default(),
                retry_after: None,
            };
            return self.finish(End::Verdict(Verdict::Refused(Rc::new(refusal))), facts);
        }
        // The clock may have been set back.
        entry.first_tried = match entry.tries {
            0 => facts.now,
            _ => entry.first_tried.min(facts.now),
        };
        let is_first = entry.tries == 0;
        entry.tries = (entry.tries + 1).min(TRIES);
        entry.stage = Stage::UnderWay;
        entry.not_before = facts.now;
        // Before it goes: if the page ends now, it is known that it may have arrived.
        self.keep(entry);
        let task = match is_first || backend.is_idempotent {
            true => Task::Post,
            false => Task::Look(None, 0),
        };
        self.start(task, facts);
    }

    /// What a page of the thread says.
    pub(super) fn found(&mut self, found: Found, pages: u32, facts: Facts) {
        let wish = self.outbox.find(&self.current).map(|it| it.here.wish);
        let is_asked = wish == Some(Wish::Revise);
        let task = match found {
            Found::Here(comment) => Task::End(End::Verdict(Verdict::Accepted(Some(comment)))),
            Found::Further(next) if pages < PAGES => Task::Look(Some(next), pages + 1),
            // Whether a moderator has it cannot be known: the reader decides.
            Found::Nowhere if facts.backend.holds_unseen && wish != Some(Wish::SendAnyway) => {
                Task::End(End::MaybeHeld)
            }
            Found::Nowhere if is_asked => Task::End(End::Returned),
            Found::Nowhere => Task::Post,
            _ if is_asked => Task::End(End::NotKnown),
            _ => Task::End(End::Verdict(Verdict::Unclear)),
        };
        self.start(task, facts);
    }

    fn finish(&mut self, end: End, facts: Facts) {
        self.settle(end, facts);
        self.leave();
    }

    /// What becomes of the current entry, and what the reader is told.
    pub(super) fn settle(&mut self, end: End, facts: Facts) {
        let Some(mut entry) = self.outbox.remove(&self.current) else {
            return;
        };
        if matches!(end, End::Prevented) {
            // It did not go.
            entry.tries = entry.tries.saturating_sub(1);
        }
        let mut told = Box::new(entry.clone());
        let (outcome, fate) = judge(end, &mut entry, facts);
        told.not_before = entry.not_before;
        let has_arrived = matches!(outcome, Outcome::Posted(_) | Outcome::Held(_));
        if entry.here.is_discarded && !has_arrived {
            return;
        }
        let key = entry.key.clone();
        if has_arrived {
            // Before anything else: it is not to be sent again.
            self.actions.add(Action::Forget { key: key.clone() });
        }
        let is_back = matches!(fate, Fate::Back);
        if let Fate::Stays(stage) = fate {
            let is_missing = entry.here.is_missing && !has_arrived;
            let is_wanted = entry.here.wish == Wish::Revise;
            let is_told = matches!(outcome, Outcome::NotKnown | Outcome::MaybeHeld);
            entry.here = Here {
                is_missing,
                wish: match (is_wanted && !is_told) || is_missing {
                    true => Wish::Revise,
                    false => Wish::None,
                },
                ..Here::default()
            };
            entry.stage = stage;
            self.keep(entry);
        }
        self.actions.add(Action::Settle {
            entry: told,
            outcome,
        });
        if is_back {
            // At any moment it is in one of the two.
            self.actions.add(Action::Forget { key });
        }
    }
}

/// Where an entry goes.
enum Fate {
    /// To where it was to arrive.
    Gone,
    /// Into its form.
    Back,
    /// Nowhere: this is its stage now.
    Stays(Stage),
}

fn judge(end: End, entry: &mut Entry, facts: Facts) -> (Outcome, Fate) {
    let has_form = entry.here.has_form;
    match end {
        End::Verdict(Verdict::Accepted(comment)) => (Outcome::Posted(comment), Fate::Gone),
        End::Verdict(Verdict::Held(comment)) => {
            let id = comment.as_ref().map_or(&entry.key, |it| &it.id);
            let stage = Stage::Held(id.clone());
            (Outcome::Held(comment), Fate::Stays(stage))
        }
        End::Verdict(Verdict::Refused(refusal)) => {
            let is_known = refusal.reason == Reason::Duplicate && facts.backend.finds_duplicates;
            if is_known && entry.tries > 1 {
                // It arrived by a try before, and is not shown: else it would have been found.
                let stage = Stage::Held(entry.key.clone());
                return (Outcome::Held(None), Fate::Stays(stage));
            }
            let is_conflict = refusal.reason == Reason::Duplicate && facts.backend.is_idempotent;
            if is_conflict && (2..TRIES).contains(&entry.tries) {
                // The backend is still at the try before (409, as the IETF's draft of
                // `Idempotency-Key` has it), and says later what came of it.
                return judge(End::Verdict(Verdict::Unclear), entry, facts);
            }
            if refusal.reason == Reason::Flood {
                // Where nobody says how long, the reader knows when to send what is in a form.
                let guess = if has_form { 0.0 } else { LONGEST };
                let wait = refusal.retry_after.map_or(guess, |it| it * 1000.0);
                entry.not_before = facts.now + wait;
            }
            let fate = match has_form {
                true => Fate::Back,
                false => Fate::Stays(Stage::Refused(Setback {
                    reason: refusal.reason,
                    said: refusal.problem.detail.clone(),
                })),
            };
            (Outcome::Refused(refusal), fate)
        }
        End::Verdict(Verdict::Later(seconds)) => {
            let wait = (seconds * 1000.0).min(PATIENT);
            entry.not_before = again(entry, facts).max(facts.now + wait);
            (Outcome::Waiting, Fate::Stays(Stage::Waiting))
        }
        End::Verdict(Verdict::Unclear) => {
            entry.not_before = again(entry, facts);
            (Outcome::Waiting, Fate::Stays(Stage::Waiting))
        }
        End::MaybeHeld => (Outcome::MaybeHeld, Fate::Stays(Stage::Unsure)),
        End::Prevented if has_form => (Outcome::Prevented, Fate::Back),
        End::Prevented => {
            entry.not_before = facts.now + LONGEST;
            (Outcome::Prevented, Fate::Stays(Stage::Waiting))
        }
        End::Returned => (Outcome::Returned, Fate::Back),
        End::NotKnown => {
            entry.not_before = again(entry, facts);
            (Outcome::NotKnown, Fate::Stays(Stage::Waiting))
        }
    }
}

/// When to try again after an answer that was lost. The wait doubles, and chance spreads those who
/// lost the same backend at once.
fn again(entry: &Entry, facts: Facts) -> f64 {
    let wait = f64::from(1000_u32 << entry.tries.min(6)).min(LONGEST);
    let wait = wait * (0.5 + facts.chance / 2.0);
    let least = match facts.backend.is_idempotent {
        true => 0.0,
        false => AT_WORK,
    };
    facts.now + wait.max(least)
}
