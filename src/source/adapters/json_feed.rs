//! JSON Feed, versions 1 and 1.1 (jsonfeed.org).

use crate::source::adapter::{Adapter, Model};
use crate::source::json::Json;
use crate::source::text;

/// `items`; those without a title, as microblogs have them, go by their summary.
pub(in crate::source) const STORIES: Adapter = Adapter {
    name: "json-feed",
    model: Model::Story,
    mapping: &[
        ("next", "next_url"),
        ("items.title", "title|summary"),
        ("items.url", "url|external_url"),
        ("url", "home_page_url"),
        ("published", "date_published"),
        ("excerpt", "summary|content_text"),
        ("label", "tags.0"),
        ("author", "authors.0.name|author.name"),
        ("image", "image|banner_image"),
    ],
    recognises: |json| match json.get("version") {
        Some(Json::Text(version)) => text::find(version, "jsonfeed.org").is_some(),
        _ => false,
    },
    prepare: None,
};
