//! What the readers asked of a payload, and got: for the studio and for the tests.
//!
//! The bundle that is shipped is built without `inspected` (see `build.rs`), and has nothing of
//! this: what is called here does nothing, and what it is called with is never made.

#[cfg(inspected)]
pub use on::{Note, record};
#[cfg(inspected)]
pub(in crate::source) use on::{enter, note};

#[cfg(not(inspected))]
pub(in crate::source) use off::{enter, note};

#[cfg(not(inspected))]
mod off {
    use crate::source::value::json::Json;

    #[inline]
    pub(in crate::source) fn enter(_item: Option<usize>) {}

    #[inline]
    pub(in crate::source) fn note(
        _field: (&str, &str),
        _at: Option<&str>,
        _expected: &'static str,
        _found: Option<&Json>,
        _got: impl FnOnce() -> Option<Json>,
    ) {
    }
}

#[cfg(inspected)]
#[allow(
    clippy::disallowed_methods,
    reason = "the bundle that is shipped has none of it"
)]
mod on {
    use crate::source::value::json::Json;
    use crate::stdx::steps::take_steps;
    use std::cell::{Cell, RefCell};

    /// One field that a reader asked for.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Note {
        /// The thing that has the field: `items`, `image`, `current`; empty for the payload.
        pub thing: String,
        /// Which of several, from 0.
        pub item: Option<usize>,
        /// The field.
        pub field: String,
        /// The expression it is mapped to.
        pub at: Option<String>,
        /// What the reader wants there, such as `a time`.
        pub expected: &'static str,
        /// What is there, in short.
        pub found: Option<String>,
        /// What the reader made of it.
        pub got: Option<Json>,
    }

    thread_local! {
        static NOTES: RefCell<Option<Vec<Note>>> = const { RefCell::new(None) };
        static ITEM: Cell<Option<usize>> = const { Cell::new(None) };
    }

    /// Of so many items notes are taken; a person looks at a few.
    const MOST_ITEMS: usize = 20;

    /// Runs `read`, and gives what it asked for and how many steps it took.
    ///
    /// A field that was asked for twice, as a link and then as an object say, has the note of the
    /// time something was got.
    pub fn record<T>(read: impl FnOnce() -> T) -> (T, Vec<Note>, u64) {
        NOTES.set(Some(Vec::new()));
        ITEM.set(None);
        take_steps();
        let done = read();
        (done, NOTES.take().unwrap_or_default(), take_steps())
    }

    /// What follows is about this item of a list.
    pub(in crate::source) fn enter(item: Option<usize>) {
        ITEM.set(item);
    }

    fn short(json: &Json) -> String {
        const MOST: usize = 160;
        let text = match json {
            Json::Text(text) => ["\"", text, "\""].concat(),
            Json::Bool(flag) => flag.to_string(),
            Json::Number(number) => number.to_string(),
            other => other.summary(),
        };
        match text.chars().count() > MOST {
            true => text.chars().take(MOST).chain(['…']).collect(),
            false => text,
        }
    }

    pub(in crate::source) fn note(
        (thing, field): (&str, &str),
        at: Option<&str>,
        expected: &'static str,
        found: Option<&Json>,
        got: impl FnOnce() -> Option<Json>,
    ) {
        let item = ITEM.get();
        if item.is_some_and(|item| item >= MOST_ITEMS) {
            return;
        }
        NOTES.with_borrow_mut(|notes| {
            let Some(notes) = notes else { return };
            let note = Note {
                thing: thing.to_owned(),
                item,
                field: field.to_owned(),
                at: at.map(str::to_owned),
                expected,
                found: found.map(short),
                got: got(),
            };
            let is_same =
                |it: &&mut Note| it.thing == thing && it.item == item && it.field == field;
            match notes.iter_mut().rev().find(is_same) {
                Some(known) if known.got.is_none() && note.got.is_some() => *known = note,
                Some(_) => {}
                None => notes.push(note),
            }
        });
    }
}
