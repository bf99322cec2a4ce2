//! One tab of a site at a time.
//!
//! By the browser's locks, which end with their tab. Where there are none (they want a secure
//! page), or they are refused, by a lease in the storage that all tabs share; where nothing can be
//! stored either, there is nothing that two tabs could share, and no lock is needed.

use super::lease::{LOOK, Lease, Look, SETTLED};
use crate::source::wire::handler::{Handler, handler};
use crate::source::wire::promise::coming;
use crate::source::wire::task::spawn;
use crate::source::wire::timer::pause;
use crate::ui::storage;
use crate::ui::stored::TURN;
use js_sys::{Date, Function};
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

/// How long one thing may take that is done while the lock is held, in seconds; before the next
/// one it is taken again, which prolongs it. Less than a lease lasts.
pub const EXCHANGE: f64 = 45.0;
/// The name of the browser's lock.
const NAME: &str = "bantin";

/// The lock, as one user of it sees it. Dropping it lets others have it.
pub struct TabLock(Rc<RefCell<Held>>);

enum Held {
    /// Another tab may have it.
    No,
    /// The browser's own lock: resolving its promise gives it back.
    Lock(Function),
    /// A lease that was signed at this time.
    Lease(Lease, f64),
    /// There is nothing to share.
    Alone,
}

/// Who wants it, and what they do then.
struct Asker {
    lock: Weak<RefCell<Held>>,
    granted: Box<dyn FnOnce()>,
}

impl Asker {
    fn grant(self, held: Held) {
        if let Some(lock) = self.lock.upgrade() {
            lock.replace(held);
            (self.granted)();
        }
    }
}

impl TabLock {
    /// Not held yet.
    #[expect(clippy::new_without_default, reason = "it is made in one place")]
    pub fn new() -> Self {
        Self(Rc::new(RefCell::new(Held::No)))
    }

    /// Calls `granted`, once, when this tab has the lock: at once where it has it already, for as
    /// long as one [`EXCHANGE`] from then on.
    pub fn take(&self, granted: impl FnOnce() + 'static) {
        let asker = Asker {
            lock: Rc::downgrade(&self.0),
            granted: Box::new(granted),
        };
        let held = self.0.replace(Held::No);
        match held {
            Held::No => ask(asker),
            Held::Lease(lease, signed) => prolong(lease, signed, asker),
            held => asker.grant(held),
        }
    }

    /// Lets others have it.
    pub fn release(&self) {
        match self.0.replace(Held::No) {
            Held::Lock(give_back) => {
                // The next tab looks at what is stored as soon as it has the lock. Resolving cannot
                // throw.
                let resolve = move || drop(give_back.call0(&JsValue::NULL));
                later(SETTLED, Box::new(resolve));
            }
            Held::Lease(mut lease, _) => {
                if lease.look(&text()) == Look::Mine {
                    storage::write(TURN, "", &lease.blank());
                }
            }
            Held::No | Held::Alone => {}
        }
    }
}

impl Drop for TabLock {
    fn drop(&mut self) {
        self.release();
    }
}

#[wasm_bindgen(module = "/src/ui/tab_lock.js")]
extern "C" {
    /// Waits for the browser's lock, and calls `granted` with what gives it back. It is over then, or when it is refused.
    fn lock(name: &str, granted: &Handler) -> JsValue;
}

/// Asks for the browser's lock, and where that is refused, for a lease.
fn ask(asker: Asker) {
    let asker = Rc::new(RefCell::new(Some(asker)));
    let waiting = asker.clone();
    let granted = handler(Box::new(move |give_back: JsValue| {
        let asker = waiting.take().filter(|it| it.lock.strong_count() > 0);
        let give_back: Function = give_back.unchecked_into();
        match asker {
            Some(asker) => asker.grant(Held::Lock(give_back)),
            // Nobody wants it any more.
            None => drop(give_back.call0(&JsValue::NULL)),
        }
    }));
    // At once: a tab that sees what this one has just stored asks after it.
    let over = coming(&lock(NAME, &granted));
    spawn(async move {
        // It is over when the lock is given back, or will never be given: why not is all the same.
        drop(over.await);
        drop(granted);
        // Who waits still was refused. A page that may not store anything has no locks, either.
        if let Some(asker) = asker.take() {
            wait(Lease::of(storage::unique()), asker);
        }
    });
}

/// Takes the lease once it is nobody's, or over.
fn wait(mut lease: Lease, asker: Asker) {
    let now = Date::now();
    let seconds = match lease.look(&text()) {
        Look::Mine => return asker.grant(Held::Lease(lease, now)),
        Look::Sign if !storage::write(TURN, "", &lease.signature(now)) => {
            return asker.grant(Held::Alone);
        }
        Look::Sign => SETTLED * 2.0,
        Look::Wait => LOOK,
    };
    later(seconds, Box::new(move || wait(lease, asker)));
}

/// Signs a lease again.
fn prolong(mut held: Lease, signed: f64, asker: Asker) {
    let now = Date::now();
    if held.look(&text()) != Look::Mine {
        return wait(held, asker);
    }
    storage::write(TURN, "", &held.signature(now));
    match Lease::is_late(signed, now) {
        true => later(SETTLED * 2.0, Box::new(move || wait(held, asker))),
        false => asker.grant(Held::Lease(held, now)),
    }
}

fn text() -> String {
    storage::read(TURN, "").unwrap_or_default()
}

/// Does `work` after a while.
fn later(seconds: f64, work: Box<dyn FnOnce()>) {
    spawn(async move {
        pause(seconds).await;
        work();
    });
}
