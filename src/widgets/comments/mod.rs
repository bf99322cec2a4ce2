//! The comments under an article: a form, and the thread.
//!
//! Attributes: `action` (where comments are sent; `src` unless given), `article` (what they are
//! about; the page's address unless given), `anonymous`, `count-only`, `depth`, `email`,
//! `load-more`, `max-length`, `min-length`, `min-time`, `sort`, `website`.
//! Events: `bantin-before-submit` (cancelable), `bantin-submit`.   Slots: `captcha`, `sign-in`.
//! Parts: `form`, `field`, `input`, `preview`, `send`, `message`, `fresh`, `sort`, `thread`,
//! `comment`, `comment--pending`, `author`, `badge`, `avatar`, `permalink`, `new`, `pending`,
//! `text`, `like`, `reply`, `edit`, `delete`, `retry`, `revise`, `discard`, `more`, `count`.
//! Properties: `--indent`.

mod acts;
mod card;
mod count;
mod done;
mod draft;
mod field;
mod form;
mod known;
mod order;
mod outbox;
mod rows;
mod send;
mod talk;
mod tick;
mod verdict;
mod view;
mod visits;

use crate::model::Thread;
use crate::source::adapter::Model;
use crate::source::dialect::{Dialect, Listing, Target, catalog};
use crate::source::mapping::Mapping;
use crate::source::read::page::{Payload, Reading};
use crate::source::value::json::Json;
use crate::source::wire::request::Request;
use crate::source::{Error, read};
use crate::stdx::list::Listed as _;
use crate::ui::dom::{El, el};
use crate::ui::labels::Label;
use crate::widget::{Arrival, Context, Data, Widget, Words};
use send::Place;
use std::rc::Rc;
use talk::Talk;

/// The widget.
pub(super) struct Comments;

/// What was read: the pages of a thread, or numbers of comments.
pub(super) struct Pages {
    pages: Vec<Rc<Thread>>,
    /// Where the first of them came from.
    url: String,
    /// How it is written to, as far as the answer tells.
    dialect: &'static Dialect,
    /// How many comments articles have.
    counts: Vec<(String, Option<u32>)>,
}

impl Pages {
    fn is_closed(&self) -> bool {
        self.pages.last().is_some_and(|it| it.closed)
    }
}

impl Widget for Comments {
    const TAG: &'static str = "bantin-comments";
    const SHEET: &'static str = include_str!(concat!(env!("OUT_DIR"), "/comments.css"));
    const RESERVE: &'static str = "28em";
    const INLINE: &'static str = "count-only";
    // An order is asked for in the words of the backend.
    const LATE: &'static str = "[sort]";
    const ATTRIBUTES: &'static [&'static str] = &[
        "action",
        "anonymous",
        "article",
        "count-only",
        "depth",
        "email",
        "load-more",
        "max-length",
        "min-length",
        "min-time",
        "sort",
        "website",
    ];
    const MODEL: Model = Model::Comments;
    const WORDS: Words = Words {
        name: Label::Comments,
        heading: true,
        failed: Label::CommentsFailed,
        // The view says so itself, under the form.
        empty: None,
    };
    type Data = Pages;

    fn ask(request: &mut Request, cx: &Context, is_first: bool) {
        if cx.attributes().flag("count-only") {
            return count::ask(request, cx);
        }
        let name = cx.attributes().get("adapter");
        let dialect = catalog::choose(name.as_deref(), &request.url, &Json::Null);
        if is_first {
            let article = send::article(cx.attributes());
            let target = Target {
                src: &request.url,
                action: &request.url,
                article: &article,
            };
            let listing = Listing {
                sort: talk::sort_of(cx),
                ..Listing::default()
            };
            request.url = dialect.list(target, listing);
        }
        // An answer from before what this reader wrote would look as if that were lost.
        request.is_fresh = Place::of(cx).is_ok_and(|it| !visits::mine(&it.name()).is_empty());
        send::sign(request, dialect);
    }

    fn read(payload: &Payload, mapping: &Mapping) -> Result<Reading<Pages>, Error> {
        let mut pages = Pages {
            pages: Vec::new(),
            url: payload.url.clone(),
            dialect: catalog::choose(None, &payload.url, &payload.json),
            counts: Vec::new(),
        };
        if let Some(articles) = count::articles(&payload.url) {
            pages.counts = count::read(payload, articles)?;
            return Ok(Reading {
                value: pages,
                next: None,
                total: None,
                skipped: Vec::new(),
            });
        }
        let Reading {
            value,
            next,
            total,
            skipped,
        } = read::comments(payload, mapping)?;
        pages.pages.push(Rc::new(value));
        Ok(Reading {
            value: pages,
            next,
            total,
            skipped,
        })
    }

    fn merge(there: &Pages, come: Pages, arrival: Arrival) -> Pages {
        // A first page that came anew is the thread's to take in: see `known`.
        if arrival == Arrival::First {
            return come;
        }
        Pages {
            pages: there.pages.iter().cloned().chain(come.pages).listed(),
            url: there.url.clone(),
            ..come
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

    fn view(data: Data<Pages>, cx: &Context) -> El {
        let cx = cx.clone();
        el("div").region(move || {
            Some(match cx.attributes().flag("count-only") {
                true => count::view(&data, &cx),
                false => Talk::new(&data, &cx).view(),
            })
        })
    }
}
