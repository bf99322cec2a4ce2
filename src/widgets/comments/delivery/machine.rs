//! When a comment is sent, and when not.
//!
//! A page does one task after the other, each in the tab's own turn and by what is stored then: the
//! turn is asked for, or prolonged, and the storage read, before each request and before its answer
//! is dealt with.

use super::due::{self, LONGEST};
use super::entry::{Entry, Stage, Wish};
use super::event::{Action, Actions, Event, Facts, Outcome};
use super::outbox::Outbox;
use crate::model::Link;
use crate::source::dialect::refusal::Verdict;

/// Milliseconds after which every tab sees what another one stored: browsers keep a copy of the
/// storage in each process, and say nothing of when the copies are alike. Mostly that takes a few
/// milliseconds, and some hundreds on a machine that is busy.
pub(super) const SETTLED: f64 = 1000.0;
/// Milliseconds within which a turn comes that no other tab had in between.
const AT_ONCE: f64 = 100.0;
/// How long a form waits for its turn, in milliseconds.
const PATIENCE: f64 = 10_000.0;
/// Decides for the comments of one thread on one page.
pub(crate) struct Delivery {
    /// The entries of the thread.
    pub(crate) outbox: Outbox,
    phase: Phase,
    task: Task,
    /// The key of the entry that the task is about; empty for none.
    pub(super) current: String,
    /// When the turn was asked for.
    asked: f64,
    /// It came before another tab can have had it.
    is_prompt: bool,
    /// What other tabs stored in theirs is seen here.
    is_settled: bool,
    /// The network is back: what waits is due in the next turn.
    is_back: bool,
    /// Nothing is sent before this, because it could not be noted that it goes.
    pause: f64,
    pub(super) actions: Actions,
}

/// How far the task is.
#[derive(Clone, Copy, PartialEq)]
enum Phase {
    /// There is none.
    Idle,
    /// It waits for the turn.
    Turn,
    /// It waits until this tab sees what others stored in theirs.
    Settling,
    /// It waits for what is stored.
    Storage,
    /// It waits for an answer.
    Exchange,
}

/// What is done in a turn.
pub(super) enum Task {
    /// To choose an entry.
    Choose,
    /// To look for the current one on this page of the thread, the newest if none. As many were
    /// looked at before.
    Look(Option<Link>, u32),
    /// To send it.
    Post,
    /// To deal with what came of it.
    End(End),
}

/// How an attempt ends.
pub(super) enum End {
    /// By the verdict of the backend.
    Verdict(Verdict),
    /// It was not found, and a moderator may have it.
    MaybeHeld,
    /// The page prevented it.
    Prevented,
    /// It did not arrive, and goes back to its form.
    Returned,
    /// It was to go back to its form, and may have arrived.
    NotKnown,
}

impl Delivery {
    /// Of the thread with this name in the storage; it knows nothing before [`Event::Loaded`].
    pub(crate) fn of(thread: String) -> Self {
        Self {
            outbox: Outbox::of(thread),
            phase: Phase::Idle,
            task: Task::Choose,
            current: String::new(),
            asked: 0.0,
            is_prompt: false,
            is_settled: false,
            is_back: false,
            pause: 0.0,
            actions: Actions::default(),
        }
    }

    /// Deals with what happened, and says what is to be done.
    pub(crate) fn step(&mut self, event: Event, facts: Facts) -> Vec<Action> {
        match event {
            Event::Submitted(entry) => self.submit(*entry, facts),
            Event::FormClosed { key } => self.note(&key, &|it| it.here.has_form = false),
            Event::Loaded(stored) => self.loaded(stored, facts),
            Event::TurnGranted => self.granted(facts),
            Event::Online => self.is_back = true,
            Event::Timer => self.timer(facts),
            Event::NotKept { key } => self.note(&key, &|it| it.here.is_loose = true),
            Event::Prevented => self.ended(End::Prevented, facts),
            Event::Answered(verdict) => self.ended(End::Verdict(verdict), facts),
            Event::Looked(found) => {
                if let (Phase::Exchange, Task::Look(_, pages)) = (self.phase, &self.task) {
                    self.found(found, *pages, facts);
                }
            }
            Event::SendNow { key } => self.note(&key, &|it| {
                it.here.wish = match it.stage {
                    _ if it.here.is_missing => Wish::Revise,
                    Stage::Unsure => Wish::SendAnyway,
                    _ => Wish::Send,
                };
            }),
            Event::Revise { key } => self.note(&key, &|it| it.here.wish = Wish::Revise),
            Event::Discard { key } => self.discard(key),
            Event::HeldChanged { id, text } => self.change_held(&id, text),
        }
        if self.phase == Phase::Idle {
            self.go_on(facts);
        }
        std::mem::take(&mut self.actions.0)
    }

