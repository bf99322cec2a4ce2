//! Ghost's Content API, `/ghost/api/content/posts/?include=tags,authors`.

use crate::source::adapter::{Adapter, Model};

/// `posts`, with the paging under `meta`.
pub(in crate::source) const STORIES: Adapter = Adapter {
    name: "ghost",
    model: Model::Story,
    mapping: "items posts; \
        next meta.pagination.next; \
        total meta.pagination.total; \
        items.title title; \
        published published_at; \
        excerpt custom_excerpt|excerpt; \
        label primary_tag.name; \
        author primary_author.name; \
        image feature_image; \
        image.alt feature_image_alt",
    signs: "posts; meta.pagination|posts.0.published_at",
    prepare: None,
};
