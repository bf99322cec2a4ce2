//! One request for all who ask the same, and the last answer for a while after.

use super::clock::pause;
use super::error::Error;
use super::page::Payload;
use super::request::{Answer, Call, load};
use js_sys::Date;
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use web_sys::AbortController;

/// An answer, and when it came.
pub struct Kept {
    /// The answer.
    pub answer: Answer,
    /// Milliseconds since the epoch.
    pub at: f64,
    payload: OnceCell<Payload>,
}

impl Kept {
    /// The answer as the readers take it, made once for all who ask.
    pub fn payload(&self) -> &Payload {
        self.payload
            .get_or_init(|| self.answer.payload(&self.answer.body))
    }
}

/// What a request came to.
pub type Outcome = Result<Rc<Kept>, Error>;

type Done = Box<dyn FnOnce(Outcome)>;

#[derive(Default)]
struct Entry {
    last: Option<Rc<Kept>>,
    waiting: Vec<(u32, Done)>,
    running: Option<AbortController>,
}

#[derive(Default)]
struct Store {
    entries: BTreeMap<String, Entry>,
    tickets: u32,
}

thread_local! {
    static STORE: RefCell<Store> = RefCell::default();
}

/// How many answers are kept that nobody is waiting for.
const KEPT: usize = 24;

/// Somebody's wait for an answer; dropping it ends the wait, and the request if nobody else waits.
pub struct Ticket {
    key: String,
    number: u32,
}

impl Drop for Ticket {
    fn drop(&mut self) {
        let ended = STORE.with_borrow_mut(|store| {
            let entry = store.entries.get_mut(&self.key)?;
            let place = entry
                .waiting
                .iter()
                .position(|(it, _)| *it == self.number)?;
            let waiter = entry.waiting.swap_remove(place);
            let abort = entry.waiting.is_empty().then(|| entry.running.take());
            Some((waiter, abort.flatten()))
        });
        // Outside the borrow: what a waiter held may ask the store again as it ends.
        if let Some((waiter, Some(abort))) = ended {
            drop(waiter);
            abort.abort();
        }
    }
}

/// Asks for `call`, or joins those who have asked, or takes an answer at most `fresh` seconds old.
///
/// `done` is called once, later, unless the ticket is dropped first.
pub fn get(call: Call, fresh: f64, done: impl FnOnce(Outcome) + 'static) -> Ticket {
    let key = [&call.credentials, " ", &call.url].concat();
    let (number, start) = STORE.with_borrow_mut(|store| {
        store.tickets += 1;
        let entry = store.entries.entry(key.clone()).or_default();
        entry.waiting.push((store.tickets, Box::new(done)));
        let recent = entry
            .last
            .clone()
            .filter(|last| Date::now() - last.at < fresh * 1000.0);
        let start = match (&entry.running, recent) {
            (Some(_), _) => None,
            (None, Some(last)) => Some((Some(last), AbortController::new().ok())),
            (None, None) => Some((None, AbortController::new().ok())),
        };
        if let Some((_, abort)) = &start {
            entry.running.clone_from(abort);
        }
        (store.tickets, start)
    });
    if let Some((recent, Some(abort))) = start {
        any_spawner::Executor::spawn_local(run(key.clone(), call, recent, abort));
    }
    Ticket { key, number }
}

async fn run(key: String, call: Call, recent: Option<Rc<Kept>>, abort: AbortController) {
    let outcome = match recent {
        Some(kept) => {
            // The caller gets its ticket before its answer.
            pause(0.0).await;
            Ok(kept)
        }
        None => load(&call, &abort).await.map(|answer| {
            Rc::new(Kept {
                answer,
                at: Date::now(),
                payload: OnceCell::new(),
            })
        }),
    };
    let waiting = STORE.with_borrow_mut(|store| {
        let Some(entry) = store.entries.get_mut(&key) else {
            return Vec::new();
        };
        // A later request under the same key has its own waiters.
        if entry.running.as_ref() != Some(&abort) {
            return Vec::new();
        }
        entry.running = None;
        if let Ok(kept) = &outcome {
            entry.last = Some(kept.clone());
        }
        let waiting = std::mem::take(&mut entry.waiting);
        forget_oldest(&mut store.entries);
        waiting
    });
    for (_, done) in waiting {
        done(outcome.clone());
    }
}

fn forget_oldest(entries: &mut BTreeMap<String, Entry>) {
    while entries.len() > KEPT {
        let age = |entry: &Entry| entry.last.as_ref().map_or(0.0, |last| last.at);
        let oldest = entries
            .iter()
            .filter(|(_, entry)| entry.running.is_none())
            .min_by(|(_, a), (_, b)| age(a).total_cmp(&age(b)))
            .map(|(key, _)| key.clone());
        match oldest {
            Some(key) => entries.remove(&key),
            None => return,
        };
    }
}
