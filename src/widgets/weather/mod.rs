//! The weather box: conditions now, the hours and days ahead, warnings, and a written bulletin.
//!
//! `contract` has what a page may write and expect.

mod alerts;
pub mod bulletin;
mod contract;
mod daily;
pub mod days;
mod hourly;
mod measures;
mod now;
mod places;
mod scene;
mod sky;
mod words;

use crate::model::Weather;
use crate::source::adapter::Model;
use crate::source::mapping::Mapping;
use crate::source::read::page::{Payload, Reading};
use crate::source::{Error, read};
use crate::ui::dom::{El, el};
use crate::ui::labels::Label;
use crate::ui::piece::linked;
use crate::ui::state::State;
use crate::widget::contract::Contract;
use crate::widget::{Arrival, Context, Data, Widget, Words};
use contract::LAYOUT;
use scene::{Scene, region, scenes};

/// The widget.
pub(super) struct Forecast;

impl Widget for Forecast {
    const TAG: &'static str = "bantin-weather";
    const SHEET: &'static str = include_str!(concat!(env!("OUT_DIR"), "/weather.css"));
    // It is as high as its data: 180 px to 1,320 px (docs/embedding.md has the figures). What is below
    // a screen is out of view, so nothing that is seen moves when a higher report comes.
    const RESERVE: &'static str = "100vh";
    const RESERVES: &'static [(&'static str, &'static str)] = &[("[layout=compact]", "2em")];
    // `{place}` stands for what the reader chose.
    const LATE: &'static str = "[src*='{']";
    const CONTRACT: Contract = contract::CONTRACT;
    const MODEL: Model = Model::Weather;
    const WORDS: Words = Words {
        name: Label::Weather,
        heading: true,
        failed: Label::WeatherFailed,
        empty: None,
    };
    const BESIDE: &'static str = contract::FORECAST.name;
    const ADDRESS: Option<fn(&Context, &str) -> String> = Some(places::address);
    const CONTROLS: Option<fn(&Context) -> Option<El>> = Some(places::controls);
    type Data = Weather;

    fn read(payload: &Payload, mapping: &Mapping) -> Result<Reading<Weather>, Error> {
        read::weather(payload, mapping)
    }

    /// The forecast, to the conditions now.
    fn merge(there: &Weather, come: Weather, _: Arrival) -> Weather {
        there.and(come)
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
        let (cx, shown) = (cx.clone(), scenes.clone());
        let is_open = State::new(false);
        let future = el("div")
            .class("future")
            .child(hourly::hours(&scenes))
            .child(daily::days(&scenes));
        let root = el("div").class("weather").bind("data-layout", move || {
            Some(LAYOUT.of(cx.attributes()).to_owned())
        });
        root.region(move || Some(now::now(&*shown.get()?, &is_open)))
            .child(region(future, &scenes, attribution))
    }
}

/// Whose data it is.
fn attribution(scene: &Scene) -> Option<El> {
    let of = scene.report.attribution.as_ref()?;
    let name = linked(of.url.as_ref(), &of.text).theirs(&scene.cx);
    Some(el("p").class("muted").part("attribution").child(name))
}
