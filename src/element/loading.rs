//! What an element is loading, and what becomes of each answer: decided here, done in `supply`.
//!
//! One thing is loaded at a time. What is asked for meanwhile comes now, later or not at all, and
//! each answer carries the number of its request, so that none is taken for that of another.
//!
//! | asked for, while … | another source | refresh | more | poll |
//! |---|---|---|---|---|
//! | nothing is loaded | now | now | now | now |
//! | another source is | now | now | never | never |
//! | a refresh is | now | now | later | never |
//! | more is | now | later | never | never |
//! | a poll is | now | now | now | never |

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Load {
    /// The first page of another source, or of this one read in another way.
    Source,
    /// The first page once more, past every cache.
    Refresh,
    /// The same, because it is time: it gives way to everything.
    Poll,
    /// The page behind those that are shown.
    More,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// Something is asked for.
    Wanted(Load),
    /// An answer was read.
    Read {
        /// The number of its request.
        request: u32,
        /// True where a second source has more to show beside it.
        has_second: bool,
        /// True where a further page follows.
        has_next: bool,
    },
    /// There was no answer, or none that can be read.
    Failed {
        /// The number of its request.
        request: u32,
    },
}

/// What is to be done, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct Decision {
    /// What becomes of the answer.
    pub placement: Placement,
    /// What is asked for next, in place of what was under way.
    pub start: Option<Start>,
}

/// What becomes of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placement {
    /// Nothing: nobody waits for it.
    Drop,
    /// It is kept until that of the second source is there.
    Keep,
    /// It takes the place of all that is shown.
    Replace,
    /// It takes the place of the first page; what the reader loaded behind that stays.
    Renew,
    /// It comes behind what is shown.
    Append,
    /// It failed: what was kept is shown without it.
    Half,
    /// It failed: what is shown, if anything is, stays and is old.
    Stale,
    /// It failed: what is shown, if anything is, stays, but is of another source, whose further
    /// pages nobody wants.
    Left,
    /// It failed, and the reader may ask for that page again.
    NoMore,
}

/// A request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    /// Its number, which comes back with its answer.
    pub request: u32,
    /// What is asked for.
    pub target: Target,
    /// True where no cache may answer.
    pub is_fresh: bool,
}

/// What a request asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The first page.
    First,
    /// What the second source has.
    Second,
    /// The page behind those that are shown.
    Next,
}

/// What is being loaded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Now {
    #[default]
    Nothing,
    /// The first page, and why.
    First(Load),
    /// What the second source has, for a first page that is kept.
    Second { load: Load, has_next: bool },
    /// A further page.
    More,
}

/// What an element is loading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Loading {
    now: Now,
    /// What comes after it.
    later: Option<Load>,
    /// The number of the last request.
    request: u32,
    /// True while what is shown, if anything is, is of another source than the one wanted.
    is_behind: bool,
    /// True while more than the first page is shown.
    is_deep: bool,
}

impl Loading {
    /// True while a reader waits for a further page.
    pub fn is_more(&self) -> bool {
        self.now == Now::More || self.later == Some(Load::More)
    }

    /// True while the answer to this request is wanted.
    pub fn waits_for(&self, request: u32) -> bool {
        self.now != Now::Nothing && request == self.request
    }

    /// Forgets what is under way: its answer, if one comes, is dropped.
    pub fn stop(&mut self) {
        *self = Self {
            request: self.request + 1,
            ..Self::default()
        };
    }

    /// What is to be done about an event.
    pub fn on(&mut self, event: Event) -> Decision {
        let (placement, start) = match event {
            Event::Wanted(load) => (Placement::Drop, self.want(load)),
            Event::Read { request, .. } | Event::Failed { request } if !self.waits_for(request) => {
                (Placement::Drop, None)
            }
            Event::Read {
                has_second,
                has_next,
                ..
            } => self.read(has_second, has_next),
            Event::Failed { .. } => (self.fail(), self.go_on()),
        };
        Decision { placement, start }
    }

    /// The request for what is wanted, if it is for now: see the table above.
    fn want(&mut self, load: Load) -> Option<Start> {
        let is_now = match (load, self.now) {
            (Load::Source, _) => {
                // All that was asked for since belongs to the source before.
                self.later = None;
                self.is_behind = true;
                true
            }
            (Load::Refresh, Now::More) => {
                self.later = Some(load);
                false
            }
            (Load::Refresh, _) | (_, Now::Nothing) => true,
            (Load::Poll, _) => false,
            (
                Load::More,
                Now::First(Load::Poll)
                | Now::Second {
                    load: Load::Poll, ..
                },
            ) => true,
            (
                Load::More,
                Now::First(Load::Refresh)
                | Now::Second {
                    load: Load::Refresh,
                    ..
                },
            ) => {
                self.later = (!self.is_behind).then_some(load).or(self.later);
                false
            }
            (Load::More, _) => false,
        };
        let is_wanted = is_now && !(load == Load::More && self.is_behind);
        is_wanted.then(|| self.start(load))
    }

    fn start(&mut self, load: Load) -> Start {
        let is_more = load == Load::More;
        self.now = if is_more { Now::More } else { Now::First(load) };
        let target = if is_more { Target::Next } else { Target::First };
        self.ask(target, load)
    }

    fn ask(&mut self, target: Target, load: Load) -> Start {
        self.request += 1;
        Start {
            request: self.request,
            target,
            is_fresh: matches!(load, Load::Refresh | Load::Poll),
        }
    }

    fn read(&mut self, has_second: bool, has_next: bool) -> (Placement, Option<Start>) {
        let has_next = match self.now {
            Now::Nothing => return (Placement::Drop, None),
            Now::First(load) if has_second => {
                self.now = Now::Second { load, has_next };
                return (Placement::Keep, Some(self.ask(Target::Second, load)));
            }
            Now::More => {
                self.is_deep = true;
                return (Placement::Append, self.go_on());
            }
            Now::First(_) => has_next,
            Now::Second { has_next, .. } => has_next,
        };
        if self.is_behind || !self.is_deep || !has_next {
            self.replaced(has_next);
            return (Placement::Replace, self.go_on());
        }
        (Placement::Renew, self.go_on())
    }

    /// The first page is all that is shown.
    fn replaced(&mut self, has_next: bool) {
        self.is_behind = false;
        self.is_deep = false;
        // What is not there cannot be loaded.
        self.later = self.later.filter(|it| has_next || *it != Load::More);
    }

    fn fail(&mut self) -> Placement {
        match self.now {
            Now::Nothing => Placement::Drop,
            Now::More => Placement::NoMore,
            Now::Second { has_next, .. } if self.is_behind => {
                self.replaced(has_next);
                Placement::Half
            }
            _ if self.is_behind => Placement::Left,
            _ => Placement::Stale,
        }
    }

    /// Ends what is under way; the request for what comes after it.
    fn go_on(&mut self) -> Option<Start> {
        self.now = Now::Nothing;
        let later = self.later.take()?;
        Some(self.start(later))
    }
}
