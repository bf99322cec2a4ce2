//! A page: the machine, a form, and what is on its way from it.

use crate::source::dialect::refusal::Verdict;
use crate::ui::lease::Lease;
use crate::widgets::comments::delivery::event::Event;
use crate::widgets::comments::delivery::machine::Delivery;

/// One load of a page in a tab.
pub(super) struct Page {
    pub(super) tab: usize,
    pub(super) is_alive: bool,
    pub(super) machine: Delivery,
    /// Tells the last wait from those before.
    pub(super) wait: u64,
    pub(super) held: Held,
    /// The texts in the form, one after the other.
    pub(super) form: Vec<String>,
    /// What forms are sending: key and text.
    pub(super) sending: Vec<(String, String)>,
}

/// How a page has its turn.
pub(super) enum Held {
    No,
    Lock,
    /// It waits for the lease.
    Wanted(Lease),
    Lease(Lease, f64),
    Alone,
}

impl Page {
    /// True when a text is on it, for the reader to see.
    pub(super) fn has(&self, text: &str) -> bool {
        let entries = self.machine.outbox.entries();
        let is_shown = || entries.iter().any(|it| it.is_shown() && it.text == text);
        self.keeps(text) || (self.is_alive && is_shown())
    }

    /// True when a text is on it that need not be stored.
    pub(super) fn keeps(&self, text: &str) -> bool {
        let entries = self.machine.outbox.entries();
        self.is_alive
            && (self.form.iter().any(|it| it == text)
                || self.sending.iter().any(|(_, it)| it == text)
                || entries.iter().any(|it| it.here.is_loose && it.text == text))
    }
}

/// A request on its way.
pub(super) struct Flight {
    pub(super) page: usize,
    /// The key and the text of a comment.
    pub(super) sent: Option<(String, String)>,
    /// When that arrives, if it does.
    pub(super) arrives: Option<u64>,
    pub(super) is_repeated: bool,
    pub(super) is_lost: bool,
    /// What the backend made of it.
    pub(super) verdict: Option<Verdict>,
    /// What its sender is told whatever the backend made of it.
    pub(super) event: Option<Event>,
}
