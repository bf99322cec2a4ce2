//! In which order the comments stand, by the reader's choice. The attribute is the state.

use crate::source::dialect::{Dialect, Sort};
use crate::source::wire::property::put;
use crate::ui::dom::{El, el};
use crate::ui::labels::Label;
use crate::widget::Context;
use crate::widgets::comments::contract::SORT;
use web_sys::Element;

/// The orders there are, by what the attribute says.
const ORDERS: [(&str, Label, Option<Sort>); 4] = [
    ("", Label::Unsorted, None),
    ("newest", Label::Newest, Some(Sort::Newest)),
    ("oldest", Label::Oldest, Some(Sort::Oldest)),
    ("liked", Label::Liked, Some(Sort::Liked)),
];

const PART: &str = "sort";

/// The order that is asked for, if one is.
pub(crate) fn sort_of(cx: &Context) -> Option<Sort> {
    let asked = SORT.of(cx.attributes());
    let known = ORDERS.iter().find(|(name, ..)| *name == asked);
    known.and_then(|(_, _, sort)| *sort)
}

/// A choice of those that the backend can list in, and of its own.
pub(super) fn sort_choice(cx: &Context, dialect: &Dialect) -> El {
    // Not followed: it has an order that was asked for from the start, even if the backend does not know it.
    let now = cx.host().get_attribute(SORT.name).unwrap_or_default();
    let mut select = el("select")
        .attr("aria-label", &cx.say(Label::SortBy))
        .part(PART);
    for (value, label, sort) in ORDERS {
        if now == value || sort.is_none_or(|it| dialect.can_sort(it)) {
            let option = el("option").attr("value", value).say(cx, label);
            select = select.child(option);
        }
    }
    select
}

/// Has the choice show the order that is so, whoever chose it.
pub(super) fn show_sort(select: &El, cx: &Context) {
    put(select.node(), "value", &SORT.of(cx.attributes()).into());
}

/// True for that choice, and for none of the page's own in a slot.
pub(crate) fn is_sort_choice(element: &Element) -> bool {
    element.get_attribute("part").as_deref() == Some(PART)
}
