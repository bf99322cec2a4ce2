//! The reading of a thread: what came from the backend goes into the model, and what is in the
//! model is shown.
//!
//! Nothing that is read under the reader's eyes moves by itself: what a refresh brings is held
//! back until it is asked for.

use super::contract::{DEPTH, LOAD_MORE, NO_AVATARS};
use super::endpoint::ANCHOR;
use super::history;
use super::likes::like;
use super::pages::Pages;
use super::session::{Mode, Session};
use super::thread::state::{Arrival, Reach, Search};
use super::view::card::{CardContext, Made, ShowWaiting};
use super::view::composer::Composer;
use super::view::list::List;
use super::view::panel::{Panel, Tone};
use super::view::sort::sort_of;
use crate::model::Comment;
use crate::source::value::url::decode_component;
use crate::source::wire::property::{property, text};
use crate::ui::address::{base_uri, before_fragment, page};
use crate::ui::clipboard::copy;
use crate::ui::dom::{El, document, follow, keep, window};
use crate::ui::intl::{instant, now};
use crate::ui::labels::Label;
use crate::ui::observe::{Sight, Views};
use crate::widget::LIMIT;
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Element;

/// How many comments are shown at once, and more with each step, unless the page says otherwise.
const STEP: usize = 50;

/// The reader of one thread.
pub(super) struct Reader {
    session: Rc<Session>,
    /// The line above the thread, where this reader may write.
    pub(super) composer: RefCell<Option<Rc<Composer>>>,
    /// The comments.
    pub(super) list: List,
    /// What stands around them.
    pub(super) panel: Panel,
    /// How what waits is shown, once there is a writer.
    waits: RefCell<Option<Box<ShowWaiting>>>,
    /// The forms that were open when the view ended; none where there was no writer.
    pub(super) forms: RefCell<Option<Rc<dyn Any>>>,
    /// What had the focus when the reader asked to be led to a comment.
    led_from: RefCell<Option<Element>>,
}

impl Reader {
    /// Goes on from where the reader of another view was, as in another language. False where that
    /// was another thread.
    pub(super) fn take_over(&self, other: &Self) -> bool {
        let is_same = self.session.name == other.session.name;
        if is_same {
            self.session.thread.swap(&other.session.thread);
            self.composer.swap(&other.composer);
            self.forms.swap(&other.forms);
        }
        is_same
    }

    /// A reader who has seen nothing yet.
    pub(super) fn new(session: &Rc<Session>) -> Rc<Self> {
        Rc::new(Self {
            session: session.clone(),
            composer: RefCell::default(),
            list: List::new(),
            panel: Panel::new(&session.cx, session.dialect()),
            waits: RefCell::default(),
            forms: RefCell::default(),
            led_from: RefCell::default(),
        })
    }

    /// Has what waits shown so.
    pub(super) fn set_waits(&self, show: Box<ShowWaiting>) {
        self.waits.replace(Some(show));
    }

    /// Follows what becomes of the next page, until the view ends; loads it as the end comes into
    /// view, where the page wants that.
    pub(super) fn follow_the_end(self: &Rc<Self>) {
        let cx = &self.session.cx;
        let (failed, reader) = (cx.feed().has_failed_more.clone(), self.clone());
        let is_failed = failed.clone();
        follow(move || reader.panel.set_failed(failed.get()));
        let (next, reader) = (cx.feed().next.clone(), self.clone());
        let is_next = next.clone();
        follow(move || {
            let mut thread = reader.session.thread.borrow_mut();
            thread.is_left = next.get().is_none();
            reader.panel.show(&thread);
        });
        if LOAD_MORE.of(cx.attributes()) != "auto" {
            return;
        }
        let own = Rc::downgrade(self);
        let views = Rc::new(Views::new(None, move |_, sight| {
            if let Some(reader) = own.upgrade().filter(|_| sight != Sight::None) {
                reader.go_on();
            }
        }));
        let (seen, end) = (views.clone(), self.panel.end.clone());
        let busy = cx.feed().is_loading_more.clone();
        // Anew after each page: its end may be in view as well. What could not be had is asked for
        // by its button alone.
        follow(move || {
            let (is_over, has_next) = (!busy.get(), is_next.get().is_some());
            if is_over && has_next && !is_failed.get() {
                seen.watch(end.node());
            }
        });
        keep(views);
    }

    /// Takes in what the feed has.
    pub(super) fn take(&self) {
        let session = &self.session;
        let (data, feed) = (session.data.get(), session.cx.feed());
        let arrival = Arrival {
            url: &data.url,
            at: &data.at,
            pages: &data.pages,
            asked: data.asked,
            next: data.next.clone(),
            total: feed.total.peek(),
            step: self.step(),
        };
        let is_opened = session.thread.borrow_mut().take(arrival);
        if !is_opened {
            session.hear(&data);
        } else if session.thread.borrow().last_visit == 0.0 {
            self.visited(&data);
        }
        // Further pages are those behind what the reader has, whatever came since.
        let next = session.thread.borrow().next().cloned();
        feed.next.change(next);
    }

    fn visited(&self, data: &Pages) {
        let mut newest = 0.0_f64;
        let locale = self.session.cx.locale();
        let comments = data.pages.first().map(|it| it.comments.as_slice());
        for comment in comments.unwrap_or_default() {
            newest = newest.max(comment.created.map_or(0.0, |at| instant(at, &locale)));
        }
        let visit = history::visit(&self.session.name, newest);
        self.session.thread.borrow_mut().last_visit = visit;
    }

