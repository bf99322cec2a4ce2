//! What a reader has written and not sent, kept in the browser until it is.

use super::outbox::Entry;
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

    /// Keeps the text; an empty one is forgotten, with the key it had. False when the browser
    /// refused, which the reader must know.
    pub(super) fn keep(&self, text: &str) -> bool {
        if text.is_empty() {
            storage::write(&self.place(), "");
        }
        storage::write(&self.key, text)
    }

    /// Remembers the key of a comment that comes back into the form.
    ///
    /// A refusal does not say that it did not arrive. Where a connection breaks without an answer,
    /// browsers send a POST again by themselves, and only the last answer is seen.
    pub(super) fn back(&self, entry: &Entry) {
        let kept = [&entry.key, "\n", &entry.said()].concat();
        // Where nothing can be kept, each is a comment of its own.
        storage::write(&self.place(), &kept);
    }

    /// The key to send an entry under: the same words by the same person are the same comment.
    pub(super) fn key(&self, entry: &Entry) -> Option<String> {
        let kept = storage::read(&self.place())?;
        let (key, said) = kept.split_once('\n')?;
        (said == entry.said()).then(|| key.to_owned())
    }

    fn place(&self) -> String {
        ["key:", &self.key].concat()
    }
}
