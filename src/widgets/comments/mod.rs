//! The comments under an article: a form, and the thread.
//!
//! Attributes: `action` (where comments are sent; `src` unless given), `article` (what they are
//! about; the page's address unless given), `max-length` (characters, 2000).
//! Events: `bantin-before-submit` (cancelable), `bantin-submit`.
//! Parts: `form`, `field`, `input`, `send`, `message`, `thread`, `comment`, `comment--pending`,
//! `author`, `badge`, `avatar`, `text`, `like`, `reply`, `more`.   Properties: `--indent`.

mod draft;
mod field;
mod form;
mod item;
mod post;
mod thread;

use crate::model::{Comment, Thread};
use crate::source::Error;
use crate::source::adapter::Model;
use crate::source::mapping::Mapping;
use crate::source::page::{Payload, Reading};
use crate::source::read;
use crate::ui::dom::{El, el};
use crate::ui::intl::number;
use crate::ui::labels::Label;
use crate::ui::notice::notice;
use crate::widget::{Context, Data, Widget, Words, more};
use std::rc::Rc;
use thread::Talk;

/// The widget.
pub(super) struct Comments;

impl Widget for Comments {
    const TAG: &'static str = "bantin-comments";
    const SHEET: &'static str = include_str!(concat!(env!("OUT_DIR"), "/comments.css"));
    const ATTRIBUTES: &'static [&'static str] = &["action", "article", "max-length"];
    const MODEL: Model = Model::Comments;
    const WORDS: Words = Words {
        name: Label::Comments,
        heading: true,
        failed: Label::CommentsFailed,
        // The view says so itself, under the form.
        empty: None,
    };
    type Data = Thread;

    fn read(payload: &Payload, mapping: &Mapping) -> Result<Reading<Thread>, Error> {
        read::comments(payload, mapping)
    }

    fn is_empty(data: &Thread) -> bool {
        data.comments.is_empty()
    }

    fn append(data: &Thread, more: Thread) -> Thread {
        let is_new = |comment: &Comment| !data.comments.iter().any(|old| old.id == comment.id);
        let comments = data.comments.iter().cloned();
        Thread {
            comments: comments
                .chain(more.comments.into_iter().filter(is_new))
                .collect(),
            closed: more.closed,
        }
    }

    fn skeleton() -> El {
        let line = |class: &str| el("div").class(class);
        let comment = || {
            line("comment").child(line("avatar skeleton")).child(
                line("body")
                    .child(line("line short skeleton"))
                    .child(line("line skeleton")),
            )
        };
        el("div")
            .class("comments")
            .child(line("box skeleton"))
            .children((0..3).map(|_| comment()))
    }

    fn view(data: Data<Thread>, cx: &Context) -> El {
        let talk = Talk::new(data, cx);
        let (head, body, empty) = (talk.clone(), talk.clone(), talk.clone());
        let (count, said) = (talk.clone(), talk.said.clone());
        el("div")
            .class("comments")
            .region(move || Some(top(&head)))
            .child(
                el("p")
                    .class("said")
                    .part("message")
                    .attr("role", "status")
                    .bind_text(move || said.get()),
            )
            .region(move || tally(&count))
            .child(
                el("ol")
                    .class("thread")
                    .part("thread")
                    .rows(move || item::rows(&body, &body.top(), 0)),
            )
            .region(move || {
                empty
                    .top()
                    .is_empty()
                    .then(|| notice(&empty.cx.say(Label::CommentsEmpty)))
            })
            .child(more(cx, || true))
    }
}

/// The form, or the word that nobody can write any more.
fn top(talk: &Rc<Talk>) -> El {
    if talk.is_closed() {
        return notice(&talk.cx.say(Label::Closed));
    }
    let heading = el("h3")
        .class("subheading")
        .text(&talk.cx.say(Label::Write));
    el("div")
        .class("write")
        .child(heading)
        .child(form::form(talk, ""))
}

/// How many there are in all, where the backend says, or else how many are here.
fn tally(talk: &Rc<Talk>) -> Option<El> {
    let here = talk.count();
    let all = talk.cx.feed().total.get();
    #[expect(clippy::cast_precision_loss, reason = "no thread is that long")]
    let count = all.map_or(here as f64, f64::from);
    if count == 0.0 {
        return None;
    }
    let count = number(count, 0, &talk.cx.locale());
    let text = talk.cx.say_with(Label::Count, &count);
    Some(el("h3").class("subheading").text(&text))
}
