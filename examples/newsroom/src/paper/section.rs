//! The page of a section; that of the weather; and that of the digest.

use super::page::{About, Frame};
use super::read::{Front, Named, Section};
use super::schema;
use maud::{Markup, html};

pub(super) fn page(frame: &Frame<'_>, section: &Section) -> Markup {
    let about = About {
        title: &section.label,
        about: frame.words.about,
        schema: schema::section(frame, section),
        is_live: false,
    };
    let content = html! {
        h1 { (section.label) }
        div.columns {
            section.lead aria-labelledby="latest" {
                h2 #latest { (frame.words.latest) }
                div.grid {
                    @for (place, story) in section.stories.iter().enumerate() { (frame.card(story, place == 0)) }
                }
            }
            aside {
                bantin-weather src=(frame.api("weather/can-tho")) limit="3" {
                    p { a href=(frame.to("thoi-tiet")) { (frame.words.weather) } }
                }
            }
        }
    };
    frame.page(&about, &section.sections, &content)
}

/// Places that readers may choose from.
const PLACES: &str = "Cần Thơ, can-tho; Vĩnh Long, vinh-long; Cà Mau, ca-mau";

pub(super) fn weather(frame: &Frame<'_>, sections: &[Named]) -> Markup {
    let about = About {
        title: frame.words.weather,
        about: frame.words.about,
        schema: schema::weather(frame),
        is_live: false,
    };
    let content = html! {
        h1 { (frame.words.weather) }
        bantin-weather src=(frame.api("weather/{place}")) places=(PLACES) layout="wide" heading=(frame.words.forecast) {
            p { a href=(frame.to("")) { (frame.words.name) } }
        }
    };
    frame.page(&about, sections, &content)
}

pub(super) fn digest(frame: &Frame<'_>, front: &Front) -> Markup {
    let about = About {
        title: frame.words.digest,
        about: frame.words.about,
        schema: schema::front(frame, front),
        is_live: false,
    };
    let content = html! {
        h1 { (frame.words.digest) }
        bantin-ticker src=(frame.api("digests/morning")) mode="static" {
            ul { @for (title, path) in &front.headlines { li { a href=(frame.to(path)) { (title) } } } }
        }
    };
    frame.page(&about, &front.sections, &content)
}
