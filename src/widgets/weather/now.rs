//! Conditions now: the temperature, the sky, the bulletin, and the rest as a list of facts.

use super::sky::sky;
use super::units::{Units, words};
use crate::model::{Conditions, Weather};
use crate::ui::dom::{El, el};
use crate::ui::intl::{Style, age, machine, now as clock, time};
use crate::ui::labels::{Label, fill};
use crate::widget::Context;

/// The top of the box.
pub(super) fn now(report: &Weather, units: &Units, cx: &Context) -> El {
    let current = report.current.as_ref();
    let bulletin = match (report.bulletin.as_str(), current) {
        ("", Some(current)) => units.bulletin(current, cx),
        (given, _) => given.to_owned(),
    };
    let bulletin =
        (!bulletin.is_empty()).then(|| el("p").class("bulletin").part("bulletin").text(&bulletin));
    el("div")
        .class("now")
        .part("now")
        .child_if(place(report, cx))
        .child_if(current.map(|current| headline(current, units, cx)))
        .child_if(bulletin)
        .child_if(current.map(|current| facts(current, report, units, cx)))
}

fn place(report: &Weather, cx: &Context) -> Option<El> {
    let name = (!report.place.is_empty())
        .then(|| el("h3").class("place").part("place").text(&report.place));
    let updated = report.updated.map(|at| {
        let text = cx.say_with(Label::Updated, &age(at, clock(), &cx.locale()));
        let time = el("time").attr("datetime", &machine(at)).text(&text);
        el("p").class("muted").child(time)
    });
    (name.is_some() || updated.is_some())
        .then(|| el("div").class("where").child_if(name).child_if(updated))
}

fn headline(current: &Conditions, units: &Units, cx: &Context) -> El {
    let degrees = current.temperature.map(|it| {
        el("p")
            .class("temperature")
            .part("temperature")
            .text(&units.degrees(it))
            .child(el("span").class("scale").text(units.scale()))
    });
    let condition = current.condition.map(|it| {
        let text = cx.say(words(it));
        el("p").class("condition").text(&text)
    });
    let apparent = current.apparent.map(|it| {
        let text = cx.say_with(Label::FeelsLike, &units.degrees(it));
        el("p").class("muted").text(&text)
    });
    el("div")
        .class("headline")
        .child(sky(current.condition, current.is_day.unwrap_or(true)))
        .child_if(degrees)
        .child(el("div").child_if(condition).child_if(apparent))
}

fn facts(current: &Conditions, report: &Weather, units: &Units, cx: &Context) -> El {
    let gusts = |speed| fill(&cx.say(Label::Gusts), &units.speed(speed, cx));
    let wind = match (units.wind(current, cx), current.wind_gusts.map(gusts)) {
        (Some(wind), Some(gusts)) => Some([&wind, ", ", &gusts].concat()),
        (wind, gusts) => wind.or(gusts),
    };
    let today = report.daily.first();
    let hour = |at| time(at, Style::Hour, &cx.locale());
    let percent = |value| units.percent(value);
    let rows = [
        (Label::Wind, wind),
        (Label::Humidity, current.humidity.map(percent)),
        (
            Label::Rain,
            current
                .precipitation
                .map(|it| units.with(it, 1, "\u{a0}mm")),
        ),
        (Label::Cloud, current.cloud_cover.map(percent)),
        (
            Label::Pressure,
            current
                .pressure
                .map(|it| units.with(it.round(), 0, "\u{a0}hPa")),
        ),
        (
            Label::Uv,
            current.uv.map(|it| units.with(it.round(), 0, "")),
        ),
        (Label::Sunrise, today.and_then(|it| it.sunrise).map(hour)),
        (Label::Sunset, today.and_then(|it| it.sunset).map(hour)),
    ];
    list("facts", rows, cx).part("facts")
}

/// What is known of `rows`, as terms with their values.
pub(super) fn list(
    class: &str,
    rows: impl IntoIterator<Item = (Label, Option<String>)>,
    cx: &Context,
) -> El {
    let row = |(label, value): (Label, Option<String>)| {
        let term = el("dt").text(&cx.say(label));
        Some(el("div").child(term).child(el("dd").text(&value?)))
    };
    el("dl")
        .class(class)
        .children(rows.into_iter().filter_map(row))
}
