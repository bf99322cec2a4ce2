//! Whatever comes and in whatever order it is asked for, a thread is as its backend has it.

use super::super::sample::comment;
use super::super::state::{Arrival, Reach, Thread};
use super::super::{Item, Line};
use crate::model::{Link, Thread as Page};
use crate::stdx::sequence;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_oneof, proptest};
use std::rc::Rc;

/// How the backend says which page is next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Paging {
    /// By the last comment of the page before.
    Cursor,
    /// By a number.
    Number,
}

/// What happens.
#[derive(Debug, Clone, Copy)]
enum Deed {
    /// Others write so many comments.
    Written(usize),
    /// One of them is deleted.
    Deleted(usize),
    /// All comes anew.
    Refresh,
    /// The reader asks for more.
    More,
    /// The reader asks for more, and all comes anew before that is there.
    MoreAfterRefresh,
    /// The reader asks for what is held back.
    Release,
}

/// A backend, and one who reads it.
struct Reading {
    paging: Paging,
    is_oldest_first: bool,
    size: usize,
    /// The numbers of the comments, from the newest to the oldest or the other way round.
    comments: Vec<usize>,
    written: usize,
    thread: Thread,
    pages: Vec<Rc<Page>>,
}

const HOST: &str = "https://a.example/";

impl Reading {
    fn of(paging: Paging, is_oldest_first: bool, size: usize, written: usize) -> Self {
        let mut reading = Self {
            paging,
            is_oldest_first,
            size,
            comments: Vec::new(),
            written: 0,
            thread: Thread::default(),
            pages: Vec::new(),
        };
        reading.write(written);
        reading.refresh();
        reading
    }

    fn write(&mut self, count: usize) {
        for _ in 0..count {
            self.written += 1;
            match self.is_oldest_first {
                true => self.comments.push(self.written),
                false => self.comments.insert(0, self.written),
            }
        }
    }

    /// The page at an address, and the address of the one behind it.
    fn answer(&self, at: &str) -> (Rc<Page>, Option<Link>) {
        let given = at
            .strip_prefix(HOST)
            .map(|it| it.parse().expect("a number"));
        let from = match (given, self.paging) {
            (None, _) => 0,
            (Some(number), Paging::Number) => number * self.size,
            (Some(last), Paging::Cursor) => {
                let is_before = |it: &&usize| match self.is_oldest_first {
                    true => **it <= last,
                    false => **it >= last,
                };
                self.comments.iter().take_while(is_before).count()
            }
        };
        let to = (from + self.size).min(self.comments.len());
        let here = self.comments.get(from..to).unwrap_or_default();
        let page = Page {
            comments: here.iter().map(|it| comment(&format!("c{it}"))).collect(),
            closed: false,
        };
        let next = match self.paging {
            Paging::Number => to / self.size,
            Paging::Cursor => here.last().copied().unwrap_or_default(),
        };
        let next = Link::parse(&format!("{HOST}{next}"), "");
        (Rc::new(page), next.filter(|_| to < self.comments.len()))
    }

    fn take(&mut self, at: &str) {
        let (page, next) = self.answer(at);
        self.pages.push(page);
        self.thread.take(Arrival {
            url: "first",
            at,
            pages: &self.pages,
            asked: sequence::next(),
            next,
            total: u32::try_from(self.comments.len()).ok(),
            step: 10_000,
        });
        self.check();
    }

    fn refresh(&mut self) {
        self.pages.clear();
        self.take("first");
    }

    fn more(&mut self, at: Option<String>) -> bool {
        let has_more = at.is_some();
        if let Some(at) = at {
            self.take(&at);
        }
        has_more
    }

    fn next(&self) -> Option<String> {
        self.thread.next().map(|it| it.as_str().to_owned())
    }

    fn perform(&mut self, deed: Deed) {
        match deed {
            Deed::Written(count) => {
                self.write(count);
                // With pages by number, the next one may be of what is new.
                if self.paging == Paging::Number && !self.is_oldest_first {
                    self.refresh();
                }
            }
            Deed::Deleted(at) => {
                // With pages by number, what comes behind would move to a page that was read. Where
                // the oldest comes first, that there is more is known by how many there are.
                let is_safe = self.paging == Paging::Cursor && !self.is_oldest_first;
                if is_safe && self.comments.len() > 1 {
                    self.comments.remove(at % self.comments.len());
                }
            }
            Deed::Refresh => self.refresh(),
            Deed::More => {
                self.more(self.next());
            }
            Deed::MoreAfterRefresh => {
                let next = self.next();
                self.refresh();
                self.more(next);
            }
            Deed::Release => self.thread.release(),
        }
    }

    /// What is shown of what was not deleted.
    fn shown(&mut self) -> Vec<usize> {
        let lines = self.thread.show(None, 2, Reach::Loaded).lines;
        let number = |line: &Line<'_>| match line.item {
            Item::Comment(comment) => comment.id.strip_prefix('c')?.parse().ok(),
            Item::Waiting(_) => None,
        };
        let shown = lines.iter().filter_map(number);
        shown.filter(|it| self.comments.contains(it)).collect()
    }

    fn check(&mut self) {
        let shown = self.shown();
        let is_in_order = |a: &usize, b: &usize| (a < b) == self.is_oldest_first && a != b;
        assert!(shown.is_sorted_by(is_in_order), "{shown:?}");
    }

    /// The reader goes on until there is no more.
    fn finish(&mut self) {
        self.refresh();
        let mut left = 1000;
        while self.more(self.next()) {
            left -= 1;
            assert!(left > 0, "it never ends");
        }
        self.thread.release();
        assert_eq!(self.shown(), self.comments);
    }
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        (1..8_usize).prop_map(Deed::Written),
        any::<usize>().prop_map(Deed::Deleted),
        Just(Deed::Refresh),
        Just(Deed::More),
        Just(Deed::MoreAfterRefresh),
        Just(Deed::Release),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_out_of_order_twice_or_left_out(
        size in 1..4_usize,
        written in 1..12_usize,
        paging in prop_oneof![Just(Paging::Cursor), Just(Paging::Number)],
        is_oldest_first in any::<bool>(),
        deeds in prop::collection::vec(deed(), 0..24),
    ) {
        let mut reading = Reading::of(paging, is_oldest_first, size, written);
        for deed in deeds {
            reading.perform(deed);
        }
        reading.finish();
    }
}
