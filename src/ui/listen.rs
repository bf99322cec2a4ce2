//! Event listeners that end when they are dropped.

use crate::stdx::callback::Callback;
use crate::ui::lifetime::keep;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, EventTarget};

/// A listener; dropping it removes it.
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    handler: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Calls `handler` on each `event` of `target`.
    pub fn new(
        target: &EventTarget,
        event: &'static str,
        handler: impl FnMut(Event) + 'static,
    ) -> Self {
        Self::boxed(target, event, Box::new(handler))
    }

    fn boxed(
        target: &EventTarget,
        event: &'static str,
        mut handler: Box<dyn Callback<Event, ()>>,
    ) -> Self {
        let handler: Closure<dyn FnMut(Event)> =
            Closure::wrap(Box::new(move |event| handler.call(event)));
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
    let kind = js_sys::Reflect::get(event, &"pointerType".into());
    kind.is_ok_and(|kind| kind.as_string().as_deref() == Some("mouse"))
}
