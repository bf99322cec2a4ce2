//! In which order the comments stand, by the reader's choice. The attribute is the state.

use crate::source::dialect::{Dialect, Sort};
use crate::ui::dom::{El, el};
use crate::ui::labels::Label;
use crate::widget::Context;
use crate::widgets::comments::contract::SORT;
use web_sys::Element;

/// The orders there are, by what the attribute says.
const ORDERS: [(&str, Label, Sort); 3] = [
    ("newest", Label::Newest, Sort::Newest),
    ("oldest", Label::Oldest, Sort::Oldest),
    ("liked", Label::Liked, Sort::Liked),
];

const PART: &str = "sort";

/// The order that is asked for, if one is.
pub(crate) fn sort_of(cx: &Context) -> Option<Sort> {
    let asked = SORT.of(cx.attributes());
    let known = ORDERS.iter().find(|(name, ..)| *name == asked);
    known.map(|(_, _, sort)| *sort)
}

/// A choice of those that the backend can list in.
pub(super) fn sort_choice(cx: &Context, dialect: &Dialect) -> El {
    // Not followed: the list is sorted anew, and this stays as it is.
    let now = cx.host().get_attribute(SORT.name);
    let mut select = el("select")
        .attr("aria-label", &cx.say(Label::SortBy))
        .part(PART);
    for (value, label, sort) in ORDERS {
        if !dialect.can_sort(sort) {
            continue;
        }
        let option = el("option")
            .attr("value", value)
            .maybe("selected", (now.as_deref() == Some(value)).then_some(""))
            .say(cx, label);
        select = select.child(option);
    }
    select
}

/// True for that choice, and for none of the page's own in a slot.
pub(crate) fn is_sort_choice(element: &Element) -> bool {
    element.get_attribute("part").as_deref() == Some(PART)
}
