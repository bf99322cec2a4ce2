//! The thread as it stands: what the backend sent, and what was just written here.

use crate::model::{Comment, Thread};
use crate::ui::dom::follow;
use crate::ui::state::State;
use crate::widget::{Context, Data};
use std::rc::Rc;

/// One conversation, shared by all that shows it.
pub(super) struct Talk {
    pub(super) cx: Context,
    data: Data<Thread>,
    /// Written on this page; shown at once, until the backend sends them itself.
    written: State<Vec<Comment>>,
    /// The comment whose reply form is open.
    pub(super) replying: State<String>,
    /// What the reader just did, in words.
    pub(super) said: State<String>,
    /// A signal of its own, so that a refresh does not build the form anew.
    closed: State<bool>,
}

impl Talk {
    pub(super) fn new(data: Data<Thread>, cx: &Context) -> Rc<Self> {
        let (thread, closed) = (data.clone(), State::new(data.peek().closed));
        let known = closed.clone();
        follow(move || {
            let is_closed = thread.get().closed;
            if known.peek() != is_closed {
                known.set(is_closed);
            }
        });
        Rc::new(Self {
            cx: cx.clone(),
            data,
            written: State::default(),
            replying: State::default(),
            said: State::default(),
            closed,
        })
    }

    /// True when nobody can write any more.
    pub(super) fn is_closed(&self) -> bool {
        self.closed.get()
    }

    /// The comments that answer no other, those written here first.
    pub(super) fn top(&self) -> Vec<Comment> {
        let thread = self.data.get();
        let mut comments = self.new_under("", &thread.comments);
        comments.extend(thread.comments.iter().cloned());
        comments
    }

    /// The answers to a comment, those written here last.
    pub(super) fn replies(&self, id: &str) -> Vec<Comment> {
        let thread = self.data.get();
        let written = self.written.get();
        let parent = find(&thread.comments, id).or_else(|| find(&written, id));
        let mut replies = parent.map(|it| it.replies.clone()).unwrap_or_default();
        replies.extend(self.new_under(id, &replies));
        replies
    }

    /// A comment was accepted.
    pub(super) fn add(&self, comment: Comment) {
        let mut written = self.written.peek();
        written.insert(0, comment);
        self.written.set(written);
    }

    /// How many comments are on the page, but for the gaps.
    pub(super) fn count(&self) -> usize {
        let thread = self.data.get();
        let is_new = |it: &&Comment| find(&thread.comments, &it.id).is_none();
        count(&thread.comments) + self.written.get().iter().filter(is_new).count()
    }

    fn new_under(&self, parent: &str, known: &[Comment]) -> Vec<Comment> {
        let is_new = |it: &&Comment| it.parent == parent && find(known, &it.id).is_none();
        self.written.get().iter().filter(is_new).cloned().collect()
    }
}

fn find<'t>(comments: &'t [Comment], id: &str) -> Option<&'t Comment> {
    comments.iter().find_map(|comment| match comment.id == id {
        true => Some(comment),
        false => find(&comment.replies, id),
    })
}

fn count(comments: &[Comment]) -> usize {
    use crate::model::Status::Deleted;
    let each = |it: &Comment| usize::from(it.status != Deleted) + count(&it.replies);
    comments.iter().map(each).sum()
}
