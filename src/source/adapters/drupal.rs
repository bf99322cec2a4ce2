//! Drupal's JSON:API, `/jsonapi/node/article`.
//!
//! Pictures are in a list of their own (`included`), which a mapping does not reach.

use crate::source::adapter::{Adapter, Model};

/// `data`, with the fields of a node under `attributes`.
pub(in crate::source) const STORIES: Adapter = Adapter {
    name: "drupal",
    model: Model::Story,
    mapping: &[
        ("items", "data"),
        ("next", "links.next.href"),
        ("total", "meta.count"),
        ("title", "attributes.title"),
        (
            "url",
            "attributes.path.alias|/node/{attributes.drupal_internal__nid}",
        ),
        ("published", "attributes.created"),
        ("excerpt", "attributes.body.summary"),
    ],
    recognises: |json| {
        let first = json.get("data").and_then(|data| data.at(0));
        json.get("jsonapi").is_some() && first.is_some_and(|it| it.get("attributes").is_some())
    },
    prepare: None,
};
