//! The weather box: conditions now, the hours and days ahead, warnings, and a written bulletin.
//!
//! Attributes: `temperature-unit` = `celsius` (default), `fahrenheit`; `wind-unit` = `beaufort`
//! (default), `m/s`, `km/h`; `limit` (days).
//! Parts: `now`, `place`, `temperature`, `bulletin`, `facts`, `alert`, `hours`, `hour`, `days`,
//! `day`, `day--today`, `attribution`.   Properties: `--icon-size`.

mod ahead;
mod now;
mod sky;
mod units;

use crate::model::{Alert, Attribution, Severity, Weather};
use crate::source::Error;
use crate::source::adapter::Model;
use crate::source::mapping::Mapping;
use crate::source::page::{Payload, Reading};
use crate::source::read;
use crate::ui::dom::{El, el};
use crate::ui::icons::{self, icon};
use crate::ui::intl::{Style, machine, time};
use crate::ui::labels::Label;
use crate::widget::{Context, Data, Widget, Words};
use units::Units;

/// The widget.
pub(super) struct Forecast;

impl Widget for Forecast {
    const TAG: &'static str = "bantin-weather";
    const SHEET: &'static str = include_str!(concat!(env!("OUT_DIR"), "/weather.css"));
    const ATTRIBUTES: &'static [&'static str] = &["temperature-unit", "wind-unit"];
    const MODEL: Model = Model::Weather;
    const WORDS: Words = Words {
        name: Label::Weather,
        heading: true,
        failed: Label::WeatherFailed,
        empty: None,
    };
    type Data = Weather;

    fn read(payload: &Payload, mapping: &Mapping) -> Result<Reading<Weather>, Error> {
        read::weather(payload, mapping)
    }

    /// Never: a report that says nothing is not read.
    fn is_empty(_: &Weather) -> bool {
        false
    }

    /// A forecast has one page.
    fn append(_: &Weather, more: Weather) -> Weather {
        more
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
        let (top, bottom) = (report.clone(), report);
        let (top_cx, bottom_cx) = (cx.clone(), cx.clone());
        el("div")
            .class("weather")
            .region(move || Some(present(&top.get(), &top_cx)))
            .region(move || Some(future(&bottom.get(), &bottom_cx)))
    }
}

/// What holds now: warnings first, because they are what somebody must not miss.
fn present(report: &Weather, cx: &Context) -> El {
    el("div")
        .class("present")
        .child_if(alerts(&report.alerts, cx))
        .child(now::now(report, &Units::of(cx), cx))
}

fn future(report: &Weather, cx: &Context) -> El {
    let units = Units::of(cx);
    el("div")
        .class("future")
        .child_if(ahead::hours(report, &units, cx))
        .child_if(ahead::days(report, &units, cx))
        .child_if(report.attribution.as_ref().map(attribution))
}

fn alerts(alerts: &[Alert], cx: &Context) -> Option<El> {
    if alerts.is_empty() {
        return None;
    }
    let list = el("ul")
        .class("alerts")
        .attr("aria-label", &cx.say(Label::Warnings));
    Some(list.children(alerts.iter().map(|it| alert(it, cx))))
}

fn alert(alert: &Alert, cx: &Context) -> El {
    let title = match &alert.url {
        Some(url) => el("a").attr("href", url.as_str()).text(&alert.title),
        None => el("span").text(&alert.title),
    };
    let when = |at| {
        el("time")
            .attr("datetime", &machine(at))
            .text(&time(at, Style::Full, &cx.locale()))
    };
    // "from – to", or the one of them that is known.
    let period = (alert.starts.is_some() || alert.ends.is_some()).then(|| {
        let period = el("p").class("muted");
        match (alert.starts, alert.ends) {
            (Some(from), Some(to)) => period.child(when(from)).text(" – ").child(when(to)),
            (Some(from), None) => period.child(when(from)).text(" –"),
            (None, to) => period.text("– ").child_if(to.map(when)),
        }
    });
    let level = match alert.severity {
        Severity::Minor => Label::Minor,
        Severity::Moderate => Label::Moderate,
        Severity::Severe => Label::Severe,
        Severity::Extreme => Label::Extreme,
    };
    let text = (!alert.text.is_empty()).then(|| el("p").text(&alert.text));
    let head = el("p")
        .class("alert-title")
        .child(title)
        .child(el("span").class("badge").text(&cx.say(level)));
    el("li")
        .class("alert")
        .part("alert")
        .attr("data-severity", alert.severity.name())
        .child(icon(icons::WARNING))
        .child(el("div").child(head).child_if(period).child_if(text))
}

fn attribution(of: &Attribution) -> El {
    let name = match &of.url {
        Some(url) => el("a").attr("href", url.as_str()).text(&of.text),
        None => el("span").text(&of.text),
    };
    el("p").class("muted").part("attribution").child(name)
}
