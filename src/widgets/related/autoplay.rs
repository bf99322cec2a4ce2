//! Rotation of the carousel, per the ARIA Authoring Practices: off unless the page asks for it,
//! with its button first in the tab order, stopped by focus, hover and every use of the carousel,
//! and started again by that button only.

use super::contract::{AUTOPLAY, INTERVAL, LAYOUT};
use super::reel::Reel;
use crate::ui::dom::{El, document, follow};
use crate::ui::listen::{Listener, is_mouse};
use crate::ui::motion;
use crate::ui::repeat::repeat;
use crate::ui::state::State;
use crate::widget::{Context, pause_button};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// Lets `reel` move by itself where the page asks for it; gives the button that stops it.
pub(super) fn autoplay(root: &El, reel: &Rc<Reel>, cx: &Context) -> El {
    let stopped = State::new(false);
    let can_move = {
        let (reel, cx) = (reel.clone(), cx.clone());
        move || {
            let attributes = cx.attributes();
            AUTOPLAY.of(attributes) && LAYOUT.of(attributes) == "carousel" && !reel.fits.get()
        }
    };
    {
        let (can_move, stopped, paused) = (can_move.clone(), stopped.clone(), motion::paused());
        let is_rotating = reel.is_rotating.clone();
        follow(move || is_rotating.change(can_move() && !stopped.get() && !paused.get()));
    }
    let (is_rotating, reel, pace) = (reel.is_rotating.clone(), reel.clone(), cx.clone());
    repeat(
        move || {
            let seconds = INTERVAL.of(pace.attributes());
            is_rotating.get().then_some(seconds)
        },
        move || {
            if !document().hidden() {
                reel.step(true, true);
            }
        },
    );
    for event in ["pointerenter", "pointerdown", "wheel", "focusin"] {
        let stopped = stopped.clone();
        Listener::new(root.node(), event, move |event| {
            if is_use(&event) {
                stopped.change(true);
            }
        })
        .keep();
    }
    pause_button(cx, &stopped).flag("hidden", move || !can_move())
}

/// True when the reader turned to the carousel: but not by pressing its pause button, which says
/// itself what is to happen.
fn is_use(event: &Event) -> bool {
    let target = event.target().map(JsCast::unchecked_into::<Element>);
    let is = |selector| {
        let target = target.as_ref();
        target.is_some_and(|target| target.matches(selector).unwrap_or_default())
    };
    match event.type_().as_str() {
        "focusin" => is(":focus-visible"),
        // A finger does not hover; its first touch of the button would.
        "pointerenter" => is_mouse(event),
        _ => !is("[part=pause], [part=pause] *"),
    }
}
