//! One comment: who, when, what, and what one can do with it.

use super::action::Action;
use crate::model::{Author, Body, Comment, Status};
use crate::source::dialect::{Dialect, Edits, Likes};
use crate::source::value::html::is_picture;
use crate::stdx::text::Text as _;
use crate::ui::dom::{El, boolean, el};
use crate::ui::icons::{self, icon};
use crate::ui::intl::{Locale, age, instant, instant_of, number};
use crate::ui::labels::Label;
use crate::ui::piece::{moment, spoken};
use crate::ui::rich::{plain, rich};
use crate::widget::Context;
use crate::widgets::comments::endpoint::ANCHOR;
use crate::widgets::comments::thread::{Item, Line, Waiting};
use std::cell::RefCell;

/// What all cards of one showing have in common. There may be thousands: what is the same on each
/// is looked up once, and copied where it is an element.
pub(crate) struct CardContext<'a> {
    /// The element they are in.
    pub(crate) cx: &'a Context,
    /// What the backend can do with a comment.
    pub(crate) dialect: &'static Dialect,
    /// True where this reader may write.
    pub(crate) can_write: bool,
    /// True where letters stand for all pictures.
    pub(crate) has_letters: bool,
    /// The ids of what this reader wrote.
    pub(crate) mine: &'a [String],
    /// When this reader was last here, in milliseconds since the epoch; 0 for never.
    pub(crate) last_visit: f64,
    /// How what waits is shown; the writer says it.
    pub(crate) waits: Option<&'a ShowWaiting>,
    /// How times and numbers are written.
    pub(crate) locale: Locale,
    /// What links are relative to.
    pub(crate) base: String,
    /// What stands before the fragment of an address that leads to a comment.
    pub(crate) page: String,
    /// The time of this showing, in milliseconds since the epoch.
    pub(crate) now: f64,
    /// The elements that were made so far, to be copied.
    pub(crate) made: Made,
}

/// Says how what waits is shown.
pub(crate) type ShowWaiting = dyn Fn(&CardContext<'_>, &Waiting) -> Waits;

/// What a card of what waits has of its own.
pub(crate) struct Waits {
    /// How far it is, in a word, and the part that this is.
    pub(crate) badge: (Label, &'static str),
    /// More of that, and what one can do about it.
    pub(crate) foot: El,
}

/// Elements, each with the number of its kind.
#[derive(Default)]
pub(crate) struct Made(RefCell<Vec<(usize, El)>>);

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
    &[
        ("loading", "lazy"),
        ("decoding", "async"),
        ("alt", ""),
        // Whoever keeps the pictures need not know what is read where.
        ("referrerpolicy", "no-referrer"),
    ],
);
static LINK: Piece = ("a", &[("part", "permalink")]);

impl CardContext<'_> {
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
        let Made(made) = &self.made;
        let mut made = made.borrow_mut();
        if let Some((_, known)) = made.iter().find(|(known, _)| *known == kind) {
            return known.copy();
        }
        let first = make();
        made.push((kind, first.copy()));
        first
    }

    fn name(&self, author: &Author) -> String {
        match author.name.as_str() {
            "" => self.cx.say(Label::Anonymous),
            name => name.to_owned(),
        }
    }

    /// True for what came since this reader's last visit.
    pub(super) fn is_new(&self, comment: &Comment) -> bool {
        let is_later = |at| instant(at, &self.locale) > self.last_visit;
        self.last_visit > 0.0
            && comment.created.is_some_and(is_later)
            && !self.mine.contains(&comment.id)
    }

    /// True where this reader may change it, or delete it.
    pub(super) fn may_edit(&self, comment: &Comment) -> bool {
        let is_mine = || self.mine.contains(&comment.id);
        match self.dialect.edits {
            Edits::Never => false,
            Edits::AsSaid => comment.can_edit || is_mine(),
            Edits::For(seconds) => {
                let at = comment.created.map_or(0.0, |it| it.ms);
                self.now - at < seconds * 1000.0 && is_mine()
            }
        }
    }
}

