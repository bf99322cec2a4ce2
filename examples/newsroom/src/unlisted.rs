//! Pages that no search engine lists.

use crate::lang::Lang;
use maud::{DOCTYPE, Markup, html};

/// A page with a title, a sheet, and what stands in it.
pub(crate) fn page(lang: Lang, title: &str, sheet: &str, content: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(lang.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                title { (title) }
                link rel="stylesheet" href=(sheet);
            }
            body { (content) }
        }
    }
}
