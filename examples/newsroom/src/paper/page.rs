//! What all pages of the paper have: their head, the masthead, the sections, the foot.

use super::read::{Named, Story};
use super::words::{Words, words};
use super::{Around, HOME};
use crate::lang::Lang;
use crate::time;
use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use jiff::ZonedDateTime;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::Value;
use std::convert::Infallible;

/// Where the reader asked for a page, as `http://paper.example`: an address that stands for a page has to be whole.
/// What a proxy in front was asked for, `--origin` says.
pub(super) struct Origin(String);

impl<S: Sync> FromRequestParts<S> for Origin {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let host = parts.headers.get(header::HOST);
        let host = host.and_then(|value| value.to_str().ok());
        Ok(Self(format!("http://{}", host.unwrap_or("localhost"))))
    }
}

/// Where a page is, and in what.
pub(super) struct Frame<'p> {
    around: &'p Around,
    origin: &'p Origin,
    /// Its language.
    pub(super) lang: Lang,
    /// What its address has behind that of the edition.
    pub(super) path: &'p str,
    /// Its words.
    pub(super) words: &'static Words,
}

/// What a page says of itself, to machines too.
pub(super) struct About<'p> {
    pub(super) title: &'p str,
    pub(super) about: &'p str,
    pub(super) schema: Value,
    /// What changes is shown as it happens.
    pub(super) is_live: bool,
}

impl<'p> Frame<'p> {
    pub(super) fn new(around: &'p Around, origin: &'p Origin, lang: Lang, path: &'p str) -> Self {
        let words = words(lang);
        Self {
            around,
            origin,
            lang,
            path,
            words,
        }
    }

    /// The address of a page of this edition.
    pub(super) fn to(&self, path: &str) -> String {
        address(self.lang, path)
    }

    /// The address of this page.
    pub(super) fn here(&self) -> String {
        self.to(self.path)
    }

    /// The whole address of a page of an edition.
    pub(super) fn whole(&self, lang: Lang, path: &str) -> String {
        let origin = self.around.origin.as_deref().unwrap_or(&self.origin.0);
        format!("{origin}{}", address(lang, path))
    }

    /// An address of the backend, for this edition.
    pub(super) fn api(&self, path: &str) -> String {
        let sign = if path.contains('?') { '&' } else { '?' };
        format!("/api/{path}{sign}lang={}", self.lang.tag())
    }

    /// All of a page.
    pub(super) fn page(&self, about: &About<'_>, sections: &[Named], content: &Markup) -> Markup {
        let Words { name, .. } = self.words;
        let other = self.lang.pick(Lang::En, Lang::Vi);
        // Nothing in a script may end it.
        let schema = about.schema.to_string().replace('<', "\\u003c");
        html! {
            (DOCTYPE)
            html lang=(self.lang.tag()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (about.title) " · " (name) }
                    meta name="description" content=(about.about);
                    link rel="canonical" href=(self.whole(self.lang, self.path));
                    link rel="alternate" hreflang="vi" href=(self.whole(Lang::Vi, self.path));
                    link rel="alternate" hreflang="en" href=(self.whole(Lang::En, self.path));
                    link rel="icon" href="data:,";
                    link rel="stylesheet" href="/paper/style.css";
                    @if about.is_live { script type="module" src=(self.around.beside("live.js")) {} }
                    script type="module" src=(self.around.loader) {}
                    script type="application/ld+json" { (PreEscaped(schema)) }
                }
                body {
                    a.skip href="#content" { (self.words.skip) }
                    header.masthead {
                        p.edition {
                            (self.day())
                            a href=(address(other, self.path)) lang=(other.tag()) hreflang=(other.tag()) { (self.words.other) }
                        }
                        p.name { a href=(self.to("")) { (name) } }
                        div.sky {
                            bantin-weather src=(self.api("weather/can-tho")) layout="compact" heading=(self.words.sky) {
                                a href=(self.to("thoi-tiet")) { (self.words.weather) }
                            }
                        }
                    }
                    (self.sections(sections))
                    main #content { (content) }
                    (self.foot())
                }
            }
        }
    }

    /// Today, as a masthead has it.
    fn day(&self) -> Markup {
        let now = time::now();
        let said = self.lang.pick(
            now.strftime("%-d/%-m/%Y").to_string(),
            now.strftime("%A, %-d %B %Y").to_string(),
        );
        html! { time datetime=(now.strftime("%Y-%m-%d").to_string()) { (said) } }
    }

    fn sections(&self, sections: &[Named]) -> Markup {
        let now = self.path.split('/').next().unwrap_or_default();
        html! {
            nav.sections aria-label=(self.words.sections) {
                ul {
                    @for (section, label) in sections {
                        li { a href=(self.to(section)) aria-current=[(section == now).then_some("true")] { (label) } }
                    }
                }
            }
        }
    }

    fn foot(&self) -> Markup {
        html! {
            footer {
                p { (self.words.made) }
                nav aria-label=(self.words.around) {
                    ul {
                        li { a href=(self.around.beside("studio/index.html")) { (self.words.studio) } }
                        @if let Some(gallery) = &self.around.gallery {
                            li { a href=(gallery) { (self.words.gallery) } }
                        }
                    }
                }
            }
        }
    }

    /// A story among others; the first of a page is large.
    pub(super) fn card(&self, story: &Story, is_large: bool) -> Markup {
        let href = self.to(&story.path());
        html! {
            article.card.large[is_large] {
                @if let (Some(src), Some((_, alt))) = (story.picture(), &story.picture) {
                    img src=(src) alt=(alt) width="800" height="500"
                        loading=[(!is_large).then_some("lazy")] fetchpriority=[is_large.then_some("high")];
                }
                p.label { (story.label) @if story.is_sponsored { " · " (self.words.paid) } }
                h3 { a href=(href) rel=[story.is_sponsored.then_some("sponsored")] { (story.title) } }
                p.excerpt { (story.excerpt) }
                p.meta { (self.moment(&story.published)) }
            }
        }
    }

    /// A moment, for readers and for machines.
    pub(super) fn moment(&self, moment: &ZonedDateTime) -> Markup {
        let said = self.lang.pick(
            moment.strftime("%H:%M %-d/%-m").to_string(),
            moment.strftime("%-d %b, %H:%M").to_string(),
        );
        html! { time datetime=(time::written(moment)) { (said) } }
    }

    /// The carousel, around links to the same stories.
    pub(super) fn related(&self, heading: &str, src: &str, stories: &[Story]) -> Markup {
        html! {
            bantin-related src=(src) exclude=(self.here()) heading=(heading) {
                ul { @for story in stories { li { a href=(self.to(&story.path())) { (story.title) } } } }
            }
        }
    }
}

fn address(lang: Lang, path: &str) -> String {
    let edition = lang.pick("", "/en");
    format!("{HOME}{edition}/{path}")
}
