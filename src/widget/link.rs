//! The link to a story.

use super::{Context, story_detail};
use crate::model::Link;
use crate::source::value::url;
use crate::stdx::callback::{Callback, boxed};
use crate::ui::dom::{El, el};

/// A link to a story, with the parameters of the attribute `utm`. It tells the page when it is
/// chosen, with its `place` in the list at that time.
pub fn story_link(
    cx: &Context,
    url: &Link,
    title: &str,
    place: impl Fn() -> usize + 'static,
) -> El {
    link(cx, url, title, boxed(place))
}

fn link(cx: &Context, url: &Link, title: &str, mut place: Box<dyn Callback<(), usize>>) -> El {
    let (linked, address) = (cx.clone(), url.clone());
    let (selected, url, text) = (cx.clone(), url.clone(), title.to_owned());
    el("a")
        .bind("href", move || {
            let more = linked.attributes().get("utm").unwrap_or_default();
            Some(url::add(address.as_str(), &more))
        })
        .theirs(cx)
        .text(title)
        .on("click", move |event| {
            let detail = story_detail(url.as_str(), &text, place.call(()));
            if !selected.emit("bantin-select", &detail, true) {
                event.prevent_default();
            }
        })
}
