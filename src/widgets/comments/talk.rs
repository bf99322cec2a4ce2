//! One conversation: what is known of it, what is shown of it, and what one does in it.
//!
//! Nothing that is read under the reader's eyes moves by itself: what a refresh brings is held
//! back until it is asked for.

use super::form::{self, Aim, Form};
use super::order::{Index, Line, Plan, order};
use super::outbox::{self, Entry, Outbox};
use super::rows::{Rows, focus};
use super::send::{Found, Outcome, Place};
use super::{Pages, visits};
use crate::model::{Comment, Link, Status, Thread};
use crate::source::clock::Timeout;
use crate::source::dialect::{Dialect, Edits, Likes, Sort};
use crate::source::json::Json;
use crate::source::parse;
use crate::source::verdict::{self, Act, Verdict};
use crate::ui::dom::{El, el, follow, window};
use crate::ui::intl::{instant, now, number};
use crate::ui::labels::Label;
use crate::ui::listen::Listener;
use crate::ui::state::State;
use crate::ui::storage;
use crate::widget::{Context, Data, detail};
use leptos::prelude::Owner;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// How many comments are shown at once, and more with each step, unless the page says otherwise.
const STEP: usize = 50;
/// How deep replies are moved in, unless the page says otherwise.
const DEPTH: usize = 3;
/// How many pages are loaded to find the comment that an address names.
const FARTHEST: u32 = 100;

pub(super) struct Talk {
    pub(super) own: Weak<Talk>,
    pub(super) cx: Context,
    data: Data<Pages>,
    owner: Option<Owner>,
    pub(super) outbox: Outbox,
    /// The ids of what this reader wrote here.
    pub(super) mine: RefCell<Vec<String>>,
    /// When this reader was last here, in milliseconds since the epoch; 0 for never.
    before: Cell<f64>,

    /// The data that was last taken in.
    last: RefCell<Option<Rc<Pages>>>,
    pages: RefCell<Vec<Rc<Thread>>>,
    /// What was written, changed or liked here since.
    written: RefCell<Vec<Comment>>,
    /// The ids of those that a refresh brought, until they are asked for.
    held: RefCell<Vec<String>>,
    /// How many lines are shown at most.
    shown: Cell<usize>,
    /// How many lines there are.
    lines: Cell<usize>,
    /// How many comments there are more than the backend said.
    added: Cell<f64>,
    /// The page behind all that were loaded.
    next: RefCell<Option<Link>>,
    /// The line that gets the focus once it is there, counted from 0.
    lead: Cell<Option<usize>>,
    /// The comment that the address names, until it is found, and how many pages that took.
    wanted: RefCell<Option<String>>,
    turned: Cell<u32>,

    pub(super) rows: Rows,
    /// Says what was just done.
    said: El,
    count: El,
    fresh: El,
    empty: El,
    more: El,
    /// The page's captcha, in the form that has the focus.
    pub(super) captcha: El,
    /// What stands in the place of the form, or the text to put in it.
    top: State<(Mode, String)>,
    open: RefCell<Option<Open>>,
    /// The form whose words are being sent, with their key.
    pub(super) sending: RefCell<Option<(String, Rc<Form>)>>,
    pub(super) is_sending: Cell<bool>,
    timer: RefCell<Option<Timeout>>,
}

