//! One conversation: what is known of it, what is shown of it, and what one does in it.
//!
//! Nothing that is read under the reader's eyes moves by itself: what a refresh brings is held
//! back until it is asked for.

use super::form::{self, Aim, Form};
use super::outbox::Outbox;
use super::rows::Rows;
use super::send::{Place, article};
use super::{Pages, visits};
use crate::model::{Comment, Link, Thread};
use crate::source::dialect::{Dialect, Edits, Sort, catalog};
use crate::source::value::json::Json;
use crate::source::wire::timer::Timeout;
use crate::ui::dom::{El, el, follow, keep, window};
use crate::ui::intl::{Locale, instant, now, number};
use crate::ui::labels::Label;
use crate::ui::listen::Listener;
use crate::ui::notice::{button, notice};
use crate::ui::observe::{Sight, Views};
use crate::ui::state::State;
use crate::widget::{Context, Data};
use leptos::prelude::Owner;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use web_sys::EventTarget;

pub(super) struct Talk {
    pub(super) own: Weak<Talk>,
    pub(super) cx: Context,
    pub(super) data: Data<Pages>,
    pub(super) owner: Option<Owner>,
    pub(super) outbox: Outbox,
    /// The ids of what this reader wrote here.
    pub(super) mine: RefCell<Vec<String>>,
    /// When this reader was last here, in milliseconds since the epoch; 0 for never.
    pub(super) before: Cell<f64>,

    /// The data that was last taken in.
    pub(super) last: RefCell<Option<Rc<Pages>>>,
    pub(super) pages: RefCell<Vec<Rc<Thread>>>,
    /// What was written, changed or liked here since.
    pub(super) written: RefCell<Vec<Comment>>,
    /// The ids of those that a refresh brought, until they are asked for.
    pub(super) held: RefCell<Vec<String>>,
    /// How many lines are shown at most.
    pub(super) shown: Cell<usize>,
    /// How many lines there are.
    pub(super) lines: Cell<usize>,
    /// How many comments there are more than the backend said.
    pub(super) added: Cell<f64>,
    /// The page behind all that were loaded.
    pub(super) next: RefCell<Option<Link>>,
    /// The line that gets the focus once it is there, counted from 0.
    pub(super) lead: Cell<Option<usize>>,
    /// The comment that the address names, until it is found, and how many pages that took.
    pub(super) wanted: RefCell<Option<String>>,
    pub(super) turned: Cell<u32>,

    pub(super) rows: Rows,
    /// Says what was just done.
    pub(super) said: El,
    pub(super) count: El,
    pub(super) fresh: El,
    pub(super) empty: El,
    pub(super) more: El,
    /// The page's captcha, in the form that has the focus.
    pub(super) captcha: El,
    /// What stands in the place of the form.
    pub(super) top: State<Mode>,
    /// Who wrote here last, for the next form of this page.
    pub(super) who: RefCell<String>,
    /// What is to be in the form once it is built.
    pub(super) words: RefCell<String>,
    pub(super) open: RefCell<Option<Open>>,
    /// The form whose words are being sent, with their key.
    pub(super) sending: RefCell<Option<(String, Rc<Form>)>>,
    pub(super) is_sending: Cell<bool>,
    /// The network is back: what waits is due in the next turn.
    pub(super) is_back: Cell<bool>,
    pub(super) timer: RefCell<Option<Timeout>>,
    /// What is counted down, and until when.
    pub(super) counting: RefCell<Vec<(El, f64)>>,
}

/// A form in its place under a comment.
pub(super) struct Open {
    pub(super) id: String,
    pub(super) view: El,
    pub(super) owner: Owner,
}

/// What stands above the thread.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Mode {
    /// The form.
    #[default]
    Form,
    /// A way to sign in.
    SignIn,
    /// Nothing: others write.
    ReadOnly,
    /// The word that nobody can write any more.
    Closed,
}

