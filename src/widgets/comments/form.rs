//! The form: of a new comment, or of a reply in its place.

use super::draft::{Draft, article};
use super::field::Field;
use super::post::{Outcome, post};
use super::thread::Talk;
use crate::model::Status;
use crate::source::json::Json;
use crate::ui::dom::{El, el};
use crate::ui::intl::number;
use crate::ui::labels::Label;
use crate::ui::notice::button;
use crate::ui::state::State;
use crate::ui::storage;
use crate::widget::Context;
use std::rc::Rc;

/// The longest name, in characters.
const NAME: usize = 80;
/// The longest text, in characters, unless the page says otherwise.
const TEXT: usize = 2000;

struct Form {
    talk: Rc<Talk>,
    parent: String,
    name: Field,
    email: Field,
    text: Field,
    /// Invisible to people; what fills it in is a program.
    trap: El,
    draft: Draft,
    is_sending: State<bool>,
    /// Why it was not sent.
    message: State<String>,
}

/// The form for what answers `parent`, or for a new comment when that is empty.
pub(super) fn form(talk: &Rc<Talk>, parent: &str) -> El {
    let input = |kind: &str, completion: &str| {
        el("input")
            .attr("type", kind)
            .attr("autocomplete", completion)
    };
    let form = Rc::new(Form {
        talk: talk.clone(),
        parent: parent.to_owned(),
        name: Field::new("name", input("text", "name").attr("required", "")),
        email: Field::new("email", input("email", "email")),
        text: Field::new(
            "text",
            el("textarea").attr("rows", "4").attr("required", ""),
        ),
        trap: input("text", "off").attr("tabindex", "-1"),
        draft: Draft::of(&talk.cx, parent),
        is_sending: State::new(false),
        message: State::default(),
    });
    form.name.set(&storage::read("name").unwrap_or_default());
    form.email.set(&storage::read("email").unwrap_or_default());
    form.text.set(&form.draft.text());
    let view = view(&form);
    if !parent.is_empty() {
        let text = form.text.clone();
        // Once it is in the page: the reader asked for it, so the focus goes there.
        any_spawner::Executor::spawn_local(async move { text.focus() });
    }
    view
}

fn view(form: &Rc<Form>) -> El {
    let cx = &form.talk.cx;
    // Ids are unique within the shadow root.
    let scope = match form.parent.as_str() {
        "" => String::new(),
        parent => ["-", parent].concat(),
    };
    let submitted = form.clone();
    let people = el("div")
        .class("people")
        .child(form.name.view(&cx.say(Label::Name), &scope))
        .child(form.email.view(&cx.say(Label::Email), &scope));
    let trap = el("div")
        .class("sr")
        .attr("aria-hidden", "true")
        .child(form.trap.clone());
    let written = form.clone();
    let left = State::new(room(form));
    let counted = left.clone();
    form.text.control.clone().on("input", move |_| {
        counted.set(room(&written));
        if !written.draft.keep(&written.text.value()) {
            let warning = written.talk.cx.say(Label::NotKept);
            written.message.set(warning);
        }
    });
    el("form")
        .class("form")
        .part("form")
        // Our own errors say it in the reader's language, beside the field.
        .attr("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            submit(&submitted);
        })
        .child(form.text.view(&text_label(form), &scope))
        .child(people)
        .child(trap)
        .child(foot(form, left))
}

fn text_label(form: &Form) -> String {
    let label = if form.parent.is_empty() {
        Label::Text
    } else {
        Label::YourReply
    };
    form.talk.cx.say(label)
}

fn foot(form: &Rc<Form>, left: State<f64>) -> El {
    let cx = form.talk.cx.clone();
    let locale = cx.locale();
    let counter = cx.say(Label::Characters);
    let (busy, sending) = (form.is_sending.clone(), form.is_sending.clone());
    let words = cx.clone();
    let send = el("button")
        .attr("type", "submit")
        .class("button primary")
        .part("send")
        .bind("aria-disabled", move || Some(busy.get().to_string()))
        .bind_text(move || {
            words.say(if sending.get() {
                Label::Sending
            } else {
                Label::Send
            })
        });
    let cancel = (!form.parent.is_empty()).then(|| {
        let replying = form.talk.replying.clone();
        button("button quiet", &cx.say(Label::Cancel))
            .on("click", move |_| replying.set(String::new()))
    });
    let text = form.message.clone();
    let message = el("p")
        .class("wrong")
        .part("message")
        .attr("role", "alert")
        .bind_text(move || text.get());
    let count = el("span")
        .class("muted")
        .bind_text(move || crate::ui::labels::fill(&counter, &number(left.get(), 0, &locale)));
    el("div")
        .class("foot")
        .child(send)
        .child_if(cancel)
        .child(count)
        .child(message)
}

