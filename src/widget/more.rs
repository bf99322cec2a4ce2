//! The button for the next page.

use super::Context;
use crate::ui::dom::{El, el};
use crate::ui::labels::Label;
use crate::ui::notice::button;

/// The next page, where the backend has one and `wanted` says that there is room for it.
pub fn more(cx: &Context, mut wanted: impl FnMut() -> bool + 'static) -> El {
    let (next, busy) = (cx.feed().next.clone(), cx.feed().is_loading_more.clone());
    let cx = cx.clone();
    el("div").class("more").region(move || {
        next.get().filter(|_| wanted())?;
        let (asked, busy) = (cx.clone(), busy.clone());
        let text = cx.say(Label::More);
        let more = button("button", &text).part("more");
        Some(
            more.flag("disabled", move || busy.get())
                .on("click", move |_| asked.load_more()),
        )
    })
}
