//! Where reading and writing meet: what a reader does comes in here and goes to the one or the
//! other, and what a writer did is shown.

use super::forms::Forms;
use super::pages::Pages;
use super::reader::Reader;
use super::session::{Mode, Session};
use super::thread::ItemId;
use super::view::action::{Action, Press};
use super::view::field::value;
use super::view::form::{Form, Purpose};
use super::view::sort::is_sort_choice;
use super::write::writer::Writer;
use super::write::{Command, Delegate};
use crate::model::Body;
use crate::source::wire::timer::Timeout;
use crate::ui::dom::{El, el, follow, keep, window};
use crate::ui::labels::Label;
use crate::ui::listen::Listener;
use crate::ui::notice::notice;
use crate::ui::state::State;
use crate::widget::{Context, Data};
use std::rc::{Rc, Weak};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget};

/// The controller of one thread.
pub(super) struct Controller {
    session: Rc<Session>,
    reader: Rc<Reader>,
    writer: Rc<Writer>,
    forms: Forms,
    /// What stands above the thread.
    mode: State<Mode>,
}

impl Controller {
    /// Shows a thread, and follows it until the view ends.
    pub(super) fn start(data: &Data<Pages>, cx: &Context) -> El {
        let session = Rc::new(Session::new(data, cx));
        let controller = Rc::new_cyclic(|own: &Weak<Self>| Self {
            reader: Reader::new(&session),
            writer: Writer::new(&session, own.clone()),
            session,
            forms: Forms::new(),
            mode: State::default(),
        });
        controller.reader.seek();
        controller.view()
    }

    fn view(self: &Rc<Self>) -> El {
        let (top, follows) = (self.clone(), self.clone());
        let view = el("div").class("comments").region(move || top.top());
        for event in ["click", "submit", "input", "focusin", "focusout", "change"] {
            self.listen(view.node(), event);
        }
        for event in ["online", "storage", "hashchange"] {
            self.listen(window(), event);
        }
        let dialect = self.session.dialect();
        let reader = &self.reader;
        let view = reader.panel.around(&reader.list.view, view, dialect);
        reader.follow_the_end();
        follow(move || follows.take());
        if reader.is_seeking() {
            // Once it is on the page.
            let own = Rc::downgrade(self);
            let lead = move || {
                if let Some(controller) = own.upgrade() {
                    controller.show();
                }
            };
            keep(Timeout::new(0.0, lead));
        }
        view
    }

    /// Takes in what the feed has.
    fn take(&self) {
        self.reader.take();
        self.mode.change(self.session.mode());
        self.writer.perform(Command::Arrived);
        self.show();
    }

    fn listen(self: &Rc<Self>, target: &EventTarget, event: &'static str) {
        let controller = self.clone();
        Listener::new(target, event, move |event| controller.heard(&event)).keep();
    }

    /// The form, or what stands in its place.
    fn top(&self) -> Option<El> {
        let cx = &self.session.cx;
        if let Some(form) = self.forms.top() {
            self.writer.perform(Command::Closed(form));
        }
        self.forms.set_top(None);
        let inside = match self.mode.get() {
            Mode::Form => {
                let form = Form::new(cx, &self.reader.countdowns, Purpose::New, "");
                self.forms.set_top(Some(&form));
                self.writer
                    .perform(Command::Begin(form.clone(), String::new()));
                form.view.clone()
            }
            Mode::SignIn => el("slot").attr("name", "sign-in").say(cx, Label::SignIn),
            Mode::ReadOnly => return None,
            Mode::Closed => return Some(notice(&cx.say(Label::Closed))),
        };
        let heading = el("h3").class("subheading").say(cx, Label::Write);
        Some(el("div").class("write").child(heading).child(inside))
    }

    fn heard(&self, event: &Event) {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        match (event.type_().as_str(), target) {
            ("click", target) => {
                if let Some(press) = Press::of(event) {
                    self.act(press);
                } else if let Some(target) = target.filter(is_send_button) {
                    self.submit(event, &target);
                }
            }
            ("submit", Some(target)) => self.submit(event, &target),
            ("input", Some(target)) => {
                let form = self.forms.around(&target);
                if let Some(form) = form.filter(|it| it.typed(&target)) {
                    self.writer.perform(Command::Typed(form));
                }
            }
            ("focusin", Some(target)) => {
                if let Some(form) = self.forms.around(&target) {
                    self.forms.entered(&form);
                }
            }
            // Looking elsewhere is an answer to the question.
            ("focusout", Some(target)) if Action::DeleteNow.is_on(&target) => {
                self.relabel(&target, Action::Delete, Label::Delete);
            }
            ("change", Some(target)) if is_sort_choice(&target) => {
                // The attribute is the state: it is asked for anew.
                let sort = value(&El::of(&target));
                El::of(self.session.cx.host()).attr("sort", &sort);
            }
            ("online", _) => self.writer.perform(Command::Online),
            ("storage", _) => self.writer.perform(Command::Stored),
            ("hashchange", _) => {
                self.reader.seek();
                self.show();
            }
            _ => {}
        }
    }

