//! The track of the carousel: what of it is in view, and how it moves.

use super::contract::WRAP;
use crate::source::wire::task::spawn;
use crate::stdx::number::integer;
use crate::ui::dom::{El, boolean, el};
use crate::ui::labels::{Label, fill};
use crate::ui::listen::Listener;
use crate::ui::observe::{Resizes, Sight, Views};
use crate::ui::page;
use crate::ui::state::State;
use crate::widget::{Context, arrow};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

pub(super) struct Reel {
    /// What scrolls: the list of cards, and the way to more of them.
    track: HtmlElement,
    cards: HtmlElement,
    views: Views,
    /// True once the observer of its size has told of a layout.
    is_laid_out: Cell<bool>,
    /// True while all of it is in view, so that nothing can be moved.
    pub(super) fits: State<bool>,
    /// True while there is nothing before what is in view, and nothing behind it.
    is_first: State<bool>,
    is_last: State<bool>,
    /// True while it moves by itself.
    pub(super) is_rotating: State<bool>,
    /// The cards that the reader moved to: the first and the last in full view, and how many
    /// there are in all.
    at: State<Option<[i32; 3]>>,
    /// Where a smooth scroll under way is going, so that quick presses add up.
    goal: Cell<Option<i32>>,
}

impl Reel {
    pub(super) fn new(track: &El, cards: &El) -> Rc<Self> {
        let reel = Rc::new(Self {
            track: track.html(),
            cards: cards.html(),
            views: Views::new(Some(track.node()), |card, sight| show(&card, sight)),
            is_laid_out: Cell::new(false),
            fits: State::new(true),
            is_first: State::new(true),
            is_last: State::new(false),
            is_rotating: State::new(false),
            at: State::new(None),
            goal: Cell::new(None),
        });
        let measured = reel.clone();
        Resizes::new(track.node(), move || {
            measured.is_laid_out.set(true);
            measured.measure();
        })
        .keep();
        for event in ["scrollend", "wheel", "touchstart"] {
            let moved = reel.clone();
            Listener::new(track.node(), event, move |_| {
                let place = moved.place_now().map(|place| place.first);
                // A scroll that gives way to another one ends too.
                if event != "scrollend" || place == moved.goal.get() {
                    moved.goal.set(None);
                }
            })
            .keep();
        }
        let scrolled = reel.clone();
        Listener::new(track.node(), "scroll", move |_| scrolled.look()).keep();
        let left = reel.clone();
        Listener::new(track.node(), "focusout", move |event| {
            // A card that left the view with the focus in it was spared; now it need not be.
            let target = event.target().map(JsCast::unchecked_into::<Element>);
            if let Some(card) = target.and_then(|it| it.closest("li").ok().flatten()) {
                left.views.watch(&card);
            }
        })
        .keep();
        reel
    }

    /// Takes a card out of reach while it is out of view.
    pub(super) fn watch(&self, card: &Element) {
        self.views.watch(card);
    }

    /// To be told before the cards change: numbers them once they have.
    pub(super) fn cards_change(self: &Rc<Self>) {
        let reel = self.clone();
        spawn(async move {
            // Those out of view are hidden from assistive technology too, so it cannot count.
            let count = integer(reel.cards.child_element_count().into());
            let mut next = reel.cards.first_element_child();
            let mut place = 0;
            while let Some(card) = next {
                place += 1;
                El::of(&card)
                    .attr("aria-posinset", &integer(place))
                    .attr("aria-setsize", &count);
                next = card.next_element_sibling();
            }
            // The first cards are measured when they are laid out: to measure them now would have the
            // browser do that at once, in this script.
            if reel.is_laid_out.get() {
                reel.measure();
            }
        });
    }

    pub(super) fn is_last(&self, card: &Element) -> bool {
        self.cards.last_element_child().as_ref() == Some(card)
    }

    fn measure(&self) {
        let track = &self.track;
        self.fits
            .change(track.scroll_width() <= track.client_width() + 1);
        self.look();
    }

    /// Finds whether it is at either end.
    fn look(&self) {
        let track = &self.track;
        let now = track.scroll_left().abs();
        let most = track.scroll_width() - track.client_width();
        self.is_first.change(now <= 2);
        self.is_last.change(now >= most - 2);
    }

