//! A thread as it is known here, without anything of the browser: tested on the machine it is
//! built on.
//!
//! In go the pages that were loaded, what was written here, and what waits to be sent; out come
//! the lines to show. The views read it, and only the controller changes it.

mod ids;
mod loaded;
mod notes;
mod order;
pub(super) mod state;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

use crate::model::{Author, Comment};

/// What stands in a thread.
#[derive(Debug, Clone, Copy)]
pub(super) enum Item<'t> {
    /// A comment, as the backend knows it.
    Comment(&'t Comment),
    /// A comment of this reader's that the backend may not have yet.
    Waiting(&'t Waiting),
}

/// What tells one item from all others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ItemId {
    /// The id of a comment.
    Comment(String),
    /// The key that a comment is sent under.
    Waiting(String),
}

/// A comment that waits to be sent.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Waiting {
    /// The key that it is sent under.
    pub(super) key: String,
    /// The comment it answers; empty for none.
    pub(super) parent: String,
    /// Who wrote it.
    pub(super) author: Author,
    /// What it says.
    pub(super) text: String,
    /// When it was written, in milliseconds since the epoch.
    pub(super) written: f64,
    /// What it waits for.
    pub(super) state: WaitState,
}

/// What a comment waits for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum WaitState {
    /// For what comes of it: it is being sent.
    Sending,
    /// It is sent by itself, but not before this time, in milliseconds since the epoch.
    Due(f64),
    /// The same, because it came sooner after another than the backend likes.
    Early(f64),
    /// It may have arrived, which cannot be seen from here: the reader decides.
    Unsure,
    /// It was refused, and is sent when the reader says so: why, in words.
    Refused(String),
}

/// An item in its place.
#[derive(Debug)]
pub(super) struct Line<'t> {
    /// The item.
    pub(super) item: Item<'t>,
    /// How deep it is shown, from 0.
    pub(super) depth: usize,
    /// Who wrote the comment it answers, where the depth no longer shows that.
    pub(super) answers: Option<&'t Author>,
}

impl Item<'_> {
    /// What tells it from all others.
    pub(super) fn id(&self) -> ItemId {
        match self {
            Item::Comment(comment) => ItemId::Comment(comment.id.clone()),
            Item::Waiting(waiting) => ItemId::Waiting(waiting.key.clone()),
        }
    }

    /// True for the item of this id.
    pub(super) fn is(&self, id: &ItemId) -> bool {
        match (self, id) {
            (Item::Comment(comment), ItemId::Comment(id)) => comment.id == *id,
            (Item::Waiting(waiting), ItemId::Waiting(key)) => waiting.key == *key,
            _ => false,
        }
    }
}
