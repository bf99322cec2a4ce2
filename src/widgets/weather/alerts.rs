//! Warnings in force: the worst in a line, which opens to all of them.

use super::scene::Scene;
use crate::model::{Alert, Severity};
use crate::stdx::number::integer;
use crate::ui::dom::{El, el};
use crate::ui::icons::{self, icon};
use crate::ui::intl::{Style, time};
use crate::ui::labels::Label;
use crate::ui::piece::{linked, moment, spoken};
use crate::ui::state::State;

/// The warnings; nothing when there is none, or all are over. Whether a reader opened them is
/// kept in `is_open`: the view is made anew with each report.
pub(super) fn alerts(scene: &Scene, is_open: &State<bool>) -> Option<El> {
    let all = in_force(scene);
    let (worst, others) = all.split_first()?;
    let has_more = worst.starts.is_some() || worst.ends.is_some() || !worst.text.is_empty();
    if scene.is_short() || (others.is_empty() && !has_more) {
        return Some(list(all.get(..1).unwrap_or_default(), scene));
    }
    let details = el("details")
        .class("warnings")
        .maybe("open", is_open.peek().then_some(""));
    let (node, is_open) = (details.node().clone(), is_open.clone());
    Some(
        details
            .on("toggle", move |_| is_open.set(node.has_attribute("open")))
            .child(line(worst, others.len(), scene))
            .child(list(&all, scene)),
    )
}

/// Those that are not over, the worst first.
fn in_force(scene: &Scene) -> Vec<&Alert> {
    let is_over = |alert: &Alert| {
        alert
            .ends
            .is_some_and(|at| scene.instant(at.end()) < scene.instant)
    };
    let mut all = Vec::new();
    for level in Severity::ALL.into_iter().rev() {
        for it in &scene.report.alerts {
            if it.severity == level && !is_over(it) {
                all.push(it);
            }
        }
    }
    all
}

/// The worst of them, and how many others there are. Open, it is the heading of the list.
fn line(worst: &Alert, others: usize, scene: &Scene) -> El {
    let count = integer(others as i64);
    let others = (others > 0).then(|| {
        let text = scene.cx.say_with(Label::MoreWarnings, &count);
        el("span").class("others").text(&text)
    });
    let title = el("span")
        .class("worst")
        .child(spoken(&level(worst, scene)).text(": "))
        .child(el("span").theirs(&scene.cx).text(&worst.title));
    el("summary")
        .part("alert")
        .class("alert")
        .attr("data-severity", worst.severity.name())
        .child(icon(icons::WARNING))
        .child(title)
        .child(el("span").class("all").say(&scene.cx, Label::Warnings))
        .child_if(others)
}

fn list(alerts: &[&Alert], scene: &Scene) -> El {
    el("ul")
        .class("alerts")
        .attr("aria-label", &scene.say(Label::Warnings))
        .children(alerts.iter().map(|it| alert(it, scene)))
}

/// How bad it is, in a word. The labels have the order of the severities.
fn level(alert: &Alert, scene: &Scene) -> String {
    scene.say(Label::Minor.after(alert.severity as u32))
}

fn alert(alert: &Alert, scene: &Scene) -> El {
    let title = linked(alert.url.as_ref(), &alert.title).theirs(&scene.cx);
    let when = |at| moment(at).text(&time(at, Style::Full, &scene.measures.locale));
    let line = || el("p").class("muted detail");
    let one = |label, at| line().say(&scene.cx, label).text(" ").child(when(at));
    let period = match (alert.starts, alert.ends) {
        (Some(from), Some(to)) => Some(line().child(when(from)).text(" – ").child(when(to))),
        (Some(from), None) => Some(one(Label::From, from)),
        (None, Some(to)) => Some(one(Label::Until, to)),
        (None, None) => None,
    };
    let text = (!alert.text.is_empty())
        .then(|| el("p").class("detail").theirs(&scene.cx).text(&alert.text));
    let head = el("p")
        .class("alert-title")
        .child(title)
        .child(el("span").class("badge").text(&level(alert, scene)));
    el("li")
        .class("alert")
        .part("alert")
        .attr("data-severity", alert.severity.name())
        .child(icon(icons::WARNING))
        .child(el("div").child(head).child_if(period).child_if(text))
}
