//! Reads comments, whether they are nested or not.

use crate::model::{Author, Body, Comment, Status, Thread};
use crate::source::error::{Code, Error};
use crate::source::mapping::Mapping;
use crate::source::mapping::record::{Record, some_good};
use crate::source::mapping::skipped::Skipped;
use crate::source::read::page::{Payload, Reading, next_url, total};
use crate::source::value::html;
use crate::source::value::json::Json;
use crate::stdx::hash::Ids;

/// Reads the comments of an article, bare or as `{items, next, total, closed}`. Replies come
/// inside their comment, which is their parent then, or in one flat list by `parent`, or both. A
/// comment without an id, or without words, or with the id of an earlier one, is skipped.
///
/// # Errors
/// When there is no list, or nothing good in it.
pub fn comments(payload: &Payload, mapping: &Mapping) -> Result<Reading<Thread>, Error> {
    let skipped = Skipped::default();
    let root = Record::new(&payload.json, mapping, "", payload.base(), &skipped);
    let items = root.items()?;
    let mut flat = Flat::default();
    let good = flat.read(&root, &items, "");
    some_good(good, &skipped)?;
    Ok(Reading {
        value: Thread {
            comments: flat.comments,
            closed: root.flag("closed").unwrap_or_default(),
        },
        next: next_url(payload, &root),
        total: total(payload, &root),
        skipped: skipped.take(),
    })
}

/// Reads one comment: the answer to a comment that was written or changed.
///
/// # Errors
/// When it has no id, or no words.
pub fn comment(json: &Json, base: &str, mapping: &Mapping) -> Result<Comment, Error> {
    // What is wrong with a part of it is told of the thread that it comes to.
    let skipped = Skipped::default();
    let record = Record::new(json, mapping, "items", base, &skipped);
    one(&record).map_err(|reason| Error::new(Code::Shape, ["comment: ", &reason].concat()))
}

fn one(record: &Record<'_>) -> Result<Comment, String> {
    let id = record.text("id");
    if id.is_empty() {
        return Err(record.lacks("id"));
    }
    let status = status(record);
    let (html, text) = (shown(record), record.text("text"));
    let body = match (html.is_empty(), text.is_empty()) {
        (false, _) => Body::Html(html),
        (true, true) if status != Status::Deleted => return Err(record.lacks("text or html")),
        (true, _) => Body::Text(text),
    };
    let parent = record.text("parent");
    Ok(Comment {
        id,
        // How WordPress says none.
        parent: if parent == "0" { String::new() } else { parent },
        author: author(record),
        created: record.time("created"),
        edited: record.time("edited"),
        body,
        likes: record.count("likes"),
        liked: record.flag("liked").unwrap_or_default(),
        status,
        reason: record.text("reason"),
        can_edit: record.flag("can_edit").unwrap_or_default(),
        can_report: record.flag("can_report").unwrap_or_default(),
    })
}

/// The HTML of a comment. Of one without words and pictures a link to what it has in their place, such as
/// a video; of one that has nothing, nothing.
fn shown(record: &Record<'_>) -> String {
    let html = record.text("html");
    if !html::is_silent(&html) || html::is_picture(&html) {
        return html;
    }
    match html::media(&html).filter(|at| record.resolve(at).is_some()) {
        Some(at) => ["<a href='", at, "'>", at, "</a>"].concat(),
        None => String::new(),
    }
}

/// The author: an object, or a name alone.
fn author(record: &Record<'_>) -> Author {
    let Some(inside) = record.nested("author") else {
        return Author {
            name: record.words("author"),
            ..Author::default()
        };
    };
    Author {
        name: inside.words("name"),
        // Isso escapes it, as it does the name.
        url: inside.resolve(&inside.words("url")),
        avatar: inside.link("avatar"),
        badge: inside.words("badge"),
    }
}

fn status(record: &Record<'_>) -> Status {
    if record.flag("deleted") == Some(true) {
        return Status::Deleted;
    }
    match record.text("status").as_str() {
        // By number: the modes of Isso.
        "pending" | "hold" | "waiting" | "2" => Status::Pending,
        "rejected" => Status::Rejected,
        "deleted" | "trash" | "spam" | "4" => Status::Deleted,
        _ => Status::Approved,
    }
}

/// Comments in the order they were met.
#[derive(Default)]
struct Flat {
    comments: Vec<Comment>,
    ids: Ids,
}

impl Flat {
    /// Takes in a list and the replies inside it; says how many comments of the list were read.
    /// JSON is nested 64 deep at most, and so is this.
    fn read(&mut self, record: &Record<'_>, items: &[Json], above: &str) -> usize {
        let noun = if above.is_empty() { "comment" } else { "reply" };
        record.each(items, ("items", noun), &mut |record| {
            let read = one(&record);
            let replies = record.list("replies").unwrap_or_default();
            let Ok(mut comment) = read else {
                // Whoever answered it has words.
                self.read(&record, &replies, above);
                return read.map(drop);
            };
            if !self.ids.note(&comment.id, 0) {
                return Err(["its id ", &comment.id, " came before"].concat());
            }
            if !above.is_empty() {
                above.clone_into(&mut comment.parent);
            }
            let id = comment.id.clone();
            self.comments.push(comment);
            self.read(&record, &replies, &id);
            Ok(())
        })
    }
}
