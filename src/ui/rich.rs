//! HTML of a backend, as elements of ours.
//!
//! Its tags are first written anew, those on the list only and without attributes but `href`. The
//! browser parses that into a document where nothing runs or loads, which is walked and rebuilt.
//! What is not on the list loses its tags and keeps its text, a picture what it says instead; what
//! is never text (scripts, styles) goes whole.
//!
//! The list would do: what is not on it is never rebuilt. But a parser makes much of what it then
//! throws away. It reports each handler to a strict page's policy, asks whether media may be
//! loaded, lets an `<input name=nextSibling>` stand for the sibling of its form, and opens every
//! `<b id=…>` anew in each paragraph, a million of them in a comment of 20 KB.

use crate::model::Link;
use crate::source::value::html::{DROPPED, INLINE, attribute, picture, retag, strip};
use crate::stdx::search::is_listed;
use crate::stdx::text::Text as _;
use crate::ui::dom::{El, document, el};
use crate::ui::page::put_before;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, Node};

/// What people write as `b` and `i` becomes `strong` and `em`.
const KEPT: &str = "p br a em strong del code pre blockquote ul ol li b i";

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
    if name == "img" {
        return picture(html, source);
    }
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
        // A wrong guess makes a wrong link, which is looked at like any other.
        && let Some(href) = attribute(source, "href")
    {
        html.push_str(" href=\"");
        html.push_str(&href.replaced('"', "&quot;"));
        html.push('"');
    }
    html.push('>');
}

/// Fills `block` with what is allowed of a document; none when that cannot be walked.
fn rebuild(block: &El, from: &Element, base: &str) -> Option<()> {
    let walker = document().create_tree_walker(from).ok()?;
    let walker: &Walker = walker.unchecked_ref();
    let mut kept = vec![block.clone()];
    // Where what is inside goes, level by level: into which one of ours, and how deep that is.
    let mut open = vec![(0, 0)];
    let mut node: Node = from.clone().into();
    loop {
        let (place, depth) = open.last().copied()?;
        let into = kept.get(place)?;
        let mut next = None;
        if node.node_type() == Node::TEXT_NODE {
            let text = node.text_content().unwrap_or_default();
            let _ = into.clone().text(&text);
        } else {
            let mut inside = (place, depth);
            let element = node.dyn_ref().filter(|_| depth < DEPTH);
            if let Some(made) = element.and_then(|element| take(into, element, base)) {
                inside = (kept.len(), depth + 1);
                kept.push(made);
            }
            next = walker.down();
            if next.is_some() {
                open.push(inside);
            }
        }
        next = next.or_else(|| walker.on());
        while next.is_none() {
            open.pop();
            // Above the body there is nothing for us.
            if open.is_empty() {
                return Some(());
            }
            walker.up();
            next = walker.on();
        }
        node = next?;
    }
}

/// Adds what is allowed of an element; gives what takes its inside, if it is not `into` itself.
fn take(into: &El, element: &Element, base: &str) -> Option<El> {
    let name = element.local_name();
    let tag = match name.as_str() {
        "b" => "strong",
        "i" => "em",
        kept if is_listed(KEPT, kept) => kept,
        _ => return None,
    };
    let mut kept = el(tag);
    if tag == "a" {
        let href = element.get_attribute("href").unwrap_or_default();
        let link = Link::contact(&href).or_else(|| Link::parse(&href, base))?;
        kept = kept
            .attr("href", link.as_str())
            .attr("rel", "nofollow ugc noopener");
    }
    put_before(into.node(), kept.node(), None);
    Some(kept)
}

#[wasm_bindgen(module = "/src/ui/rich.js")]
extern "C" {
    /// Parses into the body of a document that runs and loads nothing, if the page lets us.
    fn inert(html: &str) -> Option<Element>;
}

// Fewer calls out of the wasm than by `web_sys`: nothing is given back that nobody looks at.
#[wasm_bindgen]
extern "C" {
    /// Where a walk through a document is.
    type Walker;

    /// To what is first inside.
    #[wasm_bindgen(method, js_name = firstChild)]
    fn down(this: &Walker) -> Option<Node>;

    /// To what is next beside.
    #[wasm_bindgen(method, js_name = nextSibling)]
    fn on(this: &Walker) -> Option<Node>;

    /// To what it is inside of.
    #[wasm_bindgen(method, js_name = parentNode)]
    fn up(this: &Walker);
}
