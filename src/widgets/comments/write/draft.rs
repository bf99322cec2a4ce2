//! What a reader has written and not sent, kept in the browser until it is.

use super::form::Purpose;
use crate::ui::storage;
use crate::ui::stored::{DRAFT, TRAIL};
use crate::widgets::comments::kept::draft;
use crate::widgets::comments::name::{ThreadName, escaped};

/// The draft of one form: of a thread, of a reply to one comment, or of a change of one.
pub(super) struct Draft {
    /// What tells it apart.
    name: String,
    /// What did so when blanks in names were not escaped yet, where that is another.
    former: String,
}

impl Draft {
    /// The draft of a form at a comment; at none for a new one.
    pub(super) fn of(thread: &ThreadName, purpose: Purpose, id: &str) -> Self {
        // No escaped word begins with the first of them.
        let (subject, before) = match purpose {
            Purpose::Edit => ("\\e", "edit "),
            Purpose::New | Purpose::Reply => ("", ""),
        };
        let former = thread.former.as_ref().unwrap_or(&thread.current);
        Self {
            name: draft(&thread.current) + subject + &escaped(id),
            former: draft(former) + before + id,
        }
    }

    /// The text, as it was left.
    pub(super) fn text(&self) -> Option<String> {
        storage::read(DRAFT, &self.name).or_else(|| {
            let text = storage::read(DRAFT, &self.former)?;
            if storage::write(DRAFT, &self.name, &text) {
                storage::write(DRAFT, &self.former, "");
            }
            Some(text)
        })
    }

    /// Keeps the text; an empty one is forgotten, with the key it had. False when the browser
    /// refused, which the reader must know.
    pub(super) fn keep(&self, text: &str) -> bool {
        if text.is_empty() {
            storage::write(TRAIL, &self.name, "");
        }
        storage::write(DRAFT, &self.name, text)
    }

    /// Remembers under which key words were sent that come back into the form.
    ///
    /// A refusal does not say that they did not arrive. Where a connection breaks without an
    /// answer, browsers send a POST again by themselves, and only the last answer is seen.
    pub(super) fn keep_trail(&self, trail: &str) {
        // Where nothing can be kept, each is a comment of its own.
        storage::write(TRAIL, &self.name, trail);
    }

    /// What was remembered so.
    pub(super) fn trail(&self) -> Option<String> {
        storage::read(TRAIL, &self.name)
    }
}
