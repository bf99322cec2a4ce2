//! What was written, changed or liked here, until the backend says it as well.
//!
//! An answer may have been on its way meanwhile. Whether it says more than a note is told by
//! when it was asked for, and not by when it came.

use super::ids::find;
use crate::model::{Comment, Status, Thread as Page};
use crate::stdx::sequence;

/// The notes of a thread, in the order in which they were begun.
#[derive(Default)]
pub(super) struct Notes(pub(super) Vec<Note>);

/// What is known here of a comment.
pub(super) struct Note {
    /// The comment as it is now.
    pub(super) comment: Comment,
    /// True for one that was written here: it stands in the thread, whatever the pages say.
    pub(super) is_new: bool,
    /// How many comments there are more because of it than the backend said.
    added: f64,
    /// When it was noted.
    at: u32,
}

impl Notes {
    /// A comment, if something of it was noted.
    pub(super) fn find(&self, id: &str) -> Option<&Comment> {
        let note = self.0.iter().find(|it| it.comment.id == id);
        note.map(|it| &it.comment)
    }

    /// A comment is another now.
    pub(super) fn note(&mut self, comment: Comment) -> &mut Note {
        let place = self.0.iter().position(|it| it.comment.id == comment.id);
        let place = place.unwrap_or(self.0.len());
        if let Some(note) = self.0.get_mut(place) {
            note.comment = comment;
            note.at = sequence::next();
        } else {
            self.0.push(Note {
                comment,
                is_new: false,
                added: 0.0,
                at: sequence::next(),
            });
        }
        &mut self.0[place]
    }

    /// A comment was written here. `is_counted` where the backend counted it already.
    pub(super) fn wrote(&mut self, comment: Comment, is_counted: bool) {
        let is_more = comment.status == Status::Approved && !is_counted;
        let note = self.note(comment);
        note.is_new = true;
        note.added += f64::from(u8::from(is_more));
    }

    /// A comment was deleted here.
    pub(super) fn deleted(&mut self, mut comment: Comment) {
        let is_less = comment.status == Status::Approved;
        comment.status = Status::Deleted;
        self.note(comment).added -= f64::from(u8::from(is_less));
    }

    /// Takes in what a page says: it is newer than what was noted before that was asked for.
    pub(super) fn meet(&mut self, page: &Page, asked: u32) {
        self.0.retain_mut(|note| {
            let is_older = note.at < asked;
            if is_older {
                note.added = 0.0;
            }
            !is_older || find(&page.comments, &note.comment.id).is_none()
        });
    }

    /// How many comments there are more than the backend said.
    pub(super) fn added(&self) -> f64 {
        self.0.iter().map(|it| it.added).sum()
    }
}
