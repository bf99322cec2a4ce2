//! RSS turned to JSON: by the npm packages `rss-to-json` and `rss-parser`, and by rss2json.com.

use crate::source::adapter::{Adapter, Model};

/// What either package gives: `items` beside the name of the feed.
pub(in crate::source) const STORIES: Adapter = Adapter {
    name: "rss-to-json",
    model: Model::Story,
    mapping: "url link|url; \
        id guid|id|link; \
        published published|created|isoDate|pubDate; \
        excerpt contentSnippet|description|summary; \
        label category.0|category|categories.0; \
        author author|creator; \
        image media.thumbnail.url|enclosures.0.url|enclosure.url|itunes_image.href",
    signs: "title|link; items.0.link; items.0.published|items.0.created|items.0.pubDate",
    prepare: None,
};

/// What the service gives. Its times are of UTC and do not say so.
pub(in crate::source) const RSS2JSON: Adapter = Adapter {
    name: "rss2json",
    model: Model::Story,
    mapping: "title feed.title; \
        items.title title; \
        url feed.link; \
        items.url link; \
        id guid|link; \
        published {pubDate}Z; \
        excerpt description; \
        label categories.0; \
        image thumbnail|enclosure.link",
    signs: "feed.url; status; items",
    prepare: None,
};
