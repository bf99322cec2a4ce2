//! Related stories: pictures and headlines side by side, with native swipe and two buttons.
//!
//! Attributes: `layout` = `carousel` (default), `grid`, `list`; `limit`.
//! Events: `bantin-select` (cancelable), `bantin-impression`.
//! Parts: `track`, `card`, `picture`, `label`, `title`, `meta`, `excerpt`, `sponsored`,
//! `previous`, `next`, `more`.   Properties: `--card-width`, `--card-ratio`.

use crate::model::{Image, Story};
use crate::source::Error;
use crate::source::adapter::Model;
use crate::source::mapping::Mapping;
use crate::source::page::{Payload, Reading};
use crate::source::read::stories;
use crate::ui::dom::{El, Row, el, window};
use crate::ui::icons::{self, icon};
use crate::ui::intl::{age, machine, now};
use crate::ui::labels::Label;
use crate::ui::listen::Listener;
use crate::ui::notice::button;
use crate::ui::observe::{Resizes, Sightings};
use crate::ui::state::State;
use crate::widget::{Context, Data, Widget, Words, more, story_detail};
use std::cell::Cell;
use std::rc::Rc;
use web_sys::{HtmlElement, ScrollBehavior, ScrollToOptions};

/// The widget.
pub(super) struct Related;

impl Widget for Related {
    const TAG: &'static str = "bantin-related";
    const SHEET: &'static str = include_str!(concat!(env!("OUT_DIR"), "/related.css"));
    const ATTRIBUTES: &'static [&'static str] = &["layout"];
    const MODEL: Model = Model::Story;
    const WORDS: Words = Words {
        name: Label::Related,
        heading: true,
        failed: Label::RelatedFailed,
        empty: Some(Label::RelatedEmpty),
    };
    type Data = Vec<Story>;

    fn read(payload: &Payload, mapping: &Mapping) -> Result<Reading<Vec<Story>>, Error> {
        stories(payload, mapping)
    }

    fn is_empty(data: &Vec<Story>) -> bool {
        data.is_empty()
    }

    fn append(data: &Vec<Story>, more: Vec<Story>) -> Vec<Story> {
        let is_new = |story: &Story| !data.iter().any(|old| old.id == story.id);
        data.iter()
            .cloned()
            .chain(more.into_iter().filter(is_new))
            .collect()
    }

    fn skeleton() -> El {
        let card = || {
            el("div")
                .class("card")
                .child(el("div").class("picture skeleton"))
                .child(el("div").class("line skeleton"))
                .child(el("div").class("line short skeleton"))
        };
        el("div").class("track").children((0..4).map(|_| card()))
    }

    fn view(stories: Data<Vec<Story>>, cx: &Context) -> El {
        let track = el("ul").class("track").part("track");
        let (rows_cx, layout_cx) = (cx.clone(), cx.clone());
        let seen = cx.clone();
        let sightings = Rc::new(Sightings::new(move |detail| {
            seen.emit("bantin-impression", &detail, false);
        }));
        let track = track.rows(move || {
            let stories = stories.get();
            let limit = rows_cx.attributes().count("limit").unwrap_or(usize::MAX);
            let row = |(position, story): (usize, &Story)| {
                let (story, cx) = (story.clone(), rows_cx.clone());
                let sightings = sightings.clone();
                Row::new(story.id.clone(), move || {
                    slide(&story, position, &cx, &sightings)
                })
            };
            stories.iter().take(limit).enumerate().map(row).collect()
        });
        let buttons = arrows(&track, cx);
        el("div")
            .class("related")
            .bind("data-layout", move || {
                let layouts = ["carousel", "grid", "list"];
                Some(layout_cx.attributes().choice("layout", &layouts).to_owned())
            })
            .child(buttons)
            .child(track)
            .child(more(cx))
    }
}

fn slide(story: &Story, position: usize, cx: &Context, sightings: &Sightings) -> El {
    let link = el("a")
        .class("link")
        .attr("href", story.url.as_str())
        .maybe("rel", story.sponsored.then_some("sponsored noopener"))
        .text(&story.title);
    let (selected, chosen) = (cx.clone(), story.clone());
    let link = link.on("click", move |event| {
        let detail = story_detail(chosen.url.as_str(), &chosen.title, position);
        if !selected.emit("bantin-select", &detail, true) {
            event.prevent_default();
        }
    });
    let words = el("div")
        .class("words")
        .child_if(label(story, cx))
        .child(el("h3").class("title").part("title").child(link))
        .child_if(meta(story, cx))
        .child_if(excerpt(story));
    let slide = el("li")
        .class("card")
        .part("card")
        .child(picture(story.image.as_ref()))
        .child(words);
    let detail = story_detail(story.url.as_str(), &story.title, position);
    sightings.watch(slide.node(), detail);
    slide
}

