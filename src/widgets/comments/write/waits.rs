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
    let mut can_send = true;
    let (badge, note) = match &waiting.state {
        WaitState::Sending => ((Label::Sending, "pending"), None),
        WaitState::Due(at) | WaitState::Early(at) => {
            let left = *at - context.now;
            let is_early = matches!(waiting.state, WaitState::Early(_));
            // Who sends once more what came too soon makes the wait longer.
            can_send = !is_early || left <= 0.0;
            let note = note.say(
                cx,
                match is_early {
                    true => Label::SentLater,
                    false => Label::WaitingNote,
                },
            );
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
    let send =
        (can_send && note.is_some()).then(|| Action::SendNow.quiet().say(cx, Label::SendAgain));
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
