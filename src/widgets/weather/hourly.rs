//! The strip of hours: a table whose columns are hours, with the curve of their temperatures and
//! bars for the chance of rain drawn into it.
//!
//! What is seen and what is read out are the same table; only the drawing is for the eye.

use super::bulletin::fill;
use super::measures::words;
use super::scene::{HOUR, Scene, Scenes, part, region};
use super::sky::sky;
use crate::model::{Period, Quantity};
use crate::stdx::list::Listed as _;
use crate::stdx::number::{integer, within};
use crate::ui::dom::{El, el, svg};
use crate::ui::intl::{Style, time};
use crate::ui::labels::Label;
use crate::ui::piece::{moment, spoken};

/// The rows of numbers: class, name, what is in it.
const ROWS: [(&str, Label, Quantity); 4] = [
    ("degrees", Label::Temperature, Quantity::Temperature),
    (
        "chances",
        Label::RainChance,
        Quantity::PrecipitationProbability,
    ),
    ("depths", Label::Rain, Quantity::Precipitation),
    ("winds", Label::Wind, Quantity::WindSpeed),
];
/// How many columns the strip has at most.
const MOST: usize = 24;
/// Of one column in the drawing, in units of its own.
const STEP: i32 = 40;
const HEIGHT: i32 = 72;
/// The highest and the lowest place of the curve.
const CURVE: (f64, f64) = (6.0, 40.0);
/// The tallest bar, of a chance of 100 %.
const BAR: f64 = 28.0;

/// The strip, from this hour on.
pub(super) fn hours(scenes: &Scenes) -> El {
    let named = scenes.clone();
    // It scrolls, so a keyboard must be able to reach it (WCAG 2.1.1).
    let scroller = el("div")
        .class("scroller")
        .part("hours")
        .attr("tabindex", "0")
        .attr("role", "group")
        .bind("aria-label", move || Some(named.get()?.say(Label::Hours)));
    part(
        "by-hour",
        Label::Hours,
        scenes,
        |it| shown(it).is_empty(),
        region(scroller, scenes, table),
    )
}

fn shown(scene: &Scene) -> &[Period] {
    let hours = scene.ahead();
    match scene.is_short() {
        true => &[],
        false => hours.get(..hours.len().min(MOST)).unwrap_or_default(),
    }
}

fn table(scene: &Scene) -> Option<El> {
    let hours = shown(scene);
    let times = el("tr")
        .child(head("col", &scene.say(Label::Time)))
        .children(hours.iter().map(|it| column(it, scene)));
    let skies = row("skies", Label::Sky, hours, scene, &|hour| {
        let condition = hour.conditions.condition?;
        let icon = sky(Some(condition), is_day(hour, scene));
        let name = spoken(&words(condition, &scene.cx));
        Some(el("span").child_if(icon).child(name))
    });
    let mut body = el("tbody").child_if(skies);
    for (class, label, quantity) in ROWS {
        let numbers = row(class, label, hours, scene, &|hour| {
            let value = hour.conditions[quantity]?;
            // A strip of zeros says less than none.
            let is_nothing = quantity == Quantity::Precipitation && value < 0.05;
            let text = scene.measures.say(quantity, value, &scene.cx);
            (!is_nothing).then(|| el("span").text(&text))
        });
        body = body.child_if(numbers);
        if quantity == Quantity::Temperature {
            body = body.child_if(plot(hours));
        }
    }
    let table = el("table")
        .style("--_columns", &integer(hours.len() as i64))
        .child(el("caption").class("sr").text(&scene.say(Label::Hours)))
        .child(el("thead").child(times))
        .child(body);
    Some(table)
}

/// A name that is there for assistive technology alone.
fn head(scope: &str, name: &str) -> El {
    el("th")
        .attr("scope", scope)
        .class("name")
        .child(spoken(name))
}

/// The head of a column: the hour, and which day where one begins.
fn column(hour: &Period, scene: &Scene) -> El {
    let locale = &scene.measures.locale;
    let say = |style| time(hour.time, style, locale);
    let is_first = within(scene.wall(hour.time), 24.0 * HOUR) < HOUR;
    let day = is_first.then(|| el("b").text(&say(Style::Weekday)).text(" "));
    let at = moment(hour.time).child_if(day).text(&say(Style::Hour));
    el("th").attr("scope", "col").part("hour").child(at)
}

