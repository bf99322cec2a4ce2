//! Whether anything may move by itself: one answer for all widgets of the page (WCAG 2.2.2).

use crate::ui::dom::window;
use crate::ui::state::State;
use web_sys::Storage;

thread_local! {
    static PAUSED: State<bool> = State::new(was_paused().unwrap_or_else(is_motion_reduced));
}

const KEY: &str = "bantin:paused";

/// True while nothing moves by itself: the reader paused it, or asks for reduced motion and did
/// not let it move all the same.
pub fn paused() -> State<bool> {
    PAUSED.with(Clone::clone)
}

/// Pauses, or lets things move again, for the rest of the visit.
pub fn set_paused(paused: bool) {
    PAUSED.with(|state| state.change(paused));
    if let Some(storage) = visit() {
        // Where the browser keeps nothing, the choice holds for this page.
        let _ = storage.set_item(KEY, if paused { "1" } else { "0" });
    }
}

fn visit() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

fn was_paused() -> Option<bool> {
    let value = visit()?.get_item(KEY).ok().flatten()?;
    Some(value == "1")
}

fn is_motion_reduced() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)");
    query.ok().flatten().is_some_and(|query| query.matches())
}
