//! Our own contract: `docs/data.md` describes it, the newsroom speaks it.

use crate::source::adapter::{Adapter, Model, own};
use crate::source::dialect::{Counts, Dialect, Edits, Likes};

/// Needs no mapping.
pub(in crate::source) const COMMENTS: Adapter = own(Model::Comments);

pub(in crate::source) static DIALECT: Dialect = Dialect {
    adapter: &COMMENTS,
    is_idempotent: true,
    finds_duplicates: false,
    has_cookies: false,
    edits: Edits::AsSaid,
    likes: Likes::Toggle,
    sort: ("sort", ["newest", "oldest", "liked"]),
    size: "limit",
    parent: "parent",
    about: ("", false),
    hint: "",
    fields: "article article; \
        parent parent; \
        author author; \
        text text; \
        website website",
    has_numbers: false,
    paths: ("", "/"),
    like: ("POST", "/like"),
    edit: "PATCH",
    counts: Counts::Asked("articles", ""),
};
