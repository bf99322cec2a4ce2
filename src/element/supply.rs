//! Feeds one element: from which source, how often, and what when it fails.

use crate::source::adapter::{self, Adapter, catalog};
use crate::source::mapping::Mapping;
use crate::source::read::page::{Payload, Reading};
use crate::source::value::json::Json;
use crate::source::wire::request::Request;
use crate::source::wire::store::{self, Kept, Ticket};
use crate::source::wire::{js, settings};
use crate::source::{Code, Error};
use crate::ui::dom::{document, follow, method};
use crate::ui::listen::Listener;
use crate::ui::repeat::repeat;
use crate::widget::{Context, Definition, Phase, base_uri, detail};
use js_sys::{Function, Promise, Reflect};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Answers this fresh (in seconds) serve an element that comes later on the same page.
const FRESH: f64 = 60.0;
/// No backend is polled more often than this, in seconds.
const SHORTEST_REFRESH: f64 = 5.0;

pub(super) struct Supply {
    own: Weak<Supply>,
    cx: Context,
    definition: &'static Definition,
    ticket: RefCell<Option<Ticket>>,
    /// Answers of an earlier round are not taken.
    round: Cell<u32>,
    /// When the data shown was had, in milliseconds since the epoch.
    fetched: Cell<f64>,
    was_ready: Cell<bool>,
    /// What `auto` chose, as the console was told.
    told: Cell<&'static str>,
    /// How old an answer may be, in seconds.
    fresh: Cell<f64>,
    /// What `src` gave, while what stands beside it is on its way.
    first: RefCell<Option<Reading<Rc<dyn Any>>>>,
}

/// Where the data of an element is.
enum Origin {
    /// In the page itself.
    Inline(JsValue),
    /// At a URL.
    Url(String),
}

impl Supply {
    pub(super) fn new(own: Weak<Self>, cx: Context, definition: &'static Definition) -> Self {
        Self {
            own,
            cx,
            definition,
            ticket: RefCell::default(),
            round: Cell::new(0),
            fetched: Cell::new(0.0),
            was_ready: Cell::new(false),
            told: Cell::new(adapter::OWN),
            fresh: Cell::new(FRESH),
            first: RefCell::default(),
        }
    }

    pub(super) fn context(&self) -> &Context {
        &self.cx
    }

    /// Loads now, and again whenever an attribute says from elsewhere.
    pub(super) fn start(&self) {
        let own = self.own.clone();
        follow(move || {
            if let Some(supply) = own.upgrade() {
                let beside = supply.definition.beside;
                for name in ["src", "adapter", "mapping", "credentials", beside] {
                    // Read to be followed.
                    supply.cx.attributes().get(name);
                }
                supply.reload();
            }
        });
        self.poll();
    }

    /// Loads; an answer that another element just had will do.
    pub(super) fn reload(&self) {
        self.load(FRESH);
    }

    /// Loads past every cache.
    pub(super) fn refresh(&self) {
        if self.cx.feed().phase.peek() == Phase::Failed {
            self.show(Phase::Loading);
        }
        self.load(0.0);
    }

    /// Ends what is under way.
    pub(super) fn stop(&self) {
        self.round.set(self.round.get() + 1);
        // Taken out first: dropping it may come back here.
        let ended = (self.ticket.take(), self.first.take());
        drop(ended);
    }

    fn load(&self, fresh: f64) {
        self.stop();
        self.fresh.set(fresh);
        let round = self.round.get();
        match self.origin() {
            Ok(Origin::Inline(value)) => self.accept(round, value, page_payload(), false),
            Ok(Origin::Url(url)) => self.request(round, url, fresh, false),
            Err(error) => self.fail(&error),
        }
    }

    /// Loads the next page behind what is shown.
    pub(super) fn load_more(&self) {
        let feed = self.cx.feed();
        let Some(next) = feed.next.peek() else {
            return;
        };
        if feed.is_loading_more.peek() {
            return;
        }
        feed.is_loading_more.set(true);
        self.request(self.round.get(), next.as_str().to_owned(), FRESH, true);
    }

    fn request(&self, round: u32, url: String, fresh: f64, is_more: bool) {
        let own = self.own.clone();
        let mut request = Request {
            method: "GET",
            url,
            ..Request::default()
        };
        self.cx.prepare(&mut request);
        (self.definition.ask)(&mut request, &self.cx, !is_more);
        let done = move |outcome: store::Outcome| {
            let Some(supply) = own.upgrade() else { return };
            match outcome {
                Ok(kept) => supply.answered(round, &kept, is_more),
                Err(error) if supply.round.get() == round => supply.fail(&error),
                Err(_) => {}
            }
        };
        let ticket = store::get(request, fresh, Box::new(done));
        let old = self.ticket.replace(Some(ticket));
        drop(old);
    }

