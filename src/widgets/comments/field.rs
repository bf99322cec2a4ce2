//! One field of the form with its label and its error, tied together (WCAG 3.3.1, 1.3.1).

use crate::ui::dom::{El, el};
use crate::ui::state::State;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

/// A field.
#[derive(Clone)]
pub(super) struct Field {
    /// Its control: an `input` or a `textarea`.
    pub(super) control: El,
    error: State<String>,
    id: &'static str,
}

impl Field {
    /// A field called `id`, which is unique within its form; `control` becomes its own.
    pub(super) fn new(id: &'static str, control: El) -> Self {
        let error = State::new(String::new());
        let (is_wrong, cleared) = (error.clone(), error.clone());
        let control = control
            .part("input")
            .attr("name", id)
            .bind("aria-invalid", move || {
                (!is_wrong.get().is_empty()).then(|| "true".to_owned())
            })
            .on("input", move |_| {
                if !cleared.peek().is_empty() {
                    cleared.set(String::new());
                }
            });
        Self { control, error, id }
    }

    /// The whole: label, control, and what is wrong with it. `scope` tells the ids of several
    /// forms apart, which share a shadow root.
    pub(super) fn view(&self, label: &str, scope: &str) -> El {
        let error = self.error.clone();
        let id = [self.id, scope].concat();
        let text = el("label").attr("for", &id).text(label);
        let wrong = el("p")
            .class("wrong")
            .attr("id", &[self.id, "-error", scope].concat())
            .bind_text(move || error.get());
        let described = self.error.clone();
        let name = [self.id, "-error", scope].concat();
        let control = self
            .control
            .clone()
            .attr("id", &id)
            .bind("aria-describedby", move || {
                (!described.get().is_empty()).then(|| name.clone())
            });
        el("div")
            .class("field")
            .part("field")
            .child(text)
            .child(control)
            .child(wrong)
    }

    /// What is in it.
    pub(super) fn value(&self) -> String {
        let value = js_sys::Reflect::get(self.control.node(), &"value".into());
        value.ok().and_then(|it| it.as_string()).unwrap_or_default()
    }

    /// Puts something in it.
    pub(super) fn set(&self, value: &str) {
        // Both kinds of control have a value that can be set.
        let _ = js_sys::Reflect::set(
            self.control.node(),
            &"value".into(),
            &JsValue::from_str(value),
        );
    }

    /// Says what is wrong with it.
    pub(super) fn refuse(&self, why: String) {
        self.error.set(why);
    }

    /// True when something is wrong with it.
    pub(super) fn is_wrong(&self) -> bool {
        !self.error.peek().is_empty()
    }

    /// Moves the focus here.
    pub(super) fn focus(&self) {
        if let Some(control) = self.control.node().dyn_ref::<HtmlElement>() {
            // An element that cannot be focused keeps the focus where it is.
            let _ = control.focus();
        }
    }
}
