//! A refusal as a page, for who reads the paper or sits at the desk.

use super::{ProblemDocument, words};
use crate::lang::Lang;
use crate::unlisted;
use maud::{Markup, html};

/// Whose page it is: its look, and where it leads.
pub(super) enum Home {
    /// The paper, in the edition of a language.
    Paper(Lang),
    /// The desk.
    Desk,
}

impl Home {
    /// The edition of the paper that a path is in.
    pub(super) fn of_paper(path: &str) -> Option<Self> {
        let mut steps = path.strip_prefix("/paper/")?.split('/');
        let is_english = steps.next() == Some("en");
        Some(Self::Paper(if is_english { Lang::En } else { Lang::Vi }))
    }

    /// The language that all of its pages are in.
    pub(super) fn lang(&self) -> Option<Lang> {
        match self {
            Self::Paper(lang) => Some(*lang),
            Self::Desk => None,
        }
    }

    fn sheet(&self) -> &'static str {
        match self {
            Self::Paper(_) => "/paper/style.css",
            Self::Desk => "/desk/style.css",
        }
    }

    fn address(&self, lang: Lang) -> &'static str {
        match self {
            Self::Paper(_) => lang.pick("/paper/", "/paper/en/"),
            Self::Desk => lang.pick("/desk?lang=vi", "/desk?lang=en"),
        }
    }
}

/// The page.
pub(super) fn page(document: &ProblemDocument, lang: Lang, home: &Home) -> Markup {
    let title = document.title.as_deref().unwrap_or_default();
    // Of an address that nothing has, people know as much as they want to.
    let detail = match document.status {
        Some(404) => Some(words::not_found(lang).1),
        _ => document.detail.as_deref(),
    };
    let content = html! {
        main {
            h1 { (title) }
            @if let Some(detail) = detail { p { (detail) } }
            p { a href=(home.address(lang)) { (words::home(home, lang)) } }
        }
    };
    unlisted::page(lang, title, home.sheet(), &content)
}
