//! What goes to the backend, and what is made of its answers.
//!
//! A comment goes by the outbox: one at a time, in one tab at a time, with the same key each
//! time. Where a backend knows no keys, the thread is read again before another try.

use super::form::Form;
use super::outbox::Entry;
use super::talk::Talk;
use crate::model::{Comment, Link};
use crate::source::dialect::delivered::{SKEW, find_own};
use crate::source::dialect::refusal::{Act, Reason, Refusal, Verdict};
use crate::source::dialect::{Dialect, Edits, Listing, Sort, Target};
use crate::source::value::json::Json;
use crate::source::wire::js;
use crate::source::wire::request::Request;
use crate::source::wire::send::Answer;
use crate::source::{Code, Error, read};
use crate::stdx::number::integer;
use crate::ui::dom::window;
use crate::ui::intl::{now, number};
use crate::ui::labels::Label;
use crate::ui::storage;
use crate::ui::turn::{Turn, turn};
use crate::widget::{Attributes, Context, detail};
use js_sys::{Math, Object, Reflect};
use std::rc::Rc;
use web_sys::Url;

/// How long the waits between tries get, in seconds.
const LONGEST: f64 = 60.0;
/// A try takes less than the turn of a tab, in seconds.
const TRY: f64 = 50.0;

/// How long a backend may be at a comment whose page went or whose answer is lost, in seconds.
/// A thread that is read sooner need not have it yet.
const AT_WORK: f64 = 3.0;

/// What came of what a form sent.
pub(super) enum Outcome {
    /// It is there, or a moderator has it: in words.
    Done(Label),
    /// The backend said no.
    Refused(Box<Refusal>),
    /// It may or may not have arrived.
    Unclear,
    /// The page itself takes care of it.
    Prevented,
}

/// Where the comments of an element are.
pub(super) struct Place {
    src: String,
    action: String,
    article: String,
}

impl Place {
    /// As the attributes say; `action` where `src` is missing, and the other way round.
    pub(super) fn of(cx: &Context) -> Result<Self, Error> {
        let src = cx.url("src");
        let action = match cx.attributes().get("action") {
            Some(_) => cx.url("action")?,
            None => src.clone()?,
        };
        Ok(Self {
            src: src.unwrap_or_else(|_| action.clone()),
            action,
            article: article(cx.attributes()),
        })
    }

    /// What tells this thread from others in the storage.
    pub(super) fn name(&self) -> String {
        [&self.action, " ", &self.article].concat()
    }

    /// Where it is kept by what name this reader's likes go.
    pub(super) fn visitor(&self) -> String {
        ["visitor:", &origin(&self.action)].concat()
    }

    pub(super) fn target(&self) -> Target<'_> {
        Target {
            src: &self.src,
            action: &self.action,
            article: &self.article,
        }
    }
}

/// What the comments are about.
pub(super) fn article(attributes: &Attributes) -> String {
    let given = attributes.get("article").filter(|it| !it.is_empty());
    given.unwrap_or_else(|| {
        // Tracking parameters do not make another article.
        Url::new(&crate::widget::base_uri())
            .map(|url| url.origin() + &url.pathname())
            .unwrap_or_default()
    })
}

/// Adds what our own contract knows a reader by.
pub(super) fn sign(request: &mut Request, dialect: &Dialect) {
    if dialect.edits == Edits::AsSaid {
        for (header, kind) in [("x-edit-token", "token:"), ("x-visitor", "visitor:")] {
            let known = storage::read(&[kind, &origin(&request.url)].concat());
            if let Some(known) = known {
                request.headers.push((header.to_owned(), known));
            }
        }
    }
}

fn origin(url: &str) -> String {
    Url::new(url).map(|url| url.origin()).unwrap_or_default()
}

/// A refusal in the reader's language. What our own contract says is in it already, and where
/// nothing is known, what the backend says is better than nothing.
pub(super) fn words(talk: &Talk, refusal: &Refusal) -> String {
    let cx = &talk.cx;
    let said = &refusal.problem.detail;
    if !said.is_empty() && (talk.dialect().is_idempotent || refusal.reason == Reason::Unknown) {
        return said.clone();
    }
    let label = match (refusal.reason, refusal.retry_after) {
        (Reason::Flood, Some(seconds)) => {
            let seconds = number(seconds.ceil(), 0, &cx.locale());
            return cx.say_with(Label::WaitFor, &seconds);
        }
        (Reason::Flood, None) => Label::Flood,
        (Reason::Duplicate, _) => Label::Duplicate,
        (Reason::Closed, _) => Label::Closed,
        (Reason::Login, _) => Label::SignIn,
        (Reason::Moderated, _) => Label::Moderated,
        (Reason::Forbidden, _) => Label::Forbidden,
        (Reason::TooLarge, _) => Label::TooLarge,
        (Reason::Invalid(..), _) => Label::Invalid,
        (Reason::Unknown, _) => Label::Refused,
    };
    cx.say(label)
}

