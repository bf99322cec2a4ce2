//! What can be pressed in a thread.
//!
//! There may be thousands of buttons, and one listener hears them all: here alone is known how an
//! element says what it does, and what it belongs to.

use crate::ui::dom::{El, el};
use crate::widgets::comments::thread::ItemId;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// What a button does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    /// Shows more lines.
    More,
    /// Shows what was held back.
    Release,
    /// Likes a comment, or takes that back.
    Like,
    /// Fetches what writing needs, once more.
    Write,
    /// Opens the form for an answer, or closes it.
    Reply,
    /// Copies the address of a comment.
    Copy,
    /// Reports a comment to the newsroom.
    Report,
    /// Opens the form that changes a comment.
    Edit,
    /// Deletes a comment, unless that is undone in time.
    Delete,
    /// Undoes that.
    Undo,
    /// Sends now what waits.
    SendNow,
    /// Takes what waits back into the form.
    Revise,
    /// Throws away what waits.
    Discard,
    /// Closes a form that was opened.
    Cancel,
    /// Shows what a comment will look like, or no longer.
    Preview,
}

/// The attribute of a button that says what it does.
const ATTRIBUTE: &str = "data-action";
/// The attributes of an item: the id of a comment, or the key of what waits.
const COMMENT: &str = "data-id";
const WAITING: &str = "data-key";

/// The actions, with their names. Those of a card are the names of its parts, too.
const NAMES: [(Action, &str); 15] = [
    (Action::More, "more"),
    (Action::Release, "fresh"),
    (Action::Like, "like"),
    (Action::Write, "write"),
    (Action::Reply, "reply"),
    (Action::Copy, "copy"),
    (Action::Report, "report"),
    (Action::Edit, "edit"),
    (Action::Delete, "delete"),
    (Action::Undo, "undo"),
    (Action::SendNow, "retry"),
    (Action::Revise, "revise"),
    (Action::Discard, "discard"),
    (Action::Cancel, "cancel"),
    (Action::Preview, "preview"),
];

/// A button that was pressed.
pub(crate) struct Press {
    /// What it does.
    pub(crate) action: Action,
    /// The item it belongs to.
    pub(crate) item: Option<ItemId>,
    /// The button itself.
    pub(crate) button: Element,
}

impl Action {
    fn name(self) -> &'static str {
        let found = NAMES.iter().find(|(action, _)| *action == self);
        found.map(|(_, name)| *name).unwrap_or_default()
    }

    /// A button for it.
    pub(crate) fn button(self, class: &str) -> El {
        let button = el("button").attr("type", "button").class(class);
        self.put_on(button.part(self.name()))
    }

    /// A button for it on a card.
    pub(crate) fn quiet(self) -> El {
        self.button("button quiet")
    }

    /// Has a button do this.
    pub(crate) fn put_on(self, button: El) -> El {
        button.attr(ATTRIBUTE, self.name())
    }

    /// What an element does, if it is one of our buttons.
    pub(crate) fn of(element: &Element) -> Option<Self> {
        let name = element.get_attribute(ATTRIBUTE)?;
        let found = NAMES.iter().find(|(_, known)| *known == name);
        found.map(|(action, _)| *action)
    }

    /// The button inside an element that does this.
    pub(crate) fn find_in(self, element: &Element) -> Option<Element> {
        element.query_selector(&self.selector()).ok().flatten()
    }

    fn selector(self) -> String {
        ["[", ATTRIBUTE, "=", self.name(), "]"].concat()
    }
}

impl Press {
    /// What was pressed, if it was a button of ours.
    pub(crate) fn of(event: &Event) -> Option<Self> {
        let target: Element = event.target()?.dyn_into().ok()?;
        let button = target.closest("button").ok()??;
        Some(Self {
            action: Action::of(&button)?,
            item: button.closest("li").ok()?.and_then(|it| item_of(&it)),
            button,
        })
    }
}

/// The list item for what is shown in it.
pub(super) fn list_item(id: &ItemId) -> El {
    match id {
        ItemId::Comment(id) => el("li").attr(COMMENT, id),
        ItemId::Waiting(key) => el("li").attr(WAITING, key),
    }
}

fn item_of(list_item: &Element) -> Option<ItemId> {
    let waiting = list_item.get_attribute(WAITING).map(ItemId::Waiting);
    waiting.or_else(|| list_item.get_attribute(COMMENT).map(ItemId::Comment))
}
