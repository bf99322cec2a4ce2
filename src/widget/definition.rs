//! A widget with its types erased, so that all that serves widgets is compiled once.

use super::erased::Erased;
use super::{Arrival, Context, Data, Feed, Widget, Words};
use crate::source::Error;
use crate::source::adapter::catalog::{self, Catalog};
use crate::source::mapping::Mapping;
use crate::source::read::page::{Payload, Reading};
use crate::source::wire::request::Request;
use crate::ui::dom::El;
use std::rc::Rc;

/// What the element host knows of a widget.
pub struct Definition {
    /// The custom element.
    pub tag: &'static str,
    /// Its minified style sheet.
    pub sheet: &'static str,
    /// What is not part of the bundle.
    #[cfg(not(target_arch = "wasm32"))]
    pub outside: Outside,
    /// The attribute that makes an element a part of a line of text; empty where there is none.
    pub inline: &'static str,
    /// What reads backends for it.
    pub adapters: &'static Catalog,
    /// What it says of itself.
    pub words: Words,
    /// Adds to the request for its data.
    pub ask: fn(&mut Request, &Context, bool),
    /// The attributes that say what it is about.
    pub subject: &'static [&'static str],
    /// The attribute with a second URL; empty where there is none.
    pub beside: &'static str,
    /// Puts what the reader chose into a URL.
    pub address: Option<fn(&Context, &str) -> String>,
    /// What the reader can choose.
    pub controls: Option<fn(&Context) -> Option<El>>,
    /// Reads its data.
    pub read: fn(&Payload, &Mapping) -> Result<Reading<Erased>, Error>,
    /// True when there is nothing to show.
    pub is_empty: fn(&Erased) -> bool,
    /// Puts data that comes to what is there.
    pub merge: fn(&Erased, Erased, Arrival) -> Erased,
    /// The shape of what is to come.
    pub skeleton: fn() -> El,
    /// Builds its view.
    pub view: fn(&Feed, &Context) -> El,
}

/// What the loader and the documents have to say of a widget. They are compared with it.
#[cfg(not(target_arch = "wasm32"))]
pub struct Outside {
    /// What it promises to the page beside what is common.
    pub contract: super::contract::Contract,
    /// The height it reserves.
    pub reserve: &'static str,
    /// The heights that elements of these selectors reserve.
    pub reserves: &'static [(&'static str, &'static str)],
    /// The selector of elements whose data cannot be asked for early.
    pub late: &'static str,
    /// How fragments of an address begin that lead into it; empty where none does.
    pub anchor: &'static str,
}

impl Definition {
    /// Erases the types of `W`.
    pub const fn of<W: Widget>() -> Self {
        Self {
            tag: W::TAG,
            sheet: W::SHEET,
            #[cfg(not(target_arch = "wasm32"))]
            outside: Outside {
                contract: W::CONTRACT,
                reserve: W::RESERVE,
                reserves: W::RESERVES,
                late: W::LATE,
                anchor: W::ANCHOR,
            },
            inline: W::INLINE,
            adapters: catalog::of(W::MODEL),
            words: W::WORDS,
            ask: W::ask,
            subject: W::SUBJECT,
            beside: W::BESIDE,
            address: W::ADDRESS,
            controls: W::CONTROLS,
            read: |payload, mapping| {
                let Reading {
                    value,
                    next,
                    total,
                    skipped,
                } = W::read(payload, mapping)?;
                Ok(Reading {
                    value: Rc::new(value) as Erased,
                    next,
                    total,
                    skipped,
                })
            },
            is_empty: |data| data.downcast_ref().is_none_or(W::is_empty),
            merge: |there, come, arrival| match (there.downcast_ref(), come.downcast::<W::Data>()) {
                (Some(there), Ok(come)) => match Rc::try_unwrap(come) {
                    Ok(come) => Rc::new(W::merge(there, come, arrival)),
                    Err(come) => come,
                },
                (_, Ok(come)) => come,
                (_, Err(same)) => same,
            },
            skeleton: W::skeleton,
            view: |feed, context| W::view(Data::of(feed), context),
        }
    }
}
