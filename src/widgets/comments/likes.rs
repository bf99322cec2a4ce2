//! Liking a comment.

use super::exchange::exchange;
use super::session::Session;
use crate::model::Comment;
use crate::source::dialect::refusal::likes;
use crate::source::dialect::{Edits, Likes};
use crate::source::wire::send::Answer;
use crate::ui::labels::Label;
use std::rc::Rc;

/// Hears of a comment that is another, with what there is to say.
type Changed = dyn Fn(&Comment, Option<Label>);

/// Likes a comment, or takes the like back: at once, and back again if that fails. `changed` is
/// called each time the comment is another.
pub(super) fn like(session: &Rc<Session>, id: &str, changed: Box<Changed>) {
    let before = session.thread.borrow().comment(id).cloned();
    let (Ok(endpoint), Some(before)) = (&session.endpoint, before) else {
        return;
    };
    let dialect = session.dialect();
    if before.liked && dialect.likes == Likes::Once {
        return;
    }
    if dialect.edits == Edits::AsSaid {
        endpoint.name_visitor();
    }
    let (likes_before, liked) = (before.likes, !before.liked);
    let count = likes_before.unwrap_or_default();
    let mut after = before;
    after.liked = liked;
    after.likes = Some(match liked {
        true => count + 1,
        false => count.saturating_sub(1),
    });
    changed(&after, None);
    session.thread.borrow_mut().note(after);
    session.cx.act("like", liked.into());
    let request = dialect.like(endpoint.target(), id, liked);
    let id = id.to_owned();
    let answered = move |session: &Rc<Session>, result: Result<Answer, _>| {
        // As it is by now: what it says may have been changed meanwhile.
        let Some(mut comment) = session.thread.borrow().comment(&id).cloned() else {
            return;
        };
        let answer = result.ok().filter(|it| (200..300).contains(&it.status));
        let told = answer.and_then(|it| likes(&it.payload.json));
        let failed = told.is_none().then_some(Label::NotLiked);
        let (likes, said) = match told {
            Some((likes, said)) => (Some(likes), said),
            None => (likes_before, Some(!liked)),
        };
        comment.likes = likes;
        comment.liked = said.unwrap_or(liked);
        changed(&comment, failed);
        session.thread.borrow_mut().note(comment);
    };
    exchange(session, request, Box::new(answered));
}
