//! The pages that were loaded, and how an answer to the same question is taken in later.
//!
//! What a refresh brings is held back until it is asked for, and what the reader had loaded
//! stays: nothing moves under the reader's eyes.

use super::ids::{find, ids, root};
use crate::model::{Comment, Link, Thread as Page};
use crate::stdx::hash::Ids;
use crate::stdx::list::Listed as _;
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

    /// Takes in a further page, which came from `at`.
    pub(super) fn push(&mut self, page: &Rc<Page>, at: &str, next: Option<Link>) {
        let is_at = |link: &Option<Link>| link.as_ref().is_some_and(|it| it.as_str() == at);
        if let Some(gap) = &mut self.gap
            && is_at(&gap.next)
            && !is_at(&self.next)
        {
            // It was asked for before the gap was known.
            gap.behind += 1;
            gap.next = next;
            self.pages.push(page.clone());
            return;
        }
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
        let old = Old::of(&old_pages, &fresh_ids, fresh);
        for (at, page) in old_pages.iter().enumerate() {
            let stays = |it: &&Comment| match old.fate(it) {
                Fate::Gone => false,
                Fate::There => at > 0,
                Fate::Moved => true,
            };
            let comments = page.comments.iter().filter(stays).cloned().listed();
            if at > 0 || !comments.is_empty() {
                self.pages.push(Rc::new(Page { comments, ..**page }));
            }
        }
        let known = ids(&self.pages);
        self.held.retain(|id| known.find(id).is_some());
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

/// The comments that were loaded before the first page came anew.
struct Old<'a> {
    comments: Vec<&'a Comment>,
    /// Where each of them stands.
    places: Ids,
    fresh: &'a Ids,
    /// Where the last of them stands that the first page has.
    last: usize,
}

/// What became of a comment that was loaded before.
enum Fate {
    /// The conversation it is in is on the first page.
    There,
    /// That may be on a later page.
    Moved,
    /// That was taken out: what stood behind it is on the first page.
    Gone,
}

impl<'a> Old<'a> {
    fn of(pages: &'a [Rc<Page>], fresh: &'a Ids, first: &Page) -> Self {
        let comments = pages.iter().flat_map(|it| &it.comments).listed();
        let mut places = Ids::default();
        for (at, comment) in comments.iter().enumerate() {
            places.note(&comment.id, at);
        }
        let (mut last, mut is_in_order) = (0, true);
        for comment in &first.comments {
            let is_root = fresh.find(&comment.parent).is_none();
            if let Some(at) = places.find(&comment.id).filter(|_| is_root) {
                is_in_order &= at >= last;
                last = at;
            }
        }
        if !is_in_order {
            // Nobody can say what was taken out and what moved down.
            last = 0;
        }
        Self {
            comments,
            places,
            fresh,
            last,
        }
    }

    fn fate(&self, comment: &'a Comment) -> Fate {
        let place = |id: &str| self.places.find(id);
        let first = root(comment, &|id| self.comments.get(place(id)?).copied());
        if self.fresh.find(&first.id).is_some() {
            return Fate::There;
        }
        match place(&first.id).is_some_and(|at| at < self.last) {
            true => Fate::Gone,
            false => Fate::Moved,
        }
    }
}
