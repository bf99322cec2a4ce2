//! The list of a thread, nested as the comments are.
//!
//! A row has no effects and no listeners of its own: there may be thousands. What is pressed in
//! them is heard once for all, and what changes is found by comparing stamps.

use super::action::{Action, list_item};
use super::card::{CardContext, card, say_likes};
use super::text::write;
use crate::model::{Author, Body, Comment, Link, Timestamp};
use crate::source::value::calendar::DAY;
use crate::stdx::hash::{START, hashed, hashed_text};
use crate::ui::dom::{El, Held, boolean, el, focus, focus_widget};
use crate::ui::intl::{Locale, age, instant_of, now};
use crate::ui::page::{put_before, replace};
use crate::widgets::comments::thread::{Item, ItemId, Line, WaitState};
use std::cell::RefCell;
use web_sys::Element;

/// The list, and what stands in it.
pub(crate) struct List {
    /// The list of those that answer no other.
    pub(crate) view: El,
    shown: RefCell<Vec<Row>>,
    /// The comment under which a form is open, and the form.
    opened: RefCell<Option<(ItemId, El)>>,
}

struct Row {
    id: ItemId,
    /// Another one means that the card says something else.
    stamp: u32,
    item: Element,
    card: Element,
    /// When it was written.
    written: Option<Timestamp>,
    /// The replies, once there is one.
    replies: Option<Element>,
}

impl List {
    /// An empty list.
    pub(crate) fn new() -> Self {
        Self {
            view: el("ol").class("thread").part("thread"),
            shown: RefCell::default(),
            opened: RefCell::default(),
        }
    }

    /// Says anew how long ago each was written.
    pub(crate) fn tell_ages(&self, locale: &Locale) {
        let now = now();
        for row in self.shown.borrow().iter() {
            // What is older says its date, for however long nobody looked.
            let young = row.written.filter(|it| now - it.ms < 30.0 * DAY);
            // The first in a card is that.
            if let (Some(at), Ok(Some(time))) = (young, row.card.query_selector("time")) {
                write(&time, &age(at, now, locale));
            }
        }
    }

