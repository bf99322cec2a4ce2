//! Waline, `https://waline.example/api/comment?path=/path/` (waline.js.org/reference/server/api).
//!
//! Pages count the first level. Refusals are 200 with an `errno` that is not 0; older ones say
//! 500. It finds duplicates before it counts how often one writes. An answer to what is not
//! there is stored, and answered by 500.

use crate::source::adapter::{Adapter, Model};
use crate::source::dialect::{Counts, Dialect, Edits, Likes, Orders};

/// `data.data`, with `children` that answer the first of them or each other.
pub(in crate::source) const COMMENTS: Adapter = Adapter {
    name: "waline",
    model: Model::Comments,
    mapping: "items data.data; \
        total data.count; \
        page data.page; \
        pages data.totalPages; \
        id objectId; \
        parent pid; \
        html comment; \
        author.name nick; \
        author.url link; \
        author.avatar avatar; \
        author.badge label; \
        created time|insertedAt; \
        likes like; \
        replies children",
    signs: "data.totalPages; data.data",
    prepare: None,
};

pub(in crate::source) static DIALECT: Dialect = Dialect {
    adapter: &COMMENTS,
    is_idempotent: false,
    finds_duplicates: true,
    has_cookies: false,
    // Of those with an account only, which is beyond us.
    edits: Edits::Never,
    likes: Likes::Toggle,
    orders: Orders {
        parameter: "sortBy",
        newest: "insertedAt_desc",
        oldest: "insertedAt_asc",
        most_liked: "like_desc",
    },
    size: "pageSize",
    parent: "",
    article: "path",
    is_path: true,
    hint: "",
    fields: "comment text; \
        nick author.name; \
        mail author.email; \
        link author.url; \
        url article; \
        pid parent; \
        rid root; \
        at at; \
        ua agent",
    has_numbers: true,
    create_path: "",
    item_path: "/",
    like_method: "PUT",
    like_path: "",
    edit_method: "",
    counts: Counts::InQuery {
        articles: "url",
        more: "type=count",
    },
};