    fn note(&mut self, key: &str, change: &dyn Fn(&mut Entry)) {
        if let Some(entry) = self.outbox.find_mut(key) {
            change(entry);
            self.actions.add(Action::Show);
        }
    }

    fn submit(&mut self, mut entry: Entry, facts: Facts) {
        if let Some(known) = self.outbox.remove(&entry.key) {
            entry.tries = known.tries;
            entry.first_tried = known.first_tried;
        }
        if entry.tries > 0 {
            // It came back into the form, and the reader sends it again as it is.
            entry.here.wish = Wish::SendAnyway;
        }
        self.keep(entry);
        if self.phase == Phase::Turn {
            self.be_patient(facts);
        }
    }

    /// Keeps an entry. Where the storage refuses, [`Event::NotKept`] says so.
    pub(super) fn keep(&mut self, mut entry: Entry) {
        entry.here.is_loose = entry.here.is_missing;
        self.actions.keep(&entry);
        self.outbox.push(entry);
    }

    fn discard(&mut self, key: String) {
        if key == self.current {
            // It may arrive nevertheless.
            self.note(&key, &|it| it.here.is_discarded = true);
        } else {
            self.outbox.remove(&key);
            self.actions.add(Action::Show);
        }
        self.actions.add(Action::Forget { key });
    }

    fn change_held(&mut self, id: &str, text: String) {
        let is_it = |it: &&Entry| matches!(&it.stage, Stage::Held(held) if held == id);
        let key = self.outbox.entries().iter().find(is_it).map(|it| &it.key);
        let Some(mut entry) = key.cloned().and_then(|key| self.outbox.remove(&key)) else {
            return;
        };
        if text.is_empty() {
            self.actions.add(Action::Forget { key: entry.key });
        } else {
            entry.text = text;
            self.keep(entry);
        }
        self.actions.add(Action::Show);
    }

    fn timer(&mut self, facts: Facts) {
        match self.phase {
            Phase::Settling => {
                self.is_settled = true;
                self.reload();
            }
            // Another tab is slow. The words wait in the thread, and the form is free.
            Phase::Turn => self.release_forms(true, facts),
            _ => {}
        }
    }

    /// Goes on with a task: in a turn, and by what is stored in it.
    pub(super) fn start(&mut self, task: Task, facts: Facts) {
        self.task = task;
        self.phase = Phase::Turn;
        self.asked = facts.now;
        self.actions.add(Action::TakeTurn);
    }

    fn ended(&mut self, end: End, facts: Facts) {
        if self.phase == Phase::Exchange {
            self.start(Task::End(end), facts);
        }
    }

    fn be_patient(&mut self, facts: Facts) {
        let until = facts.now + PATIENCE;
        self.actions.add(Action::Wait { until });
    }

    fn granted(&mut self, facts: Facts) {
        self.is_settled = facts.backend.is_idempotent || !matches!(self.task, Task::Choose);
        self.is_prompt = (facts.now - self.asked).abs() < AT_ONCE;
        self.reload();
    }

    fn reload(&mut self) {
        self.phase = Phase::Storage;
        self.actions.add(Action::Reload);
    }

    fn loaded(&mut self, stored: Option<Vec<(String, String)>>, facts: Facts) {
        match stored {
            Some(stored) => {
                for key in self.outbox.load(stored, &self.current, facts.now) {
                    self.actions.add(Action::Forget { key });
                }
            }
            None => self.outbox.loosen(),
        }
        self.actions.add(Action::Show);
        if self.phase == Phase::Storage {
            self.perform(facts);
        }
    }

