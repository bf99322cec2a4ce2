//! One comment: who, when, what, and what one can do with it.
//!
//! A button says what it does in `data-do`; [`Talk`] hears it.

use super::order::Line;
use super::outbox;
use super::talk::Talk;
use crate::model::{Author, Body, Comment, Status};
use crate::source::dialect::{Dialect, Likes};
use crate::ui::dom::{El, boolean, el};
use crate::ui::icons::{self, icon};
use crate::ui::intl::{Locale, age, now, number};
use crate::ui::labels::{Label, fill};
use crate::ui::piece::{moment, spoken};
use crate::ui::rich::{plain, rich};
use crate::widget::base_uri;
use std::cell::RefCell;

/// What all cards of one showing have in common. There may be thousands: what is the same on each
/// is looked up once, and copied where it is an element.
pub(super) struct Deck<'t> {
    talk: &'t Talk,
    dialect: &'static Dialect,
    can_write: bool,
    locale: Locale,
    base: String,
    now: f64,
    made: RefCell<Vec<(usize, El)>>,
}

/// An element that many cards have: its tag, and the attributes that are the same on each.
type Piece = (&'static str, &'static [(&'static str, &'static str)]);

// Statics, because they are told apart by where they are.
static ARTICLE: Piece = (
    "article",
    &[
        ("class", "comment"),
        ("part", "comment"),
        ("tabindex", "-1"),
    ],
);
static AVATAR: Piece = (
    "span",
    &[
        ("class", "avatar"),
        ("part", "avatar"),
        ("aria-hidden", "true"),
    ],
);
static BODY: Piece = ("div", &[("class", "body")]);
static HEAD: Piece = ("p", &[("class", "head")]);
static META: Piece = ("span", &[("class", "meta")]);
static AUTHOR: Piece = ("span", &[("class", "author"), ("part", "author")]);
static LINKED: Piece = (
    "a",
    &[
        ("class", "author"),
        ("part", "author"),
        ("rel", "nofollow ugc noopener"),
    ],
);
static PICTURE: Piece = (
    "img",
    &[("loading", "lazy"), ("decoding", "async"), ("alt", "")],
);
static LINK: Piece = ("a", &[("part", "permalink")]);

impl<'t> Deck<'t> {
    pub(super) fn of(talk: &'t Talk) -> Self {
        Self {
            talk,
            dialect: talk.dialect(),
            can_write: talk.can_write(),
            locale: talk.cx.locale(),
            base: base_uri(),
            now: now(),
            made: RefCell::default(),
        }
    }

    /// A copy of such an element.
    fn piece(&self, piece: &'static Piece) -> El {
        let (tag, attributes) = piece;
        self.copy(std::ptr::from_ref(piece).addr(), &|| {
            let set = |it: El, (name, value): &(&str, &str)| it.attr(name, value);
            attributes.iter().fold(el(tag), set)
        })
    }

    /// A copy of what `make` gives, which is made once for each kind.
    fn copy(&self, kind: usize, make: &dyn Fn() -> El) -> El {
        let mut made = self.made.borrow_mut();
        if let Some((_, known)) = made.iter().find(|(known, _)| *known == kind) {
            return known.copy();
        }
        let first = make();
        made.push((kind, first.copy()));
        first
    }

    fn name(&self, author: &Author) -> String {
        match author.name.as_str() {
            "" => self.talk.cx.say(Label::Anonymous),
            name => name.to_owned(),
        }
    }
}

/// The card of a comment. It can have the focus: readers are led to it.
pub(super) fn card(deck: &Deck<'_>, line: &Line<'_>) -> El {
    let (talk, comment) = (deck.talk, line.comment);
    let mut article = deck.piece(&ARTICLE);
    match comment.status {
        Status::Pending => article = article.part("comment comment--pending"),
        Status::Approved => {}
        Status::Deleted => {
            let gone = el("p").class("gone").say(&talk.cx, Label::Deleted);
            return article.child(gone);
        }
    }
    let text = match &comment.body {
        Body::Text(text) => plain(text),
        Body::Html(html) => rich(html, &deck.base),
    };
    let above = line.above.map(|above| {
        let name = deck.name(&above.author);
        let text = talk.cx.say_with(Label::Answering, &name);
        el("p").class("muted").text(&text)
    });
    let body = deck
        .piece(&BODY)
        .child(head(deck, comment))
        .child_if(above)
        .child(text.part("text"));
    let foot = match outbox::key(&comment.id) {
        Some(key) => waiting(talk, key),
        None => actions(deck, comment),
    };
    article
        .attr("aria-label", &deck.name(&comment.author))
        .child(avatar(deck, &comment.author))
        .child(body.child(foot))
}

