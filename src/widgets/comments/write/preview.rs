//! What goes with a text that is being typed: how much room is left, and what it will look like.

use super::counted::counted;
use super::form::Form;
use super::validate::{length, longest};
use crate::ui::address::base_uri;
use crate::ui::intl::number;
use crate::ui::labels::Label;
use crate::ui::rich::{plain, rich};
use crate::widgets::comments::session::Session;

/// With less room than this, in characters, it is said how much is left.
const SCARCE: f64 = 200.0;

/// The text is another.
pub(super) fn typed(form: &Form, session: &Session) {
    let cx = &session.cx;
    let text = form.text();
    let room = length(longest(cx)) - length(text.chars().count());
    // What is too much is read out as it is typed.
    let (label, live) = match room < 0.0 {
        true => (Label::TooMany, "polite"),
        false => (Label::Characters, "off"),
    };
    let said = match room < SCARCE {
        true => counted(cx, label, &number(room.abs(), 0, &cx.locale())),
        false => String::new(),
    };
    let counter = form.counter.clone().attr("aria-live", live);
    counter.node().set_text_content(Some(&said));
    if form.has_preview() {
        form.preview.node().set_text_content(None);
        if text.is_empty() {
            return;
        }
        let shown = match session.dialect().is_idempotent {
            // Our own contract takes plain text.
            true => plain(&text),
            false => rich(&paragraphs(&text), &base_uri()),
        };
        let _ = form.preview.clone().child(shown);
    }
}

/// Text as a backend that takes HTML makes it: an empty line parts paragraphs.
fn paragraphs(text: &str) -> String {
    let mut html = "<p>".to_owned();
    for line in text.split('\n') {
        html.push_str(match line {
            "" => "<p>",
            _ if html.ends_with("<p>") => "",
            _ => "<br>",
        });
        html.push_str(line);
    }
    html
}
