//! What was left out, a line each, as the integrator is told.

use std::cell::RefCell;

/// Things of a list that cannot be read, and fields of things that can.
#[derive(Default)]
pub(in crate::source) struct Skipped {
    things: RefCell<Vec<String>>,
    fields: RefCell<Vec<String>>,
}

impl Skipped {
    /// A thing is left out.
    pub(in crate::source) fn thing(&self, line: String) {
        self.things.borrow_mut().push(line);
    }

    /// A field is left out.
    pub(in crate::source) fn field(&self, line: String) {
        self.fields.borrow_mut().push(line);
    }

    /// A field is left out, which is told once of all lines that begin so.
    pub(in crate::source) fn field_once(&self, start: &str, found: &str) {
        let mut fields = self.fields.borrow_mut();
        if !fields.iter().any(|it| it.starts_with(start)) {
            fields.push([start, found].concat());
        }
    }

    /// Why the first thing was left out.
    pub(in crate::source) fn first(&self) -> Option<String> {
        self.things.borrow().first().cloned()
    }

    /// All of it: things first.
    pub(in crate::source) fn take(&self) -> Vec<String> {
        let mut lines = self.things.take();
        lines.append(&mut self.fields.borrow_mut());
        lines
    }
}
