//! Conditions now: the temperature, the sky, the bulletin, and the rest as a list of facts.

use super::bulletin::{self, Outlook};
use super::measures::words;
use super::sky::sky;
use super::{HOUR, Scene};
use crate::model::Conditions;
use crate::ui::dom::{El, el};
use crate::ui::intl::{self, Style, age, instant, machine, time};
use crate::ui::labels::{Label, fill};

/// The top of the box.
pub(super) fn now(scene: &Scene) -> El {
    let current = scene.current();
    let text = match scene.report.bulletin.as_str() {
        "" => {
            let outlook = Outlook::of(&scene.report, scene.now, &|at| scene.wall(at));
            let measures = &scene.measures;
            bulletin::write(&outlook, measures.units, measures.locale.language)
        }
        own => own.to_owned(),
    };
    let bulletin = (!text.is_empty()).then(|| {
        el("p")
            .class("bulletin detail")
            .part("bulletin")
            .text(&text)
    });
    el("div")
        .class("now")
        .part("now")
        .child_if(place(scene))
        .child_if(current.map(|it| headline(it, scene)))
        .child_if(bulletin)
        .child_if(current.map(|it| facts(it, scene)))
}

/// Where, and when it was so: by the clock, and by its age once that is over an hour.
fn place(scene: &Scene) -> Option<El> {
    let report = &scene.report;
    let name = (!report.place.is_empty())
        .then(|| el("h3").class("place").part("place").text(&report.place));
    let updated = report.updated.map(|at| {
        let locale = &scene.measures.locale;
        let is_old = intl::now() - instant(at, locale) > HOUR;
        let when = match is_old {
            true => age(at, intl::now(), locale),
            false => time(at, Style::Hour, locale),
        };
        let text = scene.cx.say_with(Label::Updated, &when);
        let class = if is_old {
            "muted detail old"
        } else {
            "muted detail"
        };
        let time = el("time").attr("datetime", &machine(at)).text(&text);
        el("p").class(class).child(time)
    });
    (name.is_some() || updated.is_some())
        .then(|| el("div").class("where").child_if(name).child_if(updated))
}

fn headline(current: &Conditions, scene: &Scene) -> El {
    let measures = &scene.measures;
    let degrees = current.temperature.map(|it| {
        el("p")
            .class("temperature")
            .part("temperature")
            .text(&measures.degrees(it))
            .child(el("span").class("scale").text(measures.scale()))
    });
    let condition = current
        .condition
        .map(|it| el("p").class("condition").text(&words(it, &scene.cx)));
    let apparent = current.apparent.map(|it| {
        let text = scene.cx.say_with(Label::FeelsLike, &measures.degrees(it));
        el("p").class("muted detail").text(&text)
    });
    el("div")
        .class("headline")
        .child_if(sky(current.condition, current.is_day.unwrap_or(true)))
        .child_if(degrees)
        .child(el("div").child_if(condition).child_if(apparent))
}

fn facts(current: &Conditions, scene: &Scene) -> El {
    let measures = &scene.measures;
    let is_today = |date| (0.0..24.0 * HOUR).contains(&(scene.now - scene.wall(date)));
    let day = scene.report.daily.iter().find(|day| is_today(day.date));
    let hour = |at| time(at, Style::Hour, &measures.locale);
    let (mut rise, mut set) = (current.sunrise, current.sunset);
    if let Some(day) = day {
        rise = rise.or(day.conditions.sunrise);
        set = set.or(day.conditions.sunset);
    }
    let percent = |value: Option<f64>| value.map(|it| measures.percent(it));
    let rows = [
        (Label::Wind, measures.wind(current)),
        (Label::Humidity, percent(current.humidity)),
        (
            Label::Rain,
            current.precipitation.map(|it| measures.depth(it)),
        ),
        (Label::Cloud, percent(current.cloud_cover)),
        (
            Label::Pressure,
            current.pressure.map(|it| measures.pressure(it)),
        ),
        (Label::Uv, current.uv.map(|it| measures.uv(it, &scene.cx))),
        (Label::Sunrise, rise.map(hour)),
        (Label::Sunset, set.map(hour)),
    ];
    list("facts detail", &rows, scene).part("facts")
}

/// What is known of `rows`, as terms with their values.
pub(super) fn list(class: &str, rows: &[(Label, Option<String>)], scene: &Scene) -> El {
    rows.iter()
        .fold(el("dl").class(class), |list, (label, value)| {
            let Some(value) = value else { return list };
            let term = el("dt").text(&scene.say(*label));
            list.child(el("div").child(term).child(el("dd").text(value)))
        })
}

/// A chance of rain, with its name for those who do not see where it stands.
pub(super) fn chance(percent: f64, scene: &Scene) -> El {
    let name = fill("{} ", &scene.say(Label::RainChance));
    el("span")
        .class("small rain")
        .child(el("span").class("sr").text(&name))
        .text(&scene.measures.percent(percent))
}
