//! The front page: the ticker, the story of the day, what is new, each section, the weather.

use super::page::{About, Frame};
use super::read::{Front, Story};
use super::schema;
use maud::{Markup, html};

pub(super) fn page(frame: &Frame<'_>, front: &Front) -> Markup {
    let words = frame.words;
    let (pictured, others): (Vec<&Story>, Vec<&Story>) =
        front.stories.iter().partition(|it| it.picture.is_some());
    let about = About {
        title: words.about,
        about: words.about,
        schema: schema::front(frame, front),
        is_live: true,
    };
    let content = html! {
        h1.unseen { (words.name) }
        bantin-ticker src=(frame.api("digests/morning")) live {
            ul { @for (title, path) in &front.headlines { li { a href=(frame.to(path)) { (title) } } } }
        }
        div.columns {
            section.lead aria-labelledby="latest" {
                h2 #latest { (words.latest) }
                div.grid {
                    @for (place, story) in pictured.iter().take(10).enumerate() { (frame.card(story, place == 0)) }
                }
            }
            aside {
                bantin-weather src=(frame.api("weather/can-tho")) limit="4" {
                    p { a href=(frame.to("thoi-tiet")) { (words.weather) } }
                }
                section aria-labelledby="brief" {
                    h2 #brief { (words.brief.trim_end_matches('.')) }
                    ul.briefs {
                        @for story in others.iter().take(8) {
                            li { a href=(frame.to(&story.path())) { (story.title) } " " (frame.moment(&story.published)) }
                        }
                    }
                }
            }
        }
        (frame.related(words.more, &frame.api("stories?limit=8&page=2"), front.stories.get(8..16).unwrap_or_default()))
    };
    frame.page(&about, &front.sections, &content)
}
