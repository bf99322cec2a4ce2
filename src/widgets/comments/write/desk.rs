//! The writer's side of a thread: its forms, and what is pressed and typed in them.

use super::countdown::Countdowns;
use super::form::{Form, Purpose, scope};
use super::forms::Forms;
use super::waits::waits;
use super::writer::Writer;
use super::{Command, Delegate, Write};
use crate::model::Body;
use crate::source::wire::property::{is_set, text};
use crate::ui::dom::{El, follow};
use crate::ui::listen::Listener;
use crate::widgets::comments::reader::Reader;
use crate::widgets::comments::session::{Mode, Session};
use crate::widgets::comments::thread::ItemId;
use crate::widgets::comments::view::action::{Action, Press};
use crate::widgets::comments::view::composer::Composer;
use crate::widgets::comments::view::panel::Tone;
use leptos::prelude::Owner;
use std::any::Any;
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event};

/// All that a writer has in front of them.
struct Desk {
    own: Weak<Desk>,
    session: Rc<Session>,
    reader: Rc<Reader>,
    writer: Writer,
    countdowns: Rc<Countdowns>,
    forms: Rc<Forms>,
    /// As long as all of it lives.
    owner: Owner,
    /// As long as the form above the thread lives.
    top: RefCell<Option<Owner>>,
}

/// Begins to write in a thread; hears what happens in its view.
pub(super) fn start(session: &Rc<Session>, reader: &Rc<Reader>, view: &El) -> Rc<dyn Write> {
    let desk = Rc::new_cyclic(|own: &Weak<Desk>| Desk {
        own: own.clone(),
        session: session.clone(),
        reader: reader.clone(),
        writer: Writer::new(session, own.clone()),
        countdowns: Countdowns::new(&session.cx),
        forms: Rc::new(Forms::new()),
        owner: Owner::current().unwrap_or_default(),
        top: RefCell::default(),
    });
    let countdowns = desk.countdowns.clone();
    reader.set_waits(Box::new(move |context, waiting| {
        waits(context, waiting, &countdowns)
    }));
    for event in ["click", "submit", "input", "focusin", "keydown"] {
        let desk = desk.clone();
        Listener::new(view.node(), event, move |event| desk.heard(&event)).keep();
    }
    desk.writer.start();
    desk
}

impl Write for Desk {
    fn perform(&self, command: Command) {
        match command {
            Command::Open => self.open_top(),
            Command::Press(press) => self.act(press),
            Command::TakeUp(forms) => {
                if let Some(forms) = forms.downcast_ref::<Forms>() {
                    for form in [forms.top(), forms.opened()].into_iter().flatten() {
                        self.take_up(&form);
                    }
                }
            }
            Command::Renewed => {
                let was_open = self.forms.top().is_some();
                self.leave_top();
                if was_open {
                    self.open_top();
                }
            }
            Command::Arrived => {
                self.writer.arrived();
                self.follow_who();
            }
            Command::Online => self.writer.online(),
            Command::Stored => self.writer.stored(),
            Command::PageEnds => self.writer.send_off(),
        }
    }

    fn forms(&self) -> Rc<dyn Any> {
        self.forms.clone()
    }
}

impl Desk {
    fn heard(&self, event: &Event) {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let Some(target) = target else { return };
        if self.session.is_being_shown() {
            return;
        }
        // A form of the page may be in one of the slots.
        let form = self.forms.around(&target);
        match (event.type_().as_str(), form) {
            // Not left to the browser, which does nothing in a frame that may not submit forms; it
            // has the button clicked for who presses Enter in a field.
            ("click", Some(form)) if is_send_button(&target) => {
                event.prevent_default();
                self.writer.submit(&form);
            }
            ("submit", Some(form)) => {
                event.prevent_default();
                self.writer.submit(&form);
            }
            ("input", Some(form)) if form.typed(&target) => self.writer.typed(&form),
            ("focusin", Some(form)) => self.forms.entered(&form),
            ("keydown", form) if self.pressed(event, form.as_ref()) => {
                event.prevent_default();
            }
            _ => {}
        }
    }

