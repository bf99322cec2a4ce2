//! What was sent and is not known to have arrived, kept in the browser until it is; and what a
//! moderator has, which most backends show to nobody, until it is in the thread.
//!
//! Each has an entry of its own in the storage, so that two tabs never write over each other. An
//! entry is there before the first try: whatever happens then, the words and the key stay.

use crate::model::{Author, Body, Comment, Link, Precision, Status, Timestamp};
use crate::source::json::Json;
use crate::source::list::Listed as _;
use crate::source::sent::Sent;
use crate::source::text::{integer, number};
use crate::ui::storage;
use crate::widget::base_uri;
use js_sys::{Date, Math, Number};
use std::cell::RefCell;

/// A comment on its way.
#[derive(Debug, Clone, Default)]
pub(super) struct Entry {
    /// The same for each try; also its name in the storage.
    pub(super) key: String,
    /// The thread it belongs to.
    pub(super) thread: String,
    /// The comment it answers; empty for none.
    pub(super) parent: String,
    /// Who writes: name, e-mail, website.
    pub(super) author: [String; 3],
    /// What a field says that no person sees.
    pub(super) trap: String,
    /// How often it was tried.
    pub(super) tries: u32,
    /// It is not tried before this, in milliseconds since the epoch.
    pub(super) at: f64,
    /// When it was tried first, in milliseconds since the epoch; 0 before that.
    pub(super) since: f64,
    /// Why it is not tried again by itself: in words why the backend refused it, or, behind
    /// [`MARK`], the id of what a moderator has.
    pub(super) why: String,
    /// What it says.
    pub(super) text: String,
    /// No storage took it: it is on this page only.
    pub(super) is_loose: bool,
}

/// The name of an entry in the storage, before its key.
const PLACE: &str = "outbox:";
/// Before the key of an entry that is shown as a comment. No id of a backend begins with it.
const MARK: &str = "\u{1}";
/// How long it is remembered what a moderator has, in milliseconds: a week.
const LONGEST: f64 = 604_800_000.0;

/// The key in the id of a comment that is an entry.
pub(super) fn key(id: &str) -> Option<&str> {
    id.strip_prefix(MARK)
}

impl Entry {
    fn read(key: &str) -> Option<Self> {
        let stored = storage::read(&[PLACE, key].concat())?;
        let lines = stored.splitn(11, '\n').listed();
        let [
            thread,
            parent,
            name,
            email,
            url,
            trap,
            tries,
            at,
            since,
            why,
            text,
        ] = *lines.as_slice()
        else {
            return None;
        };
        Some(Self {
            tries: tries.parse().ok()?,
            at: number(at)?,
            since: number(since)?,
            key: key.to_owned(),
            thread: thread.to_owned(),
            parent: parent.to_owned(),
            author: [name, email, url].map(str::to_owned),
            trap: trap.to_owned(),
            why: why.to_owned(),
            text: text.to_owned(),
            is_loose: false,
        })
    }

    /// Keeps it. False when the browser refused.
    pub(super) fn keep(&self) -> bool {
        let [name, email, url] = &self.author;
        let tries = integer(self.tries.into());
        let [at, since] = [self.at, self.since].map(whole);
        let lines = [
            &self.thread,
            &self.parent,
            name,
            email,
            url,
            &self.trap,
            &tries,
            &at,
            &since,
            &self.why,
        ];
        let mut stored = String::new();
        for line in lines {
            // A line is one line, whatever was pasted into its field.
            stored.push_str(&line.replace('\n', " "));
            stored.push('\n');
        }
        stored.push_str(&self.text);
        storage::write(&[PLACE, &self.key].concat(), &stored)
    }

    /// A moderator has it, under this id.
    pub(super) fn hold(&mut self, id: &str) {
        self.why = [MARK, id].concat();
    }

    /// The id of what a moderator has.
    pub(super) fn held(&self) -> Option<&str> {
        self.why.strip_prefix(MARK)
    }

