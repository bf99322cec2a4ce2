//! The calls that views make most, each as few calls out of the wasm as it can be.
//!
//! `web_sys` borrows what it is given and hands over what the browser gives back; what is no
//! longer needed is dropped by a call of its own, and whatever may throw is wrapped to catch it.
//! A third of the calls that filled four widgets dropped something. Here an element that
//! is appended is given away, so that the same call drops it; what the browser gives back is not
//! asked for; and nothing is caught of what cannot be thrown: names of tags and attributes are
//! ours or on a list of ours, and what is appended is always new.

use crate::source::wire::handler::Handler;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, HtmlElement, IntersectionObserver, Node};

#[wasm_bindgen(module = "/src/ui/page.js")]
extern "C" {
    /// What is global in the page. `js_sys::global` tries each of its names, and keeps what it found.
    pub fn global() -> JsValue;

    /// Tells whoever listens at an element or above, outside of its shadow root, too. False where what would follow was
    /// prevented.
    #[wasm_bindgen(catch)]
    pub fn emit(
        element: &HtmlElement,
        name: &str,
        detail: &JsValue,
        cancelable: bool,
    ) -> Result<bool, JsValue>;

    /// Scrolls as little as it takes to have an element in view; across, `inline` of the scroll's own words says where.
    pub fn reveal(element: &Element, inline: &str);

    /// Scrolls across, as smoothly as its sheet says.
    pub fn scroll(element: &Element, left: f64);

    /// Calls `seen` with each entry as elements come into view of `root` (or of the window), half into view, and out of it.
    #[wasm_bindgen(catch)]
    pub fn views(root: Option<&Element>, seen: &Handler) -> Result<IntersectionObserver, JsValue>;
}

#[wasm_bindgen]
extern "C" {
    /// A document, as views use it.
    pub type Page;

    /// A new element of HTML.
    #[wasm_bindgen(method, js_name = createElement)]
    pub fn element(this: &Page, tag: &str) -> Built;

    /// A new element of a language other than HTML.
    #[wasm_bindgen(method, js_name = createElementNS)]
    pub fn element_of(this: &Page, language: &str, tag: &str) -> Built;

    /// An element, as its builder uses it.
    #[wasm_bindgen(extends = Element, extends = Node, extends = HtmlElement, js_name = Element)]
    #[derive(Debug, Clone)]
    pub type Built;

    /// Sets an attribute.
    #[wasm_bindgen(method, js_name = setAttribute)]
    pub fn set(this: &Built, name: &str, value: &str);

    /// Removes an attribute.
    #[wasm_bindgen(method, js_name = removeAttribute)]
    pub fn unset(this: &Built, name: &str);

    /// Appends text, which is never markup.
    #[wasm_bindgen(method, js_name = append)]
    pub fn append_text(this: &Built, text: &str);

    /// Appends an element that nobody else needs.
    #[wasm_bindgen(method, js_name = append)]
    pub fn append_own(this: &Built, child: Built);

    /// Puts another node in its place, if it has one.
    #[wasm_bindgen(method, js_name = replaceWith)]
    pub fn replace(this: &Built, node: &Node);

    #[wasm_bindgen(method, js_name = insertBefore)]
    fn insert(this: &Built, child: &Node, place: Option<&Node>);
}

/// Puts another node in the place of an element, if it has one.
pub fn replace(old: &Element, node: &Node) {
    old.unchecked_ref::<Built>().replace(node);
}

/// Puts a child of an element before another of its children, or last.
pub fn put_before(parent: &Element, child: &Node, before: Option<&Node>) {
    parent.unchecked_ref::<Built>().insert(child, before);
}
