//! All headlines passing by in one line, at the same speed whatever there is to say.
//!
//! The movement is an animation of the sheet: the browser's compositor runs it, no script does,
//! so it goes on while the page is busy. Behind the list come copies of it, out of reach, so that
//! its end is followed by its beginning. While it stands still the line can be scrolled, from
//! where it was: nothing is out of reach, and nothing jumps.

use super::contract::SPEED;
use super::headline::{headline, lines, rows};
use super::hold::hold;
use crate::model::{Digest, Headline};
use crate::source::wire::property::{number, property, put};
use crate::source::wire::task::spawn;
use crate::stdx::number::whole;
use crate::ui::dom::{El, el, follow, method};
use crate::ui::labels::Label;
use crate::ui::motion;
use crate::ui::observe::Resizes;
use crate::ui::page;
use crate::ui::state::State;
use crate::widget::{Context, Data, pause_button};
use leptos::prelude::Owner;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement};

/// How far an animation is, in milliseconds from its beginning.
const PASSED: &str = "currentTime";

/// No line is filled with more copies than this, however short the digest.
const MOST_COPIES: i32 = 40;

struct Marquee {
    digest: Data<Digest>,
    cx: Context,
    stage: HtmlElement,
    /// The list and its copies, side by side.
    reel: HtmlElement,
    list: HtmlElement,
    shown: State<Vec<Rc<Headline>>>,
    /// True where the copies show newer headlines already: at the next seam the list does too.
    is_seam_near: Cell<bool>,
    is_still: Cell<bool>,
    /// The width of the list, in pixels, and the time it takes to pass, in milliseconds.
    pass: Cell<(f64, f64)>,
    /// What is seen first, and how far it is past the edge, while newer headlines come in.
    anchor: RefCell<Option<(HtmlElement, f64)>>,
}

/// All headlines, passing by.
pub(super) fn marquee(digest: &Data<Digest>, cx: &Context) -> El {
    let (stage, reel) = (el("div").class("stage"), el("div").class("reel"));
    let list = el("ul").class("headlines");
    let marquee = Rc::new(Marquee {
        digest: digest.clone(),
        cx: cx.clone(),
        stage: stage.html(),
        reel: reel.html(),
        list: list.html(),
        shown: State::default(),
        is_seam_near: Cell::new(false),
        is_still: Cell::new(true),
        pass: Cell::new((1.0, 1.0)),
        anchor: RefCell::default(),
    });
    let (shown, passed, pressed) = (marquee.clone(), marquee.clone(), marquee.clone());
    let list = list.rows(move || rows(&shown.shown.get(), &shown.cx));
    let reel = reel
        .child(list)
        .on("animationiteration", move |_| passed.seam());
    for element in [stage.node(), reel.node()] {
        let measured = marquee.clone();
        Resizes::new(element, move || measured.measure()).keep();
    }
    let is_held = State::new(false);
    let stage = hold(stage.part("stage").child(reel), &is_held)
        .on("click", move |event| pressed.press(&event));
    let controls = el("div")
        .class("controls")
        .child(pause_button(cx, &State::new(false)));
    let row = el("div").class("rotation").child(controls).child(stage);

    let (merging, paced, paused) = (marquee.clone(), marquee.clone(), motion::paused());
    follow(move || merging.merge());
    follow(move || paced.measure());
    follow(move || marquee.stand(is_held.get() || paused.get()));
    row
}

impl Marquee {
    /// The newest headlines, followed.
    fn newest(&self) -> Vec<Rc<Headline>> {
        lines(&self.digest.get(), self.cx.attributes()).to_vec()
    }

    fn is_news(&self, newest: &Vec<Rc<Headline>>) -> bool {
        self.shown.peek() != *newest
    }

    /// Takes newer headlines in: at a seam while it moves, around what is seen first otherwise.
    fn merge(&self) {
        let newest = self.newest();
        if !self.is_news(&newest) || !self.is_still.get() {
            return;
        }
        let (_, offset) = self.offset();
        let mut next = self.list.first_element_child();
        while let Some(row) = next {
            next = row.next_element_sibling();
            let row: HtmlElement = row.unchecked_into();
            let past = offset - self.start(&row);
            if past < f64::from(row.offset_width()) {
                self.anchor.replace(Some((row, past)));
                break;
            }
        }
        self.show(newest);
    }

    /// The end of the list has passed: the moment at which nobody sees what is changed behind it.
    fn seam(&self) {
        let newest = self.newest();
        if !self.is_news(&newest) {
            return;
        }
        if self.is_seam_near.get() {
            self.show(newest);
        } else {
            // By the next seam they are what is in view.
            self.is_seam_near.set(true);
            self.copy(&newest);
        }
    }

    fn show(&self, newest: Vec<Rc<Headline>>) {
        self.is_seam_near.set(false);
        self.copy(&newest);
        self.shown.set(newest);
    }

    /// Fills the line behind the list.
    fn copy(&self, newest: &[Rc<Headline>]) {
        while let Some(old) = self.list.next_element_sibling() {
            old.remove();
        }
        let line = |line: &Rc<Headline>| el("li").child(headline(line, &self.cx, || 0));
        // Of an owner that ends at once: a copy does nothing.
        let owner = Owner::default();
        let copy = owner.with(|| {
            el("ul")
                .class("headlines")
                .attr("inert", "")
                .attr("aria-hidden", "true")
                .children(newest.iter().map(line))
        });
        owner.cleanup();
        let _ = El::of(&self.reel).child(copy);
        self.fill();
    }

