//! The days ahead, each a row that opens to the rest of what is known of it.

use super::measures::words;
use super::now::{chance, list, term};
use super::scene::{Scene, Scenes, part};
use super::sky::sky;
use crate::model::{Conditions, Period, Quantity, Timestamp, Units};
use crate::stdx::list::Listed as _;
use crate::stdx::number::whole;
use crate::ui::dom::{El, Row, el};
use crate::ui::intl::{Style, machine, time};
use crate::ui::labels::Label;
use crate::ui::piece::{moment, spoken};
use crate::ui::state::State;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// The list, with a bar for each day's temperatures on the scale of all of them.
pub(super) fn days(scenes: &Scenes) -> El {
    let (followed, told) = (scenes.clone(), scenes.clone());
    let last = State::new(String::new());
    let clicked = last.clone();
    // One for all of them.
    let list = el("ul")
        .class("days")
        .part("days")
        .on("click", move |event| {
            if let (Some(day), Some(scene)) = (opened(&event), told.peek()) {
                clicked.set(day.clone());
                scene.cx.act("day", day.into());
            }
        });
    let list = list.rows(move || {
        let scene = followed.get();
        let days = scene.iter().flat_map(|it| &it.days);
        days.map(|day| row(day.time, &followed, &last)).listed()
    });
    part("by-day", Label::Days, scenes, |it| it.days.is_empty(), list)
}

/// The day that is opened by a click.
fn opened(event: &Event) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    // It is as it was: the browser opens it afterwards.
    let row = target.closest("details:not([open])").ok()??;
    let date = row.query_selector("time").ok()??;
    date.get_attribute("datetime")
}

/// A day as a row that stays open, and keeps the focus, while what it says changes. `last` is the day
/// that was opened last, as `machine` writes it.
fn row(date: Timestamp, scenes: &Scenes, last: &State<String>) -> Row {
    let (scenes, last, key) = (scenes.clone(), last.clone(), machine(date));
    Row::new(key.clone(), move || {
        let followed = scenes.clone();
        let content = move |view: fn(&Period, &Scene) -> El| {
            let scenes = scenes.clone();
            move || {
                let scene = scenes.get()?;
                let day = scene.days.iter().find(|it| it.time == date)?;
                Some(view(day, &scene))
            }
        };
        let summary = el("summary").region(content(cells));
        // Most days are never opened, and what is in them is a third of the box's elements.
        let (rest, mut is_wanted) = (content(more), false);
        let details = el("details").child(summary).region(move || {
            is_wanted = is_wanted || last.get() == key;
            is_wanted.then(&rest).flatten()
        });
        let li = el("li").bind("part", move || {
            let scene = followed.get()?;
            let day = scene.days.iter().find(|it| it.time == date)?;
            let is_today = scene.is_on(day, scene.now);
            Some(if is_today { "day day--today" } else { "day" }.to_owned())
        });
        li.child(details)
    })
}

fn cells(day: &Period, scene: &Scene) -> El {
    let (locale, at) = (&scene.measures.locale, &day.conditions);
    let name = if scene.is_on(day, scene.now) {
        scene.say(Label::Today)
    } else {
        time(day.time, Style::Weekday, locale)
    };
    let date = moment(day.time)
        .class("small")
        .text(&time(day.time, Style::Day, locale));
    let condition = at.condition.map(|it| spoken(&words(it, &scene.cx)));
    let cell = |class: &str, child: Option<El>| el("span").class(class).child_if(child);
    let heading = el("span").class("date").child(el("strong").text(&name));
    let rain = scene.number(at, Quantity::PrecipitationProbability);
    let rain = rain.map(|it| chance(&it, scene));
    let low = Period::pick(&scene.days, Quantity::Min, f64::min);
    let high = Period::pick(&scene.days, Quantity::Max, f64::max);
    el("span")
        .class("cells")
        .child(heading.text(" ").child(date))
        .child(cell("", sky(at.condition, at.is_day.unwrap_or(true))).child_if(condition))
        .child(cell("chance", rain))
        .child(extreme(Label::Low, Quantity::Min, at, scene))
        .child(bar(at, low.zip(high), scene.measures.units))
        .child(extreme(Label::High, Quantity::Max, at, scene))
}

fn more(day: &Period, scene: &Scene) -> El {
    const ROWS: [(Label, Quantity); 3] = [
        (Label::Wind, Quantity::WindSpeed),
        (Label::Rain, Quantity::Precipitation),
        (Label::Uv, Quantity::Uv),
    ];
    let at = &day.conditions;
    let sky = at.condition.map(|it| words(it, &scene.cx));
    let first = term(el("dl").class("more"), Label::Sky, sky, scene);
    list(first, &ROWS, at, scene)
}

fn extreme(label: Label, quantity: Quantity, at: &Conditions, scene: &Scene) -> El {
    let cell = el("span").class("degrees");
    let Some(degrees) = scene.number(at, quantity) else {
        return cell;
    };
    let name = spoken(&scene.say(label)).text(" ");
    cell.child(name).text(&degrees)
}

/// Where the day lies within the lowest and the highest of all days shown. Drawn from the degrees
/// that are printed, so that days with equal numbers have equal bars.
fn bar(at: &Conditions, range: Option<(f64, f64)>, units: Units) -> El {
    let track = el("span").class("track");
    let (Some((low, high)), Some(min), Some(max)) = (range, at[Quantity::Min], at[Quantity::Max])
    else {
        return track;
    };
    let degrees = |it| units.degrees(it);
    let share = |it: f64| {
        let share = (degrees(it) - degrees(low)) / (degrees(high) - degrees(low)).max(1.0);
        [&whole(share * 100.0), "%"].concat()
    };
    let range = el("span").class("range");
    track.child(
        range
            .style("--from", &share(min))
            .style("--to", &share(max)),
    )
}
