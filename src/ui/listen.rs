//! Event listeners that end when they are dropped.

use crate::source::wire::handler::{Handler, handler};
use crate::source::wire::property::text;
use crate::stdx::callback::Callback;
use crate::ui::lifetime::keep;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, EventTarget};

/// A listener; dropping it removes it.
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    handler: Handler,
}

impl Listener {
    /// Calls `handler` on each `event` of `target`.
    pub fn new(
        target: &EventTarget,
        event: &'static str,
        mut handler: impl FnMut(Event) + 'static,
    ) -> Self {
        let call = move |event: JsValue| handler(event.unchecked_into());
        Self::boxed(target, event, Box::new(call))
    }

    fn boxed(
        target: &EventTarget,
        event: &'static str,
        call: Box<dyn Callback<JsValue, ()>>,
    ) -> Self {
        let handler = handler(call);
        // Adding fails only for a callback that is no function.
        let _ = target.add_event_listener_with_callback(event, handler.as_ref().unchecked_ref());
        Self {
            target: target.clone(),
            event,
            handler,
        }
    }

    /// Listens until the current owner ends.
    pub fn keep(self) {
        keep(self);
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self
            .target
            .remove_event_listener_with_callback(self.event, self.handler.as_ref().unchecked_ref());
    }
}

/// True for an event of a pointer that can hover.
pub fn is_mouse(event: &Event) -> bool {
    text(event, "pointerType").as_deref() == Some("mouse")
}