    /// Sends what is in a form. Not left to the browser, which does nothing in a frame that may not
    /// submit forms; it has the button clicked for who presses Enter in a field.
    fn submit(&self, event: &Event, target: &Element) {
        // A form of the page may be in one of the slots.
        if let Some(form) = self.forms.around(target) {
            event.prevent_default();
            self.writer.perform(Command::Submit(form));
        }
    }

    fn act(&self, press: Press) {
        let Press {
            action,
            item,
            button,
        } = press;
        match (action, item) {
            (Action::More, _) => self.reader.lead_on(),
            (Action::Release, _) => self.reader.release(),
            (Action::Cancel, _) => {
                if let Some(form) = self.forms.opened() {
                    self.writer.perform(Command::Forget(form.clone()));
                    self.close(&form);
                    self.reader.list.focus(&ItemId::Comment(form.id.clone()));
                }
            }
            (Action::Preview, _) => {
                if let Some(form) = self.forms.around(&button) {
                    form.toggle_preview(&button);
                    self.writer.perform(Command::Typed(form));
                }
            }
            (action, Some(ItemId::Comment(id))) => self.act_on(action, id, &button),
            (Action::SendNow, Some(ItemId::Waiting(key))) => {
                self.writer.perform(Command::SendNow(key));
            }
            (Action::Revise, Some(ItemId::Waiting(key))) => {
                self.writer.perform(Command::Revise(key));
            }
            (Action::Discard, Some(ItemId::Waiting(key))) => {
                self.writer.perform(Command::Discard(key));
            }
            _ => {}
        }
    }

    /// What is done with a comment.
    fn act_on(&self, action: Action, id: String, button: &Element) {
        match action {
            Action::Like => self.reader.like(&id),
            Action::Reply => match self.forms.under(&id) {
                Some(form) if form.purpose == Purpose::Reply => {
                    self.close(&form);
                    self.reader.list.focus(&ItemId::Comment(id));
                }
                _ => self.open(Purpose::Reply, &id, String::new()),
            },
            Action::Edit => {
                let text = match self.session.thread.borrow().comment(&id) {
                    Some(comment) => match &comment.body {
                        Body::Text(text) => text.clone(),
                        Body::Html(_) => return,
                    },
                    None => return,
                };
                self.open(Purpose::Edit, &id, text);
            }
            Action::Delete => {
                self.relabel(button, Action::DeleteNow, Label::DeleteSure);
                self.reader.say(Label::DeleteSure);
            }
            Action::DeleteNow => self.writer.perform(Command::Delete(id)),
            _ => {}
        }
    }

    /// Has a button do and say something else.
    fn relabel(&self, button: &Element, action: Action, label: Label) {
        button.set_text_content(Some(&self.session.cx.say(label)));
        action.put_on(El::of(button));
    }

    /// Opens a form under a comment, and closes the one that was open.
    fn open(&self, purpose: Purpose, id: &str, text: String) {
        if let Some(form) = self.forms.opened() {
            self.close(&form);
        }
        let item = ItemId::Comment(id.to_owned());
        if self.reader.list.find(&item).is_none() {
            return;
        }
        let form = Form::new(&self.session.cx, &self.reader.countdowns, purpose, id);
        self.forms.open(&form, &self.reader.list);
        self.writer.perform(Command::Begin(form.clone(), text));
        form.focus();
    }
}

fn is_send_button(element: &Element) -> bool {
    let button = element.closest("[type=submit]");
    button.is_ok_and(|it| it.is_some())
}

impl Delegate for Controller {
    fn say(&self, text: &str) {
        self.reader.panel.say(text);
    }

    fn show(&self) {
        self.reader.show();
        // The comment that a form was opened at may be gone.
        if let Some(form) = self.forms.opened().filter(|it| !it.is_there()) {
            self.close(&form);
        }
    }

    fn form_for(&self, parent: &str) -> Option<Rc<Form>> {
        if !parent.is_empty() && self.session.mode() == Mode::Form {
            match self.forms.under(parent) {
                Some(form) if form.purpose == Purpose::Reply => {}
                _ => self.open(Purpose::Reply, parent, String::new()),
            }
            if let Some(form) = self.forms.under(parent) {
                return Some(form);
            }
        }
        self.forms.top()
    }

    fn close(&self, form: &Rc<Form>) {
        self.writer.perform(Command::Closed(form.clone()));
        self.forms.close(form, &self.reader.list);
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
