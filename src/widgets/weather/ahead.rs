//! The hours and the days ahead.

use super::now::list;
use super::sky::sky;
use super::units::{Units, words};
use crate::model::{Day, Hour, Precision, Timestamp, Weather};
use crate::ui::dom::{El, el, svg};
use crate::ui::intl::{Style, instant, machine, now, time};
use crate::ui::labels::Label;
use crate::widget::Context;

/// How many hours the strip has.
const HOURS: usize = 24;
/// Of one hour in the curve, in units of its own.
const STEP: i32 = 56;
const HEIGHT: f64 = 40.0;

/// The strip of hours, from this one on, with the curve of their temperatures.
pub(super) fn hours(report: &Weather, units: &Units, cx: &Context) -> Option<El> {
    let locale = cx.locale();
    let this_hour = now() - 3_600_000.0;
    let ahead = |hour: &&Hour| instant(hour.time, &locale) > this_hour;
    let mut shown: Vec<&Hour> = report.hourly.iter().filter(ahead).take(HOURS).collect();
    if shown.is_empty() {
        // Old data is better than none; its age stands above.
        shown = report.hourly.iter().take(HOURS).collect();
    }
    if shown.is_empty() {
        return None;
    }
    let strip = el("div").class("strip").child_if(curve(&shown)).child(
        el("ol")
            .class("hours")
            .children(shown.iter().map(|it| hour(it, report, units, cx))),
    );
    let title = cx.say(Label::Hours);
    // It scrolls, so a keyboard must be able to reach it (WCAG 2.1.1).
    let scroller = el("div")
        .class("scroller")
        .part("hours")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", &title)
        .child(strip);
    let heading = el("h3").class("subheading").text(&title);
    Some(el("div").class("by-hour").child(heading).child(scroller))
}

fn hour(hour: &Hour, report: &Weather, units: &Units, cx: &Context) -> El {
    let locale = cx.locale();
    let at = el("time").attr("datetime", &machine(hour.time)).text(&time(
        hour.time,
        Style::Hour,
        &locale,
    ));
    let condition = hour
        .condition
        .map(|it| el("span").class("sr").text(&cx.say(words(it))));
    let degrees = hour
        .temperature
        .map(|it| el("strong").text(&units.degrees(it)));
    el("li")
        .class("hour")
        .part("hour")
        .child(at)
        .child(sky(hour.condition, is_day(hour, report, cx)))
        .child_if(condition)
        .child_if(degrees)
        .child_if(hour.precipitation_probability.map(|it| rain(it, units, cx)))
        .child_if(hour.wind_speed.map(|it| {
            let name = el("span").class("sr").text(&cx.say(Label::Wind)).text(" ");
            let speed = units.speed(it, cx);
            el("span").class("small").child(name).text(&speed)
        }))
}

/// By the sunrise and sunset of its day, or by the clock where they are not given.
fn is_day(hour: &Hour, report: &Weather, cx: &Context) -> bool {
    let locale = cx.locale();
    let at = time(hour.time, Style::Hour, &locale);
    let today = report.daily.first();
    let clock = |at: Option<Timestamp>, usual: &str| {
        at.map_or(usual.to_owned(), |at| time(at, Style::Hour, &locale))
    };
    let rise = clock(today.and_then(|day| day.sunrise), "06:00");
    let set = clock(today.and_then(|day| day.sunset), "18:00");
    rise <= at && at < set
}

fn rain(percent: f64, units: &Units, cx: &Context) -> El {
    let name = el("span")
        .class("sr")
        .text(&cx.say(Label::RainChance))
        .text(" ");
    el("span")
        .class("small rain")
        .child(name)
        .text(&units.percent(percent))
}

/// A line through the temperatures; a picture of what the numbers say.
fn curve(hours: &[&Hour]) -> Option<El> {
    let known: Vec<f64> = hours.iter().filter_map(|it| it.temperature).collect();
    if known.len() < 2 || known.len() < hours.len() {
        return None;
    }
    let low = known.iter().copied().fold(f64::INFINITY, f64::min);
    let high = known.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let span = (high - low).max(1.0);
    let mut path = String::new();
    let mut x = STEP / 2;
    for degrees in known {
        let y = whole((high - degrees) / span * HEIGHT) + 4;
        let command = if path.is_empty() { "M" } else { "L" };
        path.push_str(&[command, &x.to_string(), " ", &y.to_string()].concat());
        x += STEP;
    }
    let width = (x - STEP / 2).to_string();
    let view = ["0 0 ", &width, " 48"].concat();
    let line = svg("path").attr("d", &path);
    Some(
        svg("svg")
            .class("curve")
            .attr("viewBox", &view)
            .attr("preserveAspectRatio", "none")
            .attr("aria-hidden", "true")
            .child(line),
    )
}

