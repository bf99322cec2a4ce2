//! All that holds at this hour, which every part of the box is made from and follows.

use super::contract::LAYOUT;
use super::days::of_hours;
use super::measures::Measures;
use crate::model::{Conditions, Period, Quantity, Timestamp, Weather};
use crate::source::value::calendar::{DAY, HOUR};
use crate::stdx::number::within;
use crate::ui::dom::{El, el, follow};
use crate::ui::intl::{self, wall};
use crate::ui::labels::Label;
use crate::ui::repeat::repeat;
use crate::ui::state::State;
use crate::widget::{Context, Data, LIMIT};
use std::rc::Rc;

/// Which quarter of an hour it is, counted from the epoch: with each an hour begins somewhere, and
/// a warning may end.
fn quarter() -> f64 {
    (intl::now() / HOUR * 4.0).floor()
}

/// The scene as it is; none before there is one.
pub(super) type Scenes = State<Option<Rc<Scene>>>;

/// A scene that follows the report, the attributes and the clock.
pub(super) fn scenes(report: Data<Weather>, cx: &Context) -> Scenes {
    let scenes = Scenes::default();
    let quarter = State::new(quarter());
    let clock = quarter.clone();
    repeat(|| Some(60.0), move || clock.change(self::quarter()));
    // A report that comes again as it was leaves the box as it is.
    let latest = State::new(report.peek());
    let (known, followed, cx) = (latest.clone(), scenes.clone(), cx.clone());
    follow(move || known.change(report.get()));
    follow(move || {
        // Read to be followed: it moves the strip of hours on.
        quarter.get();
        followed.set(Some(Rc::new(Scene::of(latest.get(), &cx))));
    });
    scenes
}

/// All that a part of the box is made from.
pub(super) struct Scene {
    pub(super) report: Rc<Weather>,
    pub(super) measures: Measures,
    pub(super) cx: Context,
    /// What the clock of the place shows, in milliseconds.
    pub(super) now: f64,
    /// When that is, in milliseconds since the epoch: in autumn a clock shows one hour twice.
    pub(super) instant: f64,
    /// The days that are shown.
    pub(super) days: Vec<Period>,
}

impl Scene {
    fn of(report: Rc<Weather>, cx: &Context) -> Self {
        let measures = Measures::of(cx, &report);
        let instant = intl::now();
        let mut scene = Self {
            now: wall(intl::instant_of(instant), &measures.locale),
            instant,
            report,
            measures,
            cx: cx.clone(),
            days: Vec::new(),
        };
        if !scene.is_short() {
            scene.days = scene.days_ahead();
        }
        scene
    }

    /// True where there is room for what holds now alone.
    pub(super) fn is_short(&self) -> bool {
        LAYOUT.of(self.cx.attributes()) == "compact"
    }

    pub(super) fn wall(&self, at: Timestamp) -> f64 {
        wall(at, &self.measures.locale)
    }

    pub(super) fn instant(&self, at: Timestamp) -> f64 {
        intl::instant(at, &self.measures.locale)
    }

    /// How far `at`, by the clock of the place, is into that day; a backend may give its noon.
    fn into(&self, day: &Period, at: f64) -> f64 {
        let noon = self.wall(day.time);
        at - (noon - within(noon, DAY))
    }

    /// True when `at`, by the clock of the place, is on that day.
    pub(super) fn is_on(&self, day: &Period, at: f64) -> bool {
        (0.0..DAY).contains(&self.into(day, at))
    }

    pub(super) fn say(&self, label: Label) -> String {
        self.cx.say(label)
    }

    /// One of the numbers in the reader's words, where it is known.
    pub(super) fn number(&self, at: &Conditions, quantity: Quantity) -> Option<String> {
        at[quantity].map(|it| self.measures.say(quantity, it, &self.cx))
    }

    /// The hours from this one on; all of them when they are over: old data is better than none,
    /// and its age stands above.
    pub(super) fn ahead(&self) -> &[Period] {
        let hours = &self.report.hourly;
        let is_over = |hour: &Period| self.instant(hour.time) <= self.instant - HOUR;
        let first = hours.iter().position(|it| !is_over(it)).unwrap_or(0);
        hours.get(first..).unwrap_or_default()
    }

    /// The days from today on, as many as are asked for.
    fn days_ahead(&self) -> Vec<Period> {
        let made;
        let all = match self.report.daily.as_slice() {
            [] => {
                made = of_hours(self.ahead(), &|at| self.wall(at));
                &made
            }
            days => days,
        };
        let limit = LIMIT.count(self.cx.attributes());
        // Yesterday is no day ahead, unless there is nothing else.
        let is_over = |day: &Period| self.into(day, self.now) >= DAY;
        let first = all.iter().position(|day| !is_over(day)).unwrap_or(0);
        let ahead = all.get(first..).unwrap_or_default();
        ahead.get(..limit).unwrap_or(ahead).to_vec()
    }

    /// What holds now, or this hour where the backend has hours alone.
    pub(super) fn current(&self) -> Option<&Conditions> {
        let hour = || {
            let near = |hour: &&Period| self.instant(hour.time) <= self.instant + HOUR;
            self.ahead().first().filter(near).map(|it| &it.conditions)
        };
        self.report.current.as_ref().or_else(hour)
    }
}

/// A place in `parent` whose one element follows the scene.
pub(super) fn region(parent: El, scenes: &Scenes, view: fn(&Scene) -> Option<El>) -> El {
    let scenes = scenes.clone();
    parent.region(move || view(&*scenes.get()?))
}

/// A part of what is ahead, under its heading. It stays while what is in it changes, so that a
/// reader keeps their place in it; it is there when there is something to show.
pub(super) fn part(
    class: &str,
    label: Label,
    scenes: &Scenes,
    is_empty: fn(&Scene) -> bool,
    content: El,
) -> El {
    let (named, shown) = (scenes.clone(), scenes.clone());
    let heading = el("h3")
        .class("subheading")
        .bind_text(move || named.get().map(|it| it.say(label)).unwrap_or_default());
    el("div")
        .class(class)
        .flag("hidden", move || shown.get().is_none_or(|it| is_empty(&it)))
        .child(heading)
        .child(content)
}
