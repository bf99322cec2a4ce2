//! The world of a simulation: its time, its pages, and what is known of each text.

use super::backend::{Backend, Kind};
use super::browser::{Locks, Room, Storage};
use super::chance::Chance;
use super::page::{Flight, Page};
use crate::source::dialect::refusal::Verdict;
use crate::ui::lease;
use crate::widgets::comments::delivery::entry::{Entry, Stage};
use crate::widgets::comments::delivery::event::{self, Event, Facts};
use crate::widgets::comments::delivery::machine::SETTLED;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

/// How many tabs there are at most.
pub(super) const TABS: usize = 3;
/// The thread.
pub(super) const THREAD: &str = "https://a.example/thread 1";
/// When it begins, in milliseconds since the epoch.
const START: u64 = 1_800_000_000_000;
/// A day, in milliseconds.
const DAY: i64 = 86_400_000;

/// What is the same during one run.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    pub(super) kind: Kind,
    /// The browser has locks; else there is the lease.
    pub(super) has_locks: bool,
    /// The storage can be read.
    pub(super) is_readable: bool,
    /// The page now and then takes care itself of what is to be sent.
    pub(super) prevents: bool,
}

/// What happens next.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Next {
    Timer(usize, u64),
    /// A request arrives at the backend.
    Arrival(usize),
    /// Its sender knows what came of it.
    Answer(usize),
    LockFree(usize),
    Granted(usize),
    Lease(usize),
    /// A page sees what another one stored.
    Seen(usize, String),
}

pub(super) struct World {
    pub(super) setting: Setting,
    /// Milliseconds since the epoch.
    pub(super) time: u64,
    /// How far the reader's clock is ahead.
    pub(super) skew: i64,
    pub(super) chance: Chance,
    queue: BinaryHeap<Reverse<(u64, u64, Next)>>,
    count: u64,
    /// How many names were given.
    pub(super) names: u64,
    /// How many events machines dealt with.
    pub(super) steps: u64,
    pub(super) storage: Storage,
    pub(super) locks: Locks,
    pub(super) backend: Backend,
    pub(super) is_online: bool,
    /// In how many of a hundred cases the network fails.
    pub(super) bad: u64,
    /// In how many it is slow.
    pub(super) slow: u64,
    pub(super) pages: Vec<Page>,
    pub(super) flights: Vec<Flight>,
    /// A page ends after so many actions more.
    pub(super) ends_after: Option<(usize, u64)>,
    pub(super) texts: Vec<String>,
    /// Texts of which the reader knows that no storage has them.
    pub(super) told_unkept: BTreeSet<String>,
    /// Texts that the reader threw away, or that went with a page that could not keep them.
    pub(super) given_up: BTreeSet<String>,
    /// How often the reader had a text sent that may have arrived.
    pub(super) risked: BTreeMap<String, usize>,
    /// What went wrong.
    pub(super) wrong: Option<String>,
    pub(super) log: Option<Vec<String>>,
}

impl World {
    pub(super) fn new(setting: Setting, is_told: bool) -> Self {
        let mut world = Self {
            setting,
            time: START,
            skew: 0,
            chance: Chance(1),
            queue: BinaryHeap::new(),
            count: 0,
            names: 0,
            steps: 0,
            storage: Storage::new(setting.is_readable),
            locks: Locks::default(),
            backend: Backend::new(setting.kind),
            is_online: true,
            bad: 30,
            slow: 10,
            pages: Vec::new(),
            flights: Vec::new(),
            ends_after: None,
            texts: Vec::new(),
            told_unkept: BTreeSet::new(),
            given_up: BTreeSet::new(),
            risked: BTreeMap::new(),
            wrong: None,
            log: is_told.then(Vec::new),
        };
        world.open(0);
        // Somebody had the lease before.
        world.write(0, "turn", &" ".repeat(5 + 14));
        world
    }

    /// Notes what happens, where it is to be told.
    pub(super) fn say(&mut self, what: impl FnOnce() -> String) {
        if let Some(log) = &mut self.log {
            let time = self.time - START;
            log.push(format!("{time} {}", what()));
        }
    }

