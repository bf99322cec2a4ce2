//! All headlines passing by in one line, at the same speed whatever there is to say.
//!
//! The movement is an animation of the sheet: the browser's compositor runs it, no script does,
//! so it goes on while the page is busy. Behind the list come copies of it, out of reach, so that
//! its end is followed by its beginning. While it stands still the line can be scrolled, from
//! where it was: nothing is out of reach, and nothing jumps.

use super::headline::{headline, lines, rows};
use super::hold::hold;
use crate::model::Digest;
use crate::ui::dom::{El, el, follow};
use crate::ui::motion;
use crate::ui::observe::Resizes;
use crate::ui::state::State;
use crate::widget::{Context, Data, pause_button};
use js_sys::{Array, Function, Reflect};
use leptos::prelude::Owner;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{
    Animation, Element, Event, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// Pixels a second, unless the page says otherwise: a reader of Vietnamese or English keeps up.
const SPEED: f64 = 60.0;
/// No line is filled with more copies than this, however short the digest.
const MOST_COPIES: i32 = 40;

struct Marquee {
    digest: Data<Digest>,
    cx: Context,
    stage: HtmlElement,
    /// The list and its copies, side by side.
    reel: HtmlElement,
    list: HtmlElement,
    shown: State<Option<Rc<Digest>>>,
    /// Where the copies show a newer digest already: at the next seam the list does too.
    is_seam_near: Cell<bool>,
    is_still: Cell<bool>,
    /// The width of the list, in pixels, and the time it takes to pass, in milliseconds.
    pass: Cell<(f64, f64)>,
    /// What the reader sees first, and how far it is past the edge.
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
        shown: State::new(None),
        is_seam_near: Cell::new(false),
        is_still: Cell::new(true),
        pass: Cell::new((1.0, 1.0)),
        anchor: RefCell::default(),
    });
    let shown = marquee.clone();
    let list = list.rows(move || match shown.shown.get() {
        Some(digest) => rows(lines(&digest, shown.cx.attributes()), &shown.cx),
        None => Vec::new(),
    });
    let merging = marquee.clone();
    follow(move || merging.merge(&merging.digest.get()));
    for element in [stage.node(), reel.node()] {
        let measured = marquee.clone();
        Resizes::new(element, move || measured.measure()).keep();
    }
    let paced = marquee.clone();
    follow(move || {
        // Read to be followed.
        paced.cx.attributes().get("speed");
        paced.measure();
    });
    let (is_held, paused, moving) = (State::new(false), motion::paused(), marquee.clone());
    let held = is_held.clone();
    let (passed, pressed) = (marquee.clone(), marquee);
    let reel = reel
        .child(list)
        .on("animationiteration", move |_| passed.seam());
    let stage = hold(stage.part("stage").child(reel), &is_held)
        .on("click", move |event| pressed.press(&event));
    let controls = el("div")
        .class("controls")
        .child(pause_button(cx, &State::new(false)));
    let row = el("div").class("rotation").child(controls).child(stage);
    follow(move || moving.stand(held.get() || paused.get()));
    row
}

impl Marquee {
    /// Takes a newer digest in: at a seam while it moves, around what is seen first otherwise.
    fn merge(&self, digest: &Rc<Digest>) {
        if !self.is_news(digest) || !self.is_still.get() {
            return;
        }
        let offset = self.offset();
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
        self.show();
    }

    /// The end of the list has passed: the moment at which nobody sees what is changed behind it.
    fn seam(&self) {
        if !self.is_news(&self.digest.peek()) {
            return;
        }
        if self.is_seam_near.get() {
            self.show();
        } else {
            // By the next seam they are what is in view.
            self.is_seam_near.set(true);
            self.copy();
        }
    }

    fn is_news(&self, digest: &Digest) -> bool {
        let shown = self.shown.peek();
        shown.is_none_or(|shown| shown.items != digest.items)
    }

    fn show(&self) {
        self.is_seam_near.set(false);
        self.shown.set(Some(self.digest.peek()));
        self.copy();
    }

