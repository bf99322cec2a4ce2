//! What was sent and is not known to have arrived, kept in the browser until it is; and what a
//! moderator has, which most backends show to nobody, until it is in the thread.
//!
//! Each has an entry of its own in the storage, so that two tabs never write over each other. An
//! entry is there before the first try: whatever happens then, the words and the key stay.

use crate::model::{Author, Body, Comment, Link, Precision, Status, Timestamp};
use crate::source::dialect::delivered::Sent;
use crate::source::value::json::Json;
use crate::stdx::list::Listed as _;
use crate::stdx::number::{integer, natural, parse, whole};
use crate::ui::storage;
use crate::widget::base_uri;
use js_sys::Date;
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
    /// Who writes, as [`lines`] has it.
    pub(super) author: String,
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
        let stored = stored.splitn(11, '\n').listed();
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
        ] = *stored.as_slice()
        else {
            return None;
        };
        Some(Self {
            tries: natural(tries, 10)?,
            at: parse(at)?,
            since: parse(since)?,
            key: key.to_owned(),
            thread: thread.to_owned(),
            parent: parent.to_owned(),
            author: lines(name, email, url),
            trap: trap.to_owned(),
            why: why.to_owned(),
            text: text.to_owned(),
            is_loose: false,
        })
    }

    /// Keeps it. False when the browser refused.
    pub(super) fn keep(&self) -> bool {
        // A line is one line, whatever was pasted into its field.
        let line = |text: &str| text.replace('\n', " ");
        let stored = [
            &*line(&self.thread),
            &line(&self.parent),
            &self.author,
            &line(&self.trap),
            &integer(self.tries.into()),
            &whole(self.at),
            &whole(self.since),
            &line(&self.why),
            &self.text,
        ];
        storage::write(&[PLACE, &self.key].concat(), &stored.join("\n"))
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
        Sent {
            name: self.line(0),
            text: &self.text,
            parent: &self.parent,
            root,
            since: self.since,
            known,
        }
    }

    /// In the words of our own contract, with `more` beside them.
    pub(super) fn json(&self, more: &[(&str, &str)]) -> Json {
        let author = fields(&[
            ("name", self.line(0)),
            ("email", self.line(1)),
            ("url", self.line(2)),
        ]);
        let mut body = fields(&[
            ("parent", &self.parent),
            ("text", &self.text),
            ("website", &self.trap),
        ]);
        body.extend(fields(more));
        body.push(("author".to_owned(), Json::Object(author)));
        Json::Object(body)
    }

    /// Who says what.
    pub(super) fn said(&self) -> String {
        [&self.author, "\n", &self.text].concat()
    }

    fn line(&self, at: usize) -> &str {
        self.author.split('\n').nth(at).unwrap_or_default()
    }

    /// As it stands in the thread while it waits.
    pub(super) fn comment(&self) -> Comment {
        let (id, ms) = match self.held() {
            Some(id) => (id.to_owned(), self.since),
            None => ([MARK, &self.key].concat(), Date::now()),
        };
        Comment {
            id,
            parent: self.parent.clone(),
            author: Author {
                name: self.line(0).to_owned(),
                url: Link::parse(self.line(2), &base_uri()),
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

/// Who writes, a line each.
pub(super) fn lines(name: &str, email: &str, website: &str) -> String {
    [name, "\n", email, "\n", website].concat()
}

/// Those that have something in them.
fn fields(of: &[(&str, &str)]) -> Vec<(String, Json)> {
    let mut fields = Vec::new();
    for (name, value) in of {
        if !value.is_empty() {
            fields.push(((*name).to_owned(), Json::Text((*value).to_owned())));
        }
    }
    fields
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
        for entry in self.entries.take() {
            if entry.is_loose {
                entries.push(entry);
            }
        }
        self.entries.replace(entries);
    }

    /// What tells this thread from others in the storage.
    pub(super) fn thread(&self) -> &str {
        &self.thread
    }

    pub(super) fn all(&self) -> Vec<Entry> {
        self.entries.borrow().clone()
    }

    pub(super) fn find(&self, key: &str) -> Option<Entry> {
        self.first(&|it| it.key == key)
    }

    /// The first of a kind.
    pub(super) fn first(&self, is_it: &dyn Fn(&Entry) -> bool) -> Option<Entry> {
        let entries = self.entries.borrow();
        entries.iter().find(|it| is_it(it)).cloned()
    }

    /// What a moderator has under this id says something else now; nothing when it is gone.
    pub(super) fn changed(&self, id: &str, text: &str) {
        let Some(mut entry) = self.first(&|it| it.held() == Some(id)) else {
            return;
        };
        if text.is_empty() {
            return self.remove(&entry.key);
        }
        text.clone_into(&mut entry.text);
        self.put(entry);
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
        let mut entries = self.entries.borrow_mut();
        if let Some(at) = entries.iter().position(|it| it.key == key) {
            entries.remove(at);
        }
    }
}

fn forget(key: &str) {
    storage::write(&[PLACE, key].concat(), "");
}
