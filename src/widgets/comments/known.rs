//! What is known of a thread: the pages that were loaded, and what was done here since.
//!
//! What a refresh brings is held back until it is asked for: nothing moves under the reader's
//! eyes.

use super::order::{Index, find, root};
use super::talk::Talk;
use super::{Pages, visits};
use crate::model::{Comment, Thread};
use crate::source::dialect::delivered::find_own;
use crate::ui::intl::instant;
use std::rc::Rc;

impl Talk {
    /// Takes in what the feed has: a further page, or all anew.
    pub(super) fn take(&self) {
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
            self.renew(&data, fresh, is_first);
        }
        self.top.change(self.mode());
        self.released();
        self.show();
    }

    /// Forgets that a moderator has what is in the thread now, by its id or by its words.
    fn released(&self) {
        for entry in self.outbox.all() {
            let Some(id) = entry.held() else { continue };
            let (root, _) = self.above(&entry.parent);
            let sent = entry.sent(&root, &[]);
            for page in self.pages.borrow().iter() {
                let has_id = ids(std::slice::from_ref(page)).find(id).is_some();
                if has_id || find_own(&page.comments, &sent).is_some() {
                    self.outbox.changed(id, "");
                }
            }
        }
    }

    /// Takes in the first page, come anew.
    pub(super) fn renew(&self, data: &Pages, fresh: &Rc<Thread>, is_first: bool) {
        let feed = self.cx.feed();
        let next = feed.next.peek();
        let mut pages = self.pages.borrow_mut();
        let fresh_ids = ids(std::slice::from_ref(fresh));
        let old = pages.clone();
        let old = ids(&old);
        let is_known = |id: &&&str| old.find(id).is_some();
        let is_other = is_first || !fresh_ids.all().iter().any(|id| is_known(&id));
        // What the backend says now is newer than what was noted here.
        self.forget(&|id| fresh_ids.find(id).is_some());
        self.added.set(0.0);
        if is_other {
            self.held.borrow_mut().clear();
            self.shown.set(self.step());
            // More than one where the view is built anew.
            pages.clone_from(&data.pages);
            self.next.replace(next);
            if is_first && self.before.get() == 0.0 {
                self.visited(fresh);
            }
            return;
        }
        let mut held = self.held.borrow_mut();
        let mine = self.mine.borrow();
        for id in fresh_ids.all() {
            if !is_known(&id) && !mine.iter().any(|it| it == id) {
                held.push((*id).to_owned());
            }
        }
        let Some(_) = next else {
            // All there is: what is not in it is gone.
            *pages = vec![fresh.clone()];
            self.next.replace(None);
            return;
        };
        // What the reader had loaded stays, with what moved from the first page to the next.
        let first = pages.first().map(|it| it.comments.as_slice());
        let first = first.unwrap_or_default();
        let mut left = Thread::default();
        for comment in first {
            if fresh_ids.find(root(first, comment)).is_none() {
                left.comments.push(comment.clone());
            }
        }
        let is_first_only = pages.len() == 1;
        let one = pages.len().min(1);
        let mut rest = pages.split_off(one);
        *pages = vec![fresh.clone()];
        if !left.comments.is_empty() {
            pages.push(Rc::new(left));
        }
        pages.append(&mut rest);
        if is_first_only {
            self.next.replace(next);
        } else {
            feed.next.set(self.next.borrow().clone());
        }
    }

    pub(super) fn visited(&self, thread: &Thread) {
        let mut newest = 0.0_f64;
        let locale = self.cx.locale();
        for comment in &thread.comments {
            newest = newest.max(comment.created.map_or(0.0, |at| instant(at, &locale)));
        }
        self.before.set(visits::visit(self.outbox.thread(), newest));
    }

    /// A comment as it stands.
    pub(super) fn comment(&self, id: &str) -> Option<Comment> {
        if let Some(comment) = find(&self.written.borrow(), id) {
            return Some(comment.clone());
        }
        let pages = self.pages.borrow();
        pages.iter().find_map(|it| find(&it.comments, id)).cloned()
    }

    /// The first comment of the conversation that a comment is in, and who wrote the comment.
    pub(super) fn above(&self, id: &str) -> (String, String) {
        let mut first = id.to_owned();
        for page in self.pages.borrow().iter() {
            if let Some(comment) = find(&page.comments, id) {
                root(&page.comments, comment).clone_into(&mut first);
            }
        }
        let name = self.comment(id).map(|it| it.author.name);
        (first, name.unwrap_or_default())
    }

    /// A comment is another now.
    pub(super) fn note(&self, comment: Comment) {
        self.forget(&|id| id == comment.id);
        self.written.borrow_mut().push(comment);
    }

    /// What was written here is not kept as such any more.
    fn forget(&self, is_it: &dyn Fn(&str) -> bool) {
        self.written.borrow_mut().retain(|it| !is_it(&it.id));
    }
}

fn ids(pages: &[Rc<Thread>]) -> Index<'_> {
    let mut ids: Vec<&str> = Vec::new();
    for page in pages {
        for comment in &page.comments {
            ids.push(&comment.id);
        }
    }
    Index::of(ids)
}
