//! A comment on its way, and how it is written into the storage.

use crate::source::dialect::refusal::{Fault, Field, Reason};
use crate::stdx::list::Listed as _;
use crate::stdx::number::{self, integer, natural, whole};
use crate::stdx::text::Text as _;

/// A comment on its way, from the moment it is handed over until it is known to have arrived;
/// one that a moderator has stays an entry until it is in the thread.
#[derive(Clone)]
#[cfg_attr(test, derive(Debug, PartialEq))]
pub(crate) struct Entry {
    /// The same for each try; also its name in the storage.
    pub(crate) key: String,
    /// The thread it belongs to.
    pub(crate) thread: String,
    /// The comment it answers; empty for none.
    pub(crate) parent: String,
    /// Who writes.
    pub(crate) sender: Sender,
    /// What a field says that no person sees.
    pub(crate) trap: String,
    /// What it says.
    pub(crate) text: String,
    /// When it was handed over, in milliseconds since the epoch, as are all times here.
    pub(crate) written: f64,
    /// How often it was tried, as far as nine times.
    pub(crate) tries: u32,
    /// When it was tried first; `written` before that.
    pub(crate) first_tried: f64,
    /// It is not tried before this.
    pub(crate) not_before: f64,
    /// The id of the last comment that this reader is known to have written here before; empty for
    /// none. What came later with the same words may be this one.
    pub(crate) after: String,
    /// How far it is.
    pub(crate) stage: Stage,
    /// What only this page knows of it; not stored.
    pub(crate) here: Here,
}

/// Who writes, a line each.
#[derive(Clone, Default)]
#[cfg_attr(test, derive(Debug, PartialEq))]
pub(crate) struct Sender {
    /// The name.
    pub(crate) name: String,
    /// The e-mail address; may be empty.
    pub(crate) email: String,
    /// The website; may be empty.
    pub(crate) url: String,
}

/// How far a comment is.
#[derive(Clone, Default)]
#[cfg_attr(test, derive(Debug, PartialEq))]
pub(crate) enum Stage {
    /// It is sent by itself, from `not_before` on.
    #[default]
    Waiting,
    /// It is being sent. Whoever finds it so in its own turn knows that its sender is gone.
    UnderWay,
    /// The backend said no. After [`Reason::Flood`] it is sent by itself from `not_before` on;
    /// else the reader decides.
    Refused(Setback),
    /// It may be with a moderator, which cannot be seen: the reader decides.
    Unsure,
    /// A moderator has it, under this id.
    Held(String),
}

/// Why a comment that waits was refused.
#[derive(Clone)]
#[cfg_attr(test, derive(Debug, PartialEq))]
pub(crate) struct Setback {
    /// In a word; of [`Reason::Invalid`] the field and the fault are not kept.
    pub(crate) reason: Reason,
    /// As the backend said it, in one line; may be empty.
    pub(crate) said: String,
}

/// What only one page knows of an entry.
#[derive(Clone, Default)]
#[cfg_attr(test, derive(Debug, PartialEq))]
pub(crate) struct Here {
    /// No storage has it: it lives as long as the page does.
    pub(crate) is_loose: bool,
    /// It was stored, and is not any more.
    pub(crate) is_missing: bool,
    /// The form it was written in waits for what comes of it, and still shows the text. It is not
    /// to be shown in the thread as well.
    pub(crate) has_form: bool,
    /// The reader threw it away while it was being sent. It is not to be shown.
    pub(crate) is_discarded: bool,
    /// What the reader asked for.
    pub(crate) wish: Wish,
}

/// What a reader may ask for, of a comment that waits.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub(crate) enum Wish {
    /// Nothing.
    #[default]
    None,
    /// To send it now.
    Send,
    /// To send it, though a moderator may have it.
    SendAnyway,
    /// To have it back in the form.
    Revise,
}

/// What the text of an entry begins with. The format before had no such line, nor the next two.
const FORMAT: &str = "2\n";

