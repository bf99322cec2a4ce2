//! One story of the carousel.

use super::reel::Reel;
use crate::model::{Image, Story};
use crate::ui::dom::{El, el, place};
use crate::ui::icons::{self, icon};
use crate::ui::intl::{age, now};
use crate::ui::labels::Label;
use crate::ui::observe::Sightings;
use crate::ui::piece::moment;
use crate::ui::repeat::repeat;
use crate::ui::state::State;
use crate::widget::{Context, story_detail, story_link};
use std::rc::Rc;

/// How often "5 minutes ago" is said anew, in seconds.
const MINUTE: f64 = 60.0;

/// What all cards of a carousel share.
pub(super) struct Cards {
    cx: Context,
    reel: Rc<Reel>,
    sightings: Rc<Sightings>,
    now: State<f64>,
}

impl Cards {
    pub(super) fn new(cx: &Context, reel: &Rc<Reel>, sightings: Rc<Sightings>) -> Rc<Self> {
        let time = State::new(now());
        let cards = Self {
            cx: cx.clone(),
            reel: reel.clone(),
            sightings,
            now: time.clone(),
        };
        repeat(|| Some(MINUTE), move || time.set(now()));
        Rc::new(cards)
    }
}

pub(super) fn card(story: &Story, cards: &Rc<Cards>) -> El {
    let card = el("li").class("card").part("card");
    let node = card.node().clone();
    let place = move || place(&node);
    let link = story_link(&cards.cx, &story.url, &story.title, place.clone())
        .class("link")
        .maybe("rel", story.sponsored.then_some("sponsored noopener"));
    let words = el("div")
        .class("words")
        .child_if(label(story, &cards.cx))
        .child(el("h3").class("title").part("title").child(link))
        .child_if(meta(story, cards))
        .child_if(excerpt(story));
    let card = card.child(picture(story.image.as_ref())).child(words);
    let (url, title) = (story.url.clone(), story.title.clone());
    cards.sightings.watch(card.node(), move || {
        story_detail(url.as_str(), &title, place())
    });
    cards.reel.watch(card.node());
    card
}

fn picture(image: Option<&Image>) -> El {
    let frame = el("div").class("picture").part("picture");
    let Some(image) = image else {
        return frame.child(icon(icons::PICTURE));
    };
    let sizes = image
        .srcset
        .as_ref()
        .map(|_| "auto, (max-width: 30rem) 75vw, 18rem");
    let picture = el("img")
        .maybe("srcset", image.srcset.as_deref())
        .maybe("sizes", sizes)
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

fn meta(story: &Story, cards: &Rc<Cards>) -> Option<El> {
    let time = story.published.map(|at| {
        let cards = cards.clone();
        moment(at).bind_text(move || age(at, cards.now.get(), &cards.cx.locale()))
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
