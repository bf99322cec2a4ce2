//! The line that a comment is written into. It is all there is of a form until somebody wants one:
//! a form would stand between an article and what others say of it.
//!
//! What is typed stays in the same element when the form grows around it, and so do the focus and a
//! letter that is not finished yet.

use super::field::Field;
use crate::ui::dom::{El, el};
use crate::ui::labels::Label;
use crate::widget::Context;
use js_sys::Date;
use std::cell::Cell;
use web_sys::Element;

/// The line, and the place for what grows around it.
pub(crate) struct Composer {
    /// The form.
    pub(crate) view: El,
    /// The text.
    pub(crate) text: Field,
    /// When it was opened, by the clock of the device; 0 before that. What a server says of the time
    /// meanwhile makes no moment longer.
    pub(crate) opened: Cell<f64>,
}

impl Composer {
    /// A line with nothing in it; `scope` tells the ids of several apart, which share a shadow root.
    pub(crate) fn new(cx: &Context, scope: &str, label: Label) -> Self {
        let area = el("textarea")
            .attr("rows", "1")
            .attr("placeholder", &cx.say(Label::WriteHere));
        let hint = ["count", scope].concat();
        let text = Field::new(cx, ("text", scope), label, area, true, &hint);
        Self {
            // Our own errors say it in the reader's language, beside the field.
            view: el("form")
                .class("form")
                .part("form")
                .attr("novalidate", "")
                .child(text.view.clone()),
            text,
            opened: Cell::new(0.0),
        }
    }

    /// True for an element that is in it.
    pub(crate) fn has(&self, element: &Element) -> bool {
        self.view.node().contains(Some(element))
    }

    /// True once it was opened.
    pub(crate) fn is_open(&self) -> bool {
        self.opened.get() > 0.0
    }

    /// Makes room for more than one line.
    pub(crate) fn open(&self) {
        if !self.is_open() {
            self.opened.set(Date::now());
            let _ = self.view.clone().class("form open");
        }
    }
}
