//! Our own contract: `docs/data.md` describes it, the newsroom speaks it.

use crate::source::adapter::{Adapter, Model, own};
use crate::source::dialect::{Counts, Dialect, Edits, Likes, Orders};

/// Needs no mapping.
pub(in crate::source) const COMMENTS: Adapter = own(Model::Comments);

pub(in crate::source) static DIALECT: Dialect = CONTRACT;

/// The same for reading alone. Who is written to elsewhere is liked there, too.
pub(in crate::source) static READ_ONLY: Dialect = Dialect {
    edits: Edits::Never,
    likes: Likes::None,
    orders: Orders {
        most_liked: "",
        ..CONTRACT.orders
    },
    fields: "",
    ..CONTRACT
};

const CONTRACT: Dialect = Dialect {
    adapter: &COMMENTS,
    is_idempotent: true,
    finds_duplicates: false,
    has_cookies: false,
    edits: Edits::AsSaid,
    likes: Likes::Toggle,
    orders: Orders {
        parameter: "sort",
        newest: "newest",
        oldest: "oldest",
        most_liked: "liked",
    },
    size: "limit",
    parent: "parent",
    article: "",
    is_path: false,
    hint: "",
    fields: "article article; \
        parent parent; \
        author author; \
        text text; \
        website website",
    has_numbers: false,
    create_path: "",
    item_path: "/",
    like_method: "POST",
    like_path: "/like",
    edit_method: "PATCH",
    counts: Counts::InQuery {
        articles: "articles",
        more: "",
    },
};
