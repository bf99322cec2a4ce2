//! Strapi 4 and 5, `/api/articles?populate=*`.
//!
//! Its content types are the site's own, so the names here are those of its templates. It knows
//! no address of a page: where there is no `url`, `/{slug}` is taken; a `mapping` does better.

use crate::source::adapter::{Adapter, Model};
use crate::source::value::json::Json;
use crate::stdx::list::Listed as _;

/// `data`, with the paging under `meta`.
pub(in crate::source) const STORIES: Adapter = Adapter {
    name: "strapi",
    model: Model::Story,
    mapping: "items data; \
        total meta.pagination.total; \
        page meta.pagination.page; \
        pages meta.pagination.pageCount; \
        page_parameter 'pagination[page]'; \
        id documentId|id; \
        url url|link|/{slug}; \
        published publishedAt|createdAt; \
        excerpt excerpt|description|summary; \
        label category.name; \
        author author.name; \
        image cover|image|thumbnail; \
        image.src url; \
        image.alt alternativeText; \
        image.sizes formats; \
        sizes.src url",
    signs: "data; meta.pagination.pageSize|meta.pagination.limit|data.0.documentId",
    prepare: Some(flat),
};

/// Version 4 wraps an entry as `{id, attributes}` and a relation as `{data}`; version 5 does not.
fn flat(json: &Json) -> Json {
    match json {
        Json::List(items) => Json::List(items.iter().map(flat).listed()),
        Json::Object(entries) => {
            let mut flattened = Vec::new();
            for (name, value) in entries {
                match (name.as_str(), flat(unwrapped(value))) {
                    ("attributes", Json::Object(mut attributes)) => {
                        flattened.append(&mut attributes);
                    }
                    (_, value) => flattened.push((name.clone(), value)),
                }
            }
            Json::Object(flattened)
        }
        other => other.clone(),
    }
}

/// What is in a `{data}`.
fn unwrapped(value: &Json) -> &Json {
    match value {
        Json::Object(entries) => match entries.as_slice() {
            [(name, data)] if name == "data" => data,
            _ => value,
        },
        _ => value,
    }
}
