//! Does what the delivery machine says: with the network, the storage, the lock of the tabs and
//! a timer.

use super::look::{look, shows};
use super::post::post;
use crate::model::Link;
use crate::source::wire::timer::Timeout;
use crate::ui::intl::now;
use crate::ui::navigator::is_online;
use crate::ui::storage;
use crate::ui::stored::{HOLDS, OUTBOX};
use crate::ui::tab_lock::TabLock;
use crate::widgets::comments::delivery::entry::{Entry, Stage};
use crate::widgets::comments::delivery::event::{Action, Backend, Event, Facts, Outcome};
use crate::widgets::comments::delivery::machine::Delivery;
use crate::widgets::comments::session::Session;
use js_sys::Math;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

/// What the writer is told.
pub(super) enum News {
    /// What came of a comment.
    Settled(Box<Entry>, Outcome),
    /// What waits is another.
    Changed,
    /// The browser could not keep a comment.
    NotKept,
}

/// The driver of one thread's machine.
pub(super) struct Driver {
    own: Weak<Driver>,
    session: Rc<Session>,
    machine: RefCell<Delivery>,
    /// What the machine is still to be told, the first first.
    events: RefCell<Vec<Event>>,
    is_stepping: Cell<bool>,
    /// What waits is another, which is not told yet.
    is_changed: Cell<bool>,
    lock: TabLock,
    timer: RefCell<Option<Timeout>>,
    tell: Box<dyn Fn(News)>,
}

impl Driver {
    /// The driver of a thread; `tell` hears what came of it.
    pub(super) fn new(session: &Rc<Session>, tell: Box<dyn Fn(News)>) -> Rc<Self> {
        Rc::new_cyclic(|own| Self {
            own: own.clone(),
            session: session.clone(),
            machine: RefCell::new(Delivery::of(session.name.current.clone())),
            events: RefCell::default(),
            is_stepping: Cell::new(false),
            is_changed: Cell::new(false),
            lock: TabLock::new(),
            timer: RefCell::default(),
            tell,
        })
    }

    /// Tells the machine what happened, and does what it says. What happens by that comes after
    /// all that it said.
    pub(super) fn feed(&self, event: Event) {
        self.events.borrow_mut().push(event);
        if self.is_stepping.replace(true) {
            return;
        }
        loop {
            let mut events = self.events.borrow_mut();
            if events.is_empty() {
                break;
            }
            let event = events.remove(0);
            drop(events);
            let facts = self.facts();
            let actions = self.machine.borrow_mut().step(event, facts);
            for action in actions {
                self.act(action);
            }
        }
        self.is_stepping.set(false);
        if self.is_changed.take() {
            (self.tell)(News::Changed);
        }
    }

    /// Tells the machine what is stored.
    pub(super) fn reload(&self) {
        let entries = storage::all(OUTBOX);
        // What was stored for this thread when it had another name is its own.
        let former = self.session.name.former.as_ref();
        let entries = entries.map(|mut entries| {
            for (key, text) in &mut entries {
                let rest = former.and_then(|it| text.strip_prefix(it.as_str()));
                if let Some(rest) = rest.filter(|it| it.starts_with('\n')) {
                    *text = [&self.session.name.current, rest].concat();
                    storage::write(OUTBOX, key, text);
                }
            }
            entries
        });
        self.feed(Event::Loaded(entries));
    }

    /// Shows each entry, in the order in which they came.
    pub(super) fn each(&self, show: &mut dyn FnMut(&Entry)) {
        self.machine.borrow().outbox.entries().iter().for_each(show);
    }

    /// True when the browser has an entry.
    pub(super) fn is_kept(&self, key: &str) -> bool {
        let machine = self.machine.borrow();
        machine.outbox.find(key).is_none_or(|it| !it.here.is_loose)
    }

    /// Forgets that a moderator has what is in the thread now, by its id or by its words.
    pub(super) fn pages_arrived(&self) {
        let mut shown = Vec::new();
        self.each(&mut |entry| {
            if let Stage::Held(id) = &entry.stage
                && shows(&self.session, entry, id)
            {
                shown.push(id.clone());
            }
        });
        for id in shown {
            let text = String::new();
            self.feed(Event::HeldChanged { id, text });
        }
    }

    fn facts(&self) -> Facts {
        let dialect = self.session.dialect();
        let is_blind = !dialect.is_idempotent && !dialect.finds_duplicates;
        Facts {
            now: now(),
            chance: Math::random(),
            is_online: is_online(),
            backend: Backend {
                is_idempotent: dialect.is_idempotent,
                finds_duplicates: dialect.finds_duplicates,
                holds_unseen: is_blind && storage::read(HOLDS, self.thread()).is_some(),
            },
        }
    }

    fn thread(&self) -> &str {
        &self.session.name.current
    }

    /// What tells the machine something later.
    fn later(&self, event: Event) -> Box<dyn FnOnce()> {
        let own = self.own.clone();
        Box::new(move || {
            if let Some(driver) = own.upgrade() {
                driver.feed(event);
            }
        })
    }

    fn act(&self, action: Action) {
        match action {
            Action::TakeTurn => self.lock.take(self.later(Event::TurnGranted)),
            Action::ReleaseTurn => self.lock.release(),
            Action::Reload => self.reload(),
            Action::Keep { key, text } => {
                if !storage::write(OUTBOX, &key, &text) {
                    (self.tell)(News::NotKept);
                    self.feed(Event::NotKept { key });
                }
            }
            Action::Forget { key } => {
                storage::write(OUTBOX, &key, "");
            }
            Action::Post { key } => self.ask(&key, None, true),
            Action::Look { key, page } => self.ask(&key, page, false),
            Action::Wait { until } => {
                let seconds = ((until - now()) / 1000.0).max(0.0);
                let own = self.own.clone();
                let over = move || {
                    if let Some(driver) = own.upgrade() {
                        driver.feed(Event::Timer);
                    }
                };
                let old = self.timer.replace(Some(Timeout::new(seconds, over)));
                drop(old);
            }
            Action::Settle { entry, outcome } => {
                if matches!(outcome, Outcome::Held(_)) {
                    storage::write(HOLDS, self.thread(), "1");
                }
                (self.tell)(News::Settled(entry, outcome));
            }
            Action::Show => self.is_changed.set(true),
        }
    }

    /// Sends an entry, or looks on a page of the thread whether it is there.
    fn ask(&self, key: &str, page: Option<Link>, is_post: bool) {
        let entry = self.machine.borrow().outbox.find(key).cloned();
        let Some(entry) = entry else { return };
        let own = self.own.clone();
        let told = move |event| {
            if let Some(driver) = own.upgrade() {
                driver.feed(event);
            }
        };
        match is_post {
            true => post(&self.session, &entry, Box::new(told)),
            false => look(&self.session, entry, page, Box::new(told)),
        }
    }
}