/// A form in its place under a comment.
struct Open {
    id: String,
    view: El,
    owner: Owner,
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
            Err(_) => super::send::article(cx.attributes()),
        };
        let button = |what: &str, class: &str| {
            crate::ui::notice::button(class, "")
                .attr("data-do", what)
                .part(what)
        };
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
            fresh: button("fresh", "button"),
            empty: crate::ui::notice::notice(&cx.say(Label::CommentsEmpty)),
            more: button("more", "button").text(&cx.say(Label::More)),
            captcha: el("slot").attr("name", "captcha"),
            top: State::default(),
            open: RefCell::default(),
            sending: RefCell::default(),
            is_sending: Cell::new(false),
            timer: RefCell::default(),
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
            .child(self.fresh.clone())
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
            self.listen(&window(), event);
        }
        self.reach(&foot);
        follow(move || taken.take());
        // What was left waiting goes now, if it can.
        self.pump();
        view
    }

    fn listen(self: &Rc<Self>, target: &web_sys::EventTarget, event: &'static str) {
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
            let views = Rc::new(crate::ui::observe::Views::new(None, move |_, sight| {
                if let Some(talk) = talk
                    .upgrade()
                    .filter(|_| sight != crate::ui::observe::Sight::None)
                {
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
            crate::ui::dom::keep(views);
        }
    }

    /// The form, or what stands in its place.
    fn top(self: &Rc<Self>) -> Option<El> {
        let (mode, text) = self.top.get();
        let inside = match mode {
            Mode::Form => form::form(self, Aim::New, &text),
            Mode::SignIn => el("slot")
                .attr("name", "sign-in")
                .text(&self.cx.say(Label::SignIn)),
            Mode::ReadOnly => return None,
            Mode::Closed => return Some(crate::ui::notice::notice(&self.cx.say(Label::Closed))),
        };
        let heading = el("h3")
            .class("subheading")
            .text(&self.cx.say(Label::Write));
        Some(el("div").class("write").child(heading).child(inside))
    }

    /// In which order the comments stand, by the reader's choice.
    fn sorting(&self) -> Option<El> {
        const ORDERS: [(&str, Label, Sort); 3] = [
            ("newest", Label::Newest, Sort::Newest),
            ("oldest", Label::Oldest, Sort::Oldest),
            ("liked", Label::Liked, Sort::Liked),
        ];
        let now = sort_of(&self.cx);
        let mut select = el("select")
            .attr("aria-label", &self.cx.say(Label::SortBy))
            .part("sort");
        let known = ORDERS
            .into_iter()
            .filter(|(_, _, sort)| self.dialect().can_sort(*sort));
        for (value, label, sort) in known {
            let option = el("option")
                .attr("value", value)
                .maybe("selected", (now == Some(sort)).then_some(""))
                .text(&self.cx.say(label));
            select = select.child(option);
        }
        Some(select)
    }

    /// The words of who writes here.
    pub(super) fn dialect(&self) -> &'static Dialect {
        let name = self.cx.attributes().get("adapter");
        match name.as_deref().unwrap_or("auto") {
            "auto" | "" => self.data.peek().dialect,
            name => Dialect::of(Some(name), "", &Json::Null),
        }
    }

    pub(super) fn can_write(&self) -> bool {
        self.mode() == Mode::Form
    }

    fn mode(&self) -> Mode {
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
    pub(super) fn is_new(&self, comment: &Comment) -> bool {
        let before = self.before.get();
        let is_later = |at| instant(at, &self.cx.locale()) > before;
        before > 0.0
            && comment.created.is_some_and(is_later)
            && !self.mine.borrow().contains(&comment.id)
    }

    pub(super) fn may_edit(&self, comment: &Comment) -> bool {
        let is_mine = || self.mine.borrow().contains(&comment.id);
        match self.dialect().edits {
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

    // --- What comes from the backend ---

    /// Takes in what the feed has: a further page, or all anew.
    fn take(&self) {
        let data = self.data.get();
        let last = self.last.replace(Some(data.clone()));
        let feed = self.cx.feed();
        let known = last.as_ref().map_or(0, |it| it.pages.len());
        let is_same = |it: &Rc<Pages>| {
            let first = it.pages.first().zip(data.pages.first());
            first.is_some_and(|(old, new)| Rc::ptr_eq(old, new))
        };
        if last.as_ref().is_some_and(is_same) {
            let more = data.pages.iter().skip(known).cloned();
            self.pages.borrow_mut().extend(more);
            self.next.replace(feed.next.peek());
        } else if let Some(fresh) = data.pages.first() {
            let is_first = last.is_none_or(|it| it.url != data.url);
            self.renew(fresh, is_first);
        }
        self.top.change((self.mode(), self.top.peek().1));
        self.show();
    }

    /// Takes in the first page, come anew.
    fn renew(&self, fresh: &Rc<Thread>, is_first: bool) {
        let feed = self.cx.feed();
        let next = feed.next.peek();
        let mut pages = self.pages.borrow_mut();
        let fresh_ids = ids(std::slice::from_ref(fresh));
        let old = pages.clone();
        let old = ids(&old);
        let is_known = |id: &&&str| old.find(id).is_some();
        let is_other = is_first || !fresh_ids.all().iter().any(|id| is_known(&id));
        // What the backend says now is newer than what was noted here.
        self.written
            .borrow_mut()
            .retain(|it| fresh_ids.find(&it.id).is_none());
        self.added.set(0.0);
        if is_other {
            self.held.borrow_mut().clear();
            self.shown.set(self.step());
            *pages = vec![fresh.clone()];
            self.next.replace(next);
            if is_first && self.before.get() == 0.0 {
                self.visited(fresh);
            }
            return;
        }
        let mut held = self.held.borrow_mut();
        let mine = self.mine.borrow();
        let new = fresh_ids.all().iter().filter(|id| !is_known(id));
        let new = new.filter(|id| !mine.iter().any(|it| it == *id));
        held.extend(new.map(|id| (*id).to_owned()));
        let Some(_) = next else {
            // All there is: what is not in it is gone.
            *pages = vec![fresh.clone()];
            self.next.replace(None);
            return;
        };
        // What the reader had loaded stays, with what moved from the first page to the next.
        let first = pages.first().map(|it| it.comments.as_slice());
        let left = first.unwrap_or_default().iter();
        let left = left.filter(|it| fresh_ids.find(&it.id).is_none());
        let left = Thread {
            comments: left.cloned().collect(),
            closed: false,
        };
        let is_first_only = pages.len() == 1;
        let rest: Vec<_> = pages.drain(..).skip(1).collect();
        *pages = vec![fresh.clone()];
        if !left.comments.is_empty() {
            pages.push(Rc::new(left));
        }
        pages.extend(rest);
        if is_first_only {
            self.next.replace(next);
        } else {
            feed.next.set(self.next.borrow().clone());
        }
    }

    fn visited(&self, thread: &Thread) {
        let mut newest = 0.0_f64;
        let locale = self.cx.locale();
        each(&thread.comments, &mut |it| {
            newest = newest.max(it.created.map_or(0.0, |at| instant(at, &locale)));
        });
        self.before.set(visits::visit(self.outbox.thread(), newest));
    }

    fn step(&self) -> usize {
        let limit = self.cx.attributes().count("limit");
        limit.filter(|it| *it > 0).unwrap_or(STEP)
    }

    // --- What is shown ---

    /// Shows all as it is now.
    pub(super) fn show(&self) {
        let pages = self.pages.borrow().clone();
        let mut written = self.written.borrow().clone();
        let sending = self.sending.borrow().as_ref().map(|(key, _)| key.clone());
        let waiting = self.outbox.all().into_iter();
        // What a form is sending is still in that form.
        let waiting = waiting.filter(|it| sending.as_ref() != Some(&it.key));
        written.extend(waiting.map(|it| it.comment()));
        let plan = Plan {
            sort: sort_of(&self.cx),
            depth: self.cx.attributes().count("depth").unwrap_or(DEPTH),
            held: &self.held.borrow(),
        };
        let mut lines = order(&pages, &written, &plan);
        self.lines.set(lines.len());
        let found = self.find_wanted(&lines);
        lines.truncate(self.shown.get());
        self.rows.show(&lines, self);
        self.tidy();
        let lead = self.lead.take().and_then(|at| lines.get(at));
        if let Some(id) = lead.map(|it| it.comment.id.as_str()).or(found.as_deref()) {
            self.focus_on(id);
        }
        if let Some(item) = found.as_deref().and_then(|id| self.rows.find(id)) {
            self.point(&item);
        }
        self.tell_count();
    }

    /// The count, and what there is to be done at both ends of the list.
    fn tell_count(&self) {
        let cx = &self.cx;
        let here = self.lines.get();
        #[expect(clippy::cast_precision_loss, reason = "no thread is that long")]
        let here = here as f64;
        let all = cx.feed().total.peek();
        let all = all.map_or(here, |it| f64::from(it) + self.added.get());
        self.count.node().set_text_content(Some(&counted(cx, all)));
        let held = self.held.borrow().len();
        let words = match held {
            1 => cx.say(Label::FreshOne),
            _ => cx.say_with(Label::Fresh, &held.to_string()),
        };
        let fresh = self.fresh.node();
        if fresh.text_content().as_deref() != Some(&words) {
            fresh.set_text_content(Some(&words));
        }
        let hide = |it: &El, is_hidden: bool| {
            it.clone().maybe("hidden", is_hidden.then_some(""));
        };
        hide(&self.fresh, held == 0);
        hide(&self.count, all == 0.0);
        hide(&self.empty, here > 0.0);
        let is_end = self.lines.get() <= self.shown.get() && cx.feed().next.peek().is_none();
        hide(&self.more, is_end);
    }

    /// Ends a form whose comment is gone.
    fn tidy(&self) {
        let is_gone = |it: &Open| !it.view.node().is_connected();
        if self.open.borrow().as_ref().is_some_and(is_gone) {
            self.close(false);
        }
    }

    /// Shows more of what is there, or asks for the next page.
    fn go_on(&self) {
        let shown = self.shown.get().min(self.lines.get());
        self.shown.set(shown + self.step());
        if self.lines.get() > shown {
            self.show();
        }
        if self.lines.get() < self.shown.get() {
            self.cx.load_more();
        }
    }

    pub(super) fn focus_on(&self, id: &str) {
        let item = self.rows.find(id);
        if let Some(article) = item.and_then(|it| it.first_element_child()) {
            focus(&article);
        }
    }

    // --- The comment that the address names ---

    fn seek(&self) {
        let hash = window().location().hash().unwrap_or_default();
        let id = hash.strip_prefix("#comment-");
        // An id that is written in the address as it is will do as well.
        let id = id.map(|id| match js_sys::decode_uri_component(id) {
            Ok(id) => id.into(),
            Err(_) => id.to_owned(),
        });
        self.wanted.replace(id);
        self.turned.set(0);
    }

    /// Where the comment that is wanted is; if it is on a page further on, asks for that.
    fn find_wanted(&self, lines: &[Line<'_>]) -> Option<String> {
        let wanted = self.wanted.borrow().clone()?;
        if let Some(at) = lines.iter().position(|it| it.comment.id == wanted) {
            self.shown.set(self.shown.get().max(at + 1));
            return self.wanted.take();
        }
        let turned = self.turned.get();
        if turned < FARTHEST && self.cx.feed().next.peek().is_some() {
            if !self.cx.feed().is_loading_more.peek() {
                self.turned.set(turned + 1);
                self.cx.load_more();
            }
        } else {
            self.wanted.take();
            self.say(Label::NotFound);
        }
        None
    }

    /// Marks the comment that the address names, and no other.
    fn point(&self, item: &Element) {
        let old = self.rows.list.node().query_selector(".target");
        if let Some(old) = old.ok().flatten() {
            El::of(&old).maybe("class", None);
        }
        El::of(item).class("target");
        item.scroll_into_view();
    }

    // --- What the reader does ---

    fn heard(self: &Rc<Self>, event: &Event) {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        match (event.type_().as_str(), target) {
            ("click", Some(target)) => {
                let button = target.closest("[data-do]").ok().flatten();
                if let Some(button) = button {
                    let item = button.closest("li").ok().flatten();
                    let id = item.and_then(|it| it.get_attribute("data-id"));
                    let what = button.get_attribute("data-do").unwrap_or_default();
                    self.act(&what, &id.unwrap_or_default(), &button);
                }
            }
            // Looking elsewhere is an answer to the question.
            ("focusout", Some(target)) if target.has_attribute("data-sure") => {
                El::of(&target).maybe("data-sure", None);
                target.set_text_content(Some(&self.cx.say(Label::Delete)));
            }
            ("change", Some(target)) if target.local_name() == "select" => {
                let sort = super::field::value(&El::of(&target));
                // The attribute is the state: it is asked for anew.
                El::of(self.cx.host()).attr("sort", &sort);
            }
            ("online", _) => {
                for entry in self.outbox.all() {
                    self.outbox.put(Entry { at: 0.0, ..entry });
                }
                self.pump();
            }
            ("storage", _) => {
                self.outbox.reload();
                self.show();
            }
            ("hashchange", _) => {
                self.seek();
                self.show();
            }
            _ => {}
        }
    }

    fn act(self: &Rc<Self>, what: &str, id: &str, button: &Element) {
        let key = outbox::key(id).unwrap_or_default();
        match what {
            "more" => {
                self.lead.set(Some(self.shown.get().min(self.lines.get())));
                self.go_on();
            }
            "fresh" => {
                let first = self.held.take().into_iter().next();
                self.wanted.replace(first);
                self.show();
            }
            "reply" if self.is_open(id) => self.close(true),
            "reply" => self.open(Aim::Reply(id.to_owned()), id, ""),
            "edit" => {
                if let Some(crate::model::Body::Text(text)) = self.comment(id).map(|it| it.body) {
                    self.open(Aim::Edit(id.to_owned()), id, &text);
                }
            }
            "delete" if button.has_attribute("data-sure") => self.delete(id),
            "delete" => {
                El::of(button).attr("data-sure", "");
                button.set_text_content(Some(&self.cx.say(Label::DeleteSure)));
                self.say(Label::DeleteSure);
            }
            "like" => self.like(id),
            "retry" => {
                if let Some(entry) = self.outbox.find(key) {
                    self.outbox.put(Entry {
                        at: 0.0,
                        why: String::new(),
                        ..entry
                    });
                    self.say(Label::Sending);
                    self.show();
                    self.pump();
                }
            }
            "revise" => self.revise(key),
            "discard" => {
                let at = self.place(id);
                self.outbox.remove(key);
                self.say(Label::Discarded);
                self.gone(at);
            }
            _ => {}
        }
    }

    /// A comment as it stands.
    fn comment(&self, id: &str) -> Option<Comment> {
        let written = self.written.borrow();
        if let Some(comment) = written.iter().rev().find(|it| it.id == id) {
            return Some(comment.clone());
        }
        let mut found = None;
        for page in self.pages.borrow().iter() {
            each(&page.comments, &mut |it| {
                if it.id == id && found.is_none() {
                    let replies = Vec::new();
                    found = Some(Comment {
                        replies,
                        ..it.clone()
                    });
                }
            });
        }
        found
    }

    /// The first comment of the conversation that a comment is in, and who wrote the comment.
    pub(super) fn above(&self, id: &str) -> (String, String) {
        let mut root = String::new();
        for page in self.pages.borrow().iter() {
            for top in &page.comments {
                each(std::slice::from_ref(top), &mut |it| {
                    if it.id == id {
                        root.clone_from(&top.id);
                    }
                });
            }
        }
        if root.is_empty() {
            root = id.to_owned();
        }
        let name = self.comment(id).map(|it| it.author.name);
        (root, name.unwrap_or_default())
    }

    /// A comment is another now.
    fn note(&self, comment: Comment) {
        let mut written = self.written.borrow_mut();
        written.retain(|it| it.id != comment.id);
        written.push(comment);
    }

    // --- Forms under comments ---

    fn open(self: &Rc<Self>, aim: Aim, id: &str, text: &str) {
        self.close(false);
        let (Some(item), Some(owner)) = (self.rows.find(id), self.owner.as_ref()) else {
            return;
        };
        let owner = owner.child();
        let view = owner.with(|| form::form(self, aim, text));
        if let Some(card) = item.first_element_child() {
            // It cannot fail: the card is a child of its item.
            let _ = item.insert_before(view.node(), card.next_sibling().as_ref());
        }
        self.expand(&item, true);
        let field = view.node().query_selector("textarea").ok().flatten();
        self.open.replace(Some(Open {
            id: id.to_owned(),
            view,
            owner,
        }));
        if let Some(field) = field {
            focus(&field);
        }
    }

    fn expand(&self, item: &Element, is_open: bool) {
        let card = item.first_element_child();
        let button = card.and_then(|it| it.query_selector("[data-do=reply]").ok().flatten());
        if let Some(button) = button {
            El::of(&button).attr("aria-expanded", if is_open { "true" } else { "false" });
        }
    }

    /// Closes the form under a comment; `back` leads to what opened it.
    pub(super) fn close(&self, back: bool) {
        let Some(Open { id, view, owner }) = self.open.take() else {
            return;
        };
        view.node().remove();
        owner.cleanup();
        if let Some(item) = self.rows.find(&id) {
            self.expand(&item, false);
            if back {
                self.focus_on(&id);
            }
        }
    }

    // --- What is done to comments ---

    /// A comment was accepted; says so, in a word.
    pub(super) fn accepted(
        &self,
        entry: &Entry,
        comment: Option<Box<Comment>>,
        status: Status,
    ) -> Label {
        self.outbox.remove(&entry.key);
        let comment = comment.map(|it| *it).unwrap_or_else(|| Comment {
            id: entry.key.clone(),
            likes: None,
            ..entry.comment()
        });
        let comment = Comment {
            status,
            // The backend may hang it elsewhere, or not say where.
            parent: match comment.parent.as_str() {
                "" => entry.parent.clone(),
                parent => parent.to_owned(),
            },
            ..comment
        };
        visits::wrote(self.outbox.thread(), &comment.id);
        self.mine.borrow_mut().push(comment.id.clone());
        let name = match status {
            Status::Pending => "pending",
            Status::Approved | Status::Deleted => "approved",
        };
        let told = detail(&[("id", comment.id.as_str().into()), ("status", name.into())]);
        self.shown.set(self.shown.get() + 1);
        self.note(comment);
        self.cx.emit("bantin-submit", &told, false);
        match status {
            Status::Pending => Label::Held,
            Status::Approved | Status::Deleted => {
                self.added.set(self.added.get() + 1.0);
                Label::Posted
            }
        }
    }

    /// Tells the reader what came of what they sent.
    pub(super) fn told_of(&self, outcome: &Outcome, form: Option<Rc<Form>>) {
        match outcome {
            Outcome::Done(label) => self.say(*label),
            Outcome::Unclear if form.is_some() => self.say(Label::NotSent),
            _ => {}
        }
        let Some(form) = form else { return };
        let is_led = form.has_focus() && !matches!(outcome, Outcome::Refused(_));
        form.tell(outcome);
        if is_led {
            // What was just written is on top, or the last answer.
            let written = self.written.borrow();
            let id = match outcome {
                Outcome::Done(_) => written.last().map(|it| it.id.clone()),
                _ => self.outbox.all().last().map(|it| it.comment().id),
            };
            drop(written);
            self.show();
            self.focus_on(&id.unwrap_or_default());
        }
    }

    /// Changes what one's own comment says.
    pub(super) fn change(&self, id: &str, text: &str, form: &Rc<Form>) {
        let Ok(place) = Place::of(&self.cx) else {
            return form.tell(&Outcome::Unclear);
        };
        let (id, form) = (id.to_owned(), form.clone());
        self.exchange(
            self.dialect().edit(place.target(), &id, text),
            Box::new(move |talk, result| {
                let outcome = match talk.judge(Act::Write, result) {
                    Verdict::Accepted(comment) => talk.changed(comment, Label::Changed),
                    Verdict::Held(comment) => talk.changed(comment, Label::Held),
                    Verdict::Refused(refusal) => Outcome::Refused(refusal),
                    Verdict::Unclear => Outcome::Unclear,
                };
                let is_led = form.has_focus();
                form.tell(&outcome);
                if let Outcome::Done(label) = outcome {
                    talk.say(label);
                    talk.show();
                    if is_led {
                        talk.focus_on(&id);
                    }
                }
            }),
        );
    }

    fn changed(&self, comment: Option<Box<Comment>>, label: Label) -> Outcome {
        if let Some(comment) = comment {
            self.note(*comment);
        }
        Outcome::Done(label)
    }

    fn delete(&self, id: &str) {
        let Ok(place) = Place::of(&self.cx) else {
            return;
        };
        self.say(Label::Deleting);
        let id = id.to_owned();
        self.exchange(
            self.dialect().delete(place.target(), &id),
            Box::new(move |talk, result| match talk.judge(Act::Delete, result) {
                Verdict::Accepted(_) | Verdict::Held(_) => {
                    let at = talk.place(&id);
                    if let Some(comment) = talk.comment(&id) {
                        if comment.status == Status::Approved {
                            talk.added.set(talk.added.get() - 1.0);
                        }
                        talk.note(Comment {
                            status: Status::Deleted,
                            ..comment
                        });
                    }
                    talk.say(Label::DeletedOwn);
                    talk.gone(at);
                }
                Verdict::Refused(_) | Verdict::Unclear => talk.say(Label::NotSaved),
            }),
        );
    }

    /// Where a comment stands in the list.
    fn place(&self, id: &str) -> usize {
        self.rows.position(id).unwrap_or_default()
    }

    /// The comment that stood there may be gone: leads to what stands there now, or before it.
    fn gone(&self, at: usize) {
        self.show();
        match self
            .rows
            .id_at(at)
            .or_else(|| self.rows.id_at(at.checked_sub(1)?))
        {
            Some(id) => self.focus_on(&id),
            None => focus(self.count.node()),
        }
    }

    /// Likes a comment, or takes the like back: at once, and back again if that fails.
    fn like(&self, id: &str) {
        let (Ok(place), Some(before)) = (Place::of(&self.cx), self.comment(id)) else {
            return;
        };
        let dialect = self.dialect();
        if before.liked && dialect.likes == Likes::Once {
            return;
        }
        if dialect.edits == Edits::AsSaid {
            let key = place.visitor();
            if storage::read(&key).is_none() {
                storage::write(&key, &outbox::unique());
            }
        }
        let likes = before.likes.unwrap_or_default();
        let liked = !before.liked;
        let after = Comment {
            liked,
            likes: Some(if liked {
                likes + 1
            } else {
                likes.saturating_sub(1)
            }),
            ..before.clone()
        };
        self.note(after.clone());
        self.show();
        self.exchange(
            dialect.like(place.target(), id, liked),
            Box::new(move |talk, result| {
                let answer = result.ok().filter(|it| (200..300).contains(&it.status));
                let told = answer.map(|it| parse::from_js(&it.body));
                match told.and_then(|it| verdict::likes(&it)) {
                    Some((likes, said)) => talk.note(Comment {
                        likes: Some(likes),
                        liked: said.unwrap_or(liked),
                        ..after
                    }),
                    None => {
                        talk.note(before);
                        talk.say(Label::NotLiked);
                    }
                }
                talk.show();
            }),
        );
    }

    /// Takes an entry out of the outbox and into a form, unless it arrived after all.
    fn revise(&self, key: &str) {
        let Some(entry) = self.outbox.find(key) else {
            return;
        };
        if entry.tries == 0 || !entry.why.is_empty() {
            return self.back_to_form(&entry);
        }
        // Other words would be another comment: first it must be known that this one is not there.
        self.say(Label::Looking);
        self.look(
            entry,
            Box::new(|talk, entry, found| match found {
                Found::Here(comment) => {
                    let label = talk.accepted(&entry, Some(comment), Status::Approved);
                    talk.say(label);
                    talk.show();
                }
                Found::Nowhere => talk.back_to_form(&entry),
                Found::Unknown => talk.say(Label::NotKnown),
            }),
        );
    }

    fn back_to_form(&self, entry: &Entry) {
        let Some(talk) = self.own.upgrade() else {
            return;
        };
        self.outbox.remove(&entry.key);
        self.say(Label::BackInForm);
        self.show();
        let text = form::joined(self.outbox.thread(), &entry.parent, &entry.text);
        if entry.parent.is_empty() || self.rows.find(&entry.parent).is_none() {
            self.top.set((self.mode(), text));
            talk.lead_to_form();
        } else {
            let id = entry.parent.clone();
            talk.open(Aim::Reply(id.clone()), &id, &text);
        }
    }

    /// Moves the focus into the form above, once it is there.
    fn lead_to_form(self: &Rc<Self>) {
        let talk = self.own.clone();
        self.timer.replace(Some(Timeout::new(0.0, move || {
            let Some(talk) = talk.upgrade() else { return };
            let write = talk.said.node().previous_element_sibling();
            let field = write.and_then(|it| it.query_selector("textarea").ok().flatten());
            if let Some(field) = field {
                focus(&field);
            }
            talk.tick();
        })));
    }

    // --- Time ---

    /// Seconds until a time, counted down.
    pub(super) fn countdown(&self, until: f64) -> El {
        self.tick_later();
        let left = ((until - now()) / 1000.0).ceil().max(0.0);
        el("span")
            .attr("data-until", &outbox::whole(until))
            .text(&number(left, 0, &self.cx.locale()))
    }

    pub(super) fn tick_later(&self) {
        let is_waiting = self.outbox.all().iter().any(|it| it.why.is_empty());
        let is_counting = self.counting().is_some();
        if self.timer.borrow().is_none() && (is_waiting || is_counting) {
            let own = self.own.clone();
            let timer = Timeout::new(1.0, move || {
                if let Some(talk) = own.upgrade() {
                    talk.tick();
                }
            });
            self.timer.replace(Some(timer));
        }
    }

    fn counting(&self) -> Option<web_sys::NodeList> {
        let view = self.rows.list.node().parent_element()?;
        let counting = view.query_selector_all("[data-until]").ok()?;
        (counting.length() > 0).then_some(counting)
    }

    /// A second is over.
    fn tick(&self) {
        self.timer.take();
        if let Some(counting) = self.counting() {
            for at in 0..counting.length() {
                let span: Option<Element> = counting.get(at).and_then(|it| it.dyn_into().ok());
                let Some(span) = span else { continue };
                let until = span.get_attribute("data-until").unwrap_or_default();
                let until = crate::source::text::number(&until).unwrap_or_default();
                let left = ((until - now()) / 1000.0).ceil().max(0.0);
                let text = number(left, 0, &self.cx.locale());
                span.set_text_content(Some(&text));
                if left == 0.0
                    && let Some(button) = span.closest("button").ok().flatten()
                {
                    El::of(&button).attr("aria-disabled", "false");
                    button.set_text_content(Some(&self.cx.say(Label::Send)));
                }
            }
        }
        self.pump();
        self.tick_later();
    }
}

/// The order that is asked for, if one is. Not followed: the list is asked for anew.
pub(super) fn sort_of(cx: &Context) -> Option<Sort> {
    match cx.attributes().get("sort")?.as_str() {
        "newest" => Some(Sort::Newest),
        "oldest" => Some(Sort::Oldest),
        "liked" => Some(Sort::Liked),
        _ => None,
    }
}

/// A number of comments, in words.
pub(super) fn counted(cx: &Context, count: f64) -> String {
    if count == 1.0 {
        return cx.say(Label::CountOne);
    }
    cx.say_with(Label::Count, &number(count, 0, &cx.locale()))
}

/// Calls `call` with each comment and all below it.
fn each<'t>(comments: &'t [Comment], call: &mut dyn FnMut(&'t Comment)) {
    for comment in comments {
        call(comment);
        each(&comment.replies, call);
    }
}

fn ids(pages: &[Rc<Thread>]) -> Index<'_> {
    let mut ids: Vec<&str> = Vec::new();
    for page in pages {
        each(&page.comments, &mut |it| ids.push(&it.id));
    }
    Index::of(ids)
}
