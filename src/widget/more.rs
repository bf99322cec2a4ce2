//! The way to the next page of a list.

use super::Context;
use crate::stdx::number::integer;
use crate::ui::dom::{El, boolean, el, focus, follow};
use crate::ui::labels::Label;
use crate::ui::notice::button;
use crate::ui::page;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// A button for the next page, where the backend has one and `wanted` says that there is room for
/// it; and what is said of it: how many rows came into `list`, or that none could be had.
///
/// The first row that came has the focus, and so is in view: the button may be gone by then, and
/// a carousel would hide what it brought.
pub fn more(cx: &Context, list: &El, wanted: impl FnMut() -> bool + 'static) -> [El; 2] {
    // How many rows there were when the reader asked for more.
    let asked: Rc<Cell<Option<u32>>> = Rc::default();
    let (rows, pressed) = (list.node().clone(), asked.clone());
    let ask = move || pressed.set(Some(rows.child_element_count()));
    [row(cx, wanted, ask), told(cx, list.node().clone(), asked)]
}

/// What became of it; to be seen only where it went wrong.
fn told(cx: &Context, rows: Element, asked: Rc<Cell<Option<u32>>>) -> El {
    let (feed, words) = (cx.feed(), cx.clone());
    let (data, failed) = (feed.data.clone(), feed.has_failed_more.clone());
    let status = el("div").attr("aria-live", "polite");
    let said = status.clone();
    follow(move || {
        data.get();
        let count = rows.child_element_count();
        let mut class = "sr";
        let text = if failed.get() {
            class = "small";
            asked.set(None);
            words.say(Label::MoreFailed)
        } else if let Some(before) = asked.get().filter(|it| *it < count) {
            asked.set(None);
            lead(&rows, before);
            words.say_with(Label::Added, &integer((count - before).into()))
        } else {
            String::new()
        };
        said.clone()
            .class(class)
            .node()
            .set_text_content(Some(&text));
    });
    status
}

/// Moves the focus to a row, if the reader is still in the widget.
fn lead(rows: &Element, place: u32) {
    let widget = rows.closest("section:focus-within");
    let row = rows.children().item(place);
    if let (Ok(Some(_)), Some(row)) = (widget, row)
        && let Ok(Some(link)) = row.query_selector("a")
    {
        // A carousel has it out of reach while it is out of view.
        let _ = El::of(&row).maybe("inert", None);
        focus(&link);
        // There, what came with it is in view and in reach, too.
        page::reveal(&row, "start");
    }
}

fn row(cx: &Context, mut wanted: impl FnMut() -> bool + 'static, ask: impl Fn() + 'static) -> El {
    let feed = cx.feed();
    let (next, busy) = (feed.next.clone(), feed.is_loading_more.clone());
    let (failed, cx, ask) = (feed.has_failed_more.clone(), cx.clone(), Rc::new(ask));
    el("div").class("more").region(move || {
        next.get().filter(|_| wanted())?;
        let (asked, words, ask) = (cx.clone(), cx.clone(), ask.clone());
        let (busy, failed) = (busy.clone(), failed.clone());
        let more = button("button", "")
            .part("more")
            .bind_text(move || {
                words.say(match failed.get() {
                    true => Label::Retry,
                    false => Label::More,
                })
            })
            // Not `disabled`, which would take the focus from it.
            .bind("aria-disabled", move || busy.get().then(|| boolean(true)))
            .on("click", move |_| {
                ask();
                asked.load_more();
                asked.act("more", JsValue::NULL);
            });
        Some(more)
    })
}
