//! The digest ticker: one headline at a time, all of them passing by, or a list.
//!
//! `contract` has what a page may write and expect.

mod contract;
mod headline;
mod hold;
mod marquee;
mod rotate;
mod words;

use crate::model::Digest;
use crate::source::Error;
use crate::source::adapter::Model;
use crate::source::mapping::Mapping;
use crate::source::read::digest;
use crate::source::read::page::{Payload, Reading};
use crate::ui::dom::{El, el, follow};
use crate::ui::intl::hour;
use crate::ui::labels::Label;
use crate::ui::piece::{linked, moment};
use crate::ui::state::State;
use crate::widget::contract::Contract;
use crate::widget::{Context, Data, HEADING, Widget, Words};
use contract::MODE;
use headline::{lines, list};
use marquee::marquee;
use rotate::rotate;

/// The widget.
pub(super) struct Ticker;

impl Widget for Ticker {
    const TAG: &'static str = "bantin-ticker";
    const SHEET: &'static str = include_str!(concat!(env!("OUT_DIR"), "/ticker.css"));
    // One line, or two on a phone.
    const RESERVE: &'static str = "clamp(3.875em,(46em - 100vw)*999,7.5em)";
    const CONTRACT: Contract = contract::CONTRACT;
    const MODEL: Model = Model::Digest;
    const WORDS: Words = Words {
        name: Label::Ticker,
        heading: false,
        failed: Label::TickerFailed,
        empty: Some(Label::TickerEmpty),
    };
    type Data = Digest;

    fn read(payload: &Payload, mapping: &Mapping) -> Result<Reading<Digest>, Error> {
        digest(payload, mapping)
    }

    fn is_empty(data: &Digest) -> bool {
        data.items.is_empty()
    }

    fn skeleton() -> El {
        el("div")
            .class("ticker")
            .child(el("div").class("line skeleton"))
    }

    fn view(digest: Data<Digest>, cx: &Context) -> El {
        // A single headline has nowhere to go: it stands still, without controls.
        let mode = State::new("");
        let (chosen, counted, mode_cx) = (mode.clone(), digest.clone(), cx.clone());
        follow(move || {
            let attributes = mode_cx.attributes();
            let wanted = MODE.of(attributes);
            let is_single = lines(&counted.get(), attributes).len() < 2;
            chosen.change(if is_single { "single" } else { wanted });
        });
        let (shown, head, body) = (mode.clone(), digest.clone(), digest);
        let (head_cx, body_cx) = (cx.clone(), cx.clone());
        el("div")
            .class("ticker")
            .bind("data-mode", move || Some(shown.get().to_owned()))
            .region(move || Some(title(&head.get(), &head_cx)))
            .region(move || {
                Some(match mode.get() {
                    "rotate" => rotate(&body, &body_cx),
                    "marquee" => marquee(&body, &body_cx),
                    _ => list(&body, &body_cx),
                })
            })
    }
}

/// The name of the digest and its time; a page that gives a `heading` has the last word.
fn title(digest: &Digest, cx: &Context) -> El {
    let own = HEADING.of(cx.attributes());
    let text = own.unwrap_or_else(|| match digest.title.as_str() {
        "" => cx.say(Label::Ticker),
        title => title.to_owned(),
    });
    let name = linked(digest.url.as_ref(), &text).theirs(cx);
    let at = digest
        .published
        .map(|at| moment(at).part("time").text(&hour(at, &cx.locale())));
    el("div")
        .class("title")
        .part("title")
        .child(name)
        .child_if(at)
}