    pub(super) fn fail(&mut self, what: &str) {
        self.say(|| what.to_owned());
        self.wrong.get_or_insert_with(|| what.to_owned());
    }

    /// The time on the reader's clock.
    #[expect(clippy::cast_precision_loss, reason = "milliseconds fit")]
    pub(super) fn now(&self) -> f64 {
        self.time.saturating_add_signed(self.skew) as f64
    }

    #[expect(clippy::cast_precision_loss, reason = "below a thousand")]
    pub(super) fn facts(&mut self) -> Facts {
        let kind = self.setting.kind;
        Facts {
            now: self.now(),
            chance: self.chance.below(1000) as f64 / 1000.0,
            is_online: self.is_online,
            backend: event::Backend {
                is_idempotent: kind == Kind::Keyed,
                finds_duplicates: kind == Kind::FindsDuplicates,
                holds_unseen: kind == Kind::HoldsUnseen,
            },
        }
    }

    pub(super) fn later(&mut self, wait: u64, next: Next) {
        self.count += 1;
        self.queue
            .push(Reverse((self.time + wait, self.count, next)));
    }

    /// A tab that is open, or is not.
    pub(super) fn some_tab(&mut self, is_open: bool) -> Option<usize> {
        let tabs: Vec<usize> = (0..TABS)
            .filter(|tab| self.tab(*tab).is_some() == is_open)
            .collect();
        self.chance.of(&tabs)
    }

    /// The page of a tab, if it is open.
    pub(super) fn tab(&self, tab: usize) -> Option<usize> {
        self.pages
            .iter()
            .position(|it| it.is_alive && it.tab == tab)
    }

    /// Stores something for a page; the others see it a while later.
    pub(super) fn write(&mut self, page: usize, key: &str, text: &str) -> bool {
        let is_kept = self.storage.write(page, key, text);
        if is_kept {
            self.spread(page, key);
        }
        is_kept
    }

    fn spread(&mut self, page: usize, key: &str) {
        // The lease reckons with a storage that is quicker.
        let most = match self.setting.has_locks {
            true => SETTLED,
            false => lease::SETTLED * 1000.0,
        };
        for other in 0..self.pages.len() {
            if other != page && self.pages[other].is_alive {
                let wait = self.chance.below(most as u64);
                self.later(wait, Next::Seen(other, key.to_owned()));
            }
        }
    }

    /// The reader has the browser forget the site.
    pub(super) fn clear(&mut self) {
        let texts = self.texts.clone();
        for text in texts {
            if self.is_stored(&text) || self.pages.iter().any(|it| it.has(&text)) {
                self.given_up.insert(text.clone());
                self.told_unkept.insert(text.clone());
                *self.risked.entry(text).or_default() += 1;
            }
        }
        for key in self.storage.clear() {
            self.spread(usize::MAX, &key);
        }
    }

    /// True when a text outlives all pages.
    pub(super) fn is_stored(&self, text: &str) -> bool {
        let is_it = |(key, stored): &(String, String)| {
            Entry::read(key, stored).is_some_and(|it| it.text == text)
        };
        self.storage.all_entries().iter().any(is_it) || self.storage.has_draft(text, "")
    }

    /// Lets the time pass until nothing is to be done before `end`; false when that never ends.
    pub(super) fn run(&mut self, end: u64) -> bool {
        let mut left = 20_000;
        while let Some(Reverse((at, _, _))) = self.queue.peek() {
            if *at > end || self.wrong.is_some() {
                break;
            }
            let Some(Reverse((at, _, next))) = self.queue.pop() else {
                break;
            };
            self.time = self.time.max(at);
            self.happen(next);
            left -= 1;
            if left == 0 {
                return false;
            }
        }
        if end < u64::MAX {
            self.time = self.time.max(end);
        }
        true
    }

