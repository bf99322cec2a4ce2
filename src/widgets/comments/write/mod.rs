//! What only a writer needs: forms, drafts, sending, changing and deleting.
//!
//! It is a part of its own of the bundle, fetched when somebody begins to write, or when something
//! of this reader's waits. It is asked by commands, which can wait for it. Nothing that only reads
//! knows anything else in here.

mod context;
mod countdown;
mod counted;
mod desk;
mod draft;
mod driver;
mod edit;
mod form;
mod forms;
mod judge;
mod leaving;
mod lines;
mod look;
pub(super) mod part;
mod post;
mod preview;
mod refusal;
mod settle;
mod validate;
mod waiting;
mod waits;
mod words;
mod writer;

use super::reader::Reader;
use super::session::Session;
use super::thread::ItemId;
use super::view::action::Press;
use super::view::panel::Tone;
use crate::ui::dom::El;
use form::Form;
use std::any::Any;
use std::rc::Rc;

/// What a writer is asked to do.
pub(super) enum Command {
    /// To open the form above the thread.
    Open,
    /// To do what a button says.
    Press(Press),
    /// To go on with what was begun in the forms of a view whose place this one takes.
    TakeUp(Rc<dyn Any>),
    /// Another line stands above the thread, or none. A form that was open is open again.
    Renewed,
    /// Pages came from the backend: what a moderator had may be among them.
    Arrived,
    /// The network is back.
    Online,
    /// Another tab changed what is stored.
    Stored,
    /// The page ends, or may.
    PageEnds,
}

/// Who does it.
pub(super) trait Write {
    /// Does what it is asked to do.
    fn perform(&self, command: Command);
    /// Its forms, for [`Command::TakeUp`].
    fn forms(&self) -> Rc<dyn Any>;
}

/// Begins to write in a thread, whose view it hears until the current owner ends.
pub(super) type Begin = fn(&Rc<Session>, &Rc<Reader>, &El) -> Rc<dyn Write>;

/// Who is told of what came of what was written.
trait Delegate {
    /// Says what was done, to be read out.
    fn say(&self, text: &str, tone: Tone);
    /// Shows the thread as it is now.
    fn show(&self);
    /// The form for an answer to a comment; for a new one where that is not there. None where
    /// nobody can write.
    fn form_for(&self, parent: &str) -> Option<Rc<Form>>;
    /// Closes a form that was opened under a comment.
    fn close(&self, form: &Rc<Form>);
    /// True while the reader is at an item.
    fn is_at(&self, id: &ItemId) -> bool;
    /// Moves the focus to an item.
    fn focus(&self, id: &ItemId);
    /// Where an item stands, counted from 0.
    fn position(&self, id: &ItemId) -> usize;
    /// Moves the focus to what stands there now, or before that.
    fn focus_near(&self, position: usize);
}
