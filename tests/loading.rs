//! What an element loads, and what becomes of each answer: every rule by itself, and all of them
//! in any order.

use bantin::element::loading::{Decision, Event, Load, Loading, Placement, Start, Target};
use proptest::prelude::{Strategy, prop, prop_assert, prop_assert_eq, prop_oneof, proptest};

/// What is said of a request: what it asks for, and whether a cache may answer.
fn words(start: Option<Start>) -> String {
    start.map_or("-".to_owned(), |start| {
        let fresh = if start.is_fresh { " past caches" } else { "" };
        format!("{:?}{fresh}", start.target)
    })
}

/// Plays a story, a step a row, and holds what is decided to what is expected: the placement, then
/// what is asked for. `read` and `fail` are of the last request, `late` of the one before.
fn check(story: &[(&str, &str)]) {
    let mut loading = Loading::default();
    let (mut last, mut before) = (0, 0);
    for (i, (step, expected)) in story.iter().enumerate() {
        let read = |request, words: &str| Event::Read {
            request,
            has_second: words.contains("second"),
            has_next: words.contains("next"),
        };
        let event = match step.split_once(' ').unwrap_or((step, "")) {
            ("source", _) => Event::Wanted(Load::Source),
            ("refresh", _) => Event::Wanted(Load::Refresh),
            ("poll", _) => Event::Wanted(Load::Poll),
            ("more", _) => Event::Wanted(Load::More),
            ("read", rest) => read(last, rest),
            ("late", rest) => read(before, rest),
            ("fail", _) => Event::Failed { request: last },
            (other, _) => panic!("no step {other}"),
        };
        let Decision { placement, start } = loading.on(event);
        if let Some(start) = start {
            (before, last) = (last, start.request);
        }
        let found = format!("{placement:?}, {}", words(start));
        assert_eq!(&found, expected, "step {i}, {step}, of {story:?}");
    }
}

const FIRST: (&str, &str) = ("source", "Drop, First");
const SHOWN: (&str, &str) = ("read next", "Replace, -");
const MORE: (&str, &str) = ("more", "Drop, Next");
const DEEP: (&str, &str) = ("read next", "Append, -");

#[test]
fn a_source_is_shown_and_its_pages_come_behind_it() {
    check(&[FIRST, SHOWN, MORE, DEEP, MORE, ("read", "Append, -")]);
}

#[test]
fn another_source_drops_what_belongs_to_the_one_before() {
    check(&[
        FIRST,
        SHOWN,
        MORE,
        ("source", "Drop, First"),
        ("late next", "Drop, -"),
        ("more", "Drop, -"),
        ("poll", "Drop, -"),
        ("read next", "Replace, -"),
        MORE,
    ]);
    check(&[FIRST, SHOWN, MORE, DEEP, FIRST, SHOWN]);
}

#[test]
fn what_the_reader_loaded_outlives_a_poll() {
    let poll = ("poll", "Drop, First past caches");
    check(&[FIRST, SHOWN, MORE, DEEP, poll, ("read next", "Renew, -")]);
    // All that there is fits on the first page: what is not there is gone.
    check(&[FIRST, SHOWN, MORE, DEEP, poll, ("read", "Replace, -")]);
    check(&[FIRST, SHOWN, poll, ("read next", "Replace, -")]);
}

#[test]
fn a_poll_gives_way_to_a_reader() {
    let poll = ("poll", "Drop, First past caches");
    check(&[FIRST, SHOWN, poll, MORE, ("late next", "Drop, -"), DEEP]);
    check(&[FIRST, SHOWN, MORE, ("poll", "Drop, -"), DEEP]);
}

#[test]
fn a_refresh_and_a_further_page_wait_for_each_other() {
    let refresh = ("refresh", "Drop, First past caches");
    check(&[
        FIRST,
        SHOWN,
        refresh,
        ("more", "Drop, -"),
        ("read next", "Replace, Next"),
        DEEP,
    ]);
    check(&[
        FIRST,
        SHOWN,
        MORE,
        ("refresh", "Drop, -"),
        ("read next", "Append, First past caches"),
        ("read next", "Renew, -"),
    ]);
    // There is no further page any more.
    check(&[
        FIRST,
        SHOWN,
        refresh,
        ("more", "Drop, -"),
        ("read", "Replace, -"),
    ]);
    check(&[
        FIRST,
        SHOWN,
        refresh,
        ("more", "Drop, -"),
        ("fail", "Stale, Next"),
        DEEP,
    ]);
}

