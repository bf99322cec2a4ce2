//! JSON Feed, versions 1 and 1.1 (jsonfeed.org).

use crate::source::adapter::{Adapter, Model};

/// `items`; those without a title, as microblogs have them, go by their summary or their text, as
/// all stories do.
pub(in crate::source) const STORIES: Adapter = Adapter {
    name: "json-feed",
    model: Model::Story,
    mapping: "next next_url; \
        items.url url|external_url; \
        url home_page_url; \
        published date_published; \
        excerpt summary|content_text|content_html; \
        label tags.0; \
        author authors.0.name|author.name; \
        image image|banner_image",
    signs: "version=https://jsonfeed.org/",
    prepare: None,
};
