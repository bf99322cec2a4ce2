//! Readers write, answers are lost, tabs end in the midst of it, clocks are set: whatever happens,
//! each text arrives once, or is still its reader's.

mod backend;
mod browser;
mod chance;
mod driver;
mod page;
mod turn;
mod world;

use super::entry::Stage;
use super::event::Event;
use backend::Kind;
use browser::Room;
use chance::Chance;
use proptest::prelude::{Just, Strategy, any, prop};
use proptest::test_runner::{Config, FileFailurePersistence, TestCaseError, TestRunner};
use std::cell::Cell;
use world::{Setting, World};

/// Something that a reader does, or that happens.
#[derive(Debug, Clone, Copy)]
enum Deed {
    Write,
    Submit,
    CloseForm,
    SendNow,
    Revise,
    Discard,
    Open,
    Close,
    CloseSoon,
    Network,
    Offline,
    Online,
    Clock,
    Room,
    Clear,
    Others,
    Moderate,
    Refresh,
}

/// A deed, what it does by chance, and how long it is until the next.
#[derive(Debug, Clone, Copy)]
struct Step {
    deed: Deed,
    seed: u64,
    pause: u64,
}

/// Texts are what most of it is about; some of the rest is rare in life, too.
const DEEDS: [(u32, Deed); 18] = [
    (20, Deed::Write),
    (10, Deed::Submit),
    (3, Deed::CloseForm),
    (8, Deed::SendNow),
    (8, Deed::Revise),
    (2, Deed::Discard),
    (10, Deed::Open),
    (4, Deed::Close),
    (8, Deed::CloseSoon),
    (6, Deed::Network),
    (2, Deed::Offline),
    (6, Deed::Online),
    (2, Deed::Clock),
    (2, Deed::Room),
    (1, Deed::Clear),
    (4, Deed::Others),
    (2, Deed::Moderate),
    (2, Deed::Refresh),
];

fn step() -> impl Strategy<Value = Step> {
    let deeds = DEEDS.map(|(weight, deed)| (weight, Just(deed).boxed()));
    let deed = prop::strategy::Union::new_weighted(deeds.to_vec());
    let pause = prop::sample::select(vec![0, 50, 400, 1500, 3000, 8000, 30_000, 90_000]);
    (deed, any::<u64>(), pause).prop_map(|(deed, seed, pause)| Step { deed, seed, pause })
}

fn setting() -> impl Strategy<Value = Setting> {
    let kinds = vec![
        Kind::Keyed,
        Kind::Plain,
        Kind::FindsDuplicates,
        Kind::HoldsUnseen,
    ];
    let kind = prop::sample::select(kinds);
    let rarely = || prop::bool::weighted(0.1);
    (kind, prop::bool::ANY, rarely(), rarely()).prop_map(
        |(kind, has_locks, is_closed, prevents)| Setting {
            kind,
            has_locks,
            is_readable: !is_closed,
            prevents,
        },
    )
}

impl World {
    fn do_step(&mut self, step: Step) {
        self.chance = Chance(step.seed);
        self.say(|| format!("{:?}", step.deed));
        match step.deed {
            Deed::Network => {
                self.bad = self.chance.of(&[0, 30, 60, 90]).unwrap_or_default();
                self.slow = self.chance.of(&[0, 10, 50, 90]).unwrap_or_default();
            }
            Deed::Offline => self.is_online = false,
            Deed::Online => self.go_online(),
            Deed::Clock => self.set_clock(),
            Deed::Room => {
                let rooms = [Room::Plenty, Room::Full, Room::Refused];
                let room = self.chance.of(&rooms).unwrap_or(Room::Plenty);
                self.set_room(room);
            }
            Deed::Clear => self.clear(),
            Deed::Others => {
                for _ in 0..=self.chance.below(5) {
                    self.backend.others(self.time);
                }
            }
            Deed::Moderate => self.moderate(),
            Deed::Open => {
                if let Some(tab) = self.some_tab(false) {
                    self.open(tab);
                }
            }
            deed => {
                let tab = self.some_tab(true);
                if let Some(page) = tab.and_then(|tab| self.tab(tab)) {
                    self.do_on(deed, page);
                }
            }
        }
    }

