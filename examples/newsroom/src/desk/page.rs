//! The pages of the desk.

use super::HOME;
use super::act::LONGEST;
use super::list::{Entry, Found, Look, State};
use super::words::{self, Words, words};
use crate::html;
use crate::lang::Lang;
use crate::time;
use crate::unlisted;
use maud::{Markup, PreEscaped, html};
use serde::Serialize;

/// What is wrong with what was decided of a comment.
pub(super) struct Complaint {
    pub(super) id: i64,
    pub(super) why: &'static str,
}

/// Where a session begins.
pub(super) fn login(lang: Lang, why: Option<&str>) -> Markup {
    let words = words(lang);
    frame(
        lang,
        &Look::default(),
        &html! {
            main {
                h1 { (words.title) }
                form method="post" action={ (HOME) "/login?lang=" (lang.tag()) } {
                    @if let Some(why) = why { p.wrong #wrong role="alert" { (why) } }
                    p {
                        label for="token" { (words.token) }
                        // Not kept by the browser as a name and a password, nor in any address.
                        input #token name="token" type="password" autocomplete="off" required autofocus
                            aria-invalid=[why.map(|_| "true")] aria-describedby=[why.map(|_| "wrong")];
                    }
                    button.primary { (words.enter) }
                }
            }
        },
    )
}

/// The desk itself.
pub(super) fn desk(
    lang: Lang,
    proof: &str,
    look: &Look,
    found: &Found,
    wrong: Option<&Complaint>,
) -> Markup {
    let words = words(lang);
    let is_there = |wrong: &&Complaint| found.entries.iter().any(|it| it.id == wrong.id);
    frame(
        lang,
        look,
        &html! {
            header {
                h1 { (words.title) }
                form method="post" action={ (HOME) "/logout?lang=" (lang.tag()) } {
                    input type="hidden" name="proof" value=(proof);
                    button { (words.leave) }
                }
            }
            nav aria-label=(words.states) {
                ul {
                    @for (state, count) in State::ALL.into_iter().zip(&found.counts) {
                        li {
                            a href=(address(lang, &Look { state, ..Look::default() }))
                                aria-current=[(state == look.state).then_some("page")] {
                                (words::state(state, lang)) " " span.count { (count) }
                            }
                        }
                    }
                }
            }
            search {
                form method="get" action=(HOME) {
                    input type="hidden" name="lang" value=(lang.tag());
                    input type="hidden" name="state" value=(look.state.name());
                    label for="q" { (words.find_what) }
                    input #q name="q" type="search" value=(look.q);
                    button { (words.find) }
                }
            }
            main {
                @if let Some(done) = look.done.and_then(|it| words::done(it, lang)) { p.done role="status" { (done) } }
                @if let Some(wrong) = wrong.filter(|it| !is_there(it)) { p.wrong role="alert" { (wrong.why) } }
                @if found.entries.is_empty() { p { (words.nothing) } }
                @for entry in &found.entries {
                    (comment(lang, proof, look, entry, wrong.filter(|it| it.id == entry.id)))
                }
                @if look.page > 0 || found.has_next {
                    nav aria-label=(words.pages) {
                        @if look.page > 0 { a rel="prev" href=(address(lang, &turned(look, look.page - 1))) { (words.previous) } " " }
                        @if found.has_next { a rel="next" href=(address(lang, &turned(look, look.page + 1))) { (words.next) } }
                    }
                }
            }
        },
    )
}

fn comment(
    lang: Lang,
    proof: &str,
    look: &Look,
    entry: &Entry,
    wrong: Option<&Complaint>,
) -> Markup {
    let words: &Words = words(lang);
    let id = entry.id;
    let paper = lang.pick("/paper", "/paper/en");
    let written = entry
        .created
        .strftime(lang.pick("%H:%M %-d/%-m/%Y", "%-d %b %Y, %H:%M"));
    html! {
        article aria-labelledby={ "name-" (id) } {
            h2 {
                span #{ "name-" (id) } { @if entry.name.is_empty() { (words.nobody) } @else { (entry.name) } }
                @if let Some(email) = &entry.email { " " span.email { (email) } }
            }
            p.meta {
                time datetime=(time::written(&entry.created)) { (written.to_string()) } " · "
                a href={ (paper) "/" (entry.section) "/" (entry.article) } { (entry.title) }
                @if let Some(name) = &entry.answered { " · " (words.reply) " " (name) }
                @if entry.reports > 0 { " · " strong { (entry.reports) " " (words.reports) } }
            }
            @if entry.is_html {
                div.body.html { (PreEscaped(html::clean(&entry.body))) }
            } @else {
                p.body { (entry.body) }
            }
            @if let Some(reason) = &entry.reason { p.reason { (words.reason_told) " " (reason) } }
            form method="post" action={ (HOME) "/comments/" (id) "?lang=" (lang.tag()) } {
                input type="hidden" name="proof" value=(proof);
                input type="hidden" name="state" value=(look.state.name());
                input type="hidden" name="q" value=(look.q);
                input type="hidden" name="page" value=(look.page);
                @if entry.status != "approved" || entry.reports > 0 {
                    button.primary name="to" value="approved" { (words.approve) }
                }
                @if entry.status != "rejected" {
                    span.with-reason {
                        label for={ "reason-" (id) } { (words.reason) }
                        input #{ "reason-" (id) } name="reason" maxlength=(LONGEST) autocomplete="off"
                            autofocus[wrong.is_some()]
                            aria-invalid=[wrong.map(|_| "true")]
                            aria-describedby=[wrong.map(|_| format!("wrong-{id}"))];
                        button name="to" value="rejected" { (words.reject) }
                    }
                }
                @if entry.status != "spam" { button name="to" value="spam" { (words.spam) } }
                @if let Some(wrong) = wrong { p.wrong #{ "wrong-" (id) } role="alert" { (wrong.why) } }
            }
        }
    }
}

fn frame(lang: Lang, look: &Look, content: &Markup) -> Markup {
    let words = words(lang);
    let other = lang.pick(Lang::En, Lang::Vi);
    let here = Look {
        done: None,
        ..look.clone()
    };
    let content = html! {
        (content)
        footer { a href=(address(other, &here)) lang=(other.tag()) hreflang=(other.tag()) { (words.other) } }
    };
    unlisted::page(lang, words.title, "/desk/style.css", &content)
}

fn turned(look: &Look, page: u32) -> Look {
    Look {
        page,
        done: None,
        ..look.clone()
    }
}

fn address(lang: Lang, look: &Look) -> String {
    format!("{HOME}?{}", query(lang, look))
}

/// What is looked at, as the query of an address.
pub(super) fn query(lang: Lang, look: &Look) -> String {
    #[derive(Serialize)]
    struct Written<'l> {
        lang: &'static str,
        state: &'static str,
        q: &'l str,
        page: u32,
        #[serde(skip_serializing_if = "Option::is_none")]
        done: Option<&'static str>,
    }
    let written = Written {
        lang: lang.tag(),
        state: look.state.name(),
        q: &look.q,
        page: look.page,
        done: look.done.map(State::name),
    };
    // Texts and numbers always have a form.
    serde_urlencoded::to_string(written).unwrap_or_default()
}
