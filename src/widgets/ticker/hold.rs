//! Holds what moves while the reader looks at it, or is in it.

use crate::ui::dom::El;
use crate::ui::listen::is_mouse;
use crate::ui::state::State;
use std::cell::Cell;
use std::rc::Rc;

/// Sets `is_held` while the pointer is over `stage` or the focus of a keyboard in it.
pub(super) fn hold(stage: El, is_held: &State<bool>) -> El {
    let hovers = Rc::new(Cell::new(false));
    let node = stage.node().clone();
    let events = ["pointerenter", "pointerleave", "focusin", "focusout"];
    events.into_iter().fold(stage, |stage, name| {
        let (is_held, hovers, node) = (is_held.clone(), hovers.clone(), node.clone());
        stage.on(name, move |event| {
            // A finger does not hover: it would hold until it touches something else.
            if is_mouse(&event) {
                hovers.set(name == "pointerenter");
            }
            let has_focus = name != "focusout" && node.matches(":has(:focus-visible)") == Ok(true);
            is_held.change(hovers.get() || has_focus);
        })
    })
}
