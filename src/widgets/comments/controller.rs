//! Where reading and writing meet: what a reader does comes in here and goes to the one or the
//! other.

use super::kept::{has_entries, keep_draft, new_draft};
use super::later::Later;
use super::pages::Pages;
use super::reader::Reader;
use super::session::{Mode, Session};
use super::view::action::{Action, Press};
use super::view::composer::Composer;
use super::view::field::value;
use super::view::sort::is_sort_choice;
use super::write::Command;
use crate::source::wire::task::spawn;
use crate::source::wire::timer::{Interval, Timeout};
use crate::ui::dom::{El, document, el, follow, keep, window};
use crate::ui::labels::Label;
use crate::ui::listen::Listener;
use crate::ui::notice::notice;
use crate::ui::state::State;
use crate::widget::{Context, Data};
use crate::widgets::comments::thread::ItemId;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventTarget};

thread_local! {
    /// The reader of the view that just ended, for the one that is built in its place.
    static LEFT: RefCell<Option<Rc<Reader>>> = const { RefCell::new(None) };
}

/// Leaves what is there of a view to the next one, as it ends.
struct Ending(Rc<Controller>);

impl Drop for Ending {
    fn drop(&mut self) {
        let Self(controller) = self;
        let reader = &controller.reader;
        reader.leave(controller.writer.forms());
        LEFT.set(Some(reader.clone()));
        // One that takes its place is built before anything else is done.
        spawn(async { drop(LEFT.take()) });
    }
}

/// The controller of one thread.
pub(super) struct Controller {
    session: Rc<Session>,
    reader: Rc<Reader>,
    writer: Rc<Later>,
    /// What stands above the thread.
    mode: State<Mode>,
}

impl Controller {
    /// Shows a thread, and follows it until the view ends. Where the view before this one was of the
    /// same thread, as in another language, it goes on from there.
    pub(super) fn start(data: &Data<Pages>, cx: &Context) -> El {
        let session = Rc::new(Session::new(data, cx));
        let (view, reader) = (el("div").class("comments"), Reader::new(&session));
        let controller = Rc::new(Self {
            writer: Later::new(&session, &reader, &view),
            reader,
            session,
            mode: State::default(),
        });
        if !LEFT
            .take()
            .is_some_and(|it| controller.reader.take_over(&it))
        {
            controller.reader.seek();
        }
        controller.build(view)
    }

