//! Feeds one element: does what `loading` decides, and shows what comes of it.

use super::loading::{Decision, Event, Load, Loading, Placement, Start, Target};
use super::origin::{Origin, address, is_arriving, origin, page};
use super::reading::{ErasedReading, Reader};
use crate::source::read::page::{Payload, Reading};
use crate::source::value::decode::{decode, found};
use crate::source::wire::promise::coming;
use crate::source::wire::property::{object, reason};
use crate::source::wire::request::Request;
use crate::source::wire::store::{self, Ticket};
use crate::source::wire::task::spawn;
use crate::source::wire::{js, timer};
use crate::source::{Code, Error};
use crate::stdx::list::Listed as _;
use crate::ui::dom::{document, follow, method};
use crate::ui::listen::Listener;
use crate::ui::repeat::repeat;
use crate::widget::{Arrival, Context, Definition, Phase, REFRESH};
use js_sys::Function;
use std::cell::{Cell, RefCell};
use std::rc::Weak;
use wasm_bindgen::JsValue;

pub(super) struct Supply {
    own: Weak<Supply>,
    cx: Context,
    definition: &'static Definition,
    reader: Reader,
    loading: RefCell<Loading>,
    ticket: RefCell<Option<Ticket>>,
    /// What `src` gave, while what stands beside it is on its way.
    kept: RefCell<Option<ErasedReading>>,
    /// When the first page shown was had, in milliseconds since the epoch.
    fetched: Cell<f64>,
    was_ready: Cell<bool>,
    /// True while handlers of the page run.
    is_telling: Cell<bool>,
}

impl Supply {
    pub(super) fn new(own: Weak<Self>, cx: Context, definition: &'static Definition) -> Self {
        Self {
            own,
            reader: Reader::new(&cx, definition),
            cx,
            definition,
            loading: RefCell::default(),
            ticket: RefCell::default(),
            kept: RefCell::default(),
            fetched: Cell::new(0.0),
            was_ready: Cell::new(false),
            is_telling: Cell::new(false),
        }
    }

    pub(super) fn context(&self) -> &Context {
        &self.cx
    }

    /// Loads now, and again whenever an attribute says from elsewhere.
    pub(super) fn start(&self) {
        let (own, mut subject) = (self.own.clone(), None);
        follow(move || {
            if let Some(supply) = own.upgrade() {
                let named = supply.definition.subject.iter();
                let named = named.map(|name| supply.cx.attributes().get(name)).listed();
                if subject.replace(named.clone()).is_some_and(|it| it != named) {
                    supply.cx.begin_anew();
                }
                let beside = supply.definition.beside;
                for name in ["src", "body", "adapter", "mapping", "credentials", beside] {
                    // Read to be followed.
                    supply.cx.attributes().get(name);
                }
                supply.want(Load::Source);
            }
        });
        self.poll();
    }

    /// Loads, if this is the time for it.
    pub(super) fn want(&self, load: Load) {
        let is_arriving = is_arriving(self.cx.host());
        if is_arriving || self.is_telling.get() {
            // Handlers of the page end first, and a task of its own leaves the page alive if one
            // of them asks each time it is told.
            let seconds = if is_arriving { 0.05 } else { 0.0 };
            let own = self.own.clone();
            spawn(async move {
                timer::pause(seconds).await;
                if let Some(supply) = own.upgrade() {
                    supply.want(load);
                }
            });
            return;
        }
        if load == Load::More && self.cx.feed().next.peek().is_none() {
            // All is there.
            return;
        }
        let is_asked = matches!(load, Load::Source | Load::Refresh);
        if is_asked && self.cx.feed().phase.peek() == Phase::Failed {
            self.show(Phase::Loading);
        }
        let decision = self.decide(Event::Wanted(load));
        self.ask(decision.start);
    }

    /// Ends what is under way.
    pub(super) fn stop(&self) {
        self.loading.borrow_mut().stop();
        // Taken out first: dropping it may come back here.
        let ended = (self.ticket.take(), self.kept.take());
        drop(ended);
    }

