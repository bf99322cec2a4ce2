//! The layer that makes requests fail as they, or the command line, ask for.

use super::effect::{Effect, Subject};
use super::{Faults, spoil};
use crate::problem::{Kind, Problem};
use axum::extract::{Request, State};
use axum::http::Uri;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The path that `--faults` spares: scripts wait for it.
const SPARED: &str = "/api/health";

/// How many requests are told apart; with more, the counting begins anew.
const MANY: usize = 10_000;

/// The faults of a newsroom.
#[derive(Clone)]
pub(crate) struct Injector {
    always: Faults,
    counts: Arc<Mutex<HashMap<String, u32>>>,
}

impl Injector {
    /// A newsroom in which every request fails in this way, unless it asks for another.
    pub(crate) fn new(always: Faults) -> Self {
        Self {
            always,
            counts: Arc::default(),
        }
    }

    /// The faults that a request asks for with `?fault=`, else those of the command line.
    fn faults(&self, uri: &Uri) -> Result<Faults, Problem> {
        let query = uri.query().unwrap_or_default();
        let query: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
        match query.into_iter().find(|(name, _)| name == "fault") {
            Some((_, faults)) => faults.parse().map_err(|error| Kind::BadFault(error).into()),
            None if uri.path() == SPARED => Ok(Faults::default()),
            None => Ok(self.always.clone()),
        }
    }

    fn subject(&self, request: &Request, faults: &Faults) -> Subject {
        let name = format!("{} {}", request.method(), request.uri());
        let count = if faults.counts() {
            self.count(&name)
        } else {
            1
        };
        Subject { name, count }
    }

    /// How many requests of this name came, with this one.
    fn count(&self, name: &str) -> u32 {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.len() >= MANY && !counts.contains_key(name) {
            counts.clear();
        }
        let count = counts.entry(name.to_owned()).or_default();
        *count = count.saturating_add(1);
        *count
    }
}

/// Serves a request, or fails to.
pub(crate) async fn inject(
    State(injector): State<Injector>,
    request: Request,
    next: Next,
) -> Response {
    let faults = match injector.faults(request.uri()) {
        Ok(faults) => faults,
        Err(problem) => return problem.into_response(),
    };
    if faults.0.is_empty() {
        return next.run(request).await;
    }
    let subject = injector.subject(&request, &faults);
    let mut spoils = Vec::new();
    for effect in faults
        .0
        .into_iter()
        .filter_map(|fault| fault.effect(&subject))
    {
        match effect {
            Effect::Wait(time) => tokio::time::sleep(time).await,
            Effect::Hang => std::future::pending().await,
            Effect::Drop => return spoil::hang_up(),
            Effect::Refuse(problem) => return problem.into_response(),
            Effect::Spoil(how) => spoils.push(how),
        }
    }
    let mut answer = next.run(request).await;
    for how in spoils {
        answer = spoil::spoil(answer, &how).await;
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::{Injector, MANY};
    use crate::faults::Faults;
    use axum::body::Body;
    use axum::extract::Request;

    #[test]
    fn requests_are_counted_where_it_matters_and_not_for_ever() {
        for (faults, is_counted) in [("latency:1", false), ("truncate", false), ("flaky:2", true)] {
            let faults: Faults = faults.parse().expect("faults");
            let injector = Injector::new(faults.clone());
            let ask = |path: &str| {
                let request = Request::get(path).body(Body::empty());
                let subject = injector.subject(&request.expect("a request"), &faults);
                (subject.count, injector.counts.lock().expect("a lock").len())
            };
            let counted = if is_counted { (2, 1) } else { (1, 0) };
            assert_eq!([ask("/one"), ask("/one")][1], counted);
            for number in 0..3 * MANY {
                assert!(ask(&format!("/{number}")).1 <= MANY);
            }
        }
    }
}
