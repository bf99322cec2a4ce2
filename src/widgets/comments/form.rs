//! The form: of a new comment, of a reply in its place, or of a change of one's own.
//!
//! Slots: `captcha`, which goes where the focus is.

use super::draft::Draft;
use super::field::{Field, put, value};
use super::outbox::{Entry, lines};
use super::talk::Talk;
use super::verdict::{length, longest};
use crate::source::wire::settings;
use crate::ui::dom::{El, el};
use crate::ui::intl::{now, number};
use crate::ui::labels::Label;
use crate::ui::notice::button;
use crate::ui::rich::{plain, rich};
use crate::ui::storage;
use crate::widget::{Context, base_uri};
use js_sys::Reflect;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// Faster than this, in seconds, nobody writes; unless the page says otherwise.
const FASTEST: f64 = 2.0;

/// What a form is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aim {
    /// A comment that answers no other.
    New,
    /// An answer to a comment.
    Reply,
    /// To change what a comment says.
    Edit,
}

pub(super) struct Form {
    pub(super) talk: Rc<Talk>,
    pub(super) aim: Aim,
    /// The comment that is answered or changed; empty for a new one.
    id: String,
    /// The text, and whatever is asked of who writes it.
    pub(super) fields: Vec<Field>,
    /// Invisible to people; what fills it in is a program.
    trap: El,
    remember: El,
    pub(super) send: El,
    counter: El,
    preview: El,
    /// Where a page's captcha goes.
    captcha: El,
    /// Why it was not sent.
    pub(super) message: El,
    pub(super) draft: Draft,
    born: f64,
    pub(super) is_busy: Cell<bool>,
    /// It cannot be sent before this.
    pub(super) until: Cell<f64>,
}

/// The form for `aim`, at the comment `id`. `text` is what is in it, unless there is a draft.
pub(super) fn form(talk: &Rc<Talk>, aim: Aim, id: &str, text: &str) -> El {
    let (subject, scope, label) = match aim {
        Aim::New => ("", "", Label::Text),
        Aim::Reply => ("", "-reply", Label::YourReply),
        Aim::Edit => ("edit ", "-edit", Label::YourEdit),
    };
    let count = ["count", scope].concat();
    let area = el("textarea").attr("rows", "4");
    let mut fields = vec![Field::new(("text", scope), label, area, true, &count)];
    if aim != Aim::Edit && author().is_none() {
        for (name, label, kind, completion) in LINES {
            let need = need(&talk.cx, name);
            if need != "none" {
                let control = el("input")
                    .attr("type", kind)
                    .attr("autocomplete", completion);
                let is_required = need == "required";
                fields.push(Field::new((name, scope), label, control, is_required, ""));
            }
        }
    }
    let form = Rc::new(Form {
        talk: talk.clone(),
        draft: Draft::of(talk.outbox.thread(), &[subject, id].concat()),
        aim,
        id: id.to_owned(),
        fields,
        trap: el("input")
            .attr("tabindex", "-1")
            .attr("autocomplete", "off"),
        remember: el("input").attr("type", "checkbox"),
        send: el("button")
            .attr("type", "submit")
            .class("button primary")
            .part("send"),
        counter: el("span").class("muted").attr("id", &count),
        preview: el("div")
            .class("preview")
            .part("preview")
            .attr("hidden", ""),
        captcha: el("div"),
        message: el("p").class("wrong").part("message").attr("role", "alert"),
        born: now(),
        is_busy: Cell::new(false),
        until: Cell::new(0.0),
    });
    form.restore(text);
    form.view()
}

/// The fields of who writes, with their label, their kind and what a browser fills in.
const LINES: [(&str, Label, &str, &str); 3] = [
    ("name", Label::Name, "text", "name"),
    ("email", Label::Email, "email", "email"),
    ("website", Label::Website, "url", "url"),
];

/// Whether a field is asked for, as the attribute of its name says.
fn need(cx: &Context, name: &str) -> &'static str {
    match name {
        "name" => "required",
        "email" => cx
            .attributes()
            .choice(name, &["optional", "required", "none"]),
        _ => cx
            .attributes()
            .choice(name, &["none", "optional", "required"]),
    }
}

