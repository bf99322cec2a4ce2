//! The layer that makes requests fail as they, or the command line, ask for.

use super::effect::{Effect, Subject};
use super::{Faults, spoil};
use crate::problem::{Kind, Problem};
use axum::extract::{Query, Request, State};
use axum::http::Uri;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The path that `--faults` spares: scripts wait for it.
const SPARED: &str = "/api/health";

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
        let query = Query::<Vec<(String, String)>>::try_from_uri(uri).unwrap_or_default();
        match query.0.into_iter().find(|(name, _)| name == "fault") {
            Some((_, faults)) => faults.parse().map_err(|error| Kind::BadFault(error).into()),
            None if uri.path() == SPARED => Ok(Faults::default()),
            None => Ok(self.always.clone()),
        }
    }

    fn subject(&self, request: &Request) -> Subject {
        let name = format!("{} {}", request.method(), request.uri());
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(name.clone()).or_default();
        *count = count.saturating_add(1);
        Subject {
            name,
            count: *count,
        }
    }
}

/// Serves a request, or fails to.
pub(crate) async fn inject(
    State(injector): State<Injector>,
    request: Request,
    next: Next,
) -> Response {
    let faults = match injector.faults(request.uri()) {
        Ok(Faults(faults)) => faults,
        Err(problem) => return problem.into_response(),
    };
    if faults.is_empty() {
        return next.run(request).await;
    }
    let subject = injector.subject(&request);
    let mut spoils = Vec::new();
    for effect in faults
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