    /// What to look for in the thread; `known` was there before.
    pub(super) fn sent<'a>(&'a self, root: &'a str, known: &'a [String]) -> Sent<'a> {
        let [name, ..] = &self.author;
        Sent {
            name,
            text: &self.text,
            parent: &self.parent,
            root,
            since: self.since,
            known,
        }
    }

    /// In the words of our own contract, with `more` beside them.
    pub(super) fn json(&self, more: &[(&str, &str)]) -> Json {
        let [name, email, url] = &self.author;
        let author = [("name", name), ("email", email), ("url", url)];
        let mut body = fields(&[
            ("parent", &self.parent),
            ("text", &self.text),
            ("website", &self.trap),
        ]);
        body.extend(fields(more));
        let author = fields(&author.map(|(name, value)| (name, value.as_str())));
        body.push(("author".to_owned(), Json::Object(author)));
        Json::Object(body)
    }

    /// Who says what.
    pub(super) fn said(&self) -> String {
        let [name, email, url] = &self.author;
        [name, "\n", email, "\n", url, "\n", &self.text].concat()
    }

    /// As it stands in the thread while it waits.
    pub(super) fn comment(&self) -> Comment {
        let [name, _, url] = &self.author;
        let (id, ms) = match self.held() {
            Some(id) => (id.to_owned(), self.since),
            None => ([MARK, &self.key].concat(), Date::now()),
        };
        Comment {
            id,
            parent: self.parent.clone(),
            author: Author {
                name: name.clone(),
                url: Link::parse(url, &base_uri()),
                ..Author::default()
            },
            created: Some(Timestamp {
                ms,
                precision: Precision::Instant,
            }),
            edited: None,
            body: Body::Text(self.text.clone()),
            status: Status::Pending,
            // Not shown: another try, or another reason, makes another card.
            likes: Some(self.tries),
            liked: !self.why.is_empty(),
            can_edit: self.at > Date::now(),
        }
    }
}

/// Those that have something in them.
fn fields(of: &[(&str, &str)]) -> Vec<(String, Json)> {
    let given = of.iter().filter(|(_, value)| !value.is_empty());
    given
        .map(|(name, value)| ((*name).to_owned(), Json::Text((*value).to_owned())))
        .listed()
}

/// The entries of one thread.
pub(super) struct Outbox {
    thread: String,
    entries: RefCell<Vec<Entry>>,
}

impl Outbox {
    /// The entries of a thread, as they were left.
    pub(super) fn of(thread: String) -> Self {
        let outbox = Self {
            thread,
            entries: RefCell::default(),
        };
        outbox.reload();
        outbox
    }

    /// Reads them again: another tab may have sent some.
    pub(super) fn reload(&self) {
        let mut entries = Vec::new();
        for key in storage::keys(PLACE) {
            let Some(entry) = Entry::read(&key) else {
                continue;
            };
            if entry.held().is_some() && entry.since < Date::now() - LONGEST {
                forget(&key);
            } else if entry.thread == self.thread {
                entries.push(entry);
            }
        }
        let mut here = self.entries.borrow_mut();
        here.retain(|it| it.is_loose);
        entries.append(&mut here);
        *here = entries;
    }

    /// What tells this thread from others in the storage.
    pub(super) fn thread(&self) -> &str {
        &self.thread
    }

    pub(super) fn all(&self) -> Vec<Entry> {
        self.entries.borrow().clone()
    }

    pub(super) fn find(&self, key: &str) -> Option<Entry> {
        let entries = self.entries.borrow();
        entries.iter().find(|it| it.key == key).cloned()
    }

    /// What a moderator has under this id says something else now; nothing when it is gone.
    pub(super) fn changed(&self, id: &str, text: &str) {
        let all = self.all().into_iter();
        for mut entry in all.filter(|it| it.held() == Some(id)) {
            if text.is_empty() {
                self.remove(&entry.key);
            } else {
                text.clone_into(&mut entry.text);
                self.put(entry);
            }
        }
    }

    /// Keeps an entry, in place of the one with its key. False when the browser refused: then it
    /// is kept as long as the page is.
    pub(super) fn put(&self, mut entry: Entry) -> bool {
        self.drop_here(&entry.key);
        let is_kept = entry.keep();
        entry.is_loose = !is_kept;
        self.entries.borrow_mut().push(entry);
        is_kept
    }

    /// Forgets an entry.
    pub(super) fn remove(&self, key: &str) {
        self.drop_here(key);
        forget(key);
    }

    fn drop_here(&self, key: &str) {
        self.entries.borrow_mut().retain(|it| it.key != key);
    }
}

fn forget(key: &str) {
    storage::write(&[PLACE, key].concat(), "");
}

/// Unique among the posts of all readers; not a secret, so it need not be cryptographic
/// (`crypto.randomUUID` is missing on pages without TLS).
pub(super) fn unique() -> String {
    let part = |number: f64| -> String {
        let text = Number::from(number).to_string_with_radix(36);
        text.map(String::from).unwrap_or_default()
    };
    let random = || part((Math::random() * 9e15).floor());
    [&part(Date::now()), "-", &random(), "-", &random()].concat()
}

#[expect(clippy::cast_possible_truncation, reason = "a time since 1970")]
pub(super) fn whole(ms: f64) -> String {
    integer(ms as i64)
}