    fn build(self: &Rc<Self>, view: El) -> El {
        let (top, follows) = (self.clone(), self.clone());
        let view = view.region(move || top.top());
        for event in ["click", "input", "focusin", "change"] {
            self.listen(view.node(), event);
        }
        for event in [
            "online",
            "storage",
            "hashchange",
            "pagehide",
            "visibilitychange",
        ] {
            self.listen(window(), event);
        }
        let reader = &self.reader;
        let view = reader.panel.around(&reader.list.view, view);
        reader.follow_the_end();
        follow(move || follows.take());
        let aging = self.clone();
        keep(Interval::new(60.0, move || aging.tell_ages()));
        if let Some(forms) = reader.forms.take() {
            self.writer.take_up(forms);
        } else if has_entries(&self.session.name) {
            self.writer.want();
        }
        keep(Ending(self.clone()));
        if reader.is_seeking() {
            // Once it is on the page.
            let own = Rc::downgrade(self);
            let lead = move || {
                if let Some(controller) = own.upgrade() {
                    controller.reader.show();
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
        self.writer.tell(Command::Arrived);
        self.reader.show();
    }

    fn listen(self: &Rc<Self>, target: &EventTarget, event: &'static str) {
        let controller = self.clone();
        Listener::new(target, event, move |event| controller.heard(&event)).keep();
    }

    /// The line to write into, or what stands in its place.
    fn top(&self) -> Option<El> {
        let cx = &self.session.cx;
        let before = self.reader.composer.take();
        let mut has_begun = false;
        let inside = match self.mode.get() {
            Mode::Form => {
                let composer = Rc::new(Composer::new(cx, "", Label::Text));
                let begun = match before {
                    Some(before) => {
                        has_begun = before.is_open();
                        before.text.value()
                    }
                    None => new_draft(&self.session.name).unwrap_or_default(),
                };
                has_begun |= !begun.is_empty();
                if has_begun {
                    composer.text.set(&begun);
                    composer.open();
                }
                let view = composer.view.clone();
                self.reader.composer.replace(Some(composer));
                Some(view)
            }
            Mode::SignIn => Some(el("slot").attr("name", "sign-in").say(cx, Label::SignIn)),
            Mode::ReadOnly | Mode::Closed => None,
        };
        self.writer.tell(Command::Renewed);
        if has_begun {
            self.writer.ask(Command::Open);
        }
        match inside {
            Some(inside) => {
                let heading = el("h3").class("sr").say(cx, Label::Write);
                Some(el("div").class("write").child(heading).child(inside))
            }
            None if self.mode.peek() == Mode::Closed => Some(notice(&cx.say(Label::Closed))),
            None => None,
        }
    }

    fn heard(&self, event: &Event) {
        if self.session.is_being_shown() {
            return;
        }
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        match (event.type_().as_str(), target) {
            ("click", target) => match Press::of(event) {
                Some(press) => self.act(press),
                None => self.open(target.as_ref()),
            },
            ("input", target) => {
                self.open(target.as_ref());
                self.keep_typed();
            }
            // Whoever looks at it may begin to write: until they do, the code comes.
            ("focusin", Some(target)) if self.is_closed_composer(&target) => self.writer.want(),
            ("change", Some(target)) if is_sort_choice(&target) => {
                // The attribute is the state: it is asked for anew.
                let sort = value(&El::of(&target));
                El::of(self.session.cx.host()).attr("sort", &sort);
                self.session.cx.act("sort", sort.into());
            }
            ("online", _) => {
                self.writer.want_again();
                self.writer.tell(Command::Online);
            }
            ("storage", _) => {
                if has_entries(&self.session.name) {
                    self.writer.want();
                }
                self.writer.tell(Command::Stored);
            }
            ("pagehide", _) => self.writer.tell(Command::PageEnds),
            ("visibilitychange", _) => self.tell_ages(),
            ("hashchange", _) => {
                self.reader.seek();
                self.reader.show();
            }
            _ => {}
        }
    }

    /// Keeps "5 minutes ago" true where somebody may look.
    fn tell_ages(&self) {
        if !document().hidden() {
            let locale = self.session.cx.locale();
            self.reader.list.tell_ages(&locale);
        }
    }

    /// True for an element of the line that was not opened yet.
    fn is_closed_composer(&self, target: &Element) -> bool {
        let composer = self.reader.composer.borrow();
        composer
            .as_ref()
            .is_some_and(|it| !it.is_open() && it.has(target))
    }

    /// Opens the form, if the reader is at its line.
    fn open(&self, target: Option<&Element>) {
        if target.is_some_and(|it| self.is_closed_composer(it)) {
            if let Some(composer) = self.reader.composer.borrow().as_ref() {
                // There is room at once, whenever the rest of it comes.
                composer.open();
            }
            self.writer.ask(Command::Open);
        }
    }

    /// Keeps what is in the line while nobody else does it.
    fn keep_typed(&self) {
        if let Some(composer) = self.reader.composer.borrow().as_ref()
            && !self.writer.is_there()
        {
            keep_draft(&self.session.name, &composer.text.value());
        }
    }

    fn act(&self, press: Press) {
        match (press.action, &press.item) {
            (Action::More, _) => {
                self.reader.lead_on();
                self.session.cx.act("more", JsValue::NULL);
            }
            (Action::Release, _) => self.reader.release(),
            (Action::Write, _) => self.writer.want_again(),
            (Action::Copy, Some(ItemId::Comment(id))) => self.reader.copy(id),
            (Action::Like, Some(ItemId::Comment(id))) => self.reader.like(id),
            _ => self.writer.ask(Command::Press(press)),
        }
    }
}
