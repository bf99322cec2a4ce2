//! What all parts of one element's thread share.

use super::contract::ANONYMOUS;
use super::endpoint::{Endpoint, named_dialect, thread_name};
use super::history;
use super::name::ThreadName;
use super::pages::Pages;
use super::signature::Signature;
use super::thread::state::Thread;
use crate::source::Error;
use crate::source::dialect::Dialect;
use crate::ui::dom::document;
use crate::widget::{Context, Data};
use leptos::prelude::untrack;
use std::cell::{Cell, RefCell};

/// The element, its data, and the thread as it is known.
pub(crate) struct Session {
    /// The element.
    pub(crate) cx: Context,
    /// What came from the backend.
    pub(crate) data: Data<Pages>,
    /// Where its comments are. It stays what it was when the thread was opened, as all that is begun
    /// in it belongs there.
    pub(crate) endpoint: Result<Endpoint, Error>,
    /// How the backend is written to.
    dialect: Cell<&'static Dialect>,
    /// True where the answers tell that, and not the page.
    is_auto: bool,
    /// The title of the page it was opened on.
    pub(crate) title: String,
    /// The thread's name in the storage.
    pub(crate) name: ThreadName,
    /// The thread.
    pub(crate) thread: RefCell<Thread>,
    /// The comments of which a like is on its way, and whether the reader wants one by now.
    pub(crate) likes: RefCell<Vec<(String, bool)>>,
}

/// What stands above the thread.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Mode {
    /// The form.
    #[default]
    Form,
    /// A way to sign in.
    SignIn,
    /// Nothing: others write.
    ReadOnly,
    /// The word that nobody can write any more.
    Closed,
}

impl Session {
    /// A thread of which nothing is known yet but what this reader wrote in it.
    pub(crate) fn new(data: &Data<Pages>, cx: &Context) -> Self {
        // Not followed: with other attributes there is another session, once its data is there.
        let (endpoint, name) = untrack(|| (Endpoint::of(cx), thread_name(cx)));
        let mut thread = Thread::default();
        thread.mine = history::mine(&name);
        let named = named_dialect(cx.attributes());
        Self {
            dialect: Cell::new(named.unwrap_or_else(|| data.peek().dialect)),
            is_auto: named.is_none(),
            cx: cx.clone(),
            data: data.clone(),
            endpoint,
            title: document().title(),
            name,
            thread: RefCell::new(thread),
            likes: RefCell::default(),
        }
    }

    /// How the backend is written to. What the page says of it is as it was when the thread was
    /// opened: what is begun in it is sent there, whatever the attributes say by then.
    pub(crate) fn dialect(&self) -> &'static Dialect {
        self.dialect.get()
    }

    /// Another answer came, which may tell more of the backend.
    pub(crate) fn hear(&self, data: &Pages) {
        if self.is_auto {
            self.dialect.set(data.dialect);
        }
    }

    /// True while the thread is being shown. The focus may move meanwhile, and what the page does
    /// then it does at once; but what it makes happen in here is nothing that its reader did.
    pub(crate) fn is_being_shown(&self) -> bool {
        self.thread.try_borrow_mut().is_err()
    }

    /// What stands above the thread.
    pub(crate) fn mode(&self) -> Mode {
        if self.data.peek().is_closed() {
            return Mode::Closed;
        }
        match ANONYMOUS.of(self.cx.attributes()) {
            _ if !self.dialect().can_write() => Mode::ReadOnly,
            "sign-in" if !Signature::is_signed_in() => Mode::SignIn,
            "read-only" if !Signature::is_signed_in() => Mode::ReadOnly,
            _ => Mode::Form,
        }
    }
}
