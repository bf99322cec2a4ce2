//! Conditions now: the temperature and the sky, then the warnings, the bulletin, and the rest as a
//! list of facts.

use super::alerts::alerts;
use super::bulletin::{self, Outlook};
use super::measures::words;
use super::scene::Scene;
use super::sky::sky;
use crate::model::{Conditions, Quantity};
use crate::source::value::calendar::HOUR;
use crate::ui::dom::{El, el};
use crate::ui::intl::{self, Style, age, instant, time};
use crate::ui::labels::{Label, fill};
use crate::ui::piece::{moment, spoken};
use crate::ui::state::State;

/// The top of the box. What somebody looks for stands first.
pub(super) fn now(scene: &Scene, is_open: &State<bool>) -> El {
    let current = scene.current();
    let text = |text: &str| el("p").class("bulletin detail").part("bulletin").text(text);
    let bulletin = match scene.report.bulletin.as_str() {
        "" => {
            let outlook = Outlook::of(&scene.report, scene.now, &|at| scene.wall(at));
            let measures = &scene.measures;
            let made = bulletin::write(&outlook, measures.units, measures.grammar());
            (!made.is_empty()).then(|| text(&made))
        }
        own => Some(text(own).theirs(&scene.cx)),
    };
    el("div")
        .class("now")
        .part("now")
        .child_if(place(scene))
        .child_if(current.map(|it| headline(it, scene)))
        .child_if(alerts(scene, is_open))
        .child_if(bulletin)
        .child_if(current.map(|it| facts(it, scene)))
}

/// Where, and when it was so: by the clock, and by its age once that is over an hour.
fn place(scene: &Scene) -> Option<El> {
    let report = &scene.report;
    let name = (!report.place.is_empty()).then(|| {
        el("h3")
            .class("place")
            .part("place")
            .theirs(&scene.cx)
            .text(&report.place)
    });
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
        let time = moment(at).text(&text);
        el("p").class(class).child(time)
    });
    (name.is_some() || updated.is_some())
        .then(|| el("div").class("where").child_if(name).child_if(updated))
}

fn headline(current: &Conditions, scene: &Scene) -> El {
    let degrees = scene.number(current, Quantity::Temperature).map(|it| {
        el("p")
            .class("temperature")
            .part("temperature")
            .text(&it)
            .child(el("span").class("scale").text(scene.measures.scale()))
    });
    let condition = current
        .condition
        .map(|it| el("p").class("condition").text(&words(it, &scene.cx)));
    let apparent = scene.number(current, Quantity::Apparent).map(|it| {
        let text = scene.cx.say_with(Label::FeelsLike, &it);
        el("p").class("muted detail").text(&text)
    });
    el("div")
        .class("headline")
        .child_if(sky(current.condition, current.is_day.unwrap_or(true)))
        .child_if(degrees)
        .child(el("div").child_if(condition).child_if(apparent))
}

fn facts(current: &Conditions, scene: &Scene) -> El {
    const ROWS: [(Label, Quantity); 6] = [
        (Label::Wind, Quantity::WindSpeed),
        (Label::Humidity, Quantity::Humidity),
        (Label::Rain, Quantity::Precipitation),
        (Label::Cloud, Quantity::CloudCover),
        (Label::Pressure, Quantity::Pressure),
        (Label::Uv, Quantity::Uv),
    ];
    let mut days = scene.report.daily.iter();
    let day = days.find(|day| scene.is_on(day, scene.now));
    let mut at = *current;
    if let Some(day) = day {
        at.sunrise = at.sunrise.or(day.conditions.sunrise);
        at.sunset = at.sunset.or(day.conditions.sunset);
    }
    list(el("dl").class("facts detail"), &ROWS, &at, scene).part("facts")
}

/// Adds what is known of `rows`, and of the sun.
pub(super) fn list(mut list: El, rows: &[(Label, Quantity)], at: &Conditions, scene: &Scene) -> El {
    for (label, quantity) in rows {
        let value = match quantity {
            Quantity::WindSpeed => scene.measures.wind(at),
            quantity => scene.number(at, *quantity),
        };
        list = term(list, *label, value, scene);
    }
    let hour = |at| time(at, Style::Hour, &scene.measures.locale);
    list = term(list, Label::Sunrise, at.sunrise.map(hour), scene);
    term(list, Label::Sunset, at.sunset.map(hour), scene)
}

/// Adds a term with its value, where there is one.
pub(super) fn term(list: El, label: Label, value: Option<String>, scene: &Scene) -> El {
    let Some(value) = value else { return list };
    let term = el("dt").text(&scene.say(label));
    list.child(el("div").child(term).child(el("dd").text(&value)))
}

/// A chance of rain, with its name for those who do not see where it stands.
pub(super) fn chance(percent: &str, scene: &Scene) -> El {
    let name = fill("{} ", &scene.say(Label::RainChance));
    el("span")
        .class("small rain")
        .child(spoken(&name))
        .text(percent)
}
