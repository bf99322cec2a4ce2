//! A backend, and the network before it.

use super::chance::Chance;
use crate::model::{Author, Body, Comment, Precision, Status, Timestamp};
use crate::source::dialect::refusal::{Fault, Field, Reason, Refusal, Verdict};
use crate::source::read::Problem;
use std::rc::Rc;

/// What kind of backend.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// It knows keys.
    Keyed,
    /// It takes whatever comes, as often as it comes.
    Plain,
    /// It refuses what it has; what a moderator has it does not show.
    FindsDuplicates,
    /// It takes whatever comes, and shows nothing of what a moderator has.
    HoldsUnseen,
}

/// A comment that came in.
#[derive(Debug, Clone)]
pub(super) struct Stored {
    pub(super) id: u64,
    /// Empty of somebody else's.
    pub(super) text: String,
    pub(super) key: String,
    pub(super) created: u64,
    pub(super) is_held: bool,
}

impl Stored {
    pub(super) fn comment(&self) -> Box<Comment> {
        Box::new(Comment {
            id: self.id.to_string(),
            parent: String::new(),
            author: Author::default(),
            created: Some(Timestamp {
                #[expect(clippy::cast_precision_loss, reason = "milliseconds fit")]
                ms: self.created as f64,
                precision: Precision::Instant,
            }),
            edited: None,
            body: Body::Text(self.text.clone()),
            likes: None,
            liked: false,
            status: match self.is_held {
                true => Status::Pending,
                false => Status::Approved,
            },
            reason: String::new(),
            can_edit: false,
            can_report: false,
        })
    }
}

pub(super) struct Backend {
    pub(super) kind: Kind,
    /// All that ever came in, the oldest first.
    pub(super) stored: Vec<Stored>,
    /// Texts of which a second one came because a browser sent it again by itself.
    pub(super) repeated: Vec<String>,
}

/// Comments on one page of the thread.
const PAGE: usize = 3;

impl Backend {
    pub(super) fn new(kind: Kind) -> Self {
        Self {
            kind,
            stored: Vec::new(),
            repeated: Vec::new(),
        }
    }

    /// A comment comes in.
    pub(super) fn take(&mut self, key: &str, text: &str, now: u64, chance: &mut Chance) -> Verdict {
        let known = match self.kind {
            Kind::Keyed => self.stored.iter().find(|it| it.key == key),
            Kind::FindsDuplicates => self.stored.iter().find(|it| it.text == text),
            Kind::Plain | Kind::HoldsUnseen => None,
        };
        match known {
            Some(known) if self.kind == Kind::Keyed => return answer(known),
            Some(_) => return refused(Reason::Duplicate, None),
            None => {}
        }
        let holds = matches!(self.kind, Kind::HoldsUnseen | Kind::FindsDuplicates);
        self.stored.push(Stored {
            id: self.stored.len() as u64 + 1,
            text: text.to_owned(),
            key: key.to_owned(),
            created: now,
            is_held: holds && chance.is(50),
        });
        self.stored.last().map_or(Verdict::Unclear, answer)
    }

    /// Somebody else writes.
    pub(super) fn others(&mut self, now: u64) {
        self.stored.push(Stored {
            id: self.stored.len() as u64 + 1,
            text: String::new(),
            key: String::new(),
            created: now,
            is_held: false,
        });
    }

    /// A page of the thread, the newest comments first, and whether there is one behind it.
    pub(super) fn page(&self, page: usize) -> (Vec<Stored>, bool) {
        let shown = self.stored.iter().rev().filter(|it| !it.is_held);
        let mut shown: Vec<Stored> = shown.skip(page * PAGE).cloned().collect();
        let is_more = shown.len() > PAGE;
        shown.truncate(PAGE);
        (shown, is_more)
    }

    /// How often a text is there.
    pub(super) fn count(&self, text: &str) -> usize {
        self.stored.iter().filter(|it| it.text == text).count()
    }
}

fn answer(stored: &Stored) -> Verdict {
    match stored.is_held {
        true => Verdict::Held(Some(stored.comment())),
        false => Verdict::Accepted(Some(stored.comment())),
    }
}

fn refused(reason: Reason, retry_after: Option<f64>) -> Verdict {
    Verdict::Refused(Rc::new(Refusal {
        reason,
        problem: Problem::default(),
        retry_after,
    }))
}

/// What becomes of one request.
pub(super) struct Fate {
    /// When it comes in, in milliseconds from its start; never for none.
    pub(super) arrives: Option<u64>,
    /// When its sender knows, or gives up.
    pub(super) answered: u64,
    /// The answer does not come through.
    pub(super) is_lost: bool,
    /// What it is answered instead of being taken.
    pub(super) refusal: Option<Verdict>,
    /// The browser sends it a second time by itself.
    pub(super) is_repeated: bool,
}

/// How long a request may take, in milliseconds.
const LONGEST: u64 = 45_000;
/// How long a backend may be at a comment whose sender is gone.
pub(super) const AT_WORK: u64 = 3000;

/// How long a request takes, in a network that is slow in so many of a hundred cases.
pub(super) fn time(slow: u64, chance: &mut Chance) -> u64 {
    let slowest = if chance.is(slow) { LONGEST } else { 800 };
    1 + chance.below(slowest)
}

/// What becomes of a request, in a network that fails in so many of a hundred cases.
pub(super) fn fate(bad: u64, slow: u64, chance: &mut Chance) -> Fate {
    let answered = time(slow, chance);
    let mut fate = Fate {
        arrives: Some(chance.below(answered)),
        answered,
        is_lost: false,
        refusal: None,
        is_repeated: false,
    };
    if !chance.is(bad) {
        return fate;
    }
    match chance.below(8) {
        0 | 1 => {
            fate.arrives = None;
            fate.is_lost = true;
        }
        2 | 3 => fate.is_lost = true,
        4 => {
            fate.arrives = Some(answered + chance.below(AT_WORK));
            fate.is_lost = true;
        }
        5 => fate.refusal = Some(busy(chance)),
        6 => fate.refusal = Some(refusal(chance)),
        _ => fate.is_repeated = true,
    }
    fate
}

/// It is away, and may say for how long.
fn busy(chance: &mut Chance) -> Verdict {
    match chance.below(2) {
        0 => Verdict::Later(90.0),
        _ => Verdict::Unclear,
    }
}

fn refusal(chance: &mut Chance) -> Verdict {
    match chance.below(4) {
        0 => refused(Reason::Flood, Some(2.0)),
        1 => refused(Reason::Flood, None),
        2 => refused(Reason::Invalid(Field::Text, Fault::Wrong), None),
        _ => refused(Reason::Closed, None),
    }
}
