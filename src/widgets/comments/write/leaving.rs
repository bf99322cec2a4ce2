//! The comment that its writer deleted a moment ago, and can have back.
//!
//! Nothing is sent before the seconds are over. They do not pass for who is shown the focus on
//! "Undo": a keyboard is slower than a hand (WCAG 2.2.1). Another deletion, and a page or a view
//! that ends meanwhile, send it: the reader said what is to be done.

use super::context::WriteContext;
use super::edit::delete;
use crate::source::wire::timer::Timeout;
use crate::ui::dom::{El, el, focus};
use crate::ui::labels::Label;
use crate::ui::page::put_before;
use crate::widgets::comments::session::Session;
use crate::widgets::comments::view::action::Action;
use crate::widgets::comments::view::panel::Tone;
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use web_sys::Element;

/// How long it can be undone, in seconds, and as it is said.
const SECONDS: (f64, &str) = (6.0, "6");

/// A comment that is not sent off yet: dropping this does it.
pub(super) struct Leaving {
    session: Rc<Session>,
    context: Weak<WriteContext>,
    /// Its id; empty once it is undone.
    id: String,
    /// What stands in its place. Its card is before it, and hidden by the sheet.
    bar: El,
    timer: Option<Timeout>,
}

impl Drop for Leaving {
    fn drop(&mut self) {
        let id = std::mem::take(&mut self.id);
        if id.is_empty() {
            return;
        }
        // It is too late for that.
        if let Some(undo) = Action::Undo.find_in(self.bar.node()) {
            if is(&undo, ":focus") {
                focus(self.bar.node());
            }
            undo.remove();
        }
        delete(&self.session, &self.context, id, self.bar.clone());
    }
}

/// Where it is kept.
pub(super) type LastDeleted = RefCell<Option<Leaving>>;

/// True for an element that the selector names.
fn is(element: &Element, selector: &str) -> bool {
    element.matches(selector).unwrap_or_default()
}

/// Deletes a comment once that was not undone in time; it stands in this list item.
pub(super) fn leave(
    context: &Rc<WriteContext>,
    place: &Rc<LastDeleted>,
    id: String,
    item: &Element,
) {
    let session = &context.session;
    let said = session.cx.say_with(Label::Leaving, SECONDS.1);
    let undo = Action::Undo.button("button").say(&session.cx, Label::Undo);
    let bar = el("p").class("foot").attr("tabindex", "-1").text(&said);
    let bar = bar.child(undo.clone());
    let behind = item.first_element_child().and_then(|it| it.next_sibling());
    // It cannot fail: what is behind the card is a child of the item, or none.
    put_before(item, bar.node(), behind.as_ref());
    let leaving = Leaving {
        session: session.clone(),
        context: Rc::downgrade(context),
        id,
        bar,
        timer: None,
    };
    drop(place.take());
    if let Some(delegate) = context.delegate() {
        delegate.say(&said, Tone::Note);
    }
    focus(undo.node());
    wait(place, leaving);
}

fn wait(place: &Rc<LastDeleted>, mut leaving: Leaving) {
    let own = Rc::downgrade(place);
    leaving.timer = Some(Timeout::new(SECONDS.0, move || {
        if let Some(place) = own.upgrade()
            && let Some(leaving) = place.take()
            && let Some(undo) = Action::Undo.find_in(leaving.bar.node())
            && is(&undo, ":focus-visible")
        {
            wait(&place, leaving);
        }
    }));
    place.replace(Some(leaving));
}

/// Shows the comment again, and leads back to the button it was deleted by.
pub(super) fn undo(context: &WriteContext, place: &LastDeleted) {
    let (Some(mut leaving), Some(delegate)) = (place.take(), context.delegate()) else {
        return;
    };
    leaving.id.clear();
    let bar = leaving.bar.node();
    let card = bar.previous_element_sibling();
    bar.remove();
    delegate.say("", Tone::Note);
    if let Some(button) = card.and_then(|it| Action::Delete.find_in(&it)) {
        focus(&button);
    }
}
