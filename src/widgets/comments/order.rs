//! The order of a thread: which comment stands where, and how deep.
//!
//! A thread comes in pages, and a reply may be on another page than what it answers. What was
//! written here since, and what waits to be sent, has its place among them. Nothing of the
//! browser is in here, so it is tested on the machine it is built on.

use crate::model::{Comment, Status, Thread};
use crate::source::dialect::Sort;
use crate::stdx::list::{Listed as _, sort};
use std::rc::Rc;

/// What the order depends on beside the comments.
pub(super) struct Plan<'p> {
    /// By what those that answer no other are sorted; else as the backend sends them.
    pub(super) sort: Option<Sort>,
    /// Replies nested deeper than this stand beside their parent.
    pub(super) depth: usize,
    /// The ids of those that are not shown yet.
    pub(super) held: &'p [String],
}

/// Replies are never moved in deeper than this, nor is a conversation followed up further.
pub(super) const DEEPEST: usize = 64;

/// A comment in its place.
pub(super) struct Line<'t> {
    /// The comment.
    pub(super) comment: &'t Comment,
    /// How deep it is shown, from 0.
    pub(super) depth: usize,
    /// The comment it answers, where the depth no longer shows that.
    pub(super) above: Option<&'t Comment>,
}

struct Node<'t> {
    comment: &'t Comment,
    parent: Option<usize>,
    answers: Vec<usize>,
    /// How deep it is nested.
    depth: usize,
    /// It is not shown yet, nor is what hangs on it.
    is_held: bool,
    /// It has its line, or must not have one.
    is_done: bool,
}

struct Tree<'t> {
    nodes: Vec<Node<'t>>,
    ids: Index<'t>,
}

/// Ids, and where each came first.
#[derive(Default)]
pub(super) struct Index<'t> {
    ids: Vec<&'t str>,
    /// Places in `ids`, by what is there.
    sorted: Vec<usize>,
}

impl<'t> Index<'t> {
    /// Of these ids.
    pub(super) fn of(ids: Vec<&'t str>) -> Self {
        let mut sorted: Vec<usize> = (0..ids.len()).listed();
        sort(&mut sorted, &|a, b| {
            ids.get(a).cmp(&ids.get(b)).then(a.cmp(&b))
        });
        Self { ids, sorted }
    }

    /// Where an id came first.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        let known = |at: usize| self.ids.get(at).copied().unwrap_or_default();
        let at = self.sorted.partition_point(|at| known(*at) < id);
        let at = *self.sorted.get(at)?;
        (known(at) == id).then_some(at)
    }

    /// All of them, as they were given.
    pub(super) fn all(&self) -> &[&'t str] {
        &self.ids
    }
}

/// The lines of a thread from above to below. What is in `written` takes the place of what the
/// pages say under its id, or comes first where they do not know it; as a reply it comes last.
pub(super) fn order<'t>(
    pages: &'t [Rc<Thread>],
    written: &'t [Comment],
    plan: &Plan<'_>,
) -> Vec<Line<'t>> {
    let mut tree = Tree {
        nodes: Vec::new(),
        ids: Index::default(),
    };
    for page in pages {
        tree.take(&page.comments);
    }
    let sent = tree.nodes.len();
    tree.take(written);
    tree.name(sent);
    for id in plan.held {
        let held = tree.ids.find(id);
        if let Some(node) = held.and_then(|at| tree.nodes.get_mut(at)) {
            node.is_held = true;
        }
    }
    // The last is taken first. Comments that answer each other in a ring hang on no root.
    let mut stack = (0..tree.nodes.len()).rev().listed();
    stack.append(&mut tree.roots(sent, plan.sort));
    let mut lines = Vec::new();
    while let Some(at) = stack.pop() {
        let Some(node) = tree.nodes.get_mut(at).filter(|it| !it.is_done) else {
            continue;
        };
        node.is_done = true;
        let (comment, depth, is_held) = (node.comment, node.depth, node.is_held);
        let above = node.parent.filter(|_| depth > plan.depth);
        let answers = std::mem::take(&mut node.answers);
        // A gap is for what hangs on it.
        if !is_held && (comment.status != Status::Deleted || !answers.is_empty()) {
            lines.push(Line {
                comment,
                depth: depth.min(plan.depth),
                above: above.and_then(|it| tree.nodes.get(it)).map(|it| it.comment),
            });
        }
        for answer in answers.into_iter().rev() {
            if let Some(node) = tree.nodes.get_mut(answer) {
                node.depth = depth + 1;
                node.is_held |= is_held;
            }
            stack.push(answer);
        }
    }
    lines
}

