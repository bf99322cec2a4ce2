//! In which language an element speaks, and words that are not in the bundle: see `words.js`.

use crate::stdx::number::{decimal, whole};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

#[wasm_bindgen(module = "/src/ui/words.js")]
extern "C" {
    /// A word of ours, by its key, where that of the bundle is not said. What is put into it decides about
    /// its form: one, or many.
    pub fn word(tag: &str, key: &str, value: &str) -> Option<String>;
    fn language(element: &HtmlElement) -> String;
}

/// A number or a time, as a further language writes it in one of its forms.
pub fn write(tag: &str, form: u32, value: f64) -> Option<String> {
    word(tag, &whole(form.into()), &decimal(value)?)
}

/// In which language an element speaks.
#[derive(Clone)]
pub struct Spoken {
    /// Of our own words, as BCP 47 has it, with the region.
    pub tag: String,
    /// Of all else, where that is another.
    pub foreign: Option<String>,
}

/// The element's language, else the nearest ancestor's, else the browser's. Where its words are still
/// on their way the element is told when they come: its `lang` changes.
pub fn spoken(element: &HtmlElement) -> Spoken {
    let found = language(element);
    match found.split_once(' ') {
        Some((tag, foreign)) => Spoken {
            tag: tag.to_owned(),
            foreign: Some(foreign.to_owned()),
        },
        None => Spoken {
            tag: found,
            foreign: None,
        },
    }
}
