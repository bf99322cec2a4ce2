//! The buttons that move on by hand.

use super::Context;
use crate::ui::dom::El;
use crate::ui::icons::{self, icon};
use crate::ui::labels::Label;
use crate::ui::notice::button;

/// The button for what comes next, or for what came before.
pub fn arrow(cx: &Context, forward: bool, mut turn: impl FnMut() + 'static) -> El {
    let (drawing, label, part) = match forward {
        true => (icons::FORWARD, Label::Next, "next"),
        false => (icons::BACK, Label::Previous, "previous"),
    };
    button("icon-button", "")
        .part(part)
        .attr("aria-label", &cx.say(label))
        .child(icon(drawing))
        .on("click", move |_| turn())
}
