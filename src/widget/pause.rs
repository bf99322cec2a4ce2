//! The button that stops what moves by itself.

use super::Context;
use crate::ui::dom::El;
use crate::ui::icons::{self, icon};
use crate::ui::labels::Label;
use crate::ui::motion;
use crate::ui::notice::button;
use crate::ui::state::State;

/// Pauses all that moves on the page, or lets it move again (WCAG 2.2.2). `stopped` is true where
/// this widget alone stands still until the reader asks for it.
pub fn pause_button(cx: &Context, stopped: &State<bool>) -> El {
    let (paused, stopped, cx) = (motion::paused(), stopped.clone(), cx.clone());
    let told = cx.clone();
    let asked = stopped.clone();
    let is_still = move || paused.get() || stopped.get();
    let (drawn, pressed) = (is_still.clone(), is_still.clone());
    button("icon-button", "")
        .part("pause")
        .bind("aria-label", move || {
            Some(cx.say(if is_still() {
                Label::Play
            } else {
                Label::Pause
            }))
        })
        .region(move || Some(icon(if drawn() { icons::PLAY } else { icons::PAUSE })))
        .on("click", move |_| {
            let play = pressed();
            asked.change(false);
            motion::set_paused(!play);
            told.act("pause", (!play).into());
        })
}