type Looked = Box<dyn FnOnce(&Talk, Entry, Found)>;
type Done = Box<dyn FnOnce(&Talk, Result<Answer, Error>)>;

impl Talk {
    /// Sends once; `done` gets whatever comes of it, if the widget is still there.
    pub(super) fn exchange(&self, mut request: Request, done: Done) {
        self.cx.prepare(&mut request);
        request.timeout = request.timeout.min(TRY);
        // What is read here tells whether something arrived.
        request.is_fresh = request.method == "GET";
        let (dialect, attributes) = (self.dialect(), self.cx.attributes());
        // Reading needs no cookies. Browsers keep connections with and without them apart: what
        // is written first goes over a new one, and only over a used one that breaks would they
        // send it again by themselves.
        if dialect.has_cookies && request.method != "GET" && attributes.get("credentials").is_none()
        {
            request.credentials = "include";
        }
        sign(&mut request, dialect);
        let (own, cx) = (self.own.clone(), self.cx.clone());
        any_spawner::Executor::spawn_local(async move {
            let result = cx.send(&request).await;
            if let Some(talk) = own.upgrade() {
                if let Err(error) = &result {
                    cx.report(error);
                }
                done(&talk, result);
            }
        });
    }

    /// What an answer says of what was asked, told to the integrator where it is a refusal.
    pub(super) fn judge(&self, act: Act, result: Result<Answer, Error>) -> Verdict {
        let Ok(answer) = result else {
            return Verdict::Unclear;
        };
        let payload = &answer.payload;
        let url = payload.url.clone();
        let verdict = self
            .dialect()
            .judge(act, answer.status, payload, answer.retry_after());
        if !matches!(verdict, Verdict::Accepted(_) | Verdict::Held(_)) {
            let mut line = ["HTTP ", &integer(answer.status.into())].concat();
            let mut code = Code::Status;
            if let Verdict::Refused(refusal) = &verdict {
                code = Code::Refused;
                line = [&line, ": ", &refusal.problem.title].concat();
            }
            self.cx.report(&Error::new(code, line).at(&url));
        } else if let Some(token) = answer.header("x-edit-token") {
            storage::write(&["token:", &origin(&url)].concat(), &token);
        }
        verdict
    }

    /// Takes over what a form has to send.
    pub(super) fn post(&self, entry: Entry, form: &Rc<Form>) {
        let key = entry.key.clone();
        if !self.outbox.put(entry) {
            self.say(Label::NotKept);
        }
        form.handed_over();
        self.sending.replace(Some((key, form.clone())));
        self.pump();
    }

    /// Sends what is due, one after the other.
    pub(super) fn pump(&self) {
        if self.is_sending.get() {
            return;
        }
        if self.due().is_none() && !self.is_back.get() {
            return self.rest();
        }
        self.is_sending.set(true);
        let own = self.own.clone();
        turn(move |turn| {
            let Some(talk) = own.upgrade() else { return };
            // Another tab may have sent it in its turn.
            talk.outbox.reload();
            if talk.is_back.take() {
                // Not before its turn: what another tab sent would be kept again.
                for mut entry in talk.outbox.all() {
                    entry.at = entry.at.min(talk.soonest());
                    talk.outbox.put(entry);
                }
            }
            match talk.due() {
                Some(entry) => talk.attempt(entry, turn),
                None => {
                    talk.is_sending.set(false);
                    talk.rest();
                }
            }
        });
    }

    /// Nothing can be sent now.
    fn rest(&self) {
        self.tick_later();
        let key = self.sending.borrow().as_ref().map(|(key, _)| key.clone());
        let Some(entry) = key.map(|key| self.outbox.find(&key)) else {
            return;
        };
        let outcome = match entry {
            // Another tab was faster.
            None => Outcome::Done(Label::Posted),
            Some(entry) if entry.held().is_some() => Outcome::Done(Label::Held),
            // A form does not wait for the network: its words do, in the thread.
            Some(entry) if !entry.why.is_empty() || !window().navigator().on_line() => {
                Outcome::Unclear
            }
            Some(_) => return,
        };
        let form = self.sending.take().map(|(_, form)| form);
        let is_there = matches!(outcome, Outcome::Done(_));
        self.told_of(&outcome, form);
        self.show();
        if is_there {
            self.cx.refresh();
        }
    }

