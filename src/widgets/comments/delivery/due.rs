//! When something is to be done about a comment.

use super::entry::{Entry, Stage, Wish};
use super::event::{Backend, Facts};
use crate::source::dialect::refusal::Reason;

/// How long a backend may be at a comment whose page is gone or whose answer is lost, in
/// milliseconds. A thread that is read sooner need not have it yet.
pub(super) const AT_WORK: f64 = 3000.0;
/// The longest wait between two tries, in milliseconds.
pub(super) const LONGEST: f64 = 60_000.0;
/// The same, where the backend asks for it.
pub(super) const PATIENT: f64 = 600_000.0;

/// Longer than one request and what follows it take, in milliseconds: who is that long at a comment
/// is gone.
const ATTEMPT: f64 = 60_000.0;

/// True when something is to be done about an entry in a turn.
pub(super) fn wants_turn(entry: &Entry, is_back: bool, facts: Facts) -> bool {
    is_due(entry, facts) || hasten(&mut entry.clone(), is_back, facts)
}

/// True when it can be sent now, or given back.
pub(super) fn is_due(entry: &Entry, facts: Facts) -> bool {
    let is_time = time(entry, facts.backend) <= facts.now;
    if matches!(entry.stage, Stage::UnderWay) {
        return false;
    }
    // What the reader just asked for is tried all the same: browsers say that the network is away
    // when it is not, and then never that it is back.
    is_time && (facts.is_online || is_new(entry) || entry.here.wish != Wish::None)
}

/// True when it was just handed over: its form waits for what comes of it.
pub(super) fn is_new(entry: &Entry) -> bool {
    entry.tries == 0 || entry.here.wish == Wish::SendAnyway
}

/// True where the backend said that it came too soon: nobody hurries it.
pub(super) fn is_early(entry: &Entry) -> bool {
    matches!(&entry.stage, Stage::Refused(setback) if setback.reason == Reason::Flood)
}

/// When it can be sent, or given back, or when its sender is gone; never for what waits for the
/// reader or for a moderator.
pub(super) fn time(entry: &Entry, backend: Backend) -> f64 {
    let here = &entry.here;
    match &entry.stage {
        _ if here.is_discarded => f64::INFINITY,
        Stage::UnderWay => entry.not_before + ATTEMPT,
        Stage::Held(_) => f64::INFINITY,
        // To look for it is not too soon.
        _ if here.wish == Wish::Revise
            && (is_early(entry) || !may_have_arrived(entry, backend)) =>
        {
            f64::NEG_INFINITY
        }
        _ if here.wish == Wish::Revise => entry.not_before,
        Stage::Waiting => entry.not_before,
        Stage::Refused(_) if is_early(entry) => entry.not_before,
        Stage::Refused(_) | Stage::Unsure => f64::INFINITY,
    }
}

/// False when it is known not to be there, or when it cannot be known.
pub(super) fn may_have_arrived(entry: &Entry, backend: Backend) -> bool {
    match entry.stage {
        Stage::Unsure => false,
        // Without keys, the thread was read before the try that was refused.
        Stage::Refused(_) => backend.is_idempotent && entry.tries > 1,
        _ => entry.tries > 0,
    }
}

/// Makes it due sooner, where the reader or the network gives a reason. In a turn: what is being
/// sent then is what a tab left that ended. True when something changed.
pub(super) fn hasten(entry: &mut Entry, is_back: bool, facts: Facts) -> bool {
    let wish = entry.here.wish;
    let is_known = facts.backend.is_idempotent && wish != Wish::Revise;
    let soonest = match is_known || entry.tries == 0 {
        true => facts.now,
        false => facts.now + AT_WORK,
    };
    let is_over = facts.now >= entry.not_before + ATTEMPT;
    // By a clock that was put right since.
    let is_set_back = facts.now < entry.first_tried;
    let is_wrong = is_set_back || (entry.tries > 0 && entry.not_before > facts.now + PATIENT);
    let is_asked = match is_early(entry) {
        true => is_set_back,
        false => wish == Wish::Send || wish == Wish::SendAnyway,
    };
    match entry.stage {
        // Its page may have ended, as this one begins.
        Stage::UnderWay if is_back || wish != Wish::None || is_over => entry.not_before = soonest,
        Stage::Refused(_) | Stage::Unsure if is_asked => {
            entry.not_before = entry.not_before.min(soonest);
        }
        Stage::Waiting if wish != Wish::None || is_wrong || (is_back && entry.tries > 0) => {
            let is_late = entry.not_before > soonest;
            entry.not_before = entry.not_before.min(soonest);
            return is_late;
        }
        _ => return false,
    }
    entry.stage = Stage::Waiting;
    true
}
