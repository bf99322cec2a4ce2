//! Warnings in force, the worst first.

use super::scene::Scene;
use crate::model::{Alert, Severity};
use crate::ui::dom::{El, el};
use crate::ui::icons::{self, icon};
use crate::ui::intl::{Style, time};
use crate::ui::labels::Label;
use crate::ui::piece::{linked, moment};

/// The list; nothing when there is none, or all are over.
pub(super) fn alerts(scene: &Scene) -> Option<El> {
    let is_over = |alert: &Alert| alert.ends.is_some_and(|end| scene.wall(end) < scene.now);
    let mut items = Vec::new();
    for level in Severity::ALL.into_iter().rev() {
        for it in &scene.report.alerts {
            if it.severity == level && !is_over(it) {
                items.push(alert(it, scene));
            }
        }
    }
    // A line has room for the worst.
    if scene.is_short() {
        items.truncate(1);
    }
    (!items.is_empty()).then(|| {
        el("ul")
            .class("alerts")
            .attr("aria-label", &scene.say(Label::Warnings))
            .children(items)
    })
}

fn alert(alert: &Alert, scene: &Scene) -> El {
    let title = linked(alert.url.as_ref(), &alert.title);
    let when = |at| moment(at).text(&time(at, Style::Full, &scene.measures.locale));
    let line = || el("p").class("muted detail");
    let one = |label, at| line().say(&scene.cx, label).text(" ").child(when(at));
    let period = match (alert.starts, alert.ends) {
        (Some(from), Some(to)) => Some(line().child(when(from)).text(" – ").child(when(to))),
        (Some(from), None) => Some(one(Label::From, from)),
        (None, Some(to)) => Some(one(Label::Until, to)),
        (None, None) => None,
    };
    // The labels have the order of the severities.
    let level = scene.say(Label::Minor.after(alert.severity as u32));
    let text = (!alert.text.is_empty()).then(|| el("p").class("detail").text(&alert.text));
    let head = el("p")
        .class("alert-title")
        .child(title)
        .child(el("span").class("badge").text(&level));
    el("li")
        .class("alert")
        .part("alert")
        .attr("data-severity", alert.severity.name())
        .child(icon(icons::WARNING))
        .child(el("div").child(head).child_if(period).child_if(text))
}
