//! The rows of the thread, nested as the comments are.
//!
//! A row has no effects and no listeners of its own: there may be thousands. What is clicked in
//! them is heard once, by [`Talk`]; what changes is found by comparing stamps.

use super::card::{Deck, card};
use super::order::Line;
use super::talk::Talk;
use crate::model::Body;
use crate::ui::dom::{El, el};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The list, and what stands in it.
pub(super) struct Rows {
    /// The list of those that answer no other.
    pub(super) list: El,
    shown: RefCell<Vec<Row>>,
}

struct Row {
    id: String,
    /// Another one means that the card says something else.
    stamp: u32,
    item: Element,
    card: Element,
    /// The replies, once there is one.
    replies: Option<Element>,
}

impl Rows {
    pub(super) fn new() -> Self {
        Self {
            list: el("ol").class("thread").part("thread"),
            shown: RefCell::default(),
        }
    }

    /// Shows these lines, and no others. A row that stays keeps its element, and so the focus,
    /// an open form and the place under the reader's eyes.
    pub(super) fn show(&self, lines: &[Line<'_>], talk: &Talk) {
        let deck = Deck::of(talk);
        // Most rows stay in order, so most are found at once, and taken from the end.
        let mut old = self.shown.take();
        old.reverse();
        let mut rows = Vec::with_capacity(lines.len());
        for line in lines {
            let found = old.iter().rposition(|it| it.id == line.comment.id);
            let kept = found.map(|at| old.remove(at));
            rows.push(row(kept, line, &deck));
        }
        // First, because a row that is moved past them would lose the focus.
        for row in old {
            row.item.remove();
        }
        self.place(&mut rows, lines);
        self.shown.replace(rows);
    }

    /// Puts each row into the list it belongs to, if it is not there.
    fn place(&self, rows: &mut [Row], lines: &[Line<'_>]) {
        let top = self.list.node().clone();
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
                let _ = list.insert_before(&row.item, place.as_deref());
            }
        }
    }

    /// Where a comment stands, counted from 0.
    pub(super) fn position(&self, id: &str) -> Option<usize> {
        self.shown.borrow().iter().position(|it| it.id == id)
    }

    /// The comment that stands there.
    pub(super) fn id_at(&self, at: usize) -> Option<String> {
        self.shown.borrow().get(at).map(|it| it.id.clone())
    }

    /// The item of a comment that is on the page.
    pub(super) fn find(&self, id: &str) -> Option<Element> {
        let rows = self.shown.borrow();
        let row = rows.iter().find(|it| it.id == id);
        row.map(|it| it.item.clone())
    }
}

fn row(kept: Option<Row>, line: &Line<'_>, deck: &Deck<'_>) -> Row {
    let stamp = stamp(line);
    match kept {
        Some(row) if row.stamp == stamp => row,
        Some(row) => {
            let card = card(deck, line).node().clone();
            // What has the focus in the old one has it in the new one.
            let focused = row.card.query_selector(":focus").ok().flatten();
            let is_focused = row.card.matches(":focus").unwrap_or_default();
            row.card.replace_with_with_node_1(&card).unwrap_or_default();
            if is_focused {
                focus(&card);
            } else if let Some(old) = focused {
                let what = old.get_attribute("data-do").unwrap_or_default();
                let same = card.query_selector(&["[data-do=\"", &what, "\"]"].concat());
                focus(&same.ok().flatten().unwrap_or_else(|| card.clone()));
            }
            Row { stamp, card, ..row }
        }
        None => {
            let card = card(deck, line);
            let item = el("li").attr("data-id", &line.comment.id);
            Row {
                id: line.comment.id.clone(),
                stamp,
                card: card.node().clone(),
                item: item.child(card).node().clone(),
                replies: None,
            }
        }
    }
}

/// Moves the focus to an element that can have it.
pub(super) fn focus(element: &Element) {
    // One that cannot have it leaves it where it is.
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}

/// What a card says, in 32 bits (FNV-1a).
fn stamp(line: &Line<'_>) -> u32 {
    let comment = line.comment;
    let (Body::Text(body) | Body::Html(body)) = &comment.body;
    let above = line.above.map_or("", |it| &it.author.name);
    let mut hash = 2_166_136_261_u32;
    let mut add = |byte: u8| hash = (hash ^ u32::from(byte)).wrapping_mul(16_777_619);
    for text in [body, &comment.author.name, above] {
        text.bytes().for_each(&mut add);
        add(0);
    }
    let numbers = [
        comment.status as u32,
        u32::from(comment.can_edit),
        u32::from(comment.liked),
        comment.likes.unwrap_or(u32::MAX),
        u32::from(comment.edited.is_some()),
    ];
    numbers
        .iter()
        .for_each(|number| number.to_le_bytes().into_iter().for_each(&mut add));
    hash
}
