//! Where a reader's words are kept until they are sent, and which there are of a thread.

use super::name::ThreadName;
use crate::ui::storage;
use crate::ui::stored::{DRAFT, OUTBOX};

/// In which of its first lines an entry has the name of its thread, in any format so far.
const HEAD: usize = 4;

/// What tells the draft of a new comment apart; all others of that thread begin so.
pub(super) fn draft(thread: &str) -> String {
    [thread, " "].concat()
}

/// The draft of a new comment, where one is kept.
pub(super) fn new_draft(thread: &ThreadName) -> Option<String> {
    let former = || storage::read(DRAFT, &draft(thread.former.as_ref()?));
    storage::read(DRAFT, &draft(&thread.current)).or_else(former)
}

/// Keeps what is typed of a new comment before its form is there, as the form does from then on.
pub(super) fn keep_draft(thread: &ThreadName, text: &str) {
    // Where the browser refuses, the form says so when it comes.
    storage::write(DRAFT, &draft(&thread.current), text);
}

/// True where something waits: to be sent, for the reader, or for a moderator.
pub(super) fn has_entries(thread: &ThreadName) -> bool {
    let entries = storage::all(OUTBOX).unwrap_or_default();
    let is_own = |text: &String| text.split('\n').take(HEAD).any(|line| thread.is(line));
    entries.iter().any(|(_, text)| is_own(text))
}