    /// True for a key that means something here.
    fn pressed(&self, event: &Event, form: Option<&Rc<Form>>) -> bool {
        let is = |name: &str| is_set(event, name);
        let key = text(event, "key");
        match (key.as_deref(), form) {
            // It ends what is being composed, a syllable or a word.
            _ if is("isComposing") => return false,
            (Some("Enter"), Some(form)) if is("ctrlKey") || is("metaKey") => {
                self.writer.submit(form);
            }
            // The words are kept as a draft.
            (Some("Escape"), Some(form)) if form.purpose != Purpose::New => {
                self.close_and_return(form);
            }
            (Some("Escape"), None) => match Press::of(event) {
                Some(press) if press.action == Action::Undo => self.act(press),
                _ => return false,
            },
            _ => return false,
        }
        true
    }

    fn act(&self, press: Press) {
        let Press {
            action,
            item,
            button,
        } = press;
        match (action, item) {
            (Action::Cancel, _) => {
                if let Some(form) = self.forms.opened() {
                    self.writer.forget(&form);
                    self.close_and_return(&form);
                }
            }
            (Action::Preview, _) => {
                if let Some(form) = self.forms.around(&button) {
                    form.toggle_preview();
                    self.writer.typed(&form);
                }
            }
            (action, Some(ItemId::Comment(id))) => self.act_on(action, id),
            (Action::SendNow, Some(ItemId::Waiting(key))) => self.writer.send_now(key),
            (Action::Revise, Some(ItemId::Waiting(key))) => self.writer.revise(key),
            (Action::Discard, Some(ItemId::Waiting(key))) => self.writer.discard(key),
            _ => {}
        }
    }

    /// What is done with a comment.
    fn act_on(&self, action: Action, id: String) {
        match action {
            Action::Reply => match self.forms.under(&id) {
                Some(form) if form.purpose == Purpose::Reply => self.close_and_return(&form),
                _ => {
                    self.open(Purpose::Reply, &id, "");
                    self.session.cx.act("reply", JsValue::NULL);
                }
            },
            Action::Edit => {
                let text = match self.session.thread.borrow().comment(&id) {
                    Some(comment) => match &comment.body {
                        Body::Text(text) => text.clone(),
                        Body::Html(_) => return,
                    },
                    None => return,
                };
                self.open(Purpose::Edit, &id, &text);
            }
            Action::Delete => {
                if let Some(form) = self.forms.under(&id) {
                    self.close(&form);
                }
                let item = self.reader.list.find(&ItemId::Comment(id.clone()));
                if let Some(item) = item {
                    self.writer.delete(id, &item);
                }
            }
            Action::Undo => self.writer.undo(),
            Action::Report => self.writer.report(id),
            _ => {}
        }
    }

    /// Closes a form that was opened under a comment, and leads back to that.
    fn close_and_return(&self, form: &Rc<Form>) {
        self.close(form);
        // That may be gone.
        self.focus_near(self.position(&ItemId::Comment(form.id.clone())));
    }

    /// Opens a form under a comment, and closes the one that was open.
    fn open(&self, purpose: Purpose, id: &str, text: &str) {
        if let Some(form) = self.forms.opened() {
            self.close(&form);
        }
        let item = ItemId::Comment(id.to_owned());
        if self.reader.list.find(&item).is_none() {
            return;
        }
        self.begin(purpose, id, "", text).focus();
    }

    /// Opens a form in which something was typed already.
    fn begin(&self, purpose: Purpose, id: &str, typed: &str, text: &str) -> Rc<Form> {
        let (scope, label) = scope(purpose);
        let cx = &self.session.cx;
        let composer = Rc::new(Composer::new(cx, scope, label));
        composer.text.set(typed);
        let form = Form::new(cx, &self.countdowns, purpose, id, &composer);
        self.forms.open(&form, &self.reader.list);
        self.writer.begin(&form, text);
        form
    }

    /// Goes on with what was begun in a form of another view.
    fn take_up(&self, old: &Form) {
        let form = match old.purpose {
            Purpose::New => self.forms.top(),
            purpose => Some(self.begin(purpose, &old.id, &old.text(), "")),
        };
        if let Some(form) = form {
            self.writer.go_on(&form, old);
            self.writer.say_again(&form, old);
        }
    }