    fn due(&self) -> Option<Entry> {
        let is_due = |it: &Entry| it.why.is_empty() && it.at <= now();
        let due = self.outbox.first(&is_due);
        due.filter(|_| window().navigator().on_line())
    }

    fn attempt(&self, mut entry: Entry, turn: Turn) {
        let dialect = self.dialect();
        let request = Place::of(&self.cx).map(|place| {
            let draft = self.told(&entry, &place.article);
            dialect.post(place.target(), &draft, &entry.key)
        });
        let request = match request {
            Ok(request) => request,
            Err(error) => {
                self.cx.report(&error);
                return self.settle(entry, Verdict::Unclear, turn);
            }
        };
        if !entry.trap.is_empty() && !dialect.is_idempotent {
            // Our own contract leaves it to the backend what to make of a program.
            let refusal = Refusal {
                reason: Reason::Moderated,
                problem: read::Problem::default(),
                retry_after: None,
            };
            return self.settle(entry, Verdict::Refused(Box::new(refusal)), turn);
        }
        let Some(request) = self.offered(request) else {
            return self.prevented(entry, turn);
        };
        entry.tries += 1;
        if entry.since == 0.0 {
            entry.since = now();
        }
        entry.at = self.soonest();
        // Before it goes: if the page ends now, it is known that it may have arrived.
        self.outbox.put(entry.clone());
        if entry.tries == 1 || dialect.is_idempotent {
            return self.write(request, entry, turn);
        }
        self.look(
            entry,
            Box::new(move |talk, mut entry, found| match found {
                Found::Here(comment) => talk.settle(entry, Verdict::Accepted(Some(comment)), turn),
                Found::Nowhere if talk.holds_unseen() => {
                    // Whether a moderator has it cannot be known: the reader decides.
                    entry.why = talk.cx.say(Label::MaybeHeld);
                    talk.outbox.put(entry);
                    talk.next(turn);
                }
                Found::Nowhere => talk.write(request, entry, turn),
                Found::Unknown => talk.settle(entry, Verdict::Unclear, turn),
            }),
        );
    }

    /// In the words of our own contract, with what else some backends want to know.
    fn told(&self, entry: &Entry, article: &str) -> Json {
        let (root, whom) = self.above(&entry.parent);
        let title = crate::ui::dom::document().title();
        let agent = window().navigator().user_agent().unwrap_or_default();
        entry.json(&[
            ("article", article),
            ("root", &root),
            ("at", &whom),
            ("title", &title),
            ("agent", &agent),
        ])
    }

    /// What is sent once the page has seen it and may have added to it; nothing when the page
    /// takes care of it.
    fn offered(&self, request: Request) -> Option<Request> {
        let headers = Object::new();
        let body = request.body.as_ref().map(js::to_js).unwrap_or_default();
        let told = detail(&[("body", body), ("headers", headers.clone().into())]);
        if !self.cx.emit("bantin-before-submit", &told, true) {
            return None;
        }
        let body = Reflect::get(&told, &"body".into()).unwrap_or_default();
        let mut request = Request {
            body: Some(js::from_js(&body)),
            ..request
        };
        for name in Object::keys(&headers).iter() {
            let value = Reflect::get(&headers, &name).unwrap_or_default();
            let header = name.as_string().zip(value.as_string());
            request.headers.extend(header);
        }
        Some(request)
    }

    fn write(&self, request: Request, entry: Entry, turn: Turn) {
        self.exchange(
            request,
            Box::new(move |talk, result| {
                let verdict = talk.judge(Act::Write, result);
                talk.settle(entry, verdict, turn);
            }),
        );
    }

    /// Looks in the thread for what may have arrived.
    pub(super) fn look(&self, entry: Entry, then: Looked) {
        let (root, _) = self.above(&entry.parent);
        let listing = Listing {
            sort: Some(Sort::Newest),
            size: 100,
            parent: &root,
        };
        let list = Place::of(&self.cx).map(|place| self.dialect().list(place.target(), listing));
        self.look_at(list.unwrap_or_default(), root, entry, then);
    }

    /// Looks on a page of the thread, and on those behind it until they are older than the comment.
    fn look_at(&self, url: String, root: String, entry: Entry, then: Looked) {
        let request = Request {
            method: "GET",
            url,
            ..Request::default()
        };
        self.exchange(
            request,
            Box::new(move |talk, result| {
                let (found, behind) = match result {
                    Ok(answer) if (200..300).contains(&answer.status) => {
                        talk.found(&entry, &root, &answer)
                    }
                    _ => (Found::Unknown, None),
                };
                match behind {
                    Some(next) => talk.look_at(next.as_str().to_owned(), root, entry, then),
                    None => then(talk, entry, found),
                }
            }),
        );
    }

