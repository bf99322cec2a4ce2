//! Reads comments, and makes a tree of them.

use crate::model::{Author, Body, Comment, Status, Thread};
use crate::source::error::{Code, Error};
use crate::source::json::Json;
use crate::source::mapping::Mapping;
use crate::source::page::{Payload, Reading, next_url, total};
use crate::source::record::{Ids, Record, some_good};

/// Replies nested deeper than this stand beside their parent.
const DEEPEST: u32 = 64;

/// Reads the comments of an article, bare or as `{items, next, total, closed}`. Replies come
/// inside their comment, or in one flat list by `parent`, or both. A comment without an id, or
/// without words, or with the id of an earlier one, is skipped.
///
/// # Errors
/// When there is no list, or nothing good in it.
pub fn comments(payload: &Payload, mapping: &Mapping) -> Result<Reading<Thread>, Error> {
    let root = Record::new(&payload.json, mapping, "", &payload.url);
    let items = root.items()?;
    let mut flat = Flat::default();
    let mut skipped = Vec::new();
    let good = flat.read(&root, &items, None, 0, &mut skipped);
    some_good(good, &skipped)?;
    Ok(Reading {
        value: Thread {
            comments: flat.nest(),
            closed: root.flag("closed").unwrap_or_default(),
        },
        next: next_url(payload, &root),
        total: total(payload, &root),
        skipped,
    })
}

/// Reads one comment: the answer to a comment that was written or changed.
///
/// # Errors
/// When it has no id, or no words.
pub fn comment(payload: &Payload, mapping: &Mapping) -> Result<Comment, Error> {
    let record = Record::new(&payload.json, mapping, "items", &payload.url);
    one(&record).map_err(|reason| Error::new(Code::Shape, ["comment: ", &reason].concat()))
}

fn one(record: &Record<'_>) -> Result<Comment, String> {
    let id = record.text("id");
    if id.is_empty() {
        return Err(record.lacks("id"));
    }
    let status = status(record);
    let (html, text) = (record.text("html"), record.text("text"));
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
        can_edit: record.flag("can_edit").unwrap_or_default(),
        replies: Vec::new(),
    })
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
        "deleted" | "trash" | "spam" | "4" => Status::Deleted,
        _ => Status::Approved,
    }
}

/// Comments in the order they were met.
#[derive(Default)]
struct Flat {
    nodes: Vec<Node>,
    ids: Ids,
}

/// A comment on its way to its place.
struct Node {
    /// There until it is hung up.
    comment: Option<Comment>,
    /// The one it answers.
    parent: Option<usize>,
    /// Those that answer it.
    answers: Vec<usize>,
    /// How deep it is nested; none before it is visited.
    depth: Option<u32>,
}

impl Flat {
    /// Takes in a list and the replies inside it; says how many comments of the list were read.
    fn read(
        &mut self,
        record: &Record<'_>,
        items: &[Json],
        parent: Option<usize>,
        depth: u32,
        skipped: &mut Vec<String>,
    ) -> usize {
        let noun = if parent.is_some() { "reply" } else { "comment" };
        let mut deeper = Vec::new();
        let good = record.each(items, ("items", noun), skipped, &mut |record| {
            let comment = one(&record)?;
            let at = self.nodes.len();
            if !self.ids.note(&comment.id, at) {
                return Err(["its id ", &comment.id, " came before"].concat());
            }
            self.nodes.push(Node {
                comment: Some(comment),
                parent,
                answers: Vec::new(),
                depth: None,
            });
            if let Some(replies) = record.list("replies").filter(|_| depth < DEEPEST) {
                self.read(&record, &replies, Some(at), depth + 1, &mut deeper);
            }
            Ok(())
        });
        skipped.append(&mut deeper);
        good
    }

    /// Hangs each comment under the one it answers. One whose parent is not here stands at the
    /// root, and so does the first of a ring of comments that answer each other.
    fn nest(mut self) -> Vec<Comment> {
        self.name_parents();
        let mut order = Vec::new();
        for may_be_ring in [false, true] {
            for at in 0..self.nodes.len() {
                let node = self.nodes.get(at);
                let stands = node.is_some_and(|it| may_be_ring || it.parent.is_none());
                if stands {
                    self.visit(at, &mut order);
                }
            }
        }
        // The last first: whatever hangs under a comment is there before the comment moves.
        let mut roots = Vec::new();
        for at in order.into_iter().rev() {
            let Some(node) = self.nodes.get_mut(at) else {
                continue;
            };
            let (parent, comment) = (node.parent, node.comment.take());
            let above = parent.and_then(|it| self.nodes.get_mut(it));
            let above = above.and_then(|it| it.comment.as_mut());
            let siblings = above.map_or(&mut roots, |it| &mut it.replies);
            siblings.extend(comment.map(|mut comment| {
                comment.replies.reverse();
                comment
            }));
        }
        roots.reverse();
        roots
    }

    /// Finds who answers whom.
    fn name_parents(&mut self) {
        for at in 0..self.nodes.len() {
            let Some(node) = self.nodes.get_mut(at) else {
                continue;
            };
            let named = node
                .comment
                .as_ref()
                .and_then(|it| self.ids.find(&it.parent));
            node.parent = node.parent.or(named);
            if let Some(parent) = node.parent.and_then(|it| self.nodes.get_mut(it)) {
                parent.answers.push(at);
            }
        }
    }

    /// Appends a root and all below it to `order`, parents before their replies, and lifts what
    /// is nested too deep.
    fn visit(&mut self, root: usize, order: &mut Vec<usize>) {
        let mut next = order.len();
        self.enter(root, None, 0, order);
        while let Some(&at) = order.get(next) {
            next += 1;
            let Some(node) = self.nodes.get_mut(at) else {
                continue;
            };
            let depth = node.depth.unwrap_or_default();
            let parent = if depth < DEEPEST {
                Some(at)
            } else {
                node.parent
            };
            for reply in std::mem::take(&mut node.answers) {
                self.enter(reply, parent, DEEPEST.min(depth + 1), order);
            }
        }
    }

    fn enter(&mut self, at: usize, parent: Option<usize>, depth: u32, order: &mut Vec<usize>) {
        if let Some(node) = self.nodes.get_mut(at).filter(|it| it.depth.is_none()) {
            node.depth = Some(depth);
            node.parent = parent;
            order.push(at);
        }
    }
}
