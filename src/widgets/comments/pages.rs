//! What the widget reads: the pages of a thread, or numbers of comments.

use crate::model::{Link, Thread as Page};
use crate::source::dialect::Dialect;
use std::rc::Rc;

/// What was read.
pub(crate) struct Pages {
    /// The pages of a thread.
    pub(crate) pages: Vec<Rc<Page>>,
    /// Where the first of them came from.
    pub(crate) url: String,
    /// Where the last of them came from.
    pub(crate) at: String,
    /// When the last of them was asked for.
    pub(crate) asked: u32,
    /// The page behind the last of them.
    pub(crate) next: Option<Link>,
    /// How it is written to, as far as the answer tells.
    pub(crate) dialect: &'static Dialect,
    /// How many comments articles have.
    pub(crate) counts: Vec<(String, Option<u32>)>,
}

impl Pages {
    /// True when nobody can write any more.
    pub(crate) fn is_closed(&self) -> bool {
        self.pages.last().is_some_and(|it| it.closed)
    }
}
