//! Floor 4, the one abstraction: what a widget is.
//!
//! A widget says how its data is read and how it looks. Fetching, mapping, loading, failure,
//! retry, polling, styling and cleanup happen outside it, once for all, in `element`.

mod arrow;
mod attributes;
mod common;
mod context;
pub mod contract;
mod definition;
mod erased;
mod feed;
mod link;
mod more;
mod pause;

pub use arrow::arrow;
pub use attributes::Attributes;
pub use common::COMMON;
pub(crate) use common::{ADAPTER, BODY, HEADING, LIMIT, REFRESH, SELECT};
pub use context::{Ask, Context, story_detail};
pub use definition::Definition;
#[cfg(not(target_arch = "wasm32"))]
pub use definition::Outside;
pub use feed::{Arrival, Data, Feed, Phase};
pub use link::story_link;
pub use more::more;
pub use pause::pause_button;

use crate::source::Error;
use crate::source::adapter::Model;
use crate::source::mapping::Mapping;
use crate::source::read::page::{Payload, Reading};
use crate::source::wire::request::Request;
use crate::ui::dom::{El, el};
use crate::ui::labels::Label;
use contract::Contract;

/// One kind of widget.
///
/// `cargo xtask new-widget` makes one; `docs/architecture.md` lists all places it is in. What the
/// loader needs to know before this code is there ([`Widget::RESERVE`] and its kin) is written into
/// `src/embed.js` by `cargo xtask contract`, and is no part of the bundle.
pub trait Widget {
    /// The custom element, such as `bantin-related`.
    const TAG: &'static str;
    /// Its minified style sheet.
    const SHEET: &'static str;
    /// The model it reads, which says what adapters there are.
    const MODEL: Model;
    /// What it says of itself.
    const WORDS: Words;
    /// What it promises to the page beside what is [`COMMON`].
    const CONTRACT: Contract;
    /// The height that is reserved before its data is there, as CSS has it.
    const RESERVE: &'static str = "10em";
    /// Other such heights, each behind the CSS selector of the elements that it is for.
    const RESERVES: &'static [(&'static str, &'static str)] = &[];
    /// The attribute, if there is one, by which an element is a word or two in a text of the page:
    /// it reserves no height, has no heading and no outline, and says nothing of a failure.
    const INLINE: &'static str = "";
    /// The CSS selector of elements that ask for something else than what stands in `src`, so
    /// that the loader cannot ask for it while the code is on its way; those of
    /// [`Widget::INLINE`] are among them.
    const LATE: &'static str = "";
    /// How the fragment of an address begins, if there is one, that leads to something in it: a page
    /// that is opened there wants it at once.
    const ANCHOR: &'static str = "";
    /// The attribute with a second URL, if there is one: what comes from there is merged into what
    /// `src` gives, before any of it is shown.
    const BESIDE: &'static str = "";
    /// The attributes that say what it is about: with another value of one of them what is shown is
    /// of something else, and goes at once.
    const SUBJECT: &'static [&'static str] = &[];
    /// Puts what the reader chose into the value of such an attribute.
    const ADDRESS: Option<fn(&Context, &str) -> String> = None;
    /// What the reader can choose before there is data.
    const CONTROLS: Option<fn(&Context) -> Option<El>> = None;
    /// What it shows, read from JSON.
    type Data: 'static;

    /// Adds to the request for the data what this widget has to say: an order, who is reading.
    /// Attributes read here are followed. `is_first` is false for further pages.
    fn ask(_request: &mut Request, _context: &Context, _is_first: bool) {}

    /// Reads the data, leniently.
    ///
    /// # Errors
    /// When there is nothing to show: one line for the integrator.
    fn read(payload: &Payload, mapping: &Mapping) -> Result<Reading<Self::Data>, Error>;

    /// True when there is nothing to show, though nothing is wrong.
    fn is_empty(_data: &Self::Data) -> bool {
        false
    }

    /// Puts data that comes to what is there; it takes its place where the widget has nothing to
    /// add to.
    fn merge(_there: &Self::Data, come: Self::Data, _arrival: Arrival) -> Self::Data {
        come
    }

    /// The shape of what is to come, shown while it loads.
    fn skeleton() -> El {
        let line = |_| el("div").class("line skeleton");
        el("div").children((0..3).map(line))
    }

    /// The widget itself. It is built once and follows `data`.
    fn view(data: Data<Self::Data>, context: &Context) -> El;
}

/// The words that the frame needs from a widget.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    /// Its name to assistive technology, and its heading unless it shows one of its own.
    pub name: Label,
    /// True when the frame shows the name as a heading.
    pub heading: bool,
    /// Said when the data cannot be had.
    pub failed: Label,
    /// Said when there is nothing to show; `None` when the view itself says so.
    pub empty: Option<Label>,
}
