//! Whether anything may move by itself: one answer for all widgets of the page (WCAG 2.2.2).

use crate::ui::dom::window;
use crate::ui::listen::Listener;
use crate::ui::state::State;
use web_sys::{MediaQueryList, Storage};

/// The answer, and what listens to the reader's setting as long as the page lives.
struct Motion {
    paused: State<bool>,
    _setting: Option<Listener>,
}

thread_local! {
    static MOTION: Motion = {
        let query = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
        let is_reduced = query.as_ref().is_some_and(MediaQueryList::matches);
        let paused = State::new(was_paused().unwrap_or(is_reduced));
        Motion {
            _setting: query.map(|query| follow_setting(&query, &paused)),
            paused,
        }
    };
}

const KEY: &str = "bantin:paused";

/// True while nothing moves by itself: the reader paused it, or asks for reduced motion and did
/// not let it move all the same.
pub fn paused() -> State<bool> {
    MOTION.with(|motion| motion.paused.clone())
}

/// Pauses, or lets things move again, for the rest of the visit.
pub fn set_paused(paused: bool) {
    self::paused().change(paused);
    if let Some(storage) = visit() {
        // Where the browser keeps nothing, the choice holds for this page.
        let _ = storage.set_item(KEY, if paused { "1" } else { "0" });
    }
}

/// Who asks for reduced motion while the page is open takes back an earlier "play"; who no longer
/// asks for it gets back what was there before, which may be a "pause" of their own.
fn follow_setting(query: &MediaQueryList, paused: &State<bool>) -> Listener {
    let (setting, paused) = (query.clone(), paused.clone());
    Listener::new(query, "change", move |_| {
        let is_reduced = setting.matches();
        if is_reduced && was_paused() == Some(false) {
            forget();
        }
        paused.change(is_reduced || was_paused().unwrap_or_default());
    })
}

fn visit() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

fn was_paused() -> Option<bool> {
    let value = visit()?.get_item(KEY).ok().flatten()?;
    Some(value == "1")
}

fn forget() {
    if let Some(storage) = visit() {
        // Where it cannot be forgotten it was not kept either.
        let _ = storage.remove_item(KEY);
    }
}