impl<'t> Tree<'t> {
    fn take(&mut self, comments: &'t [Comment]) {
        for comment in comments {
            self.nodes.push(Node {
                comment,
                parent: None,
                answers: Vec::new(),
                depth: 0,
                is_held: false,
                is_done: false,
            });
        }
    }

    /// Finds who answers whom, and keeps one of those that have the same id.
    fn name(&mut self, sent: usize) {
        self.ids = Index::of(self.nodes.iter().map(|it| it.comment.id.as_str()).listed());
        for at in 0..self.nodes.len() {
            let Some(node) = self.nodes.get(at) else {
                continue;
            };
            let comment = node.comment;
            let first = self.ids.find(&comment.id).filter(|first| *first < at);
            let parent = self.ids.find(&comment.parent);
            if let Some(first) = first {
                if let Some(node) = self.nodes.get_mut(at) {
                    node.is_done = true;
                }
                if let Some(node) = self.nodes.get_mut(first).filter(|_| at >= sent) {
                    node.comment = comment;
                }
                continue;
            }
            if let Some(parent) = parent.and_then(|it| self.nodes.get_mut(it)) {
                parent.answers.push(at);
            }
            if let Some(node) = self.nodes.get_mut(at) {
                node.parent = parent;
            }
        }
    }

    /// Those that answer no other, the last first.
    fn roots(&self, sent: usize, by: Option<Sort>) -> Vec<usize> {
        let mut roots = Vec::new();
        for (at, node) in self.nodes.iter().enumerate() {
            if node.parent.is_none() {
                roots.push(at);
            }
        }
        let key = |at: usize| {
            let comment = self.nodes.get(at).map(|it| it.comment);
            let created = comment.and_then(|it| it.created).map_or(0.0, |it| it.ms);
            match by {
                None => 0.0,
                Some(Sort::Newest) => -created,
                Some(Sort::Oldest) => created,
                Some(Sort::Liked) => {
                    -f64::from(comment.and_then(|it| it.likes).unwrap_or_default())
                }
            }
        };
        sort(&mut roots, &|a, b| match (a < sent, b < sent) {
            (true, true) => key(b).total_cmp(&key(a)).then(b.cmp(&a)),
            // The newest of what was written here is on top.
            _ => a.cmp(&b),
        });
        roots
    }
}

/// The comment of an id.
pub(super) fn find<'t>(comments: &'t [Comment], id: &str) -> Option<&'t Comment> {
    comments.iter().find(|it| it.id == id)
}

/// The id of the first comment of the conversation that a comment is in, as far as that is among
/// these.
pub(super) fn root<'t>(comments: &'t [Comment], mut comment: &'t Comment) -> &'t str {
    // No further: comments may answer each other in a ring.
    for _ in 0..DEEPEST {
        let Some(above) = find(comments, &comment.parent) else {
            break;
        };
        comment = above;
    }
    &comment.id
}

#[cfg(test)]
mod tests {
    use super::{Plan, find, order, root};
    use crate::model::{Author, Body, Comment, Precision, Status, Thread, Timestamp};
    use crate::source::dialect::Sort;
    use std::rc::Rc;

    /// `id` or `id<parent`; an `x` before it makes a gap of it. Its time and likes are its length.
    fn comment(text: &str) -> Comment {
        let (status, text) = match text.strip_prefix('x') {
            Some(text) => (Status::Deleted, text),
            None => (Status::Approved, text),
        };
        let (id, parent) = text.split_once('<').unwrap_or((text, ""));
        let age: f64 = id.bytes().map(f64::from).sum();
        Comment {
            id: id.to_owned(),
            parent: parent.to_owned(),
            author: Author::default(),
            created: Some(Timestamp {
                ms: age,
                precision: Precision::Instant,
            }),
            edited: None,
            body: Body::Text(text.to_owned()),
            likes: Some(u32::try_from(id.len()).expect("short")),
            liked: false,
            status,
            can_edit: false,
        }
    }

    fn list(texts: &str) -> Vec<Comment> {
        let texts = texts.split(' ').filter(|text| !text.is_empty());
        texts.map(comment).collect()
    }

