//! What a view may ask of the element it is in.

use super::common::{CREDENTIALS, TIME_ZONE, TIMEOUT};
use super::{Attributes, Feed, Phase};
use crate::source::Error;
use crate::source::wire::property::object;
use crate::source::wire::request::Request;
use crate::source::wire::resolve::absolute;
use crate::source::wire::send::{Answer, Cancel, send};
use crate::source::wire::settings;
use crate::stdx::text::Text as _;
use crate::ui::address::{self, base_uri};
use crate::ui::dom::{El, el};
use crate::ui::further::word;
use crate::ui::intl::{Locale, zone};
use crate::ui::labels::{Label, Language, fill};
use crate::ui::page;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

/// The element a view is in. Cheap to clone.
pub struct Context(Rc<Inner>);

impl Clone for Context {
    // Most closures of a view hold one: see `State`.
    #[inline(never)]
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

struct Inner {
    host: HtmlElement,
    attributes: Attributes,
    feed: Feed,
    ask: Box<dyn Fn(Ask)>,
    /// What the page was about when that was asked first.
    subject: RefCell<Option<String>>,
}

/// What a view asks of the element host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// Fetch anew.
    Refresh,
    /// Fetch the next page.
    More,
}

impl Context {
    /// For `host`; `ask` carries out what views ask.
    pub fn new(
        host: &HtmlElement,
        attributes: &Attributes,
        feed: &Feed,
        ask: impl Fn(Ask) + 'static,
    ) -> Self {
        Self(Rc::new(Inner {
            host: host.clone(),
            attributes: attributes.clone(),
            feed: feed.clone(),
            ask: Box::new(ask),
            subject: RefCell::default(),
        }))
    }

    /// The custom element.
    pub fn host(&self) -> &HtmlElement {
        &self.0.host
    }

    /// Its attributes.
    pub fn attributes(&self) -> &Attributes {
        &self.0.attributes
    }

    /// Its data and the state of its requests.
    pub fn feed(&self) -> &Feed {
        &self.0.feed
    }

    /// What the page is about, by its address. It stays what it was at first, though the address
    /// may change (`history.pushState`): what is shown and written belongs there.
    pub fn subject(&self) -> String {
        let mut subject = self.0.subject.borrow_mut();
        subject.get_or_insert_with(address::subject).clone()
    }

    /// Something else is to be shown, of what the page is about now: what is there is not of it.
    pub fn begin_anew(&self) {
        self.0.subject.take();
        self.0.feed.stale_since.set(0.0);
        self.0.feed.phase.change(Phase::Loading);
    }

    /// Fetches anew, past every cache.
    pub fn refresh(&self) {
        (self.0.ask)(Ask::Refresh);
    }

    /// Fetches the next page, if there is one.
    pub fn load_more(&self) {
        (self.0.ask)(Ask::More);
    }

    /// The language and time zone; inside an effect they are followed.
    pub fn locale(&self) -> Locale {
        let tag = self.0.attributes.lang();
        let given = TIME_ZONE.of(&self.0.attributes).unwrap_or_default();
        Locale {
            language: Language::of(&tag),
            tag,
            foreign: self.0.attributes.foreign(),
            zone: self.zone(
                "attribute time-zone",
                &given,
                "the place's or the reader's own",
            ),
        }
    }

    /// The zone that `what` names; none, which is told, for a name that nobody knows and that
    /// something else stands for.
    pub fn zone(&self, what: &str, name: &str, instead: &str) -> String {
        const EXPECTED: &str = "an IANA name or an offset such as +07:00 (";
        zone::known(name).unwrap_or_else(|| {
            let expected = [EXPECTED, instead, " is used)"].concat();
            self.0.attributes.expected(what, &expected, name);
            String::new()
        })
    }

    /// A text of ours in the reader's language, unless the page gave its own.
    pub fn say(&self, label: Label) -> String {
        self.form(label, "")
    }

    /// A text of ours around a value.
    pub fn say_with(&self, label: Label, value: &str) -> String {
        fill(&self.form(label, value), value)
    }

    /// A text of ours, in the form that it has around a value.
    fn form(&self, label: Label, value: &str) -> String {
        let tag = self.0.attributes.lang();
        word(&tag, label.key(), value).unwrap_or_else(|| label.text(Language::of(&tag)).to_owned())
    }

    /// Tells the page. False when the page prevented what would follow.
    pub fn emit(&self, name: &str, detail: &JsValue, cancelable: bool) -> bool {
        // It throws only where a page has put something else in place of the browser's events.
        page::emit(&self.0.host, name, detail, cancelable).unwrap_or(true)
    }

    /// Tells the page what its reader did; nothing of who they are, or of their words.
    pub fn act(&self, act: &str, value: JsValue) {
        let entries = [("act", act.into()), ("value", value)];
        self.emit("bantin-act", &object(&entries), false);
    }

    /// One line for the integrator, and the event that carries it.
    pub fn report(&self, error: &Error) {
        self.0.attributes.warn(&error.line());
        let status = Some(error.status).filter(|status| *status > 0);
        let entries = [
            ("code", error.code.name().into()),
            ("message", error.message.as_str().into()),
            ("url", error.url.as_str().into()),
            ("status", status.into()),
            ("retryAfter", error.retry_after.into()),
        ];
        self.emit("bantin-error", &object(&entries), false);
    }

    /// The absolute URL of an attribute such as `src`.
    ///
    /// # Errors
    /// When it is missing, no URL, or not `http(s)`.
    pub fn url(&self, attribute: &str) -> Result<String, Error> {
        let value = self.0.attributes.get(attribute).unwrap_or_default();
        self.absolute(&value)
    }

    /// A URL of the page's own, absolute: relative to what `configure` said, else to the page.
    ///
    /// # Errors
    /// When it is no URL, or not `http(s)`.
    pub fn absolute(&self, url: &str) -> Result<String, Error> {
        let base = settings::base().unwrap_or_else(base_uri);
        absolute(url.trimmed(), &base)
    }

    /// Gives a request the element's credentials and timeout.
    pub fn prepare(&self, request: &mut Request) {
        let attributes = &self.0.attributes;
        request.credentials = CREDENTIALS.of(attributes);
        request.timeout = TIMEOUT.of(attributes);
    }

    /// Sends once, without retry: for what changes something.
    ///
    /// # Errors
    /// When there is no answer; an answer of any status is one.
    pub async fn send(&self, request: &Request) -> Result<Answer, Error> {
        send(request, &Cancel::default()).await
    }
}

impl El {
    /// Appends a text of ours in the reader's language.
    pub fn say(self, cx: &Context, label: Label) -> Self {
        self.text(&cx.say(label))
    }

    /// Appends a text of ours around what somebody else wrote, which runs in its own direction.
    pub fn say_around(self, cx: &Context, label: Label, theirs: &str) -> Self {
        let text = cx.say_with(label, "\n");
        let (before, after) = text.split_once('\n').unwrap_or((&text, ""));
        let words = self.text(before).child(el("bdi").text(theirs));
        words.text(after)
    }

    /// Says of what is not ours in which language it is, where ours is another (WCAG 3.1.2).
    pub fn theirs(self, cx: &Context) -> Self {
        self.maybe("lang", cx.locale().foreign.as_deref())
    }
}

/// The `detail` of `bantin-select` and `bantin-impression`: which story, which place from 0.
pub fn story_detail(url: &str, title: &str, position: usize) -> JsValue {
    #[expect(clippy::cast_precision_loss, reason = "no list is that long")]
    let position = position as f64;
    object(&[
        ("url", url.into()),
        ("title", title.into()),
        ("position", position.into()),
    ])
}
