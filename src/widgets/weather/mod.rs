//! The weather box: conditions now, the hours and days ahead, warnings, and a written bulletin.
//!
//! Attributes: `layout` = `box` (default), `wide`, `compact`; `units` = `metric`, `imperial`,
//! `si`; `wind` = `beaufort`, `ms`, `kmh`, `mph`, `kn`; `forecast` (a second URL); `places`,
//! `locate`; `limit` (days).
//! Parts: `places`, `alert`, `now`, `place`, `temperature`, `bulletin`, `facts`, `hours`, `hour`,
//! `days`, `day`, `day--today`, `attribution`.   Properties: `--icon-size`.

mod alerts;
pub mod bulletin;
mod daily;
pub mod days;
mod hourly;
mod measures;
mod now;
mod places;
mod sky;

use crate::model::{Conditions, Period, Quantity, Timestamp, Weather};
use crate::source::adapter::Model;
use crate::source::mapping::Mapping;
use crate::source::read::page::{Payload, Reading};
use crate::source::{Error, read};
use crate::stdx::number::within;
use crate::ui::dom::{El, el, follow};
use crate::ui::intl::{self, wall};
use crate::ui::labels::Label;
use crate::ui::piece::linked;
use crate::ui::repeat::repeat;
use crate::ui::state::State;
use crate::widget::{Context, Data, Widget, Words};
use measures::Measures;
use std::rc::Rc;

/// The widget.
pub(super) struct Forecast;

impl Widget for Forecast {
    const TAG: &'static str = "bantin-weather";
    const SHEET: &'static str = include_str!(concat!(env!("OUT_DIR"), "/weather.css"));
    const ATTRIBUTES: &'static [&'static str] =
        &["layout", "units", "wind", "forecast", "places", "locate"];
    const MODEL: Model = Model::Weather;
    const WORDS: Words = Words {
        name: Label::Weather,
        heading: true,
        failed: Label::WeatherFailed,
        empty: None,
    };
    const BESIDE: &'static str = "forecast";
    const ADDRESS: Option<fn(&Context, &str) -> String> = Some(places::address);
    const CONTROLS: Option<fn(&Context) -> Option<El>> = Some(places::controls);
    type Data = Weather;

    fn read(payload: &Payload, mapping: &Mapping) -> Result<Reading<Weather>, Error> {
        read::weather(payload, mapping)
    }

    /// Never: a report that says nothing is not read.
    fn is_empty(_: &Weather) -> bool {
        false
    }

    /// The forecast, to the conditions now.
    fn append(data: &Weather, more: Weather) -> Weather {
        data.and(&more)
    }

    fn skeleton() -> El {
        let line = |class: &str| el("div").class(class);
        el("div")
            .class("weather")
            .child(
                line("now")
                    .child(line("blob skeleton"))
                    .child(line("line skeleton")),
            )
            .child(line("row skeleton"))
            .children((0..3).map(|_| line("line skeleton")))
    }

    fn view(report: Data<Weather>, cx: &Context) -> El {
        let scenes = scenes(report, cx);
        let cx = cx.clone();
        let future = el("div")
            .class("future")
            .child(hourly::hours(&scenes))
            .child(daily::days(&scenes));
        let root = el("div")
            .class("weather")
            .bind("data-layout", move || Some(layout(&cx).to_owned()));
        region(root, &scenes, present).child(region(future, &scenes, attribution))
    }
}

fn layout(cx: &Context) -> &'static str {
    cx.attributes()
        .choice("layout", &["box", "wide", "compact"])
}

const HOUR: f64 = 3_600_000.0;

/// Which hour it is, counted from the epoch.
fn hour() -> f64 {
    (intl::now() / HOUR).floor()
}

/// What holds now: warnings first, because they are what somebody must not miss.
fn present(scene: &Scene) -> Option<El> {
    let present = el("div")
        .class("present")
        .child_if(alerts::alerts(scene))
        .child(now::now(scene));
    Some(present)
}

/// The scene as it is; none before there is one.
type Scenes = State<Option<Rc<Scene>>>;

/// A scene that follows the report, the attributes and the clock.
fn scenes(report: Data<Weather>, cx: &Context) -> Scenes {
    let scenes = Scenes::default();
    let hour = State::new(hour());
    let clock = hour.clone();
    repeat(|| Some(60.0), move || clock.change(self::hour()));
    let (followed, cx) = (scenes.clone(), cx.clone());
    follow(move || {
        // Read to be followed: it moves the strip of hours on.
        hour.get();
        followed.set(Some(Rc::new(Scene::of(report.get(), &cx))));
    });
    scenes
}

/// All that a part of the box is made from.
struct Scene {
    report: Rc<Weather>,
    measures: Measures,
    cx: Context,
    /// What the clock of the place shows, in milliseconds.
    now: f64,
    /// The days that are shown.
    days: Vec<Period>,
}

impl Scene {
    fn of(report: Rc<Weather>, cx: &Context) -> Self {
        let measures = Measures::of(cx, &report.time_zone);
        let mut scene = Self {
            now: wall(intl::instant_of(intl::now()), &measures.locale),
            report,
            measures,
            cx: cx.clone(),
            days: Vec::new(),
        };
        if !scene.is_short() {
            scene.days = daily::ahead(&scene);
        }
        scene
    }

    /// True where there is room for what holds now alone.
    fn is_short(&self) -> bool {
        layout(&self.cx) == "compact"
    }

    fn wall(&self, at: Timestamp) -> f64 {
        wall(at, &self.measures.locale)
    }

    /// True when `at`, by the clock of the place, is on that day; a backend may give its noon.
    fn is_on(&self, day: &Period, at: f64) -> bool {
        let noon = self.wall(day.time);
        let midnight = noon - within(noon, 24.0 * HOUR);
        (0.0..24.0 * HOUR).contains(&(at - midnight))
    }

    fn say(&self, label: Label) -> String {
        self.cx.say(label)
    }

    /// One of the numbers in the reader's words, where it is known.
    fn number(&self, at: &Conditions, quantity: Quantity) -> Option<String> {
        at[quantity].map(|it| self.measures.say(quantity, it, &self.cx))
    }

    /// The hours from this one on; all of them when they are over: old data is better than none,
    /// and its age stands above.
    fn ahead(&self) -> &[Period] {
        let hours = &self.report.hourly;
        let is_over = |hour: &Period| self.wall(hour.time) <= self.now - HOUR;
        let first = hours.iter().position(|it| !is_over(it)).unwrap_or(0);
        hours.get(first..).unwrap_or_default()
    }

    /// What holds now, or this hour where the backend has hours alone.
    fn current(&self) -> Option<&Conditions> {
        let hour = || {
            let near = |hour: &&Period| self.wall(hour.time) <= self.now + HOUR;
            self.ahead().first().filter(near).map(|it| &it.conditions)
        };
        self.report.current.as_ref().or_else(hour)
    }
}

/// A place in `parent` whose one element follows the scene.
fn region(parent: El, scenes: &Scenes, view: fn(&Scene) -> Option<El>) -> El {
    let scenes = scenes.clone();
    parent.region(move || view(&*scenes.get()?))
}

/// A part of what is ahead, under its heading. It stays while what is in it changes, so that a
/// reader keeps their place in it; it is there when there is something to show.
fn part(
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

/// Whose data it is.
fn attribution(scene: &Scene) -> Option<El> {
    let of = scene.report.attribution.as_ref()?;
    let name = linked(of.url.as_ref(), &of.text);
    Some(el("p").class("muted").part("attribution").child(name))
}
