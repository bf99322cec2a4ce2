//! The driver of all pages, between their machines and the world.

use super::backend::{AT_WORK, Kind, fate, time};
use super::page::{Flight, Held, Page};
use super::world::{Next, THREAD, World};
use crate::model::Link;
use crate::source::dialect::delivered::SKEW;
use crate::source::dialect::refusal::Reason;
use crate::widgets::comments::delivery::entry::{Entry, Sender, Stage};
use crate::widgets::comments::delivery::event::{Action, Event, Found, Outcome};
use crate::widgets::comments::delivery::machine::Delivery;
use std::collections::VecDeque;

impl World {
    /// Opens a page in a tab.
    pub(super) fn open(&mut self, tab: usize) {
        self.storage.open();
        self.pages.push(Page {
            tab,
            is_alive: true,
            machine: Delivery::of(THREAD.to_owned()),
            wait: 0,
            held: Held::No,
            form: Vec::new(),
            sending: Vec::new(),
        });
        let page = self.pages.len() - 1;
        self.say(|| format!("page {page} opens in tab {tab}"));
        self.load(page);
        let draft = self.storage.read(page, &format!("draft{tab}")).cloned();
        for text in draft
            .unwrap_or_default()
            .split('|')
            .filter(|it| !it.is_empty())
        {
            // What was handed over as the page went is in the outbox.
            let entries = self.pages[page].machine.outbox.entries();
            if !entries.iter().any(|it| it.text == text) {
                self.pages[page].form.push(text.to_owned());
                self.note_other_forms(page, text);
            }
        }
        self.keep_draft(page);
        self.feed(page, Event::Online);
    }

    /// A page ends, wherever it is.
    pub(super) fn close(&mut self, page: usize) {
        self.say(|| format!("page {page} ends"));
        self.pages[page].is_alive = false;
        for text in self.texts.clone() {
            let is_left = self.is_stored(&text) || self.pages.iter().any(|it| it.keeps(&text));
            if is_left || self.backend.count(&text) > 0 {
                continue;
            }
            if !self.told_unkept.contains(&text) && !self.given_up.contains(&text) {
                self.fail(&format!("{text} went with its page without a word"));
            }
            self.given_up.insert(text);
        }
        if let Some(next) = self.locks.end(page) {
            let wait = self.chance.below(5);
            self.later(wait, Next::Granted(next));
        }
        for flight in 0..self.flights.len() {
            let it = &mut self.flights[flight];
            if it.page != page || it.arrives.is_none_or(|at| at <= self.time) {
                continue;
            }
            // What was to arrive later arrives soon, or never.
            it.arrives = None;
            if self.chance.is(70) {
                let wait = self.chance.below(AT_WORK);
                self.flights[flight].arrives = Some(self.time + wait);
                self.later(wait, Next::Arrival(flight));
            }
        }
    }

    pub(super) fn load(&mut self, page: usize) {
        let stored = self.storage.is_readable.then(|| self.storage.entries(page));
        self.feed(page, Event::Loaded(stored));
    }

