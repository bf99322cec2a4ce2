//! Attributes as typed, defaulted, forgiving state.

use crate::stdx::number::parse;
use crate::stdx::text::Text as _;
use crate::ui::further::{Spoken, spoken};
use crate::ui::trigger::Trigger;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{HtmlElement, console};

/// The attributes of one element, each of which can be followed.
#[derive(Clone)]
pub struct Attributes {
    host: HtmlElement,
    triggers: Rc<RefCell<Vec<(String, Trigger)>>>,
    /// What was said of values that cannot be read.
    said: Rc<RefCell<Vec<String>>>,
    /// The language, once it was asked for: views ask for it with each text.
    lang: Rc<RefCell<Option<Spoken>>>,
}

impl Attributes {
    /// The attributes of `host`.
    pub fn of(host: &HtmlElement) -> Self {
        Self {
            host: host.clone(),
            triggers: Rc::default(),
            said: Rc::default(),
            lang: Rc::default(),
        }
    }

    /// The value, if the attribute is there. Inside an effect it is followed.
    pub fn get(&self, name: &str) -> Option<String> {
        self.trigger(name).track();
        self.host.get_attribute(name)
    }

    /// True when the attribute is there, whatever its value, unless that is `false`.
    pub fn flag(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| value != "false")
    }

    /// The value as a number of at least `least`; `default` where there is none, and for 0 where that
    /// is too little. A bad one is named in the console and passed over.
    pub fn number(&self, name: &str, default: f64, least: f64) -> f64 {
        let text = self.get(name).filter(|text| !text.trimmed().is_empty());
        let Some(text) = text else {
            return default;
        };
        match parse(&text).filter(|value| *value >= 0.0) {
            Some(0.0) if least > 0.0 => default,
            Some(value) => value.max(least),
            None => {
                self.expect(name, "a number", &text);
                default
            }
        }
    }

    /// The value if it is one of `known`; the first of them otherwise.
    pub fn choice(&self, name: &str, known: &[&'static str]) -> &'static str {
        let first = known.first().copied().unwrap_or_default();
        let Some(text) = self.get(name) else {
            return first;
        };
        let found = known.iter().find(|known| **known == text);
        found.copied().unwrap_or_else(|| {
            let known = known.join(", ");
            // An empty first one stands for a default that has no name.
            let known = known.strip_prefix(", ").unwrap_or(&known);
            self.expect(name, &["one of ", known].concat(), &text);
            first
        })
    }

    /// The tag of the language that the element speaks. That of an ancestor is looked at anew when the
    /// element is refreshed.
    pub fn lang(&self) -> String {
        self.known_lang().tag
    }

    /// The tag that the page gives, where it is of a language that nobody has words of.
    pub fn foreign(&self) -> Option<String> {
        self.known_lang().foreign
    }

    #[inline(never)]
    fn known_lang(&self) -> Spoken {
        self.trigger("lang").track();
        let known = self.lang.borrow().clone();
        known.unwrap_or_else(|| {
            let found = spoken(&self.host);
            self.lang.replace(Some(found.clone()));
            found
        })
    }

    /// What the element stands in may say another language.
    pub fn look_around(&self) {
        let before = self.lang.take();
        if before.is_some_and(|it| it.tag != self.lang()) {
            self.trigger("lang").notify();
        }
    }

    /// Tells those who follow an attribute that it changed.
    pub fn changed(&self, name: &str) {
        self.look_around();
        let found = self.triggers.borrow().iter().find_map(|(known, trigger)| {
            let is_it = known == name;
            is_it.then(|| trigger.clone())
        });
        if let Some(trigger) = found {
            trigger.notify();
        }
    }

    /// Says once what a value should have been, however often it is read.
    pub fn expect(&self, name: &str, expected: &str, found: &str) {
        self.expected(&["attribute ", name].concat(), expected, found);
    }

    /// Says once what something should have been, however often it is met.
    pub fn expected(&self, what: &str, expected: &str, found: &str) {
        let line = [what, ": expected ", expected, ", found \"", found, "\""].concat();
        let is_said = self.said.borrow().contains(&line);
        if !is_said {
            self.said.borrow_mut().push(line.clone());
            // A page may have put a function of its own in the console, which calls us.
            self.warn(&line);
        }
    }

    /// One line for the integrator, which says which element it is about.
    pub fn warn(&self, line: &str) {
        console::warn_2(&self.line(line), &self.host);
    }

    /// One line for the integrator about what is as it should be.
    pub fn tell(&self, line: &str) {
        console::info_2(&self.line(line), &self.host);
    }

    fn line(&self, line: &str) -> JsValue {
        let tag = self.host.local_name();
        ["<", &tag, "> ", line].concat().into()
    }

    fn trigger(&self, name: &str) -> Trigger {
        let mut triggers = self.triggers.borrow_mut();
        if let Some((_, trigger)) = triggers.iter().find(|(known, _)| known == name) {
            return trigger.clone();
        }
        let trigger = Trigger::default();
        triggers.push((name.to_owned(), trigger.clone()));
        trigger
    }
}
