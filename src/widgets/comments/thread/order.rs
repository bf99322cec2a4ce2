//! The order of a thread: which item stands where, and how deep.
//!
//! A thread comes in pages, and a reply may be on another page than what it answers. What was
//! written here since, and what waits to be sent, has its place among them.

use super::{Item, Line};
use crate::model::{Author, Status, Thread as Page};
use crate::source::dialect::Sort;
use crate::stdx::hash::Ids;
use crate::stdx::list::{Listed as _, sort};
use std::rc::Rc;

/// What the order depends on beside the comments.
pub(super) struct Arrangement<'a> {
    /// By what those that answer no other are sorted; else as the backend sends them.
    pub(super) sort: Option<Sort>,
    /// Replies nested deeper than this stand beside their parent.
    pub(super) depth: usize,
    /// The ids of those that are not shown yet.
    pub(super) held: &'a [String],
}

struct Node<'t> {
    item: Item<'t>,
    parent: Option<usize>,
    answers: Vec<usize>,
    /// How deep it is nested.
    depth: usize,
    /// It is not shown yet, nor is what answers it.
    is_held: bool,
    /// It has its line, or must not have one.
    is_placed: bool,
}

struct Tree<'t> {
    nodes: Vec<Node<'t>>,
    /// Where each comment came first.
    ids: Ids,
    /// How many nodes are from the pages; those written here are behind them.
    loaded: usize,
}

