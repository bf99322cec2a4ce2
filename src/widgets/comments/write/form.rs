//! The form: of a new comment, of a reply in its place, or of a change of one's own.
//!
//! These are its elements, which stand around a composer, and what can be said in them. What becomes
//! of what is typed is not known here.
//!
//! Slots: `captcha`, which goes where the focus is.

use super::countdown::Countdowns;
use super::lines::{LINES, lines};
use crate::source::dialect::refusal::Refusal;
use crate::source::wire::property::{is_set, put};
use crate::ui::dom::{El, el};
use crate::ui::labels::Label;
use crate::ui::storage;
use crate::widget::Context;
use crate::widgets::comments::signature::Signature;
use crate::widgets::comments::view::action::Action;
use crate::widgets::comments::view::composer::Composer;
use crate::widgets::comments::view::field::{Field, value};
use crate::widgets::comments::view::text::write;
use js_sys::Date;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::Element;

/// What a form is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// A comment that answers no other.
    New,
    /// An answer to a comment.
    Reply,
    /// To change what a comment says.
    Edit,
}

/// A form.
pub(crate) struct Form {
    cx: Context,
    countdowns: Rc<Countdowns>,
    /// What it is for.
    pub(crate) purpose: Purpose,
    /// The comment that is answered or changed; empty for a new one.
    pub(crate) id: String,
    /// The text, and all of the form.
    pub(crate) composer: Rc<Composer>,
    /// What is asked of who writes it.
    lines: Vec<Field>,
    /// Who writes it, where the page knows.
    known: Option<String>,
    /// All that grew around the composer.
    rest: El,
    /// How much room is left.
    pub(crate) counter: El,
    /// What the comment will look like; hidden unless it is asked for.
    pub(crate) preview: El,
    /// Invisible to people; what fills it in is a program.
    trap: El,
    remember: El,
    send: El,
    preview_button: El,
    /// Where a page's captcha goes.
    captcha: El,
    /// Why it was not sent.
    message: El,
    /// Why the backend refused what it sent last.
    pub(crate) refused: RefCell<Option<Rc<Refusal>>>,
    /// What the browser keeps of it as a draft, by all that this form knows.
    pub(crate) kept: RefCell<String>,
    is_busy: Cell<bool>,
    /// It cannot be sent before this, by the clock of the device.
    until: Cell<f64>,
}

/// What tells the ids of the forms apart, which share a shadow root, and what their text is called.
pub(crate) fn scope(purpose: Purpose) -> (&'static str, Label) {
    match purpose {
        Purpose::New => ("", Label::Text),
        Purpose::Reply => ("-reply", Label::YourReply),
        Purpose::Edit => ("-edit", Label::YourEdit),
    }
}

impl Form {
    /// The form for a purpose, at the comment `id`, around a composer.
    pub(crate) fn new(
        cx: &Context,
        countdowns: &Rc<Countdowns>,
        purpose: Purpose,
        id: &str,
        composer: &Rc<Composer>,
    ) -> Rc<Self> {
        composer.open();
        let (scope, _) = scope(purpose);
        let known = known(purpose);
        let lines = match purpose != Purpose::Edit && known.is_none() {
            true => lines(cx, scope),
            false => Vec::new(),
        };
        let send = el("button").attr("type", "submit").class("button primary");
        let count = ["count", scope].concat();
        let form = Rc::new(Self {
            cx: cx.clone(),
            countdowns: countdowns.clone(),
            purpose,
            id: id.to_owned(),
            composer: composer.clone(),
            lines,
            known,
            rest: el("div").class("rest"),
            counter: el("span").class("muted").attr("id", &count),
            preview: el("div")
                .class("preview")
                .part("preview")
                .attr("hidden", ""),
            trap: el("input")
                .attr("tabindex", "-1")
                .attr("autocomplete", "off"),
            remember: el("input").attr("type", "checkbox"),
            send: send.part("send"),
            preview_button: button(cx, Action::Preview, Label::Preview),
            captcha: el("div"),
            message: el("p").class("wrong").part("message").attr("role", "alert"),
            refused: RefCell::default(),
            kept: RefCell::default(),
            is_busy: Cell::new(false),
            until: Cell::new(0.0),
        });
        // It has a counter beside it from now on.
        form.composer.text.refuse("");
        form.ready();
        form.build();
        form
    }

