//! What the tabs of a browser share: a storage whose copies differ for a while, and locks.

use std::collections::{BTreeMap, VecDeque};

/// What the storage takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Room {
    /// All.
    Plenty,
    /// Nothing that is longer than what it has in its place.
    Full,
    /// Nothing.
    Refused,
}

/// The storage. Each page has a copy of it; what another page wrote is seen a while later.
pub(super) struct Storage {
    pub(super) room: Room,
    /// False in a frame that may not even look at it.
    pub(super) is_readable: bool,
    all: BTreeMap<String, String>,
    copies: Vec<BTreeMap<String, String>>,
}

impl Storage {
    pub(super) fn new(is_readable: bool) -> Self {
        Self {
            room: Room::Plenty,
            is_readable,
            all: BTreeMap::new(),
            copies: Vec::new(),
        }
    }

    /// A page more; its copy is fresh.
    pub(super) fn open(&mut self) {
        self.copies.push(self.all.clone());
    }

    pub(super) fn read(&self, page: usize, key: &str) -> Option<&String> {
        self.copies[page].get(key)
    }

    /// The entries of the outbox that a page sees.
    pub(super) fn entries(&self, page: usize) -> Vec<(String, String)> {
        entries(&self.copies[page])
    }

    /// All entries of the outbox.
    pub(super) fn all_entries(&self) -> Vec<(String, String)> {
        entries(&self.all)
    }

    /// True when a draft has a text, other than that of a key.
    pub(super) fn has_draft(&self, text: &str, but: &str) -> bool {
        let is_it = |(key, draft): (&String, &String)| {
            key.starts_with("draft") && key != but && draft.split('|').any(|it| it == text)
        };
        self.all.iter().any(is_it)
    }

    /// False when it is refused.
    pub(super) fn write(&mut self, page: usize, key: &str, text: &str) -> bool {
        let old = self.all.get(key).map_or(0, String::len);
        let fits = match self.room {
            Room::Plenty => true,
            Room::Full => text.len() <= old,
            Room::Refused => text.is_empty(),
        };
        if !fits || !self.is_readable {
            return false;
        }
        for all in [&mut self.all, &mut self.copies[page]] {
            match text {
                "" => all.remove(key),
                _ => all.insert(key.to_owned(), text.to_owned()),
            };
        }
        true
    }

    /// A page sees what others wrote under a key.
    pub(super) fn see(&mut self, page: usize, key: &str) {
        match self.all.get(key) {
            Some(text) => self.copies[page].insert(key.to_owned(), text.clone()),
            None => self.copies[page].remove(key),
        };
    }

    /// The reader has the browser forget the site.
    pub(super) fn clear(&mut self) -> Vec<String> {
        let old = std::mem::take(&mut self.all);
        // Another page of the site had the lease meanwhile.
        if let Some(lease) = old.get("turn") {
            self.all.insert("turn".to_owned(), " ".repeat(lease.len()));
        }
        old.into_keys().collect()
    }
}

fn entries(stored: &BTreeMap<String, String>) -> Vec<(String, String)> {
    let of = |(key, text): (&String, &String)| {
        let key = key.strip_prefix("outbox:")?;
        Some((key.to_owned(), text.clone()))
    };
    stored.iter().filter_map(of).collect()
}

/// The browser's locks, of which there is one here.
#[derive(Default)]
pub(super) struct Locks {
    owner: Option<usize>,
    queue: VecDeque<usize>,
}

impl Locks {
    /// True when the page has it at once.
    pub(super) fn ask(&mut self, page: usize) -> bool {
        if self.owner.is_some() {
            self.queue.push_back(page);
            return false;
        }
        self.owner = Some(page);
        true
    }

    /// The page gives it back. Gives who has it now, if somebody waited.
    pub(super) fn free(&mut self, page: usize) -> Option<usize> {
        if self.owner != Some(page) {
            return None;
        }
        self.owner = self.queue.pop_front();
        self.owner
    }

    /// The page is gone.
    pub(super) fn end(&mut self, page: usize) -> Option<usize> {
        self.queue.retain(|it| *it != page);
        self.free(page)
    }
}