/// Who is signed in at the page, as `configure` was told.
pub(super) fn author() -> Option<String> {
    let author = settings::get(&["author"])?;
    let line = |name: &str| {
        let value = Reflect::get(&author, &name.into()).unwrap_or_default();
        value.as_string().unwrap_or_default().replace('\n', " ")
    };
    Some(lines(&line("name"), &line("email"), &line("url")))
}

impl Form {
    /// Puts in what was left here, and who this reader is.
    fn restore(&self, text: &str) {
        let draft = self.draft.text();
        // What was sent in the moment the page went is in the outbox already.
        let sent = |draft: &String| self.talk.outbox.first(&|it| it.text == *draft);
        let draft = draft.filter(|draft| sent(draft).is_none());
        let kept = storage::read("author");
        put(&self.remember, "checked", &kept.is_some().into());
        let who = kept.unwrap_or_else(|| self.talk.who.borrow().clone());
        let mut lines = who.split('\n');
        for (name, ..) in LINES {
            let line = lines.next().unwrap_or_default();
            if let Some(field) = self.field(name) {
                field.set(line);
            }
        }
        if let Some(field) = self.field("text") {
            field.set(draft.as_deref().unwrap_or(text));
        }
        self.written();
    }

    pub(super) fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|it| it.name == name)
    }

    pub(super) fn value(&self, name: &str) -> String {
        self.field(name).map(Field::value).unwrap_or_default()
    }

    fn view(self: &Rc<Self>) -> El {
        let cx = &self.talk.cx;
        let mut people = el("div").class("people");
        for field in self.fields.iter().skip(1) {
            people = people.child(field.view(cx));
        }
        let signed = author().filter(|_| self.aim != Aim::Edit);
        let signed = signed.map(|who| {
            let (name, _) = who.split_once('\n').unwrap_or_default();
            let text = cx.say_with(Label::WritingAs, name);
            el("p").class("muted").text(&text)
        });
        let remember = el("label")
            .class("check")
            .child(self.remember.clone())
            .say(cx, Label::Remember);
        let trap = el("div")
            .class("sr")
            .attr("aria-hidden", "true")
            .child(self.trap.clone());
        let preview = button("button quiet", &cx.say(Label::Preview))
            .attr("data-do", "preview")
            .attr("aria-pressed", "false");
        let cancel = button("button quiet", &cx.say(Label::Cancel)).attr("data-do", "cancel");
        let foot = el("div")
            .class("foot")
            .child(self.send.clone())
            .child(preview)
            .child_if((self.aim != Aim::New).then_some(cancel))
            .child(self.counter.clone());
        let mut view = el("form")
            .class("form")
            .part("form")
            // Our own errors say it in the reader's language, beside the field.
            .attr("novalidate", "");
        for event in ["submit", "input", "click", "focusin"] {
            let form = self.clone();
            view = view.on(event, move |event| form.heard(&event));
        }
        self.ready();
        let has_people = self.fields.len() > 1;
        view.child_if(signed)
            .child_if(self.fields.first().map(|it| it.view(cx)))
            .child_if(has_people.then_some(people))
            .child_if(has_people.then_some(remember))
            .child(trap)
            .child(self.captcha.clone())
            .child(foot)
            .child(self.preview.clone())
            .child(self.message.clone())
    }

    fn heard(self: &Rc<Self>, event: &Event) {
        let target = event.target().map(JsCast::unchecked_into::<Element>);
        match event.type_().as_str() {
            "submit" => {
                event.prevent_default();
                self.submit();
            }
            "input" => {
                let field = |it: &&Field| target.as_ref() == Some(it.control.node());
                if let Some(field) = self.fields.iter().find(field) {
                    field.refuse("");
                    if field.name == "text" {
                        self.written();
                        self.keep();
                    }
                }
            }
            "focusin" => {
                let place = self.captcha.clone();
                // A slot is one: it moves, and what the page put in it is shown there.
                place.child(self.talk.captcha.clone());
            }
            _ => {
                let what = target.and_then(|it| it.get_attribute("data-do").map(|what| (it, what)));
                match what.as_ref().map(|(it, what)| (it, what.as_str())) {
                    Some((_, "cancel")) => self.leave(),
                    Some((button, "preview")) => {
                        let preview = self.preview.node();
                        // A boolean attribute that every element has.
                        let is_off = preview.toggle_attribute("hidden").unwrap_or_default();
                        El::of(button).attr("aria-pressed", if is_off { "false" } else { "true" });
                        self.written();
                    }
                    _ => {}
                }
            }
        }
    }

    /// The text is another: so are its counter and its preview.
    pub(super) fn written(&self) {
        let cx = &self.talk.cx;
        let text = self.value("text");
        let room = length(longest(cx)) - length(text.chars().count());
        let room = cx.say_with(Label::Characters, &number(room, 0, &cx.locale()));
        self.counter.node().set_text_content(Some(&room));
        let preview = self.preview.node();
        if !preview.has_attribute("hidden") {
            preview.set_text_content(None);
            self.preview
                .clone()
                .child(match self.talk.dialect().is_idempotent {
                    // Our own contract takes plain text.
                    true => plain(&text),
                    false => rich(&paragraphs(&text), &base_uri()),
                });
        }
    }

    pub(super) fn keep(&self) {
        if !self.draft.keep(&self.value("text")) {
            self.say(&self.talk.cx.say(Label::NotKept));
        }
    }

    pub(super) fn say(&self, text: &str) {
        self.message.node().set_text_content(Some(text));
    }

    /// Closes a form that was opened, and leads back to where that was.
    fn leave(&self) {
        self.draft.keep("");
        self.talk.close(true);
    }

    fn submit(self: &Rc<Self>) {
        if self.is_busy.get() || self.until.get() > now() || !self.check() {
            return;
        }
        self.remember();
        self.busy(true);
        self.say("");
        let text = self.value("text");
        match self.aim {
            Aim::Edit => self.talk.change(&self.id, &text, self),
            Aim::New | Aim::Reply => self.post(text),
        }
    }

    fn post(self: &Rc<Self>, text: String) {
        let fastest = self.talk.cx.attributes().number("min-time");
        let mut entry = Entry {
            thread: self.talk.outbox.thread().to_owned(),
            parent: self.id.clone(),
            author: author().unwrap_or_else(|| self.who()),
            // Said rather than refused here, so that the backend decides what to make of it.
            trap: value(&self.trap),
            at: self.born + fastest.unwrap_or(FASTEST) * 1000.0,
            text,
            ..Entry::default()
        };
        entry.key = self.draft.key(&entry).unwrap_or_else(storage::unique);
        self.talk.post(entry, self);
    }

    /// The words are in the outbox now: here they would be sent twice.
    pub(super) fn handed_over(&self) {
        self.draft.keep("");
    }

    fn remember(&self) {
        if self.fields.len() > 1 {
            let who = self.who();
            let is_wanted = Reflect::get(self.remember.node(), &"checked".into());
            let is_wanted = is_wanted.is_ok_and(|it| it.is_truthy());
            storage::write("author", if is_wanted { &who } else { "" });
            self.talk.who.replace(who);
        }
    }

    /// Who writes, as the fields say.
    fn who(&self) -> String {
        let value = |name| self.value(name);
        lines(&value("name"), &value("email"), &value("website"))
    }

    /// True while it is on the page.
    pub(super) fn is_there(&self) -> bool {
        self.send.node().is_connected()
    }

    /// True while the reader is in it.
    pub(super) fn has_focus(&self) -> bool {
        let form = self.send.node().closest("form").ok().flatten();
        form.is_some_and(|it| it.matches(":focus-within").unwrap_or_default())
    }
}

/// A text that comes back into the form it was sent from, before what is written there now.
pub(super) fn joined(entry: &Entry) -> String {
    let draft = Draft::of(&entry.thread, &entry.parent);
    let joined = match draft.text() {
        Some(now) => [&entry.text, "\n\n", &now].concat(),
        None => entry.text.clone(),
    };
    draft.back(entry);
    if !draft.keep(&joined) {
        // Then it is on the page, and must not give way to an older one.
        draft.keep("");
    }
    joined
}

/// Text as a backend that takes HTML makes it: an empty line parts paragraphs.
fn paragraphs(text: &str) -> String {
    let mut html = "<p>".to_owned();
    for line in text.split('\n') {
        html.push_str(match line {
            "" => "<p>",
            _ if html.ends_with("<p>") => "",
            _ => "<br>",
        });
        html.push_str(line);
    }
    html
}
