//! The button for the next page.

use super::Context;
use crate::ui::dom::{El, el};
use crate::ui::labels::Label;
use crate::ui::notice::button;

/// The next page, where the backend has one and `wanted` says that there is room for it. Where it
/// could not be had this is said above the button, which asks for that page again.
pub fn more(cx: &Context, mut wanted: impl FnMut() -> bool + 'static) -> El {
    let feed = cx.feed();
    let (next, busy) = (feed.next.clone(), feed.is_loading_more.clone());
    let failed = feed.has_failed_more.clone();
    let (said, cx) = (cx.clone(), cx.clone());
    let (is_failed, has_next) = (failed.clone(), next.clone());
    el("div")
        .class("more")
        .child(el("p").class("small").attr("role", "status").bind_text(
            move || match is_failed.get() && has_next.get().is_some() {
                true => said.say(Label::MoreFailed),
                false => String::new(),
            },
        ))
        .region(move || {
            next.get().filter(|_| wanted())?;
            let (asked, busy, words) = (cx.clone(), busy.clone(), cx.clone());
            let failed = failed.clone();
            let more = button("button", "").part("more").bind_text(move || {
                words.say(match failed.get() {
                    true => Label::Retry,
                    false => Label::More,
                })
            });
            Some(
                more.flag("disabled", move || busy.get())
                    .on("click", move |_| asked.load_more()),
            )
        })
}