    fn step(&self) -> usize {
        match LIMIT.count(self.session.cx.attributes()) {
            0 | usize::MAX => STEP,
            limit => limit,
        }
    }

    /// Shows the thread as it is now.
    pub(super) fn show(&self) {
        let session = &self.session;
        let (cx, feed) = (&session.cx, session.cx.feed());
        let depth = DEPTH.count(cx.attributes());
        let reach = match self.list.view.node().is_connected() {
            false => Reach::Nothing,
            true if feed.is_loading_more.peek() => Reach::Loaded,
            true => Reach::Further,
        };
        let waits = self.waits.borrow();
        let can_write = session.mode() == Mode::Form;
        let mut thread = session.thread.borrow_mut();
        let showing = thread.show(sort_of(cx), depth, reach);
        let context = CardContext {
            cx,
            dialect: session.dialect(),
            can_write,
            has_letters: NO_AVATARS.of(cx.attributes()),
            mine: showing.mine,
            last_visit: showing.last_visit,
            waits: waits.as_deref(),
            locale: cx.locale(),
            base: base_uri(),
            page: before_fragment(),
            now: now(),
            made: Made::default(),
        };
        self.list.show(&showing.lines, &context);
        let (focus, search) = (showing.focus, showing.search);
        self.panel.show(&thread);
        drop(thread);
        if let Some(id) = focus {
            let is_led = self.is_led();
            if is_led {
                unfold(cx.host());
                self.list.focus(&id);
            }
            if search == Search::Found {
                self.list.point_at(&id, is_led);
            }
        }
        match search {
            Search::Further => cx.load_more(),
            Search::Missing => self.say(Label::NotFound, Tone::Trouble),
            Search::Idle | Search::Found => {}
        }
    }

    /// The view ends, with these forms.
    pub(super) fn leave(&self, forms: Option<Rc<dyn Any>>) {
        self.forms.replace(forms);
    }

    /// Says what was done, to be read out.
    pub(super) fn say(&self, label: Label, tone: Tone) {
        self.panel.say(&self.session.cx.say(label), tone);
    }

    /// What has the focus, if anything has.
    fn focused(&self) -> Option<Element> {
        let section = self.list.view.node().closest("section").ok().flatten();
        let inside = section.and_then(|it| it.query_selector(":focus").ok().flatten());
        inside.or_else(|| document().active_element())
    }

    /// The reader asks to be led to a comment, which may be there later.
    fn lead(&self) {
        self.led_from.replace(self.focused());
    }

    /// False for a reader who went elsewhere meanwhile: whoever writes goes on writing.
    fn is_led(&self) -> bool {
        let focused = self.focused().filter(|it| {
            // What of all is left has it where nothing has.
            !it.matches("body").unwrap_or_default() && *it != **self.session.cx.host()
        });
        focused.is_none() || focused == *self.led_from.borrow()
    }

    /// Shows more of what is there, or asks for the next page.
    fn go_on(&self) {
        let step = self.step();
        let has_more = self.session.thread.borrow_mut().grow(step);
        if has_more {
            self.show();
        }
        let has_room = self.session.thread.borrow().has_room();
        if has_room {
            self.session.cx.load_more();
        }
    }

    /// Shows more, and leads to the first of it.
    pub(super) fn lead_on(&self) {
        self.lead();
        self.session.thread.borrow_mut().lead_on();
        self.go_on();
    }

    /// Shows what was held back.
    pub(super) fn release(&self) {
        self.lead();
        self.session.thread.borrow_mut().release();
        self.show();
    }

    /// Looks for the comment that the address names.
    pub(super) fn seek(&self) {
        let location = property(window(), "location").unwrap_or_default();
        let hash = text(&location, "hash").unwrap_or_default();
        // An id that is written in the address as it is will do as well.
        let id = hash.strip_prefix(ANCHOR).map(decode_component);
        self.lead();
        self.session.thread.borrow_mut().want(id);
    }

    /// True while the comment that the address names is not found.
    pub(super) fn is_seeking(&self) -> bool {
        self.session.thread.borrow().is_seeking()
    }

    /// Copies the address of a comment.
    pub(super) fn copy(self: &Rc<Self>, id: &str) {
        let page = page();
        let before = page.split('#').next().unwrap_or_default();
        let own = Rc::downgrade(self);
        let told = move |is_copied| {
            if let Some(reader) = own.upgrade() {
                let (label, tone) = match is_copied {
                    true => (Label::Copied, Tone::Done),
                    false => (Label::NotCopied, Tone::Trouble),
                };
                reader.say(label, tone);
            }
        };
        copy(&[before, ANCHOR, id].concat(), Box::new(told));
    }

    /// Likes a comment, or takes that back.
    pub(super) fn like(self: &Rc<Self>, id: &str) {
        let own = Rc::downgrade(self);
        let changed = move |comment: &Comment, said| {
            let Some(reader) = own.upgrade() else { return };
            reader.list.like(comment, &reader.session.cx.locale());
            if let Some(label) = said {
                reader.say(label, Tone::Trouble);
            }
        };
        like(&self.session, id, Box::new(changed));
    }
}

/// Unfolds what an element is folded away in, as browsers do for what an address names.
fn unfold(element: &Element) {
    // To open one of a group closes another, which may be around it: that could go on for ever.
    for _ in 0..9 {
        if let Ok(Some(fold)) = element.closest("details:not([open])") {
            El::of(&fold).attr("open", "");
        }
    }
}
