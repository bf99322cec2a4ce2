//! How a comment that waits is shown: how far it is, why, and what one can do about it.

use super::countdown::Countdowns;
use crate::ui::dom::el;
use crate::ui::labels::Label;
use crate::widgets::comments::thread::{WaitState, Waiting};
use crate::widgets::comments::view::action::Action;
use crate::widgets::comments::view::card::{CardContext, Waits};
use js_sys::Date;
use std::rc::Rc;

/// What its card has of its own.
pub(super) fn waits(
    context: &CardContext<'_>,
    waiting: &Waiting,
    countdowns: &Rc<Countdowns>,
) -> Waits {
    let cx = context.cx;
    let note = el("p").class("muted");
    let (badge, note) = match &waiting.state {
        WaitState::Sending => ((Label::Sending, "pending"), None),
        WaitState::Due(at) | WaitState::Early(at) => {
            let why = match waiting.state {
                WaitState::Early(_) => Label::SentLater,
                _ => Label::WaitingNote,
            };
            let note = note.say(cx, why);
            let left = *at - context.now;
            let again = (left > 0.0).then(|| countdowns.within(Label::AgainIn, Date::now() + left));
            let note = note.text(" ").child_if(again);
            ((Label::Waiting, "pending"), Some(note))
        }
        WaitState::Unsure => {
            let note = note.say(cx, Label::MaybeHeld);
            ((Label::Waiting, "pending"), Some(note))
        }
        WaitState::Refused(why) => {
            let note = note.text(why).maybe("hidden", why.is_empty().then_some(""));
            ((Label::NotAccepted, "refused"), Some(note))
        }
    };
    let send = note
        .is_some()
        .then(|| Action::SendNow.quiet().say(cx, Label::SendAgain));
    let bar = el("div")
        .class("actions")
        .child_if(send)
        .child(Action::Revise.quiet().say(cx, Label::Edit))
        .child(Action::Discard.quiet().say(cx, Label::Discard));
    Waits {
        badge,
        foot: el("div").child_if(note).child(bar),
    }
}
