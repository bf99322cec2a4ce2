//! Whether anything may move by itself: one answer for all widgets of the page (WCAG 2.2.2).

use crate::ui::dom::window;
use crate::ui::listen::Listener;
use crate::ui::state::State;
use crate::ui::storage;
use crate::ui::stored::PAUSED as KEY;
use web_sys::MediaQueryList;

thread_local! {
    static PAUSED: State<bool> = {
        let query = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
        let is_reduced = query.as_ref().is_some_and(MediaQueryList::matches);
        let paused = State::new(was_paused().unwrap_or(is_reduced));
        if let Some(query) = query {
            follow_setting(&query, &paused);
        }
        paused
    };
}

/// True while nothing moves by itself: the reader paused it, or asks for reduced motion and did
/// not let it move all the same.
pub fn paused() -> State<bool> {
    PAUSED.with(Clone::clone)
}

/// Pauses, or lets things move again, for the rest of the visit.
pub fn set_paused(paused: bool) {
    self::paused().change(paused);
    keep(if paused { "1" } else { "0" });
}

/// Who asks for reduced motion while the page is open takes back an earlier "play"; who no longer
/// asks for it gets back what was there before, which may be a "pause" of their own.
fn follow_setting(query: &MediaQueryList, paused: &State<bool>) {
    let (setting, paused) = (query.clone(), paused.clone());
    let listener = Listener::new(query, "change", move |_| {
        let is_reduced = setting.matches();
        let has_paused = was_paused().unwrap_or_default();
        if is_reduced && !has_paused {
            keep("");
        }
        paused.change(is_reduced || has_paused);
    });
    // As long as the page lives.
    std::mem::forget(listener);
}

/// What the reader said by a button; nothing before that.
fn was_paused() -> Option<bool> {
    let value = storage::read(KEY, "")?;
    (!value.is_empty()).then_some(value == "1")
}

fn keep(choice: &str) {
    // Where nothing is kept, the choice holds for this page.
    storage::write(KEY, "", choice);
}