    fn happen(&mut self, next: Next) {
        match next {
            Next::Timer(page, wait) if self.pages[page].wait == wait => {
                self.feed(page, Event::Timer);
            }
            Next::Arrival(flight) => self.arrive(flight),
            Next::Answer(flight) => self.answer(flight),
            Next::LockFree(page) => {
                if let Some(page) = self.locks.free(page) {
                    let wait = self.chance.below(5);
                    self.later(wait, Next::Granted(page));
                }
            }
            Next::Granted(page) => self.lock(page),
            Next::Lease(page) => self.look_at_lease(page),
            Next::Seen(page, key) => {
                self.storage.see(page, &key);
                if key.starts_with("outbox:") {
                    self.load(page);
                }
            }
            Next::Timer(..) => {}
        }
    }

    fn arrive(&mut self, flight: usize) {
        let Some((key, text)) = self.flights[flight].sent.clone() else {
            return;
        };
        if self.flights[flight]
            .arrives
            .take_if(|at| *at == self.time)
            .is_none()
        {
            return;
        }
        let mut verdict = self.backend.take(&key, &text, self.time, &mut self.chance);
        let count = self.backend.count(&text);
        self.say(|| format!("{text} arrives: {count}"));
        if self.flights[flight].is_repeated {
            verdict = self.backend.take(&key, &text, self.time, &mut self.chance);
            self.backend.repeated.push(text);
        }
        self.flights[flight].verdict = Some(verdict);
    }

    fn answer(&mut self, flight: usize) {
        let flight = &mut self.flights[flight];
        let page = flight.page;
        let lost = || Event::Answered(Verdict::Unclear);
        let event = match flight.event.take() {
            Some(event) => event,
            None if flight.is_lost => lost(),
            None => flight.verdict.clone().map_or_else(lost, Event::Answered),
        };
        self.feed(page, event);
    }

    /// Sets the reader's clock.
    pub(super) fn set_clock(&mut self) {
        // Time that only seems to pass is not told from time that does: a backend that is still at
        // a comment then gets no wait.
        for flight in 0..self.flights.len() {
            let it = &self.flights[flight];
            if let (Some(at), Some((_, text))) = (it.arrives, &it.sent)
                && at > self.time
            {
                *self.risked.entry(text.clone()).or_default() += 1;
            }
        }
        let ahead = self.chance.below(540_000).cast_signed();
        let behind = (self.chance.below(2 * DAY as u64)).cast_signed();
        self.skew = match self.chance.below(3) {
            0 => 0,
            1 => ahead,
            _ => -behind,
        };
    }

    /// All that holds once everything is quiet.
    pub(super) fn check(&mut self) {
        // What a page could not store is known to that page alone.
        let alive = self.pages.iter().filter(|it| it.is_alive);
        let known: Vec<Entry> = alive
            .flat_map(|it| it.machine.outbox.entries().to_vec())
            .collect();
        let mut entries = known.clone();
        for (key, text) in self.storage.all_entries() {
            let stored = Entry::read(&key, &text);
            entries.extend(stored.filter(|it| known.iter().all(|known| known.key != it.key)));
        }
        for entry in entries {
            if matches!(entry.stage, Stage::Waiting | Stage::UnderWay) {
                self.fail(&format!("{} waits for ever", entry.text));
            }
        }
        for text in self.texts.clone() {
            let count = self.backend.count(&text);
            let repeated = self
                .backend
                .repeated
                .iter()
                .filter(|it| **it == text)
                .count();
            let risked = self.risked.get(&text).copied().unwrap_or_default();
            if count > 1 + repeated + risked {
                self.fail(&format!("{text} is there {count} times"));
            }
            let is_here = self.is_stored(&text) || self.pages.iter().any(|it| it.has(&text));
            if count == 0 && !is_here && !self.given_up.contains(&text) {
                self.fail(&format!("{text} is lost"));
            }
        }
    }

    pub(super) fn set_room(&mut self, room: Room) {
        self.storage.room = match room {
            // A lease that cannot be signed is no lease.
            Room::Refused if !self.setting.has_locks => Room::Full,
            room => room,
        };
    }
}