    fn build(&self) {
        let cx = &self.cx;
        let known = self.known.as_ref().map(|name| {
            let line = el("p").class("muted");
            line.say_around(cx, Label::WritingAs, name)
        });
        let mut rest = self.rest.clone().child_if(known);
        if !self.lines.is_empty() {
            let fields = self.lines.iter().map(|it| it.view.clone());
            let remember = storage::keeps().then(|| {
                let label = el("label").class("check").child(self.remember.clone());
                label.say(cx, Label::Remember)
            });
            rest = rest
                .child(el("div").class("people").children(fields))
                .child_if(remember);
        }
        let trap = el("div")
            .class("sr")
            .attr("aria-hidden", "true")
            .child(self.trap.clone());
        let rest = rest
            .child(trap)
            .child(self.captcha.clone())
            .child(self.foot())
            .child(self.preview.clone())
            .child(self.message.clone());
        let _ = self.view().clone().child(rest);
    }

    /// All of it.
    pub(crate) fn view(&self) -> &El {
        &self.composer.view
    }

    /// Leaves the composer to another form.
    pub(crate) fn give_up(&self) {
        self.rest.node().remove();
    }

    /// The text, and whatever is asked of who writes it.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &Field> {
        std::iter::once(&self.composer.text).chain(&self.lines)
    }

    fn foot(&self) -> El {
        let is_opened = self.purpose != Purpose::New;
        let cancel = is_opened.then(|| button(&self.cx, Action::Cancel, Label::Cancel));
        let preview = self.preview_button.clone().attr("aria-pressed", "false");
        el("div")
            .class("foot")
            .child(self.send.clone())
            .child(preview)
            .child_if(cancel)
            .child(self.counter.clone())
    }

    /// A field by its name.
    pub(crate) fn field(&self, name: &str) -> Option<&Field> {
        self.fields().find(|it| it.name == name)
    }

    /// What is in a field; nothing where there is none of that name.
    pub(crate) fn value(&self, name: &str) -> String {
        self.field(name).map(Field::value).unwrap_or_default()
    }

    /// The text.
    pub(crate) fn text(&self) -> String {
        self.composer.text.value()
    }

    /// Puts in a text.
    pub(crate) fn set_text(&self, text: &str) {
        self.composer.text.set(text);
    }

    /// What fills in a field that no person sees.
    pub(crate) fn trapped(&self) -> String {
        value(&self.trap)
    }

    /// True where this reader says who they are.
    pub(crate) fn asks_who(&self) -> bool {
        !self.lines.is_empty()
    }

    /// True where the page says by now that somebody else writes, or no longer who.
    pub(crate) fn is_of_another(&self) -> bool {
        self.known != known(self.purpose)
    }

    /// Who writes, as the fields say.
    pub(crate) fn signature(&self) -> Signature {
        Signature {
            name: self.value("name"),
            email: self.value("email"),
            website: self.value("website"),
        }
    }

    /// Puts in who writes, and whether that is remembered.
    pub(crate) fn sign(&self, signature: &Signature, is_remembered: bool) {
        put(self.remember.node(), "checked", &is_remembered.into());
        let lines = [&signature.name, &signature.email, &signature.website];
        for ((name, ..), line) in LINES.iter().zip(lines) {
            if let Some(field) = self.field(name) {
                field.set(line);
            }
        }
    }

    /// True where this reader wants to be remembered.
    pub(crate) fn remembers(&self) -> bool {
        is_set(self.remember.node(), "checked")
    }

    /// Says why it was not sent; nothing, if that is empty.
    pub(crate) fn say(&self, text: &str) {
        // It is said with each letter that is typed.
        write(self.message.node(), text);
    }

    /// Says when it can be sent again, by the count that the button shows.
    pub(crate) fn say_wait(&self) {
        self.say("");
        let wait = self.countdowns.within(Label::WaitFor, self.until.get());
        let _ = self.message.clone().child(wait);
    }

    /// Moves the focus to the first field that something is wrong with; true when none is.
    pub(crate) fn focus_wrong(&self) -> bool {
        let wrong = self.fields().find(|field| field.is_wrong());
        if let Some(field) = wrong {
            field.focus();
        }
        wrong.is_none()
    }

    /// Moves the focus to the text.
    pub(crate) fn focus(&self) {
        self.composer.text.focus();
    }

    /// True when it may be sent now.
    pub(crate) fn can_send(&self) -> bool {
        !self.is_busy.get() && self.until.get() <= Date::now()
    }

    /// What is in it is on its way, or no longer.
    pub(crate) fn set_busy(self: &Rc<Self>, is_busy: bool) {
        self.is_busy.set(is_busy);
        self.ready();
    }

    /// Seconds until it can be sent again; none of them is left where that is not more than 0.
    pub(crate) fn left(&self) -> f64 {
        (self.until.get() - Date::now()) / 1000.0
    }

    /// It can be sent again after so many seconds.
    pub(crate) fn wait(self: &Rc<Self>, seconds: f64) {
        self.until.set(Date::now() + seconds * 1000.0);
        self.ready();
    }

    /// What the button says, and whether it does anything.
    fn ready(self: &Rc<Self>) {
        let label = match (self.is_busy.get(), self.purpose) {
            (true, _) => Label::Sending,
            (false, Purpose::Edit) => Label::Save,
            (false, _) => Label::Send,
        };
        let button = self.send.clone();
        button.node().set_text_content(Some(&self.cx.say(label)));
        // Not `disabled`, which would throw away the focus.
        let is_off = if self.can_send() { "false" } else { "true" };
        let button = button.attr("aria-disabled", is_off);
        let until = self.until.get();
        if until > Date::now() {
            let own = Rc::downgrade(self);
            let over = move || {
                if let Some(form) = own.upgrade() {
                    form.refused.take();
                    form.say("");
                    form.ready();
                }
            };
            let seconds = self.countdowns.start(until, Some(Box::new(over)));
            // In a box of its own, or the gaps of the button would part it.
            button.child(el("span").text(" (").child(seconds).text(")"));
        }
    }

    /// Something was typed into a field, which may be right now; true when it was the text.
    pub(crate) fn typed(&self, control: &Element) -> bool {
        let is_it = |it: &&Field| it.control.node() == control;
        let field = self.fields().find(is_it);
        if let Some(field) = field.filter(|it| it.is_wrong()) {
            self.refused.take();
            field.refuse("");
        }
        field.is_some_and(|it| it.name == "text")
    }

    /// True while it is on the page.
    pub(crate) fn is_there(&self) -> bool {
        self.view().node().is_connected()
    }

    /// True while the reader is in it.
    pub(crate) fn has_focus(&self) -> bool {
        self.view()
            .node()
            .matches(":focus-within")
            .unwrap_or_default()
    }

    /// A slot is one: it moves, and what the page put in it is shown here.
    pub(crate) fn take_captcha(&self, slot: &El) {
        let _ = self.captcha.clone().child(slot.clone());
    }

    /// Shows or hides what the comment will look like.
    pub(crate) fn toggle_preview(&self) {
        // A boolean attribute that every element has.
        let is_off = self.preview.node().toggle_attribute("hidden");
        let is_on = if is_off.unwrap_or_default() {
            "false"
        } else {
            "true"
        };
        let _ = self.preview_button.clone().attr("aria-pressed", is_on);
    }

    /// True while it shows what the comment will look like.
    pub(crate) fn has_preview(&self) -> bool {
        !self.preview.node().has_attribute("hidden")
    }
}

/// Who writes, where the page knows. Whose a comment is does not change with what it says.
fn known(purpose: Purpose) -> Option<String> {
    let signed = Signature::signed_in().filter(|_| purpose != Purpose::Edit);
    signed.map(|it| it.name)
}

fn button(cx: &Context, action: Action, label: Label) -> El {
    let button = el("button").attr("type", "button").class("button quiet");
    action.put_on(button).say(cx, label)
}
