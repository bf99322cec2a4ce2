//! What is shown of a thread, and how the reader gets to the rest.

use super::order::{DEEPEST, Line, Plan, order};
use super::rows::focus;
use super::talk::{Open, Talk, counted, sort_of};
use crate::stdx::number::integer;
use crate::ui::dom::{El, window};
use crate::ui::labels::Label;
use web_sys::Element;

/// How many comments are shown at once, and more with each step, unless the page says otherwise.
const STEP: usize = 50;
/// How deep replies are moved in, unless the page says otherwise.
const DEPTH: usize = 3;
/// How many pages are loaded to find the comment that an address names.
const FARTHEST: u32 = 100;

impl Talk {
    pub(super) fn step(&self) -> usize {
        let limit = self.cx.attributes().count("limit");
        limit.filter(|it| *it > 0).unwrap_or(STEP)
    }

    /// Shows all as it is now.
    pub(super) fn show(&self) {
        let pages = self.pages.borrow().clone();
        let mut written = self.written.borrow().clone();
        let sending = self.sending.borrow().as_ref().map(|(key, _)| key.clone());
        for entry in self.outbox.all() {
            // What a form is sending is still in that form, and an answer says more than an entry.
            let comment = entry.comment();
            let is_known = written.iter().any(|it| it.id == comment.id);
            if sending.as_ref() != Some(&entry.key) && !is_known {
                written.push(comment);
            }
        }
        let depth = self.cx.attributes().count("depth");
        let plan = Plan {
            sort: sort_of(&self.cx),
            depth: depth.unwrap_or(DEPTH).min(DEEPEST),
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
    pub(super) fn tell_count(&self) {
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
            _ => cx.say_with(Label::Fresh, &integer(held as i64)),
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
    pub(super) fn tidy(&self) {
        let is_gone = |it: &Open| !it.view.node().is_connected();
        if self.open.borrow().as_ref().is_some_and(is_gone) {
            self.close(false);
        }
    }

    /// Shows more of what is there, or asks for the next page.
    pub(super) fn go_on(&self) {
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

    pub(super) fn seek(&self) {
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
    pub(super) fn find_wanted(&self, lines: &[Line<'_>]) -> Option<String> {
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
    pub(super) fn point(&self, item: &Element) {
        let old = self.rows.list.node().query_selector(".target");
        if let Some(old) = old.ok().flatten() {
            El::of(&old).maybe("class", None);
        }
        El::of(item).class("target");
        item.scroll_into_view();
    }
}