/// The card of an item, under which a form may be open. It can have the focus: readers are led
/// to it.
pub(super) fn card(context: &CardContext<'_>, line: &Line<'_>, is_open: bool) -> El {
    match line.item {
        Item::Comment(comment) if comment.status == Status::Deleted => {
            let gone = el("p").class("gone").say(context.cx, Label::Deleted);
            context.piece(&ARTICLE).child(gone)
        }
        Item::Comment(comment) => {
            let text = match &comment.body {
                Body::Text(text) => plain(text),
                Body::Html(html) if is_picture(html) => plain(&context.cx.say(Label::Picture)),
                Body::Html(html) => rich(html, &context.base),
            };
            let card = Card {
                author: &comment.author,
                badge: match comment.status {
                    Status::Pending => Some((Label::Pending, "pending")),
                    Status::Rejected => Some((Label::Rejected, "refused")),
                    _ if context.is_new(comment) => Some((Label::New, "new")),
                    _ => None,
                },
                is_pending: comment.status != Status::Approved,
                meta: meta(context, comment),
                answers: line.answers,
            };
            let actions = actions(context, comment, is_open);
            let foot = match comment.status {
                Status::Rejected => el("div").child(verdict(context, comment)).child(actions),
                _ => actions,
            };
            card.build(context, text, Some(foot))
        }
        Item::Waiting(waiting) => {
            let written = instant_of(waiting.written);
            let time = age(written, context.now, &context.locale);
            let waits = context.waits.map(|show| show(context, waiting));
            let (badge, foot) = waits.map(|it| (it.badge, it.foot)).unzip();
            let card = Card {
                author: &waiting.author,
                badge,
                is_pending: true,
                meta: context.piece(&META).child(moment(written).text(&time)),
                answers: line.answers,
            };
            card.build(context, plain(&waiting.text), foot)
        }
    }
}

/// What the cards of comments and of what waits have alike.
struct Card<'a> {
    author: &'a Author,
    /// What sets it apart, and the part that this is.
    badge: Option<(Label, &'static str)>,
    is_pending: bool,
    /// When it was written.
    meta: El,
    /// Who wrote what it answers, where its place does not show that.
    answers: Option<&'a Author>,
}

impl Card<'_> {
    fn build(self, context: &CardContext<'_>, text: El, foot: Option<El>) -> El {
        let mut article = context.piece(&ARTICLE);
        if self.is_pending {
            article = article.part("comment comment--pending");
        }
        let name = context.name(self.author);
        let by = match &self.author.url {
            Some(url) => context.piece(&LINKED).attr("href", url.as_str()),
            None => context.piece(&AUTHOR),
        };
        let badge = |text: &str, part: &str| el("span").class("badge").part(part).text(text);
        let own = &self.author.badge;
        let head = context
            .piece(&HEAD)
            .child(by.text(&name))
            .child_if((!own.is_empty()).then(|| badge(own, "badge")))
            .child_if(
                self.badge
                    .map(|(label, part)| badge(&context.cx.say(label), part)),
            )
            .child(self.meta);
        let answers = self.answers.map(|author| {
            let name = context.name(author);
            let line = el("p").class("muted");
            line.say_around(context.cx, Label::Answering, &name)
        });
        let body = context
            .piece(&BODY)
            .child(head)
            .child_if(answers)
            .child(
                text.part("text")
                    .maybe("lang", context.locale.foreign.as_deref()),
            )
            .child_if(foot);
        article
            .attr("aria-label", &name)
            .child(avatar(context, self.author))
            .child(body)
    }
}

/// When it was written, with the address of the comment, and when it was changed.
fn meta(context: &CardContext<'_>, comment: &Comment) -> El {
    let created = comment.created.map(|at| {
        context
            .piece(&LINK)
            .attr("href", &[&context.page, ANCHOR, &comment.id].concat())
            .child(moment(at).text(&age(at, context.now, &context.locale)))
    });
    let edited = comment.edited;
    let edited = edited.map(|at| moment(at).say(context.cx, Label::Edited));
    context.piece(&META).child_if(created).child_if(edited)
}

