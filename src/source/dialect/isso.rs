//! Isso, `https://comments.example/?uri=/path/` (isso-comments.de/docs/reference/server-api).
//!
//! It knows two levels: an answer to an answer hangs on the first. Pages count the first level,
//! by `limit` and `offset`. Authors come escaped, errors as HTML. It stores what it is sent
//! twice, and does not show what waits for a moderator, so after a failure it cannot always be
//! known whether a comment arrived. Without a page that it can reach, a thread needs a `title`.

use crate::source::adapter::{Adapter, Model};
use crate::source::dialect::{Counts, Dialect, Edits, Likes, Orders};

/// `replies`, with the replies of each inside it.
pub(in crate::source) const COMMENTS: Adapter = Adapter {
    name: "isso",
    model: Model::Comments,
    mapping: "items replies; \
        total total_replies; \
        left hidden_replies; \
        html text; \
        author.name author; \
        author.url website; \
        author.avatar gravatar_image; \
        edited modified; \
        status mode",
    signs: "hidden_replies; replies",
    prepare: None,
};

pub(in crate::source) static DIALECT: Dialect = Dialect {
    adapter: &COMMENTS,
    is_idempotent: false,
    finds_duplicates: false,
    has_cookies: true,
    // `max-age` of its configuration, unless that says otherwise.
    edits: Edits::For(900.0),
    likes: Likes::Once,
    orders: Orders {
        parameter: "sort",
        newest: "newest",
        oldest: "oldest",
        most_liked: "upvotes",
    },
    size: "limit",
    parent: "parent",
    article: "uri",
    is_path: true,
    hint: "",
    fields: "text text; \
        parent parent; \
        author author.name; \
        email author.email; \
        website author.url; \
        title title",
    has_numbers: true,
    create_path: "/new",
    item_path: "/id/",
    like_method: "POST",
    like_path: "/like",
    edit_method: "PUT",
    counts: Counts::InBody("/count"),
};
