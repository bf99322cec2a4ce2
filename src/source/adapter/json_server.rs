//! json-server, `/posts?_page=1&_per_page=8`, or `_limit` before version 1.
//!
//! The fields are the site's own, and so read by our names. Before version 1 the list is bare,
//! with its total and the next page in headers: what our own contract has, and so is recognised
//! by nothing.

use crate::source::adapter::{Adapter, Model};

/// `data`, where `items` is how many there are.
pub(in crate::source) const STORIES: Adapter = Adapter {
    name: "json-server",
    model: Model::Story,
    mapping: "items data; total items; page_parameter '_page'",
    signs: "data; pages; items; first",
    prepare: None,
};