    /// Sees to it that there are enough copies for the width of the line.
    fn fill(&self) {
        let Some(copy) = self.list.next_element_sibling() else {
            return;
        };
        let width = copy.unchecked_ref::<HtmlElement>().offset_width();
        let wanted = self.stage.offset_width() / width.max(1) + 1;
        let mut count = self.reel.child_element_count() as i32 - 1;
        while width > 0 && count < wanted.min(MOST_COPIES) {
            count += 1;
            if let Ok(again) = copy.clone_node_with_deep(true) {
                let _ = El::of(&self.reel).child(El::of(again.unchecked_ref()));
            }
        }
    }

    /// How far it has moved: whole passes, and pixels of the one that goes on.
    fn offset(&self) -> (f64, f64) {
        let (width, time) = self.pass.get();
        if self.is_still.get() {
            let left = f64::from(self.stage.scroll_left().abs());
            // Not `%`: its code for numbers of any size is 3 KB (raw).
            return (0.0, left - (left / width).floor() * width);
        }
        let passed = self.animation().and_then(|it| number(&it, PASSED));
        let passed = passed.unwrap_or_default() / time;
        (passed.floor(), passed.fract() * width)
    }

    fn move_to(&self, passes: f64, offset: f64) {
        let (width, time) = self.pass.get();
        if self.is_still.get() {
            let is_rtl = self.stage.matches(":dir(rtl)").unwrap_or_default();
            let left = if is_rtl { -offset } else { offset };
            self.stage.set_scroll_left(left.round() as i32);
        } else if let Some(animation) = self.animation() {
            // Another count of passes would look like the end of one.
            let passed = (passes + offset / width) * time;
            put(&animation, PASSED, &passed.into());
        }
    }

    /// Stands still, or moves on, from where it is.
    fn stand(&self, still: bool) {
        let (_, offset) = self.offset();
        self.is_still.set(still);
        let _ = El::of(&self.stage).maybe("data-still", still.then_some(""));
        self.reach();
        if !still {
            self.stage.set_scroll_left(0);
        }
        self.move_to(0.0, offset);
        if let Ok(Some(focused)) = self.stage.query_selector(":focus") {
            page::reveal(&focused, "nearest");
        }
        if still {
            // What came meanwhile need not wait for a seam.
            self.merge();
        }
    }

    /// Lets a keyboard scroll it where it stands still and nothing in it can have the focus (WCAG 2.1.1):
    /// Safari does not by itself.
    fn reach(&self) {
        let is_bare = || matches!(self.list.query_selector("a"), Ok(None));
        let is_stop = self.is_still.get() && is_bare();
        let name = self.cx.say(Label::Ticker);
        let _ = El::of(&self.stage)
            .maybe("tabindex", is_stop.then_some("0"))
            .maybe("role", is_stop.then_some("group"))
            .maybe("aria-label", is_stop.then_some(&name));
    }

    /// Sets the time of a pass by the width of the list; what is seen stays where it is.
    fn measure(&self) {
        let speed = SPEED.of(self.cx.attributes());
        let width = f64::from(self.list.offset_width());
        if width == 0.0 {
            return;
        }
        self.fill();
        self.reach();
        let (passes, mut offset) = self.offset();
        if let Some((row, past)) = self.anchor.take().filter(|(row, _)| row.is_connected()) {
            offset = self.start(&row) + past;
        }
        let time = (width / speed * 1000.0).round();
        if self.pass.replace((width, time)) != (width, time) {
            let _ = El::of(&self.reel)
                .style("--_shift", &[&whole(width), "px"].concat())
                .style("--_time", &[&whole(time), "ms"].concat());
        }
        self.move_to(passes, offset);
    }

    /// Where a row begins, from where the list does.
    fn start(&self, row: &HtmlElement) -> f64 {
        let from_left = row.offset_left() - self.list.offset_left();
        let is_rtl = self.stage.matches(":dir(rtl)").unwrap_or_default();
        f64::from(match is_rtl {
            true => self.list.offset_width() - from_left - row.offset_width(),
            false => from_left,
        })
    }

    /// A press on a copy is one on the headline that it shows.
    fn press(&self, event: &Event) {
        let at = number(event, "clientX").unwrap_or_default();
        let copies = self.reel.query_selector_all("[inert] > li");
        let Ok(copies) = copies else { return };
        let count = self.list.child_element_count().max(1);
        for i in 0..copies.length() {
            let Some(row) = copies.get(i) else { continue };
            let place = row.unchecked_ref::<Element>().get_bounding_client_rect();
            if (place.left()..place.right()).contains(&at) {
                let row = self.list.children().item(i % count);
                let link = row.and_then(|row| row.query_selector("a").ok().flatten());
                if let Some(link) = link {
                    // After this press: its own comes by here too.
                    let link: HtmlElement = link.unchecked_into();
                    spawn(async move { link.click() });
                }
            }
        }
    }

    /// The animation of the sheet, while there is one.
    fn animation(&self) -> Option<JsValue> {
        // Known to every browser, but not yet to stable web-sys.
        let all = method(&self.reel, "getAnimations")?;
        let all = all.call0(&self.reel).ok()?;
        property(&all, "0")
    }
}
