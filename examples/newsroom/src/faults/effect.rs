//! What a fault does to one request.

use super::Fault;
use super::spoil::Spoil;
use crate::problem::{Kind, Problem};
use axum::http::StatusCode;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;

/// What happens to a request.
pub(super) enum Effect {
    /// It waits.
    Wait(Duration),
    /// It is never answered.
    Hang,
    /// The connection is closed; nothing is done.
    Drop,
    /// It is refused; nothing is done.
    Refuse(Problem),
    /// It is served, then the answer is spoilt.
    Spoil(Spoil),
}

/// A request, as far as faults care.
pub(super) struct Subject {
    /// Its method and URL.
    pub(super) name: String,
    /// How many of the same name came, with this one.
    pub(super) count: u32,
}

impl Fault {
    /// What this fault does to a request; none when it spares it.
    pub(super) fn effect(self, subject: &Subject) -> Option<Effect> {
        Some(match self {
            Self::Latency(time) => Effect::Wait(time),
            Self::Status(status) => Effect::Refuse(Kind::Injected(status).into()),
            Self::DropBefore => Effect::Drop,
            Self::DropAfter => Effect::Spoil(Spoil::Drop),
            Self::Truncate => Effect::Spoil(Spoil::Truncate),
            Self::Malformed => Effect::Spoil(Spoil::Malformed),
            Self::Html => Effect::Spoil(Spoil::Html),
            Self::Empty => Effect::Spoil(Spoil::Empty),
            Self::Huge => Effect::Spoil(Spoil::Huge),
            Self::Never => Effect::Hang,
            Self::Flaky(times) if subject.count > times => return None,
            Self::Flaky(_) => Effect::Refuse(
                Problem::from(Kind::Injected(StatusCode::SERVICE_UNAVAILABLE)).after(0),
            ),
            Self::Random { seed, rate } => return random(seed, rate, subject),
        })
    }
}

/// Draws by the request, not by the order in which requests arrive: that is what makes a run
/// with many requests at a time repeatable.
fn random(seed: u64, rate: f64, subject: &Subject) -> Option<Effect> {
    let mut hasher = DefaultHasher::new();
    (seed, &subject.name, subject.count).hash(&mut hasher);
    let mut random = fastrand::Rng::with_seed(hasher.finish());
    if random.f64() >= rate {
        return None;
    }
    let faults = [
        Fault::Status(StatusCode::INTERNAL_SERVER_ERROR),
        Fault::Status(StatusCode::SERVICE_UNAVAILABLE),
        Fault::DropBefore,
        Fault::DropAfter,
        Fault::Truncate,
        Fault::Malformed,
    ];
    random.choice(faults)?.effect(subject)
}
