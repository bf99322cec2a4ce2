//! Bantin: embeddable newsroom widgets, one WebAssembly bundle for all of a page.
//!
//! # Code map
//! Imports run down only; `tests/layers.rs` holds it.
//!
//! | floor | module | what is there |
//! |---|---|---|
//! | 0 | [`stdx`] | what stands in for parts of the standard library |
//! | 1 | [`model`] | the plain types that widgets show, no browser |
//! | 2 | [`source`] | from any backend to a model: mapping, adapters, readers, requests |
//! | 3 | [`ui`] | what views are made of: elements, words, times, icons |
//! | 4 | [`widget`] | the one abstraction: what a widget is |
//! | 5 | [`widgets`] | the widgets; they never see custom elements |
//! | 5 | [`element`] | their host; it never names a widget |
//!
//! # Invariants
//! - `embed.js` owns the custom elements, their shadow roots and what follows a crash; it calls
//!   the exports below, and what its glue adds to them (`xtask/src/bundle`). An element is a number to it.
//! - Bytes of a backend become text nodes, allow-listed elements or a [`model::Link`].
//! - After a panic no export is called again: the loader starts a new instance.

#![cfg_attr(
    not(test),
    warn(
        clippy::disallowed_macros,
        clippy::disallowed_methods,
        clippy::disallowed_types,
        clippy::modulo_arithmetic
    )
)]

#[cfg(target_arch = "wasm32")]
mod memory;

pub mod element;
pub mod model;
pub mod source;
pub mod stdx;
pub mod ui;
pub mod widget;
pub mod widgets;

use js_sys::Function;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};
use web_sys::{HtmlElement, ShadowRoot};

#[wasm_bindgen(module = "/src/watch.js")]
extern "C" {
    /// Has a trap in a handler of the page count as a crash.
    fn watch(core: JsValue, crash: Function);
}

#[wasm_bindgen(module = "/src/early.js")]
extern "C" {
    /// Takes over the answers that the loader asked for; gives what takes one of them, unless the page
    /// has said since, by its settings, how it is to be asked.
    fn taker(early: JsValue, settings: &JsValue) -> Function;
    /// Gives up what this element does not take now.
    #[wasm_bindgen(js_name = leaveSoon)]
    fn leave_soon(element: &HtmlElement);
}

#[wasm_bindgen(module = "/src/properties.js")]
extern "C" {
    /// Has properties reflect the attributes of an element.
    fn reflect(element: &HtmlElement);
}

#[wasm_bindgen(module = "/src/host.js")]
extern "C" {
    /// Sets right what the page gave to `configure`, and names what it should not be.
    fn check(settings: &JsValue);
    /// Attends to what an element does in its page that needs no wasm.
    fn attend(element: &HtmlElement, base: &HtmlElement);
}

/// Takes over from the loader: its settings object, the responses it asked for early, and how a part
/// is put in its place. It is told of crashes that it does not see itself, of the code beside this URL.
#[wasm_bindgen]
pub fn start(settings: JsValue, early: JsValue, place: Function, core: JsValue, crash: Function) {
    source::wire::send::keep_early(taker(early, &settings));
    configured(settings);
    ui::part::keep(place);
    watch(core, crash);
}

/// The page gave something else to `configure`.
#[wasm_bindgen]
pub fn configured(settings: JsValue) {
    check(&settings);
    source::wire::settings::keep(settings);
    source::wire::store::outdate();
}

/// Mounts the widget of `element` into `base`. The number `id`, like that of no other, names it
/// from then on. In a bundle of parts, that of the widget must be there.
///
/// # Errors
/// When there is no widget of that name.
#[wasm_bindgen]
pub fn mount(
    id: u32,
    element: HtmlElement,
    root: ShadowRoot,
    base: HtmlElement,
) -> Result<(), JsValue> {
    let name = element.local_name();
    let Some(definition) = widgets::of(&name) else {
        return Err(JsError::new(&["no widget is called ", &name].concat()).into());
    };
    reflect(&element);
    attend(&element, &base);
    leave_soon(&element);
    let host = element::Host {
        element,
        root,
        base,
    };
    element::mount(id, host, definition);
    Ok(())
}

/// An attribute has another value, or the property `data` or `transform` was set.
#[wasm_bindgen]
pub fn changed(id: u32, name: &str) {
    element::changed(id, name);
}

/// Fetch anew.
#[wasm_bindgen]
pub fn refresh(id: u32) {
    element::refresh(id);
}

/// The element is gone.
#[wasm_bindgen]
pub fn unmount(id: u32) {
    element::unmount(id);
}

/// What the readers make of a payload, for the studio; see `source::inspect`.
///
/// The gallery, and the studio's own reader, are built with it.
#[cfg(feature = "inspect")]
#[wasm_bindgen]
pub fn inspect(model: &str, json: &str, adapter: &str, mapping: &str, url: &str) -> JsValue {
    let bench = source::inspect::Bench {
        model,
        json,
        adapter,
        mapping,
        url,
    };
    source::wire::js::to_js(&source::inspect::inspect(&bench))
}