    fn do_on(&mut self, deed: Deed, page: usize) {
        match deed {
            Deed::Write => {
                let text = format!("text{}", self.texts.len());
                if self.pages[page].form.is_empty() {
                    self.texts.push(text.clone());
                    self.pages[page].form.push(text);
                    self.keep_draft(page);
                }
                if self.chance.is(80) {
                    self.submit(page);
                }
            }
            Deed::Submit => self.submit(page),
            Deed::CloseForm => {
                if let Some((key, _)) = self.pages[page].sending.pop() {
                    self.feed(page, Event::FormClosed { key });
                }
            }
            Deed::SendNow | Deed::Revise | Deed::Discard => self.press(deed, page),
            Deed::Close => self.close(page),
            Deed::CloseSoon => self.ends_after = Some((page, self.chance.below(12))),
            Deed::Refresh => self.refresh(page),
            _ => {}
        }
    }

    /// The reader presses a button of a comment that waits.
    fn press(&mut self, deed: Deed, page: usize) {
        let entries = self.pages[page].machine.outbox.entries();
        let may_press = |stage: &Stage| !matches!(stage, Stage::Held(_));
        let shown = entries
            .iter()
            .filter(|it| it.is_shown() && may_press(&it.stage));
        let shown: Vec<_> = shown.cloned().collect();
        let Some(entry) = self.chance.of(&shown) else {
            return;
        };
        let key = entry.key;
        let event = match deed {
            Deed::SendNow => {
                if matches!(entry.stage, Stage::Unsure) {
                    *self.risked.entry(entry.text).or_default() += 1;
                }
                Event::SendNow { key }
            }
            Deed::Revise => Event::Revise { key },
            _ => {
                self.given_up.insert(entry.text);
                Event::Discard { key }
            }
        };
        self.feed(page, event);
    }

    fn go_online(&mut self) {
        self.is_online = true;
        for page in 0..self.pages.len() {
            self.feed(page, Event::Online);
        }
    }

    /// A moderator lets a comment be seen.
    fn moderate(&mut self) {
        if let Some(held) = self.backend.stored.iter_mut().find(|it| it.is_held) {
            held.is_held = false;
        }
    }

    /// A page that reads the thread forgets what a moderator had.
    fn refresh(&mut self, page: usize) {
        let entries = self.pages[page].machine.outbox.entries().to_vec();
        for entry in entries {
            let Stage::Held(id) = &entry.stage else {
                continue;
            };
            let is_it = |text: &str| text == entry.text;
            let stored = self.backend.stored.iter().find(|it| is_it(&it.text));
            if stored.is_some_and(|it| !it.is_held) {
                let (id, text) = (id.clone(), String::new());
                self.feed(page, Event::HeldChanged { id, text });
            }
        }
    }

    /// The storage and the network are well, and all that can come to rest does.
    fn finish(&mut self) {
        self.say(|| "all is well from here on".to_owned());
        self.chance = Chance(7);
        self.ends_after = None;
        self.setting.prevents = false;
        self.bad = 0;
        self.slow = 0;
        self.set_room(Room::Plenty);
        if self.tab(0).is_none() {
            self.open(0);
        }
        self.go_online();
        if !self.run(u64::MAX) {
            self.fail("it never comes to rest");
        }
        self.check();
    }
}

fn simulate(setting: Setting, steps: &[Step], is_told: bool) -> Result<u64, String> {
    let mut world = World::new(setting, is_told);
    for step in steps {
        world.do_step(*step);
        let end = world.time + step.pause;
        if !world.run(end) {
            world.fail("it never comes to rest");
        }
    }
    world.finish();
    match world.wrong {
        None => Ok(world.steps),
        Some(wrong) => Err([wrong, world.log.unwrap_or_default().join("\n")].join("\n")),
    }
}

/// `BANTIN_LONG=1` makes it a million steps at the least, 2 two millions.
#[test]
fn each_text_arrives_once_or_is_still_the_readers() {
    let millions = std::env::var("BANTIN_LONG").ok();
    let least = millions.and_then(|it| it.parse().ok()).unwrap_or(0) * 1_000_000;
    let done = Cell::new(0);
    let mut rounds = 0;
    while rounds == 0 || done.get() < least {
        rounds += 1;
        let seeds = "tests/delivery.proptest-regressions";
        let mut runner = TestRunner::new(Config {
            cases: 3000,
            max_shrink_iters: 20_000,
            failure_persistence: Some(Box::new(FileFailurePersistence::Direct(seeds))),
            ..Config::default()
        });
        let plans = (setting(), prop::collection::vec(step(), 1..40));
        let result = runner.run(&plans, |(setting, steps)| {
            let result = simulate(setting, &steps, false);
            // The same again, told.
            let result = result.or_else(|_| simulate(setting, &steps, true));
            done.set(done.get() + result.map_err(TestCaseError::fail)?);
            Ok(())
        });
        if let Err(error) = result {
            let text = error.to_string();
            panic!("{}", text);
        }
    }
    println!("{} steps of machines in {rounds} rounds", done.get());
}
