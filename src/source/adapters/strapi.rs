//! Strapi 5, `/api/articles?populate=*`.
//!
//! Its content types are the site's own, so the names here are those of its templates. It knows
//! no address of a page: where there is no `url`, `/{slug}` is taken; a `mapping` does better.

use crate::source::adapter::{Adapter, Model};

/// `data`, with the paging under `meta`.
pub(in crate::source) const STORIES: Adapter = Adapter {
    name: "strapi",
    model: Model::Story,
    mapping: &[
        ("items", "data"),
        ("total", "meta.pagination.total"),
        ("page", "meta.pagination.page"),
        ("pages", "meta.pagination.pageCount"),
        ("page_parameter", "'pagination[page]'"),
        ("id", "documentId|id"),
        ("url", "url|link|/{slug}"),
        ("published", "publishedAt|createdAt"),
        ("excerpt", "excerpt|description|summary"),
        ("label", "category.name"),
        ("author", "author.name"),
        ("image", "cover|image|thumbnail"),
        ("image.src", "url"),
        ("image.alt", "alternativeText"),
        ("image.sizes", "formats"),
        ("sizes.src", "url"),
    ],
    recognises: |json| {
        let first = json.get("data").and_then(|data| data.at(0));
        first.is_some_and(|it| it.get("documentId").is_some())
    },
    prepare: None,
};
