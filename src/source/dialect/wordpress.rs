//! WordPress comments, `/wp-json/wp/v2/comments?post=5`
//! (developer.wordpress.org/rest-api/reference/comments).
//!
//! A flat list by `parent`; totals are in headers. Comments of people without an account need
//! the filter `rest_allow_anonymous_comments`. What is held does not show, but is found as a
//! duplicate.

use crate::source::adapter::{Adapter, Model};
use crate::source::dialect::{Counts, Dialect, Edits, Likes, Orders};

/// A bare list.
pub(in crate::source) const COMMENTS: Adapter = Adapter {
    name: "wordpress-comments",
    model: Model::Comments,
    mapping: "items .; \
        html content.rendered; \
        author.name author_name; \
        author.url author_url; \
        author.avatar author_avatar_urls.\"96\"|author_avatar_urls.\"48\"; \
        created {date_gmt}Z|date",
    signs: "0.author_name; 0.content",
    prepare: None,
};

pub(in crate::source) static DIALECT: Dialect = Dialect {
    adapter: &COMMENTS,
    is_idempotent: false,
    finds_duplicates: true,
    has_cookies: false,
    edits: Edits::Never,
    likes: Likes::None,
    orders: Orders {
        parameter: "order",
        newest: "desc",
        oldest: "asc",
        most_liked: "",
    },
    size: "per_page",
    parent: "parent",
    article: "post",
    is_path: false,
    // Also in `index.php?rest_route=/wp/v2/comments`.
    hint: "/wp/v2/comments",
    fields: "post article; \
        parent parent; \
        author_name author.name; \
        author_email author.email; \
        author_url author.url; \
        content text",
    has_numbers: true,
    create_path: "",
    item_path: "/",
    like_method: "",
    like_path: "",
    edit_method: "",
    counts: Counts::Listed,
};
