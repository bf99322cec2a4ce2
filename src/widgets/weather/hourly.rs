//! The strip of hours: a table whose columns are hours. The degrees stand on the curve of their
//! temperatures, bars on its baseline are the chance of rain, and the columns of the night are dark.
//!
//! What is seen and what is read out are the same table; only the drawing is for the eye.

use super::bulletin::fill;
use super::measures::words;
use super::scene::{Scene, Scenes, part, region};
use super::sky::sky;
use crate::model::{Period, Quantity};
use crate::source::value::calendar::{DAY, HOUR};
use crate::stdx::list::Listed as _;
use crate::stdx::number::{integer, within};
use crate::ui::dom::{El, el, svg};
use crate::ui::intl::{Style, time};
use crate::ui::labels::Label;
use crate::ui::piece::{moment, spoken};

/// The rows of numbers below the drawing: class, name, what is in it.
const ROWS: [(&str, Label, Quantity); 3] = [
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
const HEIGHT: i32 = 96;
/// The highest and the lowest place of the curve: degrees are above it, bars below.
const CURVE: (f64, f64) = (28.0, 60.0);
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
        Some(el("td").child_if(icon).child(name))
    });
    let mut body = el("tbody").child_if(skies).child_if(chart(hours, scene));
    for (class, label, quantity) in ROWS {
        let numbers = row(class, label, hours, scene, &|hour| {
            let value = hour.conditions[quantity]?;
            // A strip of zeros says less than none.
            let is_nothing = quantity == Quantity::Precipitation && value < 0.05;
            let text = scene.measures.say(quantity, value, &scene.cx);
            (!is_nothing).then(|| el("td").text(&text))
        });
        body = body.child_if(numbers);
    }
    let table = el("table")
        .style("--_columns", &integer(hours.len() as i64))
        .child(el("caption").class("sr").text(&scene.say(Label::Hours)))
        .child(columns(hours, scene))
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

/// What is seen of a column as a whole: that it is of the night, and that a day begins there.
fn columns(hours: &[Period], scene: &Scene) -> El {
    let column = |hour: &Period| {
        let class = match (is_first(hour, scene), is_day(hour, scene)) {
            (true, true) => "first",
            (true, false) => "first night",
            (false, true) => return el("col"),
            (false, false) => "night",
        };
        el("col").class(class)
    };
    el("colgroup")
        .child(el("col"))
        .children(hours.iter().map(column))
}

/// True for the first hour of a day.
fn is_first(hour: &Period, scene: &Scene) -> bool {
    within(scene.wall(hour.time), DAY) < HOUR
}

/// The head of a column: the hour, and which day where one begins.
fn column(hour: &Period, scene: &Scene) -> El {
    let locale = &scene.measures.locale;
    let say = |style| time(hour.time, style, locale);
    let is_first = is_first(hour, scene);
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
        row.children(cells.into_iter().map(|it| it.unwrap_or_else(|| el("td"))))
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
    let by_clock = || (6.0..18.0).contains(&(within(at, DAY) / HOUR));
    let by_day = || {
        let day = scene.report.daily.iter().find(|it| scene.is_on(it, at));
        day?.conditions.is_day
    };
    let told = hour.conditions.is_day.or_else(by_day).or_else(by_sun);
    told.unwrap_or_else(by_clock)
}

/// The row of degrees, with the drawing behind it: each is where its hour is on the curve.
fn chart(hours: &[Period], scene: &Scene) -> Option<El> {
    let low = Period::pick(hours, Quantity::Temperature, f64::min);
    let high = Period::pick(hours, Quantity::Temperature, f64::max);
    let range = low.zip(high);
    let drawing = plot(hours, range)?;
    let cell = |hour: &Period| {
        let number = scene.number(&hour.conditions, Quantity::Temperature);
        let cell = el("td");
        match number.zip(degrees_at(hour, range)) {
            Some((number, y)) => cell.style("--_y", &integer(y.into())).text(&number),
            None => cell,
        }
    };
    let name = head("row", &scene.say(Label::Temperature)).child(drawing);
    Some(
        el("tr")
            .class("degrees")
            // Bars alone say nothing that is not in their own row.
            .maybe("aria-hidden", range.is_none().then_some("true"))
            .child(name)
            .children(hours.iter().map(cell)),
    )
}

/// The curve, and the bars.
fn plot(hours: &[Period], range: Option<(f64, f64)>) -> Option<El> {
    let (mut curve, mut bars) = (String::new(), String::new());
    let mut last = None;
    let mut x = STEP / 2;
    for hour in hours {
        let y = degrees_at(hour, range);
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
    let size = draw("0 0 {0} {1}", &[x - STEP / 2, HEIGHT]);
    let path = |class: &str, d: &str| svg("path").class(class).attr("d", d);
    Some(
        svg("svg")
            .class("plot")
            .attr("aria-hidden", "true")
            .attr("viewBox", &size)
            .attr("preserveAspectRatio", "none")
            .child(path("bars", &bars))
            .child(path("curve", &curve)),
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
