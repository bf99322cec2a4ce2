//! WordPress posts, `/wp-json/wp/v2/posts?_embed`, and the plugins that answer in that shape
//! (YARPP, ElasticPress).
//!
//! Without `_embed` there are no pictures, sections and authors, unless Jetpack adds its own field
//! for the picture. Totals are in headers.

use crate::source::adapter::{Adapter, Model};

/// A bare list of posts.
pub(in crate::source) const STORIES: Adapter = Adapter {
    name: "wordpress",
    model: Model::Story,
    mapping: "items .; \
        title title.rendered; \
        url link|guid.rendered; \
        published {date_gmt}Z|date; \
        excerpt excerpt.rendered; \
        label _embedded.\"wp:term\".0.0.name; \
        author _embedded.author.0.name; \
        image _embedded.\"wp:featuredmedia\".0|jetpack_featured_media_url; \
        image.src source_url; \
        image.alt alt_text; \
        image.width media_details.width; \
        image.height media_details.height; \
        image.sizes media_details.sizes; \
        sizes.src source_url",
    signs: "0.title.rendered",
    prepare: None,
};
