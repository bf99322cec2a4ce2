//! What was written, changed, liked and deleted here, and what the backend says of it later.

use super::Reader;
use crate::model::{Body, Comment, Status};
use crate::stdx::sequence;
use crate::widgets::comments::thread::Item;
use crate::widgets::comments::thread::sample::{comment, waiting};
use crate::widgets::comments::thread::state::Reach;

#[test]
fn what_the_backend_says_is_newer_than_what_was_noted_here() {
    let mut reader = Reader::of("a b");
    let mut liked = comment("a");
    liked.likes = Some(99);
    reader.thread.note(liked);
    let likes = |reader: &Reader| reader.thread.comment("a").and_then(|it| it.likes);
    assert_eq!(likes(&reader), Some(99));
    reader.refresh("a b");
    assert_eq!(likes(&reader), Some(1));
}

/// What is said of a comment.
fn says(reader: &Reader, id: &str) -> Option<Body> {
    reader.thread.comment(id).map(|it| it.body.clone())
}

#[test]
fn an_answer_that_was_asked_for_before_says_nothing_of_what_was_done_since() {
    let mut reader = Reader::of("a b c ...");
    reader.more("d");
    reader.asked = sequence::next();
    let other = Body::Text("other".to_owned());
    for id in ["b", "d"] {
        let body = other.clone();
        reader.thread.note(Comment {
            body,
            ..comment(id)
        });
    }
    reader.thread.deleted("a");
    reader.thread.wrote(comment("m"));
    reader.thread.wrote(comment("o"));
    reader.thread.deleted("o");
    reader.sees("m b c d");
    assert_eq!(reader.thread.count(Some(20)), 20.0);
    // It was read by the backend after one of them came, and before the others.
    reader.refresh("m a b c ...").sees("m b c d");
    assert_eq!(says(&reader, "b"), Some(other.clone()));
    assert_eq!(reader.thread.count(Some(20)), 20.0);
    // What is asked for now is newer than all of it.
    reader.refresh("m b c ...").sees("m b c d");
    assert_eq!(says(&reader, "b"), Some(comment("b").body));
    assert_eq!(says(&reader, "d"), Some(other));
    assert_eq!(reader.thread.count(Some(20)), 20.0);
}

#[test]
fn a_further_page_is_newer_than_what_was_noted_before_it_was_asked_for() {
    let mut reader = Reader::of("a ...");
    let liked = Comment {
        likes: Some(99),
        ..comment("c")
    };
    reader.thread.note(liked.clone());
    reader.thread.wrote(comment("m"));
    reader.more("b c ...");
    let likes = |reader: &Reader| reader.thread.comment("c").and_then(|it| it.likes);
    assert_eq!(likes(&reader), Some(1));
    assert_eq!(reader.thread.count(Some(20)), 20.0);
    reader.asked = sequence::next();
    reader.thread.note(liked);
    reader.more("d");
    assert_eq!(likes(&reader), Some(99));
    reader.sees("m a b c d");
}

#[test]
fn what_was_liked_or_changed_here_stands_where_the_backend_has_it_or_nowhere() {
    for id in ["b", "e"] {
        let mut reader = Reader::of("a b ...");
        reader.more("d e f");
        reader.thread.note(comment(id));
        reader.sees("a b d e f");
        // Another order has it on a later page.
        reader.asks("/oldest", "f d ...");
        reader.sees("f d");
        reader.more("e b ...");
        reader.sees("f d e b");
        // Others deleted it.
        reader.refresh("f d").sees("f d");
    }
}

#[test]
fn what_was_written_here_keeps_its_place_when_it_is_changed() {
    let mut reader = Reader::of("a");
    for id in ["m", "n"] {
        reader.thread.wrote(comment(id));
    }
    reader.thread.note(comment("m"));
    reader.sees("n m a");
}

#[test]
fn what_was_taken_is_shown_though_a_refresh_had_brought_it_before() {
    let mut reader = Reader::of("a ...");
    reader.refresh("m n a ...").sees("a");
    reader.thread.wrote(comment("m"));
    reader.sees("m a");
    assert_eq!(reader.thread.held(), 1);
    // The backend had counted it.
    assert_eq!(reader.thread.count(Some(20)), 20.0);
}

#[test]
fn the_count_follows_what_is_written_and_deleted_here() {
    let mut reader = Reader::of("a b");
    let count = |reader: &mut Reader| {
        reader.search();
        reader.thread.count(Some(20))
    };
    assert_eq!(count(&mut reader), 20.0);
    reader.thread.wrote(comment("m"));
    assert_eq!(count(&mut reader), 21.0);
    reader.thread.wrote(Comment {
        status: Status::Pending,
        ..comment("n")
    });
    assert_eq!(count(&mut reader), 21.0);
    reader.thread.deleted("m");
    reader.thread.deleted("n");
    assert_eq!(count(&mut reader), 20.0);
    reader.sees("a b");
    assert_eq!(reader.thread.count(None), 2.0);
}

#[test]
fn what_a_moderator_has_says_what_was_said_of_it_last() {
    let mut reader = Reader::of("a");
    reader
        .thread
        .set_own(vec![waiting("k")], vec![comment("m")]);
    reader.sees("[k] m a");
    reader.thread.deleted("m");
    reader.sees("[k] a");
    let showing = reader.thread.show(None, 2, Reach::Further);
    assert!(matches!(showing.lines[0].item, Item::Waiting(_)));
}
