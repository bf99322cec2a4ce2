//! What came of a comment that was sent: told to its form, to the thread, and to the page.

use super::context::WriteContext;
use super::draft::Draft;
use super::form::{Form, Purpose};
use super::{Delegate, refusal};
use crate::model::{Comment, Status};
use crate::source::dialect::refusal::Reason;
use crate::source::wire::property::object;
use crate::ui::labels::Label;
use crate::widgets::comments::delivery::entry::Entry;
use crate::widgets::comments::delivery::event::Outcome;
use crate::widgets::comments::history;
use crate::widgets::comments::thread::ItemId;
use crate::widgets::comments::view::panel::Tone;
use std::rc::Rc;

/// Tells what came of an entry.
pub(super) fn settle(context: &WriteContext, entry: &Entry, outcome: &Outcome) {
    let Some(delegate) = context.delegate() else {
        return;
    };
    let delegate = &*delegate;
    let mut focus = ItemId::Waiting(entry.key.clone());
    let is_at_card = delegate.is_at(&focus);
    if let Some((comment, is_held)) = taken(outcome) {
        let id = took(context, entry, comment, is_held);
        focus = ItemId::Comment(id);
    }
    let form = match entry.here.has_form {
        true => context.take_form(&entry.key),
        false => None,
    };
    if let Some(text) = words(context, entry, outcome, form.is_some()) {
        delegate.say(&text, tone(outcome));
    }
    match form {
        Some(form) => {
            let is_led = form.has_focus();
            if tell(context, delegate, entry, outcome, &form) {
                context.show();
                if is_led {
                    delegate.focus(&focus);
                }
            }
        }
        None if matches!(outcome, Outcome::Returned) => give_back(context, delegate, entry),
        // Another card takes its place.
        None if is_at_card && matches!(focus, ItemId::Comment(_)) => {
            context.show();
            delegate.focus(&focus);
        }
        None => {}
    }
}

/// The comment that was taken, if it was, and whether a moderator has it first.
fn taken(outcome: &Outcome) -> Option<(Option<&Comment>, bool)> {
    match outcome {
        Outcome::Posted(comment) => Some((comment.as_deref(), false)),
        Outcome::Held(comment) => Some((comment.as_deref(), true)),
        _ => None,
    }
}

/// A comment was taken; gives its id.
fn took(context: &WriteContext, entry: &Entry, comment: Option<&Comment>, is_held: bool) -> String {
    let session = &context.session;
    let (status, name) = match is_held {
        true => (Status::Pending, "pending"),
        false => (Status::Approved, "approved"),
    };
    let id = comment.map_or(&entry.key, |it| &it.id).clone();
    match comment.cloned() {
        Some(mut comment) => {
            // The backend may hang it elsewhere, or not say where.
            if comment.parent.is_empty() {
                comment.parent.clone_from(&entry.parent);
            }
            comment.status = status;
            history::wrote(&session.name, &id);
            session.thread.borrow_mut().wrote(comment);
        }
        // Another tab sent it: the thread knows more of it.
        None if !is_held => session.cx.refresh(),
        None => {}
    }
    let told = object(&[("id", id.as_str().into()), ("status", name.into())]);
    session.cx.emit("bantin-submit", &told, false);
    id
}

/// What the reader is told of it, above the thread: how far it is. Why that is so stands on its
/// card, or in its form.
fn words(
    context: &WriteContext,
    entry: &Entry,
    outcome: &Outcome,
    has_form: bool,
) -> Option<String> {
    let cx = &context.session.cx;
    let was_asked = context.unmirror(&entry.key);
    let label = match outcome {
        Outcome::Posted(_) => Label::Posted,
        Outcome::Held(_) => Label::Held,
        Outcome::Returned => Label::BackInForm,
        Outcome::NotKnown => Label::NotKnown,
        Outcome::MaybeHeld => Label::Waiting,
        Outcome::Waiting if has_form || was_asked => Label::NotSent,
        // Its form says so.
        Outcome::Refused(_) if has_form => return None,
        Outcome::Refused(refusal) if refusal.reason != Reason::Flood => Label::Refused,
        Outcome::Refused(_) if was_asked => Label::NotSent,
        Outcome::Prevented if was_asked => return Some(String::new()),
        Outcome::Waiting | Outcome::Refused(_) | Outcome::Prevented => return None,
    };
    Some(cx.say(label))
}

/// How that is meant.
fn tone(outcome: &Outcome) -> Tone {
    match outcome {
        Outcome::Posted(_) | Outcome::Held(_) => Tone::Done,
        Outcome::Returned | Outcome::Prevented => Tone::Note,
        Outcome::Refused(_) | Outcome::Waiting | Outcome::MaybeHeld | Outcome::NotKnown => {
            Tone::Trouble
        }
    }
}

/// Tells a form what came of what it sent; true when the words are in the thread now.
fn tell(
    context: &WriteContext,
    delegate: &dyn Delegate,
    entry: &Entry,
    outcome: &Outcome,
    form: &Rc<Form>,
) -> bool {
    form.set_busy(false);
    let refusal = outcome.refusal();
    if refusal.is_some() || matches!(outcome, Outcome::Prevented | Outcome::Returned) {
        if !context.keep(form) {
            context.unkept.replace(Some(form.clone()));
        }
        // What is wrong in itself did not arrive; that a key was used for another comment is said
        // so, too.
        let is_wrong = |reason| matches!(reason, Reason::Invalid(..));
        if !refusal.is_some_and(|it| is_wrong(it.reason)) {
            context.draft(form).keep_trail(&entry.trail());
        }
        if let Some(refusal) = refusal {
            refusal::show(form, &context.session, refusal);
        }
        return false;
    }
    // What was typed since is another comment.
    if form.text() == entry.text {
        form.set_text("");
        context.typed(form);
        if form.purpose != Purpose::New {
            delegate.close(form);
        }
    }
    true
}

/// Puts words that come back into a form, before what is there now.
fn give_back(context: &WriteContext, delegate: &dyn Delegate, entry: &Entry) {
    let Some(form) = delegate.form_for(&entry.parent) else {
        // Nobody can write now: the words are there when somebody can.
        let draft = Draft::of(&context.session.name, Purpose::New, "");
        draft.keep(&entry.text);
        return draft.keep_trail(&entry.trail());
    };
    context.let_go(&form);
    let text = match form.text().as_str() {
        "" => entry.text.clone(),
        other => [&entry.text, "\n\n", other].concat(),
    };
    form.set_text(&text);
    context.typed(&form);
    let trail = entry.trail();
    context.draft(&form).keep_trail(&trail);
    context.wait(&form);
    form.focus();
}
