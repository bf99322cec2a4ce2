//! Liking a comment.

use super::exchange::{exchange, is_bare};
use super::session::Session;
use crate::model::Comment;
use crate::source::dialect::refusal::likes;
use crate::source::dialect::{Edits, Likes};
use crate::source::wire::send::Answer;
use crate::ui::labels::Label;
use std::rc::Rc;

/// Hears of a comment that is another, with what there is to say.
type Changed = dyn Fn(&Comment, Option<Label>);

/// A like, or one that is taken back, on its way.
struct Liking {
    id: String,
    is_liked: bool,
    /// By how many it was liked before.
    before: Option<u32>,
    changed: Box<Changed>,
}

/// Likes a comment, or takes the like back: at once, and back again if that fails. `changed` is
/// called each time the comment is another.
///
/// Of one comment one is sent after the other: what a reader wanted last is what stands there then,
/// in whatever order a network hands them on.
pub(super) fn like(session: &Rc<Session>, id: &str, changed: Box<Changed>) {
    let comment = session.thread.borrow().comment(id).cloned();
    let (Ok(endpoint), Some(mut comment)) = (&session.endpoint, comment) else {
        return;
    };
    let dialect = session.dialect();
    if comment.liked && dialect.likes == Likes::Once {
        return;
    }
    if dialect.edits == Edits::AsSaid {
        endpoint.name_visitor();
    }
    let liking = Liking {
        id: id.to_owned(),
        is_liked: !comment.liked,
        before: comment.likes,
        changed,
    };
    comment.liked = liking.is_liked;
    comment.likes = liking.after();
    (liking.changed)(&comment, None);
    session.thread.borrow_mut().note(comment);
    session.cx.act("like", liking.is_liked.into());
    let mut under_way = session.likes.borrow_mut();
    match under_way.iter_mut().find(|it| it.0 == id) {
        Some((_, wish)) => *wish = liking.is_liked,
        None => {
            drop(under_way);
            send(session, liking);
        }
    }
}

fn send(session: &Rc<Session>, liking: Liking) {
    let Ok(endpoint) = &session.endpoint else {
        return;
    };
    let dialect = session.dialect();
    let request = dialect.like(endpoint.target(), &liking.id, liking.is_liked);
    let wish = (liking.id.clone(), liking.is_liked);
    session.likes.borrow_mut().push(wish);
    let answered = move |session: &Rc<Session>, result: Result<Answer, _>| {
        liked(session, liking, result.ok());
    };
    exchange(session, request, Box::new(answered));
}

fn liked(session: &Rc<Session>, mut liking: Liking, answer: Option<Answer>) {
    let mut wish = liking.is_liked;
    session.likes.borrow_mut().retain(|it| {
        let is_it = it.0 == liking.id;
        if is_it {
            wish = it.1;
        }
        !is_it
    });
    // As it is by now: what it says may have been changed meanwhile.
    let Some(mut comment) = session.thread.borrow().comment(&liking.id).cloned() else {
        return;
    };
    let answer = answer.filter(|it| (200..300).contains(&it.status));
    let told = answer.and_then(|it| match is_bare(&it) {
        true => Some((liking.after(), None)),
        false => likes(&it.payload.json).map(|(count, said)| (Some(count), said)),
    });
    let is_failed = told.is_none();
    let (count, said) = told.unwrap_or((liking.before, Some(!liking.is_liked)));
    let is_liked = said.unwrap_or(liking.is_liked);
    let is_last = wish == liking.is_liked;
    if !is_last && wish != is_liked {
        // The reader wants it otherwise since, and sees it so.
        liking.is_liked = wish;
        liking.before = count;
        return send(session, liking);
    }
    comment.likes = count;
    comment.liked = is_liked;
    let failed = (is_failed && is_last).then_some(Label::NotLiked);
    (liking.changed)(&comment, failed);
    session.thread.borrow_mut().note(comment);
}

impl Liking {
    /// By how many it is liked with it.
    fn after(&self) -> Option<u32> {
        let count = self.before.unwrap_or_default();
        Some(match self.is_liked {
            true => count + 1,
            false => count.saturating_sub(1),
        })
    }
}
