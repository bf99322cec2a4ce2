//! Whether anything may move by itself: one answer for all widgets of the page (WCAG 2.2.2).

use crate::ui::dom::window;
use crate::ui::state::State;

thread_local! {
    static PAUSED: State<bool> = State::new(was_paused() || is_motion_reduced());
}

const KEY: &str = "bantin:paused";

/// True while nothing moves by itself: the reader paused it, or asks for reduced motion.
pub fn paused() -> State<bool> {
    PAUSED.with(Clone::clone)
}

/// Pauses, or lets things move again, for the rest of the visit.
pub fn set_paused(paused: bool) {
    PAUSED.with(|signal| signal.set(paused));
    if let Ok(Some(storage)) = window().session_storage() {
        // Where the browser keeps nothing, the choice holds for this page.
        let _ = storage.set_item(KEY, if paused { "1" } else { "0" });
    }
}

fn was_paused() -> bool {
    let storage = window().session_storage().ok().flatten();
    let value = storage.and_then(|storage| storage.get_item(KEY).ok().flatten());
    value.as_deref() == Some("1")
}

fn is_motion_reduced() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)");
    query.ok().flatten().is_some_and(|query| query.matches())
}