    /// Asks who writes, or does so no longer, as the page says by now.
    fn follow_who(&self) {
        if self.forms.top().is_some_and(|it| it.is_of_another()) {
            self.open_top();
        }
        if let Some(old) = self.forms.opened().filter(|it| it.is_of_another()) {
            self.forms
                .set_opened(Some(&self.build(&old.composer, Some(&old))));
        }
    }

    /// Builds a form around a composer, in place of another one.
    fn build(&self, composer: &Rc<Composer>, old: Option<&Rc<Form>>) -> Rc<Form> {
        let (purpose, id) = old.map_or((Purpose::New, ""), |it| (it.purpose, &it.id));
        let is_led = old.is_some_and(|it| it.has_focus());
        if let Some(old) = old {
            self.let_go(old);
        }
        let form = Form::new(&self.session.cx, &self.countdowns, purpose, id, composer);
        self.writer.begin(&form, "");
        if let Some(old) = old {
            self.writer.go_on(&form, old);
        }
        if is_led {
            form.focus();
        }
        if form.has_focus() {
            self.forms.entered(&form);
        }
        form
    }

    /// Opens the form above the thread, and follows what it is asked to have in it.
    fn open_top(&self) {
        let Some(composer) = self.reader.composer.borrow().clone() else {
            return;
        };
        self.unfollow();
        let (owner, own) = (self.owner.child(), self.own.clone());
        owner.with(|| {
            follow(move || {
                if let Some(desk) = own.upgrade() {
                    desk.build_top(&composer);
                }
            });
        });
        self.top.replace(Some(owner));
    }

    /// What the form above the thread is asked to have in it is followed no longer.
    fn unfollow(&self) {
        if let Some(owner) = self.top.take() {
            owner.cleanup();
        }
    }

    fn build_top(&self, composer: &Rc<Composer>) {
        let form = self.build(composer, self.forms.top().as_ref());
        self.forms.set_top(Some(&form));
    }

    fn leave_top(&self) {
        self.unfollow();
        if let Some(form) = self.forms.top() {
            self.let_go(&form);
            self.forms.set_top(None);
        }
    }

    /// Leaves the composer of a form to another.
    fn let_go(&self, form: &Rc<Form>) {
        self.writer.closed(form);
        form.give_up();
    }
}

fn is_send_button(element: &Element) -> bool {
    let button = element.closest("[type=submit]");
    button.is_ok_and(|it| it.is_some())
}

impl Delegate for Desk {
    fn say(&self, text: &str, tone: Tone) {
        self.reader.panel.say(text, tone);
    }

    fn show(&self) {
        self.reader.show();
    }

    fn form_for(&self, parent: &str) -> Option<Rc<Form>> {
        if !parent.is_empty() && self.session.mode() == Mode::Form {
            match self.forms.under(parent) {
                Some(form) if form.purpose == Purpose::Reply => {}
                _ => self.open(Purpose::Reply, parent, ""),
            }
            if let Some(form) = self.forms.under(parent) {
                return Some(form);
            }
        }
        if self.forms.top().is_none() {
            self.open_top();
        }
        self.forms.top()
    }

    fn close(&self, form: &Rc<Form>) {
        self.writer.closed(form);
        self.forms.close(form, &self.reader.list);
    }

    fn is_at(&self, id: &ItemId) -> bool {
        let item = self.reader.list.find(id);
        item.is_some_and(|it| it.matches(":focus-within").unwrap_or_default())
    }

    fn focus(&self, id: &ItemId) {
        self.reader.list.focus(id);
    }

    fn position(&self, id: &ItemId) -> usize {
        self.reader.list.position(id).unwrap_or_default()
    }

    fn focus_near(&self, position: usize) {
        let before = || self.reader.list.id_at(position.checked_sub(1)?);
        match self.reader.list.id_at(position).or_else(before) {
            Some(id) => self.reader.list.focus(&id),
            None => self.reader.panel.focus(),
        }
    }
}
