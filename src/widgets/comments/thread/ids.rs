//! Comments, found by their ids.

use crate::model::{Comment, Thread as Page};
use crate::stdx::hash::Ids;
use std::rc::Rc;

/// Replies are never moved in deeper than this, nor is a conversation followed up further.
pub(super) const DEEPEST: usize = 64;

/// The ids of the comments on these pages.
pub(super) fn ids(pages: &[Rc<Page>]) -> Ids {
    let mut ids = Ids::default();
    for page in pages {
        for comment in &page.comments {
            ids.note(&comment.id, 0);
        }
    }
    ids
}

/// The comment of an id.
pub(super) fn find<'t>(comments: &'t [Comment], id: &str) -> Option<&'t Comment> {
    comments.iter().find(|it| it.id == id)
}

/// The first comment of the conversation that a comment is in, as far up as `find` knows them.
pub(super) fn root<'t>(
    comment: &'t Comment,
    find: &dyn Fn(&str) -> Option<&'t Comment>,
) -> &'t Comment {
    let mut root = comment;
    // No further: comments may answer each other in a ring.
    for _ in 0..DEEPEST {
        let Some(above) = find(&root.parent) else {
            break;
        };
        root = above;
    }
    root
}

#[cfg(test)]
mod tests {
    use super::super::sample::list;
    use super::{find, root};

    #[test]
    fn a_conversation_is_followed_up_to_its_first() {
        let all = list("a c<b b<a d<z e<f f<e");
        let in_all = |id: &str| find(&all, id);
        let first = |id| &*root(in_all(id).expect("it is there"), &in_all).id;
        assert_eq!(["a", "c", "d"].map(first), ["a", "a", "d"]);
        assert!(["e", "f"].contains(&first("e")));
    }
}