/// The lines of a thread from above to below. A comment in `written` takes the place of what the
/// pages say under its id, or comes first where they do not know it; as a reply it comes last.
pub(super) fn order<'t>(
    pages: &'t [Rc<Page>],
    written: &[Item<'t>],
    arrangement: &Arrangement<'_>,
) -> Vec<Line<'t>> {
    let mut tree = Tree::of(pages, written);
    tree.hold(arrangement.held);
    // The last is taken first. Comments that answer each other in a ring are below no root.
    let mut stack = (0..tree.nodes.len()).rev().listed();
    stack.append(&mut tree.roots(arrangement.sort));
    let mut lines = Vec::new();
    while let Some(at) = stack.pop() {
        let Some(node) = tree.nodes.get_mut(at).filter(|it| !it.is_placed) else {
            continue;
        };
        node.is_placed = true;
        let (item, depth, is_held) = (node.item, node.depth, node.is_held);
        let above = node.parent.filter(|_| depth > arrangement.depth);
        let answers = std::mem::take(&mut node.answers);
        // The gap that a deleted comment leaves is shown for the sake of its replies.
        if !is_held && (!item.is_deleted() || !answers.is_empty()) {
            let above = above.and_then(|it| tree.nodes.get(it));
            lines.push(Line {
                item,
                depth: depth.min(arrangement.depth),
                answers: above.map(|it| it.item.author()),
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
    fn of(pages: &'t [Rc<Page>], written: &[Item<'t>]) -> Self {
        let mut nodes = Vec::new();
        for page in pages {
            for comment in &page.comments {
                nodes.push(Node::of(Item::Comment(comment)));
            }
        }
        let loaded = nodes.len();
        for item in written {
            nodes.push(Node::of(*item));
        }
        let mut ids = Ids::default();
        for (at, node) in nodes.iter().enumerate() {
            // Nothing can answer what is not sent yet.
            if let Item::Comment(comment) = node.item {
                ids.note(&comment.id, at);
            }
        }
        let mut tree = Self { nodes, ids, loaded };
        for at in 0..tree.nodes.len() {
            tree.link(at);
        }
        tree
    }

    /// Finds what a node answers, and keeps one of those that have the same id.
    fn link(&mut self, at: usize) {
        let Some(item) = self.nodes.get(at).map(|it| it.item) else {
            return;
        };
        let first = match item {
            Item::Comment(comment) => self.ids.find(&comment.id),
            Item::Waiting(_) => None,
        };
        if let Some(first) = first.filter(|first| *first < at) {
            if let Some(node) = self.nodes.get_mut(at) {
                node.is_placed = true;
            }
            if let Some(node) = self.nodes.get_mut(first).filter(|_| at >= self.loaded) {
                node.item = item;
            }
            return;
        }
        let parent = self.ids.find(item.parent());
        if let Some(parent) = parent.and_then(|it| self.nodes.get_mut(it)) {
            parent.answers.push(at);
        }
        if let Some(node) = self.nodes.get_mut(at) {
            node.parent = parent;
        }
    }

    /// Keeps these back, with all that answers them.
    fn hold(&mut self, ids: &[String]) {
        for id in ids {
            let held = self.ids.find(id);
            if let Some(node) = held.and_then(|at| self.nodes.get_mut(at)) {
                node.is_held = true;
            }
        }
    }

    /// Those that answer no other, the last first.
    fn roots(&self, by: Option<Sort>) -> Vec<usize> {
        let mut roots = Vec::new();
        for (at, node) in self.nodes.iter().enumerate() {
            if node.parent.is_none() {
                roots.push(at);
            }
        }
        let key = |at: usize| match (self.nodes.get(at).map(|it| it.item), by) {
            (Some(Item::Comment(comment)), Some(by)) => {
                let created = comment.created.map_or(0.0, |it| it.ms);
                match by {
                    Sort::Newest => -created,
                    Sort::Oldest => created,
                    Sort::Liked => -f64::from(comment.likes.unwrap_or_default()),
                }
            }
            _ => 0.0,
        };
        sort(
            &mut roots,
            &|a, b| match (a < self.loaded, b < self.loaded) {
                (true, true) => key(b).total_cmp(&key(a)).then(b.cmp(&a)),
                // The newest of what was written here is on top.
                _ => a.cmp(&b),
            },
        );
        roots
    }
}

impl<'t> Node<'t> {
    fn of(item: Item<'t>) -> Self {
        Self {
            item,
            parent: None,
            answers: Vec::new(),
            depth: 0,
            is_held: false,
            is_placed: false,
        }
    }
}

impl<'t> Item<'t> {
    fn parent(self) -> &'t str {
        match self {
            Item::Comment(comment) => &comment.parent,
            Item::Waiting(waiting) => &waiting.parent,
        }
    }

    fn author(self) -> &'t Author {
        match self {
            Item::Comment(comment) => &comment.author,
            Item::Waiting(waiting) => &waiting.author,
        }
    }

    fn is_deleted(self) -> bool {
        matches!(self, Item::Comment(comment) if comment.status == Status::Deleted)
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{list, page, told, waiting};
    use super::super::{Item, Line, Waiting};
    use super::{Arrangement, order};
    use crate::model::{Body, Comment, Thread as Page};
    use crate::source::dialect::Sort;
    use std::rc::Rc;

    fn lines<'t>(
        pages: &'t [Rc<Page>],
        written: &'t [Comment],
        waiting: &'t [Waiting],
        arrangement: &Arrangement<'_>,
    ) -> Vec<Line<'t>> {
        let written = written.iter().map(Item::Comment);
        let own: Vec<_> = written.chain(waiting.iter().map(Item::Waiting)).collect();
        order(pages, &own, arrangement)
    }

    fn arrangement(sort: Option<Sort>, held: &[String]) -> Arrangement<'_> {
        Arrangement {
            sort,
            depth: 2,
            held,
        }
    }

    /// What is written here has words in brackets where it waits to be sent.
    fn check(pages: &[&str], written: &str, sort: Option<Sort>, expected: &str) {
        let pages: Vec<_> = pages.iter().map(|texts| page(texts)).collect();
        let (waits, is): (Vec<_>, Vec<_>) =
            written.split(' ').partition(|text| text.starts_with('['));
        let waits: Vec<_> = waits
            .iter()
            .map(|it| waiting(&it.replace(['[', ']'], "")))
            .collect();
        let written = list(&is.join(" "));
        let lines = lines(&pages, &written, &waits, &arrangement(sort, &[]));
        assert_eq!(told(&lines), expected);
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
    fn what_waits_stands_where_it_will_stand_once_it_is_sent() {
        check(&["a b<a"], "m [n] [o<a] [p<z]", None, "[p] [n] m a .b .[o]");
    }

    #[test]
    fn what_waits_is_not_taken_for_a_comment_with_such_an_id() {
        check(&["a b<a"], "[a]", None, "[a] a .b");
        check(&["a<k"], "[k]", None, "[k] a");
    }

    #[test]
    fn what_was_changed_here_stays_in_its_place() {
        let pages = [page("a b c")];
        let mut changed = list("b");
        changed[0].body = Body::Text("other".to_owned());
        let lines = lines(&pages, &changed, &[], &arrangement(None, &[]));
        assert_eq!(told(&lines), "a b c");
        let body = |line: &Line<'_>| match line.item {
            Item::Comment(comment) => comment.body.clone(),
            Item::Waiting(_) => unreachable!("nothing waits"),
        };
        assert_eq!(body(&lines[1]), Body::Text("other".to_owned()));
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
    fn what_is_held_back_hides_what_answers_it() {
        let pages = [page("a b<a c<b d")];
        let held = ["b".to_owned()];
        let lines = lines(&pages, &[], &[], &arrangement(None, &held));
        assert_eq!(told(&lines), "a d");
    }

    #[test]
    fn ten_thousand_that_answer_each_other_make_no_stack_overflow() {
        let chain = (0..10_000).map(|at| format!("{:05}<{:05}", at + 1, at));
        let chain = chain.collect::<Vec<_>>().join(" ");
        let pages = [page(&chain)];
        let arrangement = arrangement(Some(Sort::Newest), &[]);
        assert_eq!(lines(&pages, &[], &[], &arrangement).len(), 10_000);
    }
}
