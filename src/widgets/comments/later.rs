//! The writer, whose part of the bundle is fetched when somebody begins to write.
//!
//! What it is asked to do until then waits, and is done in that order. A part that cannot be had is
//! asked for again when the reader says so, or the network is back.

use super::reader::Reader;
use super::session::Session;
use super::view::panel::Tone;
use super::write::part::writing;
use super::write::{Command, Write};
use crate::source::{Code, Error};
use crate::ui::dom::El;
use crate::ui::labels::Label;
use crate::ui::part;
use leptos::prelude::{Owner, untrack};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::mem::discriminant;
use std::rc::Rc;

/// The writer of one thread, there or not.
pub(super) struct Later {
    session: Rc<Session>,
    reader: Rc<Reader>,
    /// What the writer listens to.
    view: El,
    /// Ends what the writer begins.
    owner: Owner,
    writer: RefCell<Option<Rc<dyn Write>>>,
    is_coming: Cell<bool>,
    has_failed: Cell<bool>,
    waiting: RefCell<Vec<Command>>,
}

impl Later {
    /// It is not there yet. It lives as long as the current owner.
    pub(super) fn new(session: &Rc<Session>, reader: &Rc<Reader>, view: &El) -> Rc<Self> {
        Rc::new(Self {
            session: session.clone(),
            reader: reader.clone(),
            view: view.clone(),
            owner: Owner::current().unwrap_or_default(),
            writer: RefCell::default(),
            is_coming: Cell::new(false),
            has_failed: Cell::new(false),
            waiting: RefCell::default(),
        })
    }

    /// True once its part is in place.
    pub(super) fn is_there(&self) -> bool {
        self.writer.borrow().is_some()
    }

    /// The forms that are open; none where it is not there.
    pub(super) fn forms(&self) -> Option<Rc<dyn Any>> {
        let writer = self.writer.borrow();
        writer.as_ref().map(|it| it.forms())
    }

    /// Takes up what was begun in the forms of a view before this one, for which its part came.
    pub(super) fn take_up(&self, forms: Rc<dyn Any>) {
        self.come(None);
        self.tell(Command::TakeUp(forms));
    }

    /// Tells the writer something, if it is there.
    pub(super) fn tell(&self, command: Command) {
        let writer = self.writer.borrow().clone();
        if let Some(writer) = writer {
            // What asks may follow signals, and this is not of it.
            untrack(|| self.owner.with(|| writer.perform(command)));
        }
    }

    /// Asks the writer to do something, now or as soon as it is there.
    pub(super) fn ask(self: &Rc<Self>, command: Command) {
        if self.is_there() {
            return self.tell(command);
        }
        // Of two alike the reader means the last one.
        let mut waiting = self.waiting.borrow_mut();
        waiting.retain(|it| discriminant(it) != discriminant(&command));
        waiting.push(command);
        drop(waiting);
        self.want();
        if self.is_coming.get() {
            self.reader.say(Label::Loading, Tone::Note);
        }
    }

    /// Fetches the writer.
    pub(super) fn want(self: &Rc<Self>) {
        if self.is_there() || self.is_coming.replace(true) {
            return;
        }
        let own = Rc::downgrade(self);
        let told = move |failure| {
            if let Some(later) = own.upgrade() {
                later.come(failure);
            }
        };
        part::fetch("write", Box::new(told));
    }

    /// Fetches it again where that failed.
    pub(super) fn want_again(self: &Rc<Self>) {
        if self.has_failed.get() {
            self.want();
        }
    }

    /// It is there, or it failed.
    fn come(&self, failure: Option<String>) {
        self.is_coming.set(false);
        if self.is_there() {
            return;
        }
        let has_failed = failure.is_some();
        self.has_failed.set(has_failed);
        self.reader.panel.set_unwritable(has_failed);
        if let Some(why) = failure {
            return self.session.cx.report(&Error::new(Code::Load, why));
        }
        let start = writing();
        let writer = untrack(|| {
            self.owner
                .with(|| start(&self.session, &self.reader, &self.view))
        });
        self.writer.replace(Some(writer));
        for command in self.waiting.take() {
            self.tell(command);
        }
    }
}
