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
    /// Where pages may be missing, and the end of all. So much may be new that the first page, come
    /// anew, has nothing of what was loaded before.
    ends: Vec<End>,
    /// Where the last page of all came from, if it is not the first.
    last: Option<Link>,
    /// The ids of those that a refresh brought, until they are asked for.
    pub(super) held: Vec<String>,
}

/// Up to here pages follow each other.
struct End {
    /// How many pages stand before it.
    at: usize,
    /// The page behind those.
    next: Option<Link>,
}

impl Loaded {
    /// Of pages that follow each other, and the page behind them.
    pub(super) fn of(pages: &[Rc<Page>], next: Option<Link>) -> Self {
        Self {
            pages: pages.to_vec(),
            ends: vec![End {
                at: pages.len(),
                next,
            }],
            ..Self::default()
        }
    }

    /// The page that is missing first.
    pub(super) fn next(&self) -> Option<&Link> {
        self.ends.first()?.next.as_ref()
    }

    /// True when there is nothing under the reader's eyes that could move.
    pub(super) fn is_empty(&self) -> bool {
        self.pages.iter().all(|it| it.comments.is_empty())
    }

    /// The comment of an id.
    pub(super) fn find(&self, id: &str) -> Option<&Comment> {
        self.pages.iter().find_map(|it| find(&it.comments, id))
    }

    /// Takes in a further page, which came from `at`: where that was missing. It may have been asked
    /// for before more was known to be missing.
    pub(super) fn push(&mut self, page: &Rc<Page>, at: &str, next: Option<Link>) {
        let is_it = |it: &End| it.next.as_ref().is_some_and(|it| it.as_str() == at);
        let number = self.ends.iter().position(is_it).unwrap_or_default();
        if let Some(end) = self.ends.get_mut(number) {
            let at = end.at;
            let before = std::mem::replace(&mut end.next, next);
            if end.next.is_none() {
                self.last = before;
            }
            self.close(number, &ids(std::slice::from_ref(page)));
            self.insert(at, number, page);
        }
    }

    /// Nothing is missing any more between an end and the last page that has one of these.
    fn close(&mut self, number: usize, ids: &Ids) {
        let is_known = |it: &Comment| ids.find(&it.id).is_some();
        let has_one = |it: &Rc<Page>| it.comments.iter().any(is_known);
        let last = self.pages.iter().rposition(has_one);
        while let Some(end) = self.ends.get(number)
            && last >= Some(end.at)
        {
            self.ends.remove(number);
        }
    }

    /// Puts a page before an end.
    fn insert(&mut self, at: usize, number: usize, page: &Rc<Page>) {
        self.pages.insert(at, page.clone());
        for end in self.ends.iter_mut().skip(number) {
            end.at += 1;
        }
    }

    /// Takes in the first page, come anew, when there are `more` in all than before. What is on none
    /// of the pages is held back, unless it is `mine`.
    pub(super) fn renew(
        &mut self,
        fresh: &Rc<Page>,
        next: Option<Link>,
        mine: &[String],
        more: u32,
    ) {
        let fresh_ids = ids(std::slice::from_ref(fresh));
        let old_ids = ids(&self.pages);
        let mut added = 0_u32;
        for Comment { id, .. } in &fresh.comments {
            if old_ids.find(id).is_none() {
                added += 1;
                if !mine.contains(id) {
                    self.held.push(id.clone());
                }
            }
        }
        if next.is_none() {
            // All there is: what is not in it is gone.
            self.held.retain(|id| fresh_ids.find(id).is_some());
            let held = std::mem::take(&mut self.held);
            *self = Self::of(std::slice::from_ref(fresh), None);
            self.held = held;
            return;
        }
        self.ends.insert(0, End { at: 0, next: None });
        self.close(0, &fresh_ids);
        // What moved from the first page to a later one stays, with all that answers it.
        let old_pages = std::mem::take(&mut self.pages);
        let old = Old::of(&old_pages, &fresh_ids, fresh);
        for (at, page) in old_pages.iter().enumerate() {
            let stays = |it: &&Comment| match old.fate(it) {
                Fate::Gone => false,
                Fate::There => at > 0,
                Fate::Moved => true,
            };
            let comments = page.comments.iter().filter(stays).cloned().listed();
            self.pages.push(Rc::new(Page { comments, ..**page }));
        }
        let Some(first) = self.ends.first_mut() else {
            return;
        };
        if first.at < 2 {
            first.next = next;
        } else if first.next.is_none() && more > added {
            // Where the oldest comes first, what is new is behind all that was loaded.
            first.next = self.last.take();
        }
        match self.pages.first_mut() {
            Some(page) if first.at > 0 && page.comments.is_empty() => *page = fresh.clone(),
            _ => self.insert(0, 0, fresh),
        }
        let known = ids(&self.pages);
        self.held.retain(|id| known.find(id).is_some());
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
