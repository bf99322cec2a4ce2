//! A sentence in the place of content: nothing here yet, or it could not be loaded.

use crate::ui::dom::{El, el};

/// The sentence, announced politely.
pub fn notice(text: &str) -> El {
    el("div")
        .class("notice")
        .part("notice")
        .attr("role", "status")
        .child(el("p").class("notice-text").text(text))
}

/// A push button.
pub fn button(class: &str, text: &str) -> El {
    el("button").attr("type", "button").class(class).text(text)
}
