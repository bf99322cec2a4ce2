//! What becomes of comments: written, changed, deleted, liked, taken back.

use super::form::{self, Aim, Form};
use super::outbox::Entry;
use super::rows::focus;
use super::send::{Found, Outcome, Place};
use super::talk::Talk;
use super::visits;
use crate::model::{Comment, Status};
use crate::source::dialect::refusal::{self, Act, Verdict};
use crate::source::dialect::{Edits, Likes};
use crate::source::wire::timer::Timeout;
use crate::ui::labels::Label;
use crate::ui::storage;
use crate::widget::detail;
use std::rc::Rc;

impl Talk {
    /// A comment was accepted; says so, in a word.
    pub(super) fn accepted(
        &self,
        mut entry: Entry,
        comment: Option<Box<Comment>>,
        is_held: bool,
    ) -> Label {
        let mut comment = comment.unwrap_or_else(|| {
            let mut own = Box::new(entry.comment());
            own.id.clone_from(&entry.key);
            own.likes = None;
            own.liked = false;
            own.can_edit = false;
            own
        });
        // The backend may hang it elsewhere, or not say where.
        if comment.parent.is_empty() {
            comment.parent.clone_from(&entry.parent);
        }
        let (status, name, label) = match is_held {
            true => (Status::Pending, "pending", Label::Held),
            false => (Status::Approved, "approved", Label::Posted),
        };
        comment.status = status;
        if is_held {
            entry.hold(&comment.id);
            // Where it cannot be kept, it is shown as long as the page is.
            self.outbox.put(entry);
        } else {
            self.outbox.remove(&entry.key);
            self.added.set(self.added.get() + 1.0);
        }
        visits::wrote(self.outbox.thread(), &comment.id);
        self.mine.borrow_mut().push(comment.id.clone());
        let told = detail(&[("id", comment.id.as_str().into()), ("status", name.into())]);
        self.shown.set(self.shown.get() + 1);
        self.note(*comment);
        self.cx.emit("bantin-submit", &told, false);
        label
    }

    /// Tells the reader what came of what they sent.
    pub(super) fn told_of(&self, outcome: &Outcome, form: Option<Rc<Form>>) {
        match outcome {
            Outcome::Done(label) => self.say(*label),
            Outcome::Unclear if form.is_some() => self.say(Label::NotSent),
            _ => {}
        }
        let Some(form) = form else { return };
        let is_led = form.has_focus() && !matches!(outcome, Outcome::Refused(_));
        form.tell(outcome);
        if is_led {
            // What was just written is on top, or the last answer.
            let written = self.written.borrow();
            let id = match outcome {
                Outcome::Done(_) => written.last().map(|it| it.id.clone()),
                _ => self.outbox.all().last().map(|it| it.comment().id),
            };
            drop(written);
            self.show();
            self.focus_on(&id.unwrap_or_default());
        }
    }

    /// Changes what one's own comment says.
    pub(super) fn change(&self, id: &str, text: &str, form: &Rc<Form>) {
        let Ok(place) = Place::of(&self.cx) else {
            return form.tell(&Outcome::Unclear);
        };
        let (id, form, text) = (id.to_owned(), form.clone(), text.to_owned());
        self.exchange(
            self.dialect().edit(place.target(), &id, &text),
            Box::new(move |talk, result| {
                let outcome = match talk.judge(Act::Write, result) {
                    Verdict::Accepted(comment) => talk.changed(comment, Label::Changed),
                    Verdict::Held(comment) => talk.changed(comment, Label::Held),
                    Verdict::Refused(refusal) => Outcome::Refused(refusal),
                    Verdict::Unclear => Outcome::Unclear,
                };
                let is_led = form.has_focus();
                let is_there = form.is_there();
                form.tell(&outcome);
                if let Outcome::Done(label) = outcome {
                    talk.outbox.changed(&id, &text);
                    talk.say(label);
                    talk.show();
                    if is_led {
                        talk.focus_on(&id);
                    }
                } else if !is_there {
                    // The words are a draft, for when it is opened again.
                    talk.say(Label::NotSaved);
                }
            }),
        );
    }

    pub(super) fn changed(&self, comment: Option<Box<Comment>>, label: Label) -> Outcome {
        if let Some(comment) = comment {
            self.note(*comment);
        }
        Outcome::Done(label)
    }

