//! What a reader does in a thread: one listener hears it all.

use super::form::{self, Aim};
use super::outbox;
use super::rows::focus;
use super::talk::{Open, Talk};
use crate::model::Body;
use crate::ui::dom::El;
use crate::ui::labels::Label;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

impl Talk {
    pub(super) fn heard(self: &Rc<Self>, event: &Event) {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        match (event.type_().as_str(), target) {
            ("click", Some(target)) => {
                let button = target.closest("[data-do]").ok().flatten();
                if let Some(button) = button {
                    let item = button.closest("li").ok().flatten();
                    let id = item.and_then(|it| it.get_attribute("data-id"));
                    let what = button.get_attribute("data-do").unwrap_or_default();
                    self.act(&what, &id.unwrap_or_default(), &button);
                }
            }
            // Looking elsewhere is an answer to the question.
            ("focusout", Some(target)) if target.has_attribute("data-sure") => {
                El::of(&target).maybe("data-sure", None);
                target.set_text_content(Some(&self.cx.say(Label::Delete)));
            }
            ("change", Some(target)) if target.local_name() == "select" => {
                let sort = super::field::value(&El::of(&target));
                // The attribute is the state: it is asked for anew.
                El::of(self.cx.host()).attr("sort", &sort);
            }
            ("online", _) => {
                self.is_back.set(true);
                self.pump();
            }
            ("storage", _) => {
                self.outbox.reload();
                self.show();
            }
            ("hashchange", _) => {
                self.seek();
                self.show();
            }
            _ => {}
        }
    }

    pub(super) fn act(self: &Rc<Self>, what: &str, id: &str, button: &Element) {
        let key = outbox::key(id).unwrap_or_default();
        match what {
            "more" => {
                self.lead.set(Some(self.shown.get().min(self.lines.get())));
                self.go_on();
            }
            "fresh" => {
                let first = self.held.take().into_iter().next();
                self.wanted.replace(first);
                self.show();
            }
            "reply" if self.is_open(id) => self.close(true),
            "reply" => self.open(Aim::Reply, id, ""),
            "edit" => {
                if let Some(Body::Text(text)) = self.comment(id).map(|it| it.body) {
                    self.open(Aim::Edit, id, &text);
                }
            }
            "delete" if button.has_attribute("data-sure") => self.delete(id),
            "delete" => {
                El::of(button).attr("data-sure", "");
                button.set_text_content(Some(&self.cx.say(Label::DeleteSure)));
                self.say(Label::DeleteSure);
            }
            "like" => self.like(id),
            "retry" => {
                self.outbox.reload();
                if let Some(mut entry) = self.outbox.find(key) {
                    entry.at = entry.at.min(self.soonest());
                    entry.why.clear();
                    self.outbox.put(entry);
                    self.say(Label::Sending);
                    self.show();
                    self.pump();
                }
            }
            "revise" => self.revise(key),
            "discard" => {
                let at = self.place(id);
                self.outbox.remove(key);
                self.say(Label::Discarded);
                self.gone(at);
            }
            _ => {}
        }
    }

    pub(super) fn open(self: &Rc<Self>, aim: Aim, id: &str, text: &str) {
        self.close(false);
        let (Some(item), Some(owner)) = (self.rows.find(id), self.owner.as_ref()) else {
            return;
        };
        let owner = owner.child();
        let view = owner.with(|| form::form(self, aim, id, text));
        if let Some(card) = item.first_element_child() {
            // It cannot fail: the card is a child of its item.
            let _ = item.insert_before(view.node(), card.next_sibling().as_ref());
        }
        self.expand(&item, true);
        let field = view.node().query_selector("textarea").ok().flatten();
        self.open.replace(Some(Open {
            id: id.to_owned(),
            view,
            owner,
        }));
        if let Some(field) = field {
            focus(&field);
        }
    }

    pub(super) fn expand(&self, item: &Element, is_open: bool) {
        let card = item.first_element_child();
        let button = card.and_then(|it| it.query_selector("[data-do=reply]").ok().flatten());
        if let Some(button) = button {
            El::of(&button).attr("aria-expanded", if is_open { "true" } else { "false" });
        }
    }

    /// Closes the form under a comment; `back` leads to what opened it.
    pub(super) fn close(&self, back: bool) {
        let Some(Open { id, view, owner }) = self.open.take() else {
            return;
        };
        view.node().remove();
        owner.cleanup();
        if let Some(item) = self.rows.find(&id) {
            self.expand(&item, false);
            if back {
                self.focus_on(&id);
            }
        }
    }
}
