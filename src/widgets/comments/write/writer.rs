//! The writer: what is done with forms, and with what was sent from them.

use super::context::WriteContext;
use super::driver::{Driver, News};
use super::form::{Form, Purpose};
use super::settle::settle;
use super::validate::{say_again, validate};
use super::{Delegate, edit, leaving, preview, refusal};
use crate::ui::intl::now;
use crate::ui::labels::Label;
use crate::ui::storage;
use crate::ui::stored::AUTHOR;
use crate::widgets::comments::contract::MIN_TIME;
use crate::widgets::comments::delivery::entry::{Entry, Sender};
use crate::widgets::comments::delivery::event::Event;
use crate::widgets::comments::history;
use crate::widgets::comments::session::{Mode, Session};
use crate::widgets::comments::signature::Signature;
use crate::widgets::comments::thread::ItemId;
use crate::widgets::comments::view::panel::Tone;
use js_sys::Date;
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use web_sys::Element;

/// The writer of one thread.
pub(super) struct Writer {
    context: Rc<WriteContext>,
    /// Who wrote here last, for the next form of this page.
    signature: RefCell<Signature>,
    /// What was deleted a moment ago.
    leaving: Rc<leaving::LastDeleted>,
}

impl Writer {
    /// A writer that tells `delegate` what came of what it was asked to do.
    pub(super) fn new(session: &Rc<Session>, delegate: Weak<dyn Delegate>) -> Self {
        let context = Rc::new_cyclic(|own: &Weak<WriteContext>| {
            let own = own.clone();
            let tell = move |news| {
                if let Some(context) = own.upgrade() {
                    hear(&context, news);
                }
            };
            let driver = Driver::new(session, Box::new(tell));
            WriteContext::new(session, driver, delegate)
        });
        Self {
            context,
            signature: RefCell::default(),
            leaving: Rc::default(),
        }
    }

    /// Takes up what was left waiting; it goes now, if it can.
    pub(super) fn start(&self) {
        self.stored();
        self.online();
        self.arrived();
    }

    /// Pages came from the backend.
    pub(super) fn arrived(&self) {
        self.context.driver.pages_arrived();
    }

    /// The network is back.
    pub(super) fn online(&self) {
        self.context.driver.feed(Event::Online);
    }

    /// Another tab changed what is stored.
    pub(super) fn stored(&self) {
        self.context.driver.reload();
    }

    /// The text of a form is another.
    pub(super) fn typed(&self, form: &Form) {
        self.context.typed(form);
    }

    /// Forgets what is in a form.
    pub(super) fn forget(&self, form: &Form) {
        self.context.forget(form);
    }

    /// A form is taken away.
    pub(super) fn closed(&self, form: &Rc<Form>) {
        if form.asks_who() {
            self.signature.replace(form.signature());
        }
        self.context.let_go(form);
    }

    /// Deletes the comment of a list item, unless that is undone in time.
    pub(super) fn delete(&self, id: String, item: &Element) {
        leaving::leave(&self.context, &self.leaving, id, item);
    }

    /// Undoes that.
    pub(super) fn undo(&self) {
        leaving::undo(&self.context, &self.leaving);
    }

    /// Has what can still be undone sent.
    pub(super) fn send_off(&self) {
        drop(self.leaving.take());
    }

    /// Reports a comment.
    pub(super) fn report(&self, id: String) {
        edit::report(&self.context, id);
    }

    /// Sends now what waits under a key.
    pub(super) fn send_now(&self, key: String) {
        self.context.mirror(&key);
        self.context.driver.feed(Event::SendNow { key });
    }

    /// Puts in what was left here, else this text, and who this reader is. What the line above a
    /// thread has in it already stays: the draft was there from the start, and may be another by now.
    pub(super) fn begin(&self, form: &Rc<Form>, text: &str) {
        let context = &self.context;
        let kept = storage::read(AUTHOR, "");
        let is_remembered = kept.is_some();
        let signature = kept.map(|it| Signature::parse(&it));
        form.sign(
            &signature.unwrap_or_else(|| self.signature.borrow().clone()),
            is_remembered,
        );
        let draft = context.draft(form);
        let left = draft.text();
        let typed = Some(form.text()).filter(|it| !it.is_empty());
        let is_typed = typed.is_some();
        let mut begun = typed.or(left);
        // A change that was saved while nobody heard of it says nothing new.
        let mut is_sent = begun.as_deref() == Some(text);
        if form.purpose != Purpose::Edit {
            // What was sent in the moment the page went is in the outbox already.
            context
                .driver
                .each(&mut |entry| is_sent |= begun.as_ref() == Some(&entry.text));
        }
        if is_sent {
            draft.keep("");
            begun = None;
        }
        context.wait(form);
        if is_typed && !is_sent {
            return context.typed(form);
        }
        if let Some(begun) = &begun {
            form.kept.replace(begun.clone());
        }
        form.set_text(&begun.unwrap_or_else(|| text.to_owned()));
        preview::typed(form, &context.session);
    }

