//! One request for all who ask the same, and the last answer for a while after.

use crate::source::error::Error;
use crate::source::wire::request::Request;
use crate::source::wire::send::{Answer, Cancel, load};
use crate::source::wire::task::spawn;
use crate::source::wire::timer::pause;
use js_sys::Date;
use std::cell::RefCell;
use std::rc::Rc;

/// Answers this fresh, in milliseconds, serve who asks later on the same page.
const FRESH: f64 = 60_000.0;

/// How many answers are kept.
const KEPT: usize = 24;

/// What a request came to.
pub type Answered = Result<Rc<Answer>, Error>;

type Done = Box<dyn FnOnce(Answered)>;

/// A request under way, and its answer for a while after.
struct Entry {
    number: u32,
    key: String,
    /// True where no cache may answer.
    is_fresh: bool,
    cancel: Cancel,
    waiting: Vec<(u32, Done)>,
    answer: Option<Rc<Answer>>,
    /// When it came, in milliseconds since the epoch.
    at: f64,
}

impl Entry {
    /// True where it does for who asks now.
    fn serves(&self, key: &str, is_fresh: bool) -> bool {
        let is_known = self.answer.is_some();
        let is_young = || !is_fresh && Date::now() - self.at < FRESH;
        self.key == key
            && match is_known {
                true => is_young(),
                false => self.is_fresh || !is_fresh,
            }
    }

    /// True where nobody waits for it any more, though it is there.
    fn is_idle(&self) -> bool {
        self.answer.is_some() && self.waiting.is_empty()
    }
}

struct Store {
    /// The latest last. A page asks for a handful of URLs: a list is smaller than any map, and as
    /// fast.
    entries: Vec<Entry>,
    last: u32,
}

thread_local! {
    static STORE: RefCell<Store> = const {
        RefCell::new(Store {
            entries: Vec::new(),
            last: 0,
        })
    };
}

impl Store {
    fn place(&self, number: u32) -> Option<usize> {
        self.entries.iter().position(|it| it.number == number)
    }

    /// Forgets answers that an entry makes old, itself if a later one knows more, and those that
    /// are too many.
    fn tidy(&mut self, key: &str) {
        let mut newest = 0;
        for entry in &self.entries {
            if entry.answer.is_some() && entry.key == key {
                newest = entry.number.max(newest);
            }
        }
        let mut spare = self.entries.len().saturating_sub(KEPT);
        self.entries.retain(|it| {
            let is_old = it.key == key && it.number < newest;
            let is_kept = !it.is_idle() || !(is_old || spare > 0);
            spare -= usize::from(!is_kept && spare > 0);
            is_kept
        });
    }
}

/// Somebody's wait for an answer; dropping it ends the wait, and the request if nobody else waits.
pub struct Ticket {
    entry: u32,
    number: u32,
}

impl Drop for Ticket {
    fn drop(&mut self) {
        let ended = STORE.with_borrow_mut(|store| {
            let place = store.place(self.entry)?;
            let entry = &mut store.entries[place];
            let mut waiting = entry.waiting.iter();
            let waiter = waiting.position(|(it, _)| *it == self.number)?;
            let waiter = entry.waiting.swap_remove(waiter);
            let is_over = entry.waiting.is_empty() && entry.answer.is_none();
            Some((waiter, is_over.then(|| store.entries.remove(place))))
        });
        // Outside the borrow: what a waiter held may ask the store again as it ends.
        if let Some((waiter, Some(entry))) = ended {
            drop(waiter);
            entry.cancel.cancel();
        }
    }
}

/// Takes a recent answer to the same request, joins those who have asked for it, or asks. Where
/// no cache may answer, only those are joined whose request says so too.
///
/// `done` is called once, later, unless the ticket is dropped first.
pub fn get(request: Request, done: Done) -> Ticket {
    let key = [request.credentials, " ", &request.url].concat();
    let is_fresh = request.is_fresh;
    let (ticket, cancel) = STORE.with_borrow_mut(|store| {
        store.last += 1;
        let number = store.last;
        let mut entries = store.entries.iter_mut();
        if let Some(entry) = entries.find(|it| it.serves(&key, is_fresh)) {
            entry.waiting.push((number, done));
            let entry_cancel = entry.answer.is_some().then(|| entry.cancel.clone());
            let entry = entry.number;
            return (Ticket { entry, number }, entry_cancel);
        }
        let cancel = Cancel::default();
        store.entries.push(Entry {
            number,
            key,
            is_fresh,
            cancel: cancel.clone(),
            waiting: vec![(number, done)],
            answer: None,
            at: 0.0,
        });
        let entry = number;
        (Ticket { entry, number }, Some(cancel))
    });
    if let Some(cancel) = cancel {
        spawn(serve(ticket.entry, request, cancel));
    }
    ticket
}

/// Has what was asked so far, with other headers or another `fetch` of the page, serve nobody but those who wait for it.
pub fn outdate() {
    STORE.with_borrow_mut(|store| {
        for entry in &mut store.entries {
            entry.key.clear();
        }
    });
}

/// Gives the answer of an entry to all who wait for it.
async fn serve(number: u32, request: Request, cancel: Cancel) {
    let known = STORE.with_borrow(|store| {
        let entry = store.entries.get(store.place(number)?)?;
        entry.answer.clone()
    });
    let answered = match known {
        Some(answer) => {
            // The caller gets its ticket before its answer.
            pause(0.0).await;
            Ok(answer)
        }
        None => load(&request, &cancel).await.map(Rc::new),
    };
    // None where all who waited are gone.
    let waiting = STORE.with_borrow_mut(|store| {
        let place = store.place(number)?;
        let entry = &mut store.entries[place];
        let Ok(answer) = &answered else {
            return Some(store.entries.remove(place).waiting);
        };
        let waiting = std::mem::take(&mut entry.waiting);
        if entry.answer.is_none() {
            entry.answer = Some(answer.clone());
            entry.at = Date::now();
            let key = entry.key.clone();
            store.tidy(&key);
        }
        Some(waiting)
    });
    for (_, done) in waiting.into_iter().flatten() {
        done(answered.clone());
    }
}
