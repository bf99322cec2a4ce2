//! The frame around every view: heading, skeleton, content, and what is said in their place.
//!
//! Parts: `frame`, `heading`, `notice`, `retry`, `stale`.

use crate::ui::dom::{El, boolean, el, focus, follow};
use crate::ui::intl::{hour, instant_of};
use crate::ui::labels::Label;
use crate::ui::notice::{button, notice};
use crate::ui::state::State;
use crate::widget::{Context, Definition, HEADING, Phase};
use web_sys::Element;

/// Fills `base`, the element's own box, and follows what its feed says.
pub(super) fn frame(base: El, definition: &'static Definition, cx: &Context) {
    let phase = cx.feed().phase.clone();
    let state = phase.clone();
    let cx = cx.clone();
    base.bind("data-state", move || Some(state.get().name().to_owned()))
        // The language is of the whole: when it changes all is said anew, from the same data.
        .region(move || {
            let (name, is_busy) = (cx.clone(), phase.clone());
            let content = (cx.clone(), phase.clone());
            let (head, stale, chosen) = (cx.clone(), cx.clone(), cx.clone());
            let failed = phase.clone();
            let section = el("section")
                .class("frame")
                .part("frame")
                .attr("lang", &cx.locale().tag)
                .bind("aria-label", move || {
                    (!is_inline(&name, definition)).then(|| title(&name, definition))
                })
                .bind("aria-busy", move || {
                    Some(boolean(is_busy.get() == Phase::Loading))
                })
                .region(move || heading(&head, definition))
                .region(move || definition.controls.and_then(|it| it(&chosen)))
                .region(move || stale_mark(&stale, definition))
                .region(move || Some(body(content.1.get(), definition, &content.0)));
            refocus(failed, section.node().clone());
            Some(section)
        });
}

/// Tried again in vain: the focus waited on the whole for what came of it.
fn refocus(phase: State<Phase>, section: Element) {
    follow(move || {
        if phase.get() == Phase::Failed
            && let Ok(Some(again)) = section.query_selector(":scope:focus [part=retry]")
        {
            focus(&again);
        }
    });
}

/// True for an element that is a word or two in a text of the page, not a part of the page. There
/// is no room in a line for more than what it has to say: what it lacks is left out.
fn is_inline(cx: &Context, definition: &Definition) -> bool {
    !definition.inline.is_empty() && cx.attributes().flag(definition.inline)
}

fn title(cx: &Context, definition: &Definition) -> String {
    let own = HEADING.of(cx.attributes()).filter(|own| !own.is_empty());
    own.unwrap_or_else(|| cx.say(definition.words.name))
}

/// The heading, unless the page asked for none with `heading=""`.
fn heading(cx: &Context, definition: &Definition) -> Option<El> {
    let own = HEADING.of(cx.attributes());
    let is_unwanted = own.as_deref() == Some("") || is_inline(cx, definition);
    if !definition.words.heading || is_unwanted {
        return None;
    }
    let heading = el("h2").class("heading").part("heading");
    let heading = heading.text(&title(cx, definition));
    Some(match own {
        Some(_) => heading.theirs(cx),
        None => heading,
    })
}

fn stale_mark(cx: &Context, definition: &Definition) -> Option<El> {
    let ms = cx.feed().stale_since.get();
    if ms == 0.0 || is_inline(cx, definition) {
        return None;
    }
    let when = hour(instant_of(ms), &cx.locale());
    Some(
        el("p")
            .class("stale")
            .part("stale")
            .attr("role", "status")
            .child(el("span").text(&cx.say_with(Label::Stale, &when)))
            .child(retry(cx)),
    )
}

fn body(phase: Phase, definition: &Definition, cx: &Context) -> El {
    let words = definition.words;
    match (phase, words.empty) {
        (Phase::Loading | Phase::Failed, _) if is_inline(cx, definition) => el("span"),
        (Phase::Loading, _) => (definition.skeleton)()
            .attr("role", "img")
            .attr("aria-label", &cx.say(Label::Loading)),
        (Phase::Failed, _) => notice(&cx.say(words.failed)).child(retry(cx)),
        (Phase::Empty, Some(empty)) => notice(&cx.say(empty)),
        (Phase::Empty, None) | (Phase::Ready, _) => (definition.view)(cx.feed(), cx),
    }
}

fn retry(cx: &Context) -> El {
    let again = cx.clone();
    button("button", &cx.say(Label::Retry))
        .part("retry")
        .on("click", move |_| again.refresh())
}