// What the stage of an entry begins with. A text of the format before that begins with none of
// them says in words why it was refused.
const HELD: char = '\u{1}';
const WAITING: char = '\u{2}';
const UNDER_WAY: char = '\u{3}';
const UNSURE: char = '\u{4}';
/// Of the first of [`REASONS`]; the others follow.
const REFUSED: char = '\u{10}';

/// The reasons as they are stored, by their place.
const REASONS: [Reason; 9] = [
    Reason::Unknown,
    Reason::Invalid(Field::Other, Fault::Wrong),
    Reason::Flood,
    Reason::Duplicate,
    Reason::Closed,
    Reason::Login,
    Reason::Moderated,
    Reason::Forbidden,
    Reason::TooLarge,
];

impl Entry {
    /// A comment that nobody tried to send yet.
    pub(crate) fn of(sender: Sender, text: String, written: f64) -> Self {
        Self {
            key: String::new(),
            thread: String::new(),
            parent: String::new(),
            sender,
            trap: String::new(),
            text,
            written,
            tries: 0,
            first_tried: written,
            not_before: written,
            after: String::new(),
            stage: Stage::Waiting,
            here: Here::default(),
        }
    }

    /// The entry of a key, as it was stored. None where this cannot be read: it may be of a later
    /// version, and is left alone.
    pub(crate) fn read(key: &str, stored: &str) -> Option<Self> {
        let (written, after, stored) = match stored.strip_prefix(FORMAT) {
            Some(stored) => {
                let (written, stored) = stored.split_once('\n')?;
                let (after, stored) = stored.split_once('\n')?;
                (written, after, stored)
            }
            None => ("", "", stored),
        };
        let fields = stored.splitn(11, '\n').listed();
        let [
            thread,
            parent,
            name,
            email,
            url,
            trap,
            tries,
            not_before,
            first_tried,
            stage,
            text,
        ] = *fields.as_slice()
        else {
            return None;
        };
        let not_before = number::parse(not_before)?;
        // The format before has 0 for an entry that was never tried, and no time of its own.
        let first_tried = number::parse(first_tried).filter(|it| *it > 0.0);
        let first_tried = first_tried.unwrap_or(not_before);
        Some(Self {
            key: key.to_owned(),
            thread: thread.to_owned(),
            parent: parent.to_owned(),
            sender: Sender {
                name: name.to_owned(),
                email: email.to_owned(),
                url: url.to_owned(),
            },
            trap: trap.to_owned(),
            text: text.to_owned(),
            written: number::parse(written).unwrap_or(first_tried),
            tries: natural(tries, 10)?,
            first_tried,
            not_before,
            after: after.to_owned(),
            stage: Stage::read(stage),
            here: Here::default(),
        })
    }

    /// As it is stored.
    ///
    /// A try makes it no longer: all times have as many digits, and the number of tries is one.
    /// So a storage that took it takes it again, however full it is.
    pub(crate) fn stored(&self) -> String {
        let sender = &self.sender;
        [
            FORMAT,
            &whole(self.written),
            "\n",
            &line(&self.after),
            "\n",
            &line(&self.thread),
            "\n",
            &line(&self.parent),
            "\n",
            &line(&sender.name),
            "\n",
            &line(&sender.email),
            "\n",
            &line(&sender.url),
            "\n",
            &line(&self.trap),
            "\n",
            &integer(self.tries.into()),
            "\n",
            &whole(self.not_before),
            "\n",
            &whole(self.first_tried),
            "\n",
            &line(&self.stage.stored()),
            "\n",
            &self.text,
        ]
        .concat()
    }

    /// True when it is to be shown in the thread: it is in no form, and was not thrown away.
    pub(crate) fn is_shown(&self) -> bool {
        !self.here.has_form && !self.here.is_discarded
    }

