//! A text that changes in its place.

use web_sys::Element;

/// Writes it, unless it stands there: what is written again is read out again.
pub(crate) fn write(element: &Element, text: &str) {
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
}