    pub(super) fn delete(&self, id: &str) {
        let Ok(place) = Place::of(&self.cx) else {
            return;
        };
        self.say(Label::Deleting);
        let id = id.to_owned();
        self.exchange(
            self.dialect().delete(place.target(), &id),
            Box::new(move |talk, result| match talk.judge(Act::Delete, result) {
                Verdict::Accepted(_) | Verdict::Held(_) => {
                    let at = talk.place(&id);
                    talk.outbox.changed(&id, "");
                    if let Some(mut comment) = talk.comment(&id) {
                        if comment.status == Status::Approved {
                            talk.added.set(talk.added.get() - 1.0);
                        }
                        comment.status = Status::Deleted;
                        talk.note(comment);
                    }
                    talk.say(Label::DeletedOwn);
                    talk.gone(at);
                }
                Verdict::Refused(_) | Verdict::Unclear => talk.say(Label::NotSaved),
            }),
        );
    }

    /// Where a comment stands in the list.
    pub(super) fn place(&self, id: &str) -> usize {
        self.rows.position(id).unwrap_or_default()
    }

    /// The comment that stood there may be gone: leads to what stands there now, or before it.
    pub(super) fn gone(&self, at: usize) {
        self.show();
        match self
            .rows
            .id_at(at)
            .or_else(|| self.rows.id_at(at.checked_sub(1)?))
        {
            Some(id) => self.focus_on(&id),
            None => focus(self.count.node()),
        }
    }

    /// Likes a comment, or takes the like back: at once, and back again if that fails.
    pub(super) fn like(&self, id: &str) {
        let (Ok(place), Some(before)) = (Place::of(&self.cx), self.comment(id)) else {
            return;
        };
        let dialect = self.dialect();
        if before.liked && dialect.likes == Likes::Once {
            return;
        }
        if dialect.edits == Edits::AsSaid {
            let key = place.visitor();
            if storage::read(&key).is_none() {
                storage::write(&key, &storage::unique());
            }
        }
        let likes = before.likes.unwrap_or_default();
        let liked = !before.liked;
        let mut after = before.clone();
        after.liked = liked;
        after.likes = Some(match liked {
            true => likes + 1,
            false => likes.saturating_sub(1),
        });
        self.note(after.clone());
        self.show();
        self.exchange(
            dialect.like(place.target(), id, liked),
            Box::new(move |talk, result| {
                let answer = result.ok().filter(|it| (200..300).contains(&it.status));
                match answer.and_then(|it| refusal::likes(&it.payload.json)) {
                    Some((likes, said)) => {
                        after.likes = Some(likes);
                        after.liked = said.unwrap_or(liked);
                        talk.note(after);
                    }
                    None => {
                        talk.note(before);
                        talk.say(Label::NotLiked);
                    }
                }
                talk.show();
            }),
        );
    }

    /// Takes an entry out of the outbox and into a form, unless it arrived after all.
    pub(super) fn revise(&self, key: &str) {
        let Some(entry) = self.outbox.find(key) else {
            return;
        };
        if entry.tries == 0 || !entry.why.is_empty() {
            return self.back_to_form(&entry);
        }
        // Other words would be another comment: first it must be known that this one is not there.
        self.say(Label::Looking);
        self.look(
            entry,
            Box::new(|talk, entry, found| match found {
                Found::Here(comment) => {
                    let label = talk.accepted(entry, Some(comment), false);
                    talk.say(label);
                    talk.show();
                }
                Found::Nowhere => talk.back_to_form(&entry),
                Found::Unknown => talk.say(Label::NotKnown),
            }),
        );
    }

    pub(super) fn back_to_form(&self, entry: &Entry) {
        let Some(talk) = self.own.upgrade() else {
            return;
        };
        // At any moment it is in one of the two.
        let text = form::joined(entry);
        self.outbox.remove(&entry.key);
        self.say(Label::BackInForm);
        self.show();
        if entry.parent.is_empty() || self.rows.find(&entry.parent).is_none() {
            self.words.replace(text);
            self.top.set(self.mode());
            talk.lead_to_form();
        } else {
            talk.open(Aim::Reply, &entry.parent, &text);
        }
    }

    /// Moves the focus into the form above, once it is there.
    pub(super) fn lead_to_form(self: &Rc<Self>) {
        let talk = self.own.clone();
        self.timer.replace(Some(Timeout::new(0.0, move || {
            let Some(talk) = talk.upgrade() else { return };
            let write = talk.said.node().previous_element_sibling();
            let field = write.and_then(|it| it.query_selector("textarea").ok().flatten());
            if let Some(field) = field {
                focus(&field);
            }
            talk.tick();
        })));
    }
}
