//! The pages that were loaded, and how an answer to the same question is taken in later.
//!
//! What a refresh brings is held back until it is asked for, and what the reader had loaded
//! stays: nothing moves under the reader's eyes.

use super::ids::{find, ids, root};
use crate::model::{Comment, Link, Thread as Page};
use std::rc::Rc;

/// The pages, from the first on.
#[derive(Default)]
pub(super) struct Loaded {
    pub(super) pages: Vec<Rc<Page>>,
    /// The page behind all of them, or where the gap is.
    pub(super) next: Option<Link>,
    /// Pages that may be missing between those that were loaded.
    pub(super) gap: Option<Gap>,
    /// The ids of those that a refresh brought, until they are asked for.
    pub(super) held: Vec<String>,
}

/// So much is new that the first page, come anew, has nothing of what was loaded before.
pub(super) struct Gap {
    /// How many of the last pages are behind it.
    behind: usize,
    /// The page behind them.
    next: Option<Link>,
}

impl Loaded {
    /// True when there is nothing under the reader's eyes that could move.
    pub(super) fn is_empty(&self) -> bool {
        self.pages.iter().all(|it| it.comments.is_empty())
    }

    /// The comment of an id.
    pub(super) fn find(&self, id: &str) -> Option<&Comment> {
        self.pages.iter().find_map(|it| find(&it.comments, id))
    }

    /// Takes in a further page.
    pub(super) fn push(&mut self, page: &Rc<Page>, next: Option<Link>) {
        self.next = next;
        let gap = self.gap.take();
        let at = self.pages.len() - gap.as_ref().map_or(0, |it| it.behind);
        let (_, behind) = self.pages.split_at_checked(at).unwrap_or_default();
        let known = ids(behind);
        let is_known = |it: &Comment| known.find(&it.id).is_some();
        match gap {
            Some(gap) if page.comments.iter().any(is_known) => self.next = gap.next,
            gap => self.gap = gap,
        }
        self.pages.insert(at, page.clone());
    }

    /// Takes in the first page, come anew. What is on none of the pages is held back, unless it
    /// is `mine`.
    pub(super) fn renew(&mut self, fresh: &Rc<Page>, next: Option<Link>, mine: &[String]) {
        let fresh_ids = ids(std::slice::from_ref(fresh));
        let old_pages = std::mem::take(&mut self.pages);
        let old_ids = ids(&old_pages);
        let mut overlaps = false;
        for Comment { id, .. } in &fresh.comments {
            if old_ids.find(id).is_some() {
                overlaps = true;
            } else if !mine.contains(id) {
                self.held.push(id.clone());
            }
        }
        self.pages.push(fresh.clone());
        if next.is_none() {
            // All there is: what is not in it is gone.
            self.held.retain(|id| fresh_ids.find(id).is_some());
            self.next = None;
            self.gap = None;
            return;
        }
        // What moved from the first page to a later one stays, with all that answers it.
        let mut moved = Page::default();
        let first = old_pages.first().map(|it| it.comments.as_slice());
        let first = first.unwrap_or_default();
        for comment in first {
            let root = root(comment, &|id| find(first, id));
            if fresh_ids.find(&root.id).is_none() {
                moved.comments.push(comment.clone());
            }
        }
        if !moved.comments.is_empty() {
            self.pages.push(Rc::new(moved));
        }
        self.pages.extend(old_pages.iter().skip(1).cloned());
        if !overlaps {
            self.gap = Some(Gap {
                behind: self.pages.len() - 1,
                next: self.next.take(),
            });
        }
        if !overlaps || old_pages.len() == 1 {
            self.next = next;
        }
    }
}