    /// Shows these lines, and no others. A row that stays keeps its element, and so the focus,
    /// an open form and the place under the reader's eyes. A form whose row goes stays, too.
    pub(crate) fn show(&self, lines: &[Line<'_>], context: &CardContext<'_>) {
        // Most rows stay in order, so most are found at once, and taken from the end.
        let mut old = self.shown.take();
        old.reverse();
        let opened = self.opened.borrow().clone();
        let held = opened.as_ref().map(|(_, form)| Held::in_one(form.node()));
        let mut rows = Vec::with_capacity(lines.len());
        for line in lines {
            let found = old.iter().rposition(|it| line.item.is(&it.id));
            let kept = found.map(|at| old.remove(at));
            let is_open = opened.as_ref().is_some_and(|(id, _)| line.item.is(id));
            rows.push(row(kept, line, is_open, context));
        }
        for row in old {
            if row.item.matches(":focus-within").unwrap_or_default() {
                focus_widget(&row.item);
            }
            row.item.remove();
        }
        // A row that is moved loses the focus.
        let list = self.view.node();
        let moved = Held::in_one(list);
        self.place(&mut rows, lines);
        moved.pass_on(list);
        self.shown.replace(rows);
        if let Some(((id, form), held)) = opened.zip(held) {
            self.put(&id, &form);
            held.pass_on(form.node());
        }
    }

    /// Puts a form under its comment; before the list while that is not in it: what is typed stays
    /// in sight.
    fn put(&self, id: &ItemId, form: &El) {
        let list = self.view.node();
        let (parent, behind) = match self.find(id) {
            Some(item) => {
                let card = item.first_element_child();
                let behind = card.and_then(|it| it.next_sibling());
                (Some(item), behind)
            }
            None => (list.parent_element(), Some(list.clone().into())),
        };
        if let Some(parent) = parent.filter(|it| form.node().parent_element().as_ref() != Some(it))
        {
            // It cannot fail: what is behind it is a child of this parent, or none.
            put_before(&parent, form.node(), behind.as_ref());
        }
    }

    /// Puts each row into the list it belongs to, if it is not there.
    fn place(&self, rows: &mut [Row], lines: &[Line<'_>]) {
        let top = self.view.node().clone();
        // The lists that are being filled, from the top down to that of the row before, each
        // with what stands at the place to be filled next.
        let mut open = vec![(top.first_element_child(), top)];
        for (at, line) in lines.iter().enumerate() {
            open.truncate(line.depth + 1);
            if open.len() <= line.depth
                && let Some(above) = at.checked_sub(1).and_then(|at| rows.get_mut(at))
            {
                let list = above.replies.get_or_insert_with(|| {
                    let list = el("ol").class("replies").node().clone();
                    El::of(&above.item).child(El::of(&list));
                    list
                });
                open.push((list.first_element_child(), list.clone()));
            }
            let (Some(row), Some((place, list))) = (rows.get(at), open.last_mut()) else {
                continue;
            };
            if place.as_ref() == Some(&row.item) {
                *place = row.item.next_element_sibling();
            } else {
                // It cannot fail: `place` is a child of `list`, or none.
                put_before(list, &row.item, place.as_deref());
            }
        }
    }

    /// Where an item stands, counted from 0.
    pub(crate) fn position(&self, id: &ItemId) -> Option<usize> {
        self.shown.borrow().iter().position(|it| it.id == *id)
    }

    /// What stands there.
    pub(crate) fn id_at(&self, at: usize) -> Option<ItemId> {
        self.shown.borrow().get(at).map(|it| it.id.clone())
    }

    /// The element of an item that is on the page.
    pub(crate) fn find(&self, id: &ItemId) -> Option<Element> {
        let at = self.position(id)?;
        self.shown.borrow().get(at).map(|it| it.item.clone())
    }

    /// Moves the focus to an item, if it is on the page.
    pub(crate) fn focus(&self, id: &ItemId) {
        if let Some(card) = self.find(id).and_then(|it| it.first_element_child()) {
            focus(&card);
        }
    }

    /// Shows how much a comment is liked now, and nothing else: it stays where it stands.
    pub(crate) fn like(&self, comment: &Comment, locale: &Locale) {
        let item = self.find(&ItemId::Comment(comment.id.clone()));
        if let Some(button) = item.and_then(|it| Action::Like.find_in(&it)) {
            let button = El::of(&button).attr("aria-pressed", &boolean(comment.liked));
            say_likes(&button, comment, locale);
        }
    }

    /// Marks the comment that the address names, and no other; moves it into view where the
    /// reader `is_led` there.
    pub(crate) fn point_at(&self, id: &ItemId, is_led: bool) {
        let old = self.view.node().query_selector(".target").ok().flatten();
        if let Some(old) = old {
            El::of(&old).maybe("class", None);
        }
        if let Some(item) = self.find(id) {
            El::of(&item).class("target");
            if is_led {
                item.scroll_into_view();
            }
        }
    }

    /// Puts a form under a comment, and tells of its button that it is open.
    pub(crate) fn open(&self, id: &ItemId, form: &El) {
        self.put(id, form);
        if let Some(item) = self.find(id) {
            expand(&item, true);
        }
        self.opened.replace(Some((id.clone(), form.clone())));
    }

    /// Takes a form away again.
    pub(crate) fn close(&self, id: &ItemId, form: &El) {
        form.node().remove();
        self.opened.take();
        if let Some(item) = self.find(id) {
            expand(&item, false);
        }
    }
}

/// Whether the form for an answer is open.
fn expand(item: &Element, is_open: bool) {
    let card = item.first_element_child();
    if let Some(button) = card.and_then(|it| Action::Reply.find_in(&it)) {
        El::of(&button).attr("aria-expanded", if is_open { "true" } else { "false" });
    }
}

fn row(kept: Option<Row>, line: &Line<'_>, is_open: bool, context: &CardContext<'_>) -> Row {
    let stamp = stamp(line, context);
    let written = match line.item {
        Item::Comment(comment) => comment.created,
        Item::Waiting(waiting) => Some(instant_of(waiting.written)),
    };
    match kept {
        Some(row) if row.stamp == stamp => row,
        Some(row) => {
            let card = card(context, line, is_open).node().clone();
            // What has the focus in the old one has it in the new one.
            let focused = row.card.query_selector(":focus").ok().flatten();
            let is_focused = row.card.matches(":focus").unwrap_or_default();
            replace(&row.card, &card);
            if is_focused {
                focus(&card);
            } else if let Some(old) = focused {
                let same = Action::of(&old).and_then(|it| it.find_in(&card));
                focus(same.as_ref().unwrap_or(&card));
            }
            Row { stamp, card, ..row }
        }
        None => {
            let card = card(context, line, is_open);
            let id = line.item.id();
            Row {
                stamp,
                card: card.node().clone(),
                written,
                item: list_item(&id).child(card).node().clone(),
                replies: None,
                id,
            }
        }
    }
}

/// What a card is made from, in 32 bits.
fn stamp<'a>(line: &Line<'a>, context: &CardContext<'_>) -> u32 {
    let answers = line.answers.map_or("", |it| &it.name);
    let (texts, numbers) = match line.item {
        Item::Comment(comment) => {
            let (Body::Text(body) | Body::Html(body)) = &comment.body;
            let Author {
                name,
                url,
                avatar,
                badge,
            } = &comment.author;
            let is = [
                context.may_edit(comment),
                context.is_new(comment),
                context.can_write,
                context.has_letters,
                comment.can_report,
                comment.liked,
                comment.edited.is_some(),
            ];
            let address = |link: &'a Option<Link>| link.as_ref().map_or("", Link::as_str);
            let numbers = [
                comment.status as u32,
                is.iter().fold(0, |it, is| it * 2 + u32::from(*is)),
                comment.likes.unwrap_or(u32::MAX),
                // What can be done with it at all.
                context.dialect.likes as u32,
            ];
            let texts = [
                body,
                &**name,
                answers,
                &comment.reason,
                address(url),
                address(avatar),
                badge,
            ];
            (texts, numbers)
        }
        Item::Waiting(waiting) => {
            let (why, at) = match &waiting.state {
                WaitState::Due(at) => ("", *at),
                WaitState::Early(at) => ("early", *at),
                WaitState::Refused(why) => (why.as_str(), -1.0),
                WaitState::Sending => ("", -2.0),
                WaitState::Unsure => ("", -3.0),
            };
            let bits = at.to_bits();
            #[expect(clippy::cast_possible_truncation, reason = "each half of them is used")]
            let halves = [bits as u32, (bits >> 32) as u32];
            let numbers = [halves[0], halves[1], u32::from(at > context.now), 0];
            ([&*waiting.text, why, answers, "", "", "", ""], numbers)
        }
    };
    hash(&texts, &numbers)
}

/// One number for all of them.
fn hash(texts: &[&str], numbers: &[u32]) -> u32 {
    let of_texts = texts
        .iter()
        .fold(START, |hash, text| hashed(hashed_text(hash, text), 0));
    numbers
        .iter()
        .fold(of_texts, |hash, number| hashed(hash, *number))
}