    /// Where it is, if it can be moved at all.
    fn place_now(&self) -> Option<Position> {
        let track = &self.track;
        let first: HtmlElement = self.cards.first_element_child()?.unchecked_into();
        let second: HtmlElement = first.next_element_sibling()?.unchecked_into();
        let pitch = (second.offset_left() - first.offset_left()).abs();
        if pitch == 0 {
            return None;
        }
        let width = track.client_width();
        let gap = pitch - first.offset_width();
        // The way to more of them is as wide as a card, where there is one.
        let more = track.last_element_child()?.unchecked_into::<HtmlElement>();
        let count = self.count() + i32::from(more.offset_width() > 0);
        let in_view = ((width + gap) / pitch).clamp(1, count);
        let most = track.scroll_width() - width;
        // In a right-to-left page scrollLeft runs from 0 down to -most.
        let now = track.scroll_left().abs();
        let last = count - in_view;
        Some(Position {
            first: if now >= most - 2 {
                last
            } else {
                (now + pitch / 2) / pitch
            },
            last,
            in_view,
            pitch,
            most,
        })
    }

    /// How many cards there are.
    fn count(&self) -> i32 {
        i32::try_from(self.cards.child_element_count()).unwrap_or(i32::MAX)
    }

    /// Moves by as many cards as are in full view; from either end on to the other if it `wraps`.
    pub(super) fn step(&self, forward: bool, wraps: bool) {
        let Some(place) = self.place_now() else {
            return;
        };
        let at = self.goal.get().unwrap_or(place.first);
        let to = match forward {
            true if at >= place.last && wraps => 0,
            true => (at + place.in_view).min(place.last),
            false if at == 0 && wraps => place.last,
            false => (at - place.in_view).max(0),
        };
        self.goal.set(Some(to));
        let count = self.count();
        // What leads to more of them is none of them.
        let (first, last) = (to + 1, to + place.in_view);
        self.at
            .set(Some([first.min(count), last.min(count), count]));
        let left = f64::from((to * place.pitch).min(place.most));
        let is_rtl = self.track.matches(":dir(rtl)").unwrap_or_default();
        // The sheet says whether that is smooth: `scroll-behavior`, by the reader's own setting.
        page::scroll(&self.track, if is_rtl { -left } else { left });
    }

    /// The buttons above the track. They never move the focus.
    pub(super) fn arrows(self: &Rc<Self>, pause: El, cx: &Context) -> El {
        let turn = |forward: bool, is_end: &State<bool>| {
            let (reel, is_end, cx) = (self.clone(), is_end.clone(), cx.clone());
            let attributes = cx.attributes().clone();
            arrow(&cx, forward, move || {
                reel.step(forward, WRAP.of(&attributes));
            })
            // Dimmed, not `disabled`, which would take the focus from it.
            .bind("aria-disabled", move || {
                (is_end.get() && !WRAP.of(cx.attributes())).then(|| boolean(true))
            })
        };
        let fits = self.fits.clone();
        el("div")
            .class("arrows")
            .flag("hidden", move || fits.get())
            .child(pause)
            .child(turn(false, &self.is_first))
            .child(turn(true, &self.is_last))
    }

    /// Says where the reader moved to. Silent while it moves by itself (ARIA APG, carousel).
    pub(super) fn position(&self, cx: &Context) -> El {
        let (at, cx) = (self.at.clone(), cx.clone());
        let is_rotating = self.is_rotating.clone();
        el("p")
            .class("sr")
            .bind("aria-live", move || {
                let live = if is_rotating.get() { "off" } else { "polite" };
                Some(live.to_owned())
            })
            .bind_text(move || match at.get() {
                Some([first, last, count]) => {
                    let mut shown = integer(first.into());
                    if first < last {
                        shown = [&shown, "–", &integer(last.into())].concat();
                    }
                    fill(&cx.say_with(Label::Showing, &shown), &integer(count.into()))
                }
                None => String::new(),
            })
    }
}

/// Where a track is scrolled to.
struct Position {
    /// The first card in full view, counted from 0.
    first: i32,
    /// What that is at the end.
    last: i32,
    /// How many are in full view.
    in_view: i32,
    /// From one card to the next, in pixels.
    pitch: i32,
    /// How far it can be scrolled, in pixels.
    most: i32,
}

/// What is out of view is out of reach too, unless the reader's focus is in it.
fn show(card: &Element, sight: Sight) {
    let is_away = sight == Sight::None && !card.matches(":focus-within").unwrap_or_default();
    let _ = El::of(card).maybe("inert", is_away.then_some(""));
}
