//! One field of the form with its label and its error, tied together (WCAG 3.3.1, 1.3.1).

use crate::source::wire::property::{put, text};
use crate::stdx::text::Text as _;
use crate::ui::dom::{El, el, focus};
use crate::ui::labels::Label;
use crate::widget::Context;

/// A field.
pub(crate) struct Field {
    /// What it is called in what is sent.
    pub(crate) name: &'static str,
    /// Its control: an `input` or a `textarea`.
    pub(crate) control: El,
    /// True when it may not be empty.
    pub(crate) is_required: bool,
    /// The whole: label, control, and what is wrong with it.
    pub(crate) view: El,
    wrong: El,
    hints: String,
}

impl Field {
    /// A field; `scope` tells the ids of several forms apart, which share a shadow root. What
    /// else describes it, once [`Field::refuse`] was called, has the id `hint`.
    pub(crate) fn new(
        cx: &Context,
        (name, scope): (&'static str, &str),
        label: Label,
        control: El,
        is_required: bool,
        hint: &str,
    ) -> Self {
        let id = [name, scope].concat();
        let error = [&id, "-error"].concat();
        let control = control
            .part("input")
            .attr("id", &id)
            .attr("name", name)
            .maybe("required", is_required.then_some(""));
        let title = el("label").attr("for", &id).say(cx, label);
        let optional = (!is_required).then(|| {
            let text = [", ", &cx.say(Label::Optional)].concat();
            el("span").class("muted").text(&text)
        });
        let wrong = el("p").class("wrong").attr("id", &error);
        Self {
            name,
            view: el("div")
                .class("field")
                .part("field")
                .child(title.child_if(optional))
                .child(control.clone())
                .child(wrong.clone()),
            control,
            is_required,
            wrong,
            hints: [&error, " ", hint].concat(),
        }
    }

    /// What is in it, without the space around.
    pub(crate) fn value(&self) -> String {
        value(&self.control).trimmed().to_owned()
    }

    /// Puts something in it.
    pub(crate) fn set(&self, value: &str) {
        put(self.control.node(), "value", &value.into());
    }

    /// Says what is wrong with it; nothing, if that is empty.
    pub(crate) fn refuse(&self, why: &str) {
        self.wrong.node().set_text_content(Some(why));
        let (_, hint) = self.hints.split_once(' ').unwrap_or_default();
        let (is_wrong, hints) = match why {
            "" => (None, Some(hint).filter(|hint| !hint.is_empty())),
            _ => (Some("true"), Some(self.hints.trimmed_end())),
        };
        self.control
            .clone()
            .maybe("aria-invalid", is_wrong)
            .maybe("aria-describedby", hints);
    }

    /// True when something is wrong with it.
    pub(crate) fn is_wrong(&self) -> bool {
        self.control.node().has_attribute("aria-invalid")
    }

    /// Moves the focus here.
    pub(crate) fn focus(&self) {
        focus(self.control.node());
    }
}

/// The text in a control.
pub(crate) fn value(control: &El) -> String {
    text(control.node(), "value").unwrap_or_default()
}
