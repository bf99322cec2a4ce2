//! The comments under an article: a line to write into, and the thread.
//!
//! Whoever reads has none of what only a writer needs: see `later`.
//!
//! `contract` has what a page may write and expect.

mod contract;
mod controller;
mod count;
mod delivery;
mod endpoint;
mod exchange;
mod history;
mod kept;
mod later;
mod likes;
mod name;
mod pages;
mod reader;
mod session;
mod signature;
mod thread;
mod view;
mod words;
mod write;

use crate::source::adapter::Model;
use crate::source::dialect::{Listing, Target, catalog};
use crate::source::mapping::Mapping;
use crate::source::read::page::{Payload, Reading};
use crate::source::value::json::Json;
use crate::source::wire::request::Request;
use crate::source::{Error, read};
use crate::stdx::list::Listed as _;
use crate::ui::dom::{El, el};
use crate::ui::labels::Label;
use crate::widget::contract::Contract;
use crate::widget::{Arrival, Context, Data, Widget, Words};
use contract::COUNT_ONLY;
use controller::Controller;
use pages::Pages;
use std::rc::Rc;
use view::sort::sort_of;

/// The widget.
pub(super) struct Comments;

impl Widget for Comments {
    const TAG: &'static str = "bantin-comments";
    const SHEET: &'static str = include_str!(concat!(env!("OUT_DIR"), "/comments.css"));
    // As the weather's: a thread is as high as what was written.
    const RESERVE: &'static str = "100vh";
    const INLINE: &'static str = COUNT_ONLY.name;
    // An order is asked for in the words of the backend.
    const LATE: &'static str = "[sort]";
    const CONTRACT: Contract = contract::CONTRACT;
    const SUBJECT: &'static [&'static str] = &["src", "action", "article"];
    const ANCHOR: &'static str = endpoint::ANCHOR;
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
        if COUNT_ONLY.of(cx.attributes()) {
            return count::ask(request, cx);
        }
        let dialect = endpoint::named_dialect(cx.attributes())
            .unwrap_or_else(|| catalog::choose(None, &request.url, &Json::Null));
        if is_first {
            let article = endpoint::article(cx);
            let target = Target {
                src: &request.url,
                action: &request.url,
                article: &article,
            };
            let listing = Listing {
                sort: sort_of(cx),
                ..Listing::default()
            };
            request.url = dialect.list(target, listing);
        }
        // An answer from before what this reader wrote would look as if that were lost.
        request.is_fresh = !history::mine(&endpoint::thread_name(cx)).is_empty();
        endpoint::sign(request, dialect);
    }

    fn read(payload: &Payload, mapping: &Mapping) -> Result<Reading<Pages>, Error> {
        let mut pages = Pages {
            pages: Vec::new(),
            url: payload.url.clone(),
            at: payload.url.clone(),
            asked: payload.asked,
            next: None,
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
        pages.next.clone_from(&next);
        Ok(Reading {
            value: pages,
            next,
            total,
            skipped,
        })
    }

    fn merge(there: &Pages, come: Pages, arrival: Arrival) -> Pages {
        // A first page that came anew is the thread's to take in: see `thread`.
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
            Some(match COUNT_ONLY.of(cx.attributes()) {
                true => count::view(&data, &cx),
                false => Controller::start(&data, &cx),
            })
        })
    }
}
