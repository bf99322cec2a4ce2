//! What is asked of who writes.

use crate::ui::dom::el;
use crate::ui::labels::Label;
use crate::widget::Context;
use crate::widgets::comments::contract::{EMAIL, WEBSITE};
use crate::widgets::comments::view::field::Field;

/// The fields of who writes, with their label, their kind and what a browser fills in.
pub(super) const LINES: [(&str, Label, &str, &str); 3] = [
    ("name", Label::Name, "text", "name"),
    ("email", Label::Email, "email", "email"),
    ("website", Label::Website, "url", "url"),
];

/// Whether a field is asked for, as the attribute of its name says.
fn need(cx: &Context, name: &str) -> &'static str {
    match name {
        "name" => "required",
        "email" => EMAIL.of(cx.attributes()),
        _ => WEBSITE.of(cx.attributes()),
    }
}

/// The fields of who writes, as far as they are asked for.
pub(super) fn lines(cx: &Context, scope: &str) -> Vec<Field> {
    let mut lines = Vec::new();
    for (name, label, kind, completion) in LINES {
        let need = need(cx, name);
        if need != "none" {
            let control = el("input")
                .attr("type", kind)
                .attr("autocomplete", completion);
            let is_required = need == "required";
            lines.push(Field::new(
                cx,
                (name, scope),
                label,
                control,
                is_required,
                "",
            ));
        }
    }
    lines
}