    /// Does the task. It is this tab's turn, and what is stored was just read.
    fn perform(&mut self, facts: Facts) {
        if !self.is_settled && self.may_be_stale(facts) {
            self.phase = Phase::Settling;
            let until = facts.now + SETTLED;
            return self.actions.add(Action::Wait { until });
        }
        let current = self.outbox.find(&self.current);
        let current = current.filter(|it| !it.here.is_discarded);
        let is_noted = current.is_some_and(|it| matches!(it.stage, Stage::UnderWay));
        let is_asked = current.is_some_and(|it| it.here.wish == Wish::Revise);
        match std::mem::replace(&mut self.task, Task::Choose) {
            Task::Choose => {
                let is_back = std::mem::take(&mut self.is_back);
                self.choose(is_back, facts);
            }
            Task::Look(page, pages) if is_noted || is_asked => {
                self.phase = Phase::Exchange;
                self.actions.add(Action::Look {
                    key: self.current.clone(),
                    page: page.clone(),
                });
                self.task = Task::Look(page, pages);
            }
            Task::Post if is_noted => {
                self.phase = Phase::Exchange;
                let key = self.current.clone();
                self.actions.add(Action::Post { key });
                self.task = Task::Post;
            }
            Task::Look(..) | Task::Post => {
                if current.is_some() {
                    // The storage did not take the note that it goes.
                    self.pause = facts.now + LONGEST;
                }
                self.leave();
            }
            Task::End(end) => {
                self.settle(end, facts);
                self.leave();
            }
        }
    }

    /// True when another tab may have ended in the turn before, and what it stored at last need not
    /// be seen here yet. No other tab can have sent what was written here just before the turn was
    /// asked for.
    fn may_be_stale(&self, facts: Facts) -> bool {
        let is_just_written = |it: &Entry| (self.asked - it.written).abs() < AT_ONCE;
        let is_own = |it: &Entry| it.here.has_form && it.tries == 0 && is_just_written(it);
        let is_meant = |it: &&Entry| due::wants_turn(it, self.is_back, facts);
        let mut meant = self.outbox.entries().iter().filter(is_meant);
        !self.is_prompt || !meant.all(is_own)
    }

    /// Gives the turn to others.
    pub(super) fn leave(&mut self) {
        let is_discarded = |it: &Entry| it.here.is_discarded;
        if self.outbox.find(&self.current).is_some_and(is_discarded) {
            self.outbox.remove(&self.current);
        }
        self.current.clear();
        self.phase = Phase::Idle;
        self.actions.add(Action::ReleaseTurn);
        self.actions.add(Action::Show);
    }

    /// Asks for a turn where there is something to do in one.
    fn go_on(&mut self, facts: Facts) {
        self.pause = self.pause.min(facts.now + LONGEST);
        let is_back = self.is_back;
        let wants = |it: &Entry| due::wants_turn(it, is_back, facts);
        if facts.now >= self.pause && self.outbox.entries().iter().any(wants) {
            self.start(Task::Choose, facts);
            return self.be_patient(facts);
        }
        self.is_back = false;
        self.release_forms(facts.now < self.pause, facts);
        let mut until = f64::INFINITY;
        for entry in self.outbox.entries() {
            until = until.min(due::time(entry, facts.backend));
        }
        until = until.max(self.pause);
        if until <= facts.now {
            // It is due, and there is no network.
            until = facts.now + LONGEST;
        }
        if until.is_finite() {
            self.actions.add(Action::Wait { until });
        }
    }

    /// Lets go of forms that need not wait, or of all.
    fn release_forms(&mut self, are_all: bool, facts: Facts) {
        for entry in self.outbox.entries_mut() {
            if !entry.here.has_form {
                continue;
            }
            let outcome = match &entry.stage {
                // Another tab sent it.
                Stage::Held(_) => Outcome::Held(None),
                Stage::Unsure => Outcome::MaybeHeld,
                _ if are_all => Outcome::Waiting,
                _ if entry.here.wish == Wish::Revise => continue,
                // A form waits for the least time that one writes in, but not for the network.
                Stage::Waiting if due::is_new(entry) && facts.is_online => continue,
                _ => Outcome::Waiting,
            };
            let told = Box::new(entry.clone());
            entry.here.has_form = false;
            self.actions.add(Action::Settle {
                entry: told,
                outcome,
            });
            self.actions.add(Action::Show);
        }
    }
}