    fn page(comments: Vec<Comment>) -> Rc<Thread> {
        Rc::new(Thread {
            comments,
            closed: false,
        })
    }

    fn told(pages: &[Rc<Thread>], written: &[Comment], plan: &Plan<'_>) -> String {
        let line = |line: &super::Line<'_>| {
            let above = line.above.map(|it| format!("@{}", it.id));
            let dots = ".".repeat(line.depth);
            format!("{dots}{}{}", line.comment.id, above.unwrap_or_default())
        };
        let lines = order(pages, written, plan);
        lines.iter().map(line).collect::<Vec<_>>().join(" ")
    }

    fn check(pages: &[&str], written: &str, sort: Option<Sort>, expected: &str) {
        let pages: Vec<_> = pages.iter().map(|texts| page(list(texts))).collect();
        let plan = Plan {
            sort,
            depth: 2,
            held: &[],
        };
        assert_eq!(told(&pages, &list(written), &plan), expected);
    }

    #[test]
    fn the_order_of_the_backend_stays() {
        check(&["b a c", "d"], "", None, "b a c d");
    }

    #[test]
    fn a_reply_finds_its_parent_on_another_page() {
        check(&["b<a c", "a"], "", None, "c a .b");
    }

    #[test]
    fn a_parent_that_is_nowhere_makes_no_difference() {
        check(&["b<z a"], "", None, "b a");
    }

    #[test]
    fn replies_too_deep_name_what_they_answer() {
        check(
            &["a b<a c<b d<c e<d f<a"],
            "",
            None,
            "a .b ..c ..d@c ..e@d .f",
        );
    }

    #[test]
    fn a_comment_that_comes_twice_is_shown_once() {
        check(&["a b", "b c b<a"], "", None, "a b c");
    }

    #[test]
    fn what_was_written_here_comes_first_and_as_a_reply_last() {
        check(&["a b<a"], "m n o<a", None, "n m a .b .o");
    }

    #[test]
    fn what_was_changed_here_stays_in_its_place() {
        let pages = [page(list("a b c"))];
        let mut changed = list("b");
        changed[0].body = Body::Text("other".to_owned());
        let plan = Plan {
            sort: None,
            depth: 2,
            held: &[],
        };
        let lines = order(&pages, &changed, &plan);
        assert_eq!(lines[1].comment.body, Body::Text("other".to_owned()));
        assert_eq!(told(&pages, &changed, &plan), "a b c");
    }

    #[test]
    fn roots_are_sorted_and_replies_are_not() {
        let pages = &["b aa c z<c y<c"];
        check(pages, "", Some(Sort::Newest), "aa c .z .y b");
        check(pages, "", Some(Sort::Oldest), "b c .z .y aa");
        check(pages, "", Some(Sort::Liked), "aa b c .z .y");
    }

    #[test]
    fn a_gap_is_there_for_its_replies_only() {
        check(&["a xb xc d<c"], "", None, "a c .d");
        check(&["a b"], "xb", None, "a");
    }

    #[test]
    fn a_ring_is_shown_once_and_ends() {
        check(&["a<b b<a c"], "", None, "c a .b");
        check(&["a<a"], "", None, "a");
    }

    #[test]
    fn what_is_held_back_hides_what_hangs_on_it() {
        let pages = [page(list("a b<a c<b d"))];
        let plan = Plan {
            sort: None,
            depth: 2,
            held: &["b".to_owned()],
        };
        assert_eq!(told(&pages, &[], &plan), "a d");
    }

    #[test]
    fn a_conversation_is_followed_up_to_its_first() {
        let all = list("a c<b b<a d<z e<f f<e");
        let first = |id| root(&all, find(&all, id).expect("it is there"));
        assert_eq!(["a", "c", "d"].map(first), ["a", "a", "d"]);
        assert!(["e", "f"].contains(&first("e")));
    }

    #[test]
    fn ten_thousand_that_answer_each_other_make_no_stack_overflow() {
        let chain = (0..10_000).map(|at| format!("{:05}<{:05}", at + 1, at));
        let chain = chain.collect::<Vec<_>>().join(" ");
        let pages = [page(list(&chain))];
        let plan = Plan {
            sort: Some(Sort::Newest),
            depth: 2,
            held: &[],
        };
        assert_eq!(order(&pages, &[], &plan).len(), 10_000);
    }
}
