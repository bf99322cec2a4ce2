//! Where a reader's words are kept until they are sent, and whether there are some of a thread.

use super::name::ThreadName;
use crate::ui::storage;

/// What stands before the keys of drafts.
pub(super) const DRAFT: &str = "draft:";
/// What stands before the keys of entries of the outbox.
pub(super) const OUTBOX: &str = "outbox:";

/// In which of its first lines an entry has the name of its thread, in any format so far.
const HEAD: usize = 4;

/// True where a draft of a new comment is kept.
pub(super) fn has_draft(thread: &ThreadName) -> bool {
    let has = |name: &String| storage::read(&[DRAFT, name, " "].concat()).is_some();
    has(&thread.current) || thread.former.as_ref().is_some_and(has)
}

/// Keeps what is typed of a new comment before its form is there, as the form does from then on.
pub(super) fn keep_draft(thread: &ThreadName, text: &str) {
    // Where the browser refuses, the form says so when it comes.
    storage::write(&[DRAFT, &thread.current, " "].concat(), text);
}

/// True where something waits: to be sent, for the reader, or for a moderator.
pub(super) fn has_entries(thread: &ThreadName) -> bool {
    let entries = storage::all(OUTBOX).unwrap_or_default();
    let is_own = |text: &String| text.split('\n').take(HEAD).any(|line| thread.is(line));
    entries.iter().any(|(_, text)| is_own(text))
}