impl Talk {
    pub(super) fn new(data: &Data<Pages>, cx: &Context) -> Rc<Self> {
        let thread = match Place::of(cx) {
            Ok(place) => place.name(),
            // Of data in the page.
            Err(_) => article(cx.attributes()),
        };
        let action = |what: &str| button("button", "").attr("data-do", what).part(what);
        let talk = Rc::new_cyclic(|own| Self {
            own: own.clone(),
            cx: cx.clone(),
            data: data.clone(),
            owner: Owner::current(),
            mine: RefCell::new(visits::mine(&thread)),
            before: Cell::new(0.0),
            outbox: Outbox::of(thread),
            last: RefCell::default(),
            pages: RefCell::default(),
            written: RefCell::default(),
            held: RefCell::default(),
            shown: Cell::new(0),
            lines: Cell::new(0),
            added: Cell::new(0.0),
            next: RefCell::default(),
            lead: Cell::new(None),
            wanted: RefCell::default(),
            turned: Cell::new(0),
            rows: Rows::new(),
            said: el("p").class("said").part("message").attr("role", "status"),
            count: el("h3").class("subheading").attr("tabindex", "-1"),
            fresh: action("fresh"),
            empty: notice(&cx.say(Label::CommentsEmpty)),
            more: action("more").say(cx, Label::More),
            captcha: el("slot").attr("name", "captcha"),
            top: State::default(),
            who: RefCell::default(),
            words: RefCell::default(),
            open: RefCell::default(),
            sending: RefCell::default(),
            is_sending: Cell::new(false),
            is_back: Cell::new(false),
            timer: RefCell::default(),
            counting: RefCell::default(),
        });
        talk.seek();
        talk
    }

    /// The whole of it.
    pub(super) fn view(self: &Rc<Self>) -> El {
        let (top, taken) = (self.clone(), self.clone());
        let bar = el("div")
            .class("bar")
            .child(self.count.clone())
            .child(el("div").attr("role", "status").child(self.fresh.clone()))
            .child_if(self.sorting());
        let foot = el("div").class("more").child(self.more.clone());
        let view = el("div")
            .class("comments")
            .region(move || top.top())
            .child(self.said.clone())
            .child(bar)
            .child(self.rows.list.clone())
            .child(self.empty.clone())
            .child(foot.clone());
        for event in ["click", "focusout", "change"] {
            self.listen(view.node(), event);
        }
        for event in ["online", "storage", "hashchange"] {
            self.listen(window(), event);
        }
        self.reach(&foot);
        follow(move || taken.take());
        // What was left waiting goes now, if it can.
        self.pump();
        view
    }

    fn listen(self: &Rc<Self>, target: &EventTarget, event: &'static str) {
        let talk = self.clone();
        Listener::new(target, event, move |event| talk.heard(&event)).keep();
    }

    /// Loads more as the end comes into view, where the page wants that.
    fn reach(self: &Rc<Self>, foot: &El) {
        let talk = self.own.clone();
        if self
            .cx
            .attributes()
            .choice("load-more", &["manual", "auto"])
            == "auto"
        {
            let views = Rc::new(Views::new(None, move |_, sight| {
                if let Some(talk) = talk.upgrade().filter(|_| sight != Sight::None) {
                    talk.go_on();
                }
            }));
            let (seen, foot) = (views.clone(), foot.clone());
            let busy = self.cx.feed().is_loading_more.clone();
            // Anew after each page: its end may be in view as well.
            follow(move || {
                if !busy.get() {
                    seen.watch(foot.node());
                }
            });
            keep(views);
        }
    }

    /// The form, or what stands in its place.
    pub(super) fn top(self: &Rc<Self>) -> Option<El> {
        let inside = match self.top.get() {
            Mode::Form => form::form(self, Aim::New, "", &self.words.take()),
            Mode::SignIn => el("slot")
                .attr("name", "sign-in")
                .say(&self.cx, Label::SignIn),
            Mode::ReadOnly => return None,
            Mode::Closed => return Some(notice(&self.cx.say(Label::Closed))),
        };
        let heading = el("h3").class("subheading").say(&self.cx, Label::Write);
        Some(el("div").class("write").child(heading).child(inside))
    }

