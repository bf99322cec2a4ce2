//! Remark42, `https://remark.example/api/v1/find?site=x&url=…&format=tree` (remark42.com/docs).
//!
//! For reading and counts: who writes has to log in there.

use crate::source::adapter::{Adapter, Model};
use crate::source::dialect::{Counts, Dialect, Edits, Likes, Orders};

/// `comments`: a tree, in which each is beside its replies, or a flat list.
pub(in crate::source) const COMMENTS: Adapter = Adapter {
    name: "remark42",
    model: Model::Comments,
    mapping: "items comments; \
        total info.count; \
        closed info.read_only; \
        id comment.id|id; \
        parent comment.pid|pid; \
        html comment.text|text; \
        author.name comment.user.name|user.name; \
        author.avatar comment.user.picture|user.picture; \
        created comment.time|time; \
        edited comment.edit.time|edit.time; \
        likes comment.score|score; \
        deleted comment.delete|delete",
    signs: "info; comments",
    prepare: None,
};

pub(in crate::source) static DIALECT: Dialect = Dialect {
    adapter: &COMMENTS,
    is_idempotent: false,
    finds_duplicates: false,
    has_cookies: false,
    edits: Edits::Never,
    likes: Likes::None,
    orders: Orders {
        parameter: "sort",
        newest: "-time",
        oldest: "time",
        most_liked: "-score",
    },
    size: "",
    parent: "",
    article: "url",
    is_path: false,
    hint: "",
    fields: "",
    has_numbers: false,
    create_path: "",
    item_path: "/",
    like_method: "",
    like_path: "",
    edit_method: "",
    // Beside `find`.
    counts: Counts::InBody("/../counts"),
};