    fn decide(&self, event: Event) -> Decision {
        let decision = self.loading.borrow_mut().on(event);
        let is_more = self.loading.borrow().is_more();
        self.cx.feed().is_loading_more.change(is_more);
        decision
    }

    /// Asks, in place of what was under way.
    fn ask(&self, start: Option<Start>) {
        let Some(start) = start else { return };
        let ended = self.ticket.take();
        drop(ended);
        let first = match start.target {
            Target::Second => None,
            _ => self.kept.take(),
        };
        drop(first);
        let feed = self.cx.feed();
        let asked = match start.target {
            Target::First => self.first(start),
            Target::Second => address(&self.cx, self.definition, self.definition.beside)
                .map(|url| self.request(start, url)),
            Target::Next => {
                feed.has_failed_more.change(false);
                let next = feed.next.peek();
                let next = next.map(|next| next.as_str().to_owned());
                next.ok_or_else(|| Error::new(Code::Url, "no next page"))
                    .map(|url| self.request(start, url))
            }
        };
        if let Err(error) = asked {
            self.fail(start.request, &error);
        }
    }

    fn first(&self, start: Start) -> Result<(), Error> {
        let request = start.request;
        match origin(&self.cx, self.definition)? {
            Origin::Url(url) => self.request(start, url),
            Origin::Given(value) => match self.transform() {
                Some(transform) => self.pass(request, &transform, &value, page()),
                None => self.read(request, &page().with(js::from_js(&value))),
            },
            Origin::Written(text) => {
                let json = decode(&text).map_err(|at| {
                    let message = ["inline data: expected JSON, found ", &found(&text, at)];
                    Error::new(Code::Json, message.concat())
                })?;
                match self.transform() {
                    Some(transform) => {
                        let value = js_sys::JSON::parse(&text).unwrap_or_default();
                        self.pass(request, &transform, &value, page());
                    }
                    None => self.read(request, &page().with(json)),
                }
            }
        }
        Ok(())
    }

    fn request(&self, start: Start, url: String) {
        let own = self.own.clone();
        let mut request = Request {
            method: "GET",
            url,
            ..Request::default()
        };
        self.cx.prepare(&mut request);
        (self.definition.ask)(&mut request, &self.cx, start.target == Target::First);
        request.is_fresh |= start.is_fresh;
        let done = move |answered: store::Answered| {
            let Some(supply) = own.upgrade() else { return };
            match answered {
                Ok(answer) => match supply.transform() {
                    Some(transform) => {
                        let payload = answer.payload.with(Default::default());
                        supply.pass(start.request, &transform, &answer.value(), payload);
                    }
                    None => supply.read(start.request, &answer.payload),
                },
                Err(error) => supply.fail(start.request, &error),
            }
        };
        let ticket = store::get(request, Box::new(done));
        let old = self.ticket.replace(Some(ticket));
        drop(old);
    }

    /// Takes a value through the page's `transform`, and reads what that makes of it.
    fn pass(&self, request: u32, transform: &Function, value: &JsValue, payload: Payload) {
        let (own, made) = (self.own.clone(), transform.call1(self.cx.host(), value));
        spawn(async move {
            let made = match made {
                Ok(value) => coming(&value).await,
                Err(reason) => Err(reason),
            };
            let Some(supply) = own.upgrade() else { return };
            match made {
                Ok(value) => supply.read(request, &payload.with(js::from_js(&value))),
                Err(thrown) => {
                    let line = ["transform: ", &reason(&thrown).unwrap_or_default()].concat();
                    supply.fail(request, &Error::new(Code::Mapping, line).at(&payload.url));
                }
            }
        });
    }

    fn read(&self, request: u32, payload: &Payload) {
        if !self.loading.borrow().waits_for(request) {
            return;
        }
        match self.reader.read(payload) {
            Ok(reading) => self.take(request, reading),
            Err(error) => self.fail(request, &error),
        }
    }

    /// Shows what was read, if it is time for that.
    fn take(&self, request: u32, reading: ErasedReading) {
        for line in &reading.skipped {
            self.cx.attributes().warn(line);
        }
        let beside = self.definition.beside;
        let decision = self.decide(Event::Read {
            request,
            has_second: !beside.is_empty() && self.cx.attributes().get(beside).is_some(),
            has_next: reading.next.is_some(),
        });
        let is_kept = decision.placement == Placement::Keep;
        if is_kept {
            self.kept.replace(Some(reading));
        } else {
            self.place(reading, decision.placement);
        }
        self.ask(decision.start);
        if !is_kept {
            self.tell(None);
        }
    }

