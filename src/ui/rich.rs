//! HTML of a backend, as elements of ours.
//!
//! No browser parses it: its tags are read one by one, and those on the list become elements,
//! without attributes but `href`. What is not on the list loses its tags and keeps its text; what
//! is never text (scripts, styles) goes whole.
//!
//! So there is nothing that runs or loads, nothing for a page's Trusted Types to refuse, and
//! nothing that a parser would make of it: it lets an `<input name=nextSibling>` stand for the
//! sibling of its form, and opens every `<b id=…>` anew in each paragraph, a million of them in a
//! comment of 20 KB. Markup that is in order comes out as it is; of what is not, only what people
//! leave out is made up for: the ends of paragraphs and items.

use crate::model::Link;
use crate::source::text::{INLINE, decode, find, is_listed, retag, strip};
use crate::ui::dom::{El, el};

const KEPT: &str = "p br a em strong del code pre blockquote ul ol li";
/// Those before which a paragraph ends.
const BLOCKS: &str = "p pre blockquote ul ol li";
const DROPPED: &str = "script style template noscript iframe object svg math title head textarea \
    select noembed noframes audio video canvas datalist xmp";

/// Elements nested deeper than this lose their tags.
const DEPTH: usize = 16;

/// Each tag may be an element that the browser has to lay out. Nobody writes more by hand.
const MOST: usize = 10_000;

/// The allowed part of `html`, in a `div` of class `rich`; only its text where it has more tags
/// than a browser can take in a moment.
pub fn rich(html: &str, base: &str) -> El {
    let block = el("div").class("rich");
    if html.split('<').count() > MOST {
        return block.text(&strip(html));
    }
    let mut tree = Tree {
        base,
        open: vec![(block.clone(), String::new())],
        lost: 0,
    };
    let rest = retag(html, DROPPED, &mut |text, name, source| {
        tree.tag(text, name, source);
    });
    tree.text(&rest);
    block
}

/// Plain text, with its line breaks kept by the sheet.
pub fn plain(text: &str) -> El {
    el("div").class("rich plain").text(text)
}

/// What is being built.
struct Tree<'b> {
    /// What links are relative to.
    base: &'b str,
    /// The elements that are open, the innermost last, with their names. The first is the block,
    /// which has none, and is never closed.
    open: Vec<(El, String)>,
    /// How many are open that are nested too deep to be there.
    lost: u32,
}

impl Tree<'_> {
    /// Takes in a tag, and the text before it if it is on the list.
    fn tag(&mut self, text: &mut String, name: &str, source: &str) {
        // What people write as `b` and `i`.
        let name = match name {
            "b" => "strong",
            "i" => "em",
            name => name,
        };
        if !is_listed(KEPT, name) {
            if !is_listed(INLINE, name) {
                text.push(' ');
            }
            return;
        }
        self.text(&std::mem::take(text));
        if source.starts_with('/') {
            match self.lost {
                0 => self.close(name),
                _ => self.lost -= 1,
            }
            return;
        }
        if is_listed(BLOCKS, name) {
            self.close("p");
        }
        if name == "a" || (name == "li" && self.last("li") > self.last("ul").max(self.last("ol"))) {
            self.close(name);
        }
        let has_end = name != "br";
        if self.open.len() > DEPTH {
            self.lost += u32::from(has_end);
            return;
        }
        let mut kept = el(name);
        if name == "a" {
            let href = decode(href(source).unwrap_or_default());
            let Some(link) = Link::contact(&href).or_else(|| Link::parse(&href, self.base)) else {
                return;
            };
            kept = kept
                .attr("href", link.as_str())
                .attr("rel", "nofollow ugc noopener");
        }
        if let Some((into, _)) = self.open.last() {
            into.clone().child(kept.clone());
        }
        if has_end {
            self.open.push((kept, name.to_owned()));
        }
    }

    fn text(&self, text: &str) {
        if let Some((into, _)) = self.open.last().filter(|_| !text.is_empty()) {
            into.clone().text(&decode(text));
        }
    }

    /// Where the innermost element of that name is open.
    fn last(&self, name: &str) -> Option<usize> {
        self.open.iter().rposition(|(_, open)| open == name)
    }

    /// Closes it, with all that is inside.
    fn close(&mut self, name: &str) {
        if let Some(at) = self.last(name) {
            self.open.truncate(at);
        }
    }
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