fn head(deck: &Deck<'_>, comment: &Comment) -> El {
    let (talk, cx) = (deck.talk, &deck.talk.cx);
    let author = &comment.author;
    let is_waiting = outbox::key(&comment.id).is_some();
    let by = match &author.url {
        Some(url) => deck.piece(&LINKED).attr("href", url.as_str()),
        None => deck.piece(&AUTHOR),
    };
    let badge = |text: &str, part: &str| el("span").class("badge").part(part).text(text);
    let pending = match (comment.status, is_waiting) {
        (_, true) => Some((Label::Waiting, "pending")),
        (Status::Pending, _) => Some((Label::Pending, "pending")),
        _ if talk.is_new(comment, &deck.locale) => Some((Label::New, "new")),
        _ => None,
    };
    let created = comment.created.map(|at| {
        let time = moment(at).text(&age(at, deck.now, &deck.locale));
        match is_waiting {
            true => time,
            false => deck
                .piece(&LINK)
                .attr("href", &["#comment-", &comment.id].concat())
                .child(time),
        }
    });
    let edited = comment.edited.map(|at| moment(at).say(cx, Label::Edited));
    let meta = deck.piece(&META);
    deck.piece(&HEAD)
        .child(by.text(&deck.name(author)))
        .child_if((!author.badge.is_empty()).then(|| badge(&author.badge, "badge")))
        .child_if(pending.map(|(label, part)| badge(&cx.say(label), part)))
        .child(meta.child_if(created).child_if(edited))
}

/// Their picture, or the first letter of their name.
fn avatar(deck: &Deck<'_>, author: &Author) -> El {
    let frame = deck.piece(&AVATAR);
    match &author.avatar {
        Some(picture) => frame.child(deck.piece(&PICTURE).attr("src", picture.as_str())),
        None => {
            let letter = author.name.trim().chars().next().unwrap_or('·');
            frame.text(letter.encode_utf8(&mut [0; 4]))
        }
    }
}

/// A button of a card.
fn action(what: &str) -> El {
    let button = el("button").attr("type", "button").class("button quiet");
    button.part(what).attr("data-do", what)
}

fn actions(deck: &Deck<'_>, comment: &Comment) -> El {
    let talk = deck.talk;
    let is_approved = comment.status == Status::Approved;
    let likes = comment.likes.filter(|_| is_approved);
    let may_edit = talk.may_edit(comment, deck.dialect);
    let buttons = [
        likes.is_some(),
        comment.liked,
        deck.can_write && is_approved,
        talk.is_open(&comment.id),
        // HTML is not what was written: a form could only show its tags.
        may_edit && matches!(comment.body, Body::Text(_)),
        may_edit,
    ];
    // A number for each, below those of all statics.
    let kind = buttons.iter().fold(0, |it, is| it * 2 + usize::from(*is));
    let bar = deck.copy(kind, &|| bar(deck, buttons));
    if let (Some(count), Some(like)) = (likes, bar.node().first_element_child()) {
        let count = number(f64::from(count), 0, &deck.locale);
        El::of(&like).text(&count);
    }
    bar
}

/// The buttons under a comment; the first is to have the number of its likes.
fn bar(
    deck: &Deck<'_>,
    [
        has_likes,
        is_liked,
        can_reply,
        is_open,
        can_edit,
        can_delete,
    ]: [bool; 6],
) -> El {
    let talk = deck.talk;
    let mut bar = el("div").class("actions");
    if has_likes {
        let like = match deck.dialect.likes {
            Likes::None => el("span").class("button quiet").part("like"),
            Likes::Once | Likes::Toggle => action("like").attr("aria-pressed", &boolean(is_liked)),
        };
        let label = [&talk.cx.say(Label::Like), " "].concat();
        bar = bar.child(like.child(icon(icons::LIKE)).child(spoken(&label)));
    }
    if can_reply {
        let reply = action("reply")
            .attr("aria-expanded", &boolean(is_open))
            .child(icon(icons::REPLY))
            .say(&talk.cx, Label::Reply);
        bar = bar.child(reply);
    }
    if can_edit {
        bar = bar.child(action("edit").say(&talk.cx, Label::Edit));
    }
    if can_delete {
        bar = bar.child(action("delete").say(&talk.cx, Label::Delete));
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
        .child(action("retry").say(&talk.cx, Label::SendAgain))
        .child(action("revise").say(&talk.cx, Label::Edit))
        .child(action("discard").say(&talk.cx, Label::Discard));
    el("div").child(note).child(bar)
}