/// Why it was rejected, and what its writer can do now.
fn verdict(context: &CardContext<'_>, comment: &Comment) -> El {
    let mut note = el("p").class("muted rich plain");
    if !comment.reason.is_empty() {
        let said = note.say_around(context.cx, Label::Reason, &comment.reason);
        note = said.text("\n");
    }
    if context.may_edit(comment) {
        return note.say(context.cx, Label::ReviewAgain);
    }
    note
}

/// Their picture, or the first letter of their name.
fn avatar(context: &CardContext<'_>, author: &Author) -> El {
    let frame = context.piece(&AVATAR);
    match &author.avatar {
        Some(picture) if !context.has_letters => {
            frame.child(context.piece(&PICTURE).attr("src", picture.as_str()))
        }
        _ => {
            let letter = author.name.trimmed().chars().next().unwrap_or('·');
            frame.text(letter.encode_utf8(&mut [0; 4]))
        }
    }
}

/// The buttons under a comment.
struct Buttons {
    /// The number of likes is filled in later.
    like: bool,
    is_liked: bool,
    reply: bool,
    is_open: bool,
    copy: bool,
    report: bool,
    edit: bool,
    delete: bool,
}

fn actions(context: &CardContext<'_>, comment: &Comment, is_open: bool) -> El {
    let is_approved = comment.status == Status::Approved;
    let likes = comment.likes.filter(|_| is_approved);
    let may_edit = context.may_edit(comment);
    let buttons = Buttons {
        like: likes.is_some(),
        is_liked: comment.liked,
        reply: context.can_write && is_approved,
        is_open,
        copy: is_approved,
        // The others have nobody to report to.
        report: comment.can_report && context.dialect.edits == Edits::AsSaid,
        // HTML is not what was written: a form could only show its tags.
        edit: may_edit && matches!(comment.body, Body::Text(_)),
        delete: may_edit,
    };
    let bar = context.copy(buttons.kind(), &|| buttons.build(context));
    if let (Some(_), Some(like)) = (likes, bar.node().first_element_child()) {
        say_likes(&El::of(&like), comment, &context.locale);
    }
    bar
}

/// Has the element for it say how much a comment is liked.
pub(super) fn say_likes(like: &El, comment: &Comment, locale: &Locale) {
    let count = number(f64::from(comment.likes.unwrap_or_default()), 0, locale);
    if let Some(text) = like.node().last_child() {
        text.set_text_content(Some(&count));
    }
}

impl Buttons {
    /// A number for each choice of buttons, below the addresses of all statics.
    fn kind(&self) -> usize {
        let choice = [
            self.like,
            self.is_liked,
            self.reply,
            self.is_open,
            self.copy,
            self.report,
            self.edit,
            self.delete,
        ];
        choice.iter().fold(0, |it, is| it * 2 + usize::from(*is))
    }

    /// The first of them is to have the number of likes.
    fn build(&self, context: &CardContext<'_>) -> El {
        let cx = context.cx;
        let mut bar = el("div").class("actions");
        if self.like {
            let like = match context.dialect.likes {
                Likes::None => el("span").class("button quiet").part("like"),
                Likes::Once | Likes::Toggle => Action::Like
                    .quiet()
                    .attr("aria-pressed", &boolean(self.is_liked)),
            };
            let label = [&cx.say(Label::Like), " "].concat();
            let like = like.child(icon(icons::LIKE)).child(spoken(&label));
            bar = bar.child(like.text(" "));
        }
        if self.reply {
            let reply = Action::Reply
                .quiet()
                .attr("aria-expanded", &boolean(self.is_open))
                .child(icon(icons::REPLY))
                .say(cx, Label::Reply);
            bar = bar.child(reply);
        }
        for (is_there, what, label) in [
            (self.copy, Action::Copy, Label::Copy),
            (self.edit, Action::Edit, Label::Edit),
            (self.delete, Action::Delete, Label::Delete),
            (self.report, Action::Report, Label::Report),
        ] {
            if is_there {
                bar = bar.child(what.quiet().say(cx, label));
            }
        }
        bar
    }
}