    /// What is remembered beside the draft of these words while they are in a form as well: under
    /// which key they were handed over, when, and until when nothing may be sent. The same words by the same person are the same
    /// comment. That it was refused, or that it is to be in the form again, does not say that no
    /// try arrived: a browser may repeat one by itself, another tab may be sending it.
    pub(crate) fn trail(&self) -> String {
        let times = [&whole(self.first_tried), " ", &whole(self.not_before)].concat();
        let head = [&self.key, " ", &times, "\n", &line(&self.after)].concat();
        [&head, "\n", &self.said()].concat()
    }

    /// Takes up what [`Entry::trail`] remembered, where that is of the same words by the same
    /// person.
    pub(crate) fn follow(&mut self, trail: &str) {
        let Trail {
            key, since, rest, ..
        } = Trail::of(trail);
        let (after, said) = match since {
            Some(_) => rest.split_once('\n').unwrap_or_default(),
            None => ("", rest),
        };
        if said != self.said() {
            return;
        }
        key.clone_into(&mut self.key);
        if let Some(since) = since {
            after.clone_into(&mut self.after);
            self.first_tried = since;
            self.tries = 1;
        }
    }

    /// Who says what.
    fn said(&self) -> String {
        let sender = &self.sender;
        let who = [&*sender.name, "\n", &sender.email, "\n", &sender.url];
        [&who.concat(), "\n", &self.text].concat()
    }
}

/// Until when nothing may be sent, as [`Entry::trail`] remembered it; 0 where that is not known, or
/// the clock was put right since.
pub(crate) fn waits_until(trail: &str, now: f64) -> f64 {
    let trail = Trail::of(trail);
    match (trail.since, number::parse(trail.until)) {
        (Some(since), Some(until)) if since <= now => until,
        _ => 0.0,
    }
}

/// What [`Entry::trail`] remembered.
struct Trail<'t> {
    key: &'t str,
    since: Option<f64>,
    until: &'t str,
    rest: &'t str,
}

impl<'t> Trail<'t> {
    fn of(trail: &'t str) -> Self {
        let (head, rest) = trail.split_once('\n').unwrap_or_default();
        let (key, times) = head.split_once(' ').unwrap_or((head, ""));
        let (since, until) = times.split_once(' ').unwrap_or((times, ""));
        Self {
            key,
            since: number::parse(since),
            until,
            rest,
        }
    }
}

impl Stage {
    fn read(stored: &str) -> Self {
        let mut chars = stored.chars();
        let mark = chars.next().unwrap_or(WAITING);
        let rest = chars.as_str();
        let reason = (mark as usize).checked_sub(REFUSED as usize);
        let reason = reason.and_then(|at| REASONS.get(at));
        match (mark, reason) {
            (WAITING, _) => Self::Waiting,
            (UNDER_WAY, _) => Self::UnderWay,
            (UNSURE, _) => Self::Unsure,
            (HELD, _) => Self::Held(rest.to_owned()),
            (_, Some(reason)) => Self::Refused(Setback {
                reason: *reason,
                said: rest.to_owned(),
            }),
            (_, None) => Self::Refused(Setback {
                reason: Reason::Unknown,
                said: stored.to_owned(),
            }),
        }
    }

    fn stored(&self) -> String {
        let (mark, rest) = match self {
            Self::Waiting => (WAITING, ""),
            Self::UnderWay => (UNDER_WAY, ""),
            Self::Unsure => (UNSURE, ""),
            Self::Held(id) => (HELD, id.as_str()),
            Self::Refused(setback) => {
                let is_it = |it: &Reason| *it == setback.reason;
                let at = REASONS.iter().position(is_it).unwrap_or(1);
                (char::from(REFUSED as u8 + at as u8), setback.said.as_str())
            }
        };
        let mut stored = String::from(mark);
        stored.push_str(rest);
        stored
    }
}

/// A line is one line, whatever was pasted into its field.
fn line(text: &str) -> String {
    text.replaced('\n', " ")
}