    /// In which order the comments stand, by the reader's choice.
    pub(super) fn sorting(&self) -> Option<El> {
        // Not followed: the list is sorted anew, and this stays as it is.
        let now = self.cx.host().get_attribute("sort");
        let mut select = el("select")
            .attr("aria-label", &self.cx.say(Label::SortBy))
            .part("sort");
        for (value, label, sort) in ORDERS {
            if !self.dialect().can_sort(sort) {
                continue;
            }
            let option = el("option")
                .attr("value", value)
                .maybe("selected", (now.as_deref() == Some(value)).then_some(""))
                .say(&self.cx, label);
            select = select.child(option);
        }
        Some(select)
    }

    /// The words of who writes here.
    pub(super) fn dialect(&self) -> &'static Dialect {
        let name = self.cx.attributes().get("adapter");
        match name.as_deref().unwrap_or("auto") {
            "auto" | "" => self.data.peek().dialect,
            name => catalog::choose(Some(name), "", &Json::Null),
        }
    }

    pub(super) fn can_write(&self) -> bool {
        self.mode() == Mode::Form
    }

    pub(super) fn mode(&self) -> Mode {
        if self.data.peek().is_closed() {
            return Mode::Closed;
        }
        let anonymous = ["form", "sign-in", "read-only"];
        match self.cx.attributes().choice("anonymous", &anonymous) {
            _ if !self.dialect().can_write() => Mode::ReadOnly,
            "sign-in" if form::author().is_none() => Mode::SignIn,
            "read-only" if form::author().is_none() => Mode::ReadOnly,
            _ => Mode::Form,
        }
    }

    /// True for what came since this reader's last visit.
    pub(super) fn is_new(&self, comment: &Comment, locale: &Locale) -> bool {
        let before = self.before.get();
        let is_later = |at| instant(at, locale) > before;
        before > 0.0
            && comment.created.is_some_and(is_later)
            && !self.mine.borrow().contains(&comment.id)
    }

    pub(super) fn may_edit(&self, comment: &Comment, dialect: &Dialect) -> bool {
        let is_mine = || self.mine.borrow().contains(&comment.id);
        match dialect.edits {
            Edits::Never => false,
            Edits::AsSaid => comment.can_edit || is_mine(),
            Edits::For(seconds) => {
                let at = comment.created.map_or(0.0, |it| it.ms);
                now() - at < seconds * 1000.0 && is_mine()
            }
        }
    }

    pub(super) fn is_open(&self, id: &str) -> bool {
        self.open.borrow().as_ref().is_some_and(|it| it.id == id)
    }

    /// Says what was done, to be read out.
    pub(super) fn say(&self, label: Label) {
        self.said.node().set_text_content(Some(&self.cx.say(label)));
    }
}

/// The orders there are, by what the attribute says.
const ORDERS: [(&str, Label, Sort); 3] = [
    ("newest", Label::Newest, Sort::Newest),
    ("oldest", Label::Oldest, Sort::Oldest),
    ("liked", Label::Liked, Sort::Liked),
];

/// The order that is asked for, if one is. Not followed: the list is asked for anew.
pub(super) fn sort_of(cx: &Context) -> Option<Sort> {
    let asked = cx.attributes().get("sort")?;
    let known = ORDERS.iter().find(|(name, ..)| *name == asked);
    known.map(|(_, _, sort)| *sort)
}

/// A number of comments, in words.
pub(super) fn counted(cx: &Context, count: f64) -> String {
    if count == 1.0 {
        return cx.say(Label::CountOne);
    }
    cx.say_with(Label::Count, &number(count, 0, &cx.locale()))
}
