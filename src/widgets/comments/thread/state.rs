//! The state of a thread: what is known of it, and how much of that is shown.

use super::ids::{DEEPEST, find, root};
use super::loaded::Loaded;
use super::notes::Notes;
use super::order::{Arrangement, order};
use super::{Item, ItemId, Line, Waiting};
use crate::model::{Comment, Link, Thread as Page};
use crate::source::dialect::Sort;
use std::rc::Rc;

/// How many pages are loaded to find the comment that an address names.
const FARTHEST: u32 = 100;

/// A thread.
#[derive(Default)]
pub(crate) struct Thread {
    /// What was taken in last.
    source: Option<Source>,
    loaded: Loaded,
    /// What was written, changed or liked here since.
    notes: Notes,
    /// What a moderator has, of what was written here.
    pending: Vec<Comment>,
    /// What waits to be sent.
    waiting: Vec<Waiting>,
    window: Window,
    /// The ids of what this reader wrote here.
    pub(crate) mine: Vec<String>,
    /// When this reader was last here, in milliseconds since the epoch; 0 for never.
    pub(crate) last_visit: f64,
    /// True where another order is wanted and cannot be had: nobody asks for further pages of
    /// the one that is shown.
    pub(crate) is_left: bool,
}

/// Where pages came from.
struct Source {
    url: String,
    first: Rc<Page>,
    count: usize,
    total: Option<u32>,
}

/// How much is shown.
#[derive(Default)]
struct Window {
    /// How many lines the page wants to be shown at first.
    step: usize,
    /// How many lines at most.
    most: usize,
    /// How many there are.
    lines: usize,
    /// The line that gets the focus once it is there, counted from 0.
    lead: Option<usize>,
    /// The comment that the address names, until it is found.
    wanted: Option<String>,
    /// How many pages were loaded to find it.
    turned: u32,
}

/// Pages that came from the backend.
pub(crate) struct Arrival<'a> {
    /// Where the first of them came from.
    pub(crate) url: &'a str,
    /// Where the last of them came from.
    pub(crate) at: &'a str,
    /// All that belong together so far, from the first on.
    pub(crate) pages: &'a [Rc<Page>],
    /// When the last of them was asked for.
    pub(crate) asked: u32,
    /// The page behind them.
    pub(crate) next: Option<Link>,
    /// How many comments the backend says there are.
    pub(crate) total: Option<u32>,
    /// How many lines are shown of a thread that is opened.
    pub(crate) step: usize,
}

/// What is to be shown.
pub(crate) struct Showing<'t> {
    /// The lines, from above to below.
    pub(crate) lines: Vec<Line<'t>>,
    /// The ids of what this reader wrote.
    pub(crate) mine: &'t [String],
    /// When this reader was last here.
    pub(crate) last_visit: f64,
    /// What gets the focus.
    pub(crate) focus: Option<ItemId>,
    /// What became of the comment that the address names.
    pub(crate) search: Search,
}

/// How far the comment that the address names is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Not at all: nothing is on the page yet that could have the focus.
    Nothing,
    /// Among what was loaded: a page is on its way.
    Loaded,
    /// On further pages, too.
    Further,
}

/// What became of the comment that the address names.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Search {
    /// None is looked for.
    Idle,
    /// It is among the lines.
    Found,
    /// It may be on the next page, which is to be loaded.
    Further,
    /// It is nowhere.
    Missing,
}

/// The conversation that a comment is in.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Conversation {
    /// The id of its first comment.
    pub(crate) root: String,
    /// Who wrote the comment; empty where that is not known.
    pub(crate) author: String,
}

impl Thread {
    /// Takes in what the feed has: a further page, or all anew. True when a thread is opened:
    /// the first one, or one of another address or in another order.
    pub(crate) fn take(&mut self, arrival: Arrival<'_>) -> bool {
        let Arrival {
            url,
            at,
            pages,
            asked,
            next,
            total,
            step,
        } = arrival;
        let Some(first) = pages.first() else {
            return false;
        };
        self.is_left = false;
        if self.window.step != step {
            self.window.step = step;
            self.window.most = step;
        }
        let known = self.source.replace(Source {
            url: url.to_owned(),
            first: first.clone(),
            count: pages.len(),
            total,
        });
        if let Some(known) = known.as_ref().filter(|it| Rc::ptr_eq(&it.first, first)) {
            for page in pages.iter().skip(known.count) {
                self.notes.meet(page, asked);
                self.loaded.push(page, at, next.clone());
            }
            return false;
        }
        self.notes.meet(first, asked);
        let is_opened = known.as_ref().is_none_or(|it| it.url != url);
        if is_opened || self.loaded.is_empty() {
            // More than one where the view is built anew.
            self.loaded = Loaded::of(pages, next);
            self.window.most = step;
        } else {
            let before = known.and_then(|it| it.total).or(total);
            let more = total
                .unwrap_or_default()
                .saturating_sub(before.unwrap_or_default());
            self.loaded.renew(first, next, &self.mine, more);
        }
        is_opened
    }

    /// What of this reader's is on its way: what waits, and what a moderator has.
    pub(crate) fn set_own(&mut self, waiting: Vec<Waiting>, pending: Vec<Comment>) {
        self.waiting = waiting;
        self.pending = pending;
    }