    fn answered(&self, round: u32, kept: &Rc<Kept>, is_more: bool) {
        if self.transform().is_some() {
            let beside = kept.answer.beside.clone();
            self.accept(round, kept.answer.body.clone(), beside, is_more);
        } else if self.round.get() == round {
            self.read(kept.payload(), is_more);
        }
    }

    /// Takes a JavaScript value through the page's `transform`, if there is one, and reads it.
    fn accept(&self, round: u32, value: JsValue, beside: Payload, is_more: bool) {
        let Some(transform) = self.transform() else {
            let json = js::from_js(&value);
            return self.read(&Payload { json, ..beside }, is_more);
        };
        let own = self.own.clone();
        let host = self.cx.host().clone();
        any_spawner::Executor::spawn_local(async move {
            let result = match transform.call1(&host, &value) {
                Ok(value) => JsFuture::from(Promise::resolve(&value)).await,
                Err(reason) => Err(reason),
            };
            let Some(supply) = own.upgrade().filter(|it| it.round.get() == round) else {
                return;
            };
            match result {
                Ok(value) => {
                    let json = js::from_js(&value);
                    supply.read(&Payload { json, ..beside }, is_more);
                }
                Err(reason) => {
                    let reason = Reflect::get(&reason, &"message".into()).unwrap_or(reason);
                    let reason = reason.as_string().unwrap_or_default();
                    let line = ["transform: ", &reason].concat();
                    supply.fail(&Error::new(Code::Mapping, line).at(&beside.url));
                }
            }
        });
    }

    fn read(&self, payload: &Payload, is_more: bool) {
        let reading = self
            .mapping(&payload.json)
            .and_then(|(adapter, mapping)| {
                let prepared = adapter.and_then(|it| it.prepare).map(|prepare| Payload {
                    json: prepare(&payload.json),
                    url: payload.url.clone(),
                    base: payload.base.clone(),
                    link: payload.link.clone(),
                    ..*payload
                });
                (self.definition.read)(prepared.as_ref().unwrap_or(payload), &mapping)
            })
            .map_err(|error| error.at(&payload.url));
        match reading {
            Ok(reading) => {
                for line in &reading.skipped {
                    self.cx.attributes().warn(line);
                }
                self.show_data_or_wait(reading, is_more);
            }
            Err(error) => self.fail(&error),
        }
    }

    /// Shows what was read, but what `src` gave not before what stands beside it is there too.
    fn show_data_or_wait(&self, reading: Reading<Rc<dyn Any>>, is_more: bool) {
        let beside = self.definition.beside;
        let has_more = !is_more && !beside.is_empty();
        if !has_more || self.cx.attributes().get(beside).is_none() {
            return self.show_data(reading, is_more);
        }
        self.first.replace(Some(reading));
        match self.address(beside) {
            Ok(url) => self.request(self.round.get(), url, self.fresh.get(), true),
            Err(error) => self.fail(&error),
        }
    }

    fn show_data(&self, reading: Reading<Rc<dyn Any>>, is_more: bool) {
        let feed = self.cx.feed();
        let first = self.first.take().map(|first| first.value);
        let data = match first.or_else(|| feed.data.peek()) {
            Some(old) if is_more => (self.definition.append)(&old, reading.value),
            _ => reading.value,
        };
        let is_empty = (self.definition.is_empty)(&data);
        feed.is_loading_more.set(false);
        feed.stale_since.set(0.0);
        feed.next.set(reading.next);
        feed.total.set(reading.total);
        feed.data.set(Some(data));
        self.fetched.set(js_sys::Date::now());
        self.show(if is_empty { Phase::Empty } else { Phase::Ready });
        if !self.was_ready.replace(true) {
            self.cx.emit("bantin-ready", &JsValue::NULL, false);
        }
        let total = reading.total.map_or(JsValue::NULL, JsValue::from);
        self.cx
            .emit("bantin-load", &detail(&[("total", total)]), false);
    }

    /// Keeps what is shown and marks it stale, or says that there is nothing.
    fn fail(&self, error: &Error) {
        let feed = self.cx.feed();
        feed.is_loading_more.set(false);
        let first = self.first.take();
        if let Some(first) = first {
            // Half of it is better than none.
            self.show_data(first, false);
        } else if matches!(feed.phase.peek(), Phase::Ready | Phase::Empty) {
            feed.stale_since.set(self.fetched.get());
        } else {
            self.show(Phase::Failed);
        }
        self.cx.report(error);
    }

