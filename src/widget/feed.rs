//! The data of one element on its way from the source to the view.

use super::erased::Erased;
use crate::model::Link;
use crate::ui::state::State;
use std::marker::PhantomData;
use std::rc::Rc;

/// What an element is showing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// The first answer is not there yet.
    Loading,
    /// The data.
    Ready,
    /// A sentence: there is nothing to show.
    Empty,
    /// A sentence and a retry button.
    Failed,
}

impl Phase {
    /// Its name in `data-state`, by which the sheets know it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Ready => "ready",
            Self::Empty => "empty",
            Self::Failed => "failed",
        }
    }
}

/// Where data that comes belongs, beside what is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// It is of the second source, and stands beside what the first one gave.
    Second,
    /// It is the next page, behind what is shown.
    Next,
    /// It is the first page, come anew while further pages are shown too.
    First,
}

/// The signals of one element.
#[derive(Clone)]
pub struct Feed {
    /// What is shown.
    pub phase: State<Phase>,
    /// The data, once there is some. It stays while later requests fail.
    pub data: State<Option<Erased>>,
    /// When the data shown was fetched, if the backend is away now; else 0.
    pub stale_since: State<f64>,
    /// The next page.
    pub next: State<Option<Link>>,
    /// How many there are in all, as the backend says.
    pub total: State<Option<u32>>,
    /// True while the next page is on its way.
    pub is_loading_more: State<bool>,
    /// True where it could not be had; it may be asked for again.
    pub has_failed_more: State<bool>,
    /// What the reader chose of what the widget offers; empty at first.
    pub choice: State<String>,
}

impl Default for Feed {
    fn default() -> Self {
        Self {
            phase: State::new(Phase::Loading),
            data: State::new(None),
            stale_since: State::new(0.0),
            next: State::new(None),
            total: State::new(None),
            is_loading_more: State::new(false),
            has_failed_more: State::new(false),
            choice: State::default(),
        }
    }
}

/// The data of a widget, with its type again.
pub struct Data<T> {
    state: State<Option<Erased>>,
    of: PhantomData<T>,
}

impl<T> Clone for Data<T> {
    fn clone(&self) -> Self {
        Self {
            state: self.state.clone(),
            of: PhantomData,
        }
    }
}

impl<T: 'static> Data<T> {
    pub(super) fn of(feed: &Feed) -> Self {
        Self {
            state: feed.data.clone(),
            of: PhantomData,
        }
    }

    /// The data; whoever asks inside an effect is run again when it changes.
    ///
    /// # Panics
    /// Never in a view: those are built when there is data, and it is of their type.
    pub fn get(&self) -> Rc<T> {
        Self::typed(self.state.get())
    }

    /// The data as it is now, without following it.
    ///
    /// # Panics
    /// As [`Data::get`].
    pub fn peek(&self) -> Rc<T> {
        Self::typed(self.state.peek())
    }

    fn typed(data: Option<Erased>) -> Rc<T> {
        let data = data.and_then(|data| data.downcast().ok());
        data.expect("a view is built for data of its own type")
    }
}