/// A row of cells; none when no hour has anything to put there.
fn row(
    class: &str,
    label: Label,
    hours: &[Period],
    scene: &Scene,
    cell: &dyn Fn(&Period) -> Option<El>,
) -> Option<El> {
    let cells: Vec<Option<El>> = hours.iter().map(cell).listed();
    cells.iter().any(Option::is_some).then(|| {
        let row = el("tr").class(class).child(head("row", &scene.say(label)));
        row.children(cells.into_iter().map(|it| el("td").child_if(it)))
    })
}

/// As the backend says of the hour or of its day, or by the sun of that day, or by the clock
/// where nothing is given.
fn is_day(hour: &Period, scene: &Scene) -> bool {
    let at = scene.wall(hour.time);
    let by_sun = || {
        scene.report.daily.iter().find_map(|day| {
            let (rise, set) = (day.conditions.sunrise?, day.conditions.sunset?);
            (at < scene.wall(set)).then(|| scene.wall(rise) <= at)
        })
    };
    let by_clock = || (6.0..18.0).contains(&(within(at, 24.0 * HOUR) / HOUR));
    let by_day = || {
        let day = scene.report.daily.iter().find(|it| scene.is_on(it, at));
        day?.conditions.is_day
    };
    let told = hour.conditions.is_day.or_else(by_day).or_else(by_sun);
    told.unwrap_or_else(by_clock)
}

/// The drawing, as a row of its own.
fn plot(hours: &[Period]) -> Option<El> {
    let low = Period::pick(hours, Quantity::Temperature, f64::min);
    let high = Period::pick(hours, Quantity::Temperature, f64::max);
    let (mut curve, mut bars) = (String::new(), String::new());
    let mut last = None;
    let mut x = STEP / 2;
    for hour in hours {
        let y = degrees_at(hour, low.zip(high));
        curve.push_str(&match (last, y) {
            // Level at each hour, so that it never goes beyond what the numbers say.
            (Some(last), Some(y)) => draw("C{0} {1} {0} {2} {3} {2}", &[x - STEP / 2, last, y, x]),
            (None, Some(y)) => draw("M{0} {1}", &[x, y]),
            (_, None) => String::new(),
        });
        last = y;
        let chance = hour.conditions[Quantity::PrecipitationProbability].unwrap_or(0.0);
        let top = whole(-chance / 100.0 * BAR);
        if top < 0 {
            bars.push_str(&draw("M{0} {1}v{2}h12V{1}z", &[x - 6, HEIGHT, top]));
        }
        x += STEP;
    }
    if curve.len() + bars.len() == 0 {
        return None;
    }
    let columns = integer(hours.len() as i64);
    let size = draw("0 0 {0} {1}", &[x - STEP / 2, HEIGHT]);
    let path = |class: &str, d: &str| svg("path").class(class).attr("d", d);
    let drawing = svg("svg")
        .class("plot")
        .attr("viewBox", &size)
        .attr("preserveAspectRatio", "none")
        .child(path("bars", &bars))
        .child(path("curve", &curve));
    let cell = el("td").attr("colspan", &columns).child(drawing);
    Some(
        el("tr")
            .attr("aria-hidden", "true")
            .child(el("td").class("name"))
            .child(cell),
    )
}

/// A piece of a path, with numbers where it has `{0}`, `{1}` …
fn draw(path: &str, numbers: &[i32]) -> String {
    let numbers = numbers.iter().map(|it| integer((*it).into())).listed();
    fill(path, &numbers.iter().map(String::as_str).listed())
}

/// How far down an hour's temperature is in the drawing.
fn degrees_at(hour: &Period, range: Option<(f64, f64)>) -> Option<i32> {
    let (low, high) = range?;
    let (top, foot) = CURVE;
    let share = (high - hour.conditions[Quantity::Temperature]?) / (high - low).max(1.0);
    Some(whole(top + share * (foot - top)))
}

#[expect(clippy::cast_possible_truncation, reason = "saturates")]
fn whole(value: f64) -> i32 {
    value.round() as i32
}