    /// Goes on in a form with what was done in another one.
    pub(super) fn go_on(&self, form: &Rc<Form>, old: &Form) {
        if old.asks_who() {
            form.sign(&old.signature(), old.remembers());
        }
        if old.has_preview() {
            form.toggle_preview();
            preview::typed(form, &self.context.session);
        }
        let left = old.left();
        if left > 0.0 {
            form.wait(left);
        }
    }

    /// Says in a form what is wrong with what stands in another one, or why that was refused.
    pub(super) fn say_again(&self, form: &Rc<Form>, old: &Form) {
        say_again(form, old, &self.context.session.cx);
        if let Some(refusal) = old.refused.take() {
            refusal::say(form, &self.context.session, &refusal);
            form.refused.replace(Some(refusal));
        }
    }

    /// Sends what is in a form.
    pub(super) fn submit(&self, form: &Rc<Form>) {
        if !form.can_send() || !validate(form, &self.context.session.cx) {
            return;
        }
        if form.asks_who() {
            let signature = form.signature();
            let kept = match form.remembers() {
                true => signature.lines(),
                false => String::new(),
            };
            storage::write(AUTHOR, "", &kept);
            self.signature.replace(signature);
        }
        form.set_busy(true);
        form.say("");
        form.refused.take();
        // What was said of another comment is over.
        if let Some(delegate) = self.context.delegate() {
            delegate.say("", Tone::Note);
        }
        match form.purpose {
            Purpose::Edit => edit::change(&self.context, form),
            Purpose::New | Purpose::Reply => self.send(form),
        }
    }

    fn send(&self, form: &Rc<Form>) {
        let fastest = MIN_TIME.of(self.context.session.cx.attributes());
        let signature = Signature::signed_in().unwrap_or_else(|| form.signature());
        let sender = Sender {
            name: signature.name,
            email: signature.email,
            url: signature.website,
        };
        let mut entry = Entry::of(sender, form.text(), now());
        entry.thread.clone_from(&self.context.session.name.current);
        entry.parent.clone_from(&form.id);
        // Said rather than refused here, so that the backend decides what to make of it.
        entry.trap = form.trapped();
        // Both by one clock, which may have been set back.
        let taken = (Date::now() - form.composer.opened.get()).max(0.0);
        entry.not_before += (fastest * 1000.0 - taken).max(0.0);
        entry.here.has_form = true;
        let mine = history::mine(&self.context.session.name);
        entry.after = mine.into_iter().next().unwrap_or_default();
        let draft = self.context.draft(form);
        if let Some(trail) = draft.trail() {
            entry.follow(&trail);
        }
        if entry.key.is_empty() {
            entry.key = storage::unique();
        }
        // If the page ends now, it is the same comment that is sent by the next one.
        draft.keep_trail(&entry.trail());
        let key = entry.key.clone();
        self.context.sends(key.clone(), form);
        self.context.driver.feed(Event::Submitted(Box::new(entry)));
        // The words are in the outbox now: here they would be sent twice.
        if self.context.driver.is_kept(&key) {
            self.context.forget(form);
        }
    }

    /// Takes what waits under a key back into a form.
    pub(super) fn revise(&self, key: String) {
        match self.context.session.mode() {
            Mode::Form => {
                self.context.say(Label::Looking, Tone::Note);
                self.context.driver.feed(Event::Revise { key });
            }
            Mode::SignIn => self.context.say(Label::SignIn, Tone::Note),
            Mode::ReadOnly | Mode::Closed => self.context.say(Label::Closed, Tone::Trouble),
        }
    }

    /// Throws it away.
    pub(super) fn discard(&self, key: String) {
        let Some(delegate) = self.context.delegate() else {
            return;
        };
        let at = delegate.position(&ItemId::Waiting(key.clone()));
        self.context.driver.feed(Event::Discard { key });
        self.context.say(Label::Discarded, Tone::Done);
        delegate.focus_near(at);
    }
}

/// What the driver tells.
fn hear(context: &WriteContext, news: News) {
    match news {
        News::Changed => context.show(),
        News::NotKept => context.say(Label::NotKept, Tone::Trouble),
        News::Settled(entry, outcome) => settle(context, &entry, &outcome),
    }
}
