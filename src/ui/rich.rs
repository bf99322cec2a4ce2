//! HTML of a backend, as elements of ours.
//!
//! Its tags are first written anew, those on the list only and without attributes but `href`. The
//! browser parses that into a document where nothing runs or loads, which is walked and rebuilt.
//! What is not on the list loses its tags and keeps its text; what is never text (scripts,
//! styles) goes whole.
//!
//! The list would do: what is not on it is never rebuilt. But a parser makes much of what it then
//! throws away. It reports each handler to a strict page's policy, asks whether media may be
//! loaded, lets an `<input name=nextSibling>` stand for the sibling of its form, and opens every
//! `<b id=…>` anew in each paragraph, a million of them in a comment of 20 KB.

use crate::model::Link;
use crate::source::value::html::{INLINE, retag, strip};
use crate::stdx::search::{find, is_listed};
use crate::ui::dom::{El, document, el, method, window};
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Node, Text};

/// What people write as `b` and `i` becomes `strong` and `em`.
const KEPT: &str = "p br a em strong del code pre blockquote ul ol li b i";
const DROPPED: &str = "script style template noscript iframe object svg math title head textarea \
    select noembed noframes audio video canvas datalist xmp";

/// Elements nested deeper than this lose their tags.
const DEPTH: u32 = 16;

/// A parser may look back over all tags that are open, at each. Nobody writes more by hand.
const MOST: usize = 10_000;

/// The allowed part of `html`, in a `div` of class `rich`.
///
/// Only its text where the page's Trusted Types refuse our policy, or where it has more tags
/// than a browser can take in a moment.
pub fn rich(html: &str, base: &str) -> El {
    let block = el("div").class("rich");
    let parsed = match html.split('<').count() > MOST {
        true => None,
        false => inert(&retag(html, DROPPED, &write)),
    };
    match parsed.and_then(|parsed| rebuild(&block, &parsed, base)) {
        Some(()) => block,
        None => block.text(&strip(html)),
    }
}

/// Plain text, with its line breaks kept by the sheet.
pub fn plain(text: &str) -> El {
    el("div").class("rich plain").text(text)
}

/// Writes a tag anew, if it is on the list.
fn write(html: &mut String, name: &str, source: &str) {
    if !is_listed(KEPT, name) {
        if !is_listed(INLINE, name) {
            html.push(' ');
        }
        return;
    }
    html.push('<');
    if source.starts_with('/') {
        html.push('/');
    }
    html.push_str(name);
    if name == "a"
        && let Some(href) = href(source)
    {
        html.push_str(" href=\"");
        html.push_str(&href.replace('"', "&quot;"));
        html.push('"');
    }
    html.push('>');
}

/// The value of the attribute, its entities still in it. A wrong guess makes a wrong link, which
/// is looked at like any other.
fn href(source: &str) -> Option<&str> {
    let lower = source.to_ascii_lowercase();
    let mut from = 0;
    loop {
        let at = from + find(lower.get(from..)?, "href")?;
        from = at + 4;
        let is_name = source
            .get(..at)?
            .ends_with([' ', '\t', '\n', '\r', '\x0c', '/', '"', '\'']);
        let value = source.get(from..)?.trim_start().strip_prefix('=');
        if let Some(value) = value.filter(|_| is_name) {
            let value = value.trim_start();
            return match value.chars().next()? {
                quote @ ('"' | '\'') => value.split(quote).nth(1),
                _ => value.split(|c: char| c.is_whitespace() || c == '>').next(),
            };
        }
    }
}

/// Fills `block` with what is allowed of a document; none when that cannot be walked.
fn rebuild(block: &El, from: &Document, base: &str) -> Option<()> {
    let walker = document().create_tree_walker(from).ok()?;
    // Where what is inside goes, level by level, and how many of ours it is inside of.
    let mut open = vec![(block.clone(), 0)];
    while let Some(into) = open.last() {
        let inside = take(into, &walker.current_node(), base);
        if walker.first_child().ok()?.is_some() {
            open.push(inside);
            continue;
        }
        while walker.next_sibling().ok()?.is_none() {
            open.pop();
            // Above the document there is nothing.
            if walker.parent_node().ok()?.is_none() {
                return Some(());
            }
        }
    }
    Some(())
}

/// Adds what is allowed of one node; says where what is inside it goes.
fn take((into, depth): &(El, u32), node: &Node, base: &str) -> (El, u32) {
    let through = (into.clone(), *depth);
    if node.is_instance_of::<Text>() {
        // The builder adds to the element itself.
        let _ = into.clone().text(&node.text_content().unwrap_or_default());
    }
    let Some(element) = node.dyn_ref::<Element>().filter(|_| *depth < DEPTH) else {
        return through;
    };
    let name = element.local_name();
    let tag = match name.as_str() {
        "b" => "strong",
        "i" => "em",
        kept if is_listed(KEPT, kept) => kept,
        _ => return through,
    };
    let mut kept = el(tag);
    if tag == "a" {
        let href = element.get_attribute("href").unwrap_or_default();
        let Some(link) = Link::contact(&href).or_else(|| Link::parse(&href, base)) else {
            return through;
        };
        kept = kept
            .attr("href", link.as_str())
            .attr("rel", "nofollow ugc noopener");
    }
    let _ = into.clone().child(kept.clone());
    (kept, depth + 1)
}

/// Parses into a document that runs and loads nothing.
fn inert(html: &str) -> Option<Document> {
    let class = method(window(), "DOMParser")?;
    let parser = Reflect::construct(&class, &js_sys::Array::new()).ok()?;
    let parse = method(&parser, "parseFromString")?;
    let document = parse.call2(&parser, &trusted(html)?, &"text/html".into());
    document.ok()?.dyn_into().ok()
}

/// The HTML as Trusted Types want it, where they are there.
fn trusted(html: &str) -> Option<JsValue> {
    thread_local! {
        static POLICY: Option<JsValue> = policy();
    }
    let factory = Reflect::get(window(), &"trustedTypes".into()).ok()?;
    if factory.is_undefined() {
        return Some(html.into());
    }
    POLICY.with(|policy| {
        // A page that does not enforce them takes the string as well.
        let Some(policy) = policy else {
            return Some(html.into());
        };
        let create = method(policy, "createHTML")?;
        create.call1(policy, &html.into()).ok()
    })
}

fn policy() -> Option<JsValue> {
    let factory = Reflect::get(window(), &"trustedTypes".into()).ok()?;
    let create = method(&factory, "createPolicy")?;
    let rules = js_sys::Object::new();
    let same = wasm_bindgen::closure::Closure::<dyn Fn(JsValue) -> JsValue>::new(|html| html);
    Reflect::set(&rules, &"createHTML".into(), same.as_ref()).ok()?;
    // The policy lives as long as the page.
    same.forget();
    create.call2(&factory, &"bantin".into(), &rules).ok()
}
