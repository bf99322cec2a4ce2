//! One comment: who, when, what, and what one can do with it.

use super::form;
use super::post::like;
use super::thread::Talk;
use crate::model::{Author, Body, Comment, Status};
use crate::ui::dom::{El, Row, el};
use crate::ui::icons::{self, icon};
use crate::ui::intl::{age, machine, now, number};
use crate::ui::labels::Label;
use crate::ui::notice::button;
use crate::ui::rich::{plain, rich};
use crate::ui::state::State;
use crate::widget::base_uri;
use std::rc::Rc;

/// Deeper replies are no longer moved in.
const DEEPEST: usize = 4;

/// The rows of comments, each built anew when what it says has changed.
pub(super) fn rows(talk: &Rc<Talk>, comments: &[Comment], depth: usize) -> Vec<Row> {
    let row = |comment: &Comment| {
        let (talk, mut comment) = (talk.clone(), comment.clone());
        // They have rows of their own.
        comment.replies.clear();
        let edited = comment.edited.map(machine).unwrap_or_default();
        let status = if comment.status == Status::Pending {
            "?"
        } else {
            ""
        };
        let key = [&comment.id, " ", status, &edited].concat();
        Row::new(key, move || item(&talk, &comment, depth))
    };
    comments.iter().map(row).collect()
}

fn item(talk: &Rc<Talk>, comment: &Comment, depth: usize) -> El {
    let id = comment.id.clone();
    let (inside, reply) = (talk.clone(), talk.clone());
    let (parent, answered) = (id.clone(), id);
    let replies = el("ol")
        .class(if depth < DEEPEST {
            "replies"
        } else {
            "replies flat"
        })
        .rows(move || rows(&inside, &inside.replies(&parent), depth + 1));
    let part = match comment.status {
        Status::Pending => "comment comment--pending",
        Status::Approved | Status::Deleted => "comment",
    };
    let card = match comment.status {
        Status::Deleted => el("p").class("gone").text(&talk.cx.say(Label::Deleted)),
        Status::Approved | Status::Pending => card(talk, comment),
    };
    let open = el("div").class("reply").region(move || {
        let is_open = reply.replying.get() == answered;
        is_open.then(|| form::form(&reply, &answered))
    });
    el("li").child(card.part(part)).child(open).child(replies)
}

fn card(talk: &Rc<Talk>, comment: &Comment) -> El {
    let base = base_uri();
    let text = match &comment.body {
        Body::Text(text) => plain(text),
        Body::Html(html) => rich(html, &base),
    };
    let body = el("div")
        .class("body")
        .child(head(talk, comment))
        .child(text.part("text"))
        .child(actions(talk, comment));
    el("article")
        .class("comment")
        .child(avatar(&comment.author))
        .child(body)
}

fn head(talk: &Rc<Talk>, comment: &Comment) -> El {
    let cx = &talk.cx;
    let author = &comment.author;
    let name = match author.name.as_str() {
        "" => cx.say(Label::Anonymous),
        name => name.to_owned(),
    };
    let name = match &author.url {
        Some(url) => el("a")
            .attr("href", url.as_str())
            .attr("rel", "nofollow ugc noopener")
            .text(&name),
        None => el("span").text(&name),
    };
    let badge = |text: &str, part: &str| el("span").class("badge").part(part).text(text);
    let created = comment.created.map(|at| {
        el("time")
            .attr("datetime", &machine(at))
            .text(&age(at, now(), &cx.locale()))
    });
    let edited = comment.edited.map(|at| {
        el("time")
            .attr("datetime", &machine(at))
            .text(&cx.say(Label::Edited))
    });
    let pending = comment.status == Status::Pending;
    el("p")
        .class("head")
        .child(name.class("author").part("author"))
        .child_if((!author.badge.is_empty()).then(|| badge(&author.badge, "badge")))
        .child_if(pending.then(|| badge(&cx.say(Label::Pending), "pending")))
        .child(el("span").class("meta").child_if(created).child_if(edited))
}

/// Their picture, or the first letter of their name.
fn avatar(author: &Author) -> El {
    let frame = el("span")
        .class("avatar")
        .part("avatar")
        .attr("aria-hidden", "true");
    match &author.avatar {
        Some(picture) => frame.child(
            el("img")
                .attr("loading", "lazy")
                .attr("decoding", "async")
                .attr("alt", "")
                .attr("src", picture.as_str()),
        ),
        None => {
            let letter = author.name.trim().chars().next().unwrap_or('·');
            frame.text(letter.encode_utf8(&mut [0; 4]))
        }
    }
}

fn actions(talk: &Rc<Talk>, comment: &Comment) -> El {
    let bar = el("div").class("actions");
    if comment.status == Status::Pending {
        return bar;
    }
    let likes = comment.likes.map(|count| likes(talk, comment, count));
    let replying = talk.replying.clone();
    let (opened, id) = (talk.replying.clone(), comment.id.clone());
    let is_open = id.clone();
    let reply = (!talk.is_closed()).then(|| {
        button("button quiet", "")
            .part("reply")
            .child(icon(icons::REPLY))
            .text(&talk.cx.say(Label::Reply))
            .bind("aria-expanded", move || {
                Some((opened.get() == is_open).to_string())
            })
            .on("click", move |_| {
                let is_open = replying.peek() == id;
                replying.set(if is_open { String::new() } else { id.clone() });
            })
    });
    bar.child_if(likes).child_if(reply)
}

fn likes(talk: &Rc<Talk>, comment: &Comment, count: u32) -> El {
    let count = State::new(count);
    let liked = State::new(comment.liked);
    let is_busy = State::new(false);
    let (shown, pressed, busy) = (count.clone(), liked.clone(), is_busy.clone());
    let (words, locale) = (talk.cx.say(Label::Like), talk.cx.locale());
    let (cx, id) = (talk.cx.clone(), comment.id.clone());
    button("button quiet", "")
        .part("like")
        .bind("aria-pressed", move || Some(pressed.get().to_string()))
        // Not `disabled`, which would throw away the focus.
        .bind("aria-disabled", move || Some(busy.get().to_string()))
        .child(icon(icons::LIKE))
        .child(el("span").class("sr").text(&words).text(" "))
        .bind_text(move || number(f64::from(shown.get()), 0, &locale))
        .on("click", move |_| {
            if !is_busy.peek() {
                is_busy.set(true);
                let (count, liked, busy) = (count.clone(), liked.clone(), is_busy.clone());
                like(&cx, &id, move |answer| {
                    busy.set(false);
                    if let Some((likes, is_liked)) = answer {
                        count.set(likes);
                        liked.set(is_liked);
                    }
                });
            }
        })
}
