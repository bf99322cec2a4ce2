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

use crate::model::{Attribution, Conditions, Hour, Timestamp, Weather};
use crate::source::Error;
use crate::source::adapter::Model;
use crate::source::mapping::Mapping;
use crate::source::page::{Payload, Reading};
use crate::source::read;
use crate::ui::dom::{El, el};
use crate::ui::intl::{self, wall};
use crate::ui::labels::Label;
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
        data.clone().and(more)
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
        let view = View {
            report,
            cx: cx.clone(),
            hour: State::new(hour()),
        };
        let clock = view.hour.clone();
        repeat(|| Some(60.0), move || clock.change(hour()));
        let (layout, top, bottom) = (cx.clone(), view.clone(), view);
        el("div")
            .class("weather")
            .bind("data-layout", move || {
                Some(self::layout(&layout).to_owned())
            })
            .region(move || Some(top.present()))
            .region(move || bottom.future())
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

#[derive(Clone)]
struct View {
    report: Data<Weather>,
    cx: Context,
    /// What moves the strip of hours on.
    hour: State<f64>,
}

impl View {
    /// The report as it is at this hour; in an effect, followed.
    fn scene(&self) -> Scene {
        // Read to be followed.
        self.hour.get();
        let report = self.report.get();
        let measures = Measures::of(&self.cx, &report.time_zone);
        Scene {
            now: wall(intl::instant_of(intl::now()), &measures.locale),
            report,
            measures,
            cx: self.cx.clone(),
        }
    }

    /// What holds now: warnings first, because they are what somebody must not miss.
    fn present(&self) -> El {
        let scene = self.scene();
        el("div")
            .class("present")
            .child_if(alerts::alerts(&scene))
            .child(now::now(&scene))
    }

    fn future(&self) -> Option<El> {
        let scene = self.scene();
        let is_short = layout(&self.cx) == "compact";
        let ahead = (!is_short).then(|| {
            [hourly::hours(&scene), daily::days(&scene)]
                .into_iter()
                .flatten()
        });
        let credit = scene.report.attribution.as_ref().map(attribution);
        Some(
            el("div")
                .class("future")
                .children(ahead.into_iter().flatten())
                .child_if(credit),
        )
    }
}

/// All that a part of the box is made from.
struct Scene {
    report: Rc<Weather>,
    measures: Measures,
    cx: Context,
    /// What the clock of the place shows, in milliseconds.
    now: f64,
}

impl Scene {
    fn wall(&self, at: Timestamp) -> f64 {
        wall(at, &self.measures.locale)
    }

    fn say(&self, label: Label) -> String {
        self.cx.say(label)
    }

    /// The hours from this one on; all of them when they are over: old data is better than none,
    /// and its age stands above.
    fn ahead(&self) -> &[Hour] {
        let hours = &self.report.hourly;
        let is_over = |hour: &Hour| self.wall(hour.time) <= self.now - HOUR;
        let first = hours.iter().position(|it| !is_over(it)).unwrap_or(0);
        hours.get(first..).unwrap_or_default()
    }

    /// What holds now, or this hour where the backend has hours alone.
    fn current(&self) -> Option<&Conditions> {
        let hour = || {
            let near = |hour: &&Hour| self.wall(hour.time) <= self.now + HOUR;
            self.ahead().first().filter(near).map(|it| &it.conditions)
        };
        self.report.current.as_ref().or_else(hour)
    }
}

/// Whose data it is.
fn attribution(of: &Attribution) -> El {
    let name = match &of.url {
        Some(url) => el("a").attr("href", url.as_str()).text(&of.text),
        None => el("span").text(&of.text),
    };
    el("p").class("muted").part("attribution").child(name)
}