#[test]
fn a_refresh_of_a_source_that_is_on_its_way_goes_past_caches() {
    check(&[
        FIRST,
        ("refresh", "Drop, First past caches"),
        ("late", "Drop, -"),
        ("more", "Drop, -"),
        ("read next", "Replace, -"),
    ]);
}

#[test]
fn each_failure_is_one_of_what_was_asked_for() {
    let refresh = ("refresh", "Drop, First past caches");
    check(&[
        FIRST,
        ("fail", "Left, -"),
        ("more", "Drop, -"),
        refresh,
        SHOWN,
    ]);
    check(&[FIRST, SHOWN, refresh, ("fail", "Stale, -"), MORE, DEEP]);
    check(&[FIRST, SHOWN, MORE, ("fail", "NoMore, -"), MORE, DEEP]);
    check(&[
        FIRST,
        SHOWN,
        MORE,
        DEEP,
        FIRST,
        ("fail", "Left, -"),
        ("more", "Drop, -"),
    ]);
}

#[test]
fn a_second_source_stands_beside_the_first() {
    let second = ("read second next", "Keep, Second");
    check(&[
        FIRST,
        second,
        ("late", "Drop, -"),
        ("read", "Replace, -"),
        MORE,
    ]);
    check(&[FIRST, second, ("fail", "Half, -"), MORE]);
    check(&[
        FIRST,
        second,
        FIRST,
        ("late", "Drop, -"),
        second,
        ("read", "Replace, -"),
    ]);
    // Of what was whole no half is shown.
    check(&[
        FIRST,
        second,
        ("read", "Replace, -"),
        ("poll", "Drop, First past caches"),
        ("read second", "Keep, Second past caches"),
        ("fail", "Stale, -"),
    ]);
}

#[test]
fn an_answer_is_taken_once() {
    check(&[FIRST, SHOWN, ("read next", "Drop, -"), ("fail", "Drop, -")]);
}

/// What may happen to an element. `Answer` and `Fail` are of one of the requests that were ever
/// made, the latest first.
#[derive(Debug, Clone, Copy)]
enum Step {
    Change,
    Wanted(Load),
    Answer(usize),
    Fail(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let place = || prop_oneof![4 => 0..1_usize, 1 => 1..4_usize];
    prop_oneof![
        2 => prop::strategy::Just(Step::Change),
        2 => prop::strategy::Just(Step::Wanted(Load::Refresh)),
        3 => prop::strategy::Just(Step::Wanted(Load::Poll)),
        4 => prop::strategy::Just(Step::Wanted(Load::More)),
        8 => place().prop_map(Step::Answer),
        3 => place().prop_map(Step::Fail),
    ]
}

/// One page of a list, as it is shown: of which source, which page, and as of when.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Page {
    source: u32,
    number: usize,
    asked: usize,
}

/// A request under way, and what its answer will be.
#[derive(Debug, Clone, Copy)]
struct Asked {
    start: Start,
    page: Page,
}

/// An element, as `supply` drives it, before backends whose lists have four pages.
#[derive(Debug, Default)]
struct Element {
    loading: Loading,
    /// The source that its attributes name.
    source: u32,
    shown: Vec<Page>,
    /// What the second source gave to the first page, if there is one.
    beside: Option<Page>,
    kept: Option<Page>,
    has_second: bool,
    requests: Vec<Asked>,
    time: usize,
    /// When the page last asked for a refresh of this source.
    refresh: usize,
    /// Further pages that a reader waits for.
    wanted: usize,
}

const PAGES: usize = 4;

