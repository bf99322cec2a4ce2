//! Wagtail's API, `/api/v2/pages/?type=…&fields=…`.
//!
//! It pages by an offset, with twenty pages of the site in an answer unless the URL has a `limit`.

use crate::source::adapter::{Adapter, Model};

/// `items`, with what all pages have under `meta`. The names of other fields are the site's own.
pub(in crate::source) const STORIES: Adapter = Adapter {
    name: "wagtail",
    model: Model::Story,
    mapping: "items items; \
        total meta.total_count; \
        offset_parameter 'offset'; \
        items.title title; \
        items.url meta.html_url|url; \
        published date|meta.first_published_at; \
        excerpt intro|introduction|meta.search_description; \
        image image_thumbnail|header_image|image; \
        image.src full_url|url|meta.download_url",
    signs: "items; meta.total_count",
    prepare: None,
};
