//! One comment: who, when, what, and what one can do with it.
//!
//! A button says what it does in `data-do`; [`Talk`] hears it.

use super::order::Line;
use super::outbox;
use super::talk::Talk;
use crate::model::{Author, Body, Comment, Status};
use crate::source::dialect::{Edits, Likes};
use crate::ui::dom::{El, boolean, el};
use crate::ui::icons::{self, icon};
use crate::ui::intl::{age, machine, now, number};
use crate::ui::labels::{Label, fill};
use crate::ui::notice::button;
use crate::ui::rich::{plain, rich};
use crate::widget::base_uri;

/// The card of a comment. It can have the focus: readers are led to it.
pub(super) fn card(talk: &Talk, line: &Line<'_>) -> El {
    let comment = line.comment;
    let part = match comment.status {
        Status::Pending => "comment comment--pending",
        Status::Approved | Status::Deleted => "comment",
    };
    let article = el("article")
        .class("comment")
        .part(part)
        .attr("tabindex", "-1");
    if comment.status == Status::Deleted {
        let gone = el("p").class("gone").text(&talk.cx.say(Label::Deleted));
        return article.child(gone);
    }
    let text = match &comment.body {
        Body::Text(text) => plain(text),
        Body::Html(html) => rich(html, &base_uri()),
    };
    let above = line.above.map(|above| {
        let name = name(talk, &above.author);
        let text = talk.cx.say_with(Label::Answering, &name);
        el("p").class("muted").text(&text)
    });
    let body = el("div")
        .class("body")
        .child(head(talk, comment))
        .child_if(above)
        .child(text.part("text"));
    let foot = match outbox::key(&comment.id) {
        Some(key) => waiting(talk, key),
        None => actions(talk, comment),
    };
    article
        .attr("aria-label", &name(talk, &comment.author))
        .child(avatar(&comment.author))
        .child(body.child(foot))
}

fn name(talk: &Talk, author: &Author) -> String {
    match author.name.as_str() {
        "" => talk.cx.say(Label::Anonymous),
        name => name.to_owned(),
    }
}

fn head(talk: &Talk, comment: &Comment) -> El {
    let cx = &talk.cx;
    let author = &comment.author;
    let is_waiting = outbox::key(&comment.id).is_some();
    let by = match &author.url {
        Some(url) => el("a")
            .attr("href", url.as_str())
            .attr("rel", "nofollow ugc noopener"),
        None => el("span"),
    };
    let badge = |text: &str, part: &str| el("span").class("badge").part(part).text(text);
    let pending = match (comment.status, is_waiting) {
        (_, true) => Some((Label::Waiting, "pending")),
        (Status::Pending, _) => Some((Label::Pending, "pending")),
        _ if talk.is_new(comment) => Some((Label::New, "new")),
        _ => None,
    };
    let created = comment.created.map(|at| {
        let time = el("time")
            .attr("datetime", &machine(at))
            .text(&age(at, now(), &cx.locale()));
        match is_waiting {
            true => time,
            false => el("a")
                .attr("href", &["#comment-", &comment.id].concat())
                .part("permalink")
                .child(time),
        }
    });
    let edited = comment.edited.map(|at| {
        el("time")
            .attr("datetime", &machine(at))
            .text(&cx.say(Label::Edited))
    });
    el("p")
        .class("head")
        .child(by.class("author").part("author").text(&name(talk, author)))
        .child_if((!author.badge.is_empty()).then(|| badge(&author.badge, "badge")))
        .child_if(pending.map(|(label, part)| badge(&cx.say(label), part)))
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

/// A button of a card.
fn action(talk: &Talk, what: &str, label: Label) -> El {
    button("button quiet", &talk.cx.say(label))
        .part(what)
        .attr("data-do", what)
}

fn actions(talk: &Talk, comment: &Comment) -> El {
    let mut bar = el("div").class("actions");
    let dialect = talk.dialect();
    let is_approved = comment.status == Status::Approved;
    if let Some(count) = comment.likes.filter(|_| is_approved) {
        let count = number(f64::from(count), 0, &talk.cx.locale());
        let like = match dialect.likes {
            Likes::None => el("span").class("button quiet").part("like"),
            Likes::Once | Likes::Toggle => button("button quiet", "")
                .part("like")
                .attr("data-do", "like")
                .attr("aria-pressed", if comment.liked { "true" } else { "false" }),
        };
        let label = [&talk.cx.say(Label::Like), " "].concat();
        bar = bar.child(
            like.child(icon(icons::LIKE))
                .child(el("span").class("sr").text(&label))
                .text(&count),
        );
    }
    if talk.can_write() && is_approved {
        let is_open = boolean(talk.is_open(&comment.id));
        let reply = button("button quiet", "")
            .part("reply")
            .attr("data-do", "reply")
            .attr("aria-expanded", &is_open)
            .child(icon(icons::REPLY))
            .text(&talk.cx.say(Label::Reply));
        bar = bar.child(reply);
    }
    if dialect.edits != Edits::Never && talk.may_edit(comment) {
        // HTML is not what was written: a form could only show its tags.
        if matches!(comment.body, Body::Text(_)) {
            bar = bar.child(action(talk, "edit", Label::Edit));
        }
        bar = bar.child(action(talk, "delete", Label::Delete));
    }
    bar
}

/// What keeps a comment from being sent, and what one can do about it.
fn waiting(talk: &Talk, key: &str) -> El {
    let Some(entry) = talk.outbox.find(key) else {
        return el("div");
    };
    let why = match entry.why.as_str() {
        "" => talk.cx.say(Label::WaitingNote),
        why => why.to_owned(),
    };
    let mut note = el("p").class("muted").text(&why);
    if entry.at > now() && entry.why.is_empty() {
        let soon = fill(&talk.cx.say(Label::AgainIn), "\n");
        let (before, after) = soon.split_once('\n').unwrap_or((&soon, ""));
        note = note
            .text(" ")
            .text(before)
            .child(talk.countdown(entry.at))
            .text(after);
    }
    let bar = el("div")
        .class("actions")
        .child(action(talk, "retry", Label::SendAgain))
        .child(action(talk, "revise", Label::Edit))
        .child(action(talk, "discard", Label::Discard));
    el("div").child(note).child(bar)
}
