//! What is wrong with what a form has to send, before it goes.

use super::counted::counted;
use super::form::Form;
use crate::model::Link;
use crate::stdx::search::has;
use crate::ui::intl::number;
use crate::ui::labels::Label;
use crate::widget::Context;
use crate::widgets::comments::contract::{MAX_LENGTH, MIN_LENGTH};
use crate::widgets::comments::view::field::Field;

/// The longest name, address and website, in characters.
const LINE: usize = 200;

/// Says beside each field what is wrong with it, and takes the reader to the first; true when
/// nothing is.
pub(super) fn validate(form: &Form, cx: &Context) -> bool {
    for field in form.fields() {
        field.refuse(&wrong(field, cx));
    }
    form.focus_wrong()
}

/// Says in a form what was said beside the fields of another one.
pub(super) fn say_again(form: &Form, old: &Form, cx: &Context) {
    for field in form.fields() {
        if old.field(field.name).is_some_and(Field::is_wrong) {
            field.refuse(&wrong(field, cx));
        }
    }
}

/// What is wrong with a field; empty when nothing is.
fn wrong(field: &Field, cx: &Context) -> String {
    let value = field.value();
    let count = value.chars().count();
    let (least, most) = match field.name {
        "text" => (MIN_LENGTH.count(cx.attributes()), longest(cx)),
        _ => (0, LINE),
    };
    let limit = |label, limit| counted(cx, label, &number(length(limit), 0, &cx.locale()));
    match field.name {
        _ if count == 0 && field.is_required => cx.say(Label::Required),
        _ if count == 0 => String::new(),
        _ if count > most => limit(Label::TooLong, most),
        _ if count < least => limit(Label::TooShort, least),
        "email" if !is_email(&value) => cx.say(Label::BadEmail),
        "website" if Link::parse(&value, "").is_none() => cx.say(Label::BadUrl),
        _ => String::new(),
    }
}

/// How many characters a text has at most.
pub(super) fn longest(cx: &Context) -> usize {
    MAX_LENGTH.count(cx.attributes())
}

/// A number of characters.
#[expect(clippy::cast_precision_loss, reason = "texts are short")]
pub(super) fn length(count: usize) -> f64 {
    count as f64
}

fn is_email(text: &str) -> bool {
    let parts = text.split_once('@');
    parts.is_some_and(|(name, host)| !name.is_empty() && has(host, '.'))
}
