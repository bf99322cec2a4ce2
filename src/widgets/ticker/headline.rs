//! One headline, and the list of all.

use crate::model::{Digest, Headline};
use crate::stdx::list::Listed as _;
use crate::ui::dom::{El, Row, el, place};
use crate::ui::labels::Label;
use crate::widget::{Attributes, Context, Data, LIMIT, story_link};
use std::rc::Rc;

/// The headlines up to the limit.
pub(super) fn lines<'d>(digest: &'d Digest, attributes: &Attributes) -> &'d [Rc<Headline>] {
    let limit = LIMIT.count(attributes);
    digest.items.get(..limit).unwrap_or(&digest.items)
}

/// All of them, each on its line.
pub(super) fn list(digest: &Data<Digest>, cx: &Context) -> El {
    let (digest, cx) = (digest.clone(), cx.clone());
    el("ul").class("headlines").rows(move || {
        let digest = digest.get();
        rows(lines(&digest, cx.attributes()), &cx)
    })
}

/// A row for each headline. What says the same stays the same row.
pub(super) fn rows(lines: &[Rc<Headline>], cx: &Context) -> Vec<Row> {
    let row = |line: &Rc<Headline>| {
        let (line, cx) = (line.clone(), cx.clone());
        Row::new(identity(&line), move || {
            let row = el("li");
            let node = row.node().clone();
            row.child(headline(&line, &cx, move || place(&node)))
        })
    };
    lines.iter().map(row).listed()
}

/// All that a row shows.
fn identity(line: &Headline) -> String {
    let Headline {
        title,
        url,
        breaking,
        published: _,
    } = line;
    let url = url.as_ref().map_or("", |url| url.as_str());
    let mark = if *breaking { "!" } else { "" };
    [title, "\n", url, mark].concat()
}

/// A headline; `place` is where it is in the digest, counted from 0.
pub(super) fn headline(line: &Headline, cx: &Context, place: impl Fn() -> usize + 'static) -> El {
    let text = match &line.url {
        Some(url) => story_link(cx, url, &line.title, place),
        None => el("span").theirs(cx).text(&line.title),
    };
    let breaking = line.breaking.then(|| {
        let text = cx.say(Label::Breaking);
        el("strong").class("badge").part("breaking").text(&text)
    });
    el("p")
        .class("headline")
        .part("headline")
        .child_if(breaking)
        .child(text)
}
