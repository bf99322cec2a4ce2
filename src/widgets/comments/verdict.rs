//! What is wrong with what a form has to send: before it goes, and by what came back.

use super::form::{Aim, Form};
use super::send::{Outcome, words};
use crate::model::Link;
use crate::source::dialect::refusal::{Fault, Field, Reason, Refusal};
use crate::stdx::search::has;
use crate::ui::intl::{now, number};
use crate::ui::labels::Label;
use crate::widget::Context;

/// The longest name, address and website, in characters.
const LINE: usize = 200;
/// The longest text, in characters, unless the page says otherwise.
const TEXT: usize = 2000;

impl Form {
    /// Says beside each field what is wrong with it, and takes the reader to the first.
    pub(super) fn check(&self) -> bool {
        let cx = &self.talk.cx;
        for field in &self.fields {
            let value = field.value();
            let count = value.chars().count();
            let (least, most) = match field.name {
                "text" => (
                    cx.attributes().count("min-length").unwrap_or(1),
                    longest(cx),
                ),
                _ => (0, LINE),
            };
            let limit = |label, limit| cx.say_with(label, &number(length(limit), 0, &cx.locale()));
            let wrong = match field.name {
                _ if count == 0 && field.is_required => cx.say(Label::Required),
                _ if count == 0 => String::new(),
                _ if count > most => limit(Label::TooLong, most),
                _ if count < least => limit(Label::TooShort, least),
                "email" if !is_email(&value) => cx.say(Label::BadEmail),
                "website" if Link::parse(&value, "").is_none() => cx.say(Label::BadUrl),
                _ => String::new(),
            };
            field.refuse(&wrong);
        }
        self.focus_wrong()
    }

    /// True when nothing is wrong.
    fn focus_wrong(&self) -> bool {
        let wrong = self.fields.iter().find(|field| field.is_wrong());
        if let Some(field) = wrong {
            field.focus();
        }
        wrong.is_none()
    }

    pub(super) fn busy(&self, is_busy: bool) {
        self.is_busy.set(is_busy);
        self.ready();
    }

    /// What the button says, and whether it does anything.
    pub(super) fn ready(&self) {
        let label = match (self.is_busy.get(), self.aim) {
            (true, _) => Label::Sending,
            (false, Aim::Edit) => Label::Save,
            (false, _) => Label::Send,
        };
        let until = self.until.get();
        let waits = until > now();
        let is_off = self.is_busy.get() || waits;
        let button = self.send.clone();
        button
            .node()
            .set_text_content(Some(&self.talk.cx.say(label)));
        // Not `disabled`, which would throw away the focus.
        let button = button.attr("aria-disabled", if is_off { "true" } else { "false" });
        if waits {
            button
                .text(" (")
                .child(self.talk.countdown(until))
                .text(")");
        }
    }

    /// Tells the reader what came of it. The text stays unless it is elsewhere.
    pub(super) fn tell(&self, outcome: &Outcome) {
        self.busy(false);
        match outcome {
            Outcome::Refused(refusal) => {
                self.keep();
                self.refused(refusal);
            }
            Outcome::Prevented => self.keep(),
            Outcome::Unclear if self.aim == Aim::Edit => {
                self.keep();
                self.say(&self.talk.cx.say(Label::NotSaved));
            }
            Outcome::Done(_) | Outcome::Unclear => {
                self.draft.keep("");
                if let Some(field) = self.field("text") {
                    field.set("");
                }
                self.written();
                // It may have given way to another one meanwhile.
                if self.aim != Aim::New && self.is_there() {
                    self.talk.close(false);
                }
            }
        }
    }

    pub(super) fn refused(&self, refusal: &Refusal) {
        let cx = &self.talk.cx;
        let mut is_beside = false;
        for (name, why) in &refusal.problem.fields {
            is_beside |= self.refuse(Field::named(name), why);
        }
        let said = words(&self.talk, refusal);
        if let (false, Reason::Invalid(field, fault)) = (is_beside, refusal.reason) {
            let why = match fault {
                Fault::Required => Label::Required,
                _ => Label::Refused,
            };
            is_beside = self.refuse(field, &cx.say(why));
        }
        if let Some(seconds) = refusal.retry_after {
            self.until.set(now() + seconds * 1000.0);
            self.ready();
        }
        self.say(&said);
        if is_beside {
            self.focus_wrong();
        }
    }

    /// False when there is no such field here.
    pub(super) fn refuse(&self, field: Field, why: &str) -> bool {
        let name = match field {
            Field::Name => "name",
            Field::Email => "email",
            Field::Url => "website",
            Field::Text => "text",
            Field::Parent | Field::Other => "",
        };
        let field = self.field(name);
        if let Some(field) = field {
            field.refuse(why);
        }
        field.is_some()
    }
}

pub(super) fn longest(cx: &Context) -> usize {
    cx.attributes().count("max-length").unwrap_or(TEXT)
}

#[expect(clippy::cast_precision_loss, reason = "texts are short")]
pub(super) fn length(count: usize) -> f64 {
    count as f64
}

fn is_email(text: &str) -> bool {
    let parts = text.split_once('@');
    parts.is_some_and(|(name, host)| !name.is_empty() && has(host, '.'))
}
