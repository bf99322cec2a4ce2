//! The digest ticker: one headline at a time, or all of them as a list.
//!
//! Attributes: `mode` = `rotate` (default), `static`; `interval` (seconds a headline stays, 6).
//! Events: `bantin-select` (cancelable).
//! Parts: `title`, `time`, `headline`, `breaking`, `position`, `previous`, `pause`, `next`.

use crate::model::{Digest, Headline};
use crate::source::Error;
use crate::source::adapter::Model;
use crate::source::clock::Interval;
use crate::source::mapping::Mapping;
use crate::source::page::{Payload, Reading};
use crate::source::read::digest;
use crate::ui::dom::{El, el, follow, keep};
use crate::ui::icons::{self, icon};
use crate::ui::intl::{Style, machine, time};
use crate::ui::labels::Label;
use crate::ui::motion;
use crate::ui::notice::button;
use crate::ui::state::State;
use crate::widget::{Context, Data, Widget, Words, story_detail};
use std::cell::RefCell;
use std::rc::Rc;

/// The widget.
pub(super) struct Ticker;

impl Widget for Ticker {
    const TAG: &'static str = "bantin-ticker";
    const SHEET: &'static str = include_str!(concat!(env!("OUT_DIR"), "/ticker.css"));
    const ATTRIBUTES: &'static [&'static str] = &["mode", "interval"];
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

    fn append(data: &Digest, more: Digest) -> Digest {
        Digest {
            items: data.items.iter().cloned().chain(more.items).collect(),
            ..data.clone()
        }
    }

    fn skeleton() -> El {
        el("div")
            .class("ticker")
            .child(el("div").class("line skeleton"))
    }

    fn view(digest: Data<Digest>, cx: &Context) -> El {
        let (head, body) = (digest.clone(), digest);
        let (head_cx, body_cx) = (cx.clone(), cx.clone());
        el("div")
            .class("ticker")
            .region(move || Some(title(&head.get(), &head_cx)))
            .region(move || {
                let modes = ["rotate", "static"];
                Some(match body_cx.attributes().choice("mode", &modes) {
                    "static" => list(&body, &body_cx),
                    _ => rotation(&body, &body_cx),
                })
            })
    }
}

/// The name of the digest and its time; a page that gives a `heading` has the last word.
fn title(digest: &Digest, cx: &Context) -> El {
    let own = cx.attributes().get("heading");
    let text = own.unwrap_or_else(|| match digest.title.as_str() {
        "" => cx.say(Label::Ticker),
        title => title.to_owned(),
    });
    let name = match &digest.url {
        Some(url) => el("a").attr("href", url.as_str()).text(&text),
        None => el("span").text(&text),
    };
    let at = digest.published.map(|at| {
        el("time")
            .part("time")
            .attr("datetime", &machine(at))
            .text(&time(at, Style::Hour, &cx.locale()))
    });
    el("div")
        .class("title")
        .part("title")
        .child(name)
        .child_if(at)
}

fn list(digest: &Data<Digest>, cx: &Context) -> El {
    let headlines = digest.get();
    let line = |(position, line): (usize, &Headline)| el("li").child(headline(line, position, cx));
    el("ul")
        .class("headlines")
        .children(headlines.items.iter().enumerate().map(line))
}

fn headline(line: &Headline, position: usize, cx: &Context) -> El {
    let text = match &line.url {
        Some(url) => {
            let (cx, url, title) = (cx.clone(), url.clone(), line.title.clone());
            el("a")
                .attr("href", url.as_str())
                .text(&line.title)
                .on("click", move |event| {
                    let detail = story_detail(url.as_str(), &title, position);
                    if !cx.emit("bantin-select", &detail, true) {
                        event.prevent_default();
                    }
                })
        }
        None => el("span").text(&line.title),
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

/// One headline at a time. It turns by itself unless the reader said no: by the setting for
/// reduced motion, by the pause button, by looking at it (hover) or being in it (focus).
fn rotation(digest: &Data<Digest>, cx: &Context) -> El {
    let at = State::new(0usize);
    let is_held = State::new(false);
    let paused = motion::paused();
    let count = digest.get().items.len();
    let turn = {
        let at = at.clone();
        move |by: usize| at.set((at.peek() + by) % count.max(1))
    };

    let timer: Rc<RefCell<Option<Interval>>> = Rc::default();
    let (held, still, running, turned) =
        (is_held.clone(), paused.clone(), timer.clone(), turn.clone());
    let pace = cx.clone();
    follow(move || {
        let seconds = pace.attributes().number("interval");
        let moves = count > 1 && !held.get() && !still.get();
        let turned = turned.clone();
        let next = moves.then(|| Interval::new(seconds.unwrap_or(6.0).max(2.0), move || turned(1)));
        let old = running.replace(next);
        drop(old);
    });
    keep(timer);

    let shown = {
        let (at, digest, cx) = (at.clone(), digest.clone(), cx.clone());
        move || {
            let digest = digest.get();
            let position = at.get().min(digest.items.len().saturating_sub(1));
            let line = digest.items.get(position)?;
            Some(headline(line, position, &cx))
        }
    };
    let hold = |to: bool| {
        let is_held = is_held.clone();
        move |_| is_held.set(to)
    };
    let live = paused.clone();
    let stage = el("div")
        .class("stage")
        // Polite once it stands still, silent while it turns by itself (ARIA APG, carousel).
        .bind("aria-live", move || {
            Some(if live.get() { "polite" } else { "off" }.to_owned())
        })
        .region(shown);
    let row = el("div")
        .class("rotation")
        .on("mouseenter", hold(true))
        .on("mouseleave", hold(false))
        .on("focusin", hold(true))
        .on("focusout", hold(false))
        .child(stage);
    if count < 2 {
        return row;
    }
    row.child(controls(cx, count, at, paused, turn))
}

fn controls(
    cx: &Context,
    count: usize,
    at: State<usize>,
    paused: State<bool>,
    turn: impl Fn(usize) + Clone + 'static,
) -> El {
    let arrow = |drawing, label, part, by: usize| {
        let turn = turn.clone();
        button("icon-button", "")
            .part(part)
            .attr("aria-label", &cx.say(label))
            .child(icon(drawing))
            .on("click", move |_| turn(by))
    };
    let (words, drawing, state) = (cx.clone(), paused.clone(), paused.clone());
    let label = paused;
    let toggle = button("icon-button", "")
        .part("pause")
        .bind("aria-label", move || {
            let label = if label.get() {
                Label::Play
            } else {
                Label::Pause
            };
            Some(words.say(label))
        })
        .region(move || {
            Some(icon(if drawing.get() {
                icons::PLAY
            } else {
                icons::PAUSE
            }))
        })
        .on("click", move |_| motion::set_paused(!state.peek()));
    let total = count.to_string();
    el("div")
        .class("controls")
        .child(toggle)
        .child(arrow(icons::BACK, Label::Previous, "previous", count - 1))
        .child(
            el("span")
                .class("muted position")
                .part("position")
                .bind_text(move || [&(at.get() + 1).to_string(), " / ", &total].concat()),
        )
        .child(arrow(icons::FORWARD, Label::Next, "next", 1))
}
