//! HTML of a backend, as elements of ours.
//!
//! It is parsed by the browser into a document where nothing runs or loads, walked, and rebuilt
//! from an allow-list. What is not on the list loses its tags and keeps its text; what is never
//! text (scripts, styles) goes whole.

use crate::model::Link;
use crate::source::text::is_listed;
use crate::ui::dom::{El, el, window};
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Node};

const KEPT: &str = "p br a em strong del code pre blockquote ul ol li";
const DROPPED: &str =
    "script style template noscript iframe object embed svg math title head textarea select";
const DEPTH: u32 = 40;

/// The allowed part of `html`, in a `div` of class `rich`.
///
/// Where the page's Trusted Types refuse our policy, the text is shown as it came.
pub fn rich(html: &str, base: &str) -> El {
    let block = el("div").class("rich");
    match inert(html).and_then(|document| document.body()) {
        Some(body) => walk(block, &body, base, 0),
        None => block.text(html),
    }
}

/// Plain text, with its line breaks kept by the sheet.
pub fn plain(text: &str) -> El {
    el("div").class("rich plain").text(text)
}

fn walk(mut into: El, from: &Node, base: &str, depth: u32) -> El {
    let mut next = from.first_child();
    while let Some(node) = next {
        next = node.next_sibling();
        into = match node.dyn_ref::<Element>() {
            Some(element) if depth < DEPTH => take(into, element, base, depth),
            _ if node.node_type() == Node::TEXT_NODE || depth >= DEPTH => {
                into.text(&node.text_content().unwrap_or_default())
            }
            _ => into,
        };
    }
    into
}

fn take(into: El, element: &Element, base: &str, depth: u32) -> El {
    let name = element.local_name();
    let listed = |list| is_listed(list, &name);
    if listed(DROPPED) {
        return into;
    }
    // `b` and `i` are what people write for `strong` and `em`.
    let tag = match name.as_str() {
        "b" => "strong",
        "i" => "em",
        kept if listed(KEPT) => kept,
        _ => return walk(into, element, base, depth + 1),
    };
    let mut kept = el(tag);
    if tag == "a" {
        let href = element.get_attribute("href").unwrap_or_default();
        let Some(link) = Link::contact(&href).or_else(|| Link::parse(&href, base)) else {
            return walk(into, element, base, depth + 1);
        };
        kept = kept
            .attr("href", link.as_str())
            .attr("rel", "nofollow ugc noopener");
    }
    into.child(walk(kept, element, base, depth + 1))
}

/// Parses into a document that runs and loads nothing.
fn inert(html: &str) -> Option<Document> {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let class: Function = get(&window(), "DOMParser")?.dyn_into().ok()?;
    let parser = Reflect::construct(&class, &js_sys::Array::new()).ok()?;
    let parse: Function = get(&parser, "parseFromString")?.dyn_into().ok()?;
    let document = parse.call2(&parser, &trusted(html)?, &"text/html".into());
    document.ok()?.dyn_into().ok()
}

/// The HTML as Trusted Types want it, where they are there.
fn trusted(html: &str) -> Option<JsValue> {
    thread_local! {
        static POLICY: Option<JsValue> = policy();
    }
    let factory = Reflect::get(&window(), &"trustedTypes".into()).ok()?;
    if factory.is_undefined() {
        return Some(html.into());
    }
    POLICY.with(|policy| {
        // A page that does not enforce them takes the string as well.
        let Some(policy) = policy else {
            return Some(html.into());
        };
        let create: Function = Reflect::get(policy, &"createHTML".into())
            .ok()?
            .dyn_into()
            .ok()?;
        create.call1(policy, &html.into()).ok()
    })
}

fn policy() -> Option<JsValue> {
    let factory = Reflect::get(&window(), &"trustedTypes".into()).ok()?;
    let create: Function = Reflect::get(&factory, &"createPolicy".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let rules = js_sys::Object::new();
    let same = wasm_bindgen::closure::Closure::<dyn Fn(JsValue) -> JsValue>::new(|html| html);
    Reflect::set(&rules, &"createHTML".into(), same.as_ref()).ok()?;
    // The policy lives as long as the page.
    same.forget();
    create.call2(&factory, &"bantin".into(), &rules).ok()
}