fn picture(image: Option<&Image>) -> El {
    let frame = el("div").class("picture").part("picture");
    let Some(image) = image else {
        return frame.child(icon(icons::PICTURE));
    };
    let picture = el("img")
        .maybe("srcset", image.srcset.as_deref())
        .maybe(
            "sizes",
            image
                .srcset
                .as_ref()
                .map(|_| "(max-width: 30rem) 75vw, 18rem"),
        )
        // Before `src`, so that the browser knows all this when it starts to fetch.
        .attr("loading", "lazy")
        .attr("decoding", "async")
        .attr("alt", &image.alt)
        .attr("src", image.src.as_str());
    let (failed, placeholder) = (frame.clone(), frame.node().clone());
    let picture = picture.on("error", move |_| {
        placeholder.set_text_content(None);
        let _ = failed.clone().child(icon(icons::PICTURE));
    });
    frame.child(picture)
}

fn label(story: &Story, cx: &Context) -> Option<El> {
    if story.sponsored {
        let text = cx.say(Label::Sponsored);
        return Some(el("p").class("badge").part("sponsored").text(&text));
    }
    let text = &story.label;
    (!text.is_empty()).then(|| el("p").class("label").part("label").text(text))
}

fn meta(story: &Story, cx: &Context) -> Option<El> {
    let time = story.published.map(|at| {
        el("time")
            .attr("datetime", &machine(at))
            .text(&age(at, now(), &cx.locale()))
    });
    let author = (!story.author.is_empty()).then(|| el("span").text(&story.author));
    let is_there = time.is_some() || author.is_some();
    is_there.then(|| {
        el("p")
            .class("meta")
            .part("meta")
            .child_if(time)
            .child_if(author)
    })
}

fn excerpt(story: &Story) -> Option<El> {
    let text = &story.excerpt;
    (!text.is_empty()).then(|| el("p").class("excerpt").part("excerpt").text(text))
}

/// Previous and next. They scroll by what is visible, wrap at the ends and never move focus.
fn arrows(track: &El, cx: &Context) -> El {
    let fits = State::new(true);
    let measure = {
        let (track, fits) = (track.html(), fits.clone());
        move || fits.set(track.scroll_width() <= track.client_width() + 1)
    };
    Resizes::new(track.node(), measure).keep();
    // Where a smooth scroll under way is going, so that quick presses add up.
    let goal: Rc<Cell<Option<f64>>> = Rc::default();
    for event in ["scrollend", "wheel", "touchstart"] {
        let arrived = goal.clone();
        Listener::new(track.node(), event, move |_| arrived.set(None)).keep();
    }
    let arrow = |forward: bool| {
        let goal = goal.clone();
        let (drawing, label, part) = match forward {
            true => (icons::FORWARD, Label::Next, "next"),
            false => (icons::BACK, Label::Previous, "previous"),
        };
        let track = track.html();
        button("icon-button", "")
            .part(part)
            .attr("aria-label", &cx.say(label))
            .child(icon(drawing))
            .on("click", move |_| step(&track, forward, &goal))
    };
    el("div")
        .class("arrows")
        .flag("hidden", move || fits.get())
        .child(arrow(false))
        .child(arrow(true))
}

fn step(track: &HtmlElement, forward: bool, goal: &Cell<Option<f64>>) {
    let width = f64::from(track.client_width());
    let most = f64::from(track.scroll_width()) - width;
    // In a right-to-left page scrollLeft runs from 0 down to -most.
    let now = f64::from(track.scroll_left()).abs();
    let at = goal.get().unwrap_or(now);
    let to = match forward {
        true if at >= most - 2.0 => 0.0,
        true => (at + width * 0.9).min(most),
        false if at <= 2.0 => most,
        false => (at - width * 0.9).max(0.0),
    };
    goal.set((to != now).then_some(to));
    let style = window().get_computed_style(track).ok().flatten();
    let is_rtl = style
        .and_then(|style| style.get_property_value("direction").ok())
        .is_some_and(|direction| direction == "rtl");
    let options = ScrollToOptions::new();
    options.set_left(if is_rtl { -to } else { to });
    // The sheet says whether that is smooth: `scroll-behavior`, by the reader's own setting.
    options.set_behavior(ScrollBehavior::Auto);
    track.scroll_to_with_scroll_to_options(&options);
}