impl Element {
    fn happen(&mut self, event: Event, answer: Option<Page>) {
        let Decision { placement, start } = self.loading.on(event);
        match (placement, answer) {
            (Placement::Keep, Some(page)) => self.kept = Some(page),
            (Placement::Replace | Placement::Renew, Some(page)) => {
                let kept = self.kept.take();
                self.beside = kept.map(|_| page);
                let first = kept.unwrap_or(page);
                if placement == Placement::Replace {
                    self.shown.clear();
                    self.shown.push(first);
                } else {
                    self.shown[0] = first;
                }
            }
            (Placement::Append, Some(page)) => {
                self.shown.push(page);
                self.wanted = 0;
            }
            (Placement::Half, None) => {
                self.shown = vec![self.kept.take().expect("what was kept")];
                self.beside = None;
            }
            (Placement::NoMore, None) => self.wanted = 0,
            // It is told, and what comes after it is another one.
            (Placement::Stale | Placement::Left, None) => (self.kept, self.refresh) = (None, 0),
            (Placement::Drop, _) => {}
            other => panic!("{other:?} makes no sense"),
        }
        if let Some(start) = start {
            let number = match start.target {
                Target::Next => self.shown.last().expect("a page before it").number + 1,
                _ => 0,
            };
            self.time += 1;
            let page = Page {
                source: self.source,
                number,
                asked: self.time,
            };
            if start.target != Target::Second {
                self.kept = None;
            }
            self.requests.push(Asked { start, page });
        }
    }

    fn has_next(&self) -> bool {
        self.shown.last().is_some_and(|it| it.number + 1 < PAGES)
    }

    fn answer(&mut self, asked: Asked) {
        let event = Event::Read {
            request: asked.start.request,
            has_second: self.has_second && asked.start.target == Target::First,
            has_next: asked.page.number + 1 < PAGES,
        };
        self.happen(event, Some(asked.page));
    }

    fn play(&mut self, step: Step) {
        let latest = |place: usize| self.requests.iter().rev().nth(place).copied();
        match step {
            Step::Change => {
                self.source += 1;
                (self.refresh, self.wanted) = (0, 0);
                self.happen(Event::Wanted(Load::Source), None);
            }
            // A reader has no button without a next page, nor a second one while it is loaded.
            Step::Wanted(Load::More) if !self.has_next() || self.loading.is_more() => {}
            Step::Wanted(load) => {
                self.happen(Event::Wanted(load), None);
                match load {
                    Load::Refresh => self.refresh = self.time,
                    Load::More => self.wanted = usize::from(self.loading.is_more()),
                    _ => {}
                }
            }
            Step::Answer(place) => {
                if let Some(asked) = latest(place) {
                    self.answer(asked);
                }
            }
            Step::Fail(place) => {
                if let Some(asked) = latest(place) {
                    let request = asked.start.request;
                    self.happen(Event::Failed { request }, None);
                }
            }
        }
    }

    /// Lets every request be answered, the latest first, until none is under way.
    fn settle(&mut self) {
        for _ in 0..20 {
            for asked in self.requests.clone().into_iter().rev() {
                self.answer(asked);
            }
        }
    }
}

proptest! {
    #[test]
    fn whatever_comes_in_whatever_order_one_list_is_shown_and_the_newest_at_last(
        steps in prop::collection::vec(step(), 0..60),
        has_second in proptest::bool::ANY,
    ) {
        let mut element = Element { has_second, ..Element::default() };
        element.play(Step::Change);
        for step in steps {
            element.play(step);
            let sources = element.shown.iter().map(|it| it.source);
            prop_assert!(sources.clone().all(|it| Some(it) == sources.clone().next()), "{element:?}");
            let numbers: Vec<usize> = element.shown.iter().map(|it| it.number).collect();
            prop_assert_eq!(numbers, (0..element.shown.len()).collect::<Vec<_>>());
        }
        let (refresh, pages, wanted) = (element.refresh, element.shown.len(), element.wanted);
        let is_same = element.shown.first().is_some_and(|it| it.source == element.source);
        element.settle();
        prop_assert!(!element.loading.is_more());
        let asked = element.shown.first().map_or(0, |it| it.asked);
        prop_assert!(asked >= refresh.min(element.refresh), "{element:?}");
        // A failure may have been the last word on the newest source; then a retry brings it.
        element.play(Step::Wanted(Load::Refresh));
        element.settle();
        prop_assert_eq!(element.shown[0].source, element.source);
        prop_assert_eq!(element.beside.is_some(), has_second);
        if is_same {
            // What the reader loaded is there, and what they waited for.
            prop_assert!(element.shown.len() >= pages + wanted, "{element:?}");
        }
    }
}
