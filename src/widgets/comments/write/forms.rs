//! The forms of a thread: the one above it, and the one that was opened under a comment.

use super::form::Form;
use crate::ui::dom::{El, el};
use crate::widgets::comments::thread::ItemId;
use crate::widgets::comments::view::list::List;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Element;

/// Both of them, as far as they are there.
pub(super) struct Forms {
    top: RefCell<Option<Rc<Form>>>,
    opened: RefCell<Option<Rc<Form>>>,
    /// The page's captcha, in the form that has the focus.
    captcha: El,
}

impl Forms {
    /// None yet.
    pub(super) fn new() -> Self {
        Self {
            top: RefCell::default(),
            opened: RefCell::default(),
            captcha: el("slot").attr("name", "captcha"),
        }
    }

    /// The form above the thread.
    pub(super) fn top(&self) -> Option<Rc<Form>> {
        self.top.borrow().clone()
    }

    /// Another form is above the thread, or none.
    pub(super) fn set_top(&self, form: Option<&Rc<Form>>) {
        self.top.replace(form.cloned());
    }

    /// The form that was opened.
    pub(super) fn opened(&self) -> Option<Rc<Form>> {
        self.opened.borrow().clone()
    }

    /// Another form was built in the place of the one that was opened.
    pub(super) fn set_opened(&self, form: Option<&Rc<Form>>) {
        self.opened.replace(form.cloned());
    }

    /// The form under a comment.
    pub(super) fn under(&self, id: &str) -> Option<Rc<Form>> {
        self.opened().filter(|it| it.id == id)
    }

    /// The form that an element is in.
    pub(super) fn around(&self, element: &Element) -> Option<Rc<Form>> {
        let is_in = |it: &Rc<Form>| it.composer.has(element);
        let opened = self.opened().filter(is_in);
        opened.or_else(|| self.top().filter(is_in))
    }

    /// The reader is in a form: what the page asks them to prove goes there.
    pub(super) fn entered(&self, form: &Form) {
        form.take_captcha(&self.captcha);
    }

    /// Puts a form under its comment.
    pub(super) fn open(&self, form: &Rc<Form>, list: &List) {
        list.open(&ItemId::Comment(form.id.clone()), form.view());
        self.set_opened(Some(form));
    }

    /// Takes a form away, if it is the one that was opened.
    pub(super) fn close(&self, form: &Rc<Form>, list: &List) {
        if self.opened().is_some_and(|it| Rc::ptr_eq(&it, form)) {
            self.opened.take();
            list.close(&ItemId::Comment(form.id.clone()), form.view());
        }
    }
}
