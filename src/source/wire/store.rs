//! One request for all who ask the same, and the last answer for a while after.

use crate::source::error::Error;
use crate::source::read::page::Payload;
use crate::source::wire::request::Request;
use crate::source::wire::send::{Answer, load};
use crate::source::wire::timer::pause;
use js_sys::Date;
use std::cell::{OnceCell, RefCell};
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

struct Entry {
    key: String,
    last: Option<Rc<Kept>>,
    waiting: Vec<(u32, Done)>,
    running: Option<AbortController>,
}

struct Store {
    // A page asks for a handful of URLs: a list is smaller than any map, and as fast.
    entries: Vec<Entry>,
    tickets: u32,
}

thread_local! {
    static STORE: RefCell<Store> = const {
        RefCell::new(Store {
            entries: Vec::new(),
            tickets: 0,
        })
    };
}

impl Store {
    fn find(&mut self, key: &str) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|entry| entry.key == key)
    }

    fn find_or_add(&mut self, key: &str) -> &mut Entry {
        let known = self.entries.iter().position(|entry| entry.key == key);
        let place = known.unwrap_or(self.entries.len());
        if known.is_none() {
            self.entries.push(Entry {
                key: key.to_owned(),
                last: None,
                waiting: Vec::new(),
                running: None,
            });
        }
        &mut self.entries[place]
    }

    /// Forgets the oldest answers that nobody waits for.
    fn tidy(&mut self) {
        while self.entries.len() > KEPT {
            let age = |entry: &Entry| entry.last.as_ref().map_or(0.0, |last| last.at);
            let mut oldest: Option<(usize, f64)> = None;
            for (place, entry) in self.entries.iter().enumerate() {
                let is_older = oldest.is_none_or(|(_, at)| age(entry) < at);
                if entry.running.is_none() && is_older {
                    oldest = Some((place, age(entry)));
                }
            }
            match oldest {
                Some((place, _)) => drop(self.entries.swap_remove(place)),
                None => return,
            }
        }
    }
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
            let entry = store.find(&self.key)?;
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

/// Asks for `request`, or joins those who have asked, or takes an answer at most `fresh` seconds old.
///
/// `done` is called once, later, unless the ticket is dropped first.
pub fn get(request: Request, fresh: f64, done: Box<dyn FnOnce(Outcome)>) -> Ticket {
    let key = [request.credentials, " ", &request.url].concat();
    let (number, start) = STORE.with_borrow_mut(|store| {
        store.tickets += 1;
        let number = store.tickets;
        let entry = store.find_or_add(&key);
        entry.waiting.push((number, done));
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
        (number, start)
    });
    if let Some((recent, Some(abort))) = start {
        any_spawner::Executor::spawn_local(run(key.clone(), request, recent, abort));
    }
    Ticket { key, number }
}

async fn run(key: String, request: Request, recent: Option<Rc<Kept>>, abort: AbortController) {
    let outcome = match recent {
        Some(kept) => {
            // The caller gets its ticket before its answer.
            pause(0.0).await;
            Ok(kept)
        }
        None => load(&request, &abort).await.map(|answer| {
            Rc::new(Kept {
                answer,
                at: Date::now(),
                payload: OnceCell::new(),
            })
        }),
    };
    let waiting = STORE.with_borrow_mut(|store| {
        let Some(entry) = store.find(&key) else {
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
        store.tidy();
        waiting
    });
    for (_, done) in waiting {
        done(outcome.clone());
    }
}
