//! Why something was refused, in the reader's words and in its place.

use super::form::Form;
use crate::source::dialect::refusal::{Fault, Field, Reason, Refusal};
use crate::ui::labels::Label;
use crate::widgets::comments::session::Session;
use std::rc::Rc;

/// A refusal in the reader's language.
pub(super) fn words(session: &Session, refusal: &Refusal) -> String {
    sentence(session, refusal.reason, &refusal.problem.detail)
}

/// A reason in the reader's language. What our own contract says is in it already, and where
/// nothing is known, what the backend says is better than nothing.
pub(super) fn sentence(session: &Session, reason: Reason, said: &str) -> String {
    let cx = &session.cx;
    if !said.is_empty() && (session.dialect().is_idempotent || reason == Reason::Unknown) {
        return said.to_owned();
    }
    let label = match reason {
        Reason::Flood => Label::Flood,
        Reason::Duplicate => Label::Duplicate,
        Reason::Closed => Label::Closed,
        Reason::Login => Label::SignIn,
        Reason::Moderated => Label::Moderated,
        Reason::Forbidden => Label::Forbidden,
        Reason::TooLarge => Label::TooLarge,
        Reason::Gone => Label::Deleted,
        Reason::Invalid(..) => Label::Invalid,
        Reason::Unknown => Label::Refused,
    };
    cx.say(label)
}

/// Says in a form why it was refused: beside the fields that are at fault, else below all.
pub(super) fn show(form: &Rc<Form>, session: &Session, refusal: &Rc<Refusal>) {
    if let Some(seconds) = refusal.retry_after {
        form.wait(seconds);
    }
    form.refused.replace(Some(refusal.clone()));
    if say(form, session, refusal) {
        form.focus_wrong();
    }
}

/// The same, and leaves the focus where it is; true when it was beside a field.
pub(super) fn say(form: &Rc<Form>, session: &Session, refusal: &Refusal) -> bool {
    let mut is_beside = false;
    for (name, why) in &refusal.problem.fields {
        is_beside |= refuse(form, Field::named(name), why);
    }
    if let (false, Reason::Invalid(field, fault)) = (is_beside, refusal.reason) {
        let why = match fault {
            Fault::Required => session.cx.say(Label::Required),
            _ => words(session, refusal),
        };
        is_beside = refuse(form, field, &why);
    }
    if is_beside {
        // Below the form it would be said twice.
    } else if refusal.reason == Reason::Flood && form.left() > 0.0 {
        form.say_wait();
    } else {
        form.say(&words(session, refusal));
    }
    is_beside
}

/// Says it beside a field; false when there is no such field here.
fn refuse(form: &Form, field: Field, why: &str) -> bool {
    let name = match field {
        Field::Name => "name",
        Field::Email => "email",
        Field::Url => "website",
        Field::Text => "text",
        Field::Parent | Field::Other => "",
    };
    let field = form.field(name);
    if let Some(field) = field {
        field.refuse(why);
    }
    field.is_some()
}
