//! Changing and deleting comments of one's own, and reporting others.

use super::context::WriteContext;
use super::form::Form;
use super::judge::judge;
use super::refusal;
use crate::model::{Body, Comment};
use crate::source::dialect::refusal::{Act, Verdict};
use crate::source::wire::request::Request;
use crate::source::wire::send::Answer;
use crate::ui::dom::El;
use crate::ui::intl::{instant_of, now};
use crate::ui::labels::Label;
use crate::widgets::comments::delivery::event::Event;
use crate::widgets::comments::exchange::{exchange, is_bare};
use crate::widgets::comments::session::Session;
use crate::widgets::comments::thread::ItemId;
use crate::widgets::comments::view::panel::Tone;
use std::rc::{Rc, Weak};

/// Changes what a comment says to what is in a form.
pub(super) fn change(context: &Rc<WriteContext>, form: &Rc<Form>) {
    let session = &context.session;
    let Ok(endpoint) = &session.endpoint else {
        form.set_busy(false);
        return form.say(&session.cx.say(Label::NotSaved));
    };
    let text = form.text();
    let request = session.dialect().edit(endpoint.target(), &form.id, &text);
    let (context, form) = (Rc::downgrade(context), form.clone());
    let answered = move |session: &Rc<Session>, result: Result<Answer, _>| {
        // What was sent stands there now (RFC 5789, section 2.1), or waits for a moderator.
        let is_bare = result
            .as_ref()
            .is_ok_and(|it| it.status != 202 && is_bare(it));
        let verdict = match is_bare {
            true => Verdict::Accepted(None),
            false => judge(session, Act::Change, result),
        };
        if let Some(context) = context.upgrade() {
            changed(&context, &form, text, verdict);
        }
    };
    exchange(session, request, Box::new(answered));
}

fn changed(context: &WriteContext, form: &Rc<Form>, text: String, verdict: Verdict) {
    let (session, Some(delegate)) = (&context.session, context.delegate()) else {
        return;
    };
    form.set_busy(false);
    let (comment, label) = match verdict {
        Verdict::Accepted(comment) => {
            let comment = comment.or_else(|| with_text(session, &form.id, &text));
            (comment, Label::Changed)
        }
        Verdict::Held(comment) => (comment, Label::Held),
        Verdict::Refused(refusal) => {
            refusal::show(form, session, &refusal);
            return not_saved(context, form);
        }
        verdict => {
            if let Verdict::Later(seconds) = verdict {
                form.wait(seconds);
            }
            form.say(&session.cx.say(Label::NotSaved));
            return not_saved(context, form);
        }
    };
    if let Some(comment) = comment {
        session.thread.borrow_mut().note(*comment);
    }
    // What was typed since is another change.
    let is_all = form.text() == text;
    let id = form.id.clone();
    context.driver.feed(Event::HeldChanged {
        id: id.clone(),
        text,
    });
    let is_led = is_all && form.has_focus();
    if is_all {
        context.forget(form);
        delegate.close(form);
    }
    context.say(label, Tone::Done);
    delegate.show();
    if is_led {
        delegate.focus(&ItemId::Comment(id));
    }
}

/// A comment with another text.
fn with_text(session: &Session, id: &str, text: &str) -> Option<Box<Comment>> {
    let mut comment = session.thread.borrow().comment(id).cloned()?;
    comment.body = Body::Text(text.to_owned());
    comment.edited = Some(instant_of(now()));
    Some(Box::new(comment))
}

/// The words stay: in the form, or as a draft for when that is opened again.
fn not_saved(context: &WriteContext, form: &Form) {
    if form.is_there() {
        context.keep(form);
    } else {
        context.say(Label::NotSaved, Tone::Trouble);
    }
}

/// Deletes the comment that stood where this bar is.
pub(super) fn delete(session: &Rc<Session>, context: &Weak<WriteContext>, id: String, bar: El) {
    let Ok(endpoint) = &session.endpoint else {
        return;
    };
    let request = session.dialect().delete(endpoint.target(), &id);
    let then = move |context: &WriteContext, is_done| deleted(context, id, &bar, is_done);
    send(session, context, Act::Delete, request, Box::new(then));
}

/// Reports a comment to the newsroom.
pub(super) fn report(context: &Rc<WriteContext>, id: String) {
    let session = &context.session;
    let Ok(endpoint) = &session.endpoint else {
        return;
    };
    endpoint.name_visitor();
    let request = session.dialect().report(endpoint.target(), &id);
    let then = move |context: &WriteContext, is_done| reported(context, &id, is_done);
    let context = Rc::downgrade(context);
    send(session, &context, Act::Report, request, Box::new(then));
}

/// Gets whether it was done.
type Then = Box<dyn FnOnce(&WriteContext, bool)>;

fn send(
    session: &Rc<Session>,
    context: &Weak<WriteContext>,
    act: Act,
    request: Request,
    then: Then,
) {
    let context = context.clone();
    let answered = move |session: &Rc<Session>, result| {
        let verdict = judge(session, act, result);
        if let Some(context) = context.upgrade() {
            let is_done = matches!(verdict, Verdict::Accepted(_) | Verdict::Held(_));
            then(&context, is_done);
        }
    };
    exchange(session, request, Box::new(answered));
}

fn reported(context: &WriteContext, id: &str, is_done: bool) {
    let thread = &context.session.thread;
    let comment = thread.borrow().comment(id).cloned();
    let (true, Some(mut comment)) = (is_done, comment) else {
        return context.say(Label::NotSaved, Tone::Trouble);
    };
    comment.can_report = false;
    thread.borrow_mut().note(comment);
    context.say(Label::Reported, Tone::Done);
    context.show();
}

fn deleted(context: &WriteContext, id: String, bar: &El, is_done: bool) {
    let Some(delegate) = context.delegate() else {
        return;
    };
    // The reader may be elsewhere by now.
    let is_led = bar.node().matches(":focus").unwrap_or_default();
    bar.node().remove();
    let item = ItemId::Comment(id.clone());
    if !is_done {
        context.say(Label::NotDeleted, Tone::Trouble);
        if is_led {
            delegate.focus(&item);
        }
        return;
    }
    let at = delegate.position(&item);
    context.session.thread.borrow_mut().deleted(&id);
    let text = String::new();
    context.driver.feed(Event::HeldChanged { id, text });
    context.say(Label::DeletedOwn, Tone::Done);
    delegate.show();
    if is_led {
        delegate.focus_near(at);
    }
}
