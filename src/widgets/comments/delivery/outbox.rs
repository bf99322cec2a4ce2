//! The entries of one thread, as one page knows them.

use super::entry::{Entry, Stage, Wish};

/// How long it is remembered what a moderator has, in milliseconds: a week.
const HELD_FOR: f64 = 604_800_000.0;

/// The entries of one thread.
pub(crate) struct Outbox {
    thread: String,
    entries: Vec<Entry>,
}

impl Outbox {
    /// The entries of a thread, before any is known.
    pub(crate) fn of(thread: String) -> Self {
        Self {
            thread,
            entries: Vec::new(),
        }
    }

    /// All of them; [`Entry::is_shown`] says which of them are shown.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry of a key.
    pub(crate) fn find(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|it| it.key == key)
    }

    pub(super) fn entries_mut(&mut self) -> &mut [Entry] {
        &mut self.entries
    }

    pub(super) fn find_mut(&mut self, key: &str) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|it| it.key == key)
    }

    pub(super) fn push(&mut self, entry: Entry) {
        self.entries.push(entry);
    }

    pub(super) fn remove(&mut self, key: &str) -> Option<Entry> {
        let at = self.entries.iter().position(|it| it.key == key)?;
        Some(self.entries.remove(at))
    }

    /// Takes over what is stored now; `sending` is the key of what this page is sending. Gives the
    /// keys of what is to be forgotten, because it is too old.
    pub(super) fn load(
        &mut self,
        stored: Vec<(String, String)>,
        sending: &str,
        now: f64,
    ) -> Vec<String> {
        let mut known = std::mem::take(&mut self.entries);
        let mut old = Vec::new();
        for (key, text) in stored {
            let Some(mut entry) = Entry::read(&key, &text) else {
                continue;
            };
            if entry.thread != self.thread {
                continue;
            }
            if matches!(entry.stage, Stage::Held(_)) && entry.first_tried < now - HELD_FOR {
                old.push(key);
                continue;
            }
            if let Some(at) = known.iter().position(|it| it.key == key) {
                entry.here = known.remove(at).here;
                entry.here.is_loose = false;
                if std::mem::take(&mut entry.here.is_missing) {
                    entry.here.wish = Wish::None;
                }
            }
            self.entries.push(entry);
        }
        for mut entry in known {
            if is_missed(&mut entry, sending) {
                self.entries.push(entry);
            }
        }
        old
    }

    /// Nothing could be read: what is here lives as long as the page.
    pub(super) fn loosen(&mut self) {
        for entry in &mut self.entries {
            entry.here.is_loose = true;
        }
    }
}

/// What becomes of an entry that is not stored any more: true when it stays nevertheless.
fn is_missed(entry: &mut Entry, sending: &str) -> bool {
    let is_sending = entry.key == sending;
    let here = &mut entry.here;
    if here.is_loose {
        return true;
    }
    if here.has_form || here.wish == Wish::Revise {
        // Another tab sent it or threw it away, or the storage was emptied. The thread may tell;
        // the reader, who waits for these words, has them back where it does not.
        here.is_loose = true;
        here.is_missing = true;
        if !is_sending {
            here.wish = Wish::Revise;
            entry.stage = Stage::Waiting;
            entry.tries = entry.tries.max(1);
        }
        return true;
    }
    // It was thrown away in another tab: its answer is waited for.
    here.is_discarded = true;
    is_sending
}