    /// What is to be shown now.
    pub(crate) fn show(&mut self, sort: Option<Sort>, depth: usize, reach: Reach) -> Showing<'_> {
        let wanted = self.window.wanted.as_ref();
        if wanted.is_some_and(|id| self.loaded.held.contains(id)) {
            self.loaded.held.clear();
        }
        let mut written: Vec<Item<'_>> = Vec::new();
        for note in &self.notes.0 {
            let id = &note.comment.id;
            // What was only changed or liked here stands where the pages have it, or nowhere.
            let has_place = note.is_new || find(&self.pending, id).is_some();
            if has_place || self.loaded.find(id).is_some() {
                written.push(Item::Comment(&note.comment));
            }
        }
        for comment in &self.pending {
            // What was answered or changed since says more.
            if self.notes.find(&comment.id).is_none() {
                written.push(Item::Comment(comment));
            }
        }
        for waiting in &self.waiting {
            written.push(Item::Waiting(waiting));
        }
        let arrangement = Arrangement {
            sort,
            depth: depth.min(DEEPEST),
            held: &self.loaded.held,
        };
        let mut lines = order(&self.loaded.pages, &written, &arrangement);
        let has_next = self.loaded.next().is_some() && !self.is_left;
        let (search, found) = self.window.seek(&lines, has_next, reach);
        lines.truncate(self.window.most);
        let lead = self.window.lead.and_then(|at| lines.get(at));
        if lead.is_some() {
            self.window.lead = None;
        }
        Showing {
            focus: lead.map(|it| it.item.id()).or(found),
            lines,
            mine: &self.mine,
            last_visit: self.last_visit,
            search,
        }
    }

    /// The comment that an address names is to be found, and gets the focus.
    pub(crate) fn want(&mut self, id: Option<String>) {
        self.window.wanted = id;
        self.window.turned = 0;
    }

    /// True while such a comment is not found.
    pub(crate) fn is_seeking(&self) -> bool {
        self.window.wanted.is_some()
    }

    /// What was held back is shown, and its first gets the focus.
    pub(crate) fn release(&mut self) {
        let held = std::mem::take(&mut self.loaded.held);
        self.window.wanted = held.into_iter().next();
    }

    /// The first line that is shown next gets the focus.
    pub(crate) fn lead_on(&mut self) {
        self.window.lead = Some(self.window.most.min(self.window.lines));
    }

    /// Makes room for so many lines more; true when there are some to be shown there.
    pub(crate) fn grow(&mut self, by: usize) -> bool {
        let shown = self.window.most.min(self.window.lines);
        self.window.most = shown + by;
        self.window.lines > shown
    }

    /// True when there is room for more lines than there are.
    pub(crate) fn has_room(&self) -> bool {
        self.window.lines < self.window.most
    }

    /// True when all lines are shown that there are.
    pub(crate) fn is_at_end(&self) -> bool {
        self.window.lines <= self.window.most && (self.is_left || self.loaded.next().is_none())
    }

    /// True when there is no line.
    pub(crate) fn is_empty(&self) -> bool {
        self.window.lines == 0
    }

    /// How many comments are held back.
    pub(crate) fn held(&self) -> usize {
        self.loaded.held.len()
    }

    /// The page behind all that were loaded.
    pub(crate) fn next(&self) -> Option<&Link> {
        self.loaded.next()
    }

    /// The pages that were loaded.
    pub(crate) fn pages(&self) -> &[Rc<Page>] {
        &self.loaded.pages
    }

    /// How many comments there are, of which the backend said `total`.
    pub(crate) fn count(&self, total: Option<u32>) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "no thread is that long")]
        let here = self.window.lines as f64;
        total.map_or(here, |it| f64::from(it) + self.notes.added())
    }

    /// A comment as it stands.
    pub(crate) fn comment(&self, id: &str) -> Option<&Comment> {
        let own = self.notes.find(id).or_else(|| find(&self.pending, id));
        own.or_else(|| self.loaded.find(id))
    }

    /// The conversation that a comment is in.
    pub(crate) fn conversation(&self, id: &str) -> Conversation {
        match self.comment(id) {
            Some(comment) => Conversation {
                root: root(comment, &|id| self.comment(id)).id.clone(),
                author: comment.author.name.clone(),
            },
            None => Conversation {
                root: id.to_owned(),
                author: String::new(),
            },
        }
    }

    /// A comment is another now.
    pub(crate) fn note(&mut self, comment: Comment) {
        self.notes.note(comment);
    }

    /// A comment of this reader's was taken: everybody sees it, or a moderator first.
    pub(crate) fn wrote(&mut self, comment: Comment) {
        self.mine.push(comment.id.clone());
        self.window.most += 1;
        // A refresh may have brought it before the answer that it was taken.
        self.loaded.held.retain(|it| *it != comment.id);
        let is_counted = self.loaded.find(&comment.id).is_some();
        self.notes.wrote(comment, is_counted);
    }

    /// A comment of this reader's was deleted.
    pub(crate) fn deleted(&mut self, id: &str) {
        if let Some(comment) = self.comment(id).cloned() {
            self.notes.deleted(comment);
        }
    }
}

impl Window {
    /// Makes room for the comment that is wanted, if it is among the lines.
    fn seek(
        &mut self,
        lines: &[Line<'_>],
        has_next: bool,
        reach: Reach,
    ) -> (Search, Option<ItemId>) {
        self.lines = lines.len();
        if reach == Reach::Nothing {
            return (Search::Idle, None);
        }
        let Some(id) = self.wanted.take() else {
            return (Search::Idle, None);
        };
        let item = ItemId::Comment(id.clone());
        if let Some(at) = lines.iter().position(|it| it.item.is(&item)) {
            self.most = self.most.max(at + 1);
            return (Search::Found, Some(item));
        }
        if reach == Reach::Further && (self.turned == FARTHEST || !has_next) {
            return (Search::Missing, None);
        }
        self.wanted = Some(id);
        if reach != Reach::Further {
            return (Search::Idle, None);
        }
        self.turned += 1;
        (Search::Further, None)
    }
}