    /// When a comment that is on its way can be sent again, in milliseconds since the epoch:
    /// without a key, when reading the thread can tell whether it arrived.
    pub(super) fn soonest(&self) -> f64 {
        match self.dialect().is_idempotent {
            true => 0.0,
            false => now() + AT_WORK * 1000.0,
        }
    }

    /// True where a comment may be held without a trace: it is not shown, and not known again.
    fn holds_unseen(&self) -> bool {
        let dialect = self.dialect();
        !dialect.is_idempotent
            && !dialect.finds_duplicates
            && storage::read(&["holds:", self.outbox.thread()].concat()).is_some()
    }

    /// What a page says, and the page behind it where that may say more.
    fn found(&self, entry: &Entry, root: &str, answer: &Answer) -> (Found, Option<Link>) {
        let payload = &answer.payload;
        let Ok(mapping) = self.dialect().adapter.mapping() else {
            return (Found::Unknown, None);
        };
        let Ok(reading) = read::comments(payload, &mapping) else {
            return (Found::Unknown, None);
        };
        let mine = self.mine.borrow();
        let comments = &reading.value.comments;
        if let Some(comment) = find_own(comments, &entry.sent(root, &mine)) {
            return (Found::Here(Box::new(comment.clone())), None);
        }
        let is_older = |it: &Comment| it.created.is_some_and(|at| at.ms < entry.since - SKEW);
        let next = reading.next.filter(|_| !comments.iter().any(is_older));
        (Found::Nowhere, next)
    }

    /// What came of an entry.
    fn settle(&self, mut entry: Entry, mut verdict: Verdict, turn: Turn) {
        let form = self.take_form(&entry.key);
        // The reader may have thrown it away meanwhile.
        let is_known = self.outbox.find(&entry.key).is_some();
        let keep = |entry| {
            if is_known {
                self.outbox.put(entry);
            }
        };
        if let Verdict::Refused(refusal) = &verdict
            && refusal.reason == Reason::Duplicate
            && entry.tries > 1
            && self.dialect().finds_duplicates
        {
            // It arrived the first time.
            verdict = Verdict::Held(None);
        }
        let outcome = match verdict {
            Verdict::Accepted(comment) => Outcome::Done(self.accepted(entry, comment, false)),
            Verdict::Held(comment) => {
                storage::write(&["holds:", self.outbox.thread()].concat(), "1");
                Outcome::Done(self.accepted(entry, comment, true))
            }
            Verdict::Refused(refusal) => {
                if let Some(form) = &form {
                    // What is wrong in itself did not arrive; that a key was used for another
                    // comment is said so, too.
                    if !matches!(refusal.reason, Reason::Invalid(..)) {
                        form.draft.back(&entry);
                    }
                    self.outbox.remove(&entry.key);
                } else {
                    if refusal.reason == Reason::Flood {
                        entry.at = now() + refusal.retry_after.unwrap_or(LONGEST) * 1000.0;
                    } else {
                        entry.why = words(self, &refusal);
                    }
                    keep(entry);
                }
                Outcome::Refused(refusal)
            }
            Verdict::Unclear => {
                // The wait doubles, and chance spreads those who lost the same backend at once.
                let wait = f64::from(1_u32 << entry.tries.min(6)).min(LONGEST);
                let next = now() + wait * (0.5 + Math::random() / 2.0) * 1000.0;
                entry.at = next.max(self.soonest());
                keep(entry);
                Outcome::Unclear
            }
        };
        self.told_of(&outcome, form);
        self.next(turn);
    }

    /// The page takes care of it, or of what it has to do first.
    fn prevented(&self, mut entry: Entry, turn: Turn) {
        match self.take_form(&entry.key) {
            Some(form) => {
                form.draft.back(&entry);
                self.outbox.remove(&entry.key);
                form.tell(&Outcome::Prevented);
            }
            None => {
                entry.at = now() + LONGEST * 1000.0;
                self.outbox.put(entry);
            }
        }
        self.next(turn);
    }

    fn next(&self, turn: Turn) {
        // Others may have theirs in between.
        drop(turn);
        self.is_sending.set(false);
        self.show();
        self.pump();
    }

    fn take_form(&self, key: &str) -> Option<Rc<Form>> {
        let sending = self.sending.take();
        let (known, form) = sending?;
        if known == key {
            return Some(form);
        }
        self.sending.replace(Some((known, form)));
        None
    }
}

/// What became of a comment that may have arrived.
pub(super) enum Found {
    /// It did.
    Here(Box<Comment>),
    /// It did not.
    Nowhere,
    /// The thread could not be read.
    Unknown,
}