    fn show(&self, phase: Phase) {
        let shown = &self.cx.feed().phase;
        // A view is built when its phase comes, so the same phase must not come twice.
        if shown.peek() != phase {
            shown.set(phase);
        }
    }

    fn origin(&self) -> Result<Origin, Error> {
        let host = self.cx.host();
        let given = Reflect::get(host, &"data".into()).unwrap_or_default();
        if !given.is_undefined() {
            return Ok(Origin::Inline(given));
        }
        let inline = host.query_selector(":scope > script[type='application/json']");
        if let Some(script) = inline.ok().flatten() {
            let text = script.text_content().unwrap_or_default();
            let wrong = |_| Error::new(Code::Json, "inline data: expected JSON");
            return js_sys::JSON::parse(&text)
                .map(Origin::Inline)
                .map_err(wrong);
        }
        if self.cx.attributes().get("src").is_none() {
            let line = "src: expected a URL or inline data, found neither";
            return Err(Error::new(Code::Attribute, line));
        }
        self.address("src").map(Origin::Url)
    }

    /// The absolute URL of an attribute, with what the reader chose put in.
    fn address(&self, attribute: &str) -> Result<String, Error> {
        let text = self.cx.attributes().get(attribute).unwrap_or_default();
        let text = match self.definition.address {
            Some(fill) => fill(&self.cx, text.trim()),
            None => text.trim().to_owned(),
        };
        self.cx.absolute(&text)
    }

    /// The page's escape hatch for any backend.
    fn transform(&self) -> Option<Function> {
        method(self.cx.host(), "transform")
    }

    /// How the payload is to be read: by the element's `mapping`, by an adapter of the page, by
    /// one of ours.
    fn mapping(&self, json: &Json) -> Result<(Option<&'static Adapter>, Mapping), Error> {
        let attributes = self.cx.attributes();
        if let Some(text) = attributes
            .get("mapping")
            .filter(|text| !text.trim().is_empty())
        {
            return Ok((None, Mapping::parse(&written(text.trim())?)?));
        }
        let name = attributes.get("adapter");
        if let Some(own) = name
            .as_deref()
            .and_then(|name| settings::get(&["adapters", name]))
        {
            return Ok((None, Mapping::parse(&js::from_js(&own))?));
        }
        let adapter = catalog::choose(self.definition.model, name.as_deref(), json)?;
        if self.told.replace(adapter.name) != adapter.name && name.as_deref() != Some(adapter.name)
        {
            attributes.tell(&["adapter auto: ", adapter.name].concat());
        }
        Ok((Some(adapter), adapter.mapping()?))
    }

    /// Asks again every `refresh` seconds, but not while nobody is looking.
    fn poll(&self) {
        let (own, polled) = (self.own.clone(), self.own.clone());
        repeat(
            move || {
                let supply = own.upgrade()?;
                let seconds = supply.cx.attributes().number("refresh");
                let seconds = seconds.filter(|it| *it > 0.0)?;
                Some(seconds.max(SHORTEST_REFRESH))
            },
            move || {
                if let Some(supply) = polled.upgrade().filter(|_| !document().hidden()) {
                    supply.load(0.0);
                }
            },
        );
        let own = self.own.clone();
        Listener::new(document(), "visibilitychange", move |_| {
            let Some(supply) = own.upgrade().filter(|_| !document().hidden()) else {
                return;
            };
            let seconds = supply.cx.attributes().number("refresh");
            let age = (js_sys::Date::now() - supply.fetched.get()) / 1000.0;
            // A page that comes back catches up with what it missed.
            if seconds.is_some_and(|seconds| seconds > 0.0 && age > seconds) {
                supply.load(0.0);
            }
        })
        .keep();
    }
}

/// The JSON of a `mapping` attribute: itself, or that of the script it names by `#id`.
fn written(text: &str) -> Result<Json, Error> {
    let wrong = |line: String| Error::new(Code::Mapping, line);
    let text = match text.strip_prefix('#') {
        Some(id) => document()
            .get_element_by_id(id)
            .and_then(|script| script.text_content())
            .ok_or_else(|| wrong(["mapping: no element with the id \"", id, "\""].concat()))?,
        None => text.to_owned(),
    };
    match js_sys::JSON::parse(&text) {
        Ok(value) => Ok(js::from_js(&value)),
        Err(_) => Err(wrong(["mapping: expected JSON, found ", &text].concat())),
    }
}

/// Inline data has links relative to the page.
fn page_payload() -> Payload {
    Payload {
        url: base_uri(),
        base: settings::base(),
        ..Payload::default()
    }
}
