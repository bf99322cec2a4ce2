//! What only a writer needs: drafts, sending, changing and deleting.
//!
//! The controller asks for it by commands, which could wait, and is told by its delegate what
//! came of them. Nothing that only reads knows anything in here.
mod context;
mod draft;
mod driver;
mod edit;
mod judge;
mod look;
mod post;
mod preview;
mod refusal;
mod settle;
mod validate;
mod waiting;
pub(super) mod writer;

use super::thread::ItemId;
use super::view::form::Form;
use std::rc::Rc;

/// What a writer is asked to do.
pub(crate) enum Command {
    /// To take over a form that was opened: with what was left in it, else with this text.
    Begin(Rc<Form>, String),
    /// Something else is in its text.
    Typed(Rc<Form>),
    /// To send what is in it.
    Submit(Rc<Form>),
    /// To forget what is in it.
    Forget(Rc<Form>),
    /// Nothing more with it: it is taken away.
    Closed(Rc<Form>),
    /// To delete a comment.
    Delete(String),
    /// To send now what waits under a key.
    SendNow(String),
    /// To take it back into a form.
    Revise(String),
    /// To throw it away.
    Discard(String),
    /// Pages came from the backend: what a moderator had may be among them.
    Arrived,
    /// The network is back.
    Online,
    /// Another tab changed what is stored.
    Stored,
}

/// Who is told of what came of them.
pub(crate) trait Delegate {
    /// Says what was done, to be read out.
    fn say(&self, text: &str);
    /// Shows the thread as it is now.
    fn show(&self);
    /// The form for an answer to a comment; for a new one where that is not there. None where
    /// nobody can write.
    fn form_for(&self, parent: &str) -> Option<Rc<Form>>;
    /// Closes a form that was opened under a comment.
    fn close(&self, form: &Rc<Form>);
    /// Moves the focus to an item.
    fn focus(&self, id: &ItemId);
    /// Where an item stands, counted from 0.
    fn position(&self, id: &ItemId) -> usize;
    /// Moves the focus to what stands there now, or before that.
    fn focus_near(&self, position: usize);
}
