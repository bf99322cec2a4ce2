//! What the machine is told, and what it says is to be done.

use super::entry::Entry;
use crate::model::{Comment, Link};
use crate::source::dialect::refusal::{Refusal, Verdict};
use std::rc::Rc;

/// What holds while an event is dealt with.
#[derive(Clone, Copy)]
pub(crate) struct Facts {
    /// The time, in milliseconds since the epoch.
    pub(crate) now: f64,
    /// A number by chance, from 0 to 1.
    pub(crate) chance: f64,
    /// False while the browser knows that there is no network.
    pub(crate) is_online: bool,
    /// What the backend is like.
    pub(crate) backend: Backend,
}

/// What a backend does with a comment that is sent twice.
#[derive(Clone, Copy)]
pub(crate) struct Backend {
    /// It knows keys: one comment a key, however often it is sent.
    pub(crate) is_idempotent: bool,
    /// It refuses a comment that it already has.
    pub(crate) finds_duplicates: bool,
    /// It was seen to hold comments for a moderator, and neither shows them nor knows them again.
    pub(crate) holds_unseen: bool,
}

/// What happened.
pub(crate) enum Event {
    /// A form hands a comment over. Its key is its own, its stage [`super::entry::Stage::Waiting`],
    /// `here.has_form` true.
    Submitted(Box<Entry>),
    /// The form of a comment is gone from the page; the comment is shown in the thread from now on.
    FormClosed {
        /// Its key.
        key: String,
    },
    /// What is stored now: each key of an entry, with its text. The answer to [`Action::Reload`],
    /// and told whenever another tab wrote; none where the storage cannot be read.
    Loaded(Option<Vec<(String, String)>>),
    /// The answer to [`Action::TakeTurn`]; the only one.
    TurnGranted,
    /// The network is back. Also told once, as the page starts.
    Online,
    /// The last [`Action::Wait`] is over.
    Timer,
    /// The storage refused an [`Action::Keep`]. What it had before under that key is still there.
    NotKept {
        /// The key.
        key: String,
    },
    /// The page took care of what [`Action::Post`] was to send, or of what it has to do first.
    Prevented,
    /// What came of [`Action::Post`]; [`Verdict::Unclear`] for no answer.
    Answered(Verdict),
    /// What a page of the thread says, as [`Action::Look`] asked.
    Looked(Found),
    /// The reader asks to send a comment now.
    SendNow {
        /// Its key.
        key: String,
    },
    /// The reader asks for a comment back in the form.
    Revise {
        /// Its key.
        key: String,
    },
    /// The reader throws a comment away.
    Discard {
        /// Its key.
        key: String,
    },
    /// What a moderator has says something else now; nothing when it is gone, or in the thread.
    HeldChanged {
        /// Its id.
        id: String,
        /// What it says now.
        text: String,
    },
}

/// What one page of a thread says of a comment that may have arrived.
pub(crate) enum Found {
    /// It did.
    Here(Box<Comment>),
    /// It is not on this page, and the one that follows may have it.
    Further(Link),
    /// It did not.
    Nowhere,
    /// The page could not be read.
    Unknown,
}

/// What is to be done. Actions are done in their order, and what comes of them is told once the
/// last of them is done.
#[cfg_attr(test, derive(Debug))]
pub(crate) enum Action {
    /// To make sure that it is this tab's turn for as long as one exchange may take: to ask for the
    /// turn, or, where this tab has it, to prolong it. [`Event::TurnGranted`] answers, at once where
    /// this tab has it, and always in the end.
    TakeTurn,
    /// To let other tabs have theirs.
    ReleaseTurn,
    /// To read what is stored; [`Event::Loaded`] answers.
    Reload,
    /// To store an entry. The driver says so to the reader when it is refused, and tells
    /// [`Event::NotKept`].
    Keep {
        /// Its key.
        key: String,
        /// Its text.
        text: String,
    },
    /// To remove an entry from the storage.
    Forget {
        /// Its key.
        key: String,
    },
    /// To send the entry of this key, once the page has seen it. [`Event::Prevented`] or
    /// [`Event::Answered`] follows, within the time of an exchange.
    Post {
        /// Its key.
        key: String,
    },
    /// To look for the entry of this key on the newest page of the thread, or on the page that is
    /// named. Own comments up to `entry.after` are other ones. [`Event::Looked`] follows, within the time of an exchange.
    Look {
        /// Its key.
        key: String,
        /// A page that [`Found::Further`] named.
        page: Option<Link>,
    },
    /// To tell [`Event::Timer`] at that time; takes the place of the wait before.
    Wait {
        /// In milliseconds since the epoch.
        until: f64,
    },
    /// To tell the reader what came of a comment. When `entry.here.has_form`, its form waits for
    /// this; the text is its own again after [`Outcome::Refused`], [`Outcome::Prevented`] and
    /// [`Outcome::Returned`], and must be kept there before the next action is done.
    Settle {
        /// The comment as it was.
        entry: Box<Entry>,
        /// What came of it.
        outcome: Outcome,
    },
    /// To show the entries as they are now.
    Show,
}

/// What is to be done after one event.
#[derive(Default)]
pub(super) struct Actions(pub(super) Vec<Action>);

impl Actions {
    // At each place where it is called it would be a hundred bytes of the bundle.
    #[inline(never)]
    pub(super) fn add(&mut self, action: Action) {
        self.0.push(action);
    }

    /// Has an entry kept. What another tab took out of the storage is not put there again.
    pub(super) fn keep(&mut self, entry: &Entry) {
        if !entry.here.is_missing {
            self.add(Action::Keep {
                key: entry.key.clone(),
                text: entry.stored(),
            });
        }
    }
}

/// What came of a comment.
#[derive(Clone)]
#[cfg_attr(test, derive(Debug, PartialEq))]
pub(crate) enum Outcome {
    /// It is in the thread; as the backend has it, where that is known.
    Posted(Option<Box<Comment>>),
    /// A moderator has it.
    Held(Option<Box<Comment>>),
    /// The backend said no. With a form, the text is back in it, and the entry gone; else it waits
    /// as [`super::entry::Stage::Refused`].
    Refused(Rc<Refusal>),
    /// It waits: for the network, for its turn, or because it may or may not have arrived.
    Waiting,
    /// It waits for the reader, because a moderator may have it.
    MaybeHeld,
    /// The page itself takes care of it. With a form, the text is back in it, and the entry gone.
    Prevented,
    /// It did not arrive and is to be in a form again, as the reader asked; the entry is gone.
    Returned,
    /// It cannot come back into a form: whether it arrived could not be found out.
    NotKnown,
}

impl Outcome {
    /// The verdict of a backend that says no.
    pub(crate) fn refusal(&self) -> Option<&Rc<Refusal>> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            _ => None,
        }
    }
}