/// How many characters more the text may have; negative when it is too long.
#[expect(clippy::cast_precision_loss, reason = "texts are short")]
fn room(form: &Form) -> f64 {
    let longest = longest(&form.talk.cx) as f64;
    longest - form.text.value().chars().count() as f64
}

fn longest(cx: &Context) -> usize {
    cx.attributes().count("max-length").unwrap_or(TEXT)
}

fn submit(form: &Rc<Form>) {
    if form.is_sending.peek() || !check(form) {
        return;
    }
    storage::write("name", form.name.value().trim());
    storage::write("email", form.email.value().trim());
    form.is_sending.set(true);
    form.message.set(String::new());
    form.talk.said.set(String::new());
    let form = form.clone();
    any_spawner::Executor::spawn_local(async move {
        let outcome = post(&form.talk.cx, &body(&form), &form.draft).await;
        form.is_sending.set(false);
        tell(&form, outcome);
    });
}

/// Says beside each field what is wrong with it, and takes the reader to the first.
fn check(form: &Form) -> bool {
    let cx = &form.talk.cx;
    let too_long = |most: usize| {
        #[expect(clippy::cast_precision_loss, reason = "limits are small")]
        let most = number(most as f64, 0, &cx.locale());
        Some(cx.say_with(Label::TooLong, &most))
    };
    let required = |value: &str, most: usize| match value.trim().chars().count() {
        0 => Some(cx.say(Label::Required)),
        length if length > most => too_long(most),
        _ => None,
    };
    let email = form.email.value();
    let is_email = email.trim().is_empty()
        || email
            .trim()
            .split_once('@')
            .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    let found = [
        (&form.text, required(&form.text.value(), longest(cx))),
        (&form.name, required(&form.name.value(), NAME)),
        (&form.email, (!is_email).then(|| cx.say(Label::BadEmail))),
    ];
    for (field, wrong) in found {
        field.refuse(wrong.unwrap_or_default());
    }
    focus_first_wrong(form)
}

/// True when there is none.
fn focus_first_wrong(form: &Form) -> bool {
    let fields = [&form.text, &form.name, &form.email];
    let first = fields.into_iter().find(|field| field.is_wrong());
    if let Some(field) = first {
        field.focus();
    }
    first.is_none()
}

fn body(form: &Form) -> Json {
    let text = |text: &str| Json::Text(text.trim().to_owned());
    let field = |name: &str, value: Json| (name.to_owned(), value);
    let mut author = vec![field("name", text(&form.name.value()))];
    let email = form.email.value();
    if !email.trim().is_empty() {
        author.push(field("email", text(&email)));
    }
    let mut body = vec![
        field("article", Json::Text(article(&form.talk.cx))),
        field("author", Json::Object(author)),
        field("text", text(&form.text.value())),
    ];
    if !form.parent.is_empty() {
        body.push(field("parent", Json::Text(form.parent.clone())));
    }
    let trap = js_sys::Reflect::get(form.trap.node(), &"value".into()).unwrap_or_default();
    if let Some(trap) = trap.as_string().filter(|trap| !trap.is_empty()) {
        // Said rather than refused here, so that the backend decides what to make of it.
        body.push(field("website", Json::Text(trap)));
    }
    Json::Object(body)
}

/// Tells the reader what came of it. The text stays unless it was accepted.
fn tell(form: &Form, outcome: Outcome) {
    let cx = &form.talk.cx;
    match outcome {
        Outcome::Accepted(comment) => {
            form.draft.forget();
            form.text.set("");
            let label = if comment.status == Status::Pending {
                Label::Held
            } else {
                Label::Posted
            };
            form.talk.add(comment);
            form.talk.said.set(cx.say(label));
            form.talk.replying.set(String::new());
        }
        Outcome::Refused(problem, wait) => {
            let mut is_beside = false;
            for (name, why) in problem.fields {
                let field = match name.as_str() {
                    "author.name" | "name" => &form.name,
                    "author.email" | "email" => &form.email,
                    "text" => &form.text,
                    _ => continue,
                };
                field.refuse(why);
                is_beside = true;
            }
            let text = match (wait, is_beside || problem.detail.is_empty()) {
                (Some(seconds), _) => {
                    cx.say_with(Label::WaitFor, &number(seconds.ceil(), 0, &cx.locale()))
                }
                (None, false) => problem.detail,
                (None, true) => cx.say(Label::Refused),
            };
            form.message.set(text);
            focus_first_wrong(form);
        }
        Outcome::Failed => form.message.set(cx.say(Label::NotSent)),
        Outcome::Prevented => {}
    }
}