    /// Puts what was read in its place.
    fn place(&self, reading: ErasedReading, placement: Placement) {
        let (feed, merge) = (self.cx.feed(), self.definition.merge);
        let reading = match self.kept.take() {
            Some(first) => Reading {
                value: merge(&first.value, reading.value, Arrival::Second),
                ..first
            },
            None => reading,
        };
        let data = match (placement, feed.data.peek()) {
            (Placement::Append, Some(shown)) => merge(&shown, reading.value, Arrival::Next),
            (Placement::Renew, Some(shown)) => merge(&shown, reading.value, Arrival::First),
            _ => reading.value,
        };
        if placement != Placement::Append {
            feed.stale_since.set(0.0);
            self.fetched.set(js_sys::Date::now());
        }
        if placement != Placement::Renew {
            feed.has_failed_more.change(false);
            feed.next.set(reading.next);
        }
        let is_empty = (self.definition.is_empty)(&data);
        feed.total.set(reading.total);
        feed.data.set(Some(data));
        self.show(if is_empty { Phase::Empty } else { Phase::Ready });
    }

    /// Keeps what is shown, or says that there is nothing; what is wrong is told.
    fn fail(&self, request: u32, error: &Error) {
        let feed = self.cx.feed();
        let decision = self.decide(Event::Failed { request });
        match decision.placement {
            Placement::Drop => return,
            Placement::NoMore => feed.has_failed_more.change(true),
            Placement::Half => {
                // Half of it is better than none.
                if let Some(first) = self.kept.take() {
                    self.place(first, Placement::Replace);
                    self.tell(None);
                }
            }
            placement => {
                if placement == Placement::Left {
                    feed.next.set(None);
                }
                match feed.phase.peek() {
                    Phase::Ready | Phase::Empty => feed.stale_since.set(self.fetched.get()),
                    _ => self.show(Phase::Failed),
                }
            }
        }
        self.ask(decision.start);
        self.tell(Some(error));
    }

    /// Tells the page that data is shown, or what failed.
    fn tell(&self, error: Option<&Error>) {
        self.is_telling.set(true);
        if let Some(error) = error {
            self.cx.report(error);
        } else {
            if !self.was_ready.replace(true) {
                self.cx.emit("bantin-ready", &JsValue::NULL, false);
            }
            let total = self.cx.feed().total.peek();
            let total = total.map_or(JsValue::NULL, JsValue::from);
            self.cx
                .emit("bantin-load", &object(&[("total", total)]), false);
        }
        self.is_telling.set(false);
    }

    fn show(&self, phase: Phase) {
        // A view is built when its phase comes, so the same phase must not come twice.
        self.cx.feed().phase.change(phase);
    }

    /// The page's escape hatch for any backend.
    fn transform(&self) -> Option<Function> {
        method(self.cx.host(), "transform")
    }

    /// Asks again every `refresh` seconds, but not while nobody is looking.
    fn poll(&self) {
        let (own, polled) = (self.own.clone(), self.own.clone());
        repeat(
            move || {
                let supply = own.upgrade()?;
                let seconds = REFRESH.of(supply.cx.attributes());
                seconds.is_finite().then_some(seconds)
            },
            move || {
                if let Some(supply) = polled.upgrade().filter(|_| !document().hidden()) {
                    supply.want(Load::Poll);
                }
            },
        );
        let own = self.own.clone();
        Listener::new(document(), "visibilitychange", move |_| {
            let Some(supply) = own.upgrade().filter(|_| !document().hidden()) else {
                return;
            };
            let seconds = REFRESH.of(supply.cx.attributes());
            let age = (js_sys::Date::now() - supply.fetched.get()) / 1000.0;
            // A page that comes back catches up with what it missed.
            if age > seconds {
                supply.want(Load::Poll);
            }
        })
        .keep();
    }
}
