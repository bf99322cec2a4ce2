//! What a page chooses of the carousel.

use crate::widget::Attributes;

pub(super) fn layout(attributes: &Attributes) -> &'static str {
    attributes.choice("layout", &["carousel", "grid", "list"])
}

pub(super) fn load_more(attributes: &Attributes) -> &'static str {
    attributes.choice("load-more", &["manual", "auto"])
}
