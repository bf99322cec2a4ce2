//! Turns among the tabs of a site: one after the other, none at the same time.

use crate::source::wire::timer::pause;
use crate::stdx::number::{parse, whole};
use crate::ui::dom::{method, window};
use crate::ui::storage;
use js_sys::{Date, Function, Promise, Reflect};
use wasm_bindgen::{JsValue, closure::Closure};

/// Seconds after which the turn of a tab is over, whatever became of it: longer than what one
/// is for.
const LONGEST: f64 = 60.0;
/// Seconds between two looks whether it is over.
const LOOK: f64 = 0.5;
/// Seconds after which every tab sees what another one stored: browsers keep a copy of the
/// storage in each process, and say nothing of when the copies are alike.
const SETTLED: f64 = 0.3;

/// A turn; dropping it lets others have theirs.
pub struct Turn(Kind);

enum Kind {
    /// The browser's own lock: resolving its promise gives it back.
    Lock(Function),
    /// The name of this tab under a key that all of them look at.
    Lease(String),
}

type Work = Box<dyn FnOnce(Turn)>;

/// Does `work` when it is this tab's turn. By the browser's locks, which end with their tab;
/// without them (they want a secure page) by a lease in the storage that all tabs share.
pub fn turn(work: impl FnOnce(Turn) + 'static) {
    let work: Work = Box::new(work);
    match locks() {
        Some((locks, request)) => lock(&locks, &request, work),
        None => lease(storage::unique(), work),
    }
}

fn locks() -> Option<(JsValue, Function)> {
    let locks = Reflect::get(&window().navigator(), &"locks".into()).ok()?;
    let request = method(&locks, "request")?;
    Some((locks, request))
}

fn lock(locks: &JsValue, request: &Function, work: Work) {
    // Held until the promise that this gives is resolved.
    let held = Closure::once_into_js(move |_: JsValue| {
        let mut give_back = None;
        let promise = Promise::new(&mut |resolve, _| give_back = Some(resolve));
        if let Some(give_back) = give_back {
            work(Turn(Kind::Lock(give_back)));
        }
        promise
    });
    // It rejects only where a page may not store anything, and then there is one tab.
    let _ = request.call2(locks, &"bantin".into(), &held);
}

fn lease(name: String, work: Work) {
    let taken = storage::read("turn").unwrap_or_default();
    let (owner, until) = taken.split_once(' ').unwrap_or_default();
    let is_over = parse(until).is_none_or(|until| until < Date::now());
    if owner == name && !is_over {
        return work(Turn(Kind::Lease(name)));
    }
    let mut wait = LOOK;
    if is_over {
        let until = whole(Date::now() + LONGEST * 1000.0);
        if !storage::write("turn", &[&name, " ", &until].concat()) {
            // Nothing is stored, so there is nothing that two tabs could share.
            return work(Turn(Kind::Lease(name)));
        }
        // Another tab may be doing the same: the last one to write has it.
        wait = SETTLED;
    }
    later(wait, Box::new(move || lease(name, work)));
}

/// Does `work` after a while.
fn later(seconds: f64, work: Box<dyn FnOnce()>) {
    any_spawner::Executor::spawn_local(async move {
        pause(seconds).await;
        work();
    });
}

impl Drop for Turn {
    fn drop(&mut self) {
        match &self.0 {
            Kind::Lock(give_back) => {
                // The next tab would look at what is stored as soon as it has the lock.
                let give_back = give_back.clone();
                // Resolving cannot throw.
                let resolve = move || drop(give_back.call0(&JsValue::NULL));
                later(SETTLED, Box::new(resolve));
            }
            Kind::Lease(name) => {
                let taken = storage::read("turn").unwrap_or_default();
                if taken.starts_with(name.as_str()) {
                    storage::write("turn", "");
                }
            }
        }
    }
}