/// The days, each a row that opens to the rest of what is known of it.
pub(super) fn days(report: &Weather, units: &Units, cx: &Context) -> Option<El> {
    if report.daily.is_empty() {
        return None;
    }
    let limit = cx.attributes().count("limit").unwrap_or(usize::MAX);
    let shown = report.daily.get(..limit.min(report.daily.len()))?;
    let low = shown
        .iter()
        .filter_map(|day| day.min)
        .fold(f64::INFINITY, f64::min);
    let high = shown
        .iter()
        .filter_map(|day| day.max)
        .fold(f64::NEG_INFINITY, f64::max);
    let list = el("ul").class("days").part("days");
    let list = list.children(shown.iter().map(|it| day(it, (low, high), units, cx)));
    let heading = el("h3").class("subheading").text(&cx.say(Label::Days));
    Some(el("div").class("by-day").child(heading).child(list))
}

fn day(day: &Day, range: (f64, f64), units: &Units, cx: &Context) -> El {
    let locale = cx.locale();
    let today = Timestamp {
        ms: now(),
        precision: Precision::Instant,
    };
    let is_today = time(today, Style::Day, &locale) == time(day.date, Style::Day, &locale);
    let name = if is_today {
        cx.say(Label::Today)
    } else {
        time(day.date, Style::Weekday, &locale)
    };
    let date = el("time")
        .class("small")
        .attr("datetime", &machine(day.date))
        .text(&time(day.date, Style::Day, &locale));
    let condition = day
        .condition
        .map(|it| el("span").class("sr").text(&cx.say(words(it))));
    let chance = day.precipitation_probability;
    let row = el("summary")
        .child(
            el("span")
                .class("date")
                .child(el("strong").text(&name))
                .text(" ")
                .child(date),
        )
        .child(
            el("span")
                .child(sky(day.condition, true))
                .child_if(condition),
        )
        .child(
            el("span")
                .class("chance")
                .child_if(chance.map(|it| rain(it, units, cx))),
        )
        .child(extreme(Label::Low, day.min, units, cx))
        .child(bar(day, range))
        .child(extreme(Label::High, day.max, units, cx));
    let hour = |at| time(at, Style::Hour, &locale);
    let more = [
        (Label::Sky, day.condition.map(|it| cx.say(words(it)))),
        (Label::Wind, day.wind_speed.map(|it| units.speed(it, cx))),
        (Label::Uv, day.uv.map(|it| units.with(it.round(), 0, ""))),
        (Label::Sunrise, day.sunrise.map(hour)),
        (Label::Sunset, day.sunset.map(hour)),
    ];
    let part = if is_today { "day day--today" } else { "day" };
    el("li")
        .part(part)
        .child(el("details").child(row).child(list("more", more, cx)))
}

fn extreme(label: Label, degrees: Option<f64>, units: &Units, cx: &Context) -> El {
    let name = || el("span").class("sr").text(&cx.say(label)).text(" ");
    match degrees {
        Some(it) => el("span")
            .class("degrees")
            .child(name())
            .text(&units.degrees(it)),
        None => el("span"),
    }
}

/// Where the day lies within the lowest and the highest of all days shown.
fn bar(day: &Day, (low, high): (f64, f64)) -> El {
    let track = el("span").class("track");
    let (Some(min), Some(max)) = (day.min, day.max) else {
        return track;
    };
    let share = |degrees: f64| {
        let share = (degrees - low) / (high - low).max(1.0) * 100.0;
        [&whole(share).to_string(), "%"].concat()
    };
    let range = el("span").class("range");
    track.child(
        range
            .style("--from", &share(min))
            .style("--to", &share(max)),
    )
}

#[expect(clippy::cast_possible_truncation, reason = "saturates")]
fn whole(value: f64) -> i32 {
    value as i32
}
