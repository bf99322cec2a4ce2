//! What all that a writer does has in common.

use super::draft::Draft;
use super::driver::Driver;
use super::form::Form;
use super::waiting::{card_of, pending_of};
use super::{Delegate, preview};
use crate::ui::intl::now;
use crate::ui::labels::Label;
use crate::widgets::comments::delivery::entry::waits_until;
use crate::widgets::comments::delivery::event::Event;
use crate::widgets::comments::session::Session;
use crate::widgets::comments::thread::{WaitState, Waiting};
use crate::widgets::comments::view::panel::Tone;
use std::cell::RefCell;
use std::rc::{Rc, Weak};

/// What is sent, from which forms, and who is told of it.
pub(super) struct WriteContext {
    pub(super) session: Rc<Session>,
    pub(super) driver: Rc<Driver>,
    /// Who is told of what came of it.
    delegate: Weak<dyn Delegate>,
    /// The forms whose words are being sent.
    sending: RefCell<Vec<Sending>>,
    /// The form whose draft the browser refused while it had the words in the outbox, too.
    pub(super) unkept: RefCell<Option<Rc<Form>>>,
    /// The key of what the line above the thread says to be on its way.
    mirrored: RefCell<Option<String>>,
}

struct Sending {
    key: String,
    form: Rc<Form>,
}

impl WriteContext {
    /// Nothing is sent yet.
    pub(super) fn new(
        session: &Rc<Session>,
        driver: Rc<Driver>,
        delegate: Weak<dyn Delegate>,
    ) -> Self {
        Self {
            session: session.clone(),
            driver,
            delegate,
            sending: RefCell::default(),
            unkept: RefCell::default(),
            mirrored: RefCell::default(),
        }
    }

    /// Who is told of what came of it, while the widget is there.
    pub(super) fn delegate(&self) -> Option<Rc<dyn Delegate>> {
        self.delegate.upgrade()
    }

    /// Says it to the reader.
    pub(super) fn say(&self, label: Label, tone: Tone) {
        if let Some(delegate) = self.delegate() {
            delegate.say(&self.session.cx.say(label), tone);
        }
    }

    /// Says that what waits under a key is on its way, until it is known what becomes of it.
    pub(super) fn mirror(&self, key: &str) {
        self.say(Label::Sending, Tone::Note);
        self.mirrored.replace(Some(key.to_owned()));
    }

    /// True when the line above the thread says that this is on its way; it does so no longer.
    pub(super) fn unmirror(&self, key: &str) -> bool {
        let mut mirrored = self.mirrored.borrow_mut();
        let is_it = mirrored.as_deref() == Some(key);
        if is_it {
            *mirrored = None;
        }
        is_it
    }

    /// What is said to be on its way may be held up without an answer, or gone with another tab.
    fn follow_mirrored(&self, waiting: &[Waiting]) {
        let Some(key) = self.mirrored.borrow().clone() else {
            return;
        };
        let found = waiting.iter().find(|it| it.key == key);
        if found.is_some_and(|it| it.state == WaitState::Sending) {
            return;
        }
        self.mirrored.take();
        match (found, self.delegate()) {
            (Some(_), _) => self.say(Label::NotSent, Tone::Trouble),
            (None, Some(delegate)) => delegate.say("", Tone::Note),
            (None, None) => {}
        }
    }

    /// Shows what waits as it is now.
    pub(super) fn show(&self) {
        if let Some(form) = self.unkept.take() {
            // What left the outbox may have made room.
            self.keep(&form);
        }
        let (mut waiting, mut pending) = (Vec::new(), Vec::new());
        self.driver.each(&mut |entry| {
            if !entry.is_shown() {
                return;
            }
            match pending_of(entry) {
                Some(comment) => pending.push(comment),
                None => waiting.push(card_of(entry, &self.session)),
            }
        });
        self.follow_mirrored(&waiting);
        let mut thread = self.session.thread.borrow_mut();
        thread.set_own(waiting, pending);
        drop(thread);
        if let Some(delegate) = self.delegate() {
            delegate.show();
        }
    }

    /// The draft of a form.
    pub(super) fn draft(&self, form: &Form) -> Draft {
        Draft::of(&self.session.name, form.purpose, &form.id)
    }

    /// What is in a form cannot be sent yet, if its words came too soon before.
    pub(super) fn wait(&self, form: &Rc<Form>) {
        let (trail, now) = (self.draft(form).trail(), now());
        let left = waits_until(&trail.unwrap_or_default(), now) - now;
        if left > 0.0 {
            form.wait(left / 1000.0);
            form.say_wait();
        }
    }

    /// The text is another.
    pub(super) fn typed(&self, form: &Form) {
        preview::typed(form, &self.session);
        // Not later, where it would take the place of why something was refused.
        if !self.keep(form) {
            form.say(&self.session.cx.say(Label::NotKept));
        }
    }

    /// Keeps what is in a form. False where it is not kept.
    pub(super) fn keep(&self, form: &Form) -> bool {
        let text = form.text();
        if text.is_empty() {
            self.forget(form);
            return true;
        }
        let is_kept = self.draft(form).keep(&text);
        if is_kept {
            form.kept.replace(text);
        }
        is_kept
    }

    /// Forgets the draft of a form, unless it is another by now: what was typed in another tab
    /// since, or in a form that was opened after this one.
    pub(super) fn forget(&self, form: &Form) {
        let (draft, kept) = (self.draft(form), form.kept.take());
        if draft.text() == Some(kept) {
            draft.keep("");
        }
    }

    /// The words of a form are being sent, under a key.
    pub(super) fn sends(&self, key: String, form: &Rc<Form>) {
        let form = form.clone();
        self.sending.borrow_mut().push(Sending { key, form });
    }

    /// The form that an entry was sent from.
    pub(super) fn take_form(&self, key: &str) -> Option<Rc<Form>> {
        let mut sending = self.sending.borrow_mut();
        let at = sending.iter().position(|it| it.key == key)?;
        Some(sending.remove(at).form)
    }

    /// What a form is sending is shown in the thread from now on: the form is gone, or has other
    /// words in it.
    pub(super) fn let_go(&self, form: &Rc<Form>) {
        let mut sending = self.sending.borrow_mut();
        let at = sending.iter().position(|it| Rc::ptr_eq(&it.form, form));
        let key = at.map(|at| sending.remove(at).key);
        drop(sending);
        if let Some(key) = key {
            form.set_busy(false);
            self.driver.feed(Event::FormClosed { key });
        }
    }
}
