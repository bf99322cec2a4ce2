//! What a reader has written and not sent, kept in the browser until it is.

use crate::ui::storage;

/// The draft of one form: of a thread, of a reply to one comment, or of a change of one.
pub(super) struct Draft {
    key: String,
}

impl Draft {
    /// The draft in a thread of what `form` says: empty for a new comment.
    pub(super) fn of(thread: &str, form: &str) -> Self {
        Self {
            key: ["draft:", thread, " ", form].concat(),
        }
    }

    /// The text, as it was left.
    pub(super) fn text(&self) -> Option<String> {
        storage::read(&self.key)
    }

    /// Keeps the text; an empty one is forgotten. False when the browser refused, which the
    /// reader must know.
    pub(super) fn keep(&self, text: &str) -> bool {
        storage::write(&self.key, text)
    }
}
