//! What changes, told as it happens: `/api/events`, a stream of server-sent events (the HTML standard,
//! section 9.2).
//!
//! A stream keeps nothing but its place. The last [`KEPT`](ring::KEPT) events stand in one ring, written out once for all
//! streams, so that a thousand readers cost little, and one who reads slowly or was away costs no more: who
//! comes too late for the ring is told that anything may have changed.

mod announce;
mod clock;
mod ring;
mod stream;

pub(crate) use announce::announce;
pub(crate) use clock::strike;
pub(crate) use ring::Change;

use crate::app::App;
use axum::body::Bytes;
use jiff::Timestamp;
use ring::Ring;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Where streams are.
pub(crate) const PATH: &str = "/api/events";

/// The routes of events.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(stream::stream))
}

/// A handle on all that changed; clones share it.
#[derive(Clone)]
pub(crate) struct Events(Arc<Shared>);

struct Shared {
    ring: Mutex<Ring>,
    newest: watch::Sender<u64>,
    places: Arc<Semaphore>,
}

impl Events {
    /// For so many streams at once.
    pub(crate) fn new(streams: usize) -> Self {
        // An id of the newsroom that ran before is not taken for one of this.
        let first = Timestamp::now().as_millisecond().unsigned_abs();
        Self(Arc::new(Shared {
            ring: Mutex::new(Ring::new(first)),
            newest: watch::Sender::new(first),
            places: Arc::new(Semaphore::new(streams.min(Semaphore::MAX_PERMITS))),
        }))
    }

    /// Tells all streams. Called when it is in the database, or who asks at once would not find it.
    pub(crate) fn publish(&self, change: &Change<'_>) {
        let newest = self.ring(|ring| ring.push(change));
        self.0.newest.send_replace(newest);
    }

    /// The id of what happened last.
    fn newest(&self) -> u64 {
        *self.0.newest.borrow()
    }

    fn changes(&self) -> watch::Receiver<u64> {
        self.0.newest.subscribe()
    }

    /// What a stream that has come to this id is to be told, and where it is then.
    fn since(&self, id: u64) -> (Bytes, u64) {
        self.ring(|ring| ring.since(id))
    }

    /// A place for one more stream, if there is one.
    fn place(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.0.places).try_acquire_owned().ok()
    }

    fn ring<T>(&self, work: impl FnOnce(&mut Ring) -> T) -> T {
        work(&mut self.0.ring.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
