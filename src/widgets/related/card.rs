//! One story of the carousel.

use super::reel::Reel;
use crate::model::{Image, Story};
use crate::stdx::number::whole;
use crate::ui::dom::{El, el, place};
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

/// What makes a card another one: which story it is, and all that it shows of it.
pub(super) fn identity(story: &Story) -> String {
    let Story {
        title,
        url,
        id,
        image,
        published,
        excerpt,
        label,
        author,
        sponsored,
    } = story;
    // A precision is a number up to two, and no time of a story is exact to the millisecond.
    let time = published.map_or(-1.0, |at| at.ms + f64::from(at.precision as u8));
    let mut image_texts = ["", "", ""];
    if let Some(image) = image {
        let srcset = image.srcset.as_deref().unwrap_or_default();
        image_texts = [image.src.as_str(), &image.alt, srcset];
    }
    let [src, alt, srcset] = image_texts;
    let sponsored = if *sponsored { "!" } else { "" };
    // Texts of a story are of one line.
    [
        id,
        title,
        url.as_str(),
        excerpt,
        label,
        author,
        sponsored,
        src,
        alt,
        srcset,
        &whole(time),
    ]
    .join("\n")
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
        .child_if(excerpt(story, &cards.cx));
    let card = card
        .child_if(story.image.as_ref().map(picture))
        .child(words);
    let (url, title) = (story.url.clone(), story.title.clone());
    cards.sightings.watch(card.node(), move || {
        story_detail(url.as_str(), &title, place())
    });
    cards.reel.watch(card.node());
    card
}

/// The picture. A card without one is words alone, and so is one whose picture cannot be had.
fn picture(image: &Image) -> El {
    let frame = el("div").class("picture").part("picture");
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
    let failed = frame.node().clone();
    frame.child(picture.on("error", move |_| failed.remove()))
}

fn label(story: &Story, cx: &Context) -> Option<El> {
    if story.sponsored {
        let text = cx.say(Label::Sponsored);
        return Some(el("p").class("badge").part("sponsored").text(&text));
    }
    let text = &story.label;
    (!text.is_empty()).then(|| el("p").class("label").part("label").theirs(cx).text(text))
}

fn meta(story: &Story, cards: &Rc<Cards>) -> Option<El> {
    let time = story.published.map(|at| {
        let cards = cards.clone();
        moment(at).bind_text(move || age(at, cards.now.get(), &cards.cx.locale()))
    });
    let author =
        (!story.author.is_empty()).then(|| el("span").theirs(&cards.cx).text(&story.author));
    let is_there = time.is_some() || author.is_some();
    is_there.then(|| {
        el("p")
            .class("meta")
            .part("meta")
            .child_if(time)
            .child_if(author)
    })
}

fn excerpt(story: &Story, cx: &Context) -> Option<El> {
    let text = &story.excerpt;
    (!text.is_empty()).then(|| {
        el("p")
            .class("excerpt")
            .part("excerpt")
            .theirs(cx)
            .text(text)
    })
}

#[cfg(test)]
mod tests {
    use super::identity;
    use crate::model::{Image, Link, Precision, Story, Timestamp};

    fn link(url: &str) -> Link {
        Link::parse(url, "https://news.example/").expect("a link")
    }

    fn image() -> Image {
        Image {
            src: link("/a.jpg"),
            alt: "A".to_owned(),
            width: None,
            height: None,
            srcset: None,
        }
    }

    fn story() -> Story {
        Story {
            title: "A".to_owned(),
            url: link("/a"),
            id: "a".to_owned(),
            image: Some(image()),
            published: None,
            excerpt: String::new(),
            label: String::new(),
            author: String::new(),
            sponsored: false,
        }
    }

    fn at(precision: Precision) -> Option<Timestamp> {
        Some(Timestamp { ms: 0.0, precision })
    }

    #[test]
    fn whatever_else_a_card_shows_makes_it_another_card() {
        let changes: [fn(&mut Story); 12] = [
            |it| it.id = "b".to_owned(),
            |it| it.title = "B".to_owned(),
            |it| it.url = link("/b"),
            |it| it.image = None,
            |it| it.image.as_mut().expect("one").src = link("/b.jpg"),
            |it| it.image.as_mut().expect("one").alt = "B".to_owned(),
            |it| it.image.as_mut().expect("one").srcset = Some("/b.jpg 2x".to_owned()),
            |it| it.published = at(Precision::Instant),
            |it| it.excerpt = "B".to_owned(),
            |it| it.label = "B".to_owned(),
            |it| it.author = "B".to_owned(),
            |it| it.sponsored = true,
        ];
        let mut all = vec![identity(&story())];
        for change in changes {
            let mut changed = story();
            change(&mut changed);
            all.push(identity(&changed));
        }
        let dated = Story {
            published: at(Precision::Date),
            ..story()
        };
        all.push(identity(&dated));
        let count = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), count, "{all:?}");
        assert_eq!(identity(&story()), identity(&story()));
    }
}
