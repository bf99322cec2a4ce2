//! The days ahead, each a row that opens to the rest of what is known of it.

use super::days::of_hours;
use super::measures::words;
use super::now::{chance, list};
use super::sky::sky;
use super::{HOUR, Scene};
use crate::model::within;
use crate::model::{Day, Units};
use crate::source::list::Listed as _;
use crate::source::text::integer;
use crate::ui::dom::{El, el};
use crate::ui::intl::{Style, machine, time};
use crate::ui::labels::Label;

/// The list, with a bar for each day's temperatures on the scale of all of them.
pub(super) fn days(scene: &Scene) -> Option<El> {
    let report = &scene.report;
    let made = match report.daily.as_slice() {
        [] => of_hours(scene.ahead(), &|at| scene.wall(at)),
        _ => Vec::new(),
    };
    let all = if made.is_empty() {
        &report.daily
    } else {
        &made
    };
    let limit = scene.cx.attributes().count("limit").unwrap_or(usize::MAX);
    // Yesterday is no day ahead, unless there is nothing else.
    let is_over = |day: &Day| scene.now - scene.wall(day.date) >= 24.0 * HOUR;
    let first = all.iter().position(|day| !is_over(day)).unwrap_or(0);
    let shown: Vec<&Day> = all.iter().skip(first).take(limit).listed();
    if shown.is_empty() {
        return None;
    }
    let low = shown.iter().filter_map(|day| day.min).reduce(f64::min);
    let high = shown.iter().filter_map(|day| day.max).reduce(f64::max);
    let list = el("ul").class("days").part("days");
    let list = list.children(shown.iter().map(|it| day(it, low.zip(high), scene)));
    let heading = el("h3").class("subheading").text(&scene.say(Label::Days));
    Some(el("div").class("by-day").child(heading).child(list))
}

fn day(day: &Day, range: Option<(f64, f64)>, scene: &Scene) -> El {
    let (measures, at) = (&scene.measures, &day.conditions);
    let locale = &measures.locale;
    let is_today = (0.0..24.0 * HOUR).contains(&(scene.now - midnight(day, scene)));
    let name = if is_today {
        scene.say(Label::Today)
    } else {
        time(day.date, Style::Weekday, locale)
    };
    let date = el("time")
        .class("small")
        .attr("datetime", &machine(day.date))
        .text(&time(day.date, Style::Day, locale));
    let condition = at
        .condition
        .map(|it| el("span").class("sr").text(&words(it, &scene.cx)));
    let cell = |class: &str, child: Option<El>| el("span").class(class).child_if(child);
    let heading = el("span").class("date").child(el("strong").text(&name));
    let rain = at.precipitation_probability.map(|it| chance(it, scene));
    let row = el("summary")
        .child(heading.text(" ").child(date))
        .child(cell("", sky(at.condition, true)).child_if(condition))
        .child(cell("chance", rain))
        .child(extreme(Label::Low, day.min, scene))
        .child(bar(day, range, measures.units))
        .child(extreme(Label::High, day.max, scene));
    let hour = |at| time(at, Style::Hour, locale);
    let more = [
        (Label::Sky, at.condition.map(|it| words(it, &scene.cx))),
        (Label::Wind, measures.wind(at)),
        (Label::Rain, at.precipitation.map(|it| measures.depth(it))),
        (Label::Uv, at.uv.map(|it| measures.uv(it, &scene.cx))),
        (Label::Sunrise, at.sunrise.map(hour)),
        (Label::Sunset, at.sunset.map(hour)),
    ];
    let part = if is_today { "day day--today" } else { "day" };
    let more = list("more", &more, scene);
    el("li")
        .part(part)
        .child(el("details").child(row).child(more))
}

/// When the day begins; a backend may give its noon.
fn midnight(day: &Day, scene: &Scene) -> f64 {
    let at = scene.wall(day.date);
    at - within(at, 24.0 * HOUR)
}

fn extreme(label: Label, degrees: Option<f64>, scene: &Scene) -> El {
    let cell = el("span").class("degrees");
    let Some(degrees) = degrees else { return cell };
    let name = el("span").class("sr").text(&scene.say(label)).text(" ");
    cell.child(name).text(&scene.measures.degrees(degrees))
}

/// Where the day lies within the lowest and the highest of all days shown. Drawn from the degrees
/// that are printed, so that days with equal numbers have equal bars.
fn bar(day: &Day, range: Option<(f64, f64)>, units: Units) -> El {
    let track = el("span").class("track");
    let (Some((low, high)), Some(min), Some(max)) = (range, day.min, day.max) else {
        return track;
    };
    let degrees = |it| units.degrees(it);
    let share = |it: f64| {
        let share = (degrees(it) - degrees(low)) / (degrees(high) - degrees(low)).max(1.0);
        [&integer(whole(share * 100.0).into()), "%"].concat()
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