    /// Fills the line behind the list.
    fn copy(&self) {
        while let Some(old) = self.list.next_element_sibling() {
            old.remove();
        }
        let digest = self.digest.peek();
        let line = |line| el("li").child(headline(line, &self.cx, || 0));
        // Of an owner that ends at once: a copy does nothing.
        let owner = Owner::default();
        let copy = owner.with(|| {
            let lines = lines(&digest, self.cx.attributes());
            el("ul")
                .class("headlines")
                .attr("inert", "")
                .attr("aria-hidden", "true")
                .children(lines.iter().map(line))
        });
        owner.cleanup();
        let reel = El::of(&self.reel).child(copy.clone());
        let count = self.stage.offset_width() / copy.html().offset_width().max(1);
        let again = |_| El::of(copy.node().clone_node_with_deep(true).ok()?.unchecked_ref()).into();
        let _ = reel.children((0..count.min(MOST_COPIES)).filter_map(again));
    }

    /// How far it has moved, in pixels.
    fn offset(&self) -> f64 {
        let (width, time) = self.pass.get();
        if self.is_still.get() {
            return f64::from(self.stage.scroll_left().abs()) % width;
        }
        let time_passed = self.animation().and_then(|it| it.current_time());
        time_passed.unwrap_or_default() % time / time * width
    }

    fn move_to(&self, offset: f64) {
        let (width, time) = self.pass.get();
        if self.is_still.get() {
            let is_rtl = self.stage.matches(":dir(rtl)").unwrap_or_default();
            let left = if is_rtl { -offset } else { offset };
            self.stage.set_scroll_left(left.round() as i32);
        } else if let Some(animation) = self.animation() {
            animation.set_current_time(Some(offset / width * time));
        }
    }

    /// Stands still, or moves on, from where it is.
    fn stand(&self, still: bool) {
        let offset = self.offset();
        self.is_still.set(still);
        let _ = El::of(&self.stage).maybe("data-still", still.then_some(""));
        if !still {
            self.stage.set_scroll_left(0);
        }
        self.move_to(offset);
        if let Ok(Some(focused)) = self.stage.query_selector(":focus") {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            options.set_inline(ScrollLogicalPosition::Nearest);
            focused.scroll_into_view_with_scroll_into_view_options(&options);
        }
        if still {
            // What came meanwhile need not wait for a seam.
            self.merge(&self.digest.peek());
        }
    }

    /// Sets the time of a pass by the width of the list; what is seen stays where it is.
    fn measure(&self) {
        let width = f64::from(self.list.offset_width());
        if width == 0.0 {
            return;
        }
        let mut offset = self.offset();
        if let Some((row, past)) = self.anchor.take().filter(|(row, _)| row.is_connected()) {
            offset = self.start(&row) + past;
        }
        let speed = self.cx.attributes().number("speed").unwrap_or(SPEED);
        let time = (width / speed.max(1.0) * 1000.0).round();
        if self.pass.replace((width, time)) != (width, time) {
            let whole = |value: f64, unit: &str| [&(value as i64).to_string(), unit].concat();
            let _ = El::of(&self.reel)
                .style("--_shift", &whole(width, "px"))
                .style("--_time", &whole(time, "ms"));
        }
        self.move_to(offset);
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
        let at = Reflect::get(event, &"clientX".into()).ok();
        let at = at.and_then(|at| at.as_f64()).unwrap_or_default();
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
                    link.unchecked_into::<HtmlElement>().click();
                }
            }
        }
    }

    /// The animation of the sheet, while there is one.
    fn animation(&self) -> Option<Animation> {
        // Known to every browser, but not yet to stable web-sys.
        let all: Function = Reflect::get(&self.reel, &"getAnimations".into())
            .ok()?
            .dyn_into()
            .ok()?;
        let all: Array = all.call0(&self.reel).ok()?.dyn_into().ok()?;
        all.get(0).dyn_into().ok()
    }
}
