//! Related stories: pictures and headlines side by side, with native swipe and two buttons.
//!
//! `contract` has what a page may write and expect.

mod autoplay;
mod card;
mod contract;
mod pages;
mod reel;
mod words;

use crate::model::{Link, Story};
use crate::source::Error;
use crate::source::adapter::Model;
use crate::source::mapping::Mapping;
use crate::source::read::page::{Payload, Reading};
use crate::source::read::stories;
use crate::source::value::url::is_same_page;
use crate::stdx::list::Listed as _;
use crate::stdx::text::Text as _;
use crate::ui::address::{base_uri, normal, page};
use crate::ui::dom::{El, Row, document, el};
use crate::ui::labels::Label;
use crate::ui::notice::notice;
use crate::ui::observe::Sightings;
use crate::widget::contract::Contract;
use crate::widget::{Arrival, Attributes, Context, Data, LIMIT, Widget, Words, more};
use autoplay::autoplay;
use card::{Cards, card, identity};
use contract::{EXCLUDE, LAYOUT, LOAD_MORE};
use pages::merged;
use reel::Reel;
use std::rc::Rc;

/// The widget.
pub(super) struct Related;

impl Widget for Related {
    const TAG: &'static str = "bantin-related";
    const SHEET: &'static str = include_str!(concat!(env!("OUT_DIR"), "/related.css"));
    // Of a carousel of the longest stories.
    const RESERVE: &'static str = "clamp(24em,15em + 34vw,28em)";
    const CONTRACT: Contract = contract::CONTRACT;
    const MODEL: Model = Model::Story;
    const WORDS: Words = Words {
        name: Label::Related,
        heading: true,
        failed: Label::RelatedFailed,
        empty: Some(Label::RelatedEmpty),
    };
    // Shared, because a card keeps the story it shows.
    type Data = Vec<Rc<Story>>;

    fn read(payload: &Payload, mapping: &Mapping) -> Result<Reading<Self::Data>, Error> {
        stories(payload, mapping)
    }

    fn is_empty(data: &Self::Data) -> bool {
        data.is_empty()
    }

    fn merge(there: &Self::Data, come: Self::Data, arrival: Arrival) -> Self::Data {
        merged(there, come, arrival)
    }

    fn skeleton() -> El {
        let card = || {
            el("div")
                .class("card")
                .child(el("div").class("picture skeleton"))
                .child(el("div").class("line skeleton"))
                .child(el("div").class("line short skeleton"))
        };
        let cards = el("div").class("cards").children((0..4).map(|_| card()));
        el("div").class("track").child(cards)
    }

    fn view(stories: Data<Self::Data>, cx: &Context) -> El {
        let track = el("div").class("track").part("track");
        let list = el("ul").class("cards");
        let reel = Reel::new(&track, &list);
        let (seen, ends) = (cx.clone(), (cx.clone(), reel.clone()));
        let cards = Cards::new(
            cx,
            &reel,
            Sightings::new(
                move |card| {
                    let is_auto = LOAD_MORE.of(ends.0.attributes()) == "auto";
                    if is_auto && ends.1.is_last(card) {
                        ends.0.load_more();
                    }
                },
                move |detail| {
                    seen.emit("bantin-impression", &detail, false);
                },
            ),
        );
        let (row_cx, row_reel, counted) = (cx.clone(), reel.clone(), stories.clone());
        let list = list.rows(move || {
            row_reel.cards_change();
            let shown = shown(&stories.get(), row_cx.attributes());
            let row = |story: Rc<Story>| {
                let cards = cards.clone();
                Row::new(identity(&story), move || card(&story, &cards))
            };
            shown.into_iter().map(row).listed()
        });
        let layout_cx = cx.clone();
        let root = el("div").class("related").bind("data-layout", move || {
            Some(LAYOUT.of(layout_cx.attributes()).to_owned())
        });
        let (left, left_cx) = (counted.clone(), cx.clone());
        let (limit_cx, pause) = (cx.clone(), autoplay(&root, &reel, cx));
        let [more, told] = more(cx, &list, move || {
            counted.get().len() < LIMIT.count(limit_cx.attributes())
        });
        root.child(reel.arrows(pause, cx))
            .region(move || {
                let is_bare = shown(&left.get(), left_cx.attributes()).is_empty();
                is_bare.then(|| notice(&left_cx.say(Label::RelatedEmpty)))
            })
            .child(track.child(list).child(more))
            .child(reel.position(cx))
            .child(told)
    }
}

/// The stories without those that are excluded, up to the limit.
fn shown(stories: &[Rc<Story>], attributes: &Attributes) -> Vec<Rc<Story>> {
    let excluded = excluded(attributes);
    let is_excluded = |story: &&Rc<Story>| {
        // Only where there is something to compare it with.
        let url = match excluded.is_empty() {
            true => String::new(),
            false => normal(story.url.as_str()),
        };
        !excluded.iter().any(|other| is_same_page(&url, other))
    };
    let shown = stories.iter().filter(is_excluded);
    let shown = shown.take(LIMIT.count(attributes));
    shown.cloned().listed()
}

/// The URLs of `exclude`; where it names none, this page by its address and its canonical URL.
fn excluded(attributes: &Attributes) -> Vec<String> {
    let Some(text) = EXCLUDE.of(attributes) else {
        return Vec::new();
    };
    let base = base_uri();
    let mut urls = Vec::new();
    let mut exclude = |url: &str| {
        if let Some(url) = Link::parse(url, &base) {
            urls.push(normal(url.as_str()));
        }
    };
    text.each_part(&char::is_whitespace, &mut |url| {
        if !url.is_empty() {
            exclude(url);
        }
    });
    if text.trimmed().is_empty() {
        exclude(&page());
        let canonical = document().query_selector("link[rel~=canonical i][href]:not([href=''])");
        let canonical = canonical.ok().flatten();
        let canonical = canonical.and_then(|it| it.get_attribute("href"));
        exclude(&canonical.unwrap_or_default());
    }
    urls
}
