//! The writer: what is done with forms, and with what was sent from them.

use super::context::WriteContext;
use super::driver::{Driver, News};
use super::settle::settle;
use super::validate::validate;
use super::{Command, Delegate, edit, preview};
use crate::ui::dom::window;
use crate::ui::intl::now;
use crate::ui::labels::Label;
use crate::ui::storage;
use crate::widgets::comments::contract::MIN_TIME;
use crate::widgets::comments::delivery::entry::{Entry, Sender};
use crate::widgets::comments::delivery::event::Event;
use crate::widgets::comments::history;
use crate::widgets::comments::session::{Mode, Session};
use crate::widgets::comments::signature::Signature;
use crate::widgets::comments::thread::ItemId;
use crate::widgets::comments::view::form::{Form, Purpose};
use leptos::prelude::untrack;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

/// The writer of one thread.
pub(crate) struct Writer {
    context: Rc<WriteContext>,
    /// Who wrote here last, for the next form of this page.
    signature: RefCell<Signature>,
    is_started: Cell<bool>,
}

impl Writer {
    /// A writer that tells `delegate` what came of what it was asked to do.
    pub(crate) fn new(session: &Rc<Session>, delegate: Weak<dyn Delegate>) -> Rc<Self> {
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
        Rc::new(Self {
            context,
            signature: RefCell::default(),
            is_started: Cell::new(false),
        })
    }

    /// Does what it is asked to do.
    pub(crate) fn perform(&self, command: Command) {
        let context = &self.context;
        let driver = &context.driver;
        if !self.is_started.replace(true) {
            // A form follows the attributes that it reads, and this is not of the form.
            untrack(|| {
                driver.reload();
                // What was left waiting goes now, if it can.
                driver.feed(Event::Online);
            });
        }
        match command {
            Command::Begin(form, text) => self.begin(&form, &text),
            Command::Typed(form) => context.typed(&form),
            Command::Submit(form) => self.submit(&form),
            Command::Forget(form) => {
                context.draft(&form).keep("");
            }
            Command::Closed(form) => context.let_go(&form),
            Command::Delete(id) => edit::delete(context, id),
            Command::SendNow(key) => {
                let is_online = window().navigator().on_line();
                context.say(match is_online {
                    true => Label::Sending,
                    false => Label::NotSent,
                });
                context.says_sending.set(is_online);
                driver.feed(Event::SendNow { key });
            }
            Command::Revise(key) => self.revise(key),
            Command::Discard(key) => self.discard(key),
            Command::Arrived => driver.pages_arrived(),
            Command::Online => driver.feed(Event::Online),
            Command::Stored => driver.reload(),
        }
    }

    /// Puts in what was left here, and who this reader is.
    fn begin(&self, form: &Form, text: &str) {
        let context = &self.context;
        let kept = storage::read("author");
        let is_remembered = kept.is_some();
        let signature = kept.map(|it| Signature::parse(&it));
        form.sign(
            &signature.unwrap_or_else(|| self.signature.borrow().clone()),
            is_remembered,
        );
        let draft = context.draft(form);
        let mut kept = draft.text();
        if form.purpose != Purpose::Edit {
            // What was sent in the moment the page went is in the outbox already.
            context.driver.each(&mut |entry| {
                if kept.as_ref() == Some(&entry.text) {
                    draft.keep("");
                    kept = None;
                }
            });
        }
        form.set_text(kept.as_deref().unwrap_or(text));
        preview::typed(form, &context.session);
    }

    fn submit(&self, form: &Rc<Form>) {
        if !form.can_send() || !validate(form, &self.context.session.cx) {
            return;
        }
        if form.asks_who() {
            let signature = form.signature();
            let kept = match form.remembers() {
                true => signature.lines(),
                false => String::new(),
            };
            storage::write("author", &kept);
            self.signature.replace(signature);
        }
        form.set_busy(true);
        form.say("");
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
        let earliest = form.opened + fastest * 1000.0;
        entry.not_before = entry.not_before.max(earliest);
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
            draft.keep("");
        }
    }

    fn revise(&self, key: String) {
        match self.context.session.mode() {
            Mode::Form => {
                self.context.say(Label::Looking);
                self.context.driver.feed(Event::Revise { key });
            }
            Mode::SignIn => self.context.say(Label::SignIn),
            Mode::ReadOnly | Mode::Closed => self.context.say(Label::Closed),
        }
    }

    fn discard(&self, key: String) {
        let Some(delegate) = self.context.delegate() else {
            return;
        };
        let at = delegate.position(&ItemId::Waiting(key.clone()));
        self.context.driver.feed(Event::Discard { key });
        self.context.say(Label::Discarded);
        delegate.focus_near(at);
    }
}

/// What the driver tells.
fn hear(context: &WriteContext, news: News) {
    match news {
        News::Changed => context.show(),
        News::NotKept => context.say(Label::NotKept),
        News::Settled(entry, outcome) => settle(context, &entry, &outcome),
    }
}