    /// Tells a page something, and does what its machine says.
    pub(super) fn feed(&mut self, page: usize, event: Event) {
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            if !self.pages[page].is_alive || self.wrong.is_some() {
                return;
            }
            self.steps += 1;
            let facts = self.facts();
            for action in self.pages[page].machine.step(event, facts) {
                if let Some((ending, left)) = self.ends_after
                    && ending == page
                {
                    self.ends_after = left.checked_sub(1).map(|left| (page, left));
                    if left == 0 {
                        return self.close(page);
                    }
                }
                self.act(page, action, &mut events);
            }
        }
    }

    fn act(&mut self, page: usize, action: Action, events: &mut VecDeque<Event>) {
        if !matches!(action, Action::Show) {
            self.say(|| format!("page {page}: {action:?}"));
        }
        match action {
            Action::TakeTurn => self.take_turn(page, events),
            Action::ReleaseTurn => self.release(page),
            Action::Reload => {
                let stored = self.storage.is_readable.then(|| self.storage.entries(page));
                events.push_back(Event::Loaded(stored));
            }
            Action::Keep { key, text } => {
                if !self.write(page, &format!("outbox:{key}"), &text) {
                    if let Some(entry) = Entry::read(&key, &text) {
                        self.told_unkept.insert(entry.text);
                    }
                    events.push_back(Event::NotKept { key });
                }
            }
            Action::Forget { key } => {
                self.write(page, &format!("outbox:{key}"), "");
            }
            Action::Post { key } => self.post(page, &key, events),
            Action::Look { key, page: at } => self.look(page, &key, at.as_ref()),
            Action::Wait { until } => {
                self.pages[page].wait += 1;
                let wait = (until - self.now()).max(0.0) as u64 + self.chance.below(1000);
                self.later(wait, Next::Timer(page, self.pages[page].wait));
            }
            Action::Settle { entry, outcome } => self.tell(page, &entry, &outcome),
            Action::Show => {}
        }
    }

    fn post(&mut self, page: usize, key: &str, events: &mut VecDeque<Event>) {
        let Some(entry) = self.pages[page].machine.outbox.find(key).cloned() else {
            return self.fail("an entry is to be sent that is not there");
        };
        if self.setting.prevents && self.chance.is(20) {
            return events.push_back(Event::Prevented);
        }
        let fate = fate(self.bad, self.slow, &mut self.chance);
        let is_refused = fate.refusal.is_some();
        self.flights.push(Flight {
            page,
            sent: (!is_refused).then_some((entry.key, entry.text)),
            arrives: fate.arrives.map(|wait| self.time + wait),
            is_repeated: fate.is_repeated,
            is_lost: fate.is_lost,
            verdict: None,
            event: fate.refusal.map(Event::Answered),
        });
        let flight = self.flights.len() - 1;
        if let Some(wait) = fate.arrives {
            self.later(wait, Next::Arrival(flight));
        }
        self.later(fate.answered, Next::Answer(flight));
    }

    fn look(&mut self, page: usize, key: &str, at: Option<&Link>) {
        let Some(entry) = self.pages[page].machine.outbox.find(key).cloned() else {
            return self.fail("an entry is looked for that is not there");
        };
        let at = at.and_then(|it| it.as_str().rsplit('/').next()?.parse().ok());
        let at: usize = at.unwrap_or(0);
        let (shown, is_more) = self.backend.page(at);
        let mine = self.storage.read(page, "mine").cloned().unwrap_or_default();
        // The newest is the first.
        let before: Vec<&str> = mine
            .split(' ')
            .skip_while(|it| *it != entry.after)
            .collect();
        let is_known = |id: u64| before.contains(&id.to_string().as_str());
        #[expect(clippy::cast_precision_loss, reason = "milliseconds fit")]
        let is_old = |created: u64| (created as f64) < entry.first_tried - SKEW;
        let own = shown
            .iter()
            .find(|it| it.text == entry.text && !is_known(it.id) && !is_old(it.created));
        let is_end = !is_more || shown.iter().any(|it| is_old(it.created));
        let found = match own {
            _ if self.chance.is(self.bad) => Found::Unknown,
            Some(own) => Found::Here(own.comment()),
            None if is_end => Found::Nowhere,
            None => {
                let next = format!("https://a.example/{}", at + 1);
                Link::parse(&next, "").map_or(Found::Unknown, Found::Further)
            }
        };
        let wait = time(self.slow, &mut self.chance);
        self.flights.push(Flight {
            page,
            sent: None,
            arrives: None,
            is_repeated: false,
            is_lost: false,
            verdict: None,
            event: Some(Event::Looked(found)),
        });
        self.later(wait, Next::Answer(self.flights.len() - 1));
    }

    /// The reader is told what came of a comment.
    fn tell(&mut self, page: usize, entry: &Entry, outcome: &Outcome) {
        let (text, count) = (&entry.text, self.backend.count(&entry.text));
        let is_own = |(key, _): &(String, String)| *key == entry.key;
        let at = self.pages[page].sending.iter().position(is_own);
        let has_form = at.map(|at| self.pages[page].sending.remove(at)).is_some();
        match outcome {
            Outcome::Posted(comment) | Outcome::Held(comment) => {
                if count == 0 {
                    self.fail(&format!("{text} was said to have arrived"));
                }
                if let Some(comment) = comment {
                    let mine = self.storage.read(page, "mine").cloned().unwrap_or_default();
                    if !mine.split(' ').any(|it| it == comment.id) {
                        self.write(page, "mine", &format!("{} {mine}", comment.id));
                    }
                }
            }
            Outcome::Refused(refusal) if has_form => {
                let is_wrong = matches!(refusal.reason, Reason::Invalid(..));
                self.give_back(page, entry, !is_wrong);
            }
            Outcome::Prevented if has_form => self.give_back(page, entry, true),
            Outcome::Returned => {
                let risked = self.risked.entry(text.clone()).or_default();
                if matches!(entry.stage, Stage::Unsure) || entry.here.is_missing {
                    // A moderator may have it, or the form of another tab.
                    *risked += 1;
                } else if self.setting.kind == Kind::Plain && count > *risked {
                    self.fail(&format!("{text} came back though it arrived"));
                }
                self.give_back(page, entry, true);
            }
            _ => {}
        }
        if has_form {
            self.keep_draft(page);
        }
    }

    /// A reader who sees one text in the forms of two tabs may send both.
    fn note_other_forms(&mut self, page: usize, text: &str) {
        let own = format!("draft{}", self.pages[page].tab);
        let mut pages = self.pages.iter().enumerate();
        let is_open = pages.any(|(other, it)| other != page && it.keeps(text));
        if is_open || self.storage.has_draft(text, &own) {
            *self.risked.entry(text.to_owned()).or_default() += 1;
        }
    }

    /// A text is in the form again.
    fn give_back(&mut self, page: usize, entry: &Entry, has_trail: bool) {
        let form = &mut self.pages[page].form;
        form.insert(0, entry.text.clone());
        let form = form.clone();
        self.note_other_forms(page, &entry.text);
        if form.len() > 1 {
            // Together they are another comment.
            for text in form {
                *self.risked.entry(text).or_default() += 1;
            }
        }
        if has_trail {
            let trail = format!("trail{}", self.pages[page].tab);
            if !self.write(page, &trail, &entry.trail()) {
                *self.risked.entry(entry.text.clone()).or_default() += 1;
            }
        }
        self.keep_draft(page);
    }

    pub(super) fn keep_draft(&mut self, page: usize) {
        let it = &self.pages[page];
        let texts = it.form.clone();
        let key = format!("draft{}", it.tab);
        if !self.write(page, &key, &texts.join("|")) {
            // An older draft is worse than none.
            self.write(page, &key, "");
            self.told_unkept.extend(texts);
        }
    }

    /// The reader sends what is in the form.
    pub(super) fn submit(&mut self, page: usize) {
        let now = self.now();
        let it = &mut self.pages[page];
        if it.form.is_empty() {
            return;
        }
        let text = it.form.remove(0);
        let trail = format!("trail{}", it.tab);
        let mut entry = Entry::of(Sender::default(), text.clone(), now);
        let mine = self.storage.read(page, "mine");
        let newest = mine.and_then(|it| it.split(' ').next()).unwrap_or_default();
        newest.clone_into(&mut entry.after);
        if let Some(trail) = self.storage.read(page, &trail) {
            entry.follow(&trail.clone());
        }
        if entry.key.is_empty() {
            self.names += 1;
            entry.key = format!("key{}", self.names);
        }
        let may_tell = entry.tries > 0 && self.setting.kind != Kind::HoldsUnseen;
        if !may_tell && self.told_unkept.contains(&text) {
            // Nor could be kept that it was sent, or that a moderator has it.
            *self.risked.entry(text.clone()).or_default() += 1;
        }
        THREAD.clone_into(&mut entry.thread);
        entry.not_before = now + if self.chance.is(50) { 0.0 } else { 2000.0 };
        entry.here.has_form = true;
        // Until it is in the outbox, and if it cannot be there.
        self.write(page, &trail, &entry.trail());
        let key = entry.key.clone();
        self.pages[page].sending.push((key.clone(), text));
        self.feed(page, Event::Submitted(Box::new(entry)));
        let it = &self.pages[page];
        let is_loose = it
            .machine
            .outbox
            .find(&key)
            .is_some_and(|it| it.here.is_loose);
        if it.is_alive && !is_loose {
            self.keep_draft(page);
        }
    }
}
