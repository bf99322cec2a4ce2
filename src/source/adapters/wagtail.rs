//! Wagtail's API, `/api/v2/pages/?type=…&offset=0&limit=20`.
//!
//! It pages by an offset; with `offset` in the URL the widget can go on from it.

use crate::source::adapter::{Adapter, Model};

/// `items`, with what all pages have under `meta`.
pub(in crate::source) const STORIES: Adapter = Adapter {
    name: "wagtail",
    model: Model::Story,
    mapping: &[
        ("items", "items"),
        ("total", "meta.total_count"),
        ("items.title", "title"),
        ("url", "meta.html_url"),
        ("published", "meta.first_published_at"),
        ("excerpt", "meta.search_description"),
    ],
    recognises: |json| {
        let first = json.get("items").and_then(|items| items.at(0));
        let meta = first.and_then(|it| it.get("meta"));
        meta.is_some_and(|meta| meta.get("html_url").is_some())
    },
    prepare: None,
};
