//! The button for the next page.

use super::Context;
use crate::ui::dom::{El, el};
use crate::ui::labels::Label;
use crate::ui::notice::button;

/// The next page, where the backend has one.
pub fn more(cx: &Context) -> El {
    let (next, busy) = (cx.feed().next.clone(), cx.feed().is_loading_more.clone());
    let cx = cx.clone();
    el("div").class("more").region(move || {
        next.get()?;
        let (asked, busy) = (cx.clone(), busy.clone());
        let text = cx.say(Label::More);
        let more = button("button", &text).part("more");
        Some(
            more.flag("disabled", move || busy.get())
                .on("click", move |_| asked.load_more()),
        )
    })
}
