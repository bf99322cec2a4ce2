//! Threads of the tests, in short.

use super::{Item, Line, WaitState, Waiting};
use crate::model::{Author, Body, Comment, Precision, Status, Thread as Page, Timestamp};
use std::rc::Rc;

/// `id` or `id<parent`; an `x` before it makes a gap of it. Its time and likes are its length.
pub(super) fn comment(text: &str) -> Comment {
    let (status, text) = match text.strip_prefix('x') {
        Some(text) => (Status::Deleted, text),
        None => (Status::Approved, text),
    };
    let (id, parent) = text.split_once('<').unwrap_or((text, ""));
    let age: f64 = id.bytes().map(f64::from).sum();
    Comment {
        id: id.to_owned(),
        parent: parent.to_owned(),
        author: Author {
            name: format!("by {id}"),
            ..Author::default()
        },
        created: Some(Timestamp {
            ms: age,
            precision: Precision::Instant,
        }),
        edited: None,
        body: Body::Text(text.to_owned()),
        likes: Some(u32::try_from(id.len()).expect("short")),
        liked: false,
        status,
        reason: String::new(),
        can_edit: false,
        can_report: false,
    }
}

/// `key` or `key<parent`.
pub(super) fn waiting(text: &str) -> Waiting {
    let (key, parent) = text.split_once('<').unwrap_or((text, ""));
    Waiting {
        key: key.to_owned(),
        parent: parent.to_owned(),
        author: Author::default(),
        text: text.to_owned(),
        written: 0.0,
        state: WaitState::Due(0.0),
    }
}

pub(super) fn list(texts: &str) -> Vec<Comment> {
    let texts = texts.split(' ').filter(|text| !text.is_empty());
    texts.map(comment).collect()
}

pub(super) fn page(texts: &str) -> Rc<Page> {
    Rc::new(Page {
        comments: list(texts),
        closed: false,
    })
}

/// The lines, each with a dot for each step it is moved in; what waits is in brackets.
pub(super) fn told(lines: &[Line<'_>]) -> String {
    let line = |line: &Line<'_>| {
        let dots = ".".repeat(line.depth);
        let above = line.answers.map(|it| it.name.replace("by ", "@"));
        let item = match line.item {
            Item::Comment(comment) => comment.id.clone(),
            Item::Waiting(waiting) => format!("[{}]", waiting.key),
        };
        format!("{dots}{item}{}", above.unwrap_or_default())
    };
    lines.iter().map(line).collect::<Vec<_>>().join(" ")
}
