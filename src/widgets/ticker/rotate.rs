//! One headline at a time.

use super::contract::INTERVAL;
use super::headline::{headline, lines};
use super::hold::hold;
use crate::model::{Digest, Headline};
use crate::stdx::number::integer;
use crate::ui::dom::{El, boolean, el, follow};
use crate::ui::icons::{self, icon};
use crate::ui::labels::Label;
use crate::ui::motion;
use crate::ui::notice::button;
use crate::ui::observe::Resizes;
use crate::ui::printing::follow_printing;
use crate::ui::repeat::repeat;
use crate::ui::state::State;
use crate::widget::{Context, Data, arrow, pause_button};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::Element;

struct Rotation {
    digest: Data<Digest>,
    cx: Context,
    /// The headline on show. It stays until the next turn, also when a newer digest lacks it.
    shown: State<Option<Rc<Headline>>>,
    at: Cell<usize>,
    position: State<String>,
    /// True while the reader has all of it shown.
    is_open: State<bool>,
}

impl Rotation {
    /// Goes on by so many headlines, in the newest digest.
    fn turn(&self, forward: bool) {
        let digest = self.digest.peek();
        let lines = lines(&digest, self.cx.attributes());
        let count = lines.len().max(1);
        let is_there = self.find(lines);
        let at = self.at.get();
        let to = match forward {
            // The place of a headline that is gone has the next one already.
            true if !is_there => at,
            true => at + 1,
            false => at + count - 1,
        };
        self.at.set(to % count);
        self.is_open.change(false);
        self.shown.set(lines.get(to % count).cloned());
        self.count(count);
    }

    /// Takes a newer digest in without a change of what is read.
    fn merge(&self, digest: &Digest) {
        let lines = lines(digest, self.cx.attributes());
        let shown = self.shown.peek();
        // A corrected one is the same to who reads it, and may stand there for long.
        let is_it = |line: &&Rc<Headline>| {
            shown.as_ref().is_none_or(|shown| {
                let has_address = line.url.is_some() && line.url == shown.url;
                has_address || line.title == shown.title
            })
        };
        if !self.find(lines)
            && let Some(line) = lines.iter().find(is_it)
        {
            self.shown.set(Some(line.clone()));
        }
        self.find(lines);
        self.at
            .set(self.at.get().min(lines.len().saturating_sub(1)));
        self.count(lines.len());
    }

    /// Sees to it that the place is that of the headline on show. False when that is gone.
    fn find(&self, lines: &[Rc<Headline>]) -> bool {
        let shown = self.shown.peek();
        let place = lines.iter().position(|line| Some(line) == shown.as_ref());
        self.at.set(place.unwrap_or(self.at.get()));
        place.is_some()
    }

    fn count(&self, count: usize) {
        let place = integer(self.at.get() as i64 + 1);
        self.position
            .change([&place, " / ", &integer(count as i64)].concat());
    }
}

/// One headline at a time. It turns by itself unless the reader said no: by the setting for
/// reduced motion, by the pause button, by looking at it (hover) or being in it (focus).
pub(super) fn rotate(digest: &Data<Digest>, cx: &Context) -> El {
    let rotation = Rc::new(Rotation {
        digest: digest.clone(),
        cx: cx.clone(),
        shown: State::new(None),
        at: Cell::new(0),
        position: State::default(),
        is_open: State::new(false),
    });
    let merging = rotation.clone();
    follow(move || merging.merge(&merging.digest.get()));

    let (is_held, paused) = (State::new(false), motion::paused());
    let (held, still, turned) = (is_held.clone(), paused.clone(), rotation.clone());
    let (pace, position) = (cx.clone(), rotation.position.clone());
    let open = rotation.is_open.clone();
    repeat(
        move || {
            // Read to be followed: each headline has its time, whoever turned to it.
            position.get();
            let seconds = INTERVAL.of(pace.attributes());
            (!held.get() && !still.get() && !open.get()).then_some(seconds)
        },
        move || turned.turn(true),
    );
    let opener = opener(&rotation);
    let (shown, opened) = (rotation.clone(), opener.node().clone());
    let stage = el("div")
        .class("stage")
        .part("stage")
        // Polite once it stands still, silent while it turns by itself (ARIA APG, carousel).
        .bind("aria-live", move || {
            let live = if paused.get() { "polite" } else { "off" };
            Some(live.to_owned())
        })
        .region(move || {
            let (line, placed) = (shown.shown.get()?, shown.clone());
            let headline = headline(&line, &shown.cx, move || placed.at.get());
            let (line, opener) = (headline.node().clone(), opened.clone());
            Resizes::later(headline.node(), move || offer(&line, &opener)).keep();
            Some(headline)
        });
    let shown = el("div").class("turn").child(stage).child(opener);
    let view = el("div")
        .class("rotation")
        .child(controls(&rotation))
        .child(hold(shown, &is_held));
    print_all(&view, rotation);
    view
}

/// On paper nothing turns: all of them are there, for as long as it is printed.
fn print_all(view: &El, rotation: Rc<Rotation>) {
    let view = view.clone();
    let printed: Rc<RefCell<Option<El>>> = Rc::default();
    follow_printing(move |is_on| {
        if let Some(list) = printed.take() {
            list.node().remove();
        }
        if is_on {
            let (digest, line) = (rotation.digest.peek(), || el("li").class("headline"));
            let lines = lines(&digest, rotation.cx.attributes()).iter();
            let lines = lines.map(|it| line().part("headline").text(&it.title));
            let list = el("ul").class("headlines").children(lines);
            let _ = view.clone().child(list.clone());
            printed.replace(Some(list));
        }
    });
}

/// Shows all of a headline of which there is more than fits: it may have no link to be read by.
fn opener(rotation: &Rotation) -> El {
    let (open, turned) = (rotation.is_open.clone(), rotation.is_open.clone());
    button("icon-button", "")
        .part("open")
        .attr("hidden", "")
        .attr("aria-label", &rotation.cx.say(Label::Whole))
        .bind("aria-expanded", move || Some(boolean(open.get())))
        .child(icon(icons::OPEN))
        .on("click", move |_| turned.set(!turned.peek()))
}

/// Has the opener there where a headline has more than its two lines show.
fn offer(line: &Element, opener: &Element) {
    let is_cut = line.scroll_height() > line.client_height() + 1;
    // Open, the line says nothing of that; and with the focus in it, it waits until the reader
    // has moved on.
    let is_used = opener.matches(":focus, [aria-expanded=true]");
    let is_away = !is_cut && !is_used.unwrap_or_default();
    let _ = El::of(opener).maybe("hidden", is_away.then_some(""));
}

fn controls(rotation: &Rc<Rotation>) -> El {
    let cx = &rotation.cx;
    let turn = |forward| {
        let rotation = rotation.clone();
        arrow(cx, forward, move || rotation.turn(forward))
    };
    let position = rotation.position.clone();
    el("div")
        .class("controls")
        .child(pause_button(cx, &State::new(false)))
        .child(turn(false))
        .child(
            el("span")
                .class("muted position")
                .part("position")
                .bind_text(move || position.get()),
        )
        .child(turn(true))
}
