//! Where the data of an element is.

use crate::source::read::page::Payload;
use crate::source::value::url::encode;
use crate::source::wire::settings;
use crate::source::{Code, Error};
use crate::stdx::sequence;
use crate::stdx::text::Text as _;
use crate::ui::address::base_uri;
use crate::widget::{BODY, Context, Definition};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

#[wasm_bindgen(module = "/src/host.js")]
extern "C" {
    /// True while a parser is inside of an element whose data stands in there.
    #[wasm_bindgen(js_name = isArriving)]
    pub(super) fn is_arriving(host: &HtmlElement) -> bool;
}

#[wasm_bindgen]
extern "C" {
    /// An element with our property.
    type Holder;

    #[wasm_bindgen(method, getter)]
    fn data(this: &Holder) -> JsValue;
}

pub(super) enum Origin {
    /// In the property `data`.
    Given(JsValue),
    /// In a script of the element, as JSON.
    Written(String),
    /// At a URL.
    Url(String),
}

/// Where it is now: the property goes before the script, that before the URL.
pub(super) fn origin(cx: &Context, definition: &Definition) -> Result<Origin, Error> {
    let host = cx.host();
    let given = host.unchecked_ref::<Holder>().data();
    if !given.is_undefined() {
        return Ok(Origin::Given(given));
    }
    let script = host.query_selector(":scope > script[type='application/json']");
    if let Some(script) = script.ok().flatten() {
        return Ok(Origin::Written(script.text_content().unwrap_or_default()));
    }
    if cx.attributes().get("src").is_none() {
        let line = "src: expected a URL or inline data, found neither";
        return Err(Error::new(Code::Attribute, line));
    }
    let mut url = address(cx, definition, "src")?;
    if let Some(body) = BODY.of(cx.attributes()) {
        // For whoever stands in the way of the request (src/settings.js); no server sees it.
        url.push_str("#body=");
        encode(&body, "", &mut url);
    }
    Ok(Origin::Url(url))
}

/// The absolute URL of an attribute, with what the reader chose put in.
pub(super) fn address(
    cx: &Context,
    definition: &Definition,
    attribute: &str,
) -> Result<String, Error> {
    let text = cx.attributes().get(attribute).unwrap_or_default();
    let text = match definition.address {
        Some(fill) => fill(cx, text.trimmed()),
        None => text.trimmed().to_owned(),
    };
    cx.absolute(&text)
}

/// Data in the page has links relative to it, and no body yet.
pub(super) fn page() -> Payload {
    Payload {
        url: base_uri(),
        base: settings::base(),
        asked: sequence::next(),
        ..Payload::default()
    }
}
